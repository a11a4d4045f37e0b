//! The cells of a column as texts.
//!
//! Takes the buffers of a column; gives the text of a cell: numbers with the digits that are stored, decimals
//! with their scale, days as 2023-03-31. None for what lies outside of the buffers.

use super::flat::bytes_at;
use super::kind::Kind;
use super::parts::Part;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta};
use num_bigint::BigInt;

impl Part<'_> {
    /// The text of a cell; empty for one that is missing.
    pub fn text(&self, row: usize) -> Option<String> {
        if row >= self.length {
            return None;
        }
        if !self.is_there(row)? {
            return Some(String::new());
        }
        Some(match self.kind {
            Kind::Nothing => String::new(),
            Kind::Truth => match bit(self.buffer(0)?, row)? {
                true => "TRUE".to_owned(),
                false => "FALSE".to_owned(),
            },
            Kind::Whole { width, signed } => self.whole(row, width, signed)?.to_string(),
            Kind::Number { width } => self.number(row, width)?,
            Kind::Decimal { width, scale } => decimal(self.slot(row, width)?, scale),
            Kind::Text { width } => self.between(row, width)?,
            Kind::TextView => self.view(row)?,
            Kind::Day { width } => {
                let count = self.whole(row, width, true)?;
                let days = if width == 4 { count } else { count.div_euclid(86_400_000) };
                day(i64::try_from(days).ok()?)?.to_string()
            }
            Kind::Time { width, parts } => {
                let (seconds, nanos) = seconds(self.whole(row, width, true)?, parts)?;
                let seconds = u32::try_from(seconds).ok()?;
                NaiveTime::from_num_seconds_from_midnight_opt(seconds, nanos)?.to_string()
            }
            Kind::Moment { parts, zoned } => {
                let (seconds, nanos) = seconds(self.whole(row, 8, true)?, parts)?;
                let moment = DateTime::from_timestamp(seconds, nanos)?.naive_utc();
                match zoned {
                    true => format!("{moment} +00:00"),
                    // Programs that know no days write the midnight before them.
                    false if moment.time() == NaiveTime::MIN => moment.date().to_string(),
                    false => moment.to_string(),
                }
            }
        })
    }

    /// The place of a cell's text in a dictionary; within, none for a cell that is missing.
    pub fn place(&self, row: usize) -> Option<Option<usize>> {
        let Kind::Whole { width, signed } = self.kind else { return None };
        if !self.is_there(row)? {
            return Some(None);
        }
        usize::try_from(self.whole(row, width, signed)?).ok().map(Some)
    }

    fn is_there(&self, row: usize) -> Option<bool> {
        self.there.as_ref().map_or(Some(true), |there| bit(there, row))
    }

    fn buffer(&self, at: usize) -> Option<&[u8]> {
        self.buffers.get(at).map(AsRef::as_ref)
    }

    /// The bytes of a cell of so many each.
    fn slot(&self, row: usize, width: usize) -> Option<&[u8]> {
        let start = row.checked_mul(width)?;
        self.buffer(0)?.get(start..start.checked_add(width)?)
    }

    fn whole(&self, row: usize, width: usize, signed: bool) -> Option<i128> {
        let slot = self.slot(row, width)?;
        let below = signed && slot.last()? & 0x80 != 0;
        let mut bytes = [if below { 0xff } else { 0 }; 16];
        bytes.get_mut(..width)?.copy_from_slice(slot);
        Some(i128::from_le_bytes(bytes))
    }

    fn number(&self, row: usize, width: usize) -> Option<String> {
        let slot = self.slot(row, width)?;
        Some(match width {
            2 => half(u16::from_le_bytes(bytes_at(slot, 0)?)),
            4 => f32::from_le_bytes(bytes_at(slot, 0)?).to_string(),
            _ => f64::from_le_bytes(bytes_at(slot, 0)?).to_string(),
        })
    }

    /// A text between two ends.
    fn between(&self, row: usize, width: usize) -> Option<String> {
        let end = |at: usize| usize::try_from(self.whole(at, width, true)?).ok();
        let (start, end) = (end(row)?, end(row.checked_add(1)?)?);
        text(self.buffer(1)?.get(start..end)?)
    }

    /// A text of up to twelve bytes, or the place of a longer one.
    fn view(&self, row: usize) -> Option<String> {
        let slot = self.slot(row, 16)?;
        let number = |at| usize::try_from(i32::from_le_bytes(bytes_at(slot, at)?)).ok();
        let length = number(0)?;
        if length <= 12 {
            return text(slot.get(4..length.checked_add(4)?)?);
        }
        let start = number(12)?;
        text(self.buffer(number(8)?.checked_add(1)?)?.get(start..start.checked_add(length)?)?)
    }
}

fn text(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

fn bit(bits: &[u8], at: usize) -> Option<bool> {
    Some(bits.get(at / 8)? >> (at % 8) & 1 == 1)
}

fn day(days: i64) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_signed(TimeDelta::try_days(days)?)
}

/// Whole seconds, and what is over in nanoseconds.
fn seconds(count: i128, parts: i64) -> Option<(i64, u32)> {
    let parts = i128::from(parts);
    let nanos = count.rem_euclid(parts) * (1_000_000_000 / parts);
    Some((i64::try_from(count.div_euclid(parts)).ok()?, u32::try_from(nanos).ok()?))
}

/// A whole number in bytes, the lowest first, with so many decimals.
fn decimal(bytes: &[u8], scale: i32) -> String {
    let whole = BigInt::from_signed_bytes_le(bytes).to_string();
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole.as_str()),
    };
    let Some(places) = usize::try_from(scale).ok().filter(|places| *places > 0) else {
        let zeros = if digits == "0" { 0 } else { scale.unsigned_abs() as usize };
        return format!("{sign}{digits}{}", "0".repeat(zeros));
    };
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (before, behind) = digits.split_at(digits.len() - places);
    format!("{sign}{before}.{behind}")
}

/// A number in two bytes, with the fewest digits that no other of them is as near to.
fn half(bits: u16) -> String {
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f32::from(bits & 0x3ff));
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let step = 2f32.powi(exponent.max(1) - 25);
    let value = match exponent {
        0x1f if fraction == 0.0 => f32::INFINITY,
        0x1f => return f32::NAN.to_string(),
        0 => fraction * step,
        _ => (fraction + 1024.0) * step,
    };
    let near = |digits: usize| {
        let short = format!("{value:.digits$e}").parse::<f32>().ok()?;
        ((short - value).abs() < step / 2.0).then_some(short)
    };
    let value = (0..5).find_map(near).unwrap_or(value);
    (sign * value).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_have_their_scale() {
        for (number, scale, expected) in [
            (2008_i64, 2, "20.08"),
            (-5, 2, "-0.05"),
            (0, 1, "0.0"),
            (7, 0, "7"),
            (-7, -2, "-700"),
            (0, -2, "0"),
        ] {
            assert_eq!(decimal(&number.to_le_bytes(), scale), expected);
        }
    }

    #[test]
    fn numbers_in_two_bytes_are_short() {
        for (bits, expected) in [
            (0x2e66, "0.1"),
            (0xc900, "-10"),
            (0x3c00, "1"),
            (0, "0"),
            (0x7c00, "inf"),
            (0x7bff, "65500"),
        ] {
            assert_eq!(half(bits), expected, "{bits:x}");
        }
    }

    #[test]
    fn days_before_1970_are_days() {
        assert_eq!(day(-1).map(|day| day.to_string()).as_deref(), Some("1969-12-31"));
        assert_eq!(seconds(-1, 1_000), Some((-1, 999_000_000)));
    }
}
