//! Figures out of several tables, gathered by district and period.
//!
//! Takes cells one by one, with their place; gives the [`Panel`] once all are in. One figure of
//! one district and period may come from two tables only when both print it alike.

use super::alike::{Columns, take_over};
use crate::catalog::{Catalog, DistrictId, Measure};
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::grid::cell::{CellText, Fit, fit, read_cell, read_rank};
use crate::grid::{Grid, GridRow};
use crate::panel::{Column, Dated, Figure, Panel, PrintedCell};
use crate::period::Period;
use crate::source::Span;
use crate::units::{Decimal, Unit};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A cell and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'g> {
    /// Its table.
    pub grid: &'g Grid,
    /// Its row.
    pub row: &'g GridRow,
    /// Its column (from 0).
    pub column: usize,
    /// What the column, or the named row of a long table, is called.
    pub header: &'g str,
}

impl<'g> Place<'g> {
    /// The text as printed.
    pub fn text(&self) -> &'g str {
        self.row.text(self.column)
    }

    /// Its bytes, where they are known.
    pub fn span(&self) -> Option<Span> {
        self.row.cells.get(self.column).and_then(|cell| cell.span)
    }

    /// `file, line 4, column 目标`
    fn said(&self) -> String {
        format!("{}, line {}, column {}", self.grid.file, self.row.line, self.header)
    }

    /// A diagnostic that points at the cell.
    pub fn say(&self, diagnostic: Diagnostic, label: impl Into<crate::text::Text>) -> Diagnostic {
        match self.span() {
            Some(span) => diagnostic.at(span).label(span, label),
            None => diagnostic,
        }
    }

    /// An error about the cell: `why` follows "the cell `…`".
    pub fn bad(&self, code: Code, why: &str) -> Diagnostic {
        let text = self.text().trim();
        self.say(Diagnostic::error(code, format!("{}: the cell `{text}` {why}", self.said())), why)
    }
}

/// What is seen of one column of one table, to be said once.
#[derive(Default)]
pub(super) struct ColumnNotes<'g> {
    signed: bool,
    bare: Vec<Place<'g>>,
    dashes: Vec<Place<'g>>,
}

/// What a row of a table is of: a row of one name stands in a source once for each period.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum RowName {
    /// A district's.
    District(DistrictId),
    /// A district's one figure, by the key of its printed name.
    Figure(DistrictId, String),
}

/// Where the first row of a name and period stands.
struct First {
    file: usize,
    line: usize,
    span: Option<Span>,
}

/// A figure, and where it was printed.
#[derive(Debug, Clone)]
pub(super) struct Gathered {
    /// In the unit of its column.
    pub value: f64,
    /// As printed.
    pub printed: PrintedCell,
    /// Its place in words.
    pub said: String,
    /// Its bytes, where they are known.
    pub span: Option<Span>,
}

/// The rows of the panel, in the order in which they were first met.
#[derive(Default)]
pub(super) struct Rows {
    numbers: HashMap<(DistrictId, Period), usize>,
    keys: Vec<(DistrictId, Period)>,
}

impl Rows {
    /// The number of a row; a new one where there is none yet.
    pub fn row(&mut self, district: DistrictId, period: Period) -> usize {
        let next = self.keys.len();
        let row = *self.numbers.entry((district, period)).or_insert(next);
        if row == next {
            self.keys.push((district, period));
        }
        row
    }

    /// What each row is of.
    pub fn keys(&self) -> &[(DistrictId, Period)] {
        &self.keys
    }
}

/// All that has been read so far.
pub(super) struct Gathering<'c> {
    catalog: &'c Catalog,
    files: Vec<String>,
    dated: Vec<Option<Dated>>,
    /// The first table of the source that is being read.
    source: usize,
    seen: HashMap<(usize, RowName, Period), First>,
    rows: Rows,
    columns: Columns,
    /// Errors.
    pub faults: Vec<Diagnostic>,
    /// Warnings and notes.
    pub warnings: Vec<Diagnostic>,
}

impl<'c> Gathering<'c> {
    /// Nothing yet.
    pub fn new(catalog: &'c Catalog) -> Self {
        Self {
            catalog,
            files: Vec::new(),
            dated: Vec::new(),
            source: 0,
            seen: HashMap::new(),
            rows: Rows::default(),
            columns: BTreeMap::new(),
            faults: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The catalog that the tables are read by.
    pub fn catalog(&self) -> &'c Catalog {
        self.catalog
    }

    /// The cells that follow are this table's; `first` is the first table of the same source.
    pub fn begin(&mut self, grid: &Grid, first: usize, dated: Option<Dated>) {
        self.files.push(grid.file.clone());
        self.dated.push(dated);
        self.source = first;
    }

    /// Whether the row is the first of its name and period in its source; a fault where it is not.
    pub fn is_new(&mut self, name: RowName, period: Period, place: &Place<'_>) -> bool {
        let file = self.files.len().saturating_sub(1);
        let row = First { file, line: place.row.line, span: place.span() };
        match self.seen.entry((self.source, name, period)) {
            Entry::Vacant(free) => {
                free.insert(row);
                true
            }
            Entry::Occupied(taken) => {
                let first = taken.get();
                let named = self.files.get(first.file).filter(|_| first.file != file);
                let fault = row_twice(first, named, period, place);
                self.faults.push(fault);
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
            Ok(CellText::Dash) => return notes.dashes.push(place),
            Ok(CellText::Figure(printed)) => printed,
            Err(why) => return self.faults.push(place.bad(Code::BadCell, &why.0)),
        };
        match fit(&printed, unit) {
            Ok(Fit::Stated) => notes.signed = true,
            Ok(Fit::Bare) if printed.number.to_f64() != 0.0 => notes.bare.push(place),
            Ok(Fit::Bare) => {}
            Ok(Fit::PercentForPoints) => self.warnings.push(percent_for_points(&place)),
            Err(why) => {
                let error = place.bad(Code::BadCell, &why.0);
                return self.faults.push(error.hint("mend the cell, or the unit in the catalog"));
            }
        }
        self.store(row, figure, unit, printed.number, place);
    }

    fn store(
        &mut self,
        row: usize,
        figure: Figure,
        unit: &Unit,
        number: Decimal,
        place: Place<'_>,
    ) {
        let Some((stored, cells)) = self.columns.get_mut(&figure) else { return };
        let power = i16::from(unit.power) - i16::from(stored.power);
        let moved = i8::try_from(power)
            .ok()
            .filter(|_| unit.same_dimension(stored))
            .and_then(|power| number.shift(power));
        let Some(number) = moved else {
            let why = format!("is in {unit}, but another source prints this figure in {stored}");
            return self.faults.push(place.bad(Code::CatalogConflict, &why));
        };
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let gathered = Gathered {
            value: number.to_f64(),
            printed: PrintedCell {
                text: place.text().to_owned(),
                decimals: number.places(),
                file: count(self.files.len().saturating_sub(1)),
                line: count(place.row.line),
                column: count(place.column + 1),
            },
            said: place.said(),
            span: place.span(),
        };
        if cells.len() <= row {
            cells.resize_with(row + 1, || None);
        }
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
            let count = notes.dashes.len();
            let message = format!("{}: {} taken as missing", first.said(), dashes(count));
            let note = Diagnostic::note(Code::CellNote, message);
            self.warnings.push(first.say(note, "no figure"));
        }
        if let Some(first) = notes.bare.first()
            && notes.signed
            && *unit == Unit::PERCENT
        {
            let count = notes.bare.len();
            let cells = if count == 1 { "1 number".into() } else { format!("{count} numbers") };
            let message = format!(
                "{}: {cells} without % in a column that prints it, taken as percent",
                first.said()
            );
            let note = Diagnostic::note(Code::CellNote, message);
            self.warnings.push(first.say(note, "taken as percent"));
        }
    }

    /// The panel: rows by period, then in catalog order of districts.
    pub fn finish(mut self) -> Result<Warned<Panel>> {
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        let distinct: HashSet<Period> = self.rows.keys().iter().map(|(_, it)| *it).collect();
        let mut periods: Vec<Period> = distinct.into_iter().collect();
        periods.sort_by_key(|period| super::panel::calendar_order(*period));
        let taken = take_over(self.catalog, &periods, &mut self.rows, &mut self.columns);
        self.warnings.extend(taken.warning);
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
            dated: self.dated,
        };
        Ok(Warned { value: panel, warnings: self.warnings })
    }
}

fn column_of(
    unit: Unit,
    mut cells: Vec<Option<Gathered>>,
    order: &[(usize, DistrictId, usize)],
) -> Column {
    let mut column = Column { unit, values: Vec::new(), cells: Vec::new() };
    for (_, _, row) in order {
        let (value, printed) = match cells.get_mut(*row).and_then(Option::take) {
            Some(gathered) => (Some(gathered.value), Some(gathered.printed)),
            None => (None, None),
        };
        column.values.push(value);
        column.cells.push(printed);
    }
    column
}

fn dashes(count: usize) -> String {
    if count == 1 { "1 dash".into() } else { format!("{count} dashes") }
}

fn percent_for_points(place: &Place<'_>) -> Diagnostic {
    let text = place.text().trim();
    let message = format!("{}: percentage points printed as %: `{text}`", place.said());
    place.say(Diagnostic::note(Code::CellNote, message), "taken as percentage points")
}

fn printed_twice(first: &Gathered, place: &Place<'_>) -> Diagnostic {
    let message = format!(
        "one figure is printed twice and differently: `{}` ({}) and `{}` ({})",
        first.printed.text.trim(),
        first.said,
        place.text().trim(),
        place.said()
    );
    let error = place.say(Diagnostic::error(Code::DuplicateKey, message), "differs");
    match first.span {
        Some(span) => error.label(span, "printed here first"),
        None => error,
    }
}

/// `other` is the file of the first row where it is not this one.
fn row_twice(
    first: &First,
    other: Option<&String>,
    period: Period,
    again: &Place<'_>,
) -> Diagnostic {
    let (file, name, line) = (&again.grid.file, again.text().trim(), again.row.line);
    let (message, hint) = match other {
        None => {
            let lines = format!("lines {} and {line}", first.line);
            (format!("{file}: {name} has two rows for {period}: {lines}"), None)
        }
        Some(other) => {
            let places = format!("{other}, line {}, and {file}, line {line}", first.line);
            let hint = "two files of one period: leave one out, or state the period of each";
            (format!("{name} has two rows for {period}: {places}"), Some(hint))
        }
    };
    let mut error = again.say(Diagnostic::error(Code::DuplicateKey, message), "again here");
    if let Some(span) = first.span {
        error = error.label(span, "first here");
    }
    match hint {
        Some(hint) => error.hint(hint),
        None => error,
    }
}
