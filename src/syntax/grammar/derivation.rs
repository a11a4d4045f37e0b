//! Derives a text by the productions as they are written, whatever the parser does: all ways to read
//! it are tried, and each says which productions it used.

use super::rule::{Rule, rule};
use crate::source::SourceId;
use crate::syntax::lexer::{Lexed, lex};
use crate::syntax::token::{Symbol, TokenKind};
use std::collections::BTreeMap;

/// The productions, ready to be used.
pub(super) struct Derivation {
    rules: BTreeMap<&'static str, Rule>,
}

/// A token, and whether it is the first of a line.
struct Lexeme {
    kind: TokenKind,
    text: String,
    begins_line: bool,
}

/// The productions on the way to a place, each once for each use.
type Used = Vec<&'static str>;

/// What is to be read behind a place; says whether to stop.
type Next<'n> = &'n mut dyn FnMut(usize, &mut Used) -> bool;

impl Derivation {
    pub fn new(bodies: impl Iterator<Item = (&'static str, String)>) -> Self {
        Self { rules: bodies.map(|(name, body)| (name, rule(&body))).collect() }
    }

    /// Whether the whole text can be derived by the first production, with the second used.
    pub fn derives(&self, text: &str, by: &str, using: &str) -> bool {
        let lexemes = lexemes(text);
        let end = lexemes.len();
        let mut used = Used::new();
        let name = Rule::Name(by.to_owned());
        self.read(&name, &lexemes, 0, by, &mut used, &mut |at, used| {
            at == end && used.contains(&using)
        })
    }

    fn read(
        &self,
        rule: &Rule,
        lexemes: &[Lexeme],
        at: usize,
        within: &str,
        used: &mut Used,
        next: Next<'_>,
    ) -> bool {
        match rule {
            Rule::Quoted(word) => {
                let end = at + self::lexemes(word).len();
                is_quoted(word, lexemes, at) && next(end, used)
            }
            Rule::Name(name) => {
                let (name, rule) = self.rules.get_key_value(name.as_str()).expect("a production");
                used.push(name);
                let length = used.len();
                let found = self.read(rule, lexemes, at, name, used, next);
                used.truncate(length - 1);
                found
            }
            Rule::Prose(_) => self.read_prose(lexemes, at, within, used, next),
            Rule::Sequence(all) => match all.split_first() {
                None => next(at, used),
                Some((first, rest)) => {
                    let rest = Rule::Sequence(rest.to_vec());
                    self.read(first, lexemes, at, within, used, &mut |at, used| {
                        self.read(&rest, lexemes, at, within, used, next)
                    })
                }
            },
            Rule::Choice(all) => {
                all.iter().any(|one| self.read(one, lexemes, at, within, used, next))
            }
            Rule::Repeated { of, least, once } => {
                let again = match once {
                    true => Rule::Sequence(vec![]),
                    false => Rule::Repeated { of: of.clone(), least: 0, once: false },
                };
                let more = self.read(of, lexemes, at, within, used, &mut |to, used| {
                    // What reads nothing would be read forever.
                    (*once || to > at) && self.read(&again, lexemes, to, within, used, next)
                });
                more || *least == 0 && next(at, used)
            }
        }
    }

    /// What no sign can say, by the production that it stands in.
    fn read_prose(
        &self,
        lexemes: &[Lexeme],
        at: usize,
        within: &str,
        used: &mut Used,
        next: Next<'_>,
    ) -> bool {
        let here = lexemes.get(at);
        let before = at.checked_sub(1).and_then(|at| lexemes.get(at));
        let ends = here.is_none_or(|here| here.begins_line);
        let is = |wanted: fn(&TokenKind) -> bool| here.is_some_and(|here| wanted(&here.kind));
        match within {
            "subject" => self.read(&Rule::Name("name".into()), lexemes, at, within, used, next),
            "line-end" | "text" => ends && next(at, used),
            "help" => next(lexemes.len(), used),
            "template" => {
                is(|kind| matches!(kind, TokenKind::Text(_)))
                    && self.read_values(&lexemes[at].text, used, &mut |used| next(at + 1, used))
            }
            "versus" => here.is_some_and(|here| here.text == "与") && next(at + 1, used),
            "word" => is(|kind| matches!(kind, TokenKind::Word(_))) && next(at + 1, used),
            "quoted-name" => {
                is(|kind| matches!(kind, TokenKind::QuotedName(_))) && next(at + 1, used)
            }
            "number" | "whole-number" => {
                is(|kind| matches!(kind, TokenKind::Quantity(_))) && next(at + 1, used)
            }
            // A number and its unit are one token; the number has read it.
            "unit" => before.is_some_and(|before| is_measured(&before.text)) && next(at, used),
            // Each at most once: the parser sees to it, and the examples keep to it.
            "check" | "focus" | "audit" | "waive" | "rule" => next(at, used),
            "threshold" => is(|kind| matches!(kind, TokenKind::Quantity(_))) && next(at + 1, used),
            "id" => self.read_id(lexemes, at, used, next),
            "date" => is(|kind| matches!(kind, TokenKind::Period(_))) && next(at + 1, used),
            "period" => is(|kind| matches!(kind, TokenKind::Period(_))) && next(at + 1, used),
            "year" => here.is_some_and(|here| is_year(&here.text)) && next(at + 1, used),
            "string" => is(|kind| matches!(kind, TokenKind::Text(_))) && next(at + 1, used),
            other => panic!("{other} says something in words that nobody has taught this test"),
        }
    }

    /// A word or a quoted name, and what is joined to it by hyphens.
    fn read_id(&self, lexemes: &[Lexeme], at: usize, used: &mut Used, next: Next<'_>) -> bool {
        let kind = |at: usize| lexemes.get(at).map(|lexeme| &lexeme.kind);
        if !matches!(kind(at), Some(TokenKind::Word(_) | TokenKind::QuotedName(_))) {
            return false;
        }
        let mut end = at + 1;
        while matches!(kind(end), Some(TokenKind::Symbol(Symbol::Minus))) {
            end += 2;
        }
        next(end, used)
    }

    /// The inquiries in the braces of a template, one after the other.
    fn read_values(
        &self,
        text: &str,
        used: &mut Used,
        next: &mut dyn FnMut(&mut Used) -> bool,
    ) -> bool {
        let plain = text.replace('｛', "{").replace('｝', "}").replace("{{", "").replace("}}", "");
        let Some((_, behind)) = plain.split_once('{') else { return next(used) };
        let Some((inquiry, rest)) = behind.split_once('}') else { return false };
        let lexemes = lexemes(&inquiry.replace("\\\"", "\""));
        let end = lexemes.len();
        let rule = Rule::Name("inquiry".into());
        self.read(&rule, &lexemes, 0, "template", used, &mut |at, used| {
            at == end && self.read_values(rest, used, next)
        })
    }
}

fn lexemes(text: &str) -> Vec<Lexeme> {
    let Lexed { tokens, .. } = lex(SourceId(0), text);
    let mut begins_line = false;
    let mut lexemes = vec![];
    for token in tokens {
        begins_line |= token.kind == TokenKind::Newline;
        if !token.kind.is_trivia() {
            let text = text.get(token.span.range()).unwrap_or_default().to_owned();
            lexemes.push(Lexeme { kind: token.kind, text, begins_line });
            begins_line = false;
        }
    }
    lexemes
}

/// Whether the tokens of a quoted terminal stand here.
fn is_quoted(word: &str, lexemes: &[Lexeme], at: usize) -> bool {
    let behind = lexemes.get(at..).unwrap_or_default();
    if word == "。" {
        return behind.first().is_some_and(|one| one.kind == TokenKind::Symbol(Symbol::Semicolon));
    }
    let quoted = self::lexemes(word);
    let is_it = |(one, quoted): (&Lexeme, &Lexeme)| match (&one.kind, &quoted.kind) {
        (TokenKind::Word(one), TokenKind::Word(quoted)) => one.eq_ignore_ascii_case(quoted),
        (one, quoted) => one == quoted,
    };
    behind.len() >= quoted.len() && behind.iter().zip(&quoted).all(is_it)
}

fn is_measured(text: &str) -> bool {
    let ends_plain = text.chars().last().is_some_and(|last| last.is_numeric());
    !text.is_empty() && !ends_plain
}

fn is_year(text: &str) -> bool {
    text.chars().count() == 4 && text.chars().all(char::is_numeric)
}
