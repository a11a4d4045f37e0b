//! From what was found to a result: waivers, counts, limits, a sentence.

use super::Running;
use super::finding::{Finding, Found};
use crate::analyze::check::Waiver;
use crate::catalog::Catalog;
use crate::checks::result::{
    CheckResult, Counts, Keys, Place, Problem, Sample, Status, Verdict, WaiverResult, WaiverState,
    fingerprint_of_sample,
};

use crate::session::Session;
use crate::source::Sources;
use crate::text::{Text, listed, text};
use chrono::NaiveDate;

/// How many rows a sentence names.
const NAMED: usize = 3;

impl Waiver {
    /// Whether it still holds on a day.
    pub fn holds_on(&self, today: NaiveDate) -> bool {
        self.until.is_none_or(|until| today <= until)
    }

    /// Whether it covers a row.
    fn covers(&self, found: &Found, year: i32) -> bool {
        let whose = self.districts.is_empty()
            || found.district.is_some_and(|one| self.districts.contains(&one));
        let when = self.period.is_none_or(|period| {
            let period = period.in_year(year);
            found.period.is_some_and(|one| one.ends_like(period) || one == period)
        });
        whose && when
    }
}

impl Session {
    /// Makes a result of what was found.
    pub(super) fn conclude(
        &self,
        result: &mut CheckResult,
        finding: Finding,
        waivers: &[&Waiver],
        running: &Running,
        sources: &Sources,
    ) {
        let year = self.data.as_ref().map_or(0, |data| crate::bound::latest_year(&data.panel));
        let mut counts = Counts {
            examined: finding.examined as u64,
            violating: finding.violating as u64,
            undetermined: finding.undetermined as u64,
            waived: 0,
        };
        let named = names(&finding.rows);
        let truncated = finding.rows.len() < finding.violating + finding.undetermined;
        let samples = finding.rows.into_iter().map(|found| {
            let waiver = waivers.iter().find(|waiver| waiver.covers(&found, year));
            let Found { mut sample, .. } = found;
            if let Some(waiver) = waiver {
                let counted = match sample.verdict {
                    Verdict::Violating | Verdict::Impossible => Some(&mut counts.violating),
                    Verdict::Undetermined => Some(&mut counts.undetermined),
                    Verdict::Possible | Verdict::Exact => None,
                };
                if let Some(counted) = counted {
                    *counted = counted.saturating_sub(1);
                    counts.waived += 1;
                    sample.waived = Some(waiver.because.clone());
                }
            }
            sample.fingerprint = fingerprint_of_sample(&result.id, &sample.keys);
            sample
        });
        let samples: Vec<Sample> = samples.collect();
        result.decide(counts);
        result.observed = finding.observed;
        result.margin = finding.margin;
        result.period = finding
            .period
            .map(|period| period.in_language(crate::text::Language::English).to_owned());
        result.reads = finding.reads;
        result.problems = finding.notes.iter().map(|one| Problem::of(one, sources)).collect();
        result.message = message(result, &counts, finding.message, &named);
        if let Some(comparison) = &mut result.comparison {
            comparison.verdicts = finding.verdicts;
            comparison.uncompared = finding.uncompared;
            if finding.verdicts.all() == 0 {
                result.message = match comparison.uncompared.first() {
                    Some(first) => text!(
                        "not compared: {because}",
                        "未能比较：{because}",
                        because = &first.because
                    ),
                    None => text!("there was nothing to compare", "没有可比较的数"),
                };
                result.observed = None;
                result.set_status(Status::Skipped);
            }
        }
        result.keep_samples(samples, running.samples);
        result.truncated |= truncated;
    }
}

/// One sentence about the status.
fn message(result: &CheckResult, counts: &Counts, own: Option<Text>, named: &[Text]) -> Text {
    let (examined, least) = (counts.examined, result.limits.at_least);
    if examined < least {
        return match examined {
            0 => text!("there was nothing to look at", "没有可检查的内容"),
            _ => text!(
                "{examined} rows were looked at, and at least {least} are expected",
                "只检查了 {examined} 行，至少应有 {least} 行",
                examined,
                least
            ),
        };
    }
    if let Some(own) = own {
        return own;
    }
    let (violating, undetermined) = (counts.violating, counts.undetermined);
    let names = listed(named.iter().take(NAMED));
    let more = violating.max(undetermined).saturating_sub(NAMED as u64);
    let names = match (named.is_empty(), more) {
        (true, _) => Text::default(),
        (_, 0) => text!(": {names}", "：{names}", names),
        _ => text!(": {names} and {more} more", "：{names}等，另有 {more} 个", names, more),
    };
    if examined == 1 {
        return match (violating, undetermined) {
            (0, 0) => text!("it holds", "成立"),
            (0, _) => text!("it cannot be decided{names}", "无法判定{names}", names),
            _ => text!("it does not hold{names}", "不成立{names}", names),
        };
    }
    match (violating, undetermined, result.status) {
        (0, 0, _) => text!("all {examined} hold", "{examined} 项全部成立", examined),
        (0, open, _) => text!(
            "{open} of {examined} cannot be decided{names}",
            "{examined} 项中有 {open} 项无法判定{names}",
            open,
            examined,
            names
        ),
        (wrong, _, Status::Pass) => text!(
            "{wrong} of {examined} do not hold, which the limit allows{names}",
            "{examined} 项中有 {wrong} 项不成立，未超过限度{names}",
            wrong,
            examined,
            names
        ),
        (wrong, _, _) => text!(
            "{wrong} of {examined} do not hold{names}",
            "{examined} 项中有 {wrong} 项不成立{names}",
            wrong,
            examined,
            names
        ),
    }
}

/// What the rows that are wrong are called.
fn names(rows: &[Found]) -> Vec<Text> {
    let wrong = |found: &&Found| found.sample.verdict < Verdict::Possible;
    let name = |found: &Found| {
        let Keys { district, period, group, indicator } = &found.sample.keys;
        let name = district.as_ref().or(group.as_ref()).or(indicator.as_ref()).or(period.as_ref());
        name.map(|name| Text::same(name.as_str()))
    };
    let mut names: Vec<Text> = Vec::new();
    for name in rows.iter().filter(wrong).filter_map(name) {
        if names.len() < NAMED && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What came of the waivers: each is told, and one that covered nothing is a warning.
pub fn settled(
    waivers: &[Waiver],
    results: &[CheckResult],
    today: NaiveDate,
    catalog: &Catalog,
    sources: &Sources,
) -> Vec<WaiverResult> {
    let one = |waiver: &Waiver| {
        let names = waiver.districts.iter().filter_map(|one| catalog.districts.get(one.0));
        let period = waiver.period.map(|period| period.to_string());
        let mut keys: Vec<Keys> = names
            .map(|district| Keys {
                district: Some(district.name.clone()),
                period: period.clone(),
                ..Keys::default()
            })
            .collect();
        if keys.is_empty() {
            keys.push(Keys { period, ..Keys::default() });
        }
        let of = results.iter().filter(|result| result.id == waiver.id);
        let used = of.flat_map(|result| &result.samples).filter(|sample| {
            sample.waived.as_deref() == Some(waiver.because.as_str())
                && (waiver.districts.is_empty()
                    || keys.iter().any(|key| key.district == sample.keys.district))
        });
        let used = used.count() as u64;
        WaiverResult {
            id: waiver.id.clone(),
            keys,
            until: waiver.until.map(|until| until.to_string()),
            because: waiver.because.clone(),
            place: Place::of(waiver.span, sources).unwrap_or_default(),
            used,
            state: match (waiver.holds_on(today), used) {
                (false, _) => WaiverState::Expired,
                (true, 0) => WaiverState::Unused,
                (true, _) => WaiverState::Active,
            },
        }
    };
    waivers.iter().map(one).collect()
}
