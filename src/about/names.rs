//! The names that a session knows, each with a line on what it is.

use crate::analyze::Vocabulary;
use crate::analyze::functions::FUNCTIONS;
use crate::catalog::{Catalog, District, IndicatorId, Measure};
use crate::text::{Text, text};

/// A name as it may be typed.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownName {
    /// `domestic`, `汉滨`; a function with its bracket: `mean(`.
    pub name: String,
    /// What is written for it: the name itself, and for a district its first one, 汉滨区.
    pub written: String,
    /// What it is, in one line.
    pub what: Text,
    /// Of which kind.
    pub kind: NameKind,
}

/// What a name may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A result, a definition or a param of the session.
    Declared,
    /// An indicator.
    Indicator(IndicatorId),
    /// A measure.
    Measure(Measure),
    /// A group of districts.
    Group,
    /// A level of districts: `county`.
    Level,
    /// A district.
    District,
    /// A function.
    Function,
}

/// All of them: what was declared, then what the catalog has, then what the language has.
pub fn names(words: &Vocabulary) -> Vec<KnownName> {
    let catalog = &words.catalog;
    let mut found: Vec<KnownName> = Vec::new();
    for (name, what) in words.declared() {
        found.push(known(name, what.in_words(), NameKind::Declared));
    }
    for (at, indicator) in catalog.indicators.iter().enumerate() {
        let what = text!(
            "indicator, {label}, {unit}",
            "指标，{label}，{unit}",
            label = &indicator.label,
            unit = &indicator.unit
        );
        for name in indicator.names() {
            found.push(known(name, what.clone(), NameKind::Indicator(IndicatorId(at))));
        }
    }
    for (measure, names) in Measure::NAMES {
        let what = text!("measure, {meaning}", "度量，{meaning}", meaning = measure.meaning());
        for name in names.iter().take(2) {
            found.push(known(name, what.clone(), NameKind::Measure(*measure)));
        }
    }
    for group in &catalog.groups {
        found
            .extend(group.names().map(|name| known(name, text!("group", "分组"), NameKind::Group)));
    }
    found.extend(catalog.districts.iter().flat_map(|district| district_names(district, catalog)));
    let mut levels: Vec<&str> = Vec::new();
    for district in &catalog.districts {
        if !levels.contains(&district.level.as_str()) {
            levels.push(&district.level);
        }
    }
    for level in levels {
        found.push(known(level, text!("level of districts", "地区级别"), NameKind::Level));
    }
    for entry in FUNCTIONS {
        for name in entry.names {
            found.push(known(&format!("{name}("), entry.signature.clone(), NameKind::Function));
        }
    }
    found
}

/// A name that is written as it is.
fn known(name: &str, what: Text, kind: NameKind) -> KnownName {
    KnownName { name: name.to_owned(), written: name.to_owned(), what, kind }
}

/// The names of a district, each written as its first one.
fn district_names<'a>(
    district: &'a District,
    catalog: &Catalog,
) -> impl Iterator<Item = KnownName> + 'a {
    let parent = district.parent.and_then(|parent| catalog.districts.get(parent.0));
    let what = match parent {
        Some(parent) => text!(
            "{level} of {parent}",
            "{parent}，{level}",
            level = district.level.as_str(),
            parent = parent.name.as_str()
        ),
        None => Text::same(district.level.as_str()),
    };
    district.names().map(move |name| KnownName {
        name: name.to_owned(),
        written: district.name.clone(),
        what: what.clone(),
        kind: NameKind::District,
    })
}
