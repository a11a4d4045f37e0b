//! Large tables: scanned, not loaded.
//!
//! Takes the path of a table that has a row for each district and period; gives its header and, of
//! each group of rows, the periods that occur in it ([`Scans`]), and, when they are asked for, the
//! figures of some columns at some periods ([`Scans::read`]). Files that cannot be scanned so
//! are read as any table.

#[cfg(feature = "formats")]
mod columnar;
#[cfg(not(feature = "formats"))]
#[path = "no_columns.rs"]
mod columnar;
mod delimited;
mod panel;
mod store;
mod values;

pub use panel::Read;

use super::header::Header;
use super::panel::calendar_order;
use super::readings::ReadOnce;
use super::when::When;
use crate::catalog::{
    Catalog, ColumnSource, Layout, Measure, Outline, PeriodSource, Shape, SourceTable, Whose,
};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::{Addressing, Grid, GridCell, GridRow, TablePlace};
use crate::panel::{Dated, Figure, Panel};
use crate::period::{Part, Period, PeriodLiteral, Writing};
use crate::text::text;
use crate::units::{Rounding, Unit};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use store::Store;
use values::Names;

/// Files from so many bytes on are scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScanFrom {
    /// Those of columns.
    pub columnar: u64,
    /// Texts.
    pub delimited: u64,
}

impl Default for ScanFrom {
    fn default() -> Self {
        Self { columnar: 4 << 20, delimited: 64 << 20 }
    }
}

/// Rows of a sample, at most.
const SAMPLE: usize = 50_000;

/// Whether a file is one to be scanned.
pub fn is_large(path: &Path, from: ScanFrom) -> bool {
    let Ok(about) = std::fs::metadata(path) else { return false };
    // A pipe can be read once, and not to look at how it begins.
    if !about.is_file() || about.len() < from.columnar.min(from.delimited) {
        return false;
    }
    let columnar = Store::is_columnar(path);
    let delimited = || {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        ["csv", "tsv", "tab", "txt"].iter().any(|one| one.eq_ignore_ascii_case(ending))
    };
    match columnar {
        true => about.len() >= from.columnar,
        false => about.len() >= from.delimited && delimited(),
    }
}

/// A grid that what a large table is can be told from: its header, rows of its last group, and, where
/// the header of the districts is known, a row for each district that these do not have, with nothing
/// but its name and a period.
///
/// Errors: those of reading it.
pub fn sample(path: &Path, district: Option<&str>, period: Option<&str>) -> Result<Grid> {
    let mut store = Store::open(path)?;
    let headers = store.headers();
    let place = |name: Option<&str>| headers.iter().position(|one| Some(one.as_str()) == name);
    let districts = match place(district) {
        Some(column) => Some((column, store.all_names(column)?)),
        None => None,
    };
    let cell = |text: String| GridCell { text, ..GridCell::default() };
    let header = headers.iter().cloned().map(cell).collect();
    let mut rows = vec![GridRow { line: 1, cells: header, hidden: false }];
    let all: Vec<usize> = (0..headers.len()).collect();
    let groups = store.groups();
    if let Some((last, group)) = groups.iter().enumerate().rfind(|(_, group)| group.rows > 0) {
        let columns = store.read(last, &all)?;
        for at in 0..group.rows.min(SAMPLE) {
            let cells = columns.iter().map(|column| cell(column.text(at).unwrap_or_default()));
            let line = group.first.saturating_add(at);
            rows.push(GridRow { line, cells: cells.collect(), hidden: false });
        }
    }
    if let Some((column, found)) = districts {
        let mut names = Names::default();
        for row in rows.iter().skip(1) {
            names.of_text(row.text(column).as_bytes());
        }
        let known = names.names().len();
        found.names().iter().for_each(|name| {
            names.of_text(name.as_bytes());
        });
        let period = place(period);
        let like = rows.get(1).cloned().unwrap_or_default();
        for name in names.names().iter().skip(known) {
            let text = |at: usize| match at {
                _ if at == column => name.clone(),
                _ if Some(at) == period => like.text(at).to_owned(),
                _ => String::new(),
            };
            let cells = (0..headers.len()).map(|at| cell(text(at))).collect();
            rows.push(GridRow { line: 1, cells, hidden: false });
        }
    }
    Ok(Grid {
        file: path.display().to_string(),
        addressing: store.addressing(),
        rows,
        ..Grid::default()
    })
}

/// The tables of a catalog that are scanned.
#[derive(Debug)]
pub struct Scans {
    scans: Vec<Scan>,
    /// The periods that occur, in calendar order.
    periods: Vec<Period>,
}

/// One table.
#[derive(Debug)]
struct Scan {
    place: TablePlace,
    store: Store,
    district: usize,
    /// The column of periods; none where all rows are of one.
    period: Option<usize>,
    /// The name of its districts that are left out.
    ignored: BTreeSet<String>,
    columns: Vec<Stored>,
    /// The periods of each group, as indices into [`Scans::periods`].
    groups: Vec<Vec<usize>>,
    /// The index of each name in the column of periods.
    named: BTreeMap<String, usize>,
    dated: Option<Dated>,
    rounding: Rounding,
}

/// A column of figures.
#[derive(Debug, Clone)]
struct Stored {
    figure: Figure,
    at: usize,
    /// The unit of its cells, and that of the figure in the panel.
    unit: Unit,
    kept: Unit,
}

/// How much of the files was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Amount {
    /// Groups of rows, of how many.
    pub groups: (usize, usize),
    /// Rows, of how many.
    pub rows: (usize, usize),
    /// The headers of the columns that were read.
    pub columns: Vec<String>,
    /// Of how many.
    pub of: usize,
}

impl Scans {
    /// Opens the tables of a catalog's sources; none where one of them is of a kind that is not scanned:
    /// a long table, a title above the header, a column for the year, periods that end alike.
    ///
    /// Errors: those of reading; a header that is not as the catalog says; periods that cannot be read.
    pub fn open(
        catalog: &Catalog,
        paths: &[&Path],
        given: Option<PeriodLiteral>,
    ) -> Result<Option<Self>> {
        let mut scans = vec![];
        let mut found: Vec<Vec<Vec<Period>>> = vec![];
        for (source, path) in catalog.sources.iter().zip(paths) {
            let alike = |one: &&SourceTable| one.span == source.span;
            let several = catalog.sources.iter().filter(alike).count() > 1;
            let Some((scan, periods)) = Scan::open(catalog, source, path, given, several)? else {
                return Ok(None);
            };
            scans.push(scan);
            found.push(periods);
        }
        let distinct: BTreeSet<Period> =
            found.iter().flatten().flatten().copied().collect::<Vec<_>>().into_iter().collect();
        let mut periods: Vec<Period> = distinct.into_iter().collect();
        periods.sort_by_key(|period| calendar_order(*period));
        let alike = periods.iter().zip(periods.iter().skip(1));
        if alike.into_iter().any(|(one, next)| one.end() == next.end()) {
            return Ok(None);
        }
        let number = |period: &Period| periods.iter().position(|one| one == period);
        for (scan, groups) in scans.iter_mut().zip(&found) {
            scan.groups =
                groups.iter().map(|group| group.iter().filter_map(number).collect()).collect();
            scan.name_periods(&periods, given)?;
        }
        Ok(Some(Self { scans, periods }))
    }

    /// The panel of which nothing was read yet: its periods.
    pub fn empty(&self) -> Panel {
        Panel {
            periods: self.periods.clone(),
            files: self.scans.iter().map(|scan| scan.place.name()).collect(),
            tables: self.scans.iter().map(|scan| scan.place.clone()).collect(),
            read_as: self.scans.iter().map(|_| text!("scanned", "扫描")).collect(),
            dated: self.scans.iter().map(|scan| scan.dated).collect(),
            rounding: self.scans.iter().map(|scan| scan.rounding).collect(),
            ..Panel::default()
        }
    }

    /// The figures that any of the tables has.
    pub fn figures(&self) -> impl Iterator<Item = Figure> + '_ {
        self.scans.iter().flat_map(|scan| scan.columns.iter().map(|column| column.figure))
    }

    /// How much is read for some periods and figures.
    pub fn amount(&self, periods: &BTreeSet<usize>, figures: &BTreeSet<Figure>) -> Amount {
        let mut amount = Amount::default();
        for scan in &self.scans {
            let groups = scan.store.groups();
            let all = groups.iter().map(|group| group.rows).sum::<usize>();
            let read = scan.wanted(periods).map(|at| groups.get(at).map_or(0, |one| one.rows));
            let read: Vec<usize> = read.collect();
            amount.groups.0 += read.len();
            amount.groups.1 += groups.len();
            amount.rows.0 += read.iter().sum::<usize>();
            amount.rows.1 += all;
            amount.of = amount.of.max(scan.store.headers().len());
            let headers = scan.store.headers();
            let figures = scan.columns.iter().filter(|column| figures.contains(&column.figure));
            let columns = [Some(scan.district), scan.period].into_iter().flatten();
            for at in columns.chain(figures.map(|column| column.at)) {
                let header = headers.get(at).cloned().unwrap_or_default();
                if !amount.columns.contains(&header) {
                    amount.columns.push(header);
                }
            }
        }
        amount
    }
}

impl Scan {
    /// Opens a table, with the periods of each of its groups.
    fn open(
        catalog: &Catalog,
        source: &SourceTable,
        path: &Path,
        given: Option<PeriodLiteral>,
        several: bool,
    ) -> Result<Option<(Self, Vec<Vec<Period>>)>> {
        let Layout::Wide { district: Whose::Column(district), columns, ignore } = &source.layout
        else {
            return Ok(None);
        };
        let by_year = matches!(source.period, PeriodSource::Column { year: Some(_), .. });
        let plain = Shape { title_rows: 0, header_rows: 1, panels: 1 };
        if source.shape() != plain || by_year || source.layout.has_own_periods() {
            return Ok(None);
        }
        let store = Store::open(path)?;
        let headers = store.headers();
        let cells =
            headers.iter().map(|text| GridCell { text: text.clone(), ..GridCell::default() });
        let row = GridRow { line: 1, cells: cells.collect(), hidden: false };
        let grid = Grid {
            file: path.display().to_string(),
            addressing: store.addressing(),
            rows: vec![row],
            ..Grid::default()
        };
        let outline = Outline::stated(&grid, plain);
        let once = ReadOnce::default();
        let when =
            When { source, grid: &grid, outline: &outline, title: "", given, several, once: &once };
        let mut stated = vec![district.as_str()];
        stated.extend(when.columns());
        stated.extend(columns.iter().map(|column| column.header.as_str()));
        let mut ignored = ignore.clone();
        ignored.extend(store.nested().iter().cloned());
        let header = Header::of(&grid, &outline, &stated, &ignored)?;
        let fixed = when.fixed()?;
        let stored = columns.iter().filter_map(|column| stored(catalog, column, &header));
        let Some(district) = header.column(district) else { return Ok(None) };
        let period = when.columns().next().and_then(|period| header.column(period));
        let mut scan = Self {
            place: grid.place(),
            district,
            period: period.filter(|_| fixed.is_none()),
            ignored: ignore.iter().map(|name| crate::catalog::key(name)).collect(),
            columns: stored.collect(),
            groups: vec![],
            named: BTreeMap::new(),
            dated: when.dated(),
            rounding: source.rounding,
            store,
        };
        let groups = scan.periods_of_groups(fixed, given)?;
        Ok(Some((scan, groups)))
    }

    /// The periods of each group; what its column calls them is kept.
    fn periods_of_groups(
        &mut self,
        fixed: Option<Period>,
        given: Option<PeriodLiteral>,
    ) -> Result<Vec<Vec<Period>>> {
        let count = self.store.index(self.period)?;
        let Some(column) = self.period else {
            return Ok(vec![fixed.into_iter().collect(); count]);
        };
        let mut names = Names::default();
        let codes = (0..count).map(|group| self.store.distinct(group, column, &mut names));
        let codes = codes.collect::<Result<Vec<Vec<u32>>>>()?;
        if names.is_lacking() {
            let header = self.store.headers();
            let message = text!(
                "{file}: rows without a period in the column {header}",
                "{file}：{header} 列里有的行没有期间",
                file = &self.place.file,
                header = header.get(column).cloned().unwrap_or_default()
            );
            let hint = text!("give them one, or take them out", "补上期间，或删去这些行");
            return Err(Diagnostic::error(Code::BadTable, message).hint(hint).into());
        }
        let writing = Writing::of(names.names().iter().map(|name| name.trim()));
        let periods = names.names().iter().map(|name| self.period_of(name, writing, given));
        let periods = crate::analyze::all(periods)?;
        for (at, name) in names.names().iter().enumerate() {
            self.named.insert(name.clone(), at);
        }
        let of = |code: u32| periods.get(code as usize).copied();
        Ok(codes.into_iter().map(|group| group.into_iter().filter_map(of).collect()).collect())
    }

    fn period_of(
        &self,
        name: &str,
        writing: Writing,
        given: Option<PeriodLiteral>,
    ) -> Result<Period> {
        let file = &self.place.file;
        let header = self.store.headers();
        let header = self.period.and_then(|at| header.get(at)).cloned().unwrap_or_default();
        let literal = writing.read(name.trim()).map_err(|why| {
            let message = text!(
                "{file}: in the column {header}, `{name}` is not a period: {why}",
                "{file}：{header} 列的 `{name}` 不是期间：{why}",
                file,
                header,
                name,
                why
            );
            vec![Diagnostic::error(Code::BadCell, message)]
        })?;
        let given = given.filter(|given| given.part != Part::Fiscal);
        let year = literal.year.or_else(|| given.and_then(|given| given.year));
        year.map(|year| literal.in_year(year)).ok_or_else(|| {
            let message = text!(
                "{file}: in the column {header}, `{name}` is a period without a year",
                "{file}：{header} 列的 `{name}` 是没有年份的期间",
                file,
                header,
                name
            );
            let hint = text!(
                "state the year on the command line: --period 2023",
                "在命令行写明年份：--period 2023"
            );
            Diagnostic::error(Code::NoPeriod, message).hint(hint).into()
        })
    }

    /// Which stored period each name of the column is.
    fn name_periods(&mut self, periods: &[Period], given: Option<PeriodLiteral>) -> Result<()> {
        let names: Vec<String> = self.named.keys().cloned().collect();
        let writing = Writing::of(names.iter().map(|name| name.trim()));
        for name in names {
            let period = self.period_of(&name, writing, given)?;
            if let Some(at) = periods.iter().position(|one| *one == period) {
                self.named.insert(name, at);
            }
        }
        Ok(())
    }

    /// The groups in which any of these periods occurs.
    fn wanted<'a>(&'a self, periods: &'a BTreeSet<usize>) -> impl Iterator<Item = usize> + 'a {
        let has = move |group: &[usize]| group.iter().any(|period| periods.contains(period));
        (self.groups.iter().enumerate()).filter(move |(_, group)| has(group)).map(|(at, _)| at)
    }
}

fn stored(catalog: &Catalog, column: &ColumnSource, header: &Header) -> Option<Stored> {
    let at = header.column(&column.header)?;
    let figure = Figure { indicator: column.indicator, measure: column.measure };
    let indicator = catalog.indicators.get(figure.indicator.0);
    let published = indicator.and_then(|it| it.published(figure.measure));
    let kept = published.map_or(&column.unit, |it| &it.unit).clone();
    Some(Stored { figure, at, unit: column.unit.clone(), kept })
}

/// Where the rows of a file are addressed.
const fn addressing_of(columnar: bool) -> Addressing {
    if columnar { Addressing::Rows } else { Addressing::Lines }
}

/// Whether a figure is a rank, which may be written in words.
fn is_rank(figure: Figure) -> bool {
    figure.measure == Measure::Rank
}
