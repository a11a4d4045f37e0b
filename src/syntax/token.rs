//! Tokens: what the lexer gives and the parser takes.

use crate::period::PeriodLiteral;
use crate::source::Span;
use crate::units::Quantity;

/// One token and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands, in bytes as typed.
    pub span: Span,
}

/// What a token is. Every byte of a text belongs to exactly one token, so the spans of all tokens
/// put together are the text: nothing that a formatter needs is thrown away.
#[derive(Debug, Clone, PartialEq)]
pub enum TokenKind {
    /// `rank`, `内资`, `progress`: a keyword or a name, which only the parser can tell apart.
    /// Holds the word with full-width letters and digits made plain and ASCII in lower case as
    /// typed (case is kept).
    Word(String),
    /// `` `5亿元以上项目` ``: a name in backquotes, without them, as typed.
    QuotedName(String),
    /// `25%`, `3.2亿元`, `４．９个百分点`, `12`, `213个`.
    Quantity(Quantity),
    /// `2023Q1`, `2023-03`, `2023年1-3月`, `上半年`.
    Period(PeriodLiteral),
    /// `"红"`, with escapes resolved; inside, nothing is made plain.
    Text(String),
    /// `(`, `,`, `>=` …
    Symbol(Symbol),
    /// `# to the end of the line`, without the line break.
    Comment,
    /// Blanks, tabs, ideographic spaces.
    Blank,
    /// One line break.
    Newline,
    /// A character that begins no token, or a string that is not closed; a diagnostic was given.
    Unknown,
}

impl TokenKind {
    /// Blanks, line breaks and comments: what the parser does not see.
    pub fn is_trivia(&self) -> bool {
        matches!(self, Self::Comment | Self::Blank | Self::Newline)
    }
}

/// The signs, each with its full-width twins in the lexer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Symbol {
    /// `(` `（`
    Open,
    /// `)` `）`
    Close,
    /// `,` `，` `、`
    Comma,
    /// `;` `；`, and `。` at the end of a line
    Semicolon,
    /// `:` `：`
    Colon,
    /// `.` `．`
    Dot,
    /// `+` `＋`
    Plus,
    /// `-` `−` `－`
    Minus,
    /// `*` `×` `＊`
    Times,
    /// `/` `÷` `／`
    Over,
    /// `=` `＝` `==`; for this one and those that follow there are words too (小于)
    Equal,
    /// `!=` `<>` `≠`
    NotEqual,
    /// `<` `＜`
    Less,
    /// `<=` `≤` `＜＝`
    LessEqual,
    /// `>` `＞`
    Greater,
    /// `>=` `≥` `＞＝`
    GreaterEqual,
}

impl Symbol {
    /// The plain spelling, as messages and the formatter write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "(",
            Self::Close => ")",
            Self::Comma => ",",
            Self::Semicolon => ";",
            Self::Colon => ":",
            Self::Dot => ".",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
        }
    }
}
