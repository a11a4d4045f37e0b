//! A figure or a fact that is told about a check: in words, and as a number where it is one.

use crate::text::Text;
use serde::{Deserialize, Serialize};

/// What was observed, expected, or is between the two.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Value {
    /// With its unit, as a reader sees it: `381.47亿元`, `2 of 13 rows`.
    pub text: Text,
    /// The number in `unit`, where it is one number.
    pub number: Option<f64>,
    /// The unit in its canonical spelling: `亿元`, `%`, `pp`.
    pub unit: Option<String>,
}

impl Value {
    /// Words alone.
    pub fn words(text: Text) -> Self {
        Self { text, number: None, unit: None }
    }

    /// Words and the number that they say; what is no finite number is left out.
    pub fn number(text: Text, number: f64, unit: Option<String>) -> Self {
        Self { text, number: number.is_finite().then_some(number), unit }
    }
}
