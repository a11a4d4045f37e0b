//! Printed figures: the report's own, and figures made for the purpose.

mod properties;
mod random;
mod screen;
mod seed;
mod simulation;

use indiq::printed::Known;
use indiq::units::{Decimal, Rounding};

/// A decimal of which nothing is known but its print.
fn print(text: &str) -> Known {
    Known::printed(decimal(text))
}

fn cut(text: &str) -> Known {
    print(text).read_as(Rounding::Truncated)
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}
