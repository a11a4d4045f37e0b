//! Tests of reading period literals.

use super::*;
use crate::text::Language;
use crate::units::scan_quantity;
use proptest::prelude::*;

#[test]
fn scans_the_spellings() {
    for (text, taken, period) in [
        ("2023Q1 where", "2023Q1", "2023Q1"),
        ("2023q1", "2023q1", "2023Q1"),
        ("2023H2,", "2023H2", "2023H2"),
        ("2023M3", "2023M3", "2023M3"),
        ("2023M1-9", "2023M1-9", "2023M1-9"),
        ("2023-03", "2023-03", "2023M3"),
        ("2023-03-31)", "2023-03-31", "2023-03-31"),
        ("２０２３－０３", "２０２３－０３", "2023M3"),
        ("2023年", "2023年", "2023"),
        ("2023年 内资", "2023年", "2023"),
        ("2023年一季度", "2023年一季度", "2023Q1"),
        ("2023年第一季度", "2023年第一季度", "2023Q1"),
        ("2023年1季度", "2023年1季度", "2023Q1"),
        ("2023年上半年", "2023年上半年", "2023H1"),
        ("2023年下半年", "2023年下半年", "2023H2"),
        ("2023年前三季度", "2023年前三季度", "2023M1-9"),
        ("2023年3月", "2023年3月", "2023M3"),
        ("2023年3月31日", "2023年3月31日", "2023-03-31"),
        ("2023年1-3月", "2023年1-3月", "2023Q1"),
        ("2023年1—3月", "2023年1—3月", "2023Q1"),
        ("2023年1～6月", "2023年1～6月", "2023H1"),
        ("2023年1至12月", "2023年1至12月", "2023"),
        ("2023年1-1月", "2023年1-1月", "2023M1"),
        ("2023年4-6月", "2023年4-6月", "2023Q2"),
        ("一季度", "一季度", "Q1"),
        ("Q1", "Q1", "Q1"),
        ("h1;", "h1", "H1"),
        ("上半年", "上半年", "H1"),
        ("3月", "3月", "3月"),
        ("1-3月", "1-3月", "Q1"),
        ("前三季度", "前三季度", "1-9月"),
    ] {
        let scanned = scan(text).expect(text);
        assert_eq!(text.get(..scanned.length), Some(taken));
        assert_eq!(scanned.literal.map(|literal| literal.to_string()), Ok(period.into()), "{text}");
    }
}

#[test]
fn leaves_what_is_no_period() {
    for text in [
        "",
        "2023",
        "2023 Q1",
        "1-3",
        "2023-3",
        "2023-1234",
        "2023Q1x",
        "Q1_late",
        "Q5",
        "h264",
        "2023年一季度排名",
        "12%",
        "内资",
        "3个",
        "20230331",
        "０",
        "前5",
    ] {
        assert_eq!(scan(text), None, "{text}");
    }
}

#[test]
fn says_what_exists() {
    for (text, message) in [
        ("2023Q5", "a year has the quarters Q1 to Q4"),
        ("2023年5季度", "a year has the quarters Q1 to Q4"),
        ("2023H3", "a year has the halves H1 and H2"),
        ("2023-13", "a year has the months 1 to 12"),
        ("2023M0", "a year has the months 1 to 12"),
        ("2023年99999月", "a year has the months 1 to 12"),
        ("2023-02-30", "2023-02 has the days 1 to 28"),
        ("2023-03-5", "a day is written with two digits, as 2023-03-05"),
        ("3月31日", "a day is written with its year, as 2023年3月31日"),
    ] {
        let scanned = scan(text).expect(text);
        let said = scanned.literal.map_err(|said| said.in_language(Language::English).to_owned());
        assert_eq!((scanned.length, said), (text.len(), Err(message.to_owned())), "{text}");
    }
    assert!(scan("2023年2-3月").is_some_and(|scanned| scanned.literal.is_err()));
}

#[test]
fn reads_whole_texts() {
    for (text, period) in [
        (" 2023 ", "2023"),
        ("202303", "2023M3"),
        ("20230331", "2023-03-31"),
        ("2023/3/31", "2023-03-31"),
        ("2023.03", "2023M3"),
        ("2023-3", "2023M3"),
        ("２０２３", "2023"),
        ("2023年1-3月", "2023Q1"),
    ] {
        assert_eq!(parse(text).map(|literal| literal.to_string()), Ok(period.into()), "{text}");
    }
    for text in ["", "spring", "2023Q5", "202313", "20230230", "2023Q1 x", "203"] {
        assert!(parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_bare_integer_may_be_a_year() {
    let year = |text: &str| {
        let quantity = scan_quantity(text).and_then(|scanned| scanned.quantity.ok())?;
        as_year(&quantity).and_then(|literal| literal.year)
    };
    assert_eq!(year("2023"), Some(2023));
    for text in ["203", "20230", "2023%", "2023.0", "2023亿"] {
        assert_eq!(year(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn scan_never_panics(text in "[0-9２年月季度一前上半QHMq./~—至-]{0,12}.*") {
        if let Some(scanned) = scan(&text) {
            prop_assert!(scanned.length > 0 && text.is_char_boundary(scanned.length));
        }
        let _ = parse(&text);
    }
}
