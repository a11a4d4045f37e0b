//! A sample: one row that a check says something about, with what is printed there.

use super::named::named;
use super::place::DataPlace;
use super::value::Value;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// A row that a check found wanting, or could not decide.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Sample {
    /// Which row it is.
    pub keys: Keys,
    /// What the check makes of it.
    pub verdict: Verdict,
    /// The figures that the check looked at, in its order.
    pub printed: Vec<Printed>,
    /// What the first of them is held against, where it is worked out from others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<Computed>,
    /// By how much it misses; the greater, the worse.
    pub imbalance: Option<Value>,
    /// What would have to be so for the row to be right: `actual of at least 23.2335; 23.23 allows
    /// 23.225 to 23.235`.
    pub witness: Option<Text>,
    /// The cell or line of the data to look at.
    pub place: Option<DataPlace>,
    /// The reason that a waiver gives for the row, where one covers it.
    pub waived: Option<String>,
    /// The same in every run for the same check and keys ([`super::fingerprint_of_sample`]).
    pub fingerprint: String,
}

/// What tells a row from others. Those that do not apply are left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Keys {
    /// The district's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// The period in its canonical spelling, `2023Q1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The group's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The indicator's name, where a check looks at several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
}

impl Keys {
    /// The names of the keys.
    pub const NAMES: [&'static str; 4] = ["district", "period", "group", "indicator"];

    /// Each key with its name, those that are there.
    pub fn each(&self) -> impl Iterator<Item = (&str, &str)> {
        let Self { district, period, group, indicator } = self;
        let values = [district, period, group, indicator];
        let named = Self::NAMES.into_iter().zip(values);
        named.filter_map(|(name, value)| Some((name, value.as_deref()?)))
    }

    /// Whether there is none: the sample is about the whole.
    pub fn is_empty(&self) -> bool {
        self.each().next().is_none()
    }
}

/// A figure as it is printed, and what it may stand for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Printed {
    /// The column: `actual`, `domestic.progress`.
    pub name: String,
    /// What readers see above it; its name where this is empty.
    pub label: Text,
    /// The text with its unit as a reader sees it; `–` where nothing is printed.
    pub text: Text,
    /// The number in the column's unit; `None` where it is missing or no number.
    pub number: Option<f64>,
    /// The least that the print stands for, where the check reasons with intervals.
    pub low: Option<f64>,
    /// The most.
    pub high: Option<f64>,
    /// The cell, where the figure was read from one.
    pub place: Option<DataPlace>,
    /// Whether it is a figure of the data, as it is printed there, and nothing that was worked out:
    /// then it tells of no column but its own. Of a report that was read back only the cell says so.
    #[serde(skip)]
    pub is_plain: bool,
}

/// A figure that is worked out from printed ones.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Computed {
    /// What comes out of the figures as printed.
    #[serde(flatten)]
    pub value: Value,
    /// The least that may come out of what their print stands for.
    pub low: Option<f64>,
    /// The most.
    pub high: Option<f64>,
    /// Whether the printed figure may be it with its further digits cut off.
    pub truncation: Option<bool>,
}

named! {
    /// What a check makes of a row. From the worst on.
    #[derive(Default)]
    Verdict {
        /// No figures that print like these can be right.
        Impossible = "impossible",
        /// The row is not as the check says.
        #[default]
        Violating = "violating",
        /// A figure is missing, or the print leaves it open.
        Undetermined = "undetermined",
        /// Right for some of the figures that print like these, though not for the printed ones.
        Possible = "possible",
        /// Right as printed.
        Exact = "exact",
    }
}

impl Sample {
    /// The worse first: what no waiver covers, then the worse verdict, then the greater imbalance;
    /// alike ones stay in the order in which they were found, which is that of the catalog.
    pub fn worse_first(&self, other: &Self) -> Ordering {
        let waived = self.waived.is_some().cmp(&other.waived.is_some());
        waived
            .then(self.verdict.cmp(&other.verdict))
            .then_with(|| other.amount().total_cmp(&self.amount()))
    }

    /// How far it is off; less than any where nothing says so.
    fn amount(&self) -> f64 {
        let number = self.imbalance.as_ref().and_then(|imbalance| imbalance.number);
        number.filter(|number| !number.is_nan()).map_or(-1.0, f64::abs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(verdict: Verdict, imbalance: Option<f64>, district: &str) -> Sample {
        Sample {
            keys: Keys { district: Some(district.to_owned()), ..Keys::default() },
            verdict,
            imbalance: imbalance.map(|number| Value::number(Text::default(), number, None)),
            ..Sample::default()
        }
    }

    #[test]
    fn the_worst_are_first() {
        let mut waived = sample(Verdict::Impossible, Some(99.0), "0");
        waived.waived = Some("printed truncated".to_owned());
        let mut samples = [
            waived,
            sample(Verdict::Possible, Some(8.0), "1"),
            sample(Verdict::Undetermined, None, "2"),
            sample(Verdict::Violating, None, "3"),
            sample(Verdict::Violating, Some(1.0), "4"),
            sample(Verdict::Violating, Some(-2.0), "5"),
            sample(Verdict::Violating, Some(1.0), "6"),
            sample(Verdict::Impossible, Some(0.5), "7"),
        ];
        samples.sort_by(Sample::worse_first);
        let order: String =
            samples.iter().filter_map(|sample| sample.keys.district.as_deref()).collect();
        assert_eq!(order, "75463210");
    }

    #[test]
    fn keys_that_do_not_apply_are_left_out() {
        let one = sample(Verdict::Violating, None, "恒口").keys;
        assert_eq!(serde_json::to_string(&one).expect("it is written"), r#"{"district":"恒口"}"#);
        assert_eq!(serde_json::from_str::<Keys>("{}").expect("it is read"), Keys::default());
    }
}
