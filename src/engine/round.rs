//! Rounding to decimals as print does it.
//!
//! A figure is the decimal that was printed, so it is that decimal which is rounded and not the
//! double next to it: 1.005 to two decimals is 1.01, though the double 1.005 is a little less and
//! 1.005 × 100 is 100.49999999999999 (where Polars rounds to 1).

/// `value` to so many decimals, half away from zero, taking `value` for the shortest decimal that
/// reads back as it.
pub fn round_decimal(value: f64, decimals: u8) -> f64 {
    rounded(value, decimals).unwrap_or(value)
}

/// `None` where there is nothing to round.
fn rounded(value: f64, decimals: u8) -> Option<f64> {
    let shortest = format!("{:e}", value.abs());
    let (mantissa, exponent) = shortest.split_once('e')?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: u128 = format!("{whole}{fraction}").parse().ok()?;
    let exponent: i32 = exponent.parse().ok()?;
    let printed = i32::try_from(fraction.len()).ok()? - exponent;
    let surplus = u32::try_from(printed - i32::from(decimals)).ok().filter(|n| *n > 0)?;
    // A double has 17 digits at most: from 10^18 on, less than half a unit is left.
    let kept = match 10_u128.checked_pow(surplus) {
        Some(unit) => digits / unit + u128::from(digits % unit * 2 >= unit),
        None => 0,
    };
    let magnitude: f64 = format!("{kept}e-{decimals}").parse().ok()?;
    Some(magnitude.copysign(value))
}

#[cfg(test)]
mod tests {
    use super::round_decimal;

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(round_decimal(2.5, 0), 3.0);
        assert_eq!(round_decimal(-2.5, 0), -3.0);
        assert_eq!(round_decimal(0.5, 0), 1.0);
        assert_eq!(round_decimal(2.49, 0), 2.0);
    }

    #[test]
    fn the_printed_decimal_is_rounded() {
        assert_eq!(round_decimal(1.005, 2), 1.01);
        assert_eq!(round_decimal(2.675, 2), 2.68);
        assert_eq!(round_decimal(-1.115, 2), -1.12);
        assert_eq!(round_decimal(8.333333333333334, 2), 8.33);
    }

    #[test]
    fn what_has_no_more_decimals_stays() {
        assert_eq!(round_decimal(29.72, 2), 29.72);
        assert_eq!(round_decimal(1e300, 12), 1e300);
        assert_eq!(round_decimal(123.0, 0), 123.0);
    }

    #[test]
    fn tiny_figures_become_zero() {
        assert_eq!(round_decimal(1e-300, 12), 0.0);
        assert_eq!(round_decimal(4e-13, 12), 0.0);
        assert_eq!(round_decimal(5e-13, 12), 1e-12);
        assert_eq!(round_decimal(f64::MIN_POSITIVE, 0), 0.0);
    }
}
