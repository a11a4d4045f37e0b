//! A table of a TOML text, read key by key.
//!
//! Takes a parsed table; gives its values as the types that the catalog needs, each with its
//! place. A wrong type, an unknown key, a missing key each becomes a diagnostic among the
//! [`Faults`], and reading goes on, so that one run shows everything that is wrong.

use crate::catalog::near;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceId, Span};
use crate::text::{Text, listed, text};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong with one catalog.
pub(super) struct Faults {
    source: SourceId,
    /// In the order found.
    pub found: Vec<Diagnostic>,
}

impl Faults {
    /// None yet.
    pub fn new(source: SourceId) -> Self {
        Self { source, found: Vec::new() }
    }

    /// A place in this catalog.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// Keeps a fault.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// A catalog that cannot be read: `message`, and `label` at the place.
    pub fn bad(&mut self, span: Span, message: Text, label: Text) {
        self.add(Diagnostic::error(Code::BadCatalog, message).at(span).label(span, label));
    }

    /// A name that stands for nothing: `unknown indicator 外贸`, with near ones.
    pub fn unknown<'a>(
        &mut self,
        what: Text,
        name: &Placed<String>,
        candidates: impl IntoIterator<Item = &'a str>,
    ) {
        let called = &name.value;
        let message =
            text!("unknown {what} {called}", "没有名为 `{called}` 的{what}", what, called);
        let error = Diagnostic::error(Code::CatalogConflict, message).at(name.span).label(
            name.span,
            text!("the catalog has no such {what}", "目录里没有这个{what}", what),
        );
        self.add(with_near(error, &near(&name.value, candidates)));
    }
}

fn with_near(diagnostic: Diagnostic, near: &[String]) -> Diagnostic {
    match near {
        [] => diagnostic,
        names => diagnostic.hint(text!(
            "near names: {names}",
            "相近的有：{names}",
            names = listed(names)
        )),
    }
}

/// A value and where the catalog states it.
#[derive(Debug, Clone)]
pub(super) struct Placed<T> {
    pub value: T,
    pub span: Span,
}

/// A number and how it is written.
#[derive(Debug, Clone)]
pub(super) struct Number {
    pub value: f64,
    pub text: String,
    pub span: Span,
}

/// A key with its value.
pub(super) struct Entry<'t> {
    pub key: Placed<String>,
    value: &'t Spanned<DeValue<'t>>,
}

impl<'t> Entry<'t> {
    /// The value as text, or as a table of its own.
    pub fn text_or_section(&self, faults: &mut Faults) -> Option<TextOrSection<'t>> {
        let span = faults.span(self.value.span());
        match self.value.get_ref() {
            DeValue::Table(table) => {
                let key = &self.key.value;
                let what = text!("the table of {key}", "`{key}` 的表", key);
                Some(TextOrSection::Section(Section::new(what, table, span, faults)))
            }
            _ => text_of(&self.key.value, self.value, faults).map(TextOrSection::Text),
        }
    }

    /// The value as a list of texts.
    pub fn texts(&self, faults: &mut Faults) -> Vec<Placed<String>> {
        texts_of(&self.key.value, self.value, faults)
    }
}

/// Either of the two ways to write a column, or a file.
pub(super) enum TextOrSection<'t> {
    /// `"domestic.actual"`
    Text(Placed<String>),
    /// `{ figure = "domestic.actual", unit = "亿元" }`
    Section(Section<'t>),
}

/// A table whose keys are taken one after the other; [`Section::finish`] reports those that
/// nobody asked for.
pub(super) struct Section<'t> {
    what: Text,
    /// Where it stands.
    pub span: Span,
    entries: Vec<Entry<'t>>,
    asked: Vec<&'static str>,
}

impl<'t> Section<'t> {
    /// The table, its keys in the order of the file.
    pub fn new(what: Text, table: &'t DeTable<'t>, span: Span, faults: &Faults) -> Self {
        let mut entries: Vec<Entry<'t>> = (table.iter())
            .map(|(key, value)| Entry {
                key: Placed { value: key.get_ref().to_string(), span: faults.span(key.span()) },
                value,
            })
            .collect();
        entries.sort_by_key(|entry| entry.key.span.start);
        Self { what, span, entries, asked: Vec::new() }
    }

    fn take(&mut self, key: &'static str) -> Option<Entry<'t>> {
        self.asked.push(key);
        let at = self.entries.iter().position(|entry| entry.key.value == key)?;
        Some(self.entries.remove(at))
    }

    /// All keys that are left: the names that a table of names gives.
    pub fn rest(&mut self) -> Vec<Entry<'t>> {
        std::mem::take(&mut self.entries)
    }

    /// Whether the key is there.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key.value == key)
    }

    /// `key = "text"`, not blank.
    pub fn text(&mut self, key: &'static str, faults: &mut Faults) -> Option<Placed<String>> {
        self.take(key).and_then(|entry| text_of(key, entry.value, faults))
    }

    /// As [`Section::text`], for a key of which it counts whether it is there at all: none when
    /// it is not, an inner none when it is there and cannot be read.
    pub fn text_or_none(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
    ) -> Option<Option<Placed<String>>> {
        let there = self.has(key);
        let text = self.text(key, faults);
        there.then_some(text)
    }

    /// As [`Section::text`], for a key that may not be left out.
    pub fn required(&mut self, key: &'static str, faults: &mut Faults) -> Option<Placed<String>> {
        if !self.has(key) {
            self.asked.push(key);
            let what = &self.what;
            let message =
                text!("{what} lacks the key {key}", "缺少键 `{key}`（{what}）", what, key);
            faults.bad(self.span, message, missing_here(key));
            return None;
        }
        self.text(key, faults)
    }

    /// `key = "text"`, or a list of texts and tables, for a key that may not be left out.
    pub fn texts_or_sections(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
    ) -> Vec<TextOrSection<'t>> {
        let is_list = |entry: &Entry<'_>| entry.value.get_ref().as_array().is_some();
        if !self.entries.iter().any(|entry| entry.key.value == key && is_list(entry)) {
            return self.required(key, faults).map(TextOrSection::Text).into_iter().collect();
        }
        let Some(entry) = self.take(key) else { return Vec::new() };
        let mut found = Vec::new();
        for value in entry.value.get_ref().as_array().into_iter().flat_map(|list| list.iter()) {
            let span = faults.span(value.span());
            match value.get_ref().as_table() {
                Some(table) => {
                    let what = text!("an item of {key}", "`{key}` 的一项", key);
                    found.push(TextOrSection::Section(Section::new(what, table, span, faults)));
                }
                None => found.extend(text_of(key, value, faults).map(TextOrSection::Text)),
            }
        }
        if entry.value.get_ref().as_array().is_some_and(|list| list.is_empty()) {
            let span = faults.span(entry.value.span());
            faults.bad(span, is_empty(key), name_expected());
        }
        found
    }

    /// `key = ["text", …]`; empty when absent.
    pub fn texts(&mut self, key: &'static str, faults: &mut Faults) -> Vec<Placed<String>> {
        self.take(key).map_or_else(Vec::new, |entry| texts_of(key, entry.value, faults))
    }

    /// `key = 2`, within `range`.
    pub fn whole(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<u8>,
        faults: &mut Faults,
    ) -> Option<u8> {
        let entry = self.take(key)?;
        let number = (entry.value.get_ref().as_integer())
            .and_then(|it| i64::from_str_radix(it.as_str(), it.radix()).ok())
            .and_then(|it| u8::try_from(it).ok())
            .filter(|it| range.contains(it));
        if number.is_none() {
            let expected = text!(
                "a whole number from {first} to {last}",
                "{first} 至 {last} 的整数",
                first = range.start(),
                last = range.end()
            );
            wrong_type(key, entry.value, &expected, faults);
        }
        number
    }

    /// `key = [5, 8.5, …]`, and where the list stands.
    pub fn numbers(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
    ) -> Option<(Vec<Number>, Span)> {
        let entry = self.take(key)?;
        let Some(list) = entry.value.get_ref().as_array() else {
            let expected = text!("a list of numbers: [5, 8.5]", "数的列表：[5, 8.5]");
            wrong_type(key, entry.value, &expected, faults);
            return None;
        };
        let mut numbers = Vec::with_capacity(list.len());
        for value in list.iter() {
            let span = faults.span(value.span());
            match number_of(value.get_ref()) {
                Some((value, text)) => numbers.push(Number { value, text, span }),
                None => {
                    wrong_type(key, value, &text!("a number", "数"), faults);
                    return None;
                }
            }
        }
        Some((numbers, faults.span(entry.value.span())))
    }

    /// `key = "word"`, one of some words.
    pub fn one_of<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&str, T)],
        faults: &mut Faults,
    ) -> Option<T> {
        let text = self.text(key, faults)?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let what = text!("{key}", "`{key}` 的值", key);
            unknown_word(&what, &text, words.iter().map(|(word, _)| *word), faults);
        }
        found
    }

    /// `[key]`, a table.
    pub fn section(&mut self, key: &'static str, faults: &mut Faults) -> Option<Section<'t>> {
        let entry = self.take(key)?;
        section_of(Text::same(format!("[{key}]")), key, &entry, faults)
    }

    /// `[key.name]`, a table of tables, in the order of the file.
    pub fn named_sections(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
    ) -> Vec<(Placed<String>, Section<'t>)> {
        let Some(mut sections) = self.section(key, faults) else { return Vec::new() };
        let mut named = Vec::new();
        for entry in sections.rest() {
            let name = &entry.key.value;
            if name.trim().is_empty() {
                let message = text!("an empty name in [{key}]", "[{key}] 里有空名称", key);
                faults.bad(entry.key.span, message, text!("empty", "空名称"));
            }
            let what = Text::same(format!("[{key}.{name}]"));
            if let Some(mut section) = section_of(what, name, &entry, faults) {
                section.span = entry.key.span;
                named.push((entry.key, section));
            }
        }
        named
    }

    /// `[[key]]`, a list of tables.
    pub fn sections(&mut self, key: &'static str, faults: &mut Faults) -> Vec<Section<'t>> {
        let Some(entry) = self.take(key) else { return Vec::new() };
        let Some(list) = entry.value.get_ref().as_array() else {
            let expected = text!("tables: [[{key}]]", "表的列表：[[{key}]]", key);
            wrong_type(key, entry.value, &expected, faults);
            return Vec::new();
        };
        let mut sections = Vec::new();
        for value in list.iter() {
            match value.get_ref().as_table() {
                Some(table) => {
                    let span = faults.span(value.span());
                    let what = Text::same(format!("[[{key}]]"));
                    sections.push(Section::new(what, table, span, faults));
                }
                None => wrong_type(key, value, &a_table(), faults),
            }
        }
        sections
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self, faults: &mut Faults) {
        for entry in self.entries {
            let key = &entry.key;
            let (typed, what) = (&key.value, &self.what);
            let message = text!(
                "unknown key {typed} in {what}",
                "不认识的键 `{typed}`（{what}）",
                typed,
                what
            );
            let error = Diagnostic::error(Code::BadCatalog, message)
                .at(key.span)
                .label(key.span, text!("not a key of this table", "这里没有这个键"));
            let near = near(&key.value, self.asked.iter().copied());
            let error = with_near(error, &near);
            let keys = listed(&self.asked);
            faults.add(error.hint(text!("keys here: {keys}", "可用的键：{keys}", keys)));
        }
    }
}

/// A key with nothing behind it.
fn is_empty(key: &str) -> Text {
    text!("{key} is empty", "`{key}` 是空的", key)
}

fn name_expected() -> Text {
    text!("expected a name", "此处应为名称")
}

fn a_table() -> Text {
    text!("a table", "表")
}

/// The label where a key should stand.
pub(super) fn missing_here(key: &str) -> Text {
    text!("{key} is missing here", "此处缺少 `{key}`", key)
}

fn section_of<'t>(
    what: Text,
    key: &str,
    entry: &Entry<'t>,
    faults: &mut Faults,
) -> Option<Section<'t>> {
    match entry.value.get_ref().as_table() {
        Some(table) => Some(Section::new(what, table, faults.span(entry.value.span()), faults)),
        None => {
            wrong_type(key, entry.value, &a_table(), faults);
            None
        }
    }
}

fn number_of(value: &DeValue<'_>) -> Option<(f64, String)> {
    let text = match value {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return None,
    };
    let number = text.parse().ok().filter(|number: &f64| number.is_finite())?;
    Some((number, text.to_owned()))
}

fn text_of(key: &str, value: &Spanned<DeValue<'_>>, faults: &mut Faults) -> Option<Placed<String>> {
    let span = faults.span(value.span());
    match value.get_ref().as_str() {
        Some(text) if text.trim().is_empty() => {
            faults.bad(span, is_empty(key), name_expected());
            None
        }
        Some(text) => Some(Placed { value: text.trim().to_owned(), span }),
        None => {
            wrong_type(key, value, &text!("a text in quotes", "带引号的文本"), faults);
            None
        }
    }
}

fn texts_of(key: &str, value: &Spanned<DeValue<'_>>, faults: &mut Faults) -> Vec<Placed<String>> {
    let Some(list) = value.get_ref().as_array() else {
        let expected = text!("a list of texts: [\"…\", \"…\"]", "文本的列表：[\"…\", \"…\"]");
        wrong_type(key, value, &expected, faults);
        return Vec::new();
    };
    list.iter().filter_map(|value| text_of(key, value, faults)).collect()
}

fn wrong_type(key: &str, value: &Spanned<DeValue<'_>>, expected: &Text, faults: &mut Faults) {
    let span = faults.span(value.span());
    let found = match value.get_ref() {
        DeValue::String(_) => text!("a text", "文本"),
        DeValue::Integer(_) | DeValue::Float(_) => text!("a number", "数"),
        DeValue::Boolean(_) => text!("true or false", "真假值"),
        DeValue::Datetime(_) => text!("a date", "日期"),
        DeValue::Array(_) => text!("a list", "列表"),
        DeValue::Table(_) => a_table(),
    };
    let message =
        text!("{key}: {found} that cannot stand here", "`{key}` 不能是{found}", key, found);
    faults.bad(span, message, text!("expected {expected}", "此处应为{expected}", expected));
}

/// A word that is none of those that may stand there; `what` is what it is.
pub(super) fn unknown_word<'a>(
    what: &Text,
    text: &Placed<String>,
    words: impl Iterator<Item = &'a str> + Clone,
    faults: &mut Faults,
) {
    let (all, typed) = (listed(words.clone()), &text.value);
    let message = text!("unknown {what} {typed}", "{what}不认识：`{typed}`", what, typed);
    let error = Diagnostic::error(Code::BadCatalog, message)
        .at(text.span)
        .label(text.span, text!("expected one of: {all}", "可用的有：{all}", all));
    faults.add(with_near(error, &near(&text.value, words)));
}
