//! Statements put together by chance, of every construct and in both languages. All can be read; many
//! have no meaning, which is then so in both languages.

use indiq::source::SourceId;
use indiq::syntax::parse;
use proptest::prelude::*;

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::sample::select(words).prop_map(str::to_owned)
}

fn period() -> impl Strategy<Value = String> {
    one_of(&[
        "2023",
        "2023H1",
        "2022Q4",
        "2023-03",
        "2023M2",
        "2023-03-31",
        "2023M1-3",
        "2022M1-11",
        "2023年",
        "2023年上半年",
        "2023年1-9月",
        "一季度",
        "前三季度",
        "3月",
        "Q1",
    ])
}

fn reference() -> impl Strategy<Value = String> {
    prop_oneof![period(), one_of(&["latest", "previous", "same period last year", "上期"])]
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        one_of(&[
            "progress",
            "foreign.progress",
            "yoy",
            "computed(progress)",
            "previous(yoy)",
            "max(progress)",
            "内资.进度",
            "25%",
            "外资.同比",
            "share(target)",
            "schedule",
            "coalesce(yoy, -3.50%)",
            "domestic.完成率",
        ]),
        (one_of(&["progress", "yoy", "完成率"]), reference())
            .prop_map(|(measure, period)| format!("({measure} at {period})")),
        (condition_alone(), one_of(&["", " else 3%", " when gap < -4.9pp then 4% else 5%"]))
            .prop_map(|(when, other)| format!("case when {when} then 1%{other} end")),
    ]
}

fn condition_alone() -> impl Strategy<Value = String> {
    one_of(&[
        "progress < 25%",
        "gap >= -4.9pp",
        "进度差 > 4.9个百分点",
        "actual > 3.2亿元",
        "target not between 5亿元 and 500000万元",
        "district in (恒口, Yinghu)",
        "foreign.target is missing",
        "地区 不 包含 \"县\"",
        "district starts with \"汉\"",
        "rank <= 3",
        "counties",
        "not zones",
        "group = \"开发区\"",
        "movement > 0",
        "(yoy < 0) = true",
        "period_actual is not missing",
        "level = \"county\"",
        "恒口 or 瀛湖",
    ])
}

fn condition() -> impl Strategy<Value = String> {
    let test = prop_oneof![
        condition_alone(),
        (value(), one_of(&["<", "<=", ">", ">=", "=", "!=", "低于", "不超过"]), value())
            .prop_map(|(left, sign, right)| format!("{left} {sign} {right}")),
        (value(), value(), value())
            .prop_map(|(value, low, high)| format!("{value} between {low} and {high}")),
    ];
    test.prop_recursive(2, 6, 2, |inner| {
        (inner.clone(), one_of(&["and", "or", "且", "或者"]), inner)
            .prop_map(|(left, join, right)| format!("({left}) {join} not ({right})"))
    })
}

fn clause() -> impl Strategy<Value = String> {
    prop_oneof![
        condition().prop_map(|one| format!("where {one}")),
        condition_alone().prop_map(|one| format!("among {one}")),
        (value(), one_of(&["", " asc", " 降序"])).prop_map(|(key, end)| format!("by {key}{end}")),
        one_of(&[
            "top 3",
            "bottom 2",
            "前5名",
            "后 3",
            "per group",
            "per period",
            "分 组",
            "per level"
        ]),
        reference().prop_map(|one| format!("at {one}")),
        reference().prop_map(|one| format!("versus {one}")),
        (period(), period()).prop_map(|(from, to)| format!("from {from} to {to}")),
        one_of(&["of 恒口, 瀛湖", "of counties", "of Hengkou"]),
        (value(), one_of(&["actual in 万元", "gap in pp", "mean(progress)", "绝对值 以 亿元"]))
            .prop_map(|(one, other)| format!("show {one}, {other}, target")),
    ]
}

fn query() -> impl Strategy<Value = String> {
    let verb = one_of(&["rank", "list", "total", "count", "compare", "trend", "统计", "汇总"]);
    let subject =
        one_of(&["domestic", "内资", "domestic, foreign", "start_rate", "FDI", "large_projects"]);
    let clauses = proptest::collection::vec(clause(), 0..4);
    (verb, subject, clauses)
        .prop_map(|(verb, subject, clauses)| format!("{verb} {subject} {}", clauses.join(" ")))
        // A clause that stands twice does not go by the grammar.
        .prop_filter("each clause once", |text| parse(SourceId(0), text).diagnostics.is_empty())
}

fn inquiry() -> impl Strategy<Value = String> {
    prop_oneof![
        one_of(&[
            "count of late",
            "names of late",
            "names of domestic",
            "{{",
            "}}",
            "domestic.progress of 恒口 at 2023Q1",
            "total(domestic.actual) at 2023年一季度",
            "mean(foreign.progress) of counties",
            "计数 关于 内资",
            "p",
        ]),
        reference().prop_map(|one| format!("domestic.actual of Hengkou at {one}")),
    ]
    .prop_map(|one| if one.len() == 2 { one } else { format!("{{{one}}}") })
}

fn body() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => condition(),
        2 => query().prop_map(|query| format!("none of {query}")),
        1 => query().prop_map(|query| format!("{query} 等同于 late")),
        2 => (value(), value()).prop_map(|(one, other)| format!("{one} agrees with ({other})")),
        1 => (value(), reference(), one_of(&["30%", "5亿元"]))
            .prop_map(|(one, at, limit)| format!("{one} versus {at} within {limit}")),
        2 => one_of(&[
            "domestic.actual of districts adds up to 全市", "内资.绝对值 关于 恒口, Yinghu 加总为 全市",
            "domestic has one row per district, period", "内资 有 一行 每 地区", "rank is unique",
            "名次 为唯一", "district in directory", "地区 属于 上期", "domestic is at most 1 month old",
            "内资 距今 不超过 45 天", "domestic has actual in 亿元, 目标 以 万元",
            "绝对值 与 去年同期 相比 变幅 不超过 30%",
        ]),
    ]
}

fn check() -> impl Strategy<Value = String> {
    let head = one_of(&[
        "check pace",
        "check adds-up \"parts\"",
        "检查 序时 “按序时推进” 针对 内资",
        "check c for domestic among counties at 2023Q1",
        "CHECK rank FOR domestic, foreign",
    ]);
    let rules = proptest::sample::subsequence(
        vec![
            "warn above 0",
            "失败 超过 10%",
            "unknown is warn",
            "至少 5 行",
            "tag monthly, q1-2023",
            "because \"the plan of the city\"",
            "必定",
        ],
        0..5,
    );
    (head, body(), rules)
        .prop_map(|(head, body, rules)| format!("{head}: {body} {}", rules.join(" ")))
}

/// A statement of any construct, behind those that declare what it may use.
pub fn statement() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => query(),
        1 => query().prop_map(|query| format!("explain {query}")),
        1 => query().prop_map(|query| format!("let other = {query}\nlist other show progress")),
        1 => value().prop_map(|value| format!("define lag = schedule - {value}\nlist domestic show lag")),
        1 => period().prop_map(|period| format!("param q = {period}\nrank domestic at q")),
        3 => check(),
        2 => proptest::collection::vec(inquiry(), 1..4)
            .prop_map(|parts| format!("print \"开工率 rank {}\"", parts.join(", "))),
        1 => one_of(&[
            "show 恒口, Yinghu", "compare 恒口, 瀛湖", "describe", "describe progress, counties, 内资",
            "waive pace for Hengkou, 瀛湖 at 2023Q1 until 2024-03-31 because \"new\"",
            "豁免 adds-up 截至 2024年3月31日 理由 “新设”", "audit domestic, 外资 在 2023年一季度",
            "help 排名", "save late to \"late.csv\" overwrite", "include \"common.q\"",
            "define score = 60分 * min(domestic.pace, 1.2) + 40分 * min(foreign.pace, 1.2)\nrank score per group",
        ]),
    ]
    .prop_map(|text| format!("let late = rank domestic where progress < schedule\nparam p = 2023Q1\n{text}"))
}
