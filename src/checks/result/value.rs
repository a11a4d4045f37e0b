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

/// How far noise carries a figure off, at most.
const HAIR: f64 = 1e-11;

impl Value {
    /// The unit of a number of rows.
    pub const ROWS: &str = "rows";

    /// Words alone.
    pub fn words(text: Text) -> Self {
        Self { text, number: None, unit: None }
    }

    /// Words and the number that they say, without the noise of arithmetic: to the fifteen digits that
    /// a double holds for certain. A difference has the noise of what it was taken from, which is more
    /// than its own fifteen digits leave out: one that is nine decimals but for a hair is these. What is
    /// no finite number is left out.
    pub fn number(text: Text, number: f64, unit: Option<String>) -> Self {
        let digits = |shown: String| shown.parse().ok().filter(|number: &f64| number.is_finite());
        let number = digits(format!("{number:.14e}"));
        let number = number.map(|number| {
            let short = digits(format!("{number:.9}"));
            short.filter(|short| (short - number).abs() < HAIR).unwrap_or(number)
        });
        // Less than nothing is nothing.
        Self { text, number: number.map(|number| number + 0.0), unit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_arithmetic_leaves_behind_is_left_out() {
        let number = |number| Value::number(Text::default(), number, None).number;
        assert_eq!(number(25.0 - 20.08), Some(4.92));
        assert_eq!(number(-0.1 - 0.2), Some(-0.3));
        assert_eq!(number(381.47), Some(381.47));
        assert_eq!(number(381.47 - 380.0), Some(1.47));
        assert_eq!(number(2.0 / 3.0), Some(0.666_666_666_666_667));
        assert_eq!(number(-1e-12).map(f64::is_sign_positive), Some(true));
        assert_eq!(number(1_234_567.890_123_4), Some(1_234_567.890_123_4));
        assert_eq!((number(f64::NAN), number(f64::INFINITY)), (None, None));
    }
}
