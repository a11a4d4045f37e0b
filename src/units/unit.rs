//! A unit: a dimension and a power of ten.

use crate::text::{InLanguage, Language, Text, text};
use std::borrow::Cow;
use std::fmt;

/// What a figure measures.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// A plain number: pace, a quotient of two percents.
    Number,
    /// A ratio written in percent: progress, yoy, share.
    Percent,
    /// A difference of two percents, in percentage points: gap.
    Points,
    /// An amount of money.
    Money(Currency),
    /// A number of things: 213个, 76场, 126家.
    Count(Counter),
    /// Points given by a rule: 60分.
    Score,
    /// A measure that only the catalog knows (公顷, MW), by its name.
    Other(String),
}

/// A currency by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency(pub [u8; 3]);

impl Currency {
    /// 元
    pub const CNY: Self = Self(*b"CNY");
    /// 美元
    pub const USD: Self = Self(*b"USD");

    /// The ISO code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

/// The counter word of a count: 个, 场, 家, 项.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Counter(pub String);

/// A dimension in a certain size.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit {
    /// What it measures.
    pub dimension: Dimension,
    /// The size as a power of ten: 8 for 亿元, 4 for 万美元, -2 for percent and pp.
    pub power: i8,
}

impl Unit {
    /// A plain number.
    pub const NUMBER: Self = Self { dimension: Dimension::Number, power: 0 };
    /// `%`
    pub const PERCENT: Self = Self { dimension: Dimension::Percent, power: -2 };
    /// `pp`, 个百分点
    pub const POINTS: Self = Self { dimension: Dimension::Points, power: -2 };
    /// 分
    pub const SCORE: Self = Self { dimension: Dimension::Score, power: 0 };

    /// An amount of `currency` in units of ten to the `power`.
    pub const fn money(currency: Currency, power: i8) -> Self {
        Self { dimension: Dimension::Money(currency), power }
    }

    /// Whether the two measure the same thing, in whatever size.
    pub fn same_dimension(&self, other: &Self) -> bool {
        self.dimension == other.dimension
    }
}

impl Dimension {
    /// What a message calls it: `a percent`, `an amount of CNY`, `a count of 个`.
    pub fn noun(&self) -> Text {
        match self {
            Self::Number => text!("a plain number", "不带单位的数"),
            Self::Percent => text!("a percent", "百分数"),
            Self::Points => text!("percentage points", "百分点"),
            Self::Money(currency) => {
                text!("an amount of {code}", "金额（{code}）", code = currency.code())
            }
            Self::Count(Counter(word)) => text!("a count of {word}", "数量（{word}）", word),
            Self::Score => text!("a score", "得分"),
            Self::Other(name) => text!("a measure in {name}", "数值（{name}）", name),
        }
    }
}

impl Unit {
    /// Whether it is a scale word alone (`5亿`), which takes the measure of what it meets.
    pub fn is_bare_scale(&self) -> bool {
        self.dimension == Dimension::Number && self.power != 0
    }

    /// What a message calls it: `a percent`, `an amount in 亿元`, `a number in 亿`.
    pub fn noun(&self) -> Text {
        match &self.dimension {
            Dimension::Number if self.power != 0 => {
                text!("a number in {unit}", "以{unit}计的数", unit = self)
            }
            Dimension::Money(_) => text!("an amount in {unit}", "金额（{unit}）", unit = self),
            other => other.noun(),
        }
    }
}

impl InLanguage for Unit {
    /// As [`fmt::Display`] writes it, but for `pp`, which is 个百分点 in Chinese.
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        match language {
            Language::Chinese if *self == Self::POINTS => Cow::Borrowed("个百分点"),
            _ => Cow::Owned(self.to_string()),
        }
    }
}

impl fmt::Display for Unit {
    /// The one spelling that output and messages use: `%`, `pp`, `亿元`, `万美元`, `个`; empty for
    /// a plain number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::canonical(self))
    }
}
