//! Texts with values in braces: what is text, what is a value, and where things stand.

use super::*;
use crate::syntax::ast::{ExprKind, InquiryKind, StatementKind, Template, TemplatePart};

fn template(text: &str) -> Template {
    let mut parsed = parse(SourceId(0), text);
    assert!(parsed.diagnostics.is_empty(), "{text}: {:#?}", parsed.diagnostics);
    match parsed.statements.pop().map(|statement| statement.kind) {
        Some(StatementKind::Print(template)) => template,
        other => panic!("{text}: {other:?}"),
    }
}

/// The parts, a value as it is printed.
fn parts(text: &str) -> Vec<String> {
    let part = |part| match part {
        TemplatePart::Text(text) => format!("'{text}'"),
        TemplatePart::Value(inquiry) => inquiry.to_string(),
    };
    template(text).parts.into_iter().map(part).collect()
}

#[test]
fn braces_hold_values_and_doubled_ones_are_braces() {
    assert_eq!(parts(r#"print "no value""#), ["'no value'"]);
    assert_eq!(parts(r#"print """#), Vec::<String>::new());
    assert_eq!(parts(r#"print "{count of late} of {total(a.actual)}""#), {
        ["count of late", "' of '", "total(a.actual)"]
    });
    assert_eq!(parts(r#"print "{{{a}}} {{b}} ""#), ["'{'", "a", "'} {b} '"]);
    assert_eq!(parts(r#"print "a\n\\{ a }\"""#), ["'a\n\\'", "a", "'\"'"]);
    assert_eq!(
        parts("打印 “共｛名单 关于 落后 在 去年同期｝，｛｛５％”"),
        { ["'共'", "names of 落后 at same period last year", "'，｛５％'"] }
    );
}

#[test]
fn a_brace_in_quotes_closes_nothing() {
    assert_eq!(parts(r#"print "{case when a then \"}\" else \"\\\"\" end}""#), {
        [r#"case when a then "}" else "\"" end"#]
    });
    assert_eq!(parts("print “{case when a then \"}\" else `b}` end}”"), {
        [r#"case when a then "}" else `b}` end"#]
    });
}

#[test]
fn count_and_names_are_special_alone() {
    let kind = |text: &str| match template(text).parts.pop() {
        Some(TemplatePart::Value(inquiry)) => inquiry.kind,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(kind("print \"{count}\""), InquiryKind::Count);
    assert_eq!(kind("print \"{统计 关于 a}\""), InquiryKind::Count);
    assert_eq!(kind("print \"{names at 2023}\""), InquiryKind::Names);
    for text in ["print \"{count(a)}\"", "print \"{names + 1 of a}\"", "print \"{`count` of a}\""] {
        assert!(matches!(kind(text), InquiryKind::Value(_)), "{text}");
    }
}

#[test]
fn spans_are_bytes_as_typed() {
    let text = "打印 “说\\”{ 计数 关于 落后 }\\\\和｛总量 ＋ \"\\”｝\" 在 2022年｝”";
    let template = template(text);
    let slice = |span: Span| text.get(span.range()).unwrap_or("");
    assert_eq!(slice(template.span), &text["打印 ".len()..]);
    let inquiries: Vec<_> = template
        .parts
        .iter()
        .filter_map(|part| match part {
            TemplatePart::Value(inquiry) => Some(inquiry),
            TemplatePart::Text(_) => None,
        })
        .collect();
    let [count, sum] = inquiries.as_slice() else { panic!("{template:#?}") };
    assert_eq!(slice(count.span), "计数 关于 落后");
    assert_eq!(count.of.as_ref().map(|name| slice(name.span)), Some("落后"));
    assert_eq!(slice(sum.span), "总量 ＋ \"\\”｝\" 在 2022年");
    assert_eq!(sum.at.as_ref().map(|period| slice(period.span)), Some("2022年"));
    let InquiryKind::Value(value) = &sum.kind else { panic!("{sum:#?}") };
    let ExprKind::Binary(_, left, right) = &value.kind else { panic!("{value:#?}") };
    assert_eq!((slice(left.span), slice(right.span)), ("总量", "\"\\”｝\""));
}

#[test]
fn each_error_stands_at_its_place() {
    let text = r#"print "\"{a b}\n{c =< 1} {} {count of} } {d""#;
    let parsed = parse(SourceId(0), text);
    let places: Vec<_> = parsed
        .diagnostics
        .iter()
        .filter_map(|one| Some((one.code, text.get(one.span?.range())?, one.span?.start)))
        .collect();
    use Code::*;
    assert_eq!(
        places,
        [
            (UnexpectedToken, "b", 12),
            (UnknownCharacter, "=<", 19),
            (UnfinishedStatement, "", 26),
            (UnfinishedStatement, "", 37),
            (UnexpectedToken, "}", 39),
            (UnfinishedStatement, "{", 41),
        ]
    );
    assert!(parsed.statements.is_empty());
}
