//! Statements that name or write something, clauses of periods, and expressions of several parts.

use super::super::sexpr::shape;
use super::*;

#[test]
fn periods_of_clauses() {
    assert_eq!(tree("rank a versus previous"), "(rank a (versus previous))");
    assert_eq!(tree("rank a at Same  Period\n Last Year"), "(rank a (at last-year))");
    assert_eq!(tree("trend a of b, c from p to latest"), "(trend a (of b c) (from p) (to latest))");
    assert_eq!(tree("compare a versus same"), "(compare a (versus same))");
    assert_eq!(tree("compare a versus `previous`"), "(compare a (versus `previous`))");
    assert_eq!(tree("比较 a 与 去年同期 相比 前3"), "(compare a (versus last-year) (top 3))");
    assert_eq!(tree("比较 恒口, 瀛湖"), "(compare 恒口 瀛湖)");
}

#[test]
fn declarations() {
    for (text, expected) in [
        ("let late = rank a where b < 0", "(let _ (rank a (where (< b 0))))"),
        ("let let = list list", "(let _ (list list))"),
        ("define `x y` = a + 1", "(define _ (+ a 1))"),
        ("param p = 25%", "(param _ 25%)"),
        ("include \"a.q\"", "(include _)"),
        ("save a.b to \"c.csv\" Overwrite", "(save a.b _ overwrite)"),
        ("explain let a = list b", "(explain (let _ (list b)))"),
        ("explain define a = b", "(explain (define _ b))"),
    ] {
        assert_eq!(tree(text), expected);
    }
}

#[test]
fn periods_and_choices_in_expressions() {
    for (text, expected) in [
        ("list a show b - (b at previous)", "(list a (show (- b b (at previous))))"),
        ("list a show mean(b at p, c) at q", "(list a (show (call mean b (at p) c)) (at q))"),
        ("list a show case when b then 1 end * 2", "(list a (show (* (case (b 1)) 2)))"),
        ("list a show case when b then end end", "(list a (show (case (b end))))"),
        (
            "list a show case when b or c then 1 when d then case when e then 2 end else -3 end, f",
            "(list a (show (case ((or b c) 1) (d (case (e 2))) (- 3)) f))",
        ),
    ] {
        assert_eq!(tree(text), expected);
    }
}

#[test]
fn chinese_is_the_same_language() {
    for (english, chinese) in [
        ("trend a of b from 2022-01 to 2023-03", "走势 a 关于 b 自 2022年1月 至 2023年3月"),
        ("compare a at 2023Q1 versus same period last year", "对照 a 在 2023年一季度 较 上年同期"),
        ("let a = rank b versus previous", "设 a ＝ 排名 b 相比 上一期"),
        ("define a = (b at previous)", "定义 a = （b 在 上期）"),
        ("save a to \"x\" overwrite", "存为 a 到 “x” 覆盖"),
        ("print \"{names of a}\"", "输出 “｛名单 关于 a｝”"),
        (
            "list a show case when b < 0 then 1 else 2 end",
            "列出 a 显示 情形 当 b 低于0 则 1 否则 2 结束",
        ),
    ] {
        let [english, chinese] = [english, chinese].map(|text| {
            let parsed = parse(SourceId(0), text);
            assert!(parsed.diagnostics.is_empty(), "{text}: {:#?}", parsed.diagnostics);
            shape(&parsed.statements)
        });
        assert_eq!(english, chinese);
    }
}

#[test]
fn an_expression_alone() {
    let read = |text: &str| parse_expression(SourceId(7), text);
    let value = read(" 2023Q1 ").expect("an expression");
    assert_eq!((value.to_string().as_str(), value.span.range()), ("2023Q1", 1..7));
    assert_eq!(value.span.source, SourceId(7));
    assert_eq!(read("min(a,\n 2) + 1").expect("an expression").to_string(), "min(a, 2) + 1");
    for (text, code, typed) in [
        ("", Code::UnfinishedStatement, ""),
        ("a +", Code::UnfinishedStatement, ""),
        ("a b", Code::UnexpectedToken, "b"),
        ("a; b", Code::UnexpectedToken, ";"),
        ("rank domestic", Code::UnexpectedToken, "domestic"),
        ("25 %", Code::UnknownCharacter, "%"),
        ("500斗", Code::UnknownUnit, "500斗"),
    ] {
        let problems = read(text).expect_err(text);
        let [problem] = problems.as_slice() else { panic!("{text}: {problems:#?}") };
        let span = problem.span.expect("a place");
        assert_eq!((problem.code, text.get(span.range())), (code, Some(typed)), "{text}");
        assert_eq!(span.source, SourceId(7));
    }
}
