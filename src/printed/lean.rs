//! Whether the published figures of a table pile up on one side of the recomputed ones.
//!
//! One figure that is possible but not exact proves nothing. But rounding errs to either side
//! alike, and truncation to one: a table whose figures nearly all err to one side was hardly
//! rounded.
//!
//! The rule is the sign test: of the n figures that are not level, k are on the fuller side. Were
//! the sides tossed by a fair coin, a split at least so uneven would come up with the probability
//! 2 · Σ C(n, i) / 2^n over i from k to n. At one in a hundred or less, the table leans: 8 of 8, 12
//! of 13, 31 of 42. Beyond a thousand figures Hoeffding's bound stands for the sum, which errs
//! toward saying nothing.

use super::verdict::{Agreement, Side, Verdict};
use crate::text::{Text, text};
use num_bigint::BigUint;

/// The sides of the figures of a table, whose publisher is said to round. One that is said to truncate
/// leans by right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Residuals {
    /// How many are nearer to zero than what is recomputed.
    pub toward_zero: u32,
    /// How many are farther from it.
    pub away_from_zero: u32,
    /// How many are on it.
    pub level: u32,
}

/// The side to which a table leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lean {
    /// Which.
    pub side: Side,
    /// How many figures are on it.
    pub count: u32,
    /// Of how many that are on either.
    pub of: u32,
}

/// Up to so many figures, the sum is computed.
const MOST_SUMMED: u32 = 1000;

impl Residuals {
    /// Takes one more figure into account, if it is exact or possible.
    pub fn note(&mut self, agreement: &Agreement) {
        if matches!(agreement.verdict, Verdict::Exact | Verdict::Possible)
            && let Some(side) = agreement.side
        {
            self.note_side(side);
        }
    }

    /// Takes the side of one more figure into account.
    pub fn note_side(&mut self, side: Side) {
        let count = match side {
            Side::TowardZero => &mut self.toward_zero,
            Side::AwayFromZero => &mut self.away_from_zero,
            Side::Level => &mut self.level,
        };
        *count = count.saturating_add(1);
    }

    /// The side to which the table leans, if it does.
    pub fn lean(&self) -> Option<Lean> {
        let (side, count) = if self.toward_zero >= self.away_from_zero {
            (Side::TowardZero, self.toward_zero)
        } else {
            (Side::AwayFromZero, self.away_from_zero)
        };
        let of = self.toward_zero.saturating_add(self.away_from_zero);
        is_rare(count, of).then_some(Lean { side, count, of })
    }
}

impl<'a> FromIterator<&'a Agreement> for Residuals {
    fn from_iter<T: IntoIterator<Item = &'a Agreement>>(agreements: T) -> Self {
        let mut all = Self::default();
        agreements.into_iter().for_each(|one| all.note(one));
        all
    }
}

/// Whether a fair coin splits `of` tosses into `count`, the greater part, and the rest, or more
/// unevenly, at most once in a hundred times.
fn is_rare(count: u32, of: u32) -> bool {
    if of > MOST_SUMMED {
        // 2 · exp(−(2k − n)² / 2n) ≤ 1/100 as (2k − n)² ≥ 2n · ln 200, and 2 · ln 200 < 10.6.
        let excess = u128::from(count).saturating_mul(2).saturating_sub(u128::from(of));
        return excess * excess * 10 >= u128::from(of) * 106;
    }
    // C(n, i) over i from n down to k.
    let (mut choices, mut sum) = (BigUint::from(1u8), BigUint::from(0u8));
    for taken in (count..=of).rev() {
        sum += &choices;
        choices = choices * taken / (of - taken + 1);
    }
    sum * 200u8 <= BigUint::from(1u8) << of
}

impl Lean {
    /// The note below a table.
    pub fn in_words(&self) -> Text {
        let Self { count, of, .. } = self;
        match self.side {
            Side::AwayFromZero => text!(
                "{count} of {of} printed figures are above what is recomputed in size: looks \
                 rounded up",
                "{of} 个印出的数中有 {count} 个的绝对值大于重算值：看来是向上进位的",
                count,
                of
            ),
            Side::TowardZero | Side::Level => text!(
                "{count} of {of} printed figures are below what is recomputed in size: looks \
                 truncated",
                "{of} 个印出的数中有 {count} 个的绝对值小于重算值：看来是截尾的",
                count,
                of
            ),
        }
    }
}
