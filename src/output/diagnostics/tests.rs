use super::super::layout::width;
use super::super::sample::without_color;
use super::*;
use crate::diagnostic::Code;
use proptest::prelude::*;
use serde_json::json;

/// One source and the span of each `needle` in it.
fn source(name: &str, text: &str) -> (Sources, impl Fn(&str) -> Span) {
    let mut sources = Sources::default();
    let id = sources.add(name, text);
    let text = text.to_string();
    (sources, move |needle: &str| {
        let start = text.find(needle).expect("the needle is in the text");
        Span::new(id, start..start + needle.len())
    })
}

fn drawn(diagnostic: Diagnostic, sources: &Sources) -> String {
    render_diagnostics(&[diagnostic], sources, false, Some(100), Language::English)
}

fn percent(at: impl Fn(&str) -> Span, left: &str, sign: &str, right: &str) -> Diagnostic {
    Diagnostic::error(Code::UnitMismatch, "a percent compared with a plain number")
        .at(at(sign))
        .label(at(left), "a percent")
        .label(at(right), "a plain number")
        .hint("write 25%")
        .replace(at(right), "25%")
}

#[test]
fn the_example_of_the_design() {
    let (sources, at) = source("<repl>", "rank domestic where progress < 25");
    let expected = "\
error[Q0203]: a percent compared with a plain number
 |
 | rank domestic where progress < 25
 |                     -------- ^ -- a plain number
 |                     |
 |                     a percent
 |
 = help: write 25%
";
    assert_eq!(drawn(percent(at, "progress", "<", "25"), &sources), expected);
}

#[test]
fn in_chinese_the_furniture_is_chinese_too() {
    let (sources, at) = source("<repl>", "排名 内资 其中 进度 < 25");
    let diagnostic =
        Diagnostic::error(Code::UnitMismatch, text!("no", "百分数不能与不带单位的数比较"))
            .at(at("<"))
            .label(at("进度"), text!("a", "百分数"))
            .label(at("25"), text!("b", "不带单位的数"))
            .replace(at("25"), "25%");
    let expected = "\
错误[Q0203]: 百分数不能与不带单位的数比较
 |
 | 排名 内资 其中 进度 < 25
 |                ---- ^ -- 不带单位的数
 |                |
 |                百分数
 |
 = 建议: 把 `25` 改为 25%
";
    assert_eq!(
        render_diagnostics(
            std::slice::from_ref(&diagnostic),
            &sources,
            false,
            None,
            Language::Chinese
        ),
        expected
    );
    let record = &diagnostics_json(&[diagnostic], &sources, Language::Chinese)[0];
    assert_eq!(record["severity"], "error");
    assert_eq!(record["labels"][0]["text"], "百分数");
}

#[test]
fn carets_stand_under_chinese() {
    let text = "# 落后\n排名　内资 其中 进度 ＜ ２５\n";
    let (sources, at) = source("月报.q", text);
    let expected = "\
error[Q0203]: a percent compared with a plain number
 --> 月报.q:2:13
  |
2 | 排名　内资 其中 进度 ＜ ２５
  |                 ---- ^^ ---- a plain number
  |                 |
  |                 a percent
  |
  = help: write 25%
";
    assert_eq!(drawn(percent(at, "进度", "＜", "２５"), &sources), expected);
}

#[test]
fn a_tab_fills_four_columns() {
    let (sources, at) = source("a.q", "rank\t内资\tby x");
    let diagnostic = Diagnostic::error(Code::UnknownName, "`x` is not known").at(at("x"));
    let expected = "\
error[Q0201]: `x` is not known
 --> a.q:1:12
  |
1 | rank    内资    by x
  |                    ^
";
    assert_eq!(drawn(diagnostic, &sources), expected);
}

#[test]
fn the_end_of_a_line_and_an_empty_span_have_a_caret() {
    for (text, range) in [
        ("排名 其中", 13..13),
        ("排名 其中\n列出", 13..13),
        ("排名 其中\n列出", 13..14),
        ("排名 其中\r\n列出", 13..15),
        ("排名 其中\r\n列出", 14..14),
        ("排名 其中", 13..99),
    ] {
        let mut sources = Sources::default();
        let id = sources.add("a.q", text);
        let diagnostic = Diagnostic::error(Code::UnfinishedStatement, "the statement ends early")
            .at(Span::new(id, range));
        let expected = "\
error[Q0102]: the statement ends early
 --> a.q:1:6
  |
1 | 排名 其中
  |          ^
";
        assert_eq!(drawn(diagnostic, &sources), expected, "{text:?}");
    }
    let mut sources = Sources::default();
    let id = sources.add("<repl>", "");
    let diagnostic =
        Diagnostic::error(Code::NotAStatement, "nothing was typed").at(Span::new(id, 0..0));
    assert_eq!(drawn(diagnostic, &sources), "error[Q0108]: nothing was typed\n |\n |\n | ^\n");
}

#[test]
fn several_files_and_several_diagnostics() {
    let mut sources = Sources::default();
    let query = sources.add("a.q", "list domestic\nrank 内资\n");
    let catalog = sources.add("ankang.toml", "\n[[indicators]]\nid = \"内资\"\n");
    let diagnostics = [
        Diagnostic::error(Code::AmbiguousName, "`内资` means two things")
            .at(Span::new(query, 19..25))
            .label(Span::new(query, 19..25), "used here")
            .label(Span::new(catalog, 22..28), "one of them"),
        Diagnostic::note(Code::NoRows, "no row meets the filter"),
    ];
    let expected = "\
error[Q0202]: `内资` means two things
 --> a.q:2:6
  |
2 | rank 内资
  |      ^^^^ used here
  |
 ::: ankang.toml:3:7
  |
3 | id = \"内资\"
  |       ---- one of them

note[Q0606]: no row meets the filter
";
    assert_eq!(
        render_diagnostics(&diagnostics, &sources, false, Some(80), Language::English),
        expected
    );
}

#[test]
fn a_place_outside_the_sources_is_left_out() {
    let diagnostic = Diagnostic::warning(Code::CellNote, "read as 1.0")
        .at(Span::new(SourceId(7), 3..5))
        .hint("write 1");
    let expected = "warning[Q0605]: read as 1.0\n |\n = help: write 1\n";
    assert_eq!(drawn(diagnostic.clone(), &Sources::default()), expected);
    let place = &diagnostics_json(&[diagnostic], &Sources::default(), Language::English)[0];
    assert_eq!(place["file"], json!(null));
    assert_eq!(place["span"], json!(null));
}

#[test]
fn the_replacement_is_said_unless_a_hint_has_it() {
    let (sources, at) = source("<repl>", "排名内资 前５ 5");
    let base = || Diagnostic::error(Code::UnexpectedToken, "x").at(at("排名内资"));
    let last = |diagnostic: Diagnostic| {
        drawn(diagnostic, &sources).lines().last().unwrap_or_default().to_string()
    };
    assert_eq!(last(base().replace(at("排名内资"), "排名 内资")), " = help: write 排名 内资");
    assert_eq!(last(base().replace(at("5"), "6")), " = help: write 6 for `5`");
    assert_eq!(last(base().replace(at("5"), "")), " = help: remove `5`");
    assert_eq!(last(base().replace(at("5").after(), "%")), " = help: insert %");
    assert_eq!(last(base().replace(at("排名内资").after(), "名")), " = help: write 排名内资名");
    assert_eq!(last(base().hint("say 5%").replace(at("5"), "5%")), " = help: say 5%");
}

#[test]
fn colour_changes_no_width_and_no_text_steers_the_terminal() {
    let (sources, at) = source("<repl>", "排名 \u{1b}[31m内资 ＜ 25");
    let diagnostic = percent(at, "内资", "＜", "25").hint("not \u{1b}[31m");
    let colored = render_diagnostics(
        std::slice::from_ref(&diagnostic),
        &sources,
        true,
        Some(80),
        Language::English,
    );
    assert!(colored.contains('\u{1b}'));
    let plain = drawn(diagnostic, &sources);
    assert!(!plain.contains('\u{1b}'), "{plain}");
    assert_eq!(without_color(&colored), plain);
}

#[test]
fn a_long_chinese_line_is_cut_around_the_caret() {
    let text = format!("排名 {}其中 进度 ＜ ２５ {}", "内资、".repeat(40), "，目标".repeat(40));
    let (sources, at) = source("a.q", &text);
    let diagnostic = Diagnostic::error(Code::UnitMismatch, "x").at(at("＜"));
    let drawn = render_diagnostics(&[diagnostic], &sources, false, Some(60), Language::English);
    let lines: Vec<&str> = drawn.lines().collect();
    let before = lines[3].split('＜').next().unwrap_or_default();
    let blanks = lines[4].split('^').next().unwrap_or_default();
    assert_eq!(width(before), width(blanks), "{drawn}");
    assert!(lines.iter().all(|line| width(line) <= 70), "{drawn}");
}

#[test]
fn json_has_places_in_lines_and_columns() {
    let (sources, at) = source("a.q", "列出 内资\n排名 内资 其中 进度 < 25");
    let diagnostic = Diagnostic::error(Code::UnitMismatch, "m")
        .at(at("<"))
        .label(at("25"), "a plain number")
        .hint("write 25%")
        .replace(at("25"), "25%");
    let place = json!({"file": "a.q", "line": 2, "column": 15, "span": {"start": 44, "end": 46}});
    let marked = |text: &str| {
        let mut marked = place.clone();
        marked["text"] = text.into();
        marked
    };
    let expected = json!([{
        "severity": "error", "code": "Q0203", "message": "m",
        "file": "a.q", "line": 2, "column": 13, "span": {"start": 42, "end": 43},
        "labels": [marked("a plain number")],
        "hints": ["write 25%"],
        "replacement": marked("25%"),
    }]);
    assert_eq!(diagnostics_json(&[diagnostic], &sources, Language::English), expected);
}

proptest! {
    #[test]
    fn any_span_can_be_drawn(
        text in "[a-z内资＜\t\r\n😀\u{200d}é ]{0,40}",
        spans in prop::collection::vec((0_usize..130, 0_usize..130), 1..4),
        terminal in prop::option::of(1_usize..100),
        color in any::<bool>(),
    ) {
        let mut sources = Sources::default();
        let id = sources.add("a.q", text);
        let mut diagnostic = Diagnostic::error(Code::UnexpectedToken, "m");
        let one = spans.len() == 1;
        for (start, end) in spans {
            let span = Span::new(id, start..end);
            diagnostic = diagnostic.at(span).label(span, "这里");
        }
        let drawn = render_diagnostics(&[diagnostic], &sources, color, terminal, Language::English);
        let drawn = without_color(&drawn);
        prop_assert!(drawn.starts_with("error[Q0101]: m\n"));
        prop_assert!(!one || drawn.contains('^'), "{}", drawn);
    }

    #[test]
    fn the_caret_stands_under_what_it_marks(before in "[a-z内资＜\t😀é ]{0,30}", word in "[a-z内资＜]{1,5}") {
        let text = format!("{before}{word} x");
        let mut sources = Sources::default();
        let id = sources.add("<repl>", text);
        let span = Span::new(id, before.len()..before.len() + word.len());
        let diagnostic = Diagnostic::error(Code::UnexpectedToken, "m").at(span);
        let drawn = render_diagnostics(&[diagnostic], &sources, false, None, Language::English);
        let carets = drawn.lines().last().unwrap_or_default();
        // Lines that begin far to the right are cut, so the place is looked up where it is drawn.
        let line = drawn.lines().rev().nth(1).unwrap_or_default();
        let behind = line.rfind(" x").unwrap_or_default();
        let expected = width(&line[..behind]) - width(&word);
        prop_assert_eq!(carets.find('^'), Some(expected), "{}", drawn);
        prop_assert_eq!(carets.matches('^').count(), width(&word), "{}", drawn);
    }
}
