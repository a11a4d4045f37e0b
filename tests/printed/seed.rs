//! The figures of the report of the city of Ankang on the first quarter of 2023 (its table and its
//! text, as examples/ankang has them), each recomputed by hand beside the verdict.

use super::{cut, decimal, print};
use indiq::printed::{
    Agreement, Claim, Formula, Known, Residuals, Side, Verdict, agree, cell, range,
};
use indiq::text::{Language, Text};

/// Cell 0 is the printed percent, 1 what is divided, 2 what by.
fn progress() -> Claim {
    Claim::new(cell(0), (cell(1) / cell(2)).shift(2))
}

fn name_of(agreement: &Agreement) -> &'static str {
    match agreement.verdict {
        Verdict::Exact => "exact",
        Verdict::Possible => "possible",
        Verdict::Impossible { truncation: true } => "only truncated",
        Verdict::Impossible { truncation: false } => "impossible",
        Verdict::Undetermined(_) => "undetermined",
    }
}

/// The recomputed percent to four places, and what it may be.
fn recomputed(agreement: &Agreement) -> (String, String) {
    let value = agreement.recomputed.as_ref().and_then(|it| it.round(4, Default::default()));
    let (low, high) = agreement
        .range
        .as_ref()
        .map(|it| (&it.interval.low.at, &it.interval.high.at))
        .expect("a range");
    let four = |it: &indiq::printed::Exact| it.round(4, Default::default()).expect("short");
    (value.expect("a value").to_string(), format!("{}–{}", four(low), four(high)))
}

/// Each row's progress: as printed, actual, target; the value, its range, the verdict, and whether
/// the print read as truncated would do.
const DOMESTIC: [(&str, [&str; 3], &str, &str, &str, bool); 13] = [
    ("汉滨区", ["29.72", "63.49", "213.65"], "29.7168", "", "exact", true),
    ("旬阳市", ["37.31", "47.50", "127.30"], "37.3134", "37.3080–37.3188", "exact", true),
    ("汉阴县", ["30.25", "32.79", "108.40"], "30.2491", "30.2431–30.2551", "exact", true),
    ("石泉县", ["32.04", "", ""], "32.0418", "32.0365–32.0470", "exact", true),
    ("宁陕县", ["31.68", "", ""], "31.6814", "31.6669–31.6960", "exact", true),
    ("紫阳县", ["25.82", "23.23", "90.00"], "25.8111", "25.8041–25.8181", "possible", false),
    ("岚皋县", ["30.04", "", ""], "30.0429", "30.0336–30.0521", "exact", true),
    ("平利县", ["26.32", "30.19", "114.72"], "26.3162", "26.3107–26.3218", "exact", true),
    ("镇坪县", ["31.83", "", ""], "31.8261", "31.8070–31.8452", "exact", true),
    ("白河县", ["35.87", "", ""], "35.8706", "35.8626–35.8786", "exact", true),
    ("高新区", ["31.50", "", ""], "31.4945", "31.4917–31.4972", "possible", false),
    ("瀛湖", ["13.93", "0.81", "5.80"], "13.9655", "13.8674–14.0638", "possible", true),
    ("恒口", ["20.08", "13.07", "65.08"], "20.0830", "20.0737–20.0922", "exact", true),
];
