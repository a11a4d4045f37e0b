//! What is no TOML, said in both languages, with the fix for what people write most.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::text::{Text, text};
use std::ops::Range;

/// What the parser says (its beginning), in Chinese.
const CHINESE: &[(&str, &str)] = &[
    ("invalid unquoted key", "键里有不能直接写的字符"),
    ("string values must be quoted", "文本要加英文引号"),
    ("missing value", "缺少值"),
    ("missing assignment", "键的后面缺少 ="),
    ("duplicate key", "键写了两次"),
    ("unclosed table", "表名缺少右方括号"),
    ("unclosed array", "数组缺少右方括号"),
    ("unclosed inline table", "行内表缺少右花括号"),
    ("invalid basic string", "引号没有配对"),
    ("invalid literal string", "单引号没有配对"),
    ("unexpected key or value", "此处不应有内容，请另起一行"),
    ("extra comma", "多了一个逗号"),
    ("missing comma", "缺少逗号"),
];

/// The fault that the parser found at `place`.
pub(super) fn fault(why: &str, text: &str, place: Range<usize>, span: Span) -> Diagnostic {
    let chinese = CHINESE.iter().find(|(known, _)| why.starts_with(known));
    let chinese = chinese.map_or(why, |(_, chinese)| chinese);
    let message = Text::made(format!("not TOML: {why}"), format!("不是合法的 TOML：{chinese}"));
    let error =
        Diagnostic::error(Code::BadCatalog, message).at(span).label(span, text!("here", "此处"));
    match hint(text, place) {
        Some(hint) => error.hint(hint),
        None => error,
    }
}

fn hint(text: &str, place: Range<usize>) -> Option<Text> {
    let before = text.get(..place.start)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next()?.trim();
    if line.contains(['“', '”', '‘', '’', '＂']) {
        let mended = line.replace(['“', '”', '‘', '’', '＂'], "\"");
        return Some(text!(
            "quotes are the plain ones: {mended}",
            "引号用英文引号：{mended}",
            mended
        ));
    }
    if line.contains('＝') {
        let mended = line.replace('＝', "=");
        return Some(text!("write: {mended}", "改为：{mended}", mended));
    }
    let key = line.split('=').next().unwrap_or(line);
    let unquoted: Vec<String> = key
        .trim_matches(['[', ']', ' '])
        .split('.')
        .map(str::trim)
        .map(|part| match part.is_ascii() || part.starts_with('"') {
            true => part.to_owned(),
            false => format!("\"{part}\""),
        })
        .collect();
    let (plain, quoted) = (key.trim_matches(['[', ']', ' ']), unquoted.join("."));
    (plain != quoted).then(|| {
        let mended = line.replacen(plain, &quoted, 1);
        text!(
            "a key that is not of plain letters stands in quotes: {mended}",
            "中文的键要加引号：{mended}",
            mended
        )
    })
}
