//! The names that a session knows, each with a line on what it is.

use crate::analyze::Vocabulary;
use crate::analyze::functions::FUNCTIONS;
use crate::catalog::{IndicatorId, Measure};
use crate::text::{Text, text};

/// A name as it may be typed.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownName {
    /// `domestic`, `汉滨区`; a function with its bracket: `mean(`.
    pub name: String,
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
    let mut add = |name: &str, what: Text, kind: NameKind| {
        found.push(KnownName { name: name.to_owned(), what, kind });
    };
    for (name, what) in words.declared() {
        add(name, what.in_words(), NameKind::Declared);
    }
    for (at, indicator) in catalog.indicators.iter().enumerate() {
        let what = text!(
            "indicator, {label}, {unit}",
            "指标，{label}，{unit}",
            label = &indicator.label,
            unit = &indicator.unit
        );
        for name in indicator.names() {
            add(name, what.clone(), NameKind::Indicator(IndicatorId(at)));
        }
    }
    for (measure, names) in Measure::NAMES {
        let what = text!("measure, {meaning}", "度量，{meaning}", meaning = measure.meaning());
        for name in names.iter().take(2) {
            add(name, what.clone(), NameKind::Measure(*measure));
        }
    }
    for group in &catalog.groups {
        group.names().for_each(|name| add(name, text!("group", "分组"), NameKind::Group));
    }
    let mut levels: Vec<&str> = Vec::new();
    for district in &catalog.districts {
        if !levels.contains(&district.level.as_str()) {
            levels.push(&district.level);
        }
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
        district.names().for_each(|name| add(name, what.clone(), NameKind::District));
    }
    for level in levels {
        add(level, text!("level of districts", "地区级别"), NameKind::Level);
    }
    for entry in FUNCTIONS {
        for name in entry.names {
            add(&format!("{name}("), entry.signature.clone(), NameKind::Function);
        }
    }
    found
}
