//! An answer as a GitHub table, to be pasted into a bulletin.
//!
//! Units stand in brackets behind the labels, figures carry an ASCII minus sign, and every sign
//! that Markdown would read is escaped.

use super::layout::one_line;
use super::number::{MISSING, Reader, cell_text, header_unit, right_aligned};
use super::table::{self, BEHIND, COMPUTED, heading, no_rows};
use super::trend;
use crate::answer::{Answer, AnswerColumn, AnswerRow};
use crate::plan::Basis;
use crate::text::Language;

/// The heading, the table, and what is computed and where it came from.
pub fn markdown(answer: &Answer, language: Language) -> String {
    let mut blocks = vec![escaped(&heading(answer, language))];
    if !answer.columns.is_empty() {
        let headers: Vec<String> =
            answer.columns.iter().map(|column| header(column, language)).collect();
        let right: Vec<bool> =
            answer.columns.iter().map(|column| right_aligned(&column.ty)).collect();
        let rows = answer.rows.iter().map(|row| cells(&answer.columns, row, language));
        blocks.push(table(&headers, &right, rows));
    }
    if answer.rows.is_empty() {
        blocks.push(no_rows().in_language(language).to_owned());
    }
    blocks.push(trend::listed(answer, language).join("\n"));
    let computed = answer.columns.iter().any(|column| column.basis == Basis::Computed);
    let mut footer: Vec<String> = Vec::new();
    let legend = table::computed();
    footer.extend(computed.then(|| escaped(legend.in_language(language))));
    footer.extend(answer.files.iter().map(|file| escaped(file)));
    blocks.push(footer.join(" · "));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

fn header(column: &AnswerColumn, language: Language) -> String {
    let mut label = escaped(column.label.in_language(language));
    if column.basis == Basis::Computed {
        label.push_str(&format!(" \\{COMPUTED}"));
    }
    let unit = header_unit(&column.ty, language);
    if unit.is_empty() { label } else { format!("{label} ({})", escaped(&unit)) }
}

fn cells(columns: &[AnswerColumn], row: &AnswerRow, language: Language) -> Vec<String> {
    let cell = |(at, column): (usize, &AnswerColumn)| {
        let cell = row.cells.get(at);
        let text = cell.map(|cell| cell_text(cell, &column.ty, Reader::Markdown, language));
        let text = escaped(&text.unwrap_or_else(|| MISSING.to_string()));
        if row.behind.contains(&at) { format!("{BEHIND} {text}") } else { text }
    };
    columns.iter().enumerate().map(cell).collect()
}

/// A table of cells that are escaped already.
pub fn table(
    headers: &[String],
    right: &[bool],
    rows: impl Iterator<Item = Vec<String>>,
) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let rule = |right: &bool| if *right { "---:" } else { "---" }.to_string();
    let mut lines = vec![line(headers), line(&right.iter().map(rule).collect::<Vec<_>>())];
    lines.extend(rows.map(|row| line(&row)));
    lines.join("\n")
}

/// The text on one line (line breaks become `<br>`), so that Markdown shows it as it is.
pub fn escaped(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            let mut escaped = String::new();
            for character in one_line(line).chars() {
                if "\\`*_[]<>|~#&$".contains(character) {
                    escaped.push('\\');
                }
                escaped.push(character);
            }
            escaped
        })
        .collect();
    lines.join("<br>")
}

#[cfg(test)]
mod tests {
    use super::super::sample::{answer, column, late, row, text};
    use super::*;
    use crate::plan::TypeKind;

    #[test]
    fn the_example_of_the_design() {
        let expected = "\
domestic · 2023Q1 · 2 of 13 districts · schedule 25%

| rank | district | actual (亿元) | target (亿元) | progress | gap \\* | shortfall \\* (亿元) |
| ---: | --- | ---: | ---: | ---: | ---: | ---: |
| 12 | 恒口 | 13.07 | 65.08 | 20.08% | ▼ -4.92pp | 3.20 |
| 13 | 瀛湖 | 0.81 | 5.80 | 13.93% | ▼ -11.07pp | 0.64 |

\\* computed · ankang-2023q1.csv
";
        assert_eq!(markdown(&late(), Language::English), expected);
    }

    #[test]
    fn no_text_breaks_the_table() {
        let answer = answer(
            vec![column("a|b", TypeKind::Text, Basis::Key)],
            vec![row(vec![text("x | y\n<b>*z*")]), row(vec![])],
        );
        let expected = "\
domestic

| a\\|b |
| --- |
| x \\| y<br>\\<b\\>\\*z\\* |
| – |
";
        assert_eq!(markdown(&answer, Language::English), expected);
    }
}
