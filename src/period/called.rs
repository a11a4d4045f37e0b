//! What periods are called in each language: 2023Q1 is 2023年一季度.

use super::{Part, Period, PeriodLiteral, fiscal};
use crate::text::{InLanguage, Language};
use std::borrow::Cow;

impl InLanguage for Period {
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        Cow::Owned(match language {
            Language::English => self.to_string(),
            Language::Chinese => chinese(Some(self.year), self.part),
        })
    }
}

impl InLanguage for PeriodLiteral {
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        Cow::Owned(match language {
            Language::English => self.to_string(),
            Language::Chinese => chinese(self.year, self.part),
        })
    }
}

fn chinese(year: Option<i32>, part: Part) -> String {
    if let (Some(year), Part::Fiscal) = (year, part) {
        return format!("{}财年", fiscal::called(year));
    }
    let year = year.map(|year| format!("{year}年")).unwrap_or_default();
    let part = match part {
        Part::Year if year.is_empty() => "全年".to_owned(),
        Part::Year => String::new(),
        Part::Half(1) => "上半年".to_owned(),
        Part::Half(_) => "下半年".to_owned(),
        Part::Quarter(quarter) => {
            let number = ["一", "二", "三", "四"].get(usize::from(quarter).wrapping_sub(1));
            format!("{}季度", number.copied().unwrap_or("?"))
        }
        Part::Month(month) => format!("{month}月"),
        Part::Day(month, day) => format!("{month}月{day}日"),
        Part::ToMonth(month) => format!("1-{month}月"),
        Part::Fiscal => "财年".to_owned(),
    };
    year + &part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::parse;

    #[test]
    fn what_a_period_is_called_in_chinese_reads_back() {
        for (text, called) in [
            ("2023", "2023年"),
            ("2023H1", "2023年上半年"),
            ("2023H2", "2023年下半年"),
            ("2023Q1", "2023年一季度"),
            ("2023M3", "2023年3月"),
            ("2023-03-31", "2023年3月31日"),
            ("2023M1-8", "2023年1-8月"),
            ("FY2013/14", "2013/14财年"),
            ("Q4", "四季度"),
        ] {
            let period = parse(text).expect(text);
            assert_eq!(period.in_language(Language::Chinese), called);
            assert_eq!(parse(called).as_ref(), Ok(&period), "{called}");
        }
    }
}
