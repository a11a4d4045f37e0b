//! What says the period of a table's rows.
//!
//! In this order: the catalog, for the file or its source; a column; a title above the header; the
//! file's name; `--period`. Where a source has one file alone, `--period` goes before the name,
//! which may be a slip or the day of the print; of several files, one `--period` cannot say all.

use super::place::Place;
use super::readings::{ReadOnce, Readings};
use crate::catalog::{ColumnSource, Outline, PeriodSource, SourceTable, key, period_of_file};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::{ColumnHeader, Grid};
use crate::panel::{Dated, DatedBy};
use crate::period::{self, Part, Period, PeriodLiteral, Writing};
use crate::text::text;

/// What says the period of a table's rows.
#[derive(Clone, Copy)]
pub(super) struct When<'g> {
    /// What the catalog says of the table.
    pub source: &'g SourceTable,
    /// The table.
    pub grid: &'g Grid,
    /// Where its parts stand.
    pub outline: &'g Outline,
    /// What stands above its header.
    pub title: &'g str,
    /// That of the command line.
    pub given: Option<PeriodLiteral>,
    /// Whether the source has other files too.
    pub several: bool,
    /// What its cells say of periods.
    pub once: &'g ReadOnce,
}

impl<'g> When<'g> {
    /// What its cells say of periods, by how the column that says them writes them all.
    pub fn once(source: &SourceTable, grid: &Grid, outline: &Outline) -> ReadOnce {
        let writing = Self::writing(source, grid, outline);
        ReadOnce { periods: Readings::of(writing), ..ReadOnce::default() }
    }

    fn writing(source: &SourceTable, grid: &Grid, outline: &Outline) -> Writing {
        let PeriodSource::Column { header, .. } = &source.period else { return Writing::default() };
        let named = |one: &&ColumnHeader| key(&one.text()) == key(header);
        let Some(header) = outline.headers.iter().find(named) else { return Writing::default() };
        let columns = || outline.shifts.iter().map(|shift| header.column + shift);
        let rows = grid.rows.iter().skip(outline.body_start());
        Writing::of(rows.flat_map(|row| columns().map(|column| row.text(column).trim())))
    }

    /// The headers of the columns that say it.
    pub fn columns(&self) -> impl Iterator<Item = &'g str> {
        let (header, year) = match &self.source.period {
            PeriodSource::Column { header, year } => (Some(header), year.as_ref()),
            _ => (None, None),
        };
        header.into_iter().chain(year).map(String::as_str)
    }

    /// The period of all rows; none where a column says it.
    pub fn fixed(&self) -> Result<Option<Period>> {
        let said = match &self.source.period {
            PeriodSource::Column { .. } => return Ok(None),
            PeriodSource::Fixed(_) | PeriodSource::Unstated => self.said(),
        };
        let Some((literal, _)) = said else {
            let message = text!(
                "{file}: nothing says the period of its figures",
                "{file}：没有写明数据属于哪一期",
                file = self.grid.name()
            );
            let on_command_line = text!(
                "state it on the command line: --period 2023Q1; at the prompt: .open FILE at 2023Q1",
                "在命令行写明：--period 2023Q1；在提示符下：.open 文件 在 2023Q1"
            );
            let in_catalog = text!(
                "or in the catalog: period = \"2023Q1\" in its source",
                "或在目录里写明：来源中写 period = \"2023Q1\""
            );
            let error = Diagnostic::error(Code::NoPeriod, message);
            return Err(error.hint(on_command_line).hint(in_catalog).into());
        };
        self.in_its_year(literal).map(Some).ok_or_else(|| {
            let message = text!(
                "{file}: the period of its figures has no year",
                "{file}：数据的期间没有年份",
                file = self.grid.name()
            );
            let hint =
                text!("state it with its year: --period 2023Q1", "连同年份写明：--period 2023Q1");
            let error = Diagnostic::error(Code::NoPeriod, message).hint(hint);
            let label = text!("a source without a year", "来源没有写年份");
            match self.source.span {
                Some(span) => error.at(span).label(span, label).into(),
                None => error.into(),
            }
        })
    }

    /// The same, with what says it.
    pub fn dated(&self) -> Option<Dated> {
        let (literal, by) = self.said()?;
        Some(Dated { period: self.in_its_year(literal)?, by })
    }

    /// What says the period first, outside the rows.
    fn said(&self) -> Option<(PeriodLiteral, DatedBy)> {
        match &self.source.period {
            PeriodSource::Column { .. } => return None,
            PeriodSource::Fixed(literal) => return Some((*literal, DatedBy::Catalog)),
            PeriodSource::Unstated => {}
        }
        let title = period::find_in(self.title).map(|it| (it, DatedBy::Title));
        let name = period_of_file(&self.source.file).map(|it| (it, DatedBy::Name));
        let given = self.given.map(|it| (it, DatedBy::CommandLine));
        let beside = if self.several { name.or(given) } else { given.or(name) };
        title.or(beside)
    }

    /// A period in its year, or else in that of the command line, the title or the file's name.
    pub fn in_its_year(&self, literal: PeriodLiteral) -> Option<Period> {
        // A part of a fiscal year is in the one calendar year or in the other.
        let year_of = |literal: Option<PeriodLiteral>| {
            literal.filter(|it| it.part != Part::Fiscal).and_then(|it| it.year)
        };
        let beside = || {
            year_of(self.given)
                .or_else(|| year_of(period::find_in(self.title)))
                .or_else(|| year_of(period_of_file(&self.source.file)))
        };
        let year = literal.year.or_else(|| *self.once.year.get_or_init(beside))?;
        Some(literal.in_year(year))
    }

    /// The period of each of these columns that has its own.
    pub fn of_columns(&self, columns: &[ColumnSource]) -> Result<Vec<Option<Period>>> {
        let of = |column: &ColumnSource| match column.period {
            None => Ok(None),
            Some(literal) => self.in_its_year(literal).map(Some).ok_or_else(|| {
                let message = text!(
                    "{file}, column {header}: a period without a year",
                    "{file}，{header} 列：期间没有年份",
                    file = self.grid.name(),
                    header = &column.header
                );
                let hint = text!(
                    "state the year on the command line: --period 2023",
                    "在命令行写明年份：--period 2023"
                );
                Diagnostic::error(Code::NoPeriod, message).hint(hint).into()
            }),
        };
        columns.iter().map(of).collect()
    }

    /// The period that the cells of a row say; `at` finds the cell under a header.
    pub fn of_row(&self, at: impl Fn(&'g str) -> Option<Place<'g>>) -> Result<Option<Period>> {
        let PeriodSource::Column { header, year } = &self.source.period else { return Ok(None) };
        let Some(cell) = at(header) else { return Ok(None) };
        let literal = literal_of(&cell, &self.once.periods)?;
        let year = match year.as_deref().and_then(at) {
            Some(year) => Some((literal_of(&year, &self.once.years)?, year)),
            None => None,
        };
        let literal = match year {
            Some((PeriodLiteral { year: Some(year), part: Part::Year }, cell)) => {
                if literal.year.is_some_and(|other| other != year) {
                    let why = text!("is not the year of its period", "与期间的年份不同");
                    return Err(cell.bad(Code::BadCell, &why).into());
                }
                PeriodLiteral { year: Some(year), ..literal }
            }
            Some((_, cell)) => {
                let why = text!("is not a year", "不是年份");
                return Err(cell.bad(Code::BadCell, &why).into());
            }
            None => literal,
        };
        let period = self.in_its_year(literal);
        period.map(Some).ok_or_else(|| {
            let why = text!("is a period without a year", "是没有年份的期间");
            let in_catalog = text!(
                "a column with the year is stated in the catalog: year_column = \"年\"",
                "年份另有一列时，在目录里写 year_column = \"年\""
            );
            let on_command_line = text!(
                "or the year on the command line: --period 2023",
                "或在命令行写明年份：--period 2023"
            );
            cell.bad(Code::NoPeriod, &why).hint(in_catalog).hint(on_command_line).into()
        })
    }
}

fn literal_of(cell: &Place<'_>, readings: &Readings) -> Result<PeriodLiteral> {
    readings.read(cell.text()).map_err(|why| {
        let why = text!("is not a period: {why}", "不是期间：{why}", why);
        cell.bad(Code::BadCell, &why).into()
    })
}
