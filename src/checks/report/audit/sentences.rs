//! What the page of an audit says in sentences.

use super::{FILES, NAMES, NOTHING};
use crate::checks::report::words;
use crate::checks::result::{
    AuditResult, CheckResult, Comparison, Level, Problem, Uncompared, Verdict, Verdicts,
};
use crate::output::layout::one_line;
use crate::period::{self, Period};
use crate::text::{Language, Text, joined, listed, text};

/// `audit · foreign · 2023Q1`
pub fn heading(
    audit: &AuditResult,
    all: &[(&CheckResult, &Comparison)],
    language: Language,
) -> Text {
    let subjects = audit.subjects.iter();
    let names = subjects.map(|one| Text::made(one.id.clone(), one.label.clone()));
    let names: Vec<Text> = names.collect();
    let subjects = match names.len() {
        count if count > NAMES => text!("{count} indicators", "{count} 项指标", count),
        _ => listed(names),
    };
    let period = match &audit.period {
        Some(period) => Some(Text::same(words::period_in_words(period, language))),
        None => span(all, language),
    };
    let parts = [text!("audit", "审核"), subjects].into_iter().chain(period);
    joined(parts, &text!(" · ", " · "))
}

/// The periods of the rows, from the first to the last.
fn span(all: &[(&CheckResult, &Comparison)], language: Language) -> Option<Text> {
    let samples = all.iter().flat_map(|(check, _)| &check.samples);
    let mut periods: Vec<Period> = samples
        .filter_map(|sample| period::parse(sample.keys.period.as_ref()?).ok())
        .filter_map(|literal| literal.year.map(|year| literal.in_year(year)))
        .collect();
    periods.sort_by_key(|period| (period.end(), std::cmp::Reverse(period.start())));
    let said = |period: &Period| words::period_in_words(&period.to_string(), language);
    let (first, last) = (said(periods.first()?), said(periods.last()?));
    Some(text!("{first} to {last}", "{first}至{last}", first, last))
}

/// `✗ 2 impossible, ≈ 3 possible, ✓ 10 exact`; without signs in a sentence.
pub fn counts(verdicts: Verdicts, signs: bool) -> Text {
    let each = [
        (verdicts.impossible, Verdict::Impossible),
        (verdicts.undetermined, Verdict::Undetermined),
        (verdicts.possible, Verdict::Possible),
        (verdicts.exact, Verdict::Exact),
    ];
    let parts = each.into_iter().filter(|(count, _)| *count > 0).map(|(count, verdict)| {
        let name = words::verdict(verdict);
        let text = text!("{count} {name}", "{name} {count}", count, name);
        match signs {
            true => text!("{sign} {text}", "{sign} {text}", sign = sign(verdict), text),
            false => text,
        }
    });
    let parts: Vec<Text> = parts.collect();
    match parts.is_empty() {
        true => text!("nothing to compare", "没有可比较的数"),
        false => joined(parts, &text!(", ", "，")),
    }
}

/// That none of it was run.
pub fn left_out_whole() -> Text {
    text!("skipped: a check before it failed", "已跳过：前面的检查未通过")
}

/// That some of it was not run, of `all`.
fn left_out_in_part(all: &[(&CheckResult, &Comparison)]) -> Option<Text> {
    let skipped = all.iter().filter(|(check, _)| check.is_left_out()).count();
    match skipped {
        0 => None,
        _ if skipped == all.len() => None,
        1 => Some(text!("1 comparison was skipped", "跳过 1 项比较")),
        _ => Some(text!("{skipped} comparisons were skipped", "跳过 {skipped} 项比较", skipped)),
    }
}

/// The files, the first few by their names.
pub fn files(files: &[String]) -> Text {
    let more = files.len().saturating_sub(FILES);
    let first = listed(files.iter().take(if more > 1 { FILES } else { files.len() }));
    match more {
        0 | 1 => first,
        _ => text!("{first} and {more} more", "{first}等，另有 {more} 个文件", first, more),
    }
}

/// A sign for a verdict, so that colour never stands alone.
pub fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Impossible | Verdict::Violating => "✗",
        Verdict::Undetermined => "?",
        Verdict::Possible => "≈",
        Verdict::Exact => "✓",
    }
}

/// `progress from actual and target: 10 exact, 3 possible`
pub fn line(check: &CheckResult, comparison: &Comparison) -> Text {
    let (name, counts) = (&comparison.name, counts(comparison.verdicts, false));
    // What a waiver would have to name.
    let wrong = comparison.verdicts.impossible + comparison.verdicts.undetermined > 0;
    let id = if wrong { format!(" [{}]", check.id) } else { String::new() };
    match check.counts.waived {
        0 => text!("{name}: {counts}{id}", "{name}：{counts}{id}", name, counts, id),
        waived => text!(
            "{name}: {counts}; {waived} waived{id}",
            "{name}：{counts}；豁免 {waived}{id}",
            name,
            counts,
            waived,
            id
        ),
    }
}

/// What could not be compared, what the print of tables looks like, what was said of cells.
pub fn paragraphs(
    audit: &AuditResult,
    all: &[(&CheckResult, &Comparison)],
    language: Language,
) -> Vec<String> {
    let said = |text: Text| one_line(text.in_language(language));
    let mut found = Vec::new();
    let mut groups: Vec<(&Text, &Text, Vec<&Uncompared>)> = Vec::new();
    for (_, comparison) in all {
        for one in &comparison.uncompared {
            let same = groups.iter_mut().find(|(column, because, _)| {
                **column == comparison.column && **because == one.because
            });
            match same {
                Some((_, _, places)) if places.iter().any(|it| it.keys == one.keys) => {}
                Some((_, _, places)) => places.push(one),
                None => groups.push((&comparison.column, &one.because, vec![one])),
            }
        }
    }
    if !groups.is_empty() {
        let groups = groups.iter().map(|(column, because, places)| {
            let of = places_in_words(places);
            text!("{column} of {of} ({because})", "{of}{column}（{because}）", column, of, because)
        });
        let groups = joined(groups, &text!("; ", "；"));
        found.push(said(text!("not compared: {groups}", "未能比较：{groups}", groups)));
    }
    found.extend(left_out_in_part(all).map(said));
    if !audit.alone.is_empty() {
        let alone = audit.alone.iter().map(|one| Text::made(one.id.clone(), one.label.clone()));
        let alone = listed(alone);
        found.push(said(text!(
            "nothing to hold against: {alone}",
            "没有可对照的数：{alone}",
            alone
        )));
    }
    for (check, comparison) in all {
        let notes = check.problems.iter().filter(|one| one.level != Level::Error);
        for Problem { message, code, .. } in notes {
            let told = match comparison.verdicts.all() {
                0 => text!("note[{code}]: {message}", "说明[{code}]：{message}", message, code),
                _ => text!(
                    "note[{code}]: {name}: {message}",
                    "说明[{code}]：{name}：{message}",
                    code,
                    name = &comparison.column,
                    message
                ),
            };
            let told = said(told);
            if !found.contains(&told) {
                found.push(told);
            }
        }
    }
    found.extend(audit.notes.iter().map(|note| {
        let Problem { message, code, .. } = note;
        said(text!("note[{code}]: {message}", "说明[{code}]：{message}", message, code))
    }));
    found
}

/// Whose figures, and when: `全市`, `汉滨区, 旬阳市, 汉阴县 and 4 more`.
fn places_in_words(places: &[&Uncompared]) -> Text {
    let mut names: Vec<String> = Vec::new();
    for one in places {
        let name = one.keys.district.clone().or_else(|| one.keys.period.clone());
        let name = name.unwrap_or_else(|| NOTHING.to_owned());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len().saturating_sub(NAMES);
    let first = listed(names.iter().take(NAMES));
    match more {
        0 => first,
        _ => text!("{first} and {more} more", "{first}等（另有 {more} 个地区）", first, more),
    }
}
