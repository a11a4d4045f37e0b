use super::*;
use crate::text::Text;
use proptest::prelude::*;

/// Code and text under the span.
fn place(text: &str) -> (Code, String) {
    let error = error(text);
    let span = error.span.expect("a place");
    (error.code, text.get(span.range()).unwrap_or("").to_owned())
}

/// The text after the replacement that its only error proposes.
fn mended(text: &str) -> String {
    let replacement = error(text).replacement.unwrap_or_else(|| panic!("{text}: no replacement"));
    let mut mended = text.to_owned();
    mended.replace_range(replacement.span.range(), &replacement.text);
    mended
}

#[test]
fn errors_stand_at_the_farthest_place() {
    use Code::*;
    for (text, code, typed) in [
        ("rank domestic foo", UnexpectedToken, "foo"),
        ("rank where progress < 25%", UnexpectedToken, "where"),
        ("list a where b <", UnfinishedStatement, ""),
        ("list a where top 5", UnexpectedToken, "top"),
        ("list a where < 5", UnexpectedToken, "<"),
        ("list a where b < top 5", UnexpectedToken, "top"),
        ("list a show b,", UnfinishedStatement, ""),
        ("list a where (b < 1", UnfinishedStatement, ""),
        ("list a where (b < 1 top 5", UnexpectedToken, "top"),
        ("list a where min(b, c top 5", UnexpectedToken, "top"),
        ("list a where b < 1)", UnexpectedToken, ")"),
        ("list a top \"x\"", UnexpectedToken, "\"x\""),
        ("list a top 0", BadNumber, "0"),
        ("list a top 5%", BadNumber, "5%"),
        ("list a asc desc", RepeatedClause, "desc"),
        ("list a top 1 by b top 2", RepeatedClause, "top 2"),
        ("排名 内资 前5 后3", RepeatedClause, "后3"),
        ("domestic", NotAStatement, "domestic"),
        ("list a where 1 < b < 3", UnexpectedToken, "<"),
        ("explain domestic", NotAStatement, "domestic"),
        ("let a.b = rank c", UnexpectedToken, "."),
        ("let a =", UnfinishedStatement, ""),
        ("save to \"a.csv\"", UnexpectedToken, "to"),
        ("save a to \"b\" top 5", UnexpectedToken, "top"),
        ("include \"a\" \"b\"", UnexpectedToken, "\"b\""),
        ("trend a from 2022Q1 at 2023Q1", RepeatedClause, "at 2023Q1"),
        ("trend a to 2022Q1 to 2023Q1", RepeatedClause, "to 2023Q1"),
        ("trend a of b of c", RepeatedClause, "of c"),
        ("compare a versus b versus c", RepeatedClause, "versus c"),
        ("rank a versus top 5", UnexpectedToken, "top"),
        ("trend a of from 2022Q1", UnexpectedToken, "from"),
        ("list a show (b at)", UnexpectedToken, ")"),
        ("list a show case when b then end", UnexpectedToken, "end"),
        ("list a show case when b then else c end", UnexpectedToken, "else"),
        ("list a show case when b then c end end", UnexpectedToken, "end"),
        ("list a show case when b then (c end)", UnexpectedToken, "end"),
    ] {
        let found = place(text);
        assert_eq!((found.0, found.1.as_str()), (code, typed), "{text}");
    }
}

#[test]
fn a_replacement_mends_the_statement() {
    for (text, expected) in [
        ("2023年一季度 内资 排名", "排名 内资 在 2023年一季度"),
        ("2023 domestic rank", "rank domestic at 2023"),
        ("2023Q1 rank domestic", "rank domestic at 2023Q1"),
        ("domestic rank where progress < 25%", "rank domestic where progress < 25%"),
        ("内资 外资 列出", "列出 内资, 外资"),
        ("内资", "列出 内资"),
        ("domestic", "list domestic"),
        ("foreign.actual", "list foreign.actual"),
        ("explain domestic", "explain list domestic"),
        ("domestic at 2022Q1 rank", "rank domestic at 2022Q1"),
        ("domestic rnak where progress < 25%", "rank domestic where progress < 25%"),
        ("rank domestic among 汉滨区, 旬阳市", "rank domestic among district in (汉滨区, 旬阳市)"),
        ("排名 内资 范围 汉滨区、旬阳市 前5", "排名 内资 范围 地区 属于 (汉滨区, 旬阳市) 前5"),
        ("rnak domestic", "rank domestic"),
        ("排序 内资", "排名 内资"),
        ("排名内资", "排名 内资"),
        ("排名内资其中进度<25%", "排名 内资 其中 进度<25%"),
        ("排名内资较去年同期前5名", "排名 内资 较 去年同期 前5名"),
        ("排名 内资 其中进度 < 25%", "排名 内资 其中 进度 < 25%"),
        ("select * from domestic where yoy < 0", "list domestic where yoy < 0"),
        ("SELECT actual, target FROM domestic", "list domestic show actual, target"),
        ("rank domestic wehre yoy < 0", "rank domestic where yoy < 0"),
        ("rank domestic limit 5", "rank domestic top 5"),
        ("rank domestic 2023Q1", "rank domestic at 2023Q1"),
        ("排名 内资 2023年一季度", "排名 内资 在 2023年一季度"),
        ("list a where b > 3 亿元", "list a where b > 3亿元"),
        ("list a where b < 25 %", "list a where b < 25%"),
        ("list a where 1 < b < 3", "list a where 1 < b and b < 3"),
        ("list a where b = not c", "list a where b = (not c)"),
        ("list a where (b < 1", "list a where (b < 1)"),
        ("list a where b && c", "list a where b and c"),
        ("list a where !b", "list a where not b"),
        ("list a where b =< 1", "list a where b <= 1"),
        ("rank domestic vs 2022Q1", "rank domestic versus 2022Q1"),
        ("rank domestic against 2022Q1", "rank domestic versus 2022Q1"),
        ("rank domestic compared to 2022Q1", "rank domestic versus 2022Q1"),
        ("rank domestic versus last year", "rank domestic versus same period last year"),
        ("rank domestic versus yoy top 3", "rank domestic versus same period last year top 3"),
        ("rank domestic at the latest period", "rank domestic at latest"),
        ("排名 内资 较 环比", "排名 内资 较 上期"),
        ("排名 内资 较去年同期", "排名 内资 较 去年同期"),
        ("排名 内资 与去年同期相比", "排名 内资 与 去年同期 相比"),
        ("趋势 内资 从2022年1月到2023年3月", "趋势 内资 从 2022年1月 到 2023年3月"),
        ("趋势 内资 从2022年1月 到2023年3月", "趋势 内资 从 2022年1月 到 2023年3月"),
        ("trend domestic since 2022Q1", "trend domestic from 2022Q1"),
        ("trend domestic from 2022Q1 until 2023Q1", "trend domestic from 2022Q1 to 2023Q1"),
        ("trend domestic 2022Q1 to 2023Q1", "trend domestic from 2022Q1 to 2023Q1"),
        ("trend domestic between 2022Q1 and 2023Q1", "trend domestic from 2022Q1 to 2023Q1"),
        ("trend domestic for 恒口", "trend domestic of 恒口"),
        ("compare 恒口 vs 瀛湖", "compare 恒口, 瀛湖"),
        ("比较 恒口 与 瀛湖 和 旬阳市", "比较 恒口, 瀛湖, 旬阳市"),
        ("rank domestic progress < 25%", "rank domestic where progress < 25%"),
        ("list a foreign.actual > 0 top 5", "list a where foreign.actual > 0 top 5"),
        ("rank a where b < 0 c is missing", "rank a where b < 0 and c is missing"),
        ("let late rank domestic", "let late = rank domestic"),
        ("let late be rank domestic", "let late = rank domestic"),
        ("let late := rank domestic", "let late = rank domestic"),
        ("令 落后 为 排名 内资", "令 落后 = 排名 内资"),
        ("param p 2023Q1", "param p = 2023Q1"),
        ("late = rank domestic", "let late = rank domestic"),
        ("score = 2 * pace", "define score = 2 * pace"),
        ("p = 2023Q1", "param p = 2023Q1"),
        ("let late = domestic", "let late = list domestic"),
        ("let late = domestic rank", "let late = rank domestic"),
        ("let late = rnak domestic", "let late = rank domestic"),
        ("let late = select a from b", "let late = list b show a"),
        ("let score = 2 * pace", "define score = 2 * pace"),
        ("explain let p = 25%", "explain param p = 25%"),
        ("define late = rank domestic", "let late = rank domestic"),
        ("define lag = actual at 2022Q1", "define lag = (actual at 2022Q1)"),
        ("include common.q", "include \"common.q\""),
        ("print total(a.actual)", "print \"{total(a.actual)}\""),
        ("打印 计数 关于 落后", "打印 \"{计数 关于 落后}\""),
        ("save late \"late.csv\"", "save late to \"late.csv\""),
        ("save late into \"late.csv\"", "save late to \"late.csv\""),
        ("save late to late.csv overwrite", "save late to \"late.csv\" overwrite"),
        ("保存 落后 到 \"a.csv\" 替换", "保存 落后 到 \"a.csv\" 覆盖"),
        ("print \"a } b\"", "print \"a }} b\""),
        ("print \"{b + '红'}\"", "print \"{b + \\\"红\\\"}\""),
        ("list a show case when b then 1", "list a show case when b then 1 end"),
        (
            "list a show case when b then 1 otherwise 2 end",
            "list a show case when b then 1 else 2 end",
        ),
        (
            "list a show case b when 1 then \"when\" when 2 then 4 end",
            "list a show case when b = 1 then \"when\" when b = 2 then 4 end",
        ),
        ("list a show if b > 1 then 2 else 3", "list a show case when b > 1 then 2 else 3 end"),
    ] {
        assert_eq!(mended(text), expected);
        assert!(parse(SourceId(0), expected).diagnostics.is_empty(), "{expected}");
    }
}

#[test]
fn messages_name_tokens_as_typed_and_few_things_expected() {
    let error_of = |text| {
        let error = error(text);
        let label = error.labels.first().map(|label| label.text.clone()).unwrap_or_default();
        (error.message, label)
    };
    let (message, label) = error_of("rank domestic ｆoo bar");
    assert_eq!(message.english(), "unexpected `ｆoo`");
    assert_eq!(
        label.english(),
        "expected `,`, a clause (where, among, by, at …) or the end of the statement"
    );
    let (_, label) = error_of("排名 内资 foo");
    assert!(label.english().contains("其中, 范围, 按"), "{label:?}");
    let (_, label) = error_of("list a where b foo");
    assert!(label.english().starts_with("expected an operator, a clause"), "{label:?}");
    let (message, label) = error_of("domestic");
    assert_eq!(message.english(), "`domestic` does not begin a statement");
    assert_eq!(label.english(), "expected a verb (rank, list, total, count …)");
    let unclosed = error("list a where min(b, c top 5");
    let opener = unclosed.labels.iter().find(|label| label.text.english() == "opened here");
    assert_eq!(opener.map(|label| label.span.range()), Some(16..17));
}

#[test]
fn a_wrong_suggestion_is_worse_than_none() {
    for text in [
        "rank domestic foo",
        "外资 内资",
        "banana split x",
        "evaluate domestic at 2022Q1",
        "2022Q1 at rank",
        "domestic where rank",
        "domestic by rank",
        "domestic rnak lst",
        "rank domestic among 汉滨区, 5",
        "rank domestic where progress less 25%",
        "rank domestic at 2023 2022",
        "排名 内资 最后冲刺",
        "rank domestic among yoy < 0, 旬阳市",
        "let late = describe domestic",
        "let late = foo bar baz",
        "print late districts",
        "print domestic",
        "save rank domestic to \"x.csv\"",
        "define lag = 2 * foreign.actual at 2022Q1",
        "排名 内资 从来没有",
        "compare 恒口 and",
    ] {
        assert!(error(text).replacement.is_none(), "{text}: {:#?}", error(text));
    }
}

#[test]
fn hints_name_what_to_write() {
    let hint = |text: &str| {
        let error = error(text);
        error.hints.iter().map(Text::english).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(hint("domestic"), "a statement begins with a verb: list domestic");
    assert_eq!(hint("内资"), "a statement begins with a verb: 列出 内资");
    let general = "a statement begins with a verb: rank domestic where progress < 25%";
    assert_eq!(hint("evaluate domestic at 2022Q1"), general);
    assert_eq!(
        hint("rank domestic among 汉滨区, 旬阳市"),
        "several districts: among district in (汉滨区, 旬阳市)"
    );
}

#[test]
fn depth_has_a_limit_and_not_a_stack() {
    let deep = |text: String| place(&text).0;
    assert_eq!(
        deep(format!("list a where {}b{}", "(".repeat(100_000), ")".repeat(100_000))),
        Code::NestedTooDeep
    );
    assert_eq!(deep(format!("list a where {}b", "- ".repeat(100_000))), Code::NestedTooDeep);
    assert_eq!(deep(format!("list a where {}b", "not ".repeat(100_000))), Code::NestedTooDeep);
    assert_eq!(deep(format!("list a where b{}", " + b".repeat(10_000))), Code::NestedTooDeep);
    assert_eq!(deep(format!("list a where {}b", "f(".repeat(100_000))), Code::NestedTooDeep);
    assert_eq!(deep(format!("list a show {}b", "case when ".repeat(10_000))), Code::NestedTooDeep);
    assert_eq!(
        deep(format!("list a show {}b", "case when b then ".repeat(10_000))),
        Code::NestedTooDeep
    );
    assert_eq!(deep(format!("{}rank a", "explain ".repeat(100_000))), Code::NestedTooDeep);
    let wide = format!("list a where b{}", " + b".repeat(400));
    assert!(parse(SourceId(0), &wide).diagnostics.is_empty());
    for (open, close) in [("(", ")"), ("f(", ")"), ("case when ", " then 1 end"), ("-(not ", ")")] {
        let nested = format!("list a where {}b{}", open.repeat(32), close.repeat(32));
        assert!(parse(SourceId(0), &nested).diagnostics.is_empty(), "{open}");
    }
}

proptest! {
    #[test]
    fn nothing_makes_the_parser_fall_over(pieces in prop::collection::vec(
        prop::sample::select(vec![
            "rank", "排名", "list", "show", "help", "explain", "describe", "domestic", "内资", "where",
            "其中", "by", "top", "前5", "in", "at", "per", "and", "not", "between", "is", "missing",
            "let", "=", "define", "save", "to", "from", "of", "versus", "yoy", "case", "when", "then",
            "end", "print \"{count of", "print", "\"{", "}\"", "{", "从2022年", "与", "相比", "if", "vs",
            "contains", "starts", "with", "5", "25%", "2023Q1", "2023", "latest", "true", "\"x\"",
            "(", ")", ",", ".", "+", "-", "<", "=", ";", "\n", "\n  ", "&&", "\"", "select", "from", "*",
        ]), 0..25)) {
        let text = pieces.join(" ");
        let parsed = parse(SourceId(0), &text);
        for diagnostic in &parsed.diagnostics {
            let range = diagnostic.span.map(Span::range);
            prop_assert!(range.is_some_and(|range| text.get(range).is_some()), "{diagnostic:?}");
        }
        let _ = (completeness(&text), expected_after(&text));
    }

    /// Whatever words a line is made of, a whole statement that is offered for it parses, and has
    /// no word twice that stood in the line once.
    #[test]
    fn whole_statements_that_are_offered_parse(words in prop::collection::vec(
        prop::sample::select(vec![
            "rank", "rnak", "排名", "list", "列出", "show", "显示", "total", "describe", "compare", "let", "save", "to", "=",
            "domestic", "foreign.actual", "内资", "外资", "`a b`", "where", "yoy < 0", "by", "at", "在",
            "2022Q1", "2023", "top", "5", "前 5", "among", "counties", "select", "from", "*", ",", "and",
            "低于", "25%", "explain", "help", "order", "sort", "。",
        ]), 1..8)) {
        let line = words.join(" ");
        for diagnostic in parse(SourceId(0), &line).diagnostics {
            let whole = diagnostic.code == Code::NotAStatement;
            let Some(replacement) = diagnostic.replacement.filter(|_| whole) else { continue };
            // A verb alone is mended where one word is replaced.
            let typed = line.get(replacement.span.range()).expect("a place in the line");
            if !typed.contains(' ') && words.len() > 1 {
                continue;
            }
            let offered = &replacement.text;
            let parsed = parse(SourceId(0), offered);
            prop_assert!(parsed.diagnostics.is_empty(), "{line} -> {offered}: {parsed:#?}");
            for word in offered.split([' ', ',']).filter(|word| !word.is_empty()) {
                let times = |text: &str| text.split([' ', ',']).filter(|it| *it == word).count();
                prop_assert!(times(offered) <= times(typed).max(1), "{line} -> {offered}");
            }
        }
    }
}
