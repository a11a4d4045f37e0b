//! Which columns are to be taken out of a report, by the names that people give them.
//!
//! Takes names as typed; gives those of reports. Needs the catalog and the checks, and no data: a name
//! that is wrong is told before anything is read.

use super::Session;
use super::suite::Suite;
use crate::analyze::column_named;
use crate::catalog::{Catalog, IndicatorId, Layout, Measure, key, near};
use crate::checks::result::{Keys, Redaction};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::ColumnId;
use crate::text::{listed, text};
use std::collections::BTreeSet;

impl Session {
    /// What has to be taken out of a report of these checks. A name may be that of a measure
    /// (`progress`), of one of an indicator (`domestic.progress`), of an indicator, of a key
    /// (`district`), of what a script defines, or a header of a table; in either language.
    ///
    /// # Errors
    /// A name that is none of these.
    pub fn redaction(&self, names: &[String], suite: &Suite) -> Result<Redaction> {
        if names.is_empty() {
            return Ok(Redaction::default());
        }
        let read = suite.checks().flat_map(crate::analyze::Check::reads);
        let reads: BTreeSet<String> = read.chain(suite.defined().map(str::to_owned)).collect();
        let known = names.iter().map(|name| match columns(name, &self.words.catalog, &reads) {
            found if found.is_empty() => Err(unknown(name, &self.words.catalog, &reads).into()),
            found => Ok(found),
        });
        let columns = crate::analyze::all(known)?.into_iter().flatten().collect();
        let districts = self.words.catalog.district_names().map(str::to_owned).collect();
        Ok(Redaction { columns, values: [("district".to_owned(), districts)].into() })
    }
}

/// The names that reports have for a column: none where nobody knows it.
fn columns(name: &str, catalog: &Catalog, reads: &BTreeSet<String>) -> Vec<String> {
    let own: Vec<String> = reads.iter().filter(|one| key(one) == key(name)).cloned().collect();
    if let Some(found) = key_of(name, catalog) {
        return vec![found.to_owned()];
    }
    if let Some(measure) = catalog.find_measure(name) {
        return vec![measure.id().to_owned()];
    }
    if let Some(found) = of_indicator(name, catalog) {
        return found;
    }
    if !own.is_empty() {
        return own;
    }
    headers(catalog)
        .into_iter()
        .filter(|(header, ..)| key(header) == key(name))
        .map(|(_, indicator, measure)| called(indicator, measure, catalog))
        .collect()
}

/// District, period, group and indicator. Other columns of districts make groups.
fn key_of(name: &str, catalog: &Catalog) -> Option<&'static str> {
    if let Some(own) = Keys::NAMES.into_iter().find(|own| own.eq_ignore_ascii_case(name)) {
        return Some(own);
    }
    match column_named(name, catalog)? {
        ColumnId::District => Some("district"),
        ColumnId::Period => Some("period"),
        ColumnId::Group | ColumnId::Level | ColumnId::Parent => Some("group"),
        ColumnId::Place | ColumnId::Figure(_) | ColumnId::Made(_) => None,
    }
}

/// `内资.进度`; and `内资`, which is all that there is of it.
fn of_indicator(name: &str, catalog: &Catalog) -> Option<Vec<String>> {
    if let Some(indicator) = catalog.find_indicator(name) {
        let all = Measure::NAMES.iter().map(|(measure, _)| called(indicator, *measure, catalog));
        // What a script defines goes by its name alone.
        let own = catalog.indicators.get(indicator.0).map(|one| one.id.clone());
        return Some(all.chain(own).collect());
    }
    let (indicator, measure) = name.split_once('.')?;
    let (indicator, measure) = (catalog.find_indicator(indicator)?, catalog.find_measure(measure)?);
    Some(vec![called(indicator, measure, catalog)])
}

fn called(indicator: IndicatorId, measure: Measure, catalog: &Catalog) -> String {
    let own = catalog.indicators.get(indicator.0).map_or("", |one| one.id.as_str());
    format!("{own}.{}", measure.id())
}

/// The headers of the tables, and what stands below each.
fn headers(catalog: &Catalog) -> Vec<(&str, IndicatorId, Measure)> {
    let mut found = Vec::new();
    for source in &catalog.sources {
        match &source.layout {
            Layout::Wide { columns, .. } => {
                for one in columns {
                    found.push((one.header.as_str(), one.indicator, one.measure));
                    // A rank in brackets behind the figure goes with it.
                    let rank = (one.header.as_str(), one.indicator, Measure::Rank);
                    found.extend(one.ranked.then_some(rank));
                }
            }
            Layout::Long { names, .. } => {
                found.extend(
                    names.iter().map(|one| (one.name.as_str(), one.indicator, one.measure)),
                );
            }
            // Its headers are districts.
            Layout::Across { .. } => {}
        }
    }
    found
}

fn unknown(name: &str, catalog: &Catalog, reads: &BTreeSet<String>) -> Diagnostic {
    let message = text!("there is no column {name} to take out", "没有可以隐去的列 `{name}`", name);
    let wrong = Diagnostic::error(Code::Usage, message);
    let measures = catalog.measure_spellings().map(|(spelling, _)| spelling);
    let known = measures.chain(Keys::NAMES).chain(catalog.indicator_names());
    let known = known
        .chain(reads.iter().map(String::as_str))
        .chain(headers(catalog).into_iter().map(|it| it.0));
    let near = near(name, known.collect::<BTreeSet<&str>>());
    match listed(&near) {
        near if near.is_empty() => wrong.hint(text!(
            "name a measure (progress), one of an indicator (domestic.progress) or a key (district)",
            "可写度量（进度）、指标的度量（内资.进度）或键（地区）"
        )),
        near => wrong.hint(text!("near it: {near}", "相近的有：{near}", near)),
    }
}
