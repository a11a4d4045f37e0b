//! One row per district and period: which are missing.

use super::finding::{Finding, Found};
use super::is_no_data;
use super::spans::{named, unmet};
use crate::analyze::check::Grid;
use crate::bound::{bind, latest_year};
use crate::checks::result::{Keys, Sample, Value, Verdict};
use crate::diagnostic::Result;
use crate::engine;
use crate::period::Period;
use crate::session::Session;
use crate::text::text;
use std::collections::BTreeSet;

impl Session {
    /// `domestic has one row per district, period`: a row is one that has a figure of its own. The
    /// periods asked for are all from the first to the last, in the data or as the check names them,
    /// also those that no table is of.
    pub(super) fn one_row_per(&self, grid: &Grid, most: usize) -> Result<Finding> {
        let data = self.loaded()?;
        let (panel, catalog) = (&data.panel, &self.words.catalog);
        let read = bind(&grid.plan, panel, catalog);
        let read = read.and_then(|bound| Ok((bound, self.lines(&grid.plan)?)));
        let (stored, lines, unmet) = match read {
            Ok((bound, lines)) => {
                let stored: Vec<Period> = bound.now().map(|named| named.name).collect();
                (stored, lines, unmet(&grid.plan, &bound))
            }
            // All the tables are still waited for.
            Err(wrong) => match named(&grid.plan, latest_year(panel)) {
                named if grid.by_period && named.len() > 1 && is_no_data(&wrong) => {
                    (vec![], vec![], named)
                }
                _ => return Err(wrong),
            },
        };
        let mut there = BTreeSet::new();
        for line in lines {
            let has = self.has_figure(&grid.plan, line);
            if let (true, Some(district)) = (has, panel.districts.get(line.row)) {
                there.insert((line.period, *district));
            }
        }
        let periods = if grid.by_period { asked_for(&stored, unmet) } else { stored.clone() };
        let mut found = Finding {
            examined: periods.len() * grid.districts.len(),
            period: if stored.is_empty() { None } else { self.period_of(&grid.plan)? },
            ..Finding::default()
        };
        for period in periods {
            let lacking: Vec<_> =
                grid.districts.iter().filter(|one| !there.contains(&(period, **one))).collect();
            found.violating += lacking.len();
            let no_table = !stored.contains(&period);
            if no_table && most < usize::MAX && found.rows.len() < most {
                // A period of which nobody has a row is one thing that is missing, unless a waiver
                // may be for one row of it.
                let sample = missing(
                    Keys { period: Some(period.to_string()), ..Keys::default() },
                    text!("no table is of this period", "没有该期间的表"),
                );
                let one = Found::row(sample, None, Some(period));
                found.rows.push(Found { of_rows: lacking.len(), ..one });
                continue;
            }
            for district in lacking {
                if found.rows.len() >= most {
                    break;
                }
                let name = catalog.districts.get(district.0).map(|one| one.name.clone());
                let keys =
                    Keys { district: name, period: Some(period.to_string()), ..Keys::default() };
                let sample = missing(keys, text!("no row", "没有这一行"));
                let (district, period) = (Some(*district), Some(period));
                found.rows.push(Found::row(sample, district, period));
            }
        }
        let (rows, wanted) = (found.examined - found.violating, found.examined);
        let words = text!(
            "{rows} of {wanted} rows are there",
            "应有 {wanted} 行，实有 {rows} 行",
            wanted,
            rows
        );
        found.observed = Some(Value::number(words, rows as f64, None));
        Ok(found)
    }
}

/// The periods from the first to the last, and those that the check names, where tables are of their
/// kind.
fn asked_for(stored: &[Period], unmet: Vec<Period>) -> Vec<Period> {
    let kind = |period: &Period| std::mem::discriminant(&period.part);
    let first = stored.first().map(kind);
    let named = unmet.into_iter().filter(|one| first.is_none_or(|first| kind(one) == first));
    let mut all: Vec<Period> = stored.iter().copied().chain(named).collect();
    all.sort_by_key(|period| (period.end(), period.start()));
    engine::course(&all)
}

fn missing(keys: Keys, why: crate::text::Text) -> Sample {
    Sample { keys, verdict: Verdict::Violating, witness: Some(why), ..Sample::default() }
}
