//! What is printed is read as the same tree, for every construct, in both languages at once.

use super::*;
use crate::syntax::ast::{CheckBodyKind, Clause, Statement, StatementKind};
use proptest::prelude::*;
use proptest::sample::select;

type Text = BoxedStrategy<String>;

/// A keyword in any of its spellings.
fn word(keyword: Keyword) -> Text {
    let spellings: Vec<&str> = keyword.entry().spellings().collect();
    select(spellings).prop_map(str::to_owned).boxed()
}

fn any_word(keywords: &[Keyword]) -> Text {
    select(keywords.to_vec()).prop_flat_map(word).boxed()
}

fn any(texts: &'static [&'static str]) -> Text {
    select(texts).prop_map(str::to_owned).boxed()
}

fn simple_name() -> Text {
    any(&["domestic", "内资", "`5亿元以上项目`", "late", "恒口", "_x1", "target", "`when`", "ａｂ"])
}

fn name() -> Text {
    prop_oneof![3 => simple_name(), 1 => any(&["foreign.actual", "外资.`完成 率`", "a.b.c"])]
        .boxed()
}

fn names() -> Text {
    prop::collection::vec(name(), 1..3).prop_map(|names| names.join(", ")).boxed()
}

fn period() -> Text {
    any(&[
        "2023Q1",
        "2023年一季度",
        "2022-01",
        "2023-03-31",
        "2023H1",
        "2023年",
        "一季度",
        "2023年1-3月",
        "1-3月",
        "上半年",
        "3月",
    ])
}

fn reference() -> Text {
    let words = [Keyword::Latest, Keyword::Previous, Keyword::LastYear];
    prop_oneof![period(), any(&["2023", "２０２３"]), any_word(&words), simple_name()].boxed()
}

/// A text in quotes, as it stands in a statement.
fn text() -> Text {
    any(&["\"red\"", "“红，％”", r#""a\"b\\c\nd""#, "\"a}b{c\"", "\"\""])
}

fn leaf() -> Text {
    prop_oneof![
        4 => name(),
        3 => any(&["25%", "3.2亿元", "500万元", "4.9个百分点", "12", "213个", "60分", "1.50", "236.7万美元",
            "10pp", "２５．５％"]),
        1 => period(),
        1 => text(),
        1 => any_word(&[Keyword::True, Keyword::False]),
    ]
    .boxed()
}

/// An expression with brackets around every part of it, so that the printer has to find out which
/// of them are needed.
fn expression() -> Text {
    leaf().prop_recursive(4, 24, 3, |inner| {
        let held = inner.clone().prop_map(|it| format!("({it})")).boxed();
        let sign = any(&["+", "-", "*", "/", "=", "!=", "<", "<=", ">", ">=", "÷", "低于", "≥"]);
        let joined = prop_oneof![sign, any_word(&[Keyword::And, Keyword::Or])];
        let matches = any_word(&[Keyword::Contains, Keyword::StartsWith, Keyword::Matches]);
        let not = prop_oneof![Just(String::new()), word(Keyword::Not)].boxed();
        let (is, missing) = (word(Keyword::Is), word(Keyword::Missing));
        let ends = (word(Keyword::Between), held.clone(), word(Keyword::And), held.clone());
        let arm = (word(Keyword::When), inner.clone(), word(Keyword::Then), inner.clone())
            .prop_map(|(when, condition, then, value)| format!("{when} {condition} {then} {value}"));
        let arms = prop::collection::vec(arm, 1..3).prop_map(|arms| arms.join(" "));
        let last = (word(Keyword::Else), inner.clone()).prop_map(|(word, it)| format!("{word} {it}"));
        let last = prop::option::of(last).prop_map(Option::unwrap_or_default);
        let timed = (held.clone(), word(Keyword::At), reference())
            .prop_map(|(value, at, period)| format!("{value} {at} {period}"));
        let arguments = prop::collection::vec(prop_oneof![inner.clone(), timed.clone()], 0..3)
            .prop_map(|arguments| arguments.join("，"));
        prop_oneof![
            4 => (held.clone(), joined, held.clone()).prop_map(|(a, op, b)| format!("{a} {op} {b}")),
            1 => held.clone().prop_map(|it| format!("-{it}")),
            1 => (word(Keyword::Not), held.clone()).prop_map(|(not, it)| format!("{not} {it}")),
            1 => (held.clone(), not.clone(), ends)
                .prop_map(|(it, not, (between, a, and, b))| format!("{it} {not} {between} {a} {and} {b}")),
            1 => (held.clone(), not.clone(), word(Keyword::In), inner.clone(), arguments.clone())
                .prop_map(|(it, not, within, first, more)| {
                    let more = if more.is_empty() { more } else { format!(", {more}") };
                    format!("{it} {not} {within} ({first}{more})")
                }),
            1 => (held.clone(), is, not.clone(), missing)
                .prop_map(|(it, is, not, missing)| format!("{it} {is} {not} {missing}")),
            1 => (held.clone(), not, matches, held)
                .prop_map(|(it, not, matches, other)| format!("{it} {not} {matches} {other}")),
            2 => (any(&["mean", "合计", "count", "previous"]), arguments)
                .prop_map(|(function, arguments)| format!("{function}({arguments})")),
            2 => timed.prop_map(|it| format!("({it})")),
            2 => (word(Keyword::Case), arms, last, word(Keyword::End))
                .prop_map(|(case, arms, last, end)| format!("{case} {arms} {last} {end}")),
        ]
    })
    .boxed()
}

fn behind(keyword: Keyword, argument: Text) -> Text {
    (word(keyword), argument).prop_map(|(word, argument)| format!("{word} {argument}")).boxed()
}

/// A clause of each kind that may stand beside all others, or none, in any order.
fn clauses() -> Text {
    let column = prop_oneof![
        expression(),
        (name(), word(Keyword::In)).prop_map(|(name, within)| format!("{name} {within} 万元")),
    ];
    let columns = prop::collection::vec(column, 1..3).prop_map(|it| it.join(", ")).boxed();
    let range = (behind(Keyword::From, reference()), behind(Keyword::To, reference()))
        .prop_map(|(from, to)| format!("{from} {to}"));
    let around = reference().prop_map(|period| format!("与 {period} 相比"));
    let around = around.prop_filter("one word", |it| !it.contains("same"));
    let kinds: Vec<Text> = vec![
        behind(Keyword::Where, expression()),
        behind(Keyword::Among, expression()),
        behind(Keyword::By, expression()),
        any_word(&[Keyword::Ascending, Keyword::Descending]),
        behind(Keyword::Top, any(&["5", "3名"])),
        behind(Keyword::Per, simple_name()),
        behind(Keyword::Show, columns),
        prop_oneof![behind(Keyword::At, reference()), range].boxed(),
        prop_oneof![behind(Keyword::Versus, reference()), around].boxed(),
        behind(Keyword::Of, names()),
    ];
    let chosen = prop::sample::subsequence(kinds, 0..5).prop_shuffle();
    chosen.prop_flat_map(|kinds| kinds).prop_map(|clauses| clauses.join(" ")).boxed()
}

fn query() -> Text {
    use Keyword::{Compare, Count, List, Rank, Show, Total, Trend};
    (any_word(&[Rank, List, Total, Count, Show, Compare, Trend]), names(), clauses())
        .prop_map(|(verb, subjects, clauses)| format!("{verb} {subjects} {clauses}"))
        .boxed()
}

fn inquiry() -> Text {
    let value = prop_oneof![any_word(&[Keyword::Count, Keyword::Names]), expression()];
    let of = prop::option::of(behind(Keyword::Of, name())).prop_map(Option::unwrap_or_default);
    let at = prop::option::of(behind(Keyword::At, reference())).prop_map(Option::unwrap_or_default);
    (value, of, at).prop_map(|(value, of, at)| format!("{value} {of} {at}")).boxed()
}

fn template() -> Text {
    let escaped = |it: String| it.replace('\\', "\\\\").replace('"', "\\\"");
    let part = prop_oneof![
        any(&["共", " districts，", "{{", "}}", "｛｛", r#"\""#, r"\\", r"\n", "５％"]),
        inquiry().prop_map(move |it| format!("{{{}}}", escaped(it))),
        inquiry().prop_map(move |it| format!("｛{}｝", escaped(it))),
    ];
    prop::collection::vec(part, 0..5).prop_map(|parts| format!("\"{}\"", parts.concat())).boxed()
}

fn id() -> Text {
    any(&["pace", "adds-up", "`on time`", "q1-2023", "进度", "progress", "for-sure"])
}

fn body() -> Text {
    let agrees = (expression(), word(Keyword::AgreesWith), leaf());
    let adds = (leaf(), behind(Keyword::Of, names()), behind(Keyword::AddsUpTo, name()));
    let versus = prop_oneof![
        behind(Keyword::Versus, reference()),
        any(&["与 上期 相比", "与 2022Q1 相比"]),
    ];
    let within = (leaf(), versus, behind(Keyword::Within, leaf()));
    let base = prop_oneof![text(), name()];
    let home = prop_oneof![word(Keyword::Directory), reference()];
    let unit = any_word(&[Keyword::DaysOld, Keyword::MonthsOld]);
    let age = (name(), word(Keyword::IsAtMost), unit);
    let columns = prop_oneof![names(), any(&["actual in 亿元", "actual, target 以 万元"])];
    let two = |(first, second): (String, String)| format!("{first} {second}");
    let three = |(a, b, c): (String, String, String)| format!("{a} {b} {c}");
    prop_oneof![
        4 => expression(),
        1 => behind(Keyword::NoneOf, query()),
        2 => agrees.prop_map(three),
        1 => adds.prop_map(three),
        1 => (name(), behind(Keyword::HasOneRowPer, names())).prop_map(two),
        1 => within.prop_map(three),
        1 => (query(), behind(Keyword::SameAs, base.boxed())).prop_map(two),
        1 => (leaf(), word(Keyword::IsUnique)).prop_map(two),
        1 => (name(), behind(Keyword::In, home.boxed())).prop_map(two),
        1 => age.prop_map(|(name, most, unit)| format!("{name} {most} 45 {unit}")),
        1 => (name(), behind(Keyword::Has, columns.boxed())).prop_map(two),
    ]
    .boxed()
}

/// Clauses of a check, each at most once, in any order.
fn rules() -> Text {
    let limit = || any(&["0", "5", "10%", "12.5%"]);
    let rows = word(Keyword::Rows).prop_map(|rows| format!("7 {rows}")).boxed();
    let verdict = any_word(&[Keyword::Fail, Keyword::Warn, Keyword::Pass]);
    let kinds = vec![
        behind(Keyword::WarnAbove, limit()),
        behind(Keyword::FailAbove, limit()),
        behind(Keyword::UnknownIs, verdict),
        behind(Keyword::ExpectAtLeast, rows),
        behind(
            Keyword::Tag,
            (id(), id()).prop_map(|(one, other)| format!("{one}, {other}")).boxed(),
        ),
        behind(Keyword::Because, text()),
        word(Keyword::ForSure),
    ];
    let chosen = prop::sample::subsequence(kinds, 0..5).prop_shuffle();
    chosen.prop_flat_map(|kinds| kinds).prop_map(|clauses| clauses.join(" ")).boxed()
}

fn check() -> Text {
    let title = prop::option::of(text()).prop_map(Option::unwrap_or_default);
    let where_clause = behind(Keyword::Where, expression());
    let population =
        prop_oneof![Just(String::new()), where_clause, behind(Keyword::At, reference())];
    let focus = (behind(Keyword::For, names()), population).prop_map(|(a, b)| format!("{a} {b}"));
    let focus = prop::option::of(focus).prop_map(Option::unwrap_or_default);
    (word(Keyword::Check), id(), title, focus, any(&[":", "："]), body(), rules())
        .prop_map(|(check, id, title, focus, colon, body, rules)| {
            format!("{check} {id} {title} {focus}{colon} {body} {rules}")
        })
        .boxed()
}

fn waive() -> Text {
    let kinds = vec![
        behind(Keyword::For, names()),
        behind(Keyword::At, reference()),
        behind(Keyword::Until, any(&["2024-03-31", "2024年3月31日"])),
    ];
    let chosen = prop::sample::subsequence(kinds, 0..4).prop_shuffle();
    let chosen = chosen.prop_flat_map(|kinds| kinds).prop_map(|clauses| clauses.join(" "));
    (word(Keyword::Waive), id(), chosen, behind(Keyword::Because, text()))
        .prop_map(|(waive, id, clauses, because)| format!("{waive} {id} {clauses} {because}"))
        .boxed()
}

fn audit() -> Text {
    let at = prop::option::of(behind(Keyword::At, reference())).prop_map(Option::unwrap_or_default);
    let what = prop_oneof![word(Keyword::Audit), behind(Keyword::Audit, names())];
    (what, at).prop_map(|(audit, at)| format!("{audit} {at}")).boxed()
}

fn statement() -> Text {
    let declared = |keyword, value: Text| {
        (word(keyword), simple_name(), any(&["=", "＝"]), value)
            .prop_map(|(word, name, sign, value)| format!("{word} {name} {sign} {value}"))
            .boxed()
    };
    let overwrite = prop_oneof![Just(String::new()), word(Keyword::Overwrite)];
    let save = (word(Keyword::Save), name(), word(Keyword::To), text(), overwrite).prop_map(
        |(save, what, to, path, overwrite)| format!("{save} {what} {to} {path} {overwrite}"),
    );
    let simple = prop_oneof![
        4 => query(),
        1 => declared(Keyword::Let, query()),
        1 => declared(Keyword::Define, expression()),
        1 => declared(Keyword::Param, expression()),
        1 => behind(Keyword::Include, text()),
        3 => behind(Keyword::Print, template()),
        1 => save,
        4 => check(),
        1 => waive(),
        1 => audit(),
        1 => behind(Keyword::Describe, names()),
        1 => behind(Keyword::Trace, inquiry()),
        1 => behind(Keyword::Help, simple_name()),
    ]
    .boxed();
    prop_oneof![6 => simple.clone(), 1 => behind(Keyword::Explain, simple)].boxed()
}

/// The tree as text, without places, and with clauses in one order.
fn normal(statement: &Statement) -> String {
    fn sort(statement: &mut Statement) {
        match &mut statement.kind {
            StatementKind::Query(query) | StatementKind::Let(_, query) => {
                query.clauses.sort_by_key(|clause: &Clause| placeless(&format!("{clause:?}")));
            }
            StatementKind::Explain(inner) => sort(inner),
            StatementKind::Check(check) => {
                check.rules.sort_by_key(|rule| placeless(&format!("{rule:?}")));
                if let CheckBodyKind::NoneOf(query) | CheckBodyKind::SameAs(query, _) =
                    &mut check.body.kind
                {
                    query.clauses.sort_by_key(|clause: &Clause| placeless(&format!("{clause:?}")));
                }
            }
            StatementKind::Waive(waive) => {
                waive.clauses.sort_by_key(|clause| placeless(&format!("{clause:?}")));
            }
            _ => {}
        }
    }
    let mut statement = statement.clone();
    sort(&mut statement);
    placeless(&format!("{statement:?}"))
}

fn placeless(tree: &str) -> String {
    let mut pieces = tree.split("Span { source");
    let first = pieces.next().unwrap_or("").to_owned();
    let behind = |piece: &str| piece.split_once(" }").map_or("", |(_, rest)| rest).to_owned();
    pieces.map(behind).fold(first, |text, piece| text + "_" + &piece)
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let parsed = parse(SourceId(0), text);
    for statement in &parsed.statements {
        let printed = statement.to_string();
        let again = parse(SourceId(0), &printed);
        prop_assert!(again.diagnostics.is_empty(), "{text}\n{printed}\n{:#?}", again.diagnostics);
        let [read] = again.statements.as_slice() else {
            return Err(TestCaseError::fail(format!("{text}\n{printed}: {again:#?}")));
        };
        prop_assert_eq!(normal(read), normal(statement), "{}\n{}", text, &printed);
        prop_assert_eq!(read.to_string(), printed);
    }
    Ok(())
}

proptest! {
    #[test]
    fn what_is_printed_is_read_as_the_same(text in statement()) {
        let parsed = parse(SourceId(0), &text);
        prop_assert!(parsed.diagnostics.is_empty(), "{text}\n{:#?}", parsed.diagnostics);
        prop_assert_eq!(parsed.statements.len(), 1, "{}", text);
        holds(&text)?;
    }

    /// Words in any order: what happens to be a statement, with keywords for names.
    #[test]
    fn whatever_is_read_is_printed_as_the_same(begins in select(vec![
        "list a", "show", "trend a, b", "let a = list b", "define a =", "save", "",
        "check a", "check a:", "check a for b:", "waive a",
    ]), words in prop::collection::vec(select(vec![
        "rank", "list", "trend", "let", "define", "save", "to", "of", "from", "at", "versus", "end",
        "case", "when", "then", "else", "where", "show", "by", "previous", "names", "count", "a", "b",
        "2023", "5", "=", "<", "and", "not", "(", ")", ",", ".", "\"x\"", "in", "is", "missing",
        "overwrite", "top", "per", "check", "for", "sure", ":", "none", "agrees", "with", "has",
        "within", "same", "as", "because", "tag", "unique", "until", "warn", "above",
    ]), 0..8)) {
        holds(&format!("{begins} {}", words.join(" ")))?;
    }
}
