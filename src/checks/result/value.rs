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
    /// The unit of a number of rows.
    pub const ROWS: &str = "rows";

    /// Words alone.
    pub fn words(text: Text) -> Self {
        Self { text, number: None, unit: None }
    }

    /// Words and the number that they say, to the fifteen digits that a double holds for certain;
    /// what is no finite number is left out.
    pub fn number(text: Text, number: f64, unit: Option<String>) -> Self {
        let number =
            format!("{number:.14e}").parse().ok().filter(|number: &f64| number.is_finite());
        Self { text, number, unit }
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
        assert_eq!((number(f64::NAN), number(f64::INFINITY)), (None, None));
    }
}
