//! Checks, waivers and audits as trees.

use super::*;

#[test]
fn bodies() {
    let body = |text: &str| {
        let tree = tree(&format!("check c: {text}"));
        tree.strip_prefix("(check c ").and_then(|rest| rest.strip_suffix(')')).map(str::to_owned)
    };
    for (text, expected) in [
        ("progress >= schedule", "(holds (>= progress schedule))"),
        (
            "total(domestic.actual) between 300亿元 and 400亿元",
            "(holds (between (call total domestic.actual) 300亿元 400亿元))",
        ),
        ("rank <= 5", "(holds (<= rank 5))"),
        ("count() >= 10", "(holds (>= (call count) 10))"),
        (
            "none of rank domestic where progress < 15%",
            "(none-of (rank domestic (where (< progress 15%))))",
        ),
        ("progress agrees with actual / target", "(agrees progress (/ actual target))"),
        ("rank agrees with published(rank)", "(agrees rank (call published rank))"),
        (
            "domestic.actual of districts adds up to 全市",
            "(adds-up domestic.actual (of districts) 全市)",
        ),
        ("domestic has one row per district, period", "(one-row-per domestic district period)"),
        (
            "period_actual versus previous within 30%",
            "(within period_actual (versus previous) 30%)",
        ),
        ("rank domestic same as base", "(same-as (rank domestic) base)"),
        (
            "rank domestic at 2023Q1 same as \"base.csv\"",
            "(same-as (rank domestic (at PeriodLiteral { year: Some(2023), part: Quarter(1) })) (file _))",
        ),
        ("district is unique", "(unique district)"),
        ("district in directory", "(district-in district directory)"),
        ("district in previous", "(district-in district (at previous))"),
        ("district in (恒口, 瀛湖)", "(holds (in district 恒口 瀛湖))"),
        ("domestic is at most 45 days old", "(fresh domestic 45 days)"),
        ("domestic is at most 1 month old", "(fresh domestic 1 months)"),
        ("domestic has actual, target in 亿元", "(has domestic actual (in target 亿元))"),
        ("target is not missing", "(holds (not-missing target))"),
    ] {
        assert_eq!(body(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn bodies_in_chinese_have_the_same_shape() {
    for (english, chinese) in [
        ("check c: progress >= schedule", "检查 c：进度 不低于 序时进度"),
        ("check c: none of rank domestic", "检查 c: 没有 排名 内资"),
        ("check c: progress agrees with actual / target", "检查 c: 进度 符合 绝对值 ÷ 目标"),
        (
            "check c: domestic.actual of districts adds up to 全市",
            "检查 c: 内资.绝对值 关于 地区 加总为 全市",
        ),
        (
            "check c: domestic has one row per district, period",
            "检查 c: 内资 有且仅有一行 按 地区、期间",
        ),
        ("check c: domestic has one row per district", "检查 c: 内资 有 一行 每 地区"),
        ("check c: actual versus previous within 30%", "检查 c: 绝对值 较 上期 变幅 不超过 30%"),
        (
            "check c: actual versus previous within 30%",
            "检查 c: 绝对值 与 上期 相比 变幅 不超过30%",
        ),
        ("check c: rank domestic same as base", "检查 c: 排名 内资 等同于 基准"),
        ("check c: rank is unique", "检查 c: 名次 唯一"),
        ("check c: rank is unique", "检查 c: 名次 为唯一"),
        ("check c: district in directory", "检查 c: 地区 属于 名录"),
        ("check c: district in previous", "检查 c: 地区 属于 上期"),
        ("check c: domestic is at most 45 days old", "检查 c: 内资 距今 不超过 45天"),
        ("check c: domestic is at most 3 months old", "检查 c: 内资 距今 不超过 3 个月"),
        ("check c: domestic has actual in 亿元", "检查 c: 内资 具有 绝对值 以 亿元"),
        ("audit", "审核"),
        ("audit at 2023Q1", "审核 在 2023年一季度"),
        ("audit domestic, foreign", "审核 内资，外资"),
        ("audit domestic from 2022Q1 to 2023Q1", "审核 内资 从 2022年一季度 到 2023年一季度"),
        (
            "waive c for 恒口 at 2023Q1 until 2024-03-31 because \"new\"",
            "豁免 c 针对 恒口 在 2023年一季度 截至 2024年3月31日 因为 “新设”",
        ),
        (
            "check c \"title\" for domestic among counties: yoy > 0 warn above 0 fail above 10% \
             unknown is warn expect at least 5 rows tag a, b because \"why\" for sure per group",
            "检查 c “标题” 针对 内资 范围 县区：同比 > 0 警告超过 0 失败 超过 10% 未定 为 警告 至少 5行 \
             标签 甲、乙 因为 “要求” 必定 每 组",
        ),
    ] {
        let shape = |text: &str| {
            let parsed = parse(SourceId(0), text);
            assert!(parsed.diagnostics.is_empty(), "{text}: {:#?}", parsed.diagnostics);
            sexpr::shape(&parsed.statements)
        };
        assert_eq!(shape(english), shape(chinese), "{chinese}");
    }
}

#[test]
fn what_stands_behind_the_body() {
    assert_eq!(
        tree(
            "check pace \"on schedule\" for domestic, foreign among counties at 2023Q1: yoy > 0\n    \
             because \"城市要求\" fail above 10% warn above 0\n    unknown is pass for sure per group"
        ),
        "(check pace _ (for domestic foreign) (among counties) (at PeriodLiteral { year: Some(2023), \
         part: Quarter(1) }) (holds (> yoy 0)) (because _) (fail-above 10%) (warn-above 0) \
         (unknown-is pass) for-sure (per group))"
    );
    // Behind a query these words are its own.
    assert_eq!(
        tree("check c: none of list domestic per group tag a"),
        "(check c (none-of (list domestic (per group))) (tag a))"
    );
}

#[test]
fn ids_may_be_any_word_and_hold_hyphens() {
    for (text, id) in [
        ("progress", "progress"),
        ("adds-up", "adds-up"),
        ("q1-2023", "q1-2023"),
        ("进度-公布", "进度-公布"),
        ("`on time`", "`on time`"),
        ("for", "for"),
        ("check", "check"),
        ("pace-2023-03", "pace-2023-03"),
    ] {
        assert_eq!(
            tree(&format!("check {text}: yoy > 0")),
            format!("(check {id} (holds (> yoy 0)))")
        );
        assert_eq!(
            tree(&format!("waive {text} because \"x\"")),
            format!("(waive {id} (because _))")
        );
    }
}

#[test]
fn words_of_checks_are_names_elsewhere() {
    assert_eq!(
        tree(
            "list check, waive, tag where for > 0 and unique < because show until, rows, directory"
        ),
        "(list check waive tag (where (and (> for 0) (< unique because))) (show until rows directory))"
    );
    assert_eq!(tree("rank fail by warn"), "(rank fail (by warn))");
    assert_eq!(tree("list has, within, audit"), "(list has within audit)");
}

#[test]
fn what_may_follow_in_a_check_is_data() {
    let expects = |text: &str, item: Expected| expected_after(text).contains(&item);
    assert_eq!(expected_after("check "), [Expected::CheckId]);
    assert!(expects("check pace ", Expected::Text));
    assert!(expects("check pace ", Expected::Symbol(Symbol::Colon)));
    assert!(expects("check pace \"on schedule\" ", Expected::Keyword(Keyword::For)));
    assert!(expects("check pace for ", Expected::Subject));
    assert!(expects("check pace for domestic ", Expected::Keyword(Keyword::Among)));
    assert!(!expects("check pace for domestic ", Expected::Keyword(Keyword::Top)));
    assert!(expects("check pace: ", Expected::Expression));
    assert!(expects("check pace: ", Expected::Keyword(Keyword::NoneOf)));
    assert!(expects("check pace: none of ", Expected::Keyword(Keyword::Rank)));
    assert!(expects("check pace: progress ", Expected::Keyword(Keyword::AgreesWith)));
    assert!(expects("check pace: domestic ", Expected::Keyword(Keyword::HasOneRowPer)));
    assert!(expects("check pace: actual of districts ", Expected::Keyword(Keyword::AddsUpTo)));
    assert!(expects("check pace: actual versus previous ", Expected::Keyword(Keyword::Within)));
    assert!(expects("check pace: rank domestic ", Expected::Keyword(Keyword::SameAs)));
    assert!(expects("check pace: district in ", Expected::Keyword(Keyword::Directory)));
    assert!(expects("check pace: domestic is at most 45 ", Expected::Keyword(Keyword::DaysOld)));
    assert!(expects("check pace: yoy > 0 ", Expected::Keyword(Keyword::WarnAbove)));
    assert!(expects("check pace: yoy > 0 because \"x\" ", Expected::Keyword(Keyword::ForSure)));
    assert_eq!(expected_after("check pace: yoy > 0 fail above "), [Expected::Threshold]);
    assert!(expects("check pace: yoy > 0 unknown is ", Expected::Keyword(Keyword::Pass)));
    assert_eq!(expected_after("waive "), [Expected::CheckId]);
    assert!(expects("waive pace ", Expected::Keyword(Keyword::Because)));
    assert_eq!(expected_after("waive pace until "), [Expected::Date]);
    assert!(expects("audit ", Expected::Subject));
    assert!(expects("audit ", Expected::Keyword(Keyword::At)));
    assert!(expects("audit domestic, ", Expected::Subject));
    assert!(expects("audit domestic ", Expected::Keyword(Keyword::From)));
}

#[test]
fn a_body_may_stand_on_the_next_line() {
    assert_eq!(
        tree("check a for domestic:\nyoy > 0\nlist domestic"),
        "(check a (for domestic) (holds (> yoy 0)))\n(list domestic)"
    );
    assert_eq!(
        tree("check a:\nrank domestic same as base\nlist domestic"),
        "(check a (same-as (rank domestic) base))\n(list domestic)"
    );
    assert_eq!(
        tree("check a for domestic: progress agrees with\nactual / target"),
        "(check a (for domestic) (agrees progress (/ actual target)))"
    );
    assert_eq!(completeness("check a for domestic:"), Completeness::Unfinished);
    assert_eq!(completeness("check a for domestic: yoy > 0"), Completeness::Complete);
}
