//! Source texts and the places in them.
//!
//! Takes: any text that a diagnostic may have to point at (a script, a statement typed in the
//! REPL, a catalog, a data file). Gives: a [`SourceId`] for it, and [`Span`]s into it.
//! A span counts bytes of the text exactly as it was typed and is half-open.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Names one text in a [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct SourceId(pub u32);

/// A half-open range of bytes in one source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// The text that the range is in.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `range` of `source`. Texts of 4 GiB and more are refused when they are read, so
    /// a position always fits.
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { source, start: position(range.start), end: position(range.end) }
    }

    /// The bytes as a range, for slicing the text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// From the start of `self` to the end of `last`.
    pub fn to(self, last: Self) -> Self {
        Self { source: self.source, start: self.start.min(last.start), end: self.end.max(last.end) }
    }

    /// The empty range just before `self`.
    pub fn before(self) -> Self {
        Self { end: self.start, ..self }
    }

    /// The empty range just behind `self`.
    pub fn after(self) -> Self {
        Self { start: self.end, ..self }
    }
}

/// One text with the name that messages give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// A path, or a name in angle brackets such as `<repl>`.
    pub name: String,
    /// The whole text, as typed.
    pub text: String,
}

/// All texts of one session, so that a diagnostic can point into any of them.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Shared, so that a copy is cheap: texts are not changed once they are here.
    texts: Vec<Arc<Source>>,
}

impl Sources {
    /// A file that a script names: it lies relative to that script. What was typed stands in the folder
    /// that the program was started in.
    pub fn beside(&self, script: SourceId, path: &str) -> PathBuf {
        let name = self.get(script).map(|source| source.name.as_str()).unwrap_or_default();
        let folder = match name.starts_with('<') {
            true => Path::new(""),
            false => Path::new(name).parent().unwrap_or(Path::new("")),
        };
        folder.join(path)
    }

    /// Keeps a text and names it.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        let id = SourceId(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.texts.push(Arc::new(Source { name: name.into(), text: text.into() }));
        id
    }

    /// How many texts there are.
    pub fn count(&self) -> usize {
        self.texts.len()
    }

    /// Forgets all texts behind the first `count`: whoever holds a place in one of them may not
    /// show it any more.
    pub fn forget_behind(&mut self, count: usize) {
        self.texts.truncate(count);
    }

    /// The names of the texts behind the first `count`.
    pub fn names_behind(&self, count: usize) -> impl Iterator<Item = &str> {
        self.texts.iter().skip(count).map(|source| source.name.as_str())
    }

    /// The last text with this name.
    pub fn named(&self, name: &str) -> Option<&Source> {
        self.texts.iter().rev().map(Arc::as_ref).find(|source| source.name == name)
    }

    /// The text that `id` names, if it is one of ours.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.texts.get(id.0 as usize).map(Arc::as_ref)
    }

    /// The empty range behind the last character of a text.
    pub fn end(&self, id: SourceId) -> Span {
        let length = self.get(id).map_or(0, |source| source.text.len());
        Span::new(id, length..length)
    }

    /// The text under a span; empty when the span is not in one of ours.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).and_then(|source| source.text.get(span.range())).unwrap_or("")
    }

    /// Line (from 1) and character column (from 1) of a byte position.
    pub fn line_column(&self, source: SourceId, byte: usize) -> Option<(usize, usize)> {
        let before = self.get(source)?.text.get(..byte)?;
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Some((line, column))
    }
}
