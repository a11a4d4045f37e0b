use super::super::sexpr::shape;
use super::*;
use crate::syntax::ast::StatementKind;

/// The tree of a condition.
fn condition(text: &str) -> String {
    let tree = tree(&format!("list x where {text}"));
    let inner = tree.strip_prefix("(list x (where ").and_then(|rest| rest.strip_suffix("))"));
    inner.unwrap_or(&tree).to_owned()
}

#[test]
fn precedence() {
    for (text, expected) in [
        ("a + b * c - d", "(- (+ a (* b c)) d)"),
        ("-a * b", "(* (- a) b)"),
        ("not a < b", "(not (< a b))"),
        ("not not a", "(not (not a))"),
        ("not a < b and c or d", "(or (and (not (< a b)) c) d)"),
        ("a or b and not c", "(or a (and b (not c)))"),
        ("a + b < c * d", "(< (+ a b) (* c d))"),
        ("(a or b) and c", "(and (or a b) c)"),
        ("a between b + 1 and c and d", "(and (between a (+ b 1) c) d)"),
        ("a not between b and c", "(not-between a b c)"),
        ("not a in (1, 2)", "(not (in a 1 2))"),
        ("a not in (1, 2) or b", "(or (not-in a 1 2) b)"),
        ("a is missing and b is not missing", "(and (missing a) (not-missing b))"),
        ("a Starts With \"x\"", "(startswith a \"x\")"),
        ("a not ends with \"x\"", "(not-endswith a \"x\")"),
        ("(a < b) = true", "(= (< a b) true)"),
        ("a - -b", "(- a (- b))"),
    ] {
        assert_eq!(condition(text), expected, "{text}");
    }
}

#[test]
fn keywords_are_names_where_a_name_is_expected() {
    assert_eq!(tree("rank rank"), "(rank rank)");
    assert_eq!(tree("list top top 3"), "(list top (top 3))");
    assert_eq!(tree("list x show rank, show, total"), "(list x (show rank show total))");
    assert_eq!(tree("list x by count(rank)"), "(list x (by (call count rank)))");
    assert_eq!(tree("list x where rank < 3"), "(list x (where (< rank 3)))");
    assert_eq!(tree("list x where true.actual > 0"), "(list x (where (> true.actual 0)))");
    assert_eq!(tree("list `where` where `and` > 0"), "(list `where` (where (> `and` 0)))");
    assert_eq!(tree("show 恒口 show actual"), "(show 恒口 (show actual))");
    assert_eq!(tree("rank to"), "(rank to)");
    assert_eq!(tree("rank end of of"), "(rank end (of of))");
    assert_eq!(tree("list from, to.actual show to, of"), "(list from to.actual (show to of))");
    assert_eq!(tree("list x where when < then"), "(list x (where (< when then)))");
    assert_eq!(tree("list x by names + count"), "(list x (by (+ names count)))");
    assert_eq!(tree("list x by previous(case)"), "(list x (by (call previous case)))");
    assert_eq!(tree("save to to \"a\""), "(save to _)");
    assert_eq!(tree("列出 名单 其中 名单 低于5"), "(list 名单 (where (< 名单 5)))");
}

#[test]
fn clauses_stand_in_any_order() {
    assert_eq!(
        tree("rank a, b.c top 5 by yoy desc per group among counties at latest show x in 万元, y"),
        "(rank a b.c (top 5) (by yoy) desc (per group) (among counties) (at latest) (show (in x 万元) y))"
    );
    assert!(
        tree("rank a at 2023")
            .starts_with("(rank a (at PeriodLiteral { year: Some(2023), part: Year")
    );
}

#[test]
fn the_other_verbs() {
    assert_eq!(tree("describe"), "(describe)");
    assert_eq!(tree("describe where, 恒口"), "(describe where 恒口)");
    assert_eq!(tree("explain rank a"), "(explain (rank a))");
    for (text, topic) in [
        ("help", None),
        ("help starts  with", Some("starts with")),
        ("help Q0203", Some("Q0203")),
        ("help %", Some("%")),
        ("help =<", Some("=<")),
        ("帮助 (", Some("(")),
    ] {
        let parsed = parse(SourceId(0), text);
        assert!(parsed.diagnostics.is_empty(), "{text}");
        let found = parsed.statements.first().map(|statement| &statement.kind);
        let Some(StatementKind::Help(name)) = found else { panic!("{text}: {found:?}") };
        assert_eq!(name.as_ref().map(|name| name.text()).as_deref(), topic, "{text}");
    }
}

#[test]
fn chinese_is_the_same_language() {
    for (english, chinese) in [
        ("rank domestic where progress < 25%", "排名 内资 其中 进度 < 25%"),
        ("rank domestic at 2023Q1 top 5", "排名 内资 在 2023年一季度 前5"),
        (
            "list foreign where actual > 0 show actual, target, progress",
            "列出 外资 其中 绝对值 ＞ 0 显示 绝对值，目标，进度",
        ),
        (
            "list x where not (a is missing or b not in (1, 2))",
            "列出 x 其中 不 （a 为缺失 或者 b 不属于 （1，2））",
        ),
        ("rank domestic where yoy < 0 by actual desc", "rank 内资 其中 yoy ＜ ０ by 绝对值 降序"),
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
fn spans_are_bytes_as_typed() {
    let text = "列出 外资 其中 （绝对值 ＞ 0）";
    let parsed = parse(SourceId(0), text);
    let Some(StatementKind::Query(query)) = parsed.statements.first().map(|one| &one.kind) else {
        panic!("{parsed:#?}");
    };
    let slice = |span: Span| text.get(span.range()).unwrap_or("");
    assert_eq!(slice(query.verb_span), "列出");
    let clause = query.clauses.first().expect("a clause");
    assert_eq!(slice(clause.span), "其中 （绝对值 ＞ 0）");
    let crate::syntax::ast::ClauseKind::Where(condition) = &clause.kind else { panic!() };
    assert_eq!(slice(condition.span), "（绝对值 ＞ 0）");
}

#[test]
fn what_may_follow_is_data() {
    let expects = |text: &str, item: Expected| expected_after(text).contains(&item);
    assert!(expects("", Expected::Keyword(Keyword::Rank)));
    assert!(expects("rank ", Expected::Subject));
    assert!(expects("rank domestic ", Expected::Keyword(Keyword::Where)));
    assert!(expects("rank domestic where ", Expected::Expression));
    assert!(expects("rank domestic where progress ", Expected::Symbol(Symbol::Less)));
    assert!(expects("rank domestic where progress ", Expected::Keyword(Keyword::Contains)));
    assert!(expects("rank domestic at ", Expected::Period));
    assert!(expects("list domestic show actual in ", Expected::Unit));
    assert!(expects("rank domestic;", Expected::Keyword(Keyword::List)));
    assert!(expects("rank domestic at ", Expected::Keyword(Keyword::LastYear)));
    assert!(expects("rank domestic ", Expected::Keyword(Keyword::Versus)));
    assert!(expects("let ", Expected::NewName));
    assert_eq!(expected_after("let a "), [Expected::Symbol(Symbol::Equal)]);
    assert!(expects("let a = ", Expected::Keyword(Keyword::Trend)));
    assert!(!expects("let a = ", Expected::Keyword(Keyword::Describe)));
    assert!(expects("let a = rank b ", Expected::Keyword(Keyword::Where)));
    assert!(expects("define a = ", Expected::Expression));
    assert!(expects("list a show (b ", Expected::Keyword(Keyword::At)));
    assert!(expects("list a show mean(b at ", Expected::Period));
    assert!(expects("list a show ", Expected::Keyword(Keyword::Case)));
    assert!(expects("list a show case when b ", Expected::Keyword(Keyword::Then)));
    assert!(expects("list a show case when b then c ", Expected::Keyword(Keyword::End)));
    assert_eq!(expected_after("save a "), [Expected::Keyword(Keyword::To)]);
    assert_eq!(expected_after("save a to "), [Expected::File]);
    assert!(expects("save a to \"b\" ", Expected::Keyword(Keyword::Overwrite)));
    assert_eq!(expected_after("print "), [Expected::Text]);
    assert_eq!(expected_after("print \"some "), []);
    assert!(expects("print \"a {", Expected::Keyword(Keyword::Names)));
    assert!(expects("print \"{a} {{b {count ", Expected::Keyword(Keyword::Of)));
    assert!(expects("打印 “｛计数 关于 ", Expected::Name));
    assert_eq!(expected_after("rank domestic foo "), []);
}
