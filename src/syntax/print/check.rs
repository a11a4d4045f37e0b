//! Checks, waivers and audits as text.

use super::{Written, list, quoted};
use crate::syntax::ast::{
    AgeUnit, Audit, Baseline, Check, CheckBody, CheckBodyKind, CheckClauseKind, Clause, Home,
    Threshold, ThresholdKind, Verdict, Waive, WaiveClauseKind,
};
use crate::syntax::keywords::{Keyword, Surface};
use Keyword as K;

impl Written for Check {
    fn written(&self, s: Surface) -> String {
        let mut text = words!(s; K::Check, self.id);
        if let Some(title) = &self.title {
            text = words!(s; text, quoted(&title.text));
        }
        if !self.subjects.is_empty() {
            text = words!(s; text, K::For, list(&self.subjects, s));
        }
        text += &clauses(&self.clauses, s);
        text.push(':');
        text = words!(s; text, self.body);
        // The order of meaning, whatever the order written.
        let mut rules: Vec<_> = self.rules.iter().collect();
        rules.sort_by_key(|rule| rule.kind.place());
        rules.iter().fold(text, |text, rule| words!(s; text, rule.kind))
    }
}

/// Each clause with a blank before it, in the order of meaning.
fn clauses(clauses: &[Clause], surface: Surface) -> String {
    let mut sorted: Vec<&Clause> = clauses.iter().collect();
    sorted.sort_by_key(|clause| clause.kind.place());
    sorted.iter().map(|clause| format!(" {}", clause.kind.written(surface))).collect()
}

impl Written for CheckBody {
    fn written(&self, s: Surface) -> String {
        match &self.kind {
            CheckBodyKind::Holds(truth) => truth.inside(1, s),
            CheckBodyKind::NoneOf(query) => words!(s; K::NoneOf, query),
            CheckBodyKind::Agrees(one, other) => {
                words!(s; one.inside(1, s), K::AgreesWith, other.inside(5, s))
            }
            CheckBodyKind::AddsUp { value, parts, whole } => {
                words!(s; value.inside(1, s), K::Of, list(parts, s), K::AddsUpTo, whole)
            }
            CheckBodyKind::OneRowPer { subject, keys } => {
                words!(s; subject, K::HasOneRowPer, list(keys, s))
            }
            CheckBodyKind::Within { value, versus, limit } => {
                words!(s; value.inside(1, s), K::Versus, versus, K::Within, limit.inside(5, s))
            }
            CheckBodyKind::SameAs(query, baseline) => words!(s; query, K::SameAs, baseline),
            CheckBodyKind::Unique(value) => words!(s; value.inside(1, s), K::IsUnique),
            CheckBodyKind::DistrictIn { district, home } => words!(s; district, K::In, home),
            CheckBodyKind::Fresh { subject, age, unit } => {
                words!(s; subject, K::IsAtMost, counted(*age, unit.keyword(), s))
            }
            CheckBodyKind::Has { subject, columns } => words!(s; subject, K::Has, list(columns, s)),
        }
    }
}

/// `45 days old`, 45天
fn counted(number: u32, word: Keyword, surface: Surface) -> String {
    let word = word.written(surface);
    match surface {
        Surface::English => format!("{number} {word}"),
        Surface::Chinese => format!("{number}{word}"),
    }
}

impl AgeUnit {
    fn keyword(self) -> Keyword {
        match self {
            Self::Days => K::DaysOld,
            Self::Months => K::MonthsOld,
        }
    }
}

impl Written for Baseline {
    fn written(&self, s: Surface) -> String {
        match self {
            Self::Result(name) => name.written(s),
            Self::File(path) => quoted(&path.text),
        }
    }
}

impl Written for Home {
    fn written(&self, s: Surface) -> String {
        match self {
            Self::Directory => K::Directory.written(s),
            Self::Period(period) => period.written(s),
        }
    }
}

impl CheckClauseKind {
    /// Its place in the order of meaning: what is looked at, how it is decided, what comes of it.
    fn place(&self) -> u8 {
        match self {
            Self::Per(_) => 0,
            Self::ForSure => 1,
            Self::AtLeast(_) => 2,
            Self::WarnAbove(_) => 3,
            Self::FailAbove(_) => 4,
            Self::UnknownIs(_) => 5,
            Self::Tag(_) => 6,
            Self::Because(_) => 7,
        }
    }
}

impl Written for CheckClauseKind {
    fn written(&self, s: Surface) -> String {
        match self {
            Self::WarnAbove(limit) => words!(s; K::WarnAbove, limit),
            Self::FailAbove(limit) => words!(s; K::FailAbove, limit),
            Self::UnknownIs(verdict) => words!(s; K::UnknownIs, verdict),
            Self::AtLeast(rows) => words!(s; K::ExpectAtLeast, counted(*rows, K::Rows, s)),
            Self::Tag(tags) => words!(s; K::Tag, list(tags, s)),
            Self::Because(reason) => words!(s; K::Because, quoted(&reason.text)),
            Self::ForSure => K::ForSure.written(s),
            Self::Per(by) => words!(s; K::Per, by),
        }
    }
}

impl Written for Threshold {
    fn written(&self, s: Surface) -> String {
        match &self.kind {
            ThresholdKind::Rows(rows) => rows.written(s),
            ThresholdKind::Share(share) => format!("{}%", share.value),
        }
    }
}

impl Written for Verdict {
    fn written(&self, s: Surface) -> String {
        let keyword = match self {
            Self::Fail => K::Fail,
            Self::Warn => K::Warn,
            Self::Pass => K::Pass,
        };
        keyword.written(s)
    }
}

impl Written for Waive {
    fn written(&self, s: Surface) -> String {
        let mut clauses: Vec<_> = self.clauses.iter().map(|clause| &clause.kind).collect();
        clauses.sort_by_key(|kind| kind.place());
        clauses.iter().fold(words!(s; K::Waive, self.id), |text, kind| words!(s; text, kind))
    }
}

impl WaiveClauseKind {
    fn place(&self) -> u8 {
        match self {
            Self::For(_) => 0,
            Self::At(_) => 1,
            Self::Until(_) => 2,
            Self::Because(_) => 3,
        }
    }
}

impl Written for WaiveClauseKind {
    fn written(&self, s: Surface) -> String {
        match self {
            Self::For(names) => words!(s; K::For, list(names, s)),
            Self::At(period) => words!(s; K::At, period),
            Self::Until(date) => words!(s; K::Until, date.literal),
            Self::Because(reason) => words!(s; K::Because, quoted(&reason.text)),
        }
    }
}

impl Written for Audit {
    fn written(&self, s: Surface) -> String {
        let what = match self.subjects.is_empty() {
            true => words!(s; K::Audit),
            false => words!(s; K::Audit, list(&self.subjects, s)),
        };
        what + &clauses(&self.clauses, s)
    }
}
