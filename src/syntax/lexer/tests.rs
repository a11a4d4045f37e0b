use super::*;
use crate::diagnostic::Code;
use proptest::prelude::*;

fn lexed(text: &str) -> Lexed {
    lex(SourceId(0), text)
}

/// The tokens that are no blanks, each as kind and text as typed.
fn shown(text: &str) -> Vec<String> {
    let lexed = lexed(text);
    let tokens = lexed.tokens.into_iter().filter(|token| !token.kind.is_trivia());
    tokens
        .map(|token| {
            let typed = text.get(token.span.range()).unwrap_or("");
            match token.kind {
                TokenKind::Word(word) => format!("word {word}"),
                TokenKind::QuotedName(name) => format!("name {name}"),
                TokenKind::Quantity(it) => format!("{}{} from {typed}", it.value, it.unit),
                TokenKind::Period(_) => format!("period {typed}"),
                TokenKind::Text(text) => format!("text {text}"),
                TokenKind::Symbol(symbol) => symbol.as_str().to_owned(),
                _ => format!("unknown {typed}"),
            }
        })
        .collect()
}

/// Code, text under the span, and replaced text of the only diagnostic.
fn wrong(text: &str) -> (Code, String, Option<String>) {
    let diagnostics = lexed(text).diagnostics;
    let [one] = diagnostics.as_slice() else { panic!("{text}: {diagnostics:#?}") };
    let place = one.span.and_then(|span| text.get(span.range())).unwrap_or("");
    (one.code, place.to_owned(), one.replacement.as_ref().map(|it| it.text.clone()))
}

#[test]
fn full_width_signs_mean_their_plain_twins() {
    let plain = ["(", ",", ",", ";", ":", ")", "<", ">", "=", ">=", "<=", "!="];
    assert_eq!(shown("（，、；：）＜　＞　＝≥≤≠"), plain);
    assert_eq!(shown("×÷−－＋＊／．"), ["*", "/", "-", "-", "+", "*", "/", "."]);
    assert_eq!(shown("ａ＜＝ｂ"), ["word a", "<=", "word b"]);
    assert_eq!(shown("２５．５％"), ["25.5% from ２５．５％"]);
}

#[test]
fn a_full_stop_ends_a_line_and_nothing_else() {
    assert_eq!(shown("内资。"), ["word 内资", ";"]);
    assert_eq!(shown("内资。 # ok\n外资。\r\n"), ["word 内资", ";", "word 外资", ";"]);
    assert_eq!(wrong("内资。外资").0, Code::UnknownCharacter);
}

#[test]
fn nothing_is_rewritten_in_quotes() {
    assert_eq!(shown("“ａ，％”"), ["text ａ，％"]);
    assert_eq!(shown(r#""a\"b\\c\nd""#), ["text a\"b\\c\nd"]);
    assert_eq!(shown("`５亿元 以上`"), ["name ５亿元 以上"]);
}

#[test]
fn a_count_follows_its_word() {
    assert_eq!(shown("前5"), ["word 前", "5 from 5"]);
    assert_eq!(shown("前５名"), ["word 前", "5 from ５名"]);
    assert_eq!(shown("后3位"), ["word 后", "3 from 3位"]);
    assert_eq!(shown("top 5名"), ["word top", "5 from 5名"]);
    assert_eq!(shown("前期"), ["word 前期"]);
}

#[test]
fn periods_numbers_and_words_are_told_apart() {
    assert_eq!(
        shown("2023Q1 一季度 2023-03"),
        ["period 2023Q1", "period 一季度", "period 2023-03"]
    );
    assert_eq!(shown("一季度产值"), ["word 一季度产值"]);
    assert_eq!(shown("2023 3.2亿元"), ["2023 from 2023", "3.2亿元 from 3.2亿元"]);
    assert_eq!(shown("-10pp"), ["-", "10pp from 10pp"]);
    assert_eq!(shown("不为缺失"), ["word 不", "word 为", "word 缺失"]);
}

#[test]
fn what_is_wrong_has_its_place_and_its_mending() {
    use Code::*;
    let own = |code, place: &str, mended: &str| (code, place.to_owned(), Some(mended.to_owned()));
    assert_eq!(wrong("a < 25 %"), own(UnknownCharacter, "%", "25%"));
    assert_eq!(wrong("a =< 1"), own(UnknownCharacter, "=<", "<="));
    assert_eq!(wrong("a => 1"), own(UnknownCharacter, "=>", ">="));
    assert_eq!(wrong("a && b"), own(UnknownCharacter, "&&", "and"));
    assert_eq!(wrong("a || b"), own(UnknownCharacter, "||", "or"));
    assert_eq!(wrong("!a"), own(UnknownCharacter, "!", "not "));
    assert_eq!(wrong("'红'"), own(UnknownCharacter, "'红'", "\"红\""));
    assert_eq!(wrong("a % b"), (UnknownCharacter, "%".into(), None));
    assert_eq!(wrong(r#""a\qb""#), (UnknownCharacter, r"\q".into(), None));
    assert_eq!(wrong("\"abc\nd").0, UnfinishedStatement);
    assert_eq!(wrong("\"abc\nd").1, "\"abc");
    assert_eq!(wrong("5亿元以上项目").0, UnknownUnit);
    assert_eq!(wrong("2023Q5").0, BadPeriod);
    assert_eq!(wrong("2023年一季度内资").0, BadPeriod);
    assert_eq!(wrong("☃☃☃ a").1, "☃☃☃");
}

fn covers(text: &str) -> Result<(), TestCaseError> {
    let lexed = lexed(text);
    let mut at = 0;
    for token in &lexed.tokens {
        let range = token.span.range();
        prop_assert_eq!(range.start, at);
        prop_assert!(range.end > at && text.is_char_boundary(range.end));
        at = range.end;
    }
    prop_assert_eq!(at, text.len());
    let unknown = lexed.tokens.iter().filter(|token| token.kind == TokenKind::Unknown).count();
    prop_assert_eq!(unknown, lexed.diagnostics.len());
    Ok(())
}

proptest! {
    #[test]
    fn the_tokens_are_the_text(text in "\\PC*|(?s:.*)") {
        covers(&text)?;
    }

    #[test]
    fn the_tokens_of_language_like_text_are_the_text(pieces in prop::collection::vec(
        prop::sample::select(vec![
            "rank", "排名", "内资", "前", "5", "５名", "%", "％", " ", "　", "\n", "\r\n", "\r",
            "\"", "“", "”", "\\", "`", "#", "(", "（", "，", ";", "=", "<", ">", "!", "2023", "Q1",
            "年", "一季度", "-", "−", "03", ".", "．", "亿元", "个百分点", "'", "不", "为", "缺失",
            "\u{FEFF}", "\u{200D}", "☃", "&", "|", "_", "é",
        ]), 0..30)) {
        covers(&pieces.concat())?;
    }
}
