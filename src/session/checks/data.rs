//! What is asked of the data as such: districts that are known, a last period that is recent, columns
//! that are there.

use super::finding::{Finding, Found};
use super::said;
use crate::analyze::Check;
use crate::analyze::check::{Test, Wanted};
use crate::checks::result::{CheckResult, DataPlace, Keys, Sample, Value, Verdict};
use crate::checks::sheet::Line;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::engine;
use crate::panel::Figure;
use crate::plan::{Plan, When};
use crate::session::Session;
use crate::source::{Sources, Span};
use crate::syntax::ast::AgeUnit;
use crate::text::{Text, text};
use chrono::{Months, NaiveDate};

impl Session {
    /// The result of a check when the data cannot be read: an error, but for the one that asks whether
    /// all districts are known, where that is what is wrong.
    pub(super) fn unread(
        &self,
        check: &Check,
        wrong: &[Diagnostic],
        running: &super::Running,
        sources: &Sources,
    ) -> CheckResult {
        let mut result = super::started(check, running, self.language, sources);
        let unknown = wrong.iter().all(|one| one.code == Code::UnknownDistrict);
        if check.test != Test::Directory || !unknown {
            super::fail(&mut result, wrong, sources);
            return result;
        }
        let place = |span: Span| {
            let file = sources.get(span.source)?.name.clone();
            let (line, column) = sources.line_column(span.source, span.range().start)?;
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            Some(DataPlace {
                file,
                line: count(line),
                column: Some(count(column)),
                ..DataPlace::default()
            })
        };
        let rows: Vec<Found> = wrong
            .iter()
            .map(|one| {
                let sample = Sample {
                    keys: Keys {
                        district: one.span.map(|span| sources.slice(span).trim().to_owned()),
                        ..Keys::default()
                    },
                    verdict: Verdict::Violating,
                    witness: Some(one.message.clone()),
                    place: one.span.and_then(place),
                    ..Sample::default()
                };
                Found::row(sample, None, None)
            })
            .collect();
        let observed = Some(found_there(0, rows.len()));
        let (examined, violating) = (rows.len(), rows.len());
        let finding = Finding { examined, violating, rows, observed, ..Finding::default() };
        self.conclude(&mut result, finding, &[], running, sources);
        result
    }

    /// All districts of the data are known: otherwise it would not have been read.
    pub(super) fn directory(&self) -> Result<Finding> {
        let panel = &self.loaded()?.panel;
        let mut districts = panel.districts.clone();
        districts.sort_unstable();
        districts.dedup();
        let all = districts.len();
        Ok(Finding { examined: all, observed: Some(found_there(all, all)), ..Finding::default() })
    }

    /// The last period with a figure, and how long ago it ended.
    pub(super) fn fresh(
        &self,
        plan: &Plan,
        age: u32,
        unit: AgeUnit,
        today: NaiveDate,
    ) -> Result<Finding> {
        let data = self.loaded()?;
        let latest = match plan.read.when {
            // The last of the rows that are asked for.
            When::Span { .. } => {
                let rows =
                    self.lines(plan)?.into_iter().filter(|line| self.has_figure(plan, *line));
                Ok(rows.map(|line| line.period).max_by_key(|period| period.end()))
            }
            _ => engine::period(plan, &data.panel, &self.words.catalog),
        };
        let period = match latest {
            Ok(Some(period)) => period,
            Ok(None) => {
                let every = matches!(plan.read.when, When::Span { .. });
                let last = data.panel.periods.iter().max_by_key(|period| period.end()).copied();
                match last.filter(|_| !every) {
                    Some(last) => last,
                    None => return Ok(nothing()),
                }
            }
            Err(wrong) if super::is_no_data(&wrong) => return Ok(nothing()),
            Err(wrong) => return Err(wrong),
        };
        // Of a fiscal year, the last day that may be its end.
        let (_, end) = period.end_between();
        let days = (today - end).num_days();
        let limit = match unit {
            AgeUnit::Days => end.checked_add_days(chrono::Days::new(u64::from(age))),
            AgeUnit::Months => end.checked_add_months(Months::new(age)),
        };
        let recent = limit.is_none_or(|limit| today <= limit);
        let left = limit.map(|limit| (limit - today).num_days());
        let today = today.to_string();
        let message = match days {
            ..=-1 => {
                let days = -days;
                text!(
                    "{period} ends {days} days after {today}",
                    "{period}在 {today} 之后 {days} 天结束",
                    period,
                    days,
                    today
                )
            }
            1 => text!(
                "{period} ended 1 day before {today}",
                "{period}距 {today} 已过 1 天",
                period,
                today
            ),
            _ => text!(
                "{period} ended {days} days before {today}",
                "{period}距 {today} 已过 {days} 天",
                period,
                days,
                today
            ),
        };
        let sample = Sample {
            keys: Keys { period: Some(period.to_string()), ..Keys::default() },
            verdict: Verdict::Violating,
            witness: Some(message.clone()),
            ..Sample::default()
        };
        let row = Found::row(sample, None, Some(period));
        let words = text!("{days} days", "{days} 天", days);
        let margin = left.map(|left| {
            let shown = said::signed(left);
            Value::number(text!("{shown} days", "{shown} 天", shown), left as f64, Some("d".into()))
        });
        Ok(Finding {
            examined: 1,
            violating: usize::from(!recent),
            rows: if recent { vec![] } else { vec![row] },
            observed: Some(Value::number(words, days as f64, Some("d".into()))),
            margin,
            period: Some(Text::of(&period)),
            message: Some(message),
            ..Finding::default()
        })
    }

    /// Whether a row has a figure that the plan reads.
    pub(super) fn has_figure(&self, plan: &Plan, line: Line) -> bool {
        let columns = self.loaded().map(|data| &data.panel.columns);
        let has = |figure: &Figure| {
            let column = columns.as_ref().ok().and_then(|columns| columns.get(figure));
            column.is_some_and(|column| matches!(column.values.get(line.row), Some(Some(_))))
        };
        plan.read.figures.iter().any(has)
    }

    /// Columns that are printed, in their units.
    pub(super) fn has(&self, wanted: &[Wanted]) -> Result<Finding> {
        let panel = &self.loaded()?.panel;
        let mut found = Finding { examined: wanted.len(), ..Finding::default() };
        for one in wanted {
            let figure = Figure { indicator: one.indicator, measure: one.measure };
            let column = panel.columns.get(&figure);
            let empty = column.is_some_and(|column| column.values.iter().all(Option::is_none));
            let why = match (column, &one.unit) {
                (None, _) => text!("no table prints it", "没有表格公布它"),
                (Some(_), _) if empty => text!("all its cells are empty", "它的单元格全是空的"),
                (Some(column), Some(unit))
                    if column.unit != *unit && column.unit.to_string().is_empty() =>
                {
                    text!(
                        "it has no unit, and not {wanted}",
                        "没有单位，不是 {wanted}",
                        wanted = unit
                    )
                }
                (Some(column), Some(unit)) if column.unit != *unit => text!(
                    "it is in {unit} and not in {wanted}",
                    "单位是 {unit}，不是 {wanted}",
                    unit = &column.unit,
                    wanted = unit
                ),
                _ => continue,
            };
            found.violating += 1;
            let sample = Sample {
                keys: Keys { indicator: Some(one.name.clone()), ..Keys::default() },
                verdict: Verdict::Violating,
                witness: Some(why),
                ..Sample::default()
            };
            found.rows.push(Found::row(sample, None, None));
        }
        let (right, all) = (found.examined - found.violating, found.examined);
        let words = match right {
            1 => text!("1 of {all} is as stated", "{all} 列中有 1 列相符", all),
            _ => text!("{right} of {all} are as stated", "{all} 列中有 {right} 列相符", right, all),
        };
        found.observed = Some(Value::number(words, right as f64, None));
        Ok(found)
    }
}

/// How many districts the catalog has, of those that the data names.
fn found_there(found: usize, all: usize) -> Value {
    let words = match found {
        1 => text!("1 of {all} is found there", "{all} 个中查到 1 个", all),
        _ => text!("{found} of {all} are found there", "{all} 个中查到 {found} 个", found, all),
    };
    Value::number(words, found as f64, None)
}

/// Nothing was there to look at.
fn nothing() -> Finding {
    Finding {
        message: Some(text!("there is no figure at all", "没有任何数据")),
        ..Finding::default()
    }
}
