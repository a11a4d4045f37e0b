//! What the formats for readers call things.

use crate::checks::result::{
    CheckResult, Counts, Kind, Outcome, Printed, Report, Status, Value, Verdict, WaiverResult,
    WaiverState,
};
use crate::period;
use crate::text::{Language, Text, joined, listed, text};

/// The status in words, as the language has it in `unknown is …`.
pub fn status(status: Status) -> Text {
    match status {
        Status::Pass => text!("pass", "通过"),
        Status::Warn => text!("warn", "警告"),
        Status::Fail => text!("fail", "失败"),
        Status::Unknown => text!("unknown", "未定"),
        Status::Error => text!("error", "出错"),
        Status::Skipped => text!("skipped", "跳过"),
    }
}

/// What a status that is unknown weighs, in words.
pub fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Skipped => status(Status::Skipped),
        Outcome::Pass => text!("a pass", "通过"),
        Outcome::Warn => text!("a warning", "警告"),
        Outcome::Fail => text!("a failure", "失败"),
        Outcome::Error => text!("an error", "出错"),
    }
}

/// A sign for the status, so that colour never stands alone.
pub fn sign(status: Status) -> &'static str {
    match status {
        Status::Pass => "✓",
        Status::Warn => "!",
        Status::Fail => "✗",
        Status::Unknown => "?",
        Status::Error => "‼",
        Status::Skipped => "-",
    }
}

/// What a check makes of a row, in words.
pub fn verdict(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Impossible => text!("impossible", "不可能"),
        Verdict::Violating => text!("violating", "不符"),
        Verdict::Undetermined => text!("undetermined", "未定"),
        Verdict::Possible => text!("possible", "可能"),
        Verdict::Exact => text!("exact", "相符"),
    }
}

/// What a key is called above its column.
pub fn key(name: &str, kind: Kind) -> Text {
    match name {
        "indicator" if kind == Kind::Has => text!("column", "列"),
        "district" => text!("district", "地区"),
        "period" => text!("period", "期间"),
        "group" => text!("group", "分组"),
        "indicator" => text!("indicator", "指标"),
        other => Text::same(other),
    }
}

/// The value of a key as a reader knows it: a period in its own words.
pub fn key_value(name: &str, value: &str, language: Language) -> String {
    if name == "period" {
        return period_in_words(value, language);
    }
    value.to_owned()
}

/// `2023Q1` as 2023年一季度; as it stands where it is no period.
pub fn period_in_words(canonical: &str, language: Language) -> String {
    match period::parse(canonical) {
        Ok(literal) if language == Language::Chinese => {
            Text::of(&literal).in_language(language).to_owned()
        }
        _ => canonical.to_owned(),
    }
}

/// The keys of a row in words: `恒口, 2023Q1`.
pub fn keys(keys: &crate::checks::result::Keys, language: Language) -> String {
    let values = keys.each().map(|(name, value)| key_value(name, value, language));
    joined(values, &text!(", ", "、")).in_language(language).to_owned()
}

/// What stands above a column of figures.
pub fn column(printed: &Printed, language: Language) -> &str {
    let label = printed.label.in_language(language);
    if label.is_empty() { &printed.name } else { label }
}

/// The title, or the id where there is none.
pub fn title(check: &CheckResult) -> &str {
    check.title.as_deref().unwrap_or(&check.id)
}

/// What was seen and how close it was, unless the message says it.
pub fn seen(check: &CheckResult) -> Vec<Text> {
    let observed = check.observed.as_ref().filter(|value| !is_said(value, check));
    let observed = observed.map(|value| &value.text);
    // How many more rows may be wrong, the counts say.
    let margin = check.margin.as_ref().filter(|value| value.unit.as_deref() != Some(Value::ROWS));
    let margin = margin.map(|value| &value.text);
    let mut parts: Vec<Text> = observed.into_iter().cloned().collect();
    parts.extend(margin.map(|it| text!("margin {it}", "余量 {it}", it)));
    parts
}

/// Whether the message says what was seen: in these words, or as how many rows are right or wrong.
fn is_said(observed: &Value, check: &CheckResult) -> bool {
    let within = |language| {
        let text = observed.text.in_language(language);
        check.message.in_language(language).contains(text)
    };
    let Counts { examined, violating, undetermined, waived } = check.counts;
    let right = examined.saturating_sub(violating + undetermined + waived);
    let counts = observed.unit.is_none() && (examined != 1 || check.kind != Kind::Holds);
    let is = |count: u64| observed.number == Some(count as f64);
    within(Language::English) || counts && (is(right) || is(violating + waived))
}

/// What was seen, beside the line of the script, which says what was to be seen.
pub fn beside(check: &CheckResult) -> Option<Text> {
    if check.place.text.is_empty() {
        return observed(check);
    }
    let parts = seen(check);
    (!parts.is_empty()).then(|| joined(parts, &text!("; ", "；")))
}

/// What was seen and what was to be seen, as far as it is known.
pub fn observed(check: &CheckResult) -> Option<Text> {
    let expected = check.expected.as_ref().map(|value| &value.text);
    let mut parts = seen(check);
    let at = parts.len().min(1);
    let expected = expected.map(|it| text!("expected {it}", "应为 {it}", it));
    parts.splice(at..at, expected);
    (!parts.is_empty()).then(|| joined(parts, &text!("; ", "；")))
}

/// `3 checks: 1 pass, 2 fail; 2 rows waived`
pub fn summary(report: &Report) -> Text {
    let count = report.checks.len();
    let counts = Status::NAMES.iter().filter_map(|(one, _)| {
        let count = report.summary.count(*one);
        let name = status(*one);
        (count > 0).then(|| text!("{count} {name}", "{name} {count}", count, name))
    });
    let counts = joined(counts, &text!(", ", "，"));
    let checks = match count {
        0 => text!("no checks", "没有检查"),
        1 => text!("1 check: {counts}", "检查 1 项：{counts}", counts),
        _ => text!("{count} checks: {counts}", "检查 {count} 项：{counts}", count, counts),
    };
    let waived = match report.summary.waived {
        0 => None,
        1 => Some(text!("1 row waived", "豁免 1 行")),
        rows => Some(text!("{rows} rows waived", "豁免 {rows} 行", rows)),
    };
    joined(std::iter::once(checks).chain(waived), &text!("; ", "；"))
}

/// What is to be said of a waiver: that it was used, or why it is none.
pub fn waiver(waiver: &WaiverResult) -> Text {
    let WaiverResult { id, used, .. } = waiver;
    let until = waiver.until.as_deref().unwrap_or("?");
    match (waiver.state, used) {
        (WaiverState::Active, 1) => {
            text!("1 row of `{id}` is waived", "`{id}` 有 1 行已豁免", id)
        }
        (WaiverState::Active, used) => {
            text!("{used} rows of `{id}` are waived", "`{id}` 有 {used} 行已豁免", used, id)
        }
        (WaiverState::Unused, _) => text!(
            "no row of `{id}` needs this waiver: remove it",
            "`{id}` 没有需要这项豁免的行，可以删去",
            id
        ),
        (WaiverState::NoCheck, _) => text!(
            "its script has no check `{id}`: this waiver covers nothing",
            "所在脚本没有检查 `{id}`，这项豁免不起作用",
            id
        ),
        (WaiverState::Untried, _) => text!(
            "`{id}` did not run, so its waiver was not tried",
            "`{id}` 没有运行，这项豁免未用到",
            id
        ),
        (WaiverState::Expired, _) => text!(
            "this waiver of `{id}` ended on {until} and covers nothing",
            "`{id}` 的这项豁免已于 {until} 到期，不再有效",
            id,
            until
        ),
    }
}

/// Whose rows a waiver is for: that is not which of them it covers.
pub fn scope(waiver: &WaiverResult, language: Language) -> Text {
    let keys = waiver.keys.iter().map(|one| keys(one, language));
    let keys: Vec<String> = keys.filter(|text| !text.is_empty()).collect();
    match keys.is_empty() {
        true => Text::default(),
        false => text!("for {keys}", "针对 {keys}", keys = listed(keys)),
    }
}

/// Whether there is more to say of a check than that it is fine.
pub fn is_worth_telling(check: &CheckResult) -> bool {
    let unwell = check.outcome >= Outcome::Warn || check.status == Status::Unknown;
    unwell || !check.problems.is_empty()
}

/// What stands below samples of which some are left out.
pub fn more(left_out: usize, truncated: bool) -> Option<Text> {
    match (left_out, truncated) {
        (0, false) => None,
        (0, true) => Some(text!("there are more rows", "还有更多行")),
        (1, false) => Some(text!("1 more row", "另有 1 行")),
        (rows, false) => Some(text!("{rows} more rows", "另有 {rows} 行", rows)),
        (rows, true) => Some(text!("more than {rows} more rows", "另有 {rows} 行以上", rows)),
    }
}
