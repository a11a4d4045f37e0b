//! Which kinds of names could stand at a place, and in which order they are offered.

use crate::about::NameKind;
use crate::catalog::{IndicatorId, Measure};
use crate::syntax::Expected;
use crate::units::Unit;

/// What kinds of names could stand at a place.
pub(super) struct Wanted {
    /// Whether anything may, as behind an error.
    all: bool,
    subject: bool,
    expression: bool,
    any_name: bool,
    grouping: bool,
    /// Behind a dot only a measure can stand.
    member: bool,
    quoted: bool,
}

impl Wanted {
    pub fn of(expected: &[Expected], earlier: &str, quoted: bool) -> Self {
        let has = |one| expected.contains(&one);
        Self {
            all: expected.is_empty(),
            subject: has(Expected::Subject),
            expression: has(Expected::Expression),
            any_name: has(Expected::Name),
            grouping: has(Expected::Grouping),
            member: earlier.ends_with(['.', '。', '的']) && has(Expected::Name),
            quoted,
        }
    }

    /// In which order a kind is offered; none where it cannot stand there. What the indicators in
    /// focus print comes before what may be worked out.
    pub fn order(
        &self,
        kind: NameKind,
        focus: &[IndicatorId],
        indicators: &[(Vec<Measure>, Unit)],
    ) -> Option<usize> {
        if self.quoted && kind == NameKind::Function {
            return None;
        }
        let subject = self.subject || self.any_name || self.all;
        let value = self.expression || self.any_name || self.all;
        match kind {
            NameKind::Measure(measure) => (value || self.member).then(|| {
                let printed = focus.iter().filter_map(|id| indicators.get(id.0));
                let is_printed = printed.into_iter().any(|(printed, _)| printed.contains(&measure));
                if is_printed { 0 } else { 3 }
            }),
            _ if self.member => None,
            NameKind::Declared => (subject || value).then_some(2),
            NameKind::Indicator(_) => (subject || value).then_some(if subject { 2 } else { 5 }),
            NameKind::District => (subject || value).then_some(6),
            NameKind::Group => (subject || value).then_some(5),
            NameKind::Level => (value || self.grouping).then_some(7),
            NameKind::Function => (self.expression || self.all).then_some(4),
        }
    }
}
