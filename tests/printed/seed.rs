//! The figures of the report of the city of Ankang on the first quarter of 2023, its table and its
//! text (as in examples/ankang). What is expected here was recomputed apart from this code.

use super::{cut, decimal, print};
use indiq::printed::{
    Agreement, Better, Claim, Equals, Exact, Formula, Known, Ranked, Residuals, Side, Verdict,
    agree, cell, range, standings,
};
use indiq::text::{Language, Text};
use indiq::units::Rounding;

/// District, actual, yoy, target, progress, rank.
const DOMESTIC: [(&str, &str, &str, &str, &str, u8); 13] = [
    ("汉滨区", "41.01", "35.52", "138.00", "29.72", 9),
    ("旬阳市", "47.50", "-2.25", "127.30", "37.31", 1),
    ("汉阴县", "32.79", "-18.35", "108.40", "30.25", 7),
    ("石泉县", "40.52", "17.79", "126.46", "32.04", 3),
    ("宁陕县", "14.32", "10.03", "45.20", "31.68", 5),
    ("紫阳县", "23.23", "7.43", "90.00", "25.82", 11),
    ("岚皋县", "21.03", "18.98", "70.00", "30.04", 8),
    ("平利县", "30.19", "-14.01", "114.72", "26.32", 10),
    ("镇坪县", "10.98", "9.15", "34.50", "31.83", 4),
    ("白河县", "30.49", "27.04", "85.00", "35.87", 2),
    ("高新区", "75.53", "4.55", "239.82", "31.50", 6),
    ("瀛湖", "0.81", "10.02", "5.80", "13.93", 13),
    ("恒口", "13.07", "-21.90", "65.08", "20.08", 12),
];

/// District, the recomputed percent and its range, the verdict, and whether the printed percent may
/// have been truncated.
const PROGRESS: [(&str, &str, &str, &str, bool); 13] = [
    ("汉滨区", "29.7174", "29.7127–29.7221", "exact", true),
    ("旬阳市", "37.3134", "37.3080–37.3188", "exact", true),
    ("汉阴县", "30.2491", "30.2431–30.2551", "exact", true),
    ("石泉县", "32.0418", "32.0365–32.0470", "exact", true),
    ("宁陕县", "31.6814", "31.6669–31.6960", "exact", true),
    ("紫阳县", "25.8111", "25.8041–25.8181", "possible", false),
    ("岚皋县", "30.0429", "30.0336–30.0521", "exact", true),
    ("平利县", "26.3162", "26.3107–26.3218", "exact", true),
    ("镇坪县", "31.8261", "31.8070–31.8452", "exact", true),
    ("白河县", "35.8706", "35.8626–35.8786", "exact", true),
    ("高新区", "31.4945", "31.4917–31.4972", "possible", false),
    ("瀛湖", "13.9655", "13.8674–14.0638", "possible", true),
    ("恒口", "20.0830", "20.0737–20.0922", "exact", true),
];

/// Cell 0 is the printed percent, 1 what is divided, 2 what by.
fn percent_of() -> Claim {
    Claim::new(cell(0), (cell(1) / cell(2)).shift(2))
}

fn verdict(agreement: &Agreement) -> &'static str {
    match agreement.verdict {
        Verdict::Exact => "exact",
        Verdict::Possible => "possible",
        Verdict::Impossible { truncation: true } => "only truncated",
        Verdict::Impossible { truncation: false } => "impossible",
        Verdict::Undetermined(_) => "undetermined",
    }
}

fn four(number: &Exact) -> String {
    number.round(4, Rounding::Nearest).expect("few digits").to_string()
}

fn value(agreement: &Agreement) -> String {
    agreement.recomputed.as_ref().map(four).expect("there is a value")
}

fn values(agreement: &Agreement) -> String {
    let range = agreement.range.as_ref().expect("there is a range");
    assert!(range.tight);
    format!("{}–{}", four(&range.interval.low.at), four(&range.interval.high.at))
}

fn witness(agreement: &Agreement, names: &[&'static str]) -> String {
    let witness = agreement.witness.as_ref().expect("there is a witness");
    let name = Text::fixed(names[witness.cell.0], names[witness.cell.0]);
    witness.in_words(&name).in_language(Language::English).to_owned()
}

/// The column of a figure of the districts, as cells.
fn column(
    of: impl Fn(&(&str, &'static str, &'static str, &'static str, &'static str, u8)) -> &'static str,
) -> Vec<Known> {
    DOMESTIC.iter().map(|row| print(of(row))).collect()
}

#[test]
fn progress_of_each_district() {
    let mut naive_alarms = Vec::new();
    let mut sides = Residuals::default();
    for (row, expected) in DOMESTIC.iter().zip(PROGRESS) {
        let (district, actual, _, target, progress, _) = *row;
        let cells = [print(progress), print(actual), print(target)];
        let found = percent_of().examine(&cells);
        let truncated = percent_of().judge(&[cut(progress), print(actual), print(target)]);
        let may_be_truncated = matches!(truncated.verdict, Verdict::Exact | Verdict::Possible);
        assert_eq!(
            (district, &*value(&found), &*values(&found), verdict(&found), may_be_truncated),
            expected
        );
        sides.note(&found);
        // What an equality of recomputed and printed digits says.
        let rounded = found.recomputed.as_ref().and_then(|it| it.round(2, Rounding::HalfUp));
        if rounded != Some(decimal(progress)) {
            naive_alarms.push(district);
        }
    }
    // Three of thirteen rows that are right.
    assert_eq!(naive_alarms, ["紫阳县", "高新区", "瀛湖"]);
    assert_eq!((sides.toward_zero, sides.away_from_zero, sides.level), (7, 6, 0));
    assert_eq!(sides.lean(), None);
}

#[test]
fn what_the_actual_would_have_had_to_be() {
    let names = ["progress", "actual", "target"];
    let possible = percent_of().examine(&[print("25.82"), print("23.23"), print("90.00")]);
    assert_eq!(
        witness(&possible, &names),
        "needs actual ≥ 23.2322; printed 23.23 allows 23.225–23.235"
    );
    // Of a target that is not rounded.
    let target = Known::exact(decimal("90.00"));
    let exact_target = percent_of().examine(&[print("25.82"), print("23.23"), target.clone()]);
    assert_eq!(verdict(&exact_target), "possible");
    assert_eq!(values(&exact_target), "25.8056–25.8167");
    assert_eq!(
        witness(&exact_target, &names),
        "needs actual ≥ 23.2335; printed 23.23 allows 23.225–23.235"
    );
    for (printed, expected, need) in [
        ("25.83", "impossible", "needs actual ≥ 23.2425; printed 23.23 allows 23.225–23.235"),
        ("25.80", "only truncated", "needs actual ≤ 23.2245; printed 23.23 allows 23.225–23.235"),
    ] {
        let found = percent_of().examine(&[print(printed), print("23.23"), target.clone()]);
        assert_eq!(verdict(&found), expected);
        assert_eq!(witness(&found, &names), need);
    }
}

#[test]
fn parts_add_up_to_the_city() {
    let parts = Formula::sum((1..=13).map(cell));
    let cells = |total: &str| [vec![print(total)], column(|row| row.1)].concat();
    let found = agree(&cell(0), &parts, &cells("381.47"));
    assert_eq!((verdict(&found), &*values(&found)), ("exact", "381.4050–381.5350"));
    let foreign = [print("240.6"), print("236.7"), print("3.9")];
    let found = agree(&cell(0), &(cell(1) + cell(2)), &foreign);
    assert_eq!((verdict(&found), &*values(&found)), ("exact", "240.5000–240.7000"));
}

#[test]
fn progress_of_the_city() {
    let all = Formula::sum((1..=13).map(cell)) / Formula::sum((14..=26).map(cell));
    let cells = [vec![print("30.51")], column(|row| row.1), column(|row| row.3)].concat();
    let found = agree(&cell(0), &all.shift(2), &cells);
    assert_eq!(verdict(&found), "exact");
    assert_eq!((&*value(&found), &*values(&found)), ("30.5108", "30.5040–30.5176"));
    // Of a round target of 1250 it would print 30.52.
    let round = [print("30.51"), print("381.47"), Known::exact(decimal("1250"))];
    assert_eq!(value(&percent_of().judge(&round)), "30.5176");
}

#[test]
fn growth_of_the_city_through_its_districts() {
    // Σ actual / Σ (actual / (1 + yoy)) − 1: each actual stands in it twice.
    let base = |at| cell(at) / (Formula::whole(1) + cell(at + 13).shift(-2));
    let growth = Formula::sum((1..=13).map(cell)) / Formula::sum((1..=13).map(base));
    let growth = (growth - Formula::whole(1)).shift(2);
    let cells = [vec![print("4.63")], column(|row| row.1), column(|row| row.2)].concat();
    let found = agree(&cell(0), &growth, &cells);
    assert_eq!(verdict(&found), "possible");
    // As if actuals above and below the line were different ones: 4.5832 to 4.6651.
    assert_eq!((&*value(&found), &*values(&found)), ("4.6241", "4.6167–4.6316"));
}

#[test]
fn targets_of_foreign_capital_do_not_make_the_citys() {
    let implied = range(&(cell(0) / cell(1).shift(-2)), &[print("240.6"), print("9.62")]);
    let implied = implied.expect("no divisor is zero").interval;
    assert_eq!((&*four(&implied.low.at), &*four(&implied.high.at)), ("2499.2208", "2502.8601"));
    let found = percent_of().examine(&[print("9.62"), print("240.6"), print("4700")]);
    assert_eq!((verdict(&found), &*value(&found)), ("impossible", "5.1191"));
}

#[test]
fn progress_of_foreign_capital() {
    let hanyin = percent_of().examine(&[print("67"), print("236.7"), print("350")]);
    assert_eq!((verdict(&hanyin), &*value(&hanyin)), ("only truncated", "67.6286"));
    assert_eq!(values(&hanyin), "67.5178–67.7396");
    assert_eq!(hanyin.side, Some(Side::TowardZero));
    // Truncated by its publisher's own word.
    let hanyin = percent_of().examine(&[cut("67"), print("236.7"), print("350")]);
    assert_eq!(verdict(&hanyin), "exact");
    let high_tech = percent_of().examine(&[print("0.35"), print("3.9"), print("1100")]);
    assert_eq!((verdict(&high_tech), &*value(&high_tech)), ("exact", "0.3545"));
    assert_eq!(values(&high_tech), "0.3498–0.3593");
}

#[test]
fn shares_of_counts() {
    let names = ["rate", "started", "contracts"];
    let started = percent_of().examine(&[print("95.30"), Known::Count(203), Known::Count(213)]);
    assert_eq!((verdict(&started), &*values(&started)), ("only truncated", "95.3052–95.3052"));
    assert_eq!(witness(&started, &names), "needs started ≤ 202.9997; it is 203");
    let funds = percent_of().examine(&[print("42.34"), print("187.81"), print("443.54")]);
    assert_eq!((verdict(&funds), &*values(&funds)), ("exact", "42.3418–42.3450"));
    let large = percent_of().examine(&[print("6"), Known::Count(7), Known::Count(213)]);
    assert_eq!((verdict(&large), &*value(&large)), ("impossible", "3.2864"));
    assert_eq!(witness(&large, &names), "needs started = 12 or 13; it is 7");
}

#[test]
fn points_behind_the_schedule() {
    // 25% − 9.62%, printed 15.4 with a percent sign.
    let behind = Formula::whole(25) - cell(1);
    let found = agree(&cell(0), &behind, &[print("15.4"), print("9.62")]);
    assert_eq!((verdict(&found), &*value(&found)), ("exact", "15.3800"));
    // What the foreign capital of last year was, by a growth of 559%.
    let base = cell(0) / (Formula::whole(1) + cell(1).shift(-2));
    let base = range(&base, &[print("240.6"), print("559")]).expect("no divisor is zero");
    assert_eq!(base.interval.shown(2), "36.47–36.55");
}

#[test]
fn ranks_follow_progress() {
    let ranked = |rank: u8, progress: &str| {
        let cells = [print(progress)];
        let may_be = range(&cell(0), &cells).expect("a print").interval;
        let printed = cells[0].value().expect("a print");
        Ranked { rank: Some(rank.into()), figure: Some((printed, may_be)) }
    };
    let of = |rows: &[Ranked]| {
        let all = standings(rows, Better::Higher, Equals::SkipNext).into_iter().flatten();
        all.map(|one| (one.computed, one.fault.is_some())).collect::<Vec<_>>()
    };
    let rows = DOMESTIC.map(|row| ranked(row.5, row.4));
    assert_eq!(of(&rows), DOMESTIC.map(|row| (row.5.into(), false)));
    // With two ranks exchanged, those two are wrong, and no others.
    let mut exchanged = DOMESTIC;
    (exchanged[0].5, exchanged[1].5) = (DOMESTIC[1].5, DOMESTIC[0].5);
    let wrong = of(&exchanged.map(|row| ranked(row.5, row.4)));
    assert_eq!(wrong, std::array::from_fn::<_, 13, _>(|at| (DOMESTIC[at].5.into(), at < 2)));
}
