//! How a publisher shortens figures.

use crate::text::{Text, text};

/// How a publisher shortens figures to the decimals that are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Rounding {
    /// To the nearest; which way a tie goes is not known, so both are allowed for.
    #[default]
    Nearest,
    /// To the nearest, a tie away from zero: 0.125 is 0.13, −0.125 is −0.13.
    HalfUp,
    /// To the nearest, a tie to the even digit: 0.125 is 0.12, 0.135 is 0.14.
    HalfEven,
    /// Digits are cut off, toward zero: 67.63 is 67.
    Truncated,
}

impl Rounding {
    /// Each with the word by which a catalog names it.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("nearest", Self::Nearest),
        ("half-up", Self::HalfUp),
        ("half-even", Self::HalfEven),
        ("truncated", Self::Truncated),
    ];

    /// What a message calls it.
    pub fn in_words(self) -> Text {
        match self {
            Self::Nearest => text!("rounded", "四舍五入"),
            Self::HalfUp => text!("rounded, half away from zero", "四舍五入（逢五进一）"),
            Self::HalfEven => text!("rounded, half to even", "四舍六入五成双"),
            Self::Truncated => text!("truncated", "截尾"),
        }
    }
}
