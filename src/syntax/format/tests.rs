//! What the formatter does, by example and in general.

use super::*;

fn formatted(text: &str) -> String {
    format(SourceId(0), text).unwrap_or_else(|wrong| panic!("{text}: {wrong:#?}"))
}

/// Holds what comes out against what is expected, and that it stays so.
fn check(text: &str, expected: &str) {
    let once = formatted(text);
    assert_eq!(once, expected, "{text}");
    assert_eq!(formatted(&once), once, "a second time: {text}");
}

#[test]
fn one_blank_between_words() {
    check("rank   domestic\twhere progress<25%", "rank domestic where progress < 25%\n");
    check("list domestic ,foreign", "list domestic, foreign\n");
    check("list domestic show mean( progress ),-gap,( 1+2 )*3", {
        "list domestic show mean(progress), -gap, (1 + 2) * 3\n"
    });
    check("list domestic where foreign . actual in(1,2)", {
        "list domestic where foreign.actual in (1, 2)\n"
    });
    check("list domestic where actual- -5>- - 3", "list domestic where actual - -5 > --3\n");
    check("list domestic where (actual)-(5)<(-3)", {
        "list domestic where (actual) - (5) < (-3)\n"
    });
}

#[test]
fn signs_are_plain_and_keywords_canonical() {
    check("列出 外资 其中 绝对值＞０ 显示 绝对值，目标、进度", {
        "列出 外资 其中 绝对值 > 0 显示 绝对值, 目标, 进度\n"
    });
    check("Rank Domestic BY yoy Descending", "rank Domestic by yoy desc\n");
    check("统计 内资 限于 县区 其中 进度 低于25% 并且 同比 ≥0", {
        "计数 内资 范围 县区 其中 进度 < 25% 且 同比 >= 0\n"
    });
    check("list domestic where actual <> 3 and actual == 4", {
        "list domestic where actual != 3 and actual = 4\n"
    });
    check("列出 内资 显示 目标 以 万元", "列出 内资 显示 目标 以 万元\n");
    check("排名 内资 前 5名", "排名 内资 前5名\n");
    check("排名 内资 后３", "排名 内资 后3\n");
    check("排名 内资 前 五; 排名 内资 后十二名", "排名 内资 前5\n排名 内资 后12\n");
    check("rank domestic top 5", "rank domestic top 5\n");
    check("list domestic where district STARTS   With \"汉\"", {
        "list domestic where district starts with \"汉\"\n"
    });
}

#[test]
fn names_and_texts_stay() {
    check("list ＦＤＩ, `5亿元以上项目`,内资", "list ＦＤＩ, `5亿元以上项目`, 内资\n");
    check("list domestic where district=“汉  阴，县”", {
        "list domestic where district = “汉  阴，县”\n"
    });
    check("list rank where Rank<3 and 排名>1", "list rank where Rank < 3 and 排名 > 1\n");
    check("help   starts   with", "help starts with\n");
    check("help  %", "help %\n");
    check("explain   排名 内资", "explain 排名 内资\n");
    check("list domestic where actual > 23.10亿元", "list domestic where actual > 23.10亿元\n");
}

#[test]
fn statements_have_lines_of_their_own() {
    check("rank domestic; list foreign;", "rank domestic\nlist foreign\n");
    check("  rank domestic\n  list foreign", "rank domestic\nlist foreign\n");
    check("\n\nrank domestic\n\n\n\nlist foreign\n\n", "rank domestic\n\nlist foreign\n");
    check("排名 内资。\r\n排名 外资", "排名 内资\r\n排名 外资\r\n");
    check("", "");
    check("\n \n", "");
    // A name that would have the next line go on with the statement.
    check("describe domestic, in; describe", "describe domestic, in;\ndescribe\n");
}

#[test]
fn comments_stay_where_they_are() {
    check("# one\n\n\n#two\nrank domestic # three  \n\n# four\n", {
        "# one\n\n#two\nrank domestic # three\n\n# four\n"
    });
    check("rank domestic; list foreign # both", "rank domestic\nlist foreign # both\n");
    check(
        "rank domestic # the main one\n  # who is behind\n  where progress < 25% # late\n top 5",
        {
            "rank domestic # the main one\n    # who is behind\n    where progress < 25% # late\n    top 5\n"
        },
    );
    check("list domestic, # first\n  foreign # second\n", {
        "list domestic, # first\n    foreign # second\n"
    });
    check("list domestic where actual > 3 and # so\n  # or so\n  actual < 5", {
        "list domestic\n    where actual > 3 and # so\n        # or so\n        actual < 5\n"
    });
    check("rank domestic\n      # where progress < 25%\nlist foreign", {
        "rank domestic\n    # where progress < 25%\nlist foreign\n"
    });
    check("  # a\n  # b", "# a\n# b\n");
    check("＃ full", "# full\n");
}

#[test]
fn broken_statements_stay_broken_at_their_clauses() {
    check("rank domestic where progress < 25%\n\n  top 5 show progress", {
        "rank domestic\n    where progress < 25%\n    top 5\n    show progress\n"
    });
    check("list domestic,\n  foreign", "list domestic, foreign\n");
    check("list domestic where progress <\n25%", "list domestic\n    where progress < 25%\n");
}

#[test]
fn long_statements_are_broken() {
    check(
        "排名 内资 其中 进度 < 25% 且 同比 < 0 显示 绝对值, 目标, 进度, 同比, 序时进度, 进度差, 缺口, 同期基数 前5",
        "排名 内资\n    其中 进度 < 25% 且 同比 < 0\n    显示 绝对值, 目标, 进度, 同比, 序时进度, 进度差, 缺口, 同期基数\n    前5\n",
    );
    let column = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
    let long = format!("list domestic show {column}, f({column}, {column}), {column}, {column}");
    check(&long, &{
        format!(
            "list domestic\n    show {column}, f({column}, {column}),\n        {column}, {column}\n"
        )
    });
    let long =
        format!("list domestic where {column} < 3 and {column} < 4 and {column} < 5 or {column}");
    check(&long, &{
        format!(
            "list domestic\n    where {column} < 3 and {column} < 4\n        and {column} < 5 or {column}\n"
        )
    });
    let word = "a".repeat(120);
    check(&format!("rank {word}"), &format!("rank {word}\n"));
    check(&format!("rank {word} # x"), &format!("rank {word} # x\n"));
}

#[test]
fn broken_text_is_refused() {
    let wrong = format(SourceId(0), "rank domestic\nrank (").expect_err("it is broken");
    assert!(wrong.iter().all(|one| one.code != Code::FormatFailed), "{wrong:?}");
}

#[test]
fn words_as_typed() {
    let spaced = space(SourceId(0), "统计 内资 限于 县区 其中 进度 低于25%").unwrap_or_default();
    assert_eq!(spaced, "统计 内资 限于 县区 其中 进度 低于 25%\n");
}
