//! An answer as an Excel workbook: the sheet `answer`, and the sheet `about` with what was asked.
//!
//! Figures are numbers with a number format that shows what the terminal shows: 20.08 percent is
//! the number 0.2008 under `0.00%`. Missing is an empty cell. Texts are texts, also those that
//! begin as a formula does: no cell is ever a formula.

use super::super::layout::width;
use super::super::number::{
    NEW, Reader, bare_figure, cell_suffix, cell_text, header_unit, unit_of,
};
use super::super::table::{BEHIND, of_population};
use crate::answer::{Answer, AnswerColumn, Cell};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{Basis, TypeKind};
use crate::text::{Language, Text, text};
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
pub fn workbook(answer: &Answer, language: Language) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let sheets = (|| {
        let (first, second) = (text!("answer", "结果"), text!("about", "说明"));
        let first = workbook.add_worksheet().set_name(first.in_language(language))?;
        figures(answer, first, language)?;
        let second = workbook.add_worksheet().set_name(second.in_language(language))?;
        about(answer, second, language)?;
        workbook.save_to_buffer()
    })();
    sheets.map_err(|error| {
        let why = match error {
            XlsxError::RowColumnLimitError => text!(
                "a sheet of .xlsx has no more than 1048576 rows and 16384 columns",
                ".xlsx 的一张工作表最多 1048576 行、16384 列"
            ),
            XlsxError::MaxStringLengthExceeded => text!(
                "a cell of .xlsx holds no more than 32767 characters",
                ".xlsx 的一个单元格最多 32767 个字符"
            ),
            other => text!(
                "the workbook cannot be made: {why}",
                "无法生成工作簿：{why}",
                why = other.to_string()
            ),
        };
        let hint = text!("save as .csv", "请保存为 .csv");
        Diagnostic::error(Code::UnwritableFile, why).hint(hint).into()
    })
}

/// The header, which stays in sight, and the rows.
fn figures(answer: &Answer, sheet: &mut Worksheet, language: Language) -> Result<(), XlsxError> {
    for (at, column) in answer.columns.iter().enumerate() {
        let at_column = number_of(at)?;
        let label = header(column, language);
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
            write(sheet, (line, at_column), cell, column, row.behind.contains(&at), language)?;
            widest = widest.max(shown_width(cell, column, row.behind.contains(&at), language));
        }
        // A blank at each side, as Excel itself leaves it.
        sheet.set_column_width(at_column, (widest.min(WIDEST) + 2) as f64)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// `actual (亿元)`; percent and pp stand in each cell.
fn header(column: &AnswerColumn, language: Language) -> String {
    let unit = header_unit(&column.ty, language);
    let label = &column.label;
    let header = match unit.as_str() {
        "" => label.clone(),
        unit => text!("{label} ({unit})", "{label}（{unit}）", label, unit),
    };
    header.in_language(language).to_owned()
}

/// The columns of a screen that the cell fills, the longest of its lines.
fn shown_width(cell: &Cell, column: &AnswerColumn, behind: bool, language: Language) -> usize {
    let text = cell_text(cell, &column.ty, Reader::Markdown, language);
    let sign = if behind { width(BEHIND) + 1 } else { 0 };
    text.lines().map(width).max().unwrap_or(0) + sign
}

fn write(
    sheet: &mut Worksheet,
    (line, at): (u32, u16),
    cell: &Cell,
    column: &AnswerColumn,
    behind: bool,
    language: Language,
) -> Result<(), XlsxError> {
    let plain = if behind { Format::new().set_font_color(Color::Red) } else { Format::new() };
    match cell {
        Cell::Missing => {}
        Cell::Text(text) => {
            sheet.write_string_with_format(line, at, text, &plain)?;
        }
        Cell::Words(words) => {
            sheet.write_string_with_format(line, at, words.in_language(language), &plain)?;
        }
        Cell::Truth(truth) => {
            sheet.write_boolean_with_format(line, at, *truth, &plain)?;
        }
        Cell::New => {
            let right = plain.set_align(FormatAlign::Right);
            sheet.write_string_with_format(line, at, NEW.in_language(language), &right)?;
        }
        Cell::Number { .. } | Cell::Whole(_) | Cell::Moved(_) => {
            if let Some(number) = stored(cell, column) {
                let look = plain.set_num_format(number_format(cell, column, behind, language));
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
fn number_format(cell: &Cell, column: &AnswerColumn, behind: bool, language: Language) -> String {
    if column.ty.kind == TypeKind::Movement || matches!(cell, Cell::Moved(_)) {
        return "\"↑\"0;\"↓\"0;\"–\"".to_string();
    }
    let decimals = match cell {
        Cell::Number { decimals, .. } => usize::from((*decimals).min(MOST_DECIMALS)),
        _ => 0,
    };
    let point = if decimals > 0 { "." } else { "" };
    let suffix = match cell_suffix(&column.ty, language).as_str() {
        "" => String::new(),
        // Excel knows the sign, and shows the fraction as a percent for it.
        "%" => "%".to_owned(),
        other => format!("\"{other}\""),
    };
    let figure = format!("0{point}{}{suffix}", "0".repeat(decimals));
    // With one part only, the minus would stand before the sign.
    if behind { format!("\"{BEHIND} \"{figure};\"{BEHIND} \"-{figure}") } else { figure }
}

/// What the terminal writes above and below the table, and the warnings.
fn about(answer: &Answer, sheet: &mut Worksheet, language: Language) -> Result<(), XlsxError> {
    let said = |text: &Text| text.in_language(language).to_owned();
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut say = |what: Text, text: Option<&Text>| {
        lines.extend(text.map(|text| (said(&what), said(text))));
    };
    say(text!("subject", "对象"), Some(&answer.subject));
    say(text!("order", "次序"), answer.order.as_ref());
    say(text!("period", "期间"), answer.period.as_ref());
    say(text!("versus", "对比期"), answer.versus.as_ref());
    say(text!("shown", "显示"), answer.shown.as_ref().map(of_population).as_ref());
    let schedule = answer.schedule.as_deref().map(Text::same);
    say(text!("schedule", "序时进度"), schedule.as_ref());
    for column in answer.columns.iter().filter(|column| column.basis == Basis::Computed) {
        say(text!("computed", "推算"), Some(&column.label));
    }
    for file in &answer.files {
        say(text!("file", "文件"), Some(&Text::same(file.as_str())));
    }
    for warning in &answer.warnings {
        let (severity, code) = (warning.severity.in_words(), warning.code.as_str());
        say(
            text!("{severity} {code}", "{severity} {code}", severity, code),
            Some(&warning.message),
        );
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
