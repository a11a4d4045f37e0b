use super::{NumberFormat, general};
use proptest::prelude::*;

fn print(code: &str, number: f64) -> String {
    NumberFormat::of(code).print(number, false).text
}

#[test]
fn digits_are_those_on_paper() {
    for (code, number, expected) in [
        ("General", 23.23, "23.23"),
        ("General", 0.1 + 0.2, "0.3"),
        ("", -4.5, "-4.5"),
        ("0", 22.5, "23"),
        ("0.00", 12.5, "12.50"),
        ("0.00", 41.005, "41.01"),
        ("0.00", -0.001, "0.00"),
        ("0.00%", 0.3552, "35.52%"),
        ("0.00%", 0.355_249_999, "35.52%"),
        ("0%", -0.0225, "-2%"),
        ("#,##0", 1_234_567.0, "1,234,567"),
        ("#,##0.00", 0.5, "0.50"),
        ("#,##0.##", 1234.5, "1,234.5"),
        ("0.##", 5.0, "5"),
        ("#.00", 0.5, ".50"),
        ("000", 7.0, "007"),
        ("0.00\"亿元\"", 41.014, "41.01亿元"),
        ("0.00亿元", 41.014, "41.01亿元"),
        ("[$¥-804]#,##0.00", 1234.5, "¥1,234.50"),
        ("0\\%", 25.0, "25%"),
        ("0.00_ ", 3.0, "3.00"),
        ("0.00_);[Red]\\(0.00\\)", -3.0, "-3.00"),
        ("0.00;[Red]0.00", -3.456, "-3.46"),
        ("0.00_ ;[Red]\\-0.00\\ ", -3.456, "-3.46"),
        ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 1234.5, "1,234.50"),
        ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0.0, "0.00"),
        ("0.00;-0.00;;@", 0.0, "0.00"),
        (";;;", 5.0, "5"),
        ("0.0,", 12_345.0, "12.3"),
        ("0!.0,", 12_345.0, "1.2"),
        ("0!.0000", 12_345.0, "1.2345"),
        ("[>=100]0;0.00", 123.456, "123"),
        ("[>=100]0;0.00", 1.2, "1.20"),
        ("@", 12.5, "12.5"),
        ("General\"亿\"", 1.5, "1.5亿"),
        ("\"第\"0\"名\"", 3.0, "第3名"),
    ] {
        assert_eq!(print(code, number), expected, "{code} {number}");
    }
}

#[test]
fn days_are_printed_as_days() {
    for (code, number, expected) in [
        ("yyyy-mm-dd", 45016.0, "2023-03-31"),
        ("yyyy/m/d;@", 45016.0, "2023/3/31"),
        ("yyyy\"年\"m\"月\"", 45016.0, "2023年3月"),
        ("yyyy\"年\"m\"月\"d\"日\";@", 45016.0, "2023年3月31日"),
        ("[$-804]yyyy\"年\"m\"月\";@", 45016.0, "2023年3月"),
        ("mmm-yy", 45016.0, "Mar-23"),
        ("d-mmm", 45016.0, "31-Mar"),
        ("yyyy-mm-dd hh:mm", 45016.75, "2023-03-31 18:00"),
        ("h:mm AM/PM", 0.75, "6:00 PM"),
        ("[h]:mm:ss", 1.5, "36:00:00"),
        ("mm:ss", 0.5 + 61.0 / 86_400.0, "01:01"),
        ("aaaa", 45016.0, "星期五"),
        ("yyyy-mm-dd", 59.0, "1900-02-28"),
        ("yyyy-mm-dd", 61.0, "1900-03-01"),
        ("yyyymm", 45016.0, "202303"),
        ("m/d/yy", 45016.0, "3/31/23"),
    ] {
        assert_eq!(print(code, number), expected, "{code} {number}");
    }
    assert_eq!(NumberFormat::of("yyyy-mm-dd").print(43554.0, true).text, "2023-03-31");
    assert_eq!(print("yyyy-mm-dd", -1.0), "-1");
}

#[test]
fn what_is_not_followed_is_said() {
    for code in ["0.00E+00", "# ?/?"] {
        let print = NumberFormat::of(code).print(1234.5, false);
        assert_eq!((print.text.as_str(), print.followed), ("1234.5", false), "{code}");
    }
}

proptest! {
    /// Whatever the code and the number, nothing panics; digits are never made up.
    #[test]
    fn any_code(code in "[-0#?.,%E+/@ymdhsa\"\\\\!_*\\[\\]$;<>= 年(]{0,16}", number in any::<f64>()) {
        let _ = NumberFormat::of(&code).print(number, false);
    }

    /// A fixed number of decimals is what rounding to it gives.
    #[test]
    fn fixed_decimals(digits in -999_999..999_999_i64, places in 0..5_usize) {
        let number = digits as f64 / 10_f64.powi(places as i32);
        let code = if places == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(places)) };
        let printed = print(&code, number);
        prop_assert_eq!(printed.parse::<f64>(), general(number).parse::<f64>());
        prop_assert_eq!(printed.split_once('.').map_or(0, |(_, it)| it.len()), places);
    }
}
