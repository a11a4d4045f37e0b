//! What comes apart, and what does not.

use super::*;
use std::time::{Duration, Instant};

struct Known;

impl Names for Known {
    fn is_name(&self, word: &str) -> bool {
        let names = [
            "内资",
            "外资",
            "进度",
            "同比",
            "同比增长",
            "增长",
            "绝对值",
            "目标",
            "恒口",
            "县区",
            "序时进度",
            "合计",
            "地区",
            "完成",
            "年度目标",
            "完成年度目标",
            "domestic",
            "排名",
        ];
        names.contains(&word)
    }
}

fn all(text: &str) -> Vec<String> {
    split(text, &Known, &|_| true).map(|split| split.readings).unwrap_or_default()
}

fn check(text: &str, expected: &str) {
    assert_eq!(all(text), [expected], "{text}");
}

#[test]
fn words_come_apart() {
    check("排名内资其中进度<25%", "排名 内资 其中 进度 < 25%");
    check("排名内资", "排名 内资");
    check(
        "列出外资其中绝对值＞0显示绝对值，目标，进度",
        "列出 外资 其中 绝对值 > 0 显示 绝对值, 目标, 进度",
    );
    check("排名内资在2023年一季度前5", "排名 内资 在 2023年一季度 前5");
    check("排名内资在2023年前5名显示进度", "排名 内资 在 2023年 前5名 显示 进度");
    check("排名内资前五", "排名 内资 前5");
    check("排名内资后三名显示进度", "排名 内资 后3 显示 进度");
    check(
        "列出内资其中进度低于25%且同比不低于-3.5个百分点",
        "列出 内资 其中 进度 低于 25% 且 同比 不低于 -3.5个百分点",
    );
    check("列出内资其中进度<序时进度", "列出 内资 其中 进度 < 序时进度");
    check(
        "检查 序时 针对内资范围县区:进度>=25%失败超过10%因为\"要求\"",
        "检查 序时 针对 内资 范围 县区: 进度 >= 25% 失败超过 10% 因为 \"要求\"",
    );
    check("检查 及时:内资距今不超过45天", "检查 及时: 内资 距今 不超过 45天");
    check("检查 波动:进度较上期变幅不超过30%", "检查 波动: 进度 较 上期 变幅 不超过 30%");
    check("豁免 序时 针对恒口截至2024年3月31日因为“新设”", {
        "豁免 序时 针对 恒口 截至 2024年3月31日 因为 “新设”"
    });
    check("审核内资", "审核 内资");
    check(
        "列出内资其中(进度<25%或同比<0)且地区不包含\"县\"",
        "列出 内资 其中 (进度 < 25% 或 同比 < 0) 且 地区 不 包含 \"县\"",
    );
    check("排名domestic其中进度<25%", "排名 domestic 其中 进度 < 25%");
    check("统计内资限于县区", "统计 内资 限于 县区");
    check("列出内资其中绝对值>3.2亿元且进度<25%", "列出 内资 其中 绝对值 > 3.2亿元 且 进度 < 25%");
    check("排名内资\n  其中进度<25%", "排名 内资\n    其中 进度 < 25%");
}

#[test]
fn what_is_known_stays_whole() {
    // 完成 and 年度目标 are names too, but two values do not stand side by side.
    check("列出内资显示完成年度目标", "列出 内资 显示 完成年度目标");
    check("列出内资显示同比增长", "列出 内资 显示 同比增长");
    check("排名 未知 其中进度<25%", "排名 未知 其中 进度 < 25%");
}

#[test]
fn what_does_not_come_apart() {
    for text in [
        "排名内姿其中进度<25%",
        "排名 内资 其中 进度 <",
        "rank domestic wher x",
        "进度内资",
        "，",
        "“",
    ] {
        assert_eq!(all(text), [""; 0], "{text}");
    }
}

#[test]
fn two_readings_are_both_given() {
    struct Two;
    impl Names for Two {
        fn is_name(&self, word: &str) -> bool {
            word == "内资按排名" || Known.is_name(word)
        }
    }
    let readings = |holds: &dyn Fn(&Statement) -> bool| {
        split("列出内资按排名", &Two, holds).map(|split| split.readings).unwrap_or_default()
    };
    let both = ["列出 内资按排名", "列出 内资 按 排名"];
    assert_eq!(readings(&|_| true), both);
    assert_eq!(readings(&|_| false), both);
    // Only one of them has a meaning.
    assert_eq!(readings(&|one| one.to_string().contains(" by ")), [both[1]]);
}

#[test]
fn the_place_is_that_of_the_first_run() {
    let text = "排名 内资 其中进度<25%且同比<0";
    let place = split(text, &Known, &|_| true).expect("it comes apart").place;
    assert_eq!(text.get(place), Some("其中进度"));
}

#[test]
fn long_runs_are_not_worked_on_forever() {
    struct Anything;
    impl Names for Anything {
        fn is_name(&self, word: &str) -> bool {
            word.chars().all(|next| "按前后且或".contains(next))
        }
    }
    let begin = Instant::now();
    for text in
        ["按前后且或".repeat(200), "排名按".repeat(150), "按".repeat(1_300), "按".repeat(100_000)]
    {
        assert_eq!(split(&text, &Anything, &|_| true), None);
    }
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
}
