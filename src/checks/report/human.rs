//! A report for a reader at a terminal: what is fine in a line each, then what is not, under its line
//! of the script and with its worst rows; last the waivers and one line that counts.

use super::audit::{self, Page};
use super::drawing::Drawing;
use super::rows::{Rows, rows};
use super::table::table;
use super::words;
use crate::checks::result::{CheckResult, Outcome, Report, Status, WaiverResult};
use crate::output::Style;
use crate::output::layout::{one_line, paint, wrap};
use crate::text::{Text, joined, text};
use owo_colors::Style as Paint;
use std::collections::HashSet;

/// How many rows of a check are shown.
const SAMPLES: usize = 5;
pub(super) const INDENT: &str = "  ";

/// The report.
pub fn human(report: &Report, style: Style) -> String {
    let own = report.checks.iter().filter(|check| !is_told_by_its_audit(check));
    let mut said = HashSet::new();
    let own = own.filter(|check| !is_told_before(check, &mut said));
    let (told, fine): (Vec<_>, Vec<_>) = own.partition(|check| words::is_worth_telling(check));
    let mut blocks: Vec<String> = Vec::new();
    let lines: String = fine.into_iter().map(|check| line(check, style)).collect();
    blocks.push(lines);
    blocks.extend(told.into_iter().map(|check| block(check, style)));
    let audits = report.audits.iter().enumerate();
    blocks.extend(
        audits
            .map(|(at, audit)| audit_page(&audit::page(report, at, audit, style.language), style)),
    );
    let (used, stale): (Vec<_>, Vec<_>) =
        report.waivers.iter().partition(|waiver| !waiver.state.is_stale());
    blocks.extend(stale.into_iter().map(|waiver| stale_waiver(waiver, style)));
    blocks.push(used.into_iter().map(|waiver| used_waiver(waiver, style)).collect());
    if report.audits.is_empty() || report.checks.iter().any(|check| check.comparison.is_none()) {
        blocks.push(summary(report, style));
    }
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n")
}

/// Whether an audit's page says what there is to say of a check.
fn is_told_by_its_audit(check: &CheckResult) -> bool {
    check.comparison.is_some() && check.status != Status::Error
}

/// Whether a comparison of an audit could not be run for the reason that another one gave: a cell that
/// cannot be read is one problem, however many comparisons wait for it.
fn is_told_before<'r>(check: &'r CheckResult, said: &mut HashSet<&'r Text>) -> bool {
    if check.comparison.is_none() || check.status != Status::Error {
        return false;
    }
    // All are taken in, so that none of a check with several is told twice.
    let new = check.problems.iter().filter(|problem| said.insert(&problem.message)).count();
    new == 0
}

/// So wide is a page where nothing says how wide it may be.
const PAGE: usize = 80;

/// An audit.
fn audit_page(page: &Page, style: Style) -> String {
    let wide = style.width.unwrap_or(PAGE).max(Style::NARROWEST);
    let style = Style { width: Some(wide), ..style };
    let bold = Paint::new().bold();
    let mut lines: Vec<String> = wrap(&page.heading, Some(wide));
    lines.iter_mut().for_each(|line| *line = paint(line, bold, style.color));
    lines.extend(wrap(&page.counts, Some(wide)));
    if !page.files.is_empty() {
        let files = wrap(&page.files, Some(wide));
        lines.extend(files.iter().map(|line| paint(line, Paint::new().dimmed(), style.color)));
    }
    if !page.findings.is_empty() {
        lines.push(String::new());
        let findings = page.findings.iter();
        let note = |one: &audit::Finding| {
            let place = one.place.iter().map(|place| format!("{place}:"));
            let why = one.why.join(text!("; ", "；").in_language(style.language));
            let parts = place.chain([why]).collect::<Vec<_>>().join(" ");
            vec![parts.trim().to_owned()]
        };
        let count = page.headers.len();
        let rows = Rows {
            headers: page.headers.clone(),
            // What is printed and what it comes to.
            right: (0..count).map(|at| at + 3 == count || at + 2 == count).collect(),
            cells: findings.clone().map(|one| one.cells.clone()).collect(),
            notes: findings.clone().map(note).collect(),
            outcomes: findings.map(|one| one.outcome).collect(),
            place: None,
            left_out: 0,
        };
        lines.extend(table(&rows, style));
        lines.extend(page.more.iter().map(|more| format!("{INDENT}{more}")));
    }
    for block in [&page.compared, &page.paragraphs] {
        if !block.is_empty() {
            lines.push(String::new());
        }
        for text in block {
            let wrapped = wrap(text, Some(wide - INDENT.len() * 2));
            let indents = std::iter::once(INDENT).chain(std::iter::repeat("    "));
            lines.extend(indents.zip(wrapped).map(|(indent, line)| format!("{indent}{line}")));
        }
    }
    lines.join("\n") + "\n"
}

/// A check that needs no more than a line.
fn line(check: &CheckResult, style: Style) -> String {
    let language = style.language;
    let (sign, status) = (words::sign(check.status), words::status(check.status));
    let head = format!("{sign} {}", status.in_language(language));
    let mut rest = format!("[{}]", one_line(&check.id));
    rest.extend(check.title.iter().map(|title| format!(" {}", one_line(title))));
    let message = Text::same(check.message.in_language(language));
    let said = std::iter::once(message).chain(words::seen(check));
    let said: Vec<Text> = said.filter(|text| !text.is_empty()).collect();
    if !said.is_empty() {
        let said = joined(said, &text!("; ", "；"));
        rest.push_str(": ");
        rest.push_str(&one_line(said.in_language(language)));
    }
    let room = style.width.map(|width| width.max(Style::NARROWEST) - INDENT.len());
    let lines = wrap(&format!("{head}{rest}"), room);
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        let painted = paint(&head, color(check.outcome), style.color);
        match line.strip_prefix(head.as_str()).filter(|_| at == 0) {
            Some(rest) => text.push_str(&format!("{painted}{rest}")),
            None => text.push_str(&format!("{}{line}", if at == 0 { "" } else { INDENT })),
        }
        text.push('\n');
    }
    for problem in &check.problems {
        text.push_str(&Drawing::of_problem(problem, language).lines(style));
    }
    text
}

/// A check of which there is more to say.
fn block(check: &CheckResult, style: Style) -> String {
    let mut text = Drawing::of_check(check, style.language).lines(style);
    for problem in &check.problems {
        text.push_str(&Drawing::of_problem(problem, style.language).lines(style));
    }
    let rows = rows(check, SAMPLES, style.language);
    if !rows.cells.is_empty() && !is_told(check) {
        text.push('\n');
        table(&rows, style).iter().for_each(|line| {
            text.push_str(line);
            text.push('\n');
        });
        if let Some(more) = words::more(rows.left_out, check.truncated) {
            let more = format!("{INDENT}{}", more.in_language(style.language));
            text.push_str(&paint(&more, Paint::new().dimmed(), style.color));
            text.push('\n');
        }
    }
    text
}

/// Whether the one truth about a whole is all there is, and said already.
fn is_told(check: &CheckResult) -> bool {
    let [one] = check.samples.as_slice() else { return false };
    let keys = &one.keys;
    let of_whole = keys.district.is_none() && keys.group.is_none() && keys.indicator.is_none();
    let more = one.witness.as_ref().is_some_and(|witness| *witness != check.message);
    check.counts.examined == 1 && of_whole && !more && one.waived.is_none()
}

fn stale_waiver(waiver: &WaiverResult, style: Style) -> String {
    let drawing = Drawing {
        outcome: Outcome::Warn,
        name: format!("! {}", words::status(Status::Warn).in_language(style.language)),
        id: &waiver.id,
        title: words::waiver(waiver).in_language(style.language).to_owned(),
        place: Some(&waiver.place),
        beside: None,
        below: vec![(text!("because", "因为"), waiver.because.clone())],
    };
    drawing.lines(style)
}

fn used_waiver(waiver: &WaiverResult, style: Style) -> String {
    let language = style.language;
    let mut text = words::waiver(waiver).in_language(language).to_owned();
    let keys = words::scope(waiver, language);
    let until = waiver.until.as_ref().map(|until| text!("until {until}", "截至 {until}", until));
    let mut details = vec![keys];
    details.extend(until);
    details.retain(|text| !text.is_empty());
    if !details.is_empty() {
        let details = joined(details, &text!("; ", "；"));
        let details = text!(" ({details})", "（{details}）", details);
        text.push_str(details.in_language(language));
    }
    format!("- {}: {}\n", one_line(&text), one_line(&waiver.because))
}

fn summary(report: &Report, style: Style) -> String {
    let worst = report.worst();
    let seconds = format!("{:.1}", report.duration_ms / 1000.0);
    let counts = words::summary(report);
    let text = text!("{counts}; {seconds} s", "{counts}；{seconds} 秒", counts, seconds);
    let how = color(worst).bold();
    format!("{}\n", paint(text.in_language(style.language), how, style.color))
}

pub(super) fn color(outcome: Outcome) -> Paint {
    match outcome {
        Outcome::Skipped => Paint::new().dimmed(),
        Outcome::Pass => Paint::new().green(),
        Outcome::Warn => Paint::new().yellow(),
        Outcome::Fail | Outcome::Error => Paint::new().red(),
    }
}
