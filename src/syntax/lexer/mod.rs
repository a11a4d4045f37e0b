//! Text to tokens.
//!
//! Takes any text. Gives tokens whose spans, put together, are the text (nothing that a formatter
//! needs is lost), and a diagnostic for each token that is [`TokenKind::Unknown`]. Full-width
//! characters mean their plain twins outside quotes; spans count bytes as typed. Whether a word is
//! a keyword is for the parser to say.

mod literal;
mod numeral;
mod part;
mod quoted;
mod sign;
mod twins;
mod word;

pub use part::{Typed, characters, lex_part};
pub use quoted::closing as closing_quote;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceId, Span};
use crate::syntax::keywords::{Keyword, Surface};
use crate::syntax::token::{Token, TokenKind};
use crate::text::{Text, text};
use quoted::Quoted;
use sign::{Instead, Sign};
use twins::plain;

pub(super) use twins::plain_word;
pub(super) use word::{counted, counts};

/// The tokens of a text and what is wrong with them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lexed {
    /// In the order of the text, trivia included.
    pub tokens: Vec<Token>,
    /// In the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Cuts `text` into tokens.
pub fn lex(source: SourceId, text: &str) -> Lexed {
    // Most tokens have a blank behind them, and a word about six bytes.
    let lexed = Lexed { tokens: Vec::with_capacity(text.len() / 3), diagnostics: Vec::new() };
    let mut lexer = Lexer { source, text, at: 0, lexed, count_follows: false, age_follows: false };
    while lexer.at < text.len() {
        lexer.token();
    }
    lexer.lexed
}

/// Whether a name is one word of the language, and needs no backquotes.
pub fn is_word(name: &str) -> bool {
    let Lexed { tokens, .. } = lex(SourceId::default(), name);
    matches!(tokens.as_slice(), [Token { kind: TokenKind::Word(_), .. }])
}

struct Lexer<'a> {
    source: SourceId,
    text: &'a str,
    at: usize,
    lexed: Lexed,
    /// Whether the last token that is not trivia is `top`, `前` or the like.
    count_follows: bool,
    /// Whether it is a word behind which days or rows are counted: 至少, and 不超过 behind 距今.
    age_follows: bool,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The place of the next `length` bytes.
    fn span(&self, length: usize) -> Span {
        Span::new(self.source, self.at..self.at + length)
    }

    /// Takes the next `length` bytes as a token. At least one character is taken, whatever
    /// `length` says, so that the lexer always comes to the end.
    fn push(&mut self, kind: TokenKind, length: usize) {
        let least = self.rest().chars().next().map_or(1, char::len_utf8);
        let length = length.max(least);
        let span = self.span(length);
        if !kind.is_trivia() {
            self.count_follows = matches!(&kind, TokenKind::Word(word)
                if matches!(Keyword::of(word), Some(Keyword::Top | Keyword::Bottom)));
            self.age_follows = matches!(&kind, TokenKind::Word(word) if self.counts_ages(word));
        }
        self.lexed.tokens.push(Token { kind, span });
        self.at += length;
    }

    /// Takes the next `length` bytes as a token that means nothing, and says why.
    fn unknown(&mut self, length: usize, diagnostic: Diagnostic) {
        self.lexed.diagnostics.push(diagnostic.at(self.span(length)));
        self.push(TokenKind::Unknown, length);
    }

    fn token(&mut self) {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return };
        match first {
            '\n' => self.push(TokenKind::Newline, 1),
            '\r' => self.push(TokenKind::Newline, if rest.starts_with("\r\n") { 2 } else { 1 }),
            _ if twins::is_blank(first) => self.blank(),
            _ if plain(first) == '#' => {
                let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
                self.push(TokenKind::Comment, length);
            }
            _ if plain(first) == '`' => self.quoted_name(),
            '\'' | '‘' | '’' | '＇' => self.single_quotes(),
            _ if plain(first).is_ascii_digit() => self.number(),
            _ if twins::begins_word(first) => self.word(),
            _ => match quoted::closing(first) {
                Some(close) => self.quoted_text(close),
                None => self.sign(first),
            },
        }
    }

    fn blank(&mut self) {
        let rest = self.rest();
        let length = rest.find(|next| !twins::is_blank(next)).unwrap_or(rest.len());
        self.push(TokenKind::Blank, length);
    }

    fn quoted_text(&mut self, close: char) {
        match quoted::text(self.rest(), close) {
            Quoted::Closed(length, value) => self.push(TokenKind::Text(value), length),
            Quoted::Open(length) => {
                let message =
                    text!("the text is not closed in this line", "文本在本行内没有右引号");
                self.unclosed(length, message, close);
            }
            Quoted::BadEscape(length, place, size) => {
                let start = self.at + place;
                let escape = Span::new(self.source, start..start + size);
                let message = text!(
                    "`{typed}` stands for no character",
                    "`{typed}` 不代表任何字符",
                    typed = self.text.get(escape.range()).unwrap_or("")
                );
                let hint = text!(
                    "the escapes are `\\\"`, `\\\\` and `\\n`; a backslash alone is written `\\\\`",
                    "可用的转义有 `\\\"`、`\\\\` 和 `\\n`；反斜杠本身写作 `\\\\`"
                );
                let diagnostic = Diagnostic::error(Code::UnknownCharacter, message);
                self.unknown(length, diagnostic.at(escape).hint(hint));
            }
        }
    }

    fn quoted_name(&mut self) {
        match quoted::verbatim(self.rest(), |next| plain(next) == '`') {
            Quoted::Closed(length, name) if !name.trim().is_empty() => {
                self.push(TokenKind::QuotedName(name), length);
            }
            Quoted::Closed(length, _) | Quoted::BadEscape(length, ..) => {
                let message = text!("a name in backquotes that is empty", "反引号里没有名称");
                self.unknown(length, Diagnostic::error(Code::UnknownCharacter, message));
            }
            Quoted::Open(length) => {
                let message =
                    text!("the name is not closed in this line", "名称在本行内没有右反引号");
                self.unclosed(length, message, '`');
            }
        }
    }

    fn unclosed(&mut self, length: usize, message: Text, close: char) {
        let line = self.span(length);
        let diagnostic = Diagnostic::error(Code::UnfinishedStatement, message)
            .hint(text!("put `{close}` behind it", "在末尾补上 `{close}`", close))
            .label(line, text!("begins here", "从这里开始"));
        self.unknown(length, diagnostic);
    }

    /// `'红'`: texts stand in double quotes only, so that one sign has one meaning.
    fn single_quotes(&mut self) {
        let in_double_quotes = text!("a text stands in double quotes", "文本放在双引号里");
        match quoted::verbatim(self.rest(), |next| matches!(plain(next), '\'')) {
            Quoted::Closed(length, inside) => {
                let mended = format!("\"{}\"", inside.replace('\\', "\\\\").replace('"', "\\\""));
                let diagnostic = Diagnostic::error(Code::UnknownCharacter, in_double_quotes)
                    .hint(text!("write {mended}", "改为 {mended}", mended))
                    .replace(self.span(length), mended);
                self.unknown(length, diagnostic);
            }
            Quoted::Open(_) | Quoted::BadEscape(..) => {
                let message = text!("a quote that begins nothing", "这个单引号没有意义");
                let diagnostic = Diagnostic::error(Code::UnknownCharacter, message);
                self.unknown(1, diagnostic.hint(in_double_quotes));
            }
        }
    }

    fn sign(&mut self, first: char) {
        match sign::sign(self.rest()) {
            Some(Sign::Symbol(symbol, length)) => self.push(TokenKind::Symbol(symbol), length),
            Some(Sign::Foreign(length, instead)) => {
                let typed = self.rest().get(..length).unwrap_or("");
                let message = text!(
                    "`{typed}` is not a sign of the language",
                    "没有 `{typed}` 这个符号",
                    typed
                );
                let diagnostic = Diagnostic::error(Code::UnknownCharacter, message);
                self.unknown(length, self.instead(diagnostic, length, instead));
            }
            None if plain(first) == '%' => self.lone_percent(first.len_utf8()),
            None => self.strange(),
        }
    }

    /// What is to be written instead of a sign of `length` bytes that other languages have.
    fn instead(&self, diagnostic: Diagnostic, length: usize, instead: Instead) -> Diagnostic {
        match instead {
            Instead::Product => {
                diagnostic.hint(text!("write a product such as `x * x`", "改为乘积，如 `x * x`"))
            }
            Instead::Sign(sign) => diagnostic
                .hint(text!("write `{sign}`", "改为 `{sign}`", sign))
                .replace(self.span(length), sign),
            Instead::Word(keyword) => {
                let word = keyword.spelling(Surface::English);
                // `!x` becomes `not x`, with a blank; `&&` has its own.
                let blank = if keyword == Keyword::Not { " " } else { "" };
                diagnostic
                    .hint(text!("write `{word}`", "改为 `{word}`", word = keyword))
                    .replace(self.span(length), format!("{word}{blank}"))
            }
        }
    }

    /// `25 %` or `a % b`.
    fn lone_percent(&mut self, length: usize) {
        let sign = self.span(length);
        let number = match self.lexed.tokens.as_slice() {
            [
                ..,
                Token { kind: TokenKind::Quantity(number), span },
                Token { kind: TokenKind::Blank, .. },
            ] if number.unit == crate::units::Unit::NUMBER => Some(*span),
            _ => None,
        };
        let diagnostic = match number {
            Some(number) => {
                let typed = self.text.get(number.range()).unwrap_or("");
                let message =
                    text!("a blank stands between the number and `%`", "数与 `%` 之间有空格");
                Diagnostic::error(Code::UnknownCharacter, message)
                    .hint(text!("write {typed}%", "改为 {typed}%", typed))
                    .replace(number.to(sign), format!("{typed}%"))
            }
            None => {
                let message = text!("`%` stands behind no number", "`%` 前面没有数");
                Diagnostic::error(Code::UnknownCharacter, message).hint(text!(
                    "`%` is a unit, as in 25%, and never an operator; a remainder is mod(a, b)",
                    "`%` 是单位，如 25%，不是运算符；求余数写 mod(a, b)"
                ))
            }
        };
        self.unknown(length, diagnostic);
    }

    /// Takes all characters up to the next that may begin a token, so that a binary file is one
    /// error a line and not one a byte.
    fn strange(&mut self) {
        let rest = self.rest();
        let begins = |next: char| {
            let next = plain(next);
            matches!(next, '\n' | '\r' | '#' | '`' | '%' | '\'')
                || next.is_ascii_digit()
                || twins::is_blank(next)
                || twins::begins_word(next)
                || quoted::closing(next).is_some()
                || sign::sign(next.encode_utf8(&mut [0; 4])).is_some()
        };
        let mut characters = rest.char_indices().skip(1);
        let length = characters.find(|(_, next)| begins(*next)).map_or(rest.len(), |(at, _)| at);
        let typed: String = rest.get(..length).unwrap_or("").chars().take(8).collect();
        let message = text!(
            "`{typed}` begins nothing that the language has",
            "没有以 `{typed}` 开头的写法",
            typed = typed.escape_debug().to_string()
        );
        let hint = match rest.chars().next().map(plain) {
            // Behind a number it is a part of that.
            Some('%') => text!(
                "alone the unit is called percent: has progress in percent",
                "单独写这个单位时用 percent：具有 进度 以 percent"
            ),
            _ => text!(
                "a text stands in double quotes, a name with other signs in it in backquotes",
                "文本放在双引号里，含有其他符号的名称放在反引号里"
            ),
        };
        self.unknown(length, Diagnostic::error(Code::UnknownCharacter, message).hint(hint));
    }
}

#[cfg(test)]
mod tests;
