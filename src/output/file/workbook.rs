//! An answer as an Excel workbook: the sheet `answer`, and the sheet `about` with what was asked.
//!
//! Figures are numbers with a number format that shows what the terminal shows: 20.08 percent is
//! the number 0.2008 under `0.00%`. Missing is an empty cell. Texts are texts, also those that
//! begin as a formula does: no cell is ever a formula.

use super::super::layout::width;
use super::super::number::{NEW, Reader, bare_figure, cell_text, header_unit, unit_of};
use super::super::table::BEHIND;
use crate::answer::{Answer, AnswerColumn, AnswerRow, Cell};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{Basis, TypeKind};
use crate::units::Unit;
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// Excel shows at most so many decimals.
const MOST_DECIMALS: u8 = 30;
/// No column is wider than so many characters; Excel shows the rest of a text when asked.
const WIDEST: usize = 60;

/// The bytes of the workbook.
///
/// # Errors
/// [`Code::UnwritableFile`] where a sheet does not hold that many rows or columns, or a cell such a
/// long text.
pub fn workbook(answer: &Answer) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let sheets = (|| {
        figures(answer, workbook.add_worksheet().set_name("answer")?)?;
        about(answer, workbook.add_worksheet().set_name("about")?)?;
        workbook.save_to_buffer()
    })();
    sheets.map_err(|error| {
        let why = match error {
            XlsxError::RowColumnLimitError => {
                "a sheet of .xlsx has no more than 1048576 rows and 16384 columns".to_string()
            }
            XlsxError::MaxStringLengthExceeded => {
                "a cell of .xlsx holds no more than 32767 characters".to_string()
            }
            other => format!("the workbook cannot be made: {other}"),
        };
        Diagnostic::error(Code::UnwritableFile, why).hint("save as .csv").into()
    })
}

/// The header, which stays in sight, and the rows.
fn figures(answer: &Answer, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    for (at, column) in answer.columns.iter().enumerate() {
        let at_column = number_of(at)?;
        let label = header(column);
        let mut look = Format::new().set_bold();
        if column.basis == Basis::Computed {
            look = look.set_italic();
        }
        if matches!(column.ty.kind, TypeKind::Quantity(_) | TypeKind::Rank | TypeKind::Movement) {
            look = look.set_align(FormatAlign::Right);
        }
        sheet.write_string_with_format(0, at_column, &label, &look)?;
        let mut widest = width(&label);
        for (index, row) in answer.rows.iter().enumerate() {
            let cell = row.cells.get(at).unwrap_or(&Cell::Missing);
            let line = u32::try_from(index + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
            write(sheet, (line, at_column), cell, column, row.behind.contains(&at))?;
            widest = widest.max(shown_width(cell, column, row, at));
        }
        // A blank at each side, as Excel itself leaves it.
        sheet.set_column_width(at_column, (widest.min(WIDEST) + 2) as f64)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// `actual (亿元)`; percent and pp stand in each cell.
fn header(column: &AnswerColumn) -> String {
    let unit = header_unit(&column.ty);
    if unit.is_empty() { column.label.clone() } else { format!("{} ({unit})", column.label) }
}

/// The columns of a screen that the cell fills, the longest of its lines.
fn shown_width(cell: &Cell, column: &AnswerColumn, row: &AnswerRow, at: usize) -> usize {
    let text = cell_text(cell, &column.ty, Reader::Markdown);
    let sign = if row.behind.contains(&at) { width(BEHIND) + 1 } else { 0 };
    text.lines().map(width).max().unwrap_or(0) + sign
}

fn write(
    sheet: &mut Worksheet,
    (line, at): (u32, u16),
    cell: &Cell,
    column: &AnswerColumn,
    behind: bool,
) -> Result<(), XlsxError> {
    let plain = if behind { Format::new().set_font_color(Color::Red) } else { Format::new() };
    match cell {
        Cell::Missing => {}
        Cell::Text(text) => {
            sheet.write_string_with_format(line, at, text, &plain)?;
        }
        Cell::Truth(truth) => {
            sheet.write_boolean_with_format(line, at, *truth, &plain)?;
        }
        Cell::New => {
            let right = plain.set_align(FormatAlign::Right);
            sheet.write_string_with_format(line, at, NEW, &right)?;
        }
        Cell::Number { .. } | Cell::Whole(_) => {
            if let Some(number) = stored(cell, column) {
                let look = plain.set_num_format(number_format(cell, column, behind));
                sheet.write_number_with_format(line, at, number, &look)?;
            }
        }
    }
    Ok(())
}

/// The number to store: the digits that csv has, a percent as the fraction that Excel takes it for.
/// The point is moved in the digits, so that 20.08% is 0.2008 and nothing near it.
fn stored(cell: &Cell, column: &AnswerColumn) -> Option<f64> {
    let digits = bare_figure(cell, column.basis)?;
    let power = if is_unit(column, &Unit::PERCENT) { "e-2" } else { "" };
    format!("{digits}{power}").parse().ok()
}

fn is_unit(column: &AnswerColumn, unit: &Unit) -> bool {
    unit_of(&column.ty) == Some(unit)
}

/// `0.00%`, `0.00"pp"`, `"↑"0;"↓"0;"–"`, with the sign before it where the cell is behind.
fn number_format(cell: &Cell, column: &AnswerColumn, behind: bool) -> String {
    if column.ty.kind == TypeKind::Movement {
        return "\"↑\"0;\"↓\"0;\"–\"".to_string();
    }
    let decimals = match cell {
        Cell::Number { decimals, .. } => usize::from((*decimals).min(MOST_DECIMALS)),
        _ => 0,
    };
    let point = if decimals > 0 { "." } else { "" };
    let suffix = match () {
        () if is_unit(column, &Unit::PERCENT) => "%",
        () if is_unit(column, &Unit::POINTS) => "\"pp\"",
        () => "",
    };
    let figure = format!("0{point}{}{suffix}", "0".repeat(decimals));
    // With one part only, the minus would stand before the sign.
    if behind { format!("\"{BEHIND} \"{figure};\"{BEHIND} \"-{figure}") } else { figure }
}

/// What the terminal writes above and below the table, and the warnings.
fn about(answer: &Answer, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut say = |what: &str, text: Option<&str>| {
        lines.extend(text.map(|text| (what.to_string(), text.to_string())));
    };
    say("subject", Some(&answer.subject));
    say("order", answer.order.as_deref());
    say("period", answer.period.as_deref());
    say("versus", answer.versus.as_deref());
    let shown = answer.shown.as_ref();
    let shown = shown.map(|one| format!("{} of {} {}", one.shown, one.population, one.noun));
    say("shown", shown.as_deref());
    say("schedule", answer.schedule.as_deref());
    for column in answer.columns.iter().filter(|column| column.basis == Basis::Computed) {
        say("computed", Some(&column.label));
    }
    for file in &answer.files {
        say("file", Some(file));
    }
    for warning in &answer.warnings {
        say(&format!("{} {}", warning.severity, warning.code), Some(&warning.message));
    }
    let bold = Format::new().set_bold();
    for (line, (what, text)) in (0..).zip(&lines) {
        sheet.write_string_with_format(line, 0, what, &bold)?;
        sheet.write_string(line, 1, text)?;
    }
    let widest = |texts: &mut dyn Iterator<Item = &String>| {
        (texts.map(|text| width(text)).max().unwrap_or(0).min(WIDEST) + 2) as f64
    };
    sheet.set_column_width(0, widest(&mut lines.iter().map(|(what, _)| what)))?;
    sheet.set_column_width(1, widest(&mut lines.iter().map(|(_, text)| text)))?;
    Ok(())
}

fn number_of(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}

#[cfg(test)]
mod tests;
