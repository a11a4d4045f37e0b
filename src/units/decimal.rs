//! A printed decimal: its digits exactly. What it stands for is said in [`crate::printed`].
//!
//! Takes the text of a literal or a cell; gives exact arithmetic that fails rather than wraps,
//! and one route to a double ([`Decimal::to_f64`]), so that equal print compares equal.

use crate::text::{Language, Text, text};
use std::cmp::Ordering;
use std::fmt;

/// A decimal number exactly as its digits say: `digits` × 10^-`places`. `23.230` and `23.23` are
/// different prints of one number; [`Decimal::places`] tells them apart, [`Decimal::cmp_value`]
/// does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    digits: i128,
    places: u8,
}

/// Why a text is not a decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecimalError {
    /// No digits: `-`, an empty text.
    Empty,
    /// Something else than digits, one sign and one dot: `1,000`, `1e3`, `12.`.
    Malformed,
    /// More digits than are kept exactly (38).
    TooLong,
}

impl DecimalError {
    /// The reason.
    pub fn in_words(self) -> Text {
        match self {
            Self::Empty => text!("there are no digits", "没有数字"),
            Self::Malformed => text!(
                "a number is digits with at most one sign before and one dot within",
                "数由数字组成，前面最多一个正负号，中间最多一个小数点"
            ),
            Self::TooLong => text!("a number has at most 38 digits", "一个数最多 38 位数字"),
        }
    }
}

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.in_words().in_language(Language::English))
    }
}

impl std::error::Error for DecimalError {}

/// The plain twin of a full-width sign, digit or dot, and of the typographic minus.
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        '．' => '.',
        '－' | '−' => '-',
        '＋' => '+',
        other => other,
    }
}

/// Ten to the `power`, where it fits.
fn ten_to(power: u32) -> Option<i128> {
    10i128.checked_pow(power)
}

/// Whole numbers up to this one are doubles.
const EXACT: u128 = 1 << 53;
/// The powers of ten that are doubles.
const EXACT_TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

impl Decimal {
    /// Zero, printed `0`.
    pub const ZERO: Self = Self { digits: 0, places: 0 };

    /// `digits` × 10^-`places`.
    pub const fn new(digits: i128, places: u8) -> Self {
        Self { digits, places }
    }

    /// Reads plain digits with at most one sign before them and one dot within (`23.230`, `-4.9`,
    /// `−4.9`, `１２．５`, `.5`). No exponent, no thousands separators, no blanks.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let mut digits: i128 = 0;
        let mut places: Option<u8> = None;
        let mut negative = false;
        let mut seen = false;
        let mut last_is_dot = false;
        for (index, c) in text.chars().map(plain).enumerate() {
            last_is_dot = false;
            match c {
                '+' | '-' if index == 0 => negative = c == '-',
                '.' if places.is_none() => {
                    places = Some(0);
                    last_is_dot = true;
                }
                _ => {
                    let digit = c.to_digit(10).ok_or(DecimalError::Malformed)?;
                    // Negative digits are gathered as such, so that the lowest i128 is reached too.
                    let digit = if negative { -i128::from(digit) } else { i128::from(digit) };
                    digits = digits
                        .checked_mul(10)
                        .and_then(|tens| tens.checked_add(digit))
                        .ok_or(DecimalError::TooLong)?;
                    if let Some(count) = &mut places {
                        *count = count.checked_add(1).ok_or(DecimalError::TooLong)?;
                    }
                    seen = true;
                }
            }
        }
        match (seen, last_is_dot) {
            (false, false) => Err(DecimalError::Empty),
            (_, true) => Err(DecimalError::Malformed),
            (true, false) => Ok(Self { digits, places: places.unwrap_or(0) }),
        }
    }

    /// The shortest decimal that reads back as `number`; none for NaN, an infinity, or a number
    /// whose digits are too many.
    pub fn from_f64_shortest(number: f64) -> Option<Self> {
        number.is_finite().then(|| Self::parse(&number.to_string()).ok()).flatten()
    }

    /// All digits as one integer: 2323 for `23.23`.
    pub const fn digits(self) -> i128 {
        self.digits
    }

    /// How many digits stand after the dot.
    pub const fn places(self) -> u8 {
        self.places
    }

    /// Whether the value is zero, however many places it is printed with.
    pub const fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// The nearest double. Literals and cells both come this way: through the decimal text, whose
    /// reading is correctly rounded, so `25.0` and `25` are one double.
    pub fn to_f64(self) -> f64 {
        // Both are doubles exactly, so one division is as near as the reading of the text.
        if let (true, Some(tens)) =
            (self.digits.unsigned_abs() <= EXACT, EXACT_TENS.get(usize::from(self.places)))
        {
            return self.digits as f64 / tens;
        }
        // The text is a plain decimal, which always reads as a double.
        self.to_string().parse().unwrap_or(f64::NAN)
    }

    /// The value × 10^`power`, exactly; none where the digits are too many.
    pub fn shift(self, power: i8) -> Option<Self> {
        let places = i32::from(self.places) - i32::from(power);
        match u8::try_from(places) {
            Ok(places) => Some(Self { digits: self.digits, places }),
            Err(_) if places < 0 => {
                let digits = self.digits.checked_mul(ten_to(places.unsigned_abs())?)?;
                Some(Self { digits, places: 0 })
            }
            Err(_) => None,
        }
    }

    /// The digits when printed with `places`, of which there are at least as many as now.
    fn digits_at(self, places: u8) -> Option<i128> {
        let more = places.checked_sub(self.places)?;
        if self.digits == 0 {
            return Some(0);
        }
        self.digits.checked_mul(ten_to(u32::from(more))?)
    }

    /// The sum, with the more places of the two.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let digits = self.digits_at(places)?.checked_add(other.digits_at(places)?)?;
        Some(Self { digits, places })
    }

    /// The difference, with the more places of the two.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.checked_neg()?)
    }

    /// The product, with the places of both together.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let digits = self.digits.checked_mul(other.digits)?;
        Some(Self { digits, places: self.places.checked_add(other.places)? })
    }

    /// The value with the other sign.
    pub fn checked_neg(self) -> Option<Self> {
        Some(Self { digits: self.digits.checked_neg()?, places: self.places })
    }

    /// Rounded to `places`, half away from zero; more places than now are filled with zeros.
    pub fn round(self, places: u8) -> Option<Self> {
        let Some(dropped) = self.places.checked_sub(places).filter(|dropped| *dropped > 0) else {
            return Some(Self { digits: self.digits_at(places)?, places });
        };
        let Some(unit) = ten_to(u32::from(dropped)) else {
            // All digits are dropped, and the first of them is a zero.
            return Some(Self { digits: 0, places });
        };
        let (whole, rest) = (self.digits / unit, self.digits % unit);
        let up = rest.unsigned_abs() >= unit.unsigned_abs().div_ceil(2);
        let digits = if up { whole + rest.signum() } else { whole };
        Some(Self { digits, places })
    }

    /// The order of the values: `23.230` equals `23.23`. Exact for all decimals.
    pub fn cmp_value(self, other: Self) -> Ordering {
        let places = self.places.max(other.places);
        match (self.digits_at(places), other.digits_at(places)) {
            (Some(left), Some(right)) => left.cmp(&right),
            // Only the one with fewer places is scaled; where that exceeds the range, its size
            // exceeds the other's, and its sign decides.
            (None, _) => self.digits.cmp(&0),
            (_, None) => 0.cmp(&other.digits),
        }
    }
}

impl fmt::Display for Decimal {
    /// With its places, as it was printed; sign and width of the format are heeded.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = self.digits.unsigned_abs().to_string();
        let places = usize::from(self.places);
        if places > 0 {
            if text.len() <= places {
                text.insert_str(0, &"0".repeat(places + 1 - text.len()));
            }
            text.insert(text.len() - places, '.');
        }
        f.pad_integral(self.digits >= 0, "", &text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).expect(text)
    }

    #[test]
    fn reads_what_is_printed() {
        for (text, digits, places) in [
            ("23.230", 23230, 3),
            ("-4.9", -49, 1),
            ("−4.9", -49, 1),
            ("＋１２．５", 125, 1),
            (".5", 5, 1),
            ("007", 7, 0),
        ] {
            assert_eq!(decimal(text), Decimal::new(digits, places), "{text}");
        }
        for text in ["1,000", "1e3", "12.", "1.2.3", " 1", "--1", "一", "1-"] {
            assert_eq!(Decimal::parse(text), Err(DecimalError::Malformed), "{text}");
        }
        assert_eq!(Decimal::parse(""), Err(DecimalError::Empty));
        assert_eq!(Decimal::parse("-"), Err(DecimalError::Empty));
        assert_eq!(Decimal::parse("."), Err(DecimalError::Malformed));
    }

    #[test]
    fn too_many_digits_are_an_error() {
        assert_eq!(Decimal::parse(&"9".repeat(39)), Err(DecimalError::TooLong));
        assert_eq!(Decimal::parse(&format!("0.{}", "0".repeat(300))), Err(DecimalError::TooLong));
        assert_eq!(decimal(&i128::MIN.to_string()), Decimal::new(i128::MIN, 0));
        assert_eq!(Decimal::new(i128::MIN, 0).checked_neg(), None);
        assert_eq!(Decimal::new(i128::MAX, 0).shift(1), None);
    }

    #[test]
    fn equal_values_with_other_places() {
        assert_ne!(decimal("23.230"), decimal("23.23"));
        assert_eq!(decimal("23.230").cmp_value(decimal("23.23")), Ordering::Equal);
        assert_eq!(decimal("23.230").to_f64(), decimal("23.23").to_f64());
        let huge = Decimal::new(i128::MAX, 0);
        assert_eq!(huge.cmp_value(Decimal::new(i128::MAX, 200)), Ordering::Greater);
        assert_eq!(Decimal::new(-1, 255).cmp_value(huge), Ordering::Less);
        assert_eq!(Decimal::new(0, 255).cmp_value(Decimal::ZERO), Ordering::Equal);
    }

    #[test]
    fn rounds_half_away_from_zero() {
        for (text, places, rounded) in [
            ("2.345", 2, "2.35"),
            ("-2.345", 2, "-2.35"),
            ("2.3449", 2, "2.34"),
            ("2.3", 3, "2.300"),
            ("0.5", 0, "1"),
            ("-0.4", 0, "0"),
        ] {
            assert_eq!(decimal(text).round(places), Some(decimal(rounded)), "{text}");
        }
        assert_eq!(Decimal::new(7, 200).round(2), Some(Decimal::new(0, 2)));
    }

    #[test]
    fn prints_sign_and_width() {
        assert_eq!(format!("{:+}", decimal("4.90")), "+4.90");
        assert_eq!(format!("{:8}", decimal("-0.05")), "   -0.05");
    }

    proptest! {
        #[test]
        fn print_reads_back(digits in any::<i128>(), places in 0u8..60) {
            let number = Decimal::new(digits, places);
            prop_assert_eq!(Decimal::parse(&number.to_string()), Ok(number));
        }

        #[test]
        fn shift_and_back(digits in -1_000_000_000_000i128..1_000_000_000_000, places in 0u8..20,
                          power in -18i8..18) {
            let number = Decimal::new(digits, places);
            let back = number.shift(power).and_then(|there| there.shift(-power));
            prop_assert_eq!(back.map(|back| back.cmp_value(number)), Some(Ordering::Equal));
        }

        #[test]
        fn shortest_is_the_same_double(number in -1e15f64..1e15) {
            let shortest = Decimal::from_f64_shortest(number).map(Decimal::to_f64);
            prop_assert_eq!(shortest, Some(number));
        }

        #[test]
        fn the_double_is_that_of_the_text(digits in -(1i128 << 54)..1i128 << 54, places in 0u8..30) {
            let number = Decimal::new(digits, places);
            prop_assert_eq!(Ok(number.to_f64()), number.to_string().parse::<f64>());
        }

        #[test]
        fn order_is_that_of_the_difference(a in -10_000_000i128..10_000_000, p in 0u8..6,
                                           b in -10_000_000i128..10_000_000, q in 0u8..6) {
            let (a, b) = (Decimal::new(a, p), Decimal::new(b, q));
            let difference = a.checked_sub(b).map(|difference| difference.digits().cmp(&0));
            prop_assert_eq!(difference, Some(a.cmp_value(b)));
            prop_assert_eq!(a.cmp_value(b), b.cmp_value(a).reverse());
        }
    }
}
