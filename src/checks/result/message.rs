//! The sentence that says why counts lead to a status.

use super::check::{CheckResult, Counts};
use super::limits::Limits;
use crate::text::{Text, joined, text};

impl CheckResult {
    /// Says in words what the counts say, in [`CheckResult::message`]: what a check has to tell
    /// that knows nothing better.
    pub fn tell_counts(&mut self) {
        self.message = self.limits.in_words(&self.counts);
    }
}

impl Limits {
    /// What there is to say of counts: what is wrong and how much may be, what is open, what is
    /// lacking, what is waived; or that all is well.
    pub fn in_words(&self, counts: &Counts) -> Text {
        let Counts { examined, violating, undetermined, waived } = *counts;
        let all = rows(examined);
        let mut parts = Vec::new();
        if violating > 0 {
            parts.push(text!(
                "{violating} of {all} violating",
                "{all}中有 {violating} 行不符",
                violating,
                all
            ));
            let most = self.fail_above.filter(|most| most.is_exceeded(violating, examined));
            let most = most.or(self.warn_above).or(self.fail_above).map(|most| most.to_string());
            parts.extend(most.map(|most| match most.as_str() {
                "0" | "0%" => text!("none allowed", "不允许有"),
                most => text!("at most {most} allowed", "最多允许 {most}", most),
            }));
        }
        if undetermined > 0 {
            parts.push(text!(
                "{undetermined} of {all} undetermined",
                "{all}中有 {undetermined} 行未定",
                undetermined,
                all
            ));
        }
        if examined < self.at_least {
            let least = self.at_least;
            parts.push(text!(
                "{all} examined, at least {least} expected",
                "检查了 {all}，至少应有 {least} 行",
                all,
                least
            ));
        }
        if parts.is_empty() {
            parts.push(match (examined.saturating_sub(waived), waived) {
                (1, _) => text!("1 row holds", "1 行相符"),
                (all, 0) => text!("{all} rows hold", "{all} 行全部相符", all),
                (rest, _) => text!("{rest} rows hold", "{rest} 行相符", rest),
            });
        }
        if waived > 0 {
            parts.push(text!("{waived} waived", "{waived} 行已豁免", waived));
        }
        joined(parts, &text!(", ", "，"))
    }
}

/// `1 row`, `13 rows`.
fn rows(count: u64) -> Text {
    match count {
        1 => text!("1 row", "1 行"),
        _ => text!("{count} rows", "{count} 行", count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn said(limits: &Limits, counts: (u64, u64, u64, u64)) -> [String; 2] {
        let (examined, violating, undetermined, waived) = counts;
        let counts = Counts { examined, violating, undetermined, waived };
        Language::ALL.map(|language| limits.in_words(&counts).in_language(language).to_owned())
    }

    #[test]
    fn counts_are_said_in_both_languages() {
        let usual = Limits::default();
        let most = |fail: &str| Limits::of_clauses(None, fail.parse().ok(), None, Some(10));
        for (limits, counts, english, chinese) in [
            (usual, (13, 0, 0, 0), "13 rows hold", "13 行全部相符"),
            (usual, (1, 0, 0, 0), "1 row holds", "1 行相符"),
            (
                usual,
                (13, 2, 1, 1),
                "2 of 13 rows violating, none allowed, 1 of 13 rows undetermined, 1 waived",
                "13 行中有 2 行不符，不允许有，13 行中有 1 行未定，1 行已豁免",
            ),
            (usual, (13, 0, 0, 2), "11 rows hold, 2 waived", "11 行相符，2 行已豁免"),
            (
                most("10%"),
                (13, 2, 0, 0),
                "2 of 13 rows violating, at most 10% allowed",
                "13 行中有 2 行不符，最多允许 10%",
            ),
            (
                most("5"),
                (0, 0, 0, 0),
                "0 rows examined, at least 10 expected",
                "检查了 0 行，至少应有 10 行",
            ),
        ] {
            assert_eq!(said(&limits, counts), [english, chinese], "{counts:?}");
        }
    }
}
