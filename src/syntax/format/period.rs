//! Periods in the other language: `2023Q1` and 2023年一季度, `2023-03` and 2023年3月.

use crate::period::{Part, PeriodLiteral};
use crate::syntax::keywords::Surface;
use crate::text::{InLanguage, Language};

/// The period in `to`; nothing where it is in that language already, or has no form in it (3月
/// without its year). `typed` has no full-width characters. A bare year is written only where it
/// stands alone: elsewhere it would be a number.
pub(super) fn written(
    period: &PeriodLiteral,
    typed: &str,
    stands_alone: bool,
    to: Surface,
) -> Option<String> {
    let is_bare_year = typed.bytes().all(|byte| byte.is_ascii_digit());
    match to {
        Surface::English if typed.is_ascii() => None,
        Surface::Chinese if !typed.is_ascii() && !is_bare_year => None,
        Surface::English => english(period, months(typed), stands_alone),
        Surface::Chinese => Some(chinese(period, months(typed))),
    }
}

/// The months of `2023M1-3` and 2023年1-3月, which say the same as a shorter name but are kept.
fn months(typed: &str) -> Option<(u8, u8)> {
    let typed = typed.strip_suffix('份').unwrap_or(typed);
    let range = match typed.strip_suffix('月') {
        Some(months) => months.rsplit('年').next()?,
        None => typed.split_once(['M', 'm'])?.1,
    };
    let digits = |text: &str| text.parse().ok();
    let first = range.find(|next: char| !next.is_ascii_digit())?;
    let last = range.rfind(|next: char| !next.is_ascii_digit())?;
    let behind = range.get(last..)?.chars().next()?.len_utf8();
    Some((digits(range.get(..first)?)?, digits(range.get(last + behind..)?)?))
}

fn english(period: &PeriodLiteral, months: Option<(u8, u8)>, stands_alone: bool) -> Option<String> {
    let Some(year) = period.year else {
        return match period.part {
            Part::Half(half) => Some(format!("H{half}")),
            Part::Quarter(quarter) => Some(format!("Q{quarter}")),
            Part::Year | Part::Month(_) | Part::Day(..) | Part::ToMonth(_) | Part::Fiscal => None,
        };
    };
    if let Some((from, to)) = months {
        return Some(format!("{year}M{from}-{to}"));
    }
    Some(match period.part {
        Part::Year if stands_alone => year.to_string(),
        Part::Year => format!("{year}M1-12"),
        Part::Half(half) => format!("{year}H{half}"),
        Part::Quarter(quarter) => format!("{year}Q{quarter}"),
        Part::Month(month) => format!("{year}-{month:02}"),
        Part::Day(month, day) => format!("{year}-{month:02}-{day:02}"),
        Part::ToMonth(month) => format!("{year}M1-{month}"),
        Part::Fiscal => return Some(period.to_string()),
    })
}

fn chinese(period: &PeriodLiteral, months: Option<(u8, u8)>) -> String {
    let year = period.year.map(|year| format!("{year}年")).unwrap_or_default();
    let part = match (months, period.part) {
        (_, Part::Fiscal) => return period.in_language(Language::Chinese).into_owned(),
        (Some((from, to)), _) => format!("{from}-{to}月"),
        (None, Part::Year) => String::new(),
        (None, Part::Half(1)) => "上半年".to_owned(),
        (None, Part::Half(_)) => "下半年".to_owned(),
        (None, Part::Quarter(quarter)) => {
            let numerals = ["一", "二", "三", "四"];
            let numeral = usize::from(quarter).checked_sub(1).and_then(|at| numerals.get(at));
            format!("{}季度", numeral.map_or(quarter.to_string(), |numeral| (*numeral).to_owned()))
        }
        (None, Part::Month(month)) => format!("{month}月"),
        (None, Part::Day(month, day)) => format!("{month}月{day}日"),
        (None, Part::ToMonth(month)) => format!("1-{month}月"),
    };
    format!("{year}{part}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::parse;

    fn to(surface: Surface, typed: &str, stands_alone: bool) -> Option<String> {
        let period = parse(typed).expect(typed);
        let other = written(&period, typed, stands_alone, surface)?;
        assert_eq!(parse(&other), Ok(period), "{typed}: {other}");
        Some(other)
    }

    #[test]
    fn there_and_back() {
        for (english, chinese) in [
            ("2023", "2023年"),
            ("2023H1", "2023年上半年"),
            ("2023H2", "2023年下半年"),
            ("2023Q1", "2023年一季度"),
            ("2023-03", "2023年3月"),
            ("2023-03-05", "2023年3月5日"),
            ("2023M1-3", "2023年1-3月"),
            ("2023M1-9", "2023年1-9月"),
            ("2023M4-6", "2023年4-6月"),
            ("2023M1-12", "2023年1-12月"),
            ("Q3", "三季度"),
            ("H2", "下半年"),
            ("FY2013/14", "2013/14财年"),
        ] {
            assert_eq!(to(Surface::Chinese, english, true).as_deref(), Some(chinese));
            assert_eq!(to(Surface::English, chinese, true).as_deref(), Some(english));
        }
    }

    #[test]
    fn what_stays_and_what_has_one_form_only() {
        assert_eq!(to(Surface::English, "2023Q1", true), None);
        assert_eq!(to(Surface::Chinese, "前三季度", true), None);
        for without_a_year in ["3月", "1-9月", "前三季度"] {
            assert_eq!(to(Surface::English, without_a_year, true), None);
        }
        for (chinese, english) in [
            ("2023年前三季度", "2023M1-9"),
            ("2023年前两季度", "2023H1"),
            ("2023年第二季度", "2023Q2"),
            ("2023年3月份", "2023-03"),
            ("2023年全年", "2023"),
            ("2023年1至9月", "2023M1-9"),
            ("1-3月份", "Q1"),
        ] {
            assert_eq!(to(Surface::English, chinese, true).as_deref(), Some(english));
        }
        assert_eq!(to(Surface::Chinese, "2023M3", true).as_deref(), Some("2023年3月"));
        // A bare year in an expression would be a number.
        assert_eq!(to(Surface::English, "2023年", false).as_deref(), Some("2023M1-12"));
    }
}
