//! One sentence that says why a check has its status: what is wrong or open, how much of what was
//! looked at, and whose rows are the worst.

use crate::checks::result::{CheckResult, Counts, Keys, Kind, Sample, Status, Verdict};
use crate::text::{Text, joined, listed, text};

/// How many rows a sentence names.
const NAMED: u64 = 3;

/// A row, and how many rows of the data it stands for.
pub type Shown = (Sample, usize);

/// The sentence. `own` is what the test has to say itself; the rows stand in the order of the worst.
pub fn message(result: &CheckResult, own: Option<Text>, rows: &[Shown]) -> Text {
    let counts = &result.counts;
    let Counts { examined, violating, undetermined, waived } = *counts;
    let least = result.limits.at_least;
    if examined < least {
        let few = match examined {
            0 => return text!("there was nothing to look at", "没有可检查的内容"),
            1 => text!(
                "1 row was looked at, and at least {least} are expected",
                "只检查了 1 行，至少应有 {least} 行",
                least
            ),
            _ => text!(
                "{examined} rows were looked at, and at least {least} are expected",
                "只检查了 {examined} 行，至少应有 {least} 行",
                examined,
                least
            ),
        };
        // That rows are missing makes none of the others right.
        return match violating {
            0 => few,
            _ => joined([few, wrong(result.kind, violating, examined)], &text!("; ", "；")),
        };
    }
    let has_own = own.is_some();
    let mut said = match own {
        Some(own) => own,
        None if violating > 0 => wrong(result.kind, violating, examined),
        None if undetermined > 0 => open(undetermined, examined),
        None if waived > 0 => text!(
            "{rest} of {examined} are as they should be",
            "{examined} 项中有 {rest} 项相符",
            rest = examined - waived,
            examined
        ),
        None => right(result.kind, examined),
    };
    if violating > 0 && !has_own {
        said = joined([said, allowed(result)], &Text::default());
    }
    let names = match violating {
        0 => names(rows, undetermined, |verdict| verdict == Verdict::Undetermined),
        _ => names(rows, violating, |verdict| verdict < Verdict::Undetermined),
    };
    // The page of an audit has them all.
    if let Some(names) = names.filter(|_| result.comparison.is_none()) {
        said = text!("{said}: {names}", "{said}：{names}", said, names);
    }
    if violating > 0 && undetermined > 0 && !has_own {
        let more = text!(
            "; {undetermined} more cannot be decided",
            "；另有 {undetermined} 项无法判定",
            undetermined
        );
        said = joined([said, more], &Text::default());
    }
    if waived > 0 {
        said = text!("{said}; {waived} waived", "{said}；{waived} 项已豁免", said, waived);
    }
    said
}

/// What is so where nothing is wrong.
fn right(kind: Kind, all: u64) -> Text {
    match (kind, all) {
        (Kind::NoneOf, _) => text!("no row is found", "没有查到任何行"),
        (_, 0) => {
            text!("there was nothing to look at, which is allowed", "没有可检查的内容，允许如此")
        }
        (Kind::OneRowPer, _) => text!("all {all} rows are there", "应有的 {all} 行齐全", all),
        (Kind::SameAs, _) => text!("all {all} rows are the same", "{all} 行全部相同", all),
        (Kind::Has, 1) => text!("the column is as stated", "该列相符"),
        (Kind::Has, _) => text!("all {all} columns are as stated", "{all} 列全部相符", all),
        (Kind::Unique, _) => text!("all {all} values are different", "{all} 个值互不相同", all),
        (Kind::DistrictIn, _) => text!("all {all} are found there", "{all} 个全部查到", all),
        (Kind::Within, _) => {
            text!("all {all} are within the limit", "{all} 项变动均未超过限度", all)
        }
        (_, 1) => text!("it holds", "成立"),
        _ => text!("all {all} hold", "{all} 项全部成立", all),
    }
}

/// What is wrong.
fn wrong(kind: Kind, wrong: u64, all: u64) -> Text {
    match (kind, wrong) {
        (Kind::NoneOf, 1) => text!("1 row is found", "查到 1 行"),
        (Kind::NoneOf, _) => text!("{wrong} rows are found", "查到 {wrong} 行", wrong),
        (Kind::OneRowPer, 1) => {
            text!("1 of {all} rows is missing", "应有 {all} 行，缺 1 行", all)
        }
        (Kind::OneRowPer, _) => {
            text!("{wrong} of {all} rows are missing", "应有 {all} 行，缺 {wrong} 行", all, wrong)
        }
        (Kind::SameAs, 1) => text!("1 of {all} rows differs", "{all} 行中有 1 行不同", all),
        (Kind::SameAs, _) => {
            text!("{wrong} of {all} rows differ", "{all} 行中有 {wrong} 行不同", all, wrong)
        }
        (Kind::Has, _) if all == 1 => text!("the column is not as stated", "该列不符"),
        (Kind::DistrictIn, _) if all == 1 => text!("it is not found there", "查不到"),
        (Kind::Has, 1) => {
            text!("1 of {all} columns is not as stated", "{all} 列中有 1 列不符", all)
        }
        (Kind::Has, _) => text!(
            "{wrong} of {all} columns are not as stated",
            "{all} 列中有 {wrong} 列不符",
            all,
            wrong
        ),
        (Kind::Unique, _) => text!(
            "{wrong} of {all} have the value of another",
            "{all} 行中有 {wrong} 行的值与其他行重复",
            all,
            wrong
        ),
        (Kind::DistrictIn, 1) => {
            text!("1 of {all} is not found there", "{all} 个中有 1 个查不到", all)
        }
        (Kind::DistrictIn, _) => text!(
            "{wrong} of {all} are not found there",
            "{all} 个中有 {wrong} 个查不到",
            all,
            wrong
        ),
        (Kind::Within, _) => text!(
            "{wrong} of {all} moved by more than the limit",
            "{all} 项中有 {wrong} 项变动超过限度",
            all,
            wrong
        ),
        _ if all == 1 => text!("it does not hold", "不成立"),
        (_, 1) => text!("1 of {all} does not hold", "{all} 项中有 1 项不成立", all),
        _ => text!("{wrong} of {all} do not hold", "{all} 项中有 {wrong} 项不成立", all, wrong),
    }
}

/// What nobody can say.
fn open(open: u64, all: u64) -> Text {
    match all {
        1 => text!("it cannot be decided", "无法判定"),
        _ => {
            text!("{open} of {all} cannot be decided", "{all} 项中有 {open} 项无法判定", all, open)
        }
    }
}

/// How the count of what is wrong stands to the limits, unless there is none but zero.
fn allowed(result: &CheckResult) -> Text {
    let Counts { examined, violating, .. } = result.counts;
    let limits = &result.limits;
    let exceeded = |limit: &crate::checks::result::Limit| limit.is_exceeded(violating, examined);
    let exceeded = limits.fail_above.filter(exceeded).or(limits.warn_above.filter(exceeded));
    match exceeded.map(|limit| limit.to_string()) {
        None if result.status != Status::Fail => {
            text!(", which the limit allows", "，未超过限度")
        }
        None => Text::default(),
        Some(most) if most == "0" || most == "0%" => match result.kind {
            Kind::NoneOf => text!(", and none should be", "，应当没有"),
            _ => Text::default(),
        },
        Some(most) => text!(", at most {most} allowed", "，最多允许 {most}", most),
    }
}

/// What the worst rows with such a verdict are called, of `all`.
fn names(rows: &[Shown], all: u64, is: impl Fn(Verdict) -> bool) -> Option<Text> {
    let meant = |(sample, _): &&Shown| sample.waived.is_none() && is(sample.verdict);
    let meant: Vec<&Shown> = rows.iter().filter(meant).collect();
    let first = meant.first()?.0.keys.period.as_ref();
    let at_times = meant.iter().any(|(sample, _)| sample.keys.period.as_ref() != first);
    let (mut names, mut named) = (Vec::new(), 0);
    for (sample, of_rows) in meant.iter().take(NAMED as usize) {
        names.extend(name(&sample.keys, at_times || *of_rows > 1));
        named += *of_rows as u64;
    }
    let listed = listed(&names);
    match (names.is_empty(), all.saturating_sub(named)) {
        (true, _) => None,
        (_, 0) => Some(listed),
        // In Chinese the count that stands before says how many there are.
        (_, more) => {
            let more = Text::made(format!(" and {more} more"), "等".to_owned());
            Some(joined([listed, more], &Text::default()))
        }
    }
}

/// What a row is called; with its period where rows are of several.
fn name(keys: &Keys, with_period: bool) -> Option<Text> {
    let Keys { district, period, group, indicator } = keys;
    let name = district.as_ref().or(group.as_ref()).or(indicator.as_ref());
    let period = period.as_ref().filter(|_| with_period);
    let period = period.map(|text| match crate::period::parse(text) {
        Ok(literal) => Text::of(&literal),
        Err(_) => Text::same(text.as_str()),
    });
    match (name, period) {
        (Some(name), Some(period)) => {
            Some(text!("{name} {period}", "{name} {period}", name, period))
        }
        (Some(name), None) => Some(Text::same(name.as_str())),
        (None, Some(period)) => Some(text!("all of {period}", "{period}全部", period)),
        (None, None) => None,
    }
}
