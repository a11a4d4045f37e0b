//! Scanned columns → the panel.
//!
//! Takes which periods and figures are wanted; gives a panel of these, with the same figures as if its
//! tables had been read whole. Of a row that is not wanted nothing is looked at but its period.

use super::super::few::TOLD;
use super::store::Group;
use super::values::{Names, Values};
use super::{Scan, Scans, Stored, is_rank};
use crate::bound::Extent;
use crate::catalog::{Catalog, DistrictId, key, near};
use crate::diagnostic::{Code, Diagnostic, Result, Warned};
use crate::grid::cell::{CellText, Fit, fit, read_cell, read_rank};
use crate::panel::{Column, Figure, Panel, RowPlaces, Scanned, shortest};
use crate::text::{Text, listed, text};
use crate::units::{Decimal, Unit};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Figures whose decimals are looked at, of each group.
const SAMPLE: usize = 2_000;

/// What has been read.
pub struct Read<'c> {
    catalog: &'c Catalog,
    /// Of each row: its period, its district.
    keys: Vec<(u32, u32)>,
    places: RowPlaces,
    columns: BTreeMap<Figure, Gathered>,
    faults: Vec<Diagnostic>,
    warnings: Vec<Diagnostic>,
}

struct Gathered {
    /// What was made of cells that are no plain figures: how many there are of each kind, and where
    /// the first stands.
    doubts: BTreeMap<Doubt, (usize, Text)>,
    unit: Unit,
    values: Vec<Option<f64>>,
    decimals: Option<u8>,
    columns: Vec<u32>,
}

/// Why a cell is to be spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    /// A dash stands for no figure.
    Dash,
    /// `…`: something, but less than the unit.
    BelowUnit,
    /// `15.4%` where percentage points are meant.
    PercentForPoints,
    /// What is no number, in a column of numbers.
    NotANumber,
    /// `9*`, `¥12`: what stood beside a figure was taken off.
    Odd,
}

impl Doubt {
    /// What is said of so many cells.
    fn told(self, count: usize) -> Text {
        match self {
            Self::Dash => {
                text!("dashes taken as missing ({count})", "横线算作缺失（{count} 处）", count)
            }
            Self::BelowUnit => text!(
                "less than the unit: taken as missing ({count})",
                "不足一个单位：算作缺失（{count} 处）",
                count
            ),
            Self::PercentForPoints => text!(
                "% printed for percentage points ({count})",
                "百分点印成了 %（{count} 处）",
                count
            ),
            Self::Odd => text!(
                "marks beside figures taken off ({count})",
                "数旁的标记已去掉（{count} 处）",
                count
            ),
            Self::NotANumber => {
                text!(
                    "{count} cells are NaN: taken as missing",
                    "{count} 处是 NaN：算作缺失",
                    count
                )
            }
        }
    }
}

/// A cell of a column of figures.
#[derive(Default)]
struct Understood {
    value: Option<f64>,
    decimals: Option<u8>,
    doubt: Option<Doubt>,
}

impl Scans {
    /// The panel of some figures at some periods.
    ///
    /// Errors: districts that are not known, cells that are no figures, one district twice at a
    /// period; those of reading.
    pub fn read(&self, catalog: &Catalog, wanted: &Extent) -> Result<Warned<Panel>> {
        let mut read = Read {
            catalog,
            keys: vec![],
            places: RowPlaces::default(),
            columns: BTreeMap::new(),
            faults: vec![],
            warnings: vec![],
        };
        for (file, scan) in self.scans.iter().enumerate() {
            let columns: Vec<&Stored> =
                scan.columns.iter().filter(|one| wanted.figures.contains(&one.figure)).collect();
            read.begin(&columns, file, self.scans.len());
            let (mut districts, mut periods) = (Districts::default(), Names::default());
            let groups = scan.store.groups();
            for at in scan.wanted(&wanted.periods) {
                let Some(group) = groups.get(at) else { continue };
                read.group(
                    scan,
                    (file, at, *group),
                    &columns,
                    wanted,
                    &mut districts,
                    &mut periods,
                )?;
                if read.faults.len() > TOLD {
                    return Err(read.told());
                }
            }
        }
        read.finish(self)
    }
}

/// The districts of a file's names, as far as they were met.
#[derive(Default)]
struct Districts {
    names: Names,
    /// What each is; none for one that is left out or not known.
    known: Vec<Known>,
}

#[derive(Clone, Copy, PartialEq)]
enum Known {
    District(u32),
    Ignored,
    Unknown,
}

impl Read<'_> {
    fn begin(&mut self, columns: &[&Stored], file: usize, files: usize) {
        for column in columns {
            let gathered = self.columns.entry(column.figure).or_insert_with(|| Gathered {
                doubts: BTreeMap::new(),
                unit: column.kept.clone(),
                values: vec![None; self.keys.len()],
                decimals: None,
                columns: vec![0; files],
            });
            let number = u32::try_from(column.at + 1).unwrap_or(u32::MAX);
            gathered.columns.get_mut(file).into_iter().for_each(|slot| *slot = number);
        }
    }

    /// The wanted rows of a group.
    fn group(
        &mut self,
        scan: &Scan,
        (file, at, group): (usize, usize, Group),
        columns: &[&Stored],
        wanted: &Extent,
        districts: &mut Districts,
        names: &mut Names,
    ) -> Result<()> {
        let all = scan.groups.get(at).map(Vec::as_slice).unwrap_or_default();
        // Where the whole group is of one period, its column need not be read.
        let only = <[usize; 1]>::try_from(all).ok().map(|[only]| only);
        let period =
            scan.period.filter(|column| only.is_none() || !scan.store.has_all(at, *column));
        let mut numbers = vec![scan.district];
        numbers.extend(period);
        numbers.extend(columns.iter().map(|column| column.at));
        let mut values = scan.store.read(at, &numbers)?.into_iter();
        let lines = scan.store.lines(at)?;
        let Some(of_districts) = values.next() else { return Ok(()) };
        let of_periods = period.and_then(|_| values.next());
        let codes = districts.names.codes(&of_districts);
        self.know(districts, scan);
        let line = |row: usize| match &lines {
            Some(lines) => lines.get(row).copied().unwrap_or_default(),
            None => u32::try_from(group.first + row).unwrap_or(u32::MAX),
        };
        let periods = of_periods.map(|values| {
            let codes = names.codes(&values);
            let stored: Vec<Option<usize>> =
                names.names().iter().map(|name| scan.named.get(name).copied()).collect();
            let of = |code: Option<u32>| stored.get(code? as usize).copied().flatten();
            codes.into_iter().map(of).collect::<Vec<Option<usize>>>()
        });
        let mut rows = Vec::new();
        for (row, code) in codes.iter().enumerate() {
            let period = match &periods {
                Some(periods) => periods.get(row).copied().flatten(),
                None => only,
            };
            let known = code.and_then(|code| districts.known.get(code as usize)).copied();
            match (period, known) {
                (Some(period), _) if !wanted.periods.contains(&period) => {}
                (Some(period), Some(Known::District(district))) => {
                    let period = u32::try_from(period).unwrap_or(u32::MAX);
                    self.keys.push((period, district));
                    self.places.lines.push(line(row));
                    if scan_count(file) {
                        self.places.files.resize(self.keys.len() - 1, 0);
                        self.places.files.push(u32::try_from(file).unwrap_or(u32::MAX));
                    }
                    rows.push(row);
                }
                (_, Some(Known::Ignored)) => {}
                (_, Some(Known::Unknown)) => {
                    self.unknown(scan, &of_districts.text(row).unwrap_or_default(), line(row));
                }
                (None, None) if !scan.store.has_all(at, scan.district) => {}
                (_, None) => self.lacks(scan, scan.district, line(row)),
                (None, _) => self.lacks(scan, scan.period.unwrap_or_default(), line(row)),
            }
            if self.faults.len() > TOLD {
                return Ok(());
            }
        }
        for (column, values) in columns.iter().zip(values) {
            self.column(scan, column, &values, &rows, &line);
        }
        let height = self.keys.len();
        self.columns.values_mut().for_each(|column| column.values.resize(height, None));
        Ok(())
    }

    /// Finds the districts of names that were not met before.
    fn know(&self, districts: &mut Districts, scan: &Scan) {
        for name in districts.names.names().iter().skip(districts.known.len()) {
            let found = self.catalog.find_district(name);
            let found = found.and_then(|id| u32::try_from(id.0).ok());
            districts.known.push(match found {
                _ if scan.ignored.contains(&key(name)) => Known::Ignored,
                Some(id) => Known::District(id),
                None => Known::Unknown,
            });
        }
    }

    /// The figures of a column in the wanted rows.
    fn column(
        &mut self,
        scan: &Scan,
        column: &Stored,
        values: &Values,
        rows: &[usize],
        line: &dyn Fn(usize) -> u32,
    ) {
        let mut figures: Vec<Option<f64>> = Vec::with_capacity(rows.len());
        let mut decimals: Option<u8> = None;
        let shift = i16::from(column.unit.power) - i16::from(column.kept.power);
        let shift = i8::try_from(shift).unwrap_or_default();
        for (at, row) in rows.iter().enumerate() {
            let Understood { value, decimals: places, doubt } =
                match self.figure(column, values, *row) {
                    Ok(found) => found,
                    Err(why) => {
                        self.fault(scan, column.at, line(*row), &why, values.text(*row));
                        Understood::default()
                    }
                };
            if let (Some(doubt), Some(gathered)) = (doubt, self.columns.get_mut(&column.figure)) {
                let first = || (0, Text::same(place(scan, line(*row), column.at)));
                gathered.doubts.entry(doubt).or_insert_with(first).0 += 1;
            }
            let value = match (shift, value) {
                (0, value) | (_, value @ None) => value,
                (shift, Some(value)) => Decimal::from_f64_shortest(value)
                    .and_then(|number| number.shift(shift))
                    .map(Decimal::to_f64),
            };
            let sampled = || value.filter(|_| at < SAMPLE).map(shortest);
            decimals = decimals.max(places.or_else(sampled));
            figures.push(value);
        }
        if let Some(gathered) = self.columns.get_mut(&column.figure) {
            gathered.values.resize(self.keys.len() - rows.len(), None);
            gathered.values.append(&mut figures);
            gathered.decimals = gathered.decimals.max(decimals);
        }
    }

    /// A figure, with its decimals where they are told.
    fn figure(&self, column: &Stored, values: &Values, row: usize) -> Result<Understood, Text> {
        let of = |value: Option<f64>, decimals| Understood { value, decimals, doubt: None };
        let doubted = |doubt| Understood { doubt: Some(doubt), ..Understood::default() };
        let texts = match values {
            Values::Numbers(values, decimals) => {
                return match values.get(row).copied().flatten() {
                    // So do many programs write what is missing.
                    Some(value) if value.is_nan() => Ok(doubted(Doubt::NotANumber)),
                    Some(value) if value.is_infinite() => Err(text!("is not a number", "不是数")),
                    value => Ok(of(value, decimals.filter(|_| value.is_some()))),
                };
            }
            Values::Wholes(values) => {
                let value = values.get(row).copied().flatten();
                return Ok(of(value.map(|value| value as f64), value.map(|_| 0)));
            }
            Values::Days(_) => return Err(text!("is a day and not a figure", "是日期，不是数")),
            Values::Texts(texts) => texts,
        };
        let Some(bytes) = texts.get(row) else { return Ok(Understood::default()) };
        if let Some((value, decimals)) = plain(bytes) {
            return Ok(of(value, decimals));
        }
        let Ok(cell) = std::str::from_utf8(bytes) else {
            return Err(text!("is not text in UTF-8", "不是 UTF-8 文本"));
        };
        if is_rank(column.figure)
            && let Some(rank) = read_rank(cell)
        {
            return Ok(of(Some(rank.to_f64()), Some(0)));
        }
        match read_cell(cell).map_err(|why| why.0)? {
            CellText::Blank => Ok(Understood::default()),
            CellText::Dash => Ok(doubted(Doubt::Dash)),
            CellText::BelowUnit => Ok(doubted(Doubt::BelowUnit)),
            CellText::Figure(printed) => {
                let fit = fit(&printed, &column.unit).map_err(|why| why.0)?;
                let doubt = match fit {
                    Fit::PercentForPoints => Some(Doubt::PercentForPoints),
                    _ => (!printed.odd.is_empty()).then_some(Doubt::Odd),
                };
                let (value, decimals) = (printed.number.to_f64(), printed.number.places());
                Ok(Understood { value: Some(value), decimals: Some(decimals), doubt })
            }
        }
    }

    fn fault(&mut self, scan: &Scan, column: usize, line: u32, why: &Text, cell: Option<String>) {
        let place = place(scan, line, column);
        let cell = cell.unwrap_or_default();
        let message = text!(
            "{place}: the cell `{cell}` {why}",
            "{place}：单元格 `{cell}` {why}",
            place,
            cell,
            why
        );
        self.faults.push(Diagnostic::error(Code::BadCell, message));
    }

    fn unknown(&mut self, scan: &Scan, name: &str, line: u32) {
        let place = place(scan, line, scan.district);
        let noun = self.catalog.nouns.one();
        let message = text!(
            "{place}: the cell `{name}` is not a {noun} of the catalog",
            "{place}：单元格 `{name}` 不是目录里的{noun}",
            place,
            name,
            noun
        );
        let mut error = Diagnostic::error(Code::UnknownDistrict, message);
        let near = near(name, self.catalog.district_names());
        if !near.is_empty() {
            error = error.hint(text!(
                "near names: {names}",
                "相近的有：{names}",
                names = listed(&near)
            ));
        }
        self.faults.push(error.hint(text!(
            "another name for a known one goes into its aliases; one that is not wanted into `ignore`",
            "已有地区的别名写进它的 `aliases`，不需要的写进 `ignore`"
        )));
    }

    fn lacks(&mut self, scan: &Scan, column: usize, line: u32) {
        let place = place(scan, line, column);
        let message = text!(
            "{place}: a row without a district or a period",
            "{place}：这一行没有地区或期间",
            place
        );
        self.faults.push(Diagnostic::error(Code::BadTable, message));
    }

    /// The first faults, and that there may be more.
    fn told(mut self) -> Vec<Diagnostic> {
        self.faults.truncate(TOLD);
        if let Some(last) = self.faults.pop() {
            let more = text!("there may be more behind it", "其后可能还有");
            self.faults.push(last.hint(more));
        }
        self.faults
    }

    /// The rows in their order: by period, then by district.
    fn finish(mut self, scans: &Scans) -> Result<Warned<Panel>> {
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        let sorted = self.keys.is_sorted_by(|one, next| one < next);
        if !sorted {
            let mut order: Vec<u32> = (0..).take(self.keys.len()).collect();
            order.sort_unstable_by_key(|row| (self.keys.get(*row as usize).copied(), *row));
            self.keys = picked(&self.keys, &order);
            self.places.lines = picked(&self.places.lines, &order);
            if !self.places.files.is_empty() {
                self.places.files = picked(&self.places.files, &order);
            }
            for column in self.columns.values_mut() {
                column.values = picked(&column.values, &order);
            }
            self.refuse_twice(scans)?;
        }
        for (doubt, (count, first)) in self.columns.values().flat_map(|one| &one.doubts) {
            let told = doubt.told(*count);
            let message = text!("{first}: {told}", "{first}：{told}", first, told);
            self.warnings.push(Diagnostic::note(Code::CellNote, message));
        }
        let places = Arc::new(self.places);
        let columns = self.columns.into_iter().map(|(figure, column)| {
            let Gathered { unit, values, decimals, columns, .. } = column;
            let scanned = Scanned { decimals, rows: places.clone(), columns };
            (figure, Column::scanned(unit, values, scanned))
        });
        let panel = Panel {
            districts: self.keys.iter().map(|(_, one)| DistrictId(*one as usize)).collect(),
            row_periods: self.keys.iter().map(|(period, _)| *period as usize).collect(),
            columns: columns.collect(),
            ..scans.empty()
        };
        Ok(Warned { value: panel, warnings: self.warnings })
    }

    /// One district twice at a period.
    fn refuse_twice(&self, scans: &Scans) -> Result<()> {
        let pairs = self.keys.iter().zip(self.keys.iter().skip(1)).enumerate();
        let twice = pairs.filter(|(_, (one, next))| one == next).take(TOLD);
        let faults = twice.map(|(row, ((period, district), _))| {
            let at = |row: usize| {
                let (file, line) = self.places.place(row).unwrap_or_default();
                let scan = scans.scans.get(file as usize);
                scan.map(|scan| place(scan, line, scan.district)).unwrap_or_default()
            };
            let message = text!(
                "{name} has two rows for {period}: {first} and {again}",
                "{name}在{period}有两行：{first} 和 {again}",
                name = self
                    .catalog
                    .districts
                    .get(*district as usize)
                    .map_or("", |one| one.name.as_str()),
                period = scans.periods.get(*period as usize).map(Text::of).unwrap_or_default(),
                first = at(row),
                again = at(row + 1)
            );
            Diagnostic::error(Code::DuplicateKey, message)
        });
        let faults: Vec<Diagnostic> = faults.collect();
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

/// The place of a cell in a file.
fn place(scan: &Scan, line: u32, column: usize) -> String {
    scan.place.cell(line, u32::try_from(column + 1).unwrap_or(u32::MAX))
}

fn picked<T: Copy>(values: &[T], order: &[u32]) -> Vec<T> {
    order.iter().filter_map(|row| values.get(*row as usize).copied()).collect()
}

/// Whether rows of a file are to be told from those of the first.
const fn scan_count(file: usize) -> bool {
    file > 0
}

/// A plain number: digits, and a point and a sign at most; with its decimals.
fn plain(bytes: &[u8]) -> Option<(Option<f64>, Option<u8>)> {
    let digits = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let point = digits.iter().position(|byte| *byte == b'.');
    let is_plain = |byte: &u8| byte.is_ascii_digit();
    let (whole, places) = match point {
        Some(at) => (digits.get(..at)?, digits.get(at + 1..)?),
        None => (digits, &[][..]),
    };
    let all = whole.iter().chain(places).all(is_plain) && !whole.is_empty();
    if !all || (point.is_some() && places.is_empty()) || digits.len() > 17 {
        return None;
    }
    let value = std::str::from_utf8(bytes).ok()?.parse().ok()?;
    Some((Some(value), u8::try_from(places.len()).ok()))
}
