//! A report as Markdown: a table of the checks, then each that is not fine with its worst rows.

use super::audit::{self, Page};
use super::rows::rows;
use super::{plain, words};
use crate::checks::result::{CheckResult, Report, Status, WaiverResult};
use crate::output::layout::one_line;
use crate::output::markdown::{escaped, table};
use crate::text::{Language, Text, text};

/// How many rows of a check are shown; a summary of a GitHub step takes a mebibyte.
const SAMPLES: usize = 20;

/// The report.
pub fn markdown(report: &Report, language: Language) -> String {
    let said = |text: Text| text.in_language(language).to_owned();
    let own = || report.checks.iter().filter(|check| check.comparison.is_none());
    let mut blocks = Vec::new();
    if report.audits.is_empty() || own().next().is_some() {
        blocks.push(format!("## {}", said(text!("Checks", "检查"))));
        blocks.push(escaped(&said(words::summary(report))));
    }
    if own().next().is_some() {
        let headers = [
            Text::default(),
            text!("check", "检查"),
            text!("what it says", "内容"),
            text!("observed", "所见"),
            text!("expected", "应为"),
            text!("examined", "行数"),
            text!("violating", "不符"),
            text!("undetermined", "未定"),
            text!("waived", "豁免"),
        ];
        let headers: Vec<String> = headers.into_iter().map(said).collect();
        let right = [false, false, false, true, true, true, true, true, true];
        let lines = own().map(|check| overview(check, language));
        blocks.push(table(&headers, &right, lines));
    }
    let told = report.checks.iter().filter(|check| match check.comparison {
        Some(_) => check.status == Status::Error,
        None => words::is_worth_telling(check),
    });
    told.for_each(|check| blocks.extend(details(check, language)));
    for (at, audit) in report.audits.iter().enumerate() {
        blocks.extend(audited(&audit::page(report, at, audit, language), language));
    }
    if !report.waivers.is_empty() {
        blocks.push(format!("### {}", said(text!("Waivers", "豁免"))));
        let lines = report.waivers.iter().map(|waiver| waiver_line(waiver, language));
        blocks.push(lines.collect::<Vec<_>>().join("\n"));
    }
    let files: Vec<String> = report.data.iter().map(|data| escaped(&data.file)).collect();
    blocks.push(files.join(" · "));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

/// The page of an audit.
fn audited(page: &Page, language: Language) -> Vec<String> {
    let said = |text: Text| text.in_language(language).to_owned();
    let mut blocks = vec![format!("## {}", escaped(&page.heading)), escaped(&page.counts)];
    if !page.findings.is_empty() {
        let further = [text!("why", "原因"), text!("where", "位置")];
        let headers: Vec<String> = page.headers.iter().map(|header| escaped(header)).collect();
        let headers = [headers, further.into_iter().map(said).collect()].concat();
        let count = page.headers.len();
        let right: Vec<bool> =
            (0..headers.len()).map(|at| at + 3 == count || at + 2 == count).collect();
        let cells = page.findings.iter().map(|one| {
            let mut cells: Vec<String> = one.cells.iter().map(|cell| escaped(cell)).collect();
            cells.push(escaped(&one.why.join("\n")));
            cells.push(escaped(one.place.as_deref().unwrap_or_default()));
            cells
        });
        blocks.push(table(&headers, &right, cells));
        blocks.extend(page.more.as_deref().map(escaped));
    }
    let compared = page.compared.iter().map(|line| format!("- {}", escaped(line)));
    blocks.push(compared.collect::<Vec<_>>().join("\n"));
    blocks.extend(page.paragraphs.iter().map(|text| escaped(text)));
    blocks
}

fn overview(check: &CheckResult, language: Language) -> Vec<String> {
    let status = words::status(check.status);
    let value = |value: &Option<crate::checks::result::Value>| {
        value.as_ref().map(|value| escaped(value.text.in_language(language))).unwrap_or_default()
    };
    vec![
        format!("{} {}", words::sign(check.status), status.in_language(language)),
        escaped(&check.id),
        escaped(check.title.as_deref().unwrap_or_default()),
        value(&check.observed),
        value(&check.expected),
        check.counts.examined.to_string(),
        check.counts.violating.to_string(),
        check.counts.undetermined.to_string(),
        check.counts.waived.to_string(),
    ]
}

fn details(check: &CheckResult, language: Language) -> Vec<String> {
    let said = |text: Text| text.in_language(language).to_owned();
    let sign = words::sign(check.status);
    let mut blocks = vec![format!("### {sign} {}", escaped(words::title(check)))];
    let mut lines = vec![escaped(check.message.in_language(language))];
    lines.extend(
        check
            .because
            .iter()
            .map(|because| escaped(&said(text!("because: {because}", "因为：{because}", because)))),
    );
    lines.extend(plain::place(&check.place).map(|place| escaped(&place)));
    for problem in &check.problems {
        lines.extend(plain::problem_lines(problem, language).iter().map(|line| escaped(line)));
    }
    lines.retain(|line| !line.is_empty());
    blocks.push(lines.join("<br>\n"));
    let rows = rows(check, SAMPLES, language);
    if !rows.cells.is_empty() {
        let mut headers: Vec<String> = rows.headers.iter().map(|header| escaped(header)).collect();
        let mut right = rows.right.clone();
        let has_notes = rows.notes.iter().any(|notes| !notes.is_empty());
        if has_notes {
            headers.push(said(text!("note", "说明")));
            right.push(false);
        }
        let cells = rows.cells.iter().zip(&rows.notes).map(|(cells, notes)| {
            let mut cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
            if has_notes {
                cells.push(escaped(&notes.join("\n")));
            }
            cells
        });
        blocks.push(table(&headers, &right, cells));
        let more = words::more(rows.left_out, check.truncated);
        blocks.extend(more.map(|more| escaped(&said(more))));
    }
    blocks.extend(check.query.as_deref().map(code));
    blocks
}

fn waiver_line(waiver: &WaiverResult, language: Language) -> String {
    let keys = words::scope(waiver, language);
    let until = waiver.until.as_ref().map(|until| text!("until {until}", "截至 {until}", until));
    let mut parts = vec![words::waiver(waiver), keys];
    parts.extend(until);
    parts.push(Text::same(waiver.because.clone()));
    let parts = parts.iter().map(|part| part.in_language(language));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).map(escaped).collect();
    format!("- {}", parts.join("; "))
}

/// A statement as code: indented, since a fence would have to be longer than any in it.
fn code(statement: &str) -> String {
    let lines = statement.lines().map(|line| format!("    {}", one_line(line)));
    lines.collect::<Vec<_>>().join("\n")
}
