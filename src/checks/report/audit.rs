//! An audit as a page: what it is about and how it went, then what was found, the worst first, then
//! what was compared and what could not be. One page of texts, which each format draws in its way.

mod sentences;

use super::rows::data_place;
use super::words;
use crate::checks::result::{
    AuditResult, CheckResult, Comparison, Outcome, Report, Sample, Verdict, Verdicts,
};
use crate::output::layout::one_line;
use crate::text::{Language, Text, text};
use sentences::{counts, files, heading, left_out_whole, line, paragraphs, sign};

/// How many findings are shown.
const FINDINGS: usize = 40;
/// How many files are named.
const FILES: usize = 3;
/// How many names a sentence has.
const NAMES: usize = 3;
/// Where a row has nothing.
const NOTHING: &str = "–";

/// A page.
pub struct Page {
    /// What is audited, and when.
    pub heading: String,
    /// How many figures there are of each verdict.
    pub counts: String,
    /// The files.
    pub files: String,
    /// What stands above each column of findings.
    pub headers: Vec<String>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// That there is more.
    pub more: Option<String>,
    /// What was compared, a line each.
    pub compared: Vec<String>,
    /// What could not be, and what else there is to say, a paragraph each.
    pub paragraphs: Vec<String>,
}

/// One figure that is not right as printed.
pub struct Finding {
    /// The texts of the columns.
    pub cells: Vec<String>,
    /// How bad it is.
    pub outcome: Outcome,
    /// Where the figure is printed.
    pub place: Option<String>,
    /// Why, in sentences.
    pub why: Vec<String>,
}

/// The comparisons of an audit.
pub fn comparisons(
    report: &Report,
    at: usize,
) -> impl Iterator<Item = (&CheckResult, &Comparison)> {
    let all = report.checks.iter().filter_map(|check| Some((check, check.comparison.as_ref()?)));
    all.filter(move |(_, comparison)| comparison.audit == at as u64)
}

/// The page of the audit with this number.
pub fn page(report: &Report, at: usize, audit: &AuditResult, language: Language) -> Page {
    let said = |text: Text| one_line(text.in_language(language));
    let all: Vec<(&CheckResult, &Comparison)> = comparisons(report, at).collect();
    let mut found: Vec<(&Sample, &Comparison)> = Vec::new();
    for (check, comparison) in &all {
        let wanting = check.samples.iter().filter(|one| one.verdict != Verdict::Exact);
        found.extend(wanting.map(|sample| (sample, *comparison)));
    }
    found.sort_by(|(a, _), (b, _)| a.worse_first(b));
    let left_out = found.len().saturating_sub(FINDINGS);
    let truncated = all.iter().any(|(check, _)| is_cut(check));
    found.truncate(FINDINGS);
    let periods = audit.period.is_none();
    let mut headers = vec![text!("district", "地区")];
    headers.extend(periods.then(|| text!("period", "期间")));
    headers.extend([
        text!("what", "指标"),
        text!("printed", "公布"),
        text!("comes to", "算得"),
        text!("verdict", "判定"),
    ]);
    let verdicts = all.iter().fold(Verdicts::default(), |sum, (_, one)| sum.and(one.verdicts));
    let compared = all.iter().filter(|(_, one)| one.verdicts.all() > 0);
    let compared = compared.map(|(check, one)| said(line(check, one)));
    Page {
        heading: said(heading(audit, &all, language)),
        counts: said(match all.iter().all(|(check, _)| check.is_left_out()) && !all.is_empty() {
            true => left_out_whole(),
            false => counts(verdicts, true),
        }),
        files: said(files(&audit.files)),
        headers: headers.into_iter().map(said).collect(),
        findings: found.into_iter().map(|(one, of)| finding(one, of, periods, language)).collect(),
        more: words::more(left_out, truncated).map(said),
        compared: compared.collect(),
        paragraphs: paragraphs(audit, &all, language),
    }
}

/// Whether rows that are not exact may have been left out.
fn is_cut(check: &CheckResult) -> bool {
    check.truncated && check.samples.last().is_some_and(|last| last.verdict != Verdict::Exact)
}

fn finding(sample: &Sample, of: &Comparison, periods: bool, language: Language) -> Finding {
    let said = |text: &Text| one_line(text.in_language(language));
    let key = |name: &str, key: &Option<String>| {
        key.as_ref().map_or_else(|| NOTHING.to_owned(), |it| words::key_value(name, it, language))
    };
    let printed = sample.printed.first().map(|one| said(&one.text));
    let computed = sample.computed.as_ref().map(|one| said(&one.value.text));
    let verdict = words::verdict(sample.verdict);
    let (verdict, outcome) = match (&sample.waived, sample.verdict) {
        (Some(_), _) => {
            (text!("{verdict}, waived", "{verdict}，已豁免", verdict), Outcome::Skipped)
        }
        (None, Verdict::Impossible | Verdict::Violating) => (verdict, Outcome::Fail),
        (None, Verdict::Undetermined) => (verdict, Outcome::Warn),
        (None, _) => (verdict, Outcome::Skipped),
    };
    let mut cells = vec![key("district", &sample.keys.district)];
    cells.extend(periods.then(|| key("period", &sample.keys.period)));
    cells.extend([
        said(&of.column),
        printed.unwrap_or_else(|| NOTHING.to_owned()),
        computed.unwrap_or_else(|| NOTHING.to_owned()),
        format!("{} {}", sign(sample.verdict), said(&verdict)),
    ]);
    let waived = sample.waived.as_ref();
    let waived = waived.map(|it| text!("waived: {it}", "已豁免：{it}", it));
    Finding {
        cells,
        outcome,
        place: sample.place.as_ref().map(data_place),
        why: sample.witness.iter().chain(&waived).map(said).collect(),
    }
}
