//! Which kinds of names could stand at a place, and in which order they are offered.

use crate::about::NameKind;
use crate::catalog::{IndicatorId, Measure};
use crate::plan::ColumnId;
use crate::source::SourceId;
use crate::syntax::Expected;
use crate::syntax::keywords::Keyword;
use crate::syntax::lexer::lex;
use crate::syntax::token::{Symbol, TokenKind};
use crate::units::Unit;

/// What kinds of names could stand at a place.
pub(super) struct Wanted {
    /// Whether anything may, as behind an error.
    all: bool,
    subject: bool,
    expression: bool,
    any_name: bool,
    /// Behind a dot only a measure can stand.
    member: bool,
    quoted: bool,
    sought: Option<Sought>,
}

/// Whose figures the words before ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Sought {
    /// `of 恒口, `: districts, or groups or levels of them.
    Of,
    /// `among `: a condition too.
    Among,
    /// `where group = `: what such a column holds.
    Held(ColumnId),
}

impl Wanted {
    pub fn of(
        expected: &[Expected],
        earlier: &str,
        quoted: bool,
        column: impl Fn(&str) -> Option<ColumnId>,
    ) -> Self {
        let has = |one| expected.contains(&one);
        let sought = (has(Expected::Name) || has(Expected::Expression))
            .then(|| sought(earlier, column))
            .flatten();
        Self {
            all: expected.is_empty(),
            subject: has(Expected::Subject),
            expression: has(Expected::Expression),
            any_name: has(Expected::Name),
            member: earlier.ends_with(['.', '。', '的']) && has(Expected::Name),
            quoted,
            sought,
        }
    }

    /// In which order what is no name is offered; none where it cannot stand there.
    pub fn order_of_others(&self) -> Option<usize> {
        match self.sought {
            Some(Sought::Held(_)) => None,
            Some(Sought::Among) => Some(9),
            _ => Some(1),
        }
    }

    /// In which order a kind is offered; none where it cannot stand there. What the indicators in
    /// focus print comes before what may be worked out.
    pub fn order(
        &self,
        kind: NameKind,
        focus: &[IndicatorId],
        indicators: &[(Vec<Measure>, Unit)],
    ) -> Option<usize> {
        if self.quoted && kind == NameKind::Function {
            return None;
        }
        match (&self.sought, kind) {
            (Some(Sought::Of | Sought::Among), NameKind::District) => return Some(0),
            (Some(Sought::Of | Sought::Among), NameKind::Group) => return Some(0),
            (Some(Sought::Of | Sought::Among), NameKind::Level) => return Some(1),
            (Some(Sought::Held(column)), _) => return holds(column, kind).then_some(0),
            (Some(Sought::Of), _) => return None,
            _ => {}
        }
        let subject = self.subject || self.any_name || self.all;
        let value = self.expression || self.any_name || self.all;
        match kind {
            NameKind::Measure(measure) => (value || self.member).then(|| {
                let printed = focus.iter().filter_map(|id| indicators.get(id.0));
                let is_printed = printed.into_iter().any(|(printed, _)| printed.contains(&measure));
                if is_printed { 0 } else { 3 }
            }),
            _ if self.member => None,
            NameKind::Declared => (subject || value).then_some(2),
            NameKind::Indicator(_) => (subject || value).then_some(if subject { 2 } else { 5 }),
            NameKind::District => (subject || value).then_some(6),
            NameKind::Group => (subject || value).then_some(5),
            NameKind::Level => value.then_some(7),
            NameKind::Function => (self.expression || self.all).then_some(4),
        }
        .map(|order| if self.sought == Some(Sought::Among) { order + 2 } else { order })
    }
}

/// Whether a column holds names of a kind.
fn holds(column: &ColumnId, kind: NameKind) -> bool {
    match column {
        ColumnId::District | ColumnId::Parent => kind == NameKind::District,
        ColumnId::Group => kind == NameKind::Group,
        ColumnId::Level => kind == NameKind::Level,
        _ => false,
    }
}

/// What the words before a place ask for: `column` says which column a word names.
fn sought(earlier: &str, column: impl Fn(&str) -> Option<ColumnId>) -> Option<Sought> {
    let tokens = lex(SourceId::default(), earlier).tokens;
    let mut before = tokens.iter().rev().filter(|token| !token.kind.is_trivia()).peekable();
    let keyword = |kind: &TokenKind| match kind {
        TokenKind::Word(word) => Keyword::of(word),
        _ => None,
    };
    // Those that were named already: `of 恒口, `, `in (汉滨区, `.
    while before.peek().is_some_and(|token| token.kind == TokenKind::Symbol(Symbol::Comma)) {
        before.next();
        before
            .next()
            .filter(|token| matches!(token.kind, TokenKind::Word(_) | TokenKind::QuotedName(_)))?;
    }
    let last = before.next()?;
    let compares = match &last.kind {
        TokenKind::Symbol(Symbol::Open) => {
            before.next().and_then(|token| keyword(&token.kind)) == Some(Keyword::In)
        }
        TokenKind::Symbol(Symbol::Equal | Symbol::NotEqual) => true,
        kind => match keyword(kind)? {
            Keyword::Of => return Some(Sought::Of),
            Keyword::Among => return Some(Sought::Among),
            _ => false,
        },
    };
    let named = before.next().filter(|_| compares)?;
    match &named.kind {
        TokenKind::Word(word) => column(word).map(Sought::Held),
        _ => None,
    }
}
