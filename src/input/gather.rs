//! Figures out of several tables, gathered by district and period.
//!
//! Takes cells one by one, with their place; gives the [`Panel`] once all are in. One figure of
//! one district and period may come from two tables only when both print it alike.

use super::absent::{absent, never_met};
use super::alike::{Columns, take_over};
use super::few::{Doubt, Few};
use super::place::Place;
use super::rows::{First, Gathered, RowName, Rows};
use super::told::{another_name, dashes, is_words, percent_for_points, printed_twice, row_twice};
use crate::catalog::{Catalog, DistrictId, IndicatorId, Measure, Origin, key};
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::grid::cell::{CellText, Fit, fit, read_cell, read_rank};
use crate::grid::{Grid, Odd, OddKind, TablePlace};
use crate::panel::ledger::{Ledger, LeftOut, Mark, Marks, Taken};
use crate::panel::{Column, Dated, Figure, Panel, PrintedCell};
use crate::period::Period;
use crate::text::{Text, listed, text};
use crate::units::{Decimal, Rounding, Unit};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// So many districts that come or go are named.
const NAMED: usize = 6;

/// What is seen of one column of one table, to be said once.
#[derive(Default)]
pub(super) struct ColumnNotes<'g> {
    signed: bool,
    bare: Vec<Place<'g>>,
    dashes: Vec<Place<'g>>,
    below_unit: Vec<Place<'g>>,
    worded: Vec<Place<'g>>,
    odd: BTreeMap<OddKind, Vec<Place<'g>>>,
}

/// All that has been read so far.
pub(super) struct Gathering<'c> {
    catalog: &'c Catalog,
    files: Vec<String>,
    tables: Vec<TablePlace>,
    read_as: Vec<Text>,
    dated: Vec<Option<Dated>>,
    rounding: Vec<Rounding>,
    ledgers: Vec<Ledger>,
    marks: Marks,
    /// The first table of the source that is being read.
    source: usize,
    seen: HashMap<(usize, RowName, Period), First>,
    rows: Rows,
    columns: Columns,
    /// The table that is being read, and the headers of all: what is the same for many figures is kept once.
    table: Rc<TablePlace>,
    headers: HashSet<Rc<str>>,
    /// Errors.
    pub faults: Few<Code>,
    /// Warnings and notes.
    pub warnings: Few<Doubt>,
}

impl<'c> Gathering<'c> {
    /// Nothing yet.
    pub fn new(catalog: &'c Catalog) -> Self {
        Self {
            catalog,
            files: Vec::new(),
            tables: Vec::new(),
            read_as: Vec::new(),
            dated: Vec::new(),
            rounding: Vec::new(),
            ledgers: Vec::new(),
            marks: Marks::default(),
            source: 0,
            seen: HashMap::new(),
            rows: Rows::default(),
            columns: BTreeMap::new(),
            table: Rc::default(),
            headers: HashSet::new(),
            faults: Few::default(),
            warnings: Few::default(),
        }
    }

    /// The catalog that the tables are read by.
    pub fn catalog(&self) -> &'c Catalog {
        self.catalog
    }

    /// The cells that follow are this table's; `first` is the first table of the same source.
    pub fn begin(&mut self, grid: &Grid, first: usize, dated: Option<Dated>, rounding: Rounding) {
        self.files.push(grid.name());
        self.tables.push(grid.place());
        self.table = Rc::new(grid.place());
        self.read_as.push(grid.read_as.clone());
        for note in &grid.notes {
            // What concerns the whole file is said with each of its tables.
            if !self.warnings.contains(note) {
                self.warnings.push(note.clone());
            }
        }
        self.dated.push(dated);
        self.rounding.push(rounding);
        self.marks = Marks::of(grid);
        self.source = first;
    }

    /// The table has been read: what nothing asked for is left out.
    pub fn end(&mut self, grid: &Grid) {
        self.ledgers.push(std::mem::take(&mut self.marks).close(grid));
    }

    /// A cell was taken.
    pub fn took(&mut self, place: &Place<'_>, taken: Taken) {
        self.marks.mark(place.index, place.column, Mark::Taken(taken));
    }

    /// A cell was left out.
    pub fn left(&mut self, place: &Place<'_>, why: LeftOut) {
        self.marks.mark(place.index, place.column, Mark::LeftOut(why));
    }

    /// What became of the cells of a row that nothing was said of yet.
    pub fn rest_of_row(&mut self, index: usize, columns: std::ops::Range<usize>, mark: Mark) {
        self.marks.mark_row(index, columns, mark);
    }

    /// Whether the row is the first of its name and period in its source; a fault where it is not.
    pub fn is_new(&mut self, name: RowName, period: Period, place: &Place<'_>) -> bool {
        let file = self.files.len().saturating_sub(1);
        let row = First { file, line: place.row.line, span: place.span() };
        let district = match &name {
            RowName::District(id) => self.catalog.districts.get(id.0),
            _ => None,
        };
        match self.seen.entry((self.source, name, period)) {
            Entry::Vacant(free) => {
                free.insert(row);
                true
            }
            Entry::Occupied(taken) => {
                let first = taken.get();
                let named = self.files.get(first.file).filter(|_| first.file != file);
                self.faults.add(Code::DuplicateKey, || {
                    let fault = row_twice(first, named, period, place);
                    let other = district.filter(|one| key(&one.name) != key(place.text()));
                    match other {
                        Some(other) => fault.hint(another_name(place, &other.name)),
                        None => fault,
                    }
                });
                false
            }
        }
    }

    /// A row of the panel, whether or not it holds a figure.
    pub fn row(&mut self, district: DistrictId, period: Period) -> usize {
        self.rows.row(district, period)
    }

    /// Reads a cell as `figure`, whose numbers are in `unit`; `notes` gathers what is said once
    /// for the whole column.
    pub fn cell<'g>(
        &mut self,
        row: usize,
        figure: Figure,
        unit: &Unit,
        place: Place<'g>,
        notes: &mut ColumnNotes<'g>,
    ) {
        self.columns.entry(figure).or_insert_with(|| {
            let indicator = self.catalog.indicators.get(figure.indicator.0);
            let published = indicator.and_then(|it| it.published(figure.measure));
            (published.map_or(unit, |it| &it.unit).clone(), Vec::new())
        });
        if figure.measure == Measure::Rank
            && let Some(rank) = read_rank(place.text())
        {
            return self.store(row, figure, unit, rank, place);
        }
        let printed = match read_cell(place.text()) {
            Ok(CellText::Blank) => return,
            Ok(CellText::Dash) => {
                self.left(&place, LeftOut::NoFigure);
                return notes.dashes.push(place);
            }
            Ok(CellText::BelowUnit) => {
                self.left(&place, LeftOut::NoFigure);
                return notes.below_unit.push(place);
            }
            Ok(CellText::Figure(printed)) => printed,
            // 应补尽补: a target in words is no number to be reached.
            Err(_) if figure.measure == Measure::Target && is_words(place.text()) => {
                self.left(&place, LeftOut::NoFigure);
                return notes.worded.push(place);
            }
            Err(why) => return self.faults.push(place.bad(Code::BadCell, &why.0)),
        };
        match fit(&printed, unit) {
            Ok(Fit::Stated) => notes.signed = true,
            Ok(Fit::Bare) if !printed.number.is_zero() => notes.bare.push(place),
            Ok(Fit::Bare) => {}
            Ok(Fit::PercentForPoints) => {
                self.warnings.add(Doubt::PercentForPoints, || percent_for_points(&place));
            }
            Err(why) => {
                let error = place.bad(Code::BadCell, &why.0);
                let hint = match self.catalog.origin {
                    Origin::Written => text!(
                        "mend the cell, or the unit in the catalog",
                        "改正单元格，或改目录里的单位"
                    ),
                    Origin::Inferred(_) => text!(
                        "mend the cell: a number in the unit of its header",
                        "改正单元格：写成以表头单位计的数"
                    ),
                };
                return self.faults.push(error.hint(hint));
            }
        }
        for odd in &printed.odd {
            notes.odd.entry(odd.kind()).or_default().push(place);
        }
        self.store(row, figure, unit, printed.number, place);
    }

    /// Reads the rank that stands in brackets behind a figure.
    pub fn rank_in_brackets(&mut self, row: usize, of: IndicatorId, place: Place<'_>) {
        let Ok(CellText::Figure(printed)) = read_cell(place.text()) else { return };
        let rank = printed.odd.iter().find_map(|odd| match odd {
            Odd::Rank(rank) => Some(*rank),
            _ => None,
        });
        let figure = Figure { indicator: of, measure: Measure::Rank };
        self.columns.entry(figure).or_insert_with(|| (Unit::NUMBER, Vec::new()));
        if let Some(rank) = rank {
            self.store_as(row, figure, &Unit::NUMBER, rank, place, rank.to_string());
        }
    }

    fn store(
        &mut self,
        row: usize,
        figure: Figure,
        unit: &Unit,
        number: Decimal,
        place: Place<'_>,
    ) {
        self.store_as(row, figure, unit, number, place, place.text().to_owned());
    }

    /// Stores a number as printed by `printed`, which is the cell or a part of it.
    fn store_as(
        &mut self,
        row: usize,
        figure: Figure,
        unit: &Unit,
        number: Decimal,
        place: Place<'_>,
        printed: String,
    ) {
        let Some((stored, cells)) = self.columns.get_mut(&figure) else { return };
        let power = i16::from(unit.power) - i16::from(stored.power);
        let moved = i8::try_from(power)
            .ok()
            .filter(|_| unit.same_dimension(stored))
            .and_then(|power| number.shift(power));
        let Some(number) = moved else {
            let why = text!(
                "is in {unit}, but another source prints this figure in {stored}",
                "单位是 {unit}，而另一来源公布这个数用的是 {stored}",
                unit,
                stored = *stored
            );
            return self.faults.push(place.bad(Code::CatalogConflict, &why));
        };
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let header = match self.headers.get(place.header) {
            Some(known) => Rc::clone(known),
            None => {
                let new: Rc<str> = place.header.into();
                self.headers.insert(Rc::clone(&new));
                new
            }
        };
        let gathered = Gathered {
            value: number.to_f64(),
            printed: PrintedCell {
                text: printed,
                decimals: number.places(),
                file: count(self.files.len().saturating_sub(1)),
                line: count(place.row.line),
                column: count(place.column + 1),
            },
            table: Rc::clone(&self.table),
            header,
            span: place.span(),
        };
        if cells.len() <= row {
            cells.resize_with(row + 1, || None);
        }
        self.marks.mark(place.index, place.column, Mark::Taken(Taken::Figure));
        let Some(slot) = cells.get_mut(row) else { return };
        match slot {
            Some(first) if first.printed.text.trim() != gathered.printed.text.trim() => {
                let error = printed_twice(first, &place);
                self.faults.push(error);
            }
            Some(_) => {}
            None => *slot = Some(gathered),
        }
    }

    /// Says what is to be said once for a column.
    pub fn end_column(&mut self, notes: ColumnNotes<'_>, unit: &Unit) {
        if let Some(first) = notes.dashes.first() {
            let message = text!(
                "{place}: {dashes} taken as missing",
                "{place}：{dashes}算作缺失",
                place = first.standing(),
                dashes = dashes(notes.dashes.len())
            );
            let note = Diagnostic::note(Code::CellNote, message);
            self.warnings.push(first.say(note, text!("no figure", "没有数")));
        }
        self.say_once(&notes);
        if let Some(first) = notes.bare.first()
            && notes.signed
            && *unit == Unit::PERCENT
        {
            let cells = match notes.bare.len() {
                1 => text!("1 number", "1 个数"),
                count => text!("{count} numbers", "{count} 个数", count),
            };
            let message = text!(
                "{place}: {cells} without % in a column that prints it, taken as percent",
                "{place}：该列印有 %，其中 {cells}没有，按百分数读入",
                place = first.standing(),
                cells
            );
            let note = Diagnostic::note(Code::CellNote, message);
            self.warnings.push(first.say(note, text!("taken as percent", "按百分数读入")));
        }
    }

    /// A note for each source with districts that are not in all of its periods.
    fn comers_and_goers(&self) -> Vec<Diagnostic> {
        type Held = (BTreeSet<usize>, HashMap<DistrictId, BTreeSet<usize>>);
        let distinct: HashSet<Period> = self.seen.keys().map(|(_, _, period)| *period).collect();
        let mut order: Vec<Period> = distinct.into_iter().collect();
        order.sort_by_key(|period| super::panel::calendar_order(*period));
        let numbers: HashMap<Period, usize> =
            order.iter().enumerate().map(|(number, period)| (*period, number)).collect();
        let mut sources: BTreeMap<usize, Held> = BTreeMap::new();
        for (source, name, period) in self.seen.keys() {
            let (RowName::District(id), Some(number)) = (name, numbers.get(period)) else {
                continue;
            };
            let (periods, districts) = sources.entry(*source).or_default();
            periods.insert(*number);
            districts.entry(*id).or_default().insert(*number);
        }
        let note = |(source, (periods, districts)): (&usize, &Held)| {
            let mut some: Vec<(DistrictId, usize)> = (districts.iter())
                .filter_map(|(id, held)| Some((*id, *periods.difference(held).next()?)))
                .collect();
            some.sort_unstable();
            let name =
                |id: &DistrictId| self.catalog.districts.get(id.0).map(|it| it.name.as_str());
            let named = some.iter().take(NAMED).filter_map(|(id, lacking)| {
                let (name, period) = (name(id)?, order.get(*lacking)?);
                Some(text!("{name} (not in {period})", "{name}（{period}没有）", name, period))
            });
            let file = self.files.get(*source)?;
            let message = text!(
                "{file}: {count} not in every period: {names}",
                "{file}：有 {count} 个并非各期都有：{names}",
                file,
                count = some.len(),
                names = listed(named)
            );
            (!some.is_empty()).then(|| Diagnostic::note(Code::CellNote, message))
        };
        sources.iter().filter_map(note).collect()
    }

    /// Notes on cells that are read otherwise than they stand, the first of each kind shown.
    fn say_once(&mut self, notes: &ColumnNotes<'_>) {
        let below = text!("less than the unit: taken as missing", "不足一个单位：算作缺失");
        let worded = text!("a target in words: no target", "目标是文字：没有目标");
        let kinds = notes.odd.iter().map(|(kind, places)| (kind.in_words(), places));
        let all = [(below, &notes.below_unit), (worded, &notes.worded)].into_iter().chain(kinds);
        for (what, places) in all {
            let Some(first) = places.first() else { continue };
            let message = match places.len() {
                1 => text!(
                    "{place}: `{text}`: {what}",
                    "{place}：`{text}`：{what}",
                    place = first.standing(),
                    text = first.text().trim(),
                    what
                ),
                count => text!(
                    "{place}: `{text}`: {what}; {count} such cells",
                    "{place}：`{text}`：{what}；共 {count} 处",
                    place = first.standing(),
                    text = first.text().trim(),
                    what,
                    count
                ),
            };
            let note = Diagnostic::note(Code::CellNote, message);
            self.warnings.push(first.say(note, what));
        }
    }

    /// The panel: rows by period, then in catalog order of districts.
    pub fn finish(mut self) -> Result<Warned<Panel>> {
        if !self.faults.is_empty() {
            return Err(self.faults.told());
        }
        self.warnings.extend(super::fractions::warnings(self.catalog, &self.columns));
        self.warnings.extend(self.comers_and_goers());
        let distinct: HashSet<Period> = self.rows.keys().iter().map(|(_, it)| *it).collect();
        let mut periods: Vec<Period> = distinct.into_iter().collect();
        periods.sort_by_key(|period| super::panel::calendar_order(*period));
        let taken = take_over(self.catalog, &periods, &mut self.rows, &mut self.columns);
        self.warnings.extend(taken.warning);
        let absent = absent(self.catalog, self.rows.keys());
        self.warnings.extend(never_met(self.catalog, &absent, self.rows.keys()));
        for (district, period) in absent {
            self.rows.row(district, period);
        }
        let numbers: HashMap<Period, usize> =
            periods.iter().enumerate().map(|(number, period)| (*period, number)).collect();
        let mut order: Vec<(usize, DistrictId, usize)> = (self.rows.keys().iter().enumerate())
            .filter_map(|(row, (id, period))| Some((*numbers.get(period)?, *id, row)))
            .collect();
        order.sort_unstable();
        let columns = (self.columns.into_iter())
            .map(|(figure, (unit, cells))| (figure, column_of(unit, cells, &order)))
            .collect();
        let of_other_periods = (taken.rows.into_iter())
            .map(|(figure, rows)| {
                let stand = order.iter().enumerate().filter(|(_, (_, _, row))| rows.contains(row));
                (figure, stand.map(|(at, _)| at).collect())
            })
            .collect();
        let panel = Panel {
            periods,
            districts: order.iter().map(|(_, district, _)| *district).collect(),
            row_periods: order.iter().map(|(period, _, _)| *period).collect(),
            columns,
            of_other_periods,
            files: self.files,
            tables: self.tables,
            read_as: self.read_as,
            dated: self.dated,
            ledgers: self.ledgers,
            rounding: self.rounding,
            ..Panel::default()
        };
        Ok(Warned { value: panel, warnings: self.warnings.told() })
    }
}

fn column_of(
    unit: Unit,
    mut cells: Vec<Option<Gathered>>,
    order: &[(usize, DistrictId, usize)],
) -> Column {
    let (mut values, mut prints) = (Vec::new(), Vec::new());
    for (_, _, row) in order {
        let (value, printed) = match cells.get_mut(*row).and_then(Option::take) {
            Some(gathered) => (Some(gathered.value), Some(gathered.printed)),
            None => (None, None),
        };
        values.push(value);
        prints.push(printed);
    }
    Column::printed(unit, values, prints)
}
