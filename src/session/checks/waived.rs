//! From what was found to a result: waivers, counts, limits, a sentence.

use super::Running;
use super::finding::{Finding, Found};
use super::message::{Shown, message};
use super::said;
use crate::analyze::check::Waiver;
use crate::catalog::Catalog;
use crate::checks::result::{
    CheckResult, Counts, Keys, Place, Problem, Status, Value, Verdict, WaiverResult, WaiverState,
    fingerprint_of_sample,
};
use crate::session::Session;
use crate::source::Sources;
use crate::text::text;
use chrono::NaiveDate;

impl Waiver {
    /// Whether it still holds on a day.
    pub fn holds_on(&self, today: NaiveDate) -> bool {
        self.until.is_none_or(|until| today <= until)
    }

    /// Whether it covers a row.
    fn covers(&self, found: &Found, year: i32, catalog: &Catalog) -> bool {
        let whose = match found.district {
            Some(one) => self.districts.is_empty() || self.districts.contains(&one),
            None => self.is_for(&found.sample.keys, catalog),
        };
        let when = self.period.is_none_or(|period| {
            let period = period.in_year(year);
            found.period.is_some_and(|one| one.ends_like(period) || one == period)
        });
        whose && when
    }

    /// Whether it is for the district or the group of a row: a group is its districts, all of them.
    fn is_for(&self, keys: &Keys, catalog: &Catalog) -> bool {
        let own = match (&keys.district, &keys.group) {
            _ if self.districts.is_empty() => return true,
            (Some(name), _) => catalog.find_district(name).into_iter().collect(),
            (None, Some(name)) => catalog.members(name),
            (None, None) => vec![],
        };
        // Of a parent's sum it may name the parent.
        let parent = keys.group.as_deref().and_then(|name| catalog.find_district(name));
        if parent.is_some_and(|parent| self.districts.contains(&parent)) {
            return true;
        }
        !own.is_empty() && own.iter().all(|one| self.districts.contains(one))
    }

    /// Whether it is for the period of a row that it covers: that which stands there, if one does.
    fn is_at(&self, there: Option<&str>) -> bool {
        let there = there.and_then(|text| crate::period::parse(text).ok());
        self.period.zip(there).is_none_or(|(own, there)| {
            // A row names its period in full.
            let there = there.in_year(0);
            let own = own.in_year(there.year);
            there.ends_like(own) || there == own
        })
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
        let mut rows: Vec<Shown> = Vec::with_capacity(finding.rows.len());
        let mut told = 0;
        for found in finding.rows {
            let waiver =
                waivers.iter().find(|waiver| waiver.covers(&found, year, &self.words.catalog));
            let Found { mut sample, of_rows, .. } = found;
            let counted = match sample.verdict {
                Verdict::Violating | Verdict::Impossible => Some(&mut counts.violating),
                Verdict::Undetermined => Some(&mut counts.undetermined),
                Verdict::Possible | Verdict::Exact => None,
            };
            if let Some(counted) = counted {
                told += of_rows;
                if let Some(waiver) = waiver {
                    *counted = counted.saturating_sub(of_rows as u64);
                    counts.waived += of_rows as u64;
                    sample.waived = Some(waiver.because.clone());
                }
            }
            sample.fingerprint = fingerprint_of_sample(&result.id, &sample.keys);
            rows.push((sample, of_rows));
        }
        let truncated = told < finding.violating + finding.undetermined;
        rows.sort_by(|(one, _), (other, _)| one.worse_first(other));
        result.decide(counts);
        result.observed = finding.observed;
        // A margin is that of all rows, waived ones too.
        let measured = finding.margin.filter(|_| counts.waived == 0);
        result.margin = measured.or_else(|| room(result));
        result.period = finding
            .period
            .map(|period| period.in_language(crate::text::Language::English).to_owned());
        result.problems = finding.notes.iter().map(|one| Problem::of(one, sources)).collect();
        result.message = message(result, finding.message, &rows);
        if let Some(query) = finding.query {
            result.query = Some(query.in_language(self.language).to_owned());
        }
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
        let samples = rows.into_iter().map(|(sample, _)| sample).collect();
        result.keep_samples(samples, running.samples);
        result.truncated |= truncated;
    }
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
        let used = of.clone().flat_map(|result| &result.samples).filter(|sample| {
            sample.waived.as_deref() == Some(waiver.because.as_str())
                && waiver.is_for(&sample.keys, catalog)
                && waiver.is_at(sample.keys.period.as_deref())
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
                (true, 0) if of.clone().all(CheckResult::is_untold) => WaiverState::Untried,
                (true, 0) => WaiverState::Unused,
                (true, _) => WaiverState::Active,
            },
        }
    };
    waivers.iter().map(one).collect()
}

/// How many more rows may be wrong. An audit has no such limit of its own.
fn room(result: &CheckResult) -> Option<Value> {
    if result.comparison.is_some() || result.counts.examined == 0 {
        return None;
    }
    let room = result.limits.room(&result.counts)?;
    let rows = said::signed(room);
    let words = match room.abs() {
        1 => text!("{rows} row", "{rows} 行", rows),
        _ => text!("{rows} rows", "{rows} 行", rows),
    };
    Some(Value::number(words, room as f64, Some(Value::ROWS.to_owned())))
}
