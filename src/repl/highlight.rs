//! A line as it is typed, in colour.
//!
//! Takes a text with what is wrong in it; gives the same text with colours around its tokens. What
//! is wrong is underlined, and so is neither the word that is still being typed nor what is only
//! missing at the end. The colours are those that a terminal's own palette has, so that they can
//! be read on light and on dark ground.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::SourceId;
use crate::syntax::keywords::{Role, TABLE};
use crate::syntax::lexer::lex;
use crate::syntax::token::{Symbol, Token, TokenKind};
use owo_colors::Style;
use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;
use std::sync::LazyLock;

/// On which ground colours are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// A dark one.
    #[default]
    Dark,
    /// A light one: yellow cannot be read there.
    Light,
}

impl Ground {
    /// What the terminal says of itself: `COLORFGBG` is `0;15` where it is light.
    pub fn of_terminal(variable: Option<&str>) -> Self {
        let back = variable.and_then(|text| text.rsplit(';').next()?.parse::<u8>().ok());
        match back {
            Some(7 | 9..=15) => Self::Light,
            _ => Self::Dark,
        }
    }
}

/// What a token is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Verb,
    Keyword,
    Number,
    Text,
    Comment,
    Plain,
}

/// A text with colours. `is_name` says whether a word is a name that the session knows; `faults` are
/// the places of what is wrong, `pos` that of the cursor. Without a ground there are no colours: what is
/// wrong is underlined all the same.
pub fn painted(
    text: &str,
    pos: usize,
    is_name: impl Fn(&str) -> bool,
    faults: &[Range<usize>],
    ground: Option<Ground>,
) -> String {
    let tokens = lex(SourceId::default(), text).tokens;
    let pair = brackets(&tokens, pos);
    let mut out = String::with_capacity(text.len() * 2);
    let mut begins = true;
    for token in &tokens {
        let range = token.span.range();
        let Some(written) = text.get(range.clone()) else { continue };
        let class = class(&token.kind, begins, &is_name);
        match &token.kind {
            TokenKind::Newline | TokenKind::Symbol(Symbol::Semicolon) => begins = true,
            kind if !kind.is_trivia() => begins = false,
            _ => {}
        }
        let mut style = ground.map_or_else(Style::new, |ground| style(class, ground));
        if pair.is_some_and(|(one, other)| range.start == one || range.start == other) {
            style = if ground.is_some() { style.bold() } else { style }.reversed();
        }
        let wrong = |fault: &Range<usize>| fault.start < range.end && range.start < fault.end;
        if !token.kind.is_trivia() && faults.iter().any(wrong) {
            style = if ground.is_some() { style.red() } else { style }.underline();
        }
        let plain = style == Style::new() || token.kind == TokenKind::Newline;
        // Writing to a text does not fail.
        let _ = match plain {
            true => write!(out, "{written}"),
            false => write!(out, "{}", style.style(written)),
        };
    }
    out
}

/// The places of what is wrong so far: not where the cursor is, and not what is missing at the end.
pub fn faults(found: &[Diagnostic], text: &str, pos: usize) -> Vec<Range<usize>> {
    let errors = found.iter().filter(|one| one.severity == Severity::Error);
    let end = text.trim_end().len();
    let places = errors.filter_map(|one| Some(one.span?.range()));
    places.filter(|range| range.start < end && !range.contains(&pos) && range.end != pos).collect()
}

fn style(class: Class, ground: Ground) -> Style {
    let style = Style::new();
    match (class, ground) {
        (Class::Verb, _) => style.cyan().bold(),
        (Class::Keyword, _) => style.cyan(),
        (Class::Number, Ground::Dark) => style.yellow(),
        (Class::Number, Ground::Light) => style.blue(),
        (Class::Text, _) => style.green(),
        (Class::Comment, _) => style.dimmed(),
        (Class::Plain, _) => style,
    }
}

fn class(kind: &TokenKind, begins: bool, is_name: impl Fn(&str) -> bool) -> Class {
    match kind {
        TokenKind::Word(word) => match ROLES.get(word.to_lowercase().as_str()) {
            Some(roles) if begins && roles.contains(&Role::Verb) => Class::Verb,
            // A keyword is reserved nowhere: `rank` is a measure behind the verb.
            Some(_) if !is_name(word) => Class::Keyword,
            _ => Class::Plain,
        },
        TokenKind::Quantity(_) | TokenKind::Period(_) => Class::Number,
        TokenKind::Text(_) => Class::Text,
        TokenKind::Comment => Class::Comment,
        _ => Class::Plain,
    }
}

/// Where each keyword may stand, by its spellings.
static ROLES: LazyLock<HashMap<&'static str, Vec<Role>>> = LazyLock::new(|| {
    let mut roles: HashMap<&'static str, Vec<Role>> = HashMap::new();
    for entry in &TABLE {
        for word in entry.spellings() {
            roles.entry(word).or_default().extend(entry.roles);
        }
    }
    roles
});

/// The bracket at the cursor, or before it, and the one that belongs to it.
fn brackets(tokens: &[Token], pos: usize) -> Option<(usize, usize)> {
    let at = |place: usize| {
        tokens.iter().position(|token| {
            let is_bracket = matches!(token.kind, TokenKind::Symbol(Symbol::Open | Symbol::Close));
            let range = token.span.range();
            is_bracket && (range.start == place || range.end == place)
        })
    };
    let here = at(pos)?;
    let opens = |token: &Token| token.kind == TokenKind::Symbol(Symbol::Open);
    let closes = |token: &Token| token.kind == TokenKind::Symbol(Symbol::Close);
    let start = |at: usize| tokens.get(at).map(|token| token.span.range().start);
    let mut depth = 0_usize;
    let forwards = opens(tokens.get(here)?);
    let mut rest: Box<dyn Iterator<Item = usize>> = match forwards {
        true => Box::new(here..tokens.len()),
        false => Box::new((0..=here).rev()),
    };
    let other = rest.find(|at| {
        let Some(token) = tokens.get(*at) else { return false };
        let (deeper, back) =
            if forwards { (opens(token), closes(token)) } else { (closes(token), opens(token)) };
        depth += usize::from(deeper);
        depth -= usize::from(back);
        depth == 0 && (deeper || back)
    })?;
    Some((start(here)?, start(other)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with a letter before each painted token: its SGR codes.
    fn shown(text: &str, pos: usize, faults: &[Range<usize>]) -> String {
        let names = ["domestic", "rank", "内资"];
        painted(text, pos, |word| names.contains(&word), faults, Some(Ground::Dark))
    }

    fn plain(text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            out.push_str(before);
            rest = after.split_once('m').map_or("", |(_, rest)| rest);
        }
        out + rest
    }

    #[test]
    fn the_text_stays_what_it_is() {
        for text in
            ["rank domestic where (progress < 25%", "排名 内资\n其中 \"红", "", "# x", "1 . ; ("]
        {
            assert_eq!(plain(&shown(text, text.len(), &[])), text);
        }
    }

    #[test]
    fn verbs_keywords_numbers_and_texts_differ() {
        let line = shown("rank domestic where rank < 3 # so", 0, &[]);
        assert!(
            line.starts_with("\u{1b}[36;1mrank\u{1b}[0m domestic \u{1b}[36mwhere\u{1b}[0m rank"),
            "{line:?}"
        );
        assert!(
            line.contains("\u{1b}[33m3\u{1b}[0m") && line.contains("\u{1b}[2m# so"),
            "{line:?}"
        );
    }

    #[test]
    fn what_is_wrong_is_underlined() {
        let line = shown("rank domestc where", 18, std::slice::from_ref(&(5..12)));
        assert!(line.contains(";4mdomestc") || line.contains("4;31mdomestc"), "{line:?}");
    }

    #[test]
    fn without_colours_what_is_wrong_is_underlined() {
        let line =
            painted("rank domestc top 3", 18, |_| false, std::slice::from_ref(&(5..12)), None);
        assert_eq!(line, "rank \u{1b}[4mdomestc\u{1b}[0m top 3");
    }

    #[test]
    fn brackets_that_belong_together() {
        let pair = |text: &str, pos| brackets(&lex(SourceId::default(), text).tokens, pos);
        assert_eq!(pair("(a (b) c)", 9), Some((8, 0)));
        assert_eq!(pair("(a (b) c)", 0), Some((0, 8)));
        assert_eq!(pair("(a (b) c)", 3), Some((3, 5)));
        assert_eq!(pair("(a (b c", 0), None);
        assert_eq!(pair("a)", 2), None);
        assert_eq!(pair("（a）", 0), Some((0, 4)));
    }

    #[test]
    fn a_terminal_says_its_ground() {
        assert_eq!(Ground::of_terminal(Some("0;15")), Ground::Light);
        assert_eq!(Ground::of_terminal(Some("15;default;0")), Ground::Dark);
        assert_eq!(Ground::of_terminal(None), Ground::Dark);
    }
}
