//! A syntax tree as text: the one canonical spelling in each language, names as written.
//!
//! `explain` shows it, and columns without a name of their own are called by it: in English by
//! `Display`, which is their identifier, in Chinese for readers.

use super::ast::*;
use super::keywords::{Keyword, Surface};
use crate::period::{Part, PeriodLiteral};
use crate::text::{InLanguage, Language, Text};
use std::fmt::{self, Display, Formatter};

/// What can be written in both languages.
trait Written {
    /// The text in the keywords of one of them.
    fn written(&self, surface: Surface) -> String;
}

/// The same in both languages, for readers.
fn both(node: &impl Written) -> Text {
    Text::made(node.written(Surface::English), node.written(Surface::Chinese))
}

/// Words with single blanks between them.
macro_rules! words {
    ($surface:expr; $($word:expr),+) => {
        [$($word.written($surface)),+].join(" ")
    };
}

mod check;

impl Written for Keyword {
    fn written(&self, surface: Surface) -> String {
        self.spelling(surface).to_owned()
    }
}

impl Written for String {
    fn written(&self, _: Surface) -> String {
        self.clone()
    }
}

impl Written for u32 {
    fn written(&self, _: Surface) -> String {
        self.to_string()
    }
}

impl Written for PeriodLiteral {
    fn written(&self, surface: Surface) -> String {
        self.in_language(language(surface)).into_owned()
    }
}

fn language(surface: Surface) -> Language {
    match surface {
        Surface::English => Language::English,
        Surface::Chinese => Language::Chinese,
    }
}

/// Writes the English for `Display`, and both for readers.
macro_rules! displayed {
    ($($node:ty),+) => {
        $(impl Display for $node {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                f.write_str(&self.written(Surface::English))
            }
        }

        impl $node {
            /// The text in both languages.
            pub fn text_in_both(&self) -> Text {
                both(self)
            }
        })+
    };
}

displayed!(Statement, Query, Verb, Inquiry, ClauseKind, PeriodReference, Expr);
displayed!(CheckBody, CheckClauseKind, WaiveClauseKind);

impl Written for Statement {
    fn written(&self, s: Surface) -> String {
        use Keyword as K;
        let equals = "=".to_owned();
        match &self.kind {
            StatementKind::Query(query) => query.written(s),
            StatementKind::Describe(names) if names.is_empty() => K::Describe.written(s),
            StatementKind::Describe(names) => words!(s; K::Describe, list(names, s)),
            StatementKind::Explain(inner) => words!(s; K::Explain, inner),
            StatementKind::Trace(asked) => words!(s; K::Trace, asked),
            StatementKind::Help(None) => K::Help.written(s),
            StatementKind::Help(Some(topic)) => words!(s; K::Help, topic),
            StatementKind::Let(name, query) => words!(s; K::Let, name, equals, query),
            StatementKind::Define(name, value) => {
                words!(s; K::Define, name, equals, value.inside(1, s))
            }
            StatementKind::Param(name, value) => {
                words!(s; K::Param, name, equals, value.inside(1, s))
            }
            StatementKind::Include(path) => words!(s; K::Include, quoted(&path.text)),
            StatementKind::Print(template) => words!(s; K::Print, template),
            StatementKind::Save { what, path, overwrite } => {
                let saved = words!(s; K::Save, what, K::To, quoted(&path.text));
                if *overwrite { words!(s; saved, K::Overwrite) } else { saved }
            }
            StatementKind::Check(check) => check.written(s),
            StatementKind::Waive(waive) => waive.written(s),
            StatementKind::Audit(audit) => audit.written(s),
        }
    }
}

impl Written for Query {
    fn written(&self, s: Surface) -> String {
        let mut text = words!(s; self.verb, list(&self.subjects, s));
        // The order of meaning, whatever the order written.
        let mut clauses: Vec<&Clause> = self.clauses.iter().collect();
        clauses.sort_by_key(|clause| clause.kind.place());
        for clause in clauses {
            text.push(' ');
            text.push_str(&clause.kind.written(s));
        }
        text
    }
}

impl Written for Verb {
    fn written(&self, s: Surface) -> String {
        let keyword = match self {
            Self::Rank => Keyword::Rank,
            Self::List => Keyword::List,
            Self::Total => Keyword::Total,
            Self::Count => Keyword::Count,
            Self::Show => Keyword::Show,
            Self::Compare => Keyword::Compare,
            Self::Trend => Keyword::Trend,
        };
        keyword.written(s)
    }
}

impl ClauseKind {
    /// Its place in the order of meaning: period, `among`, rank, `where`, cut, `show`.
    fn place(&self) -> u8 {
        match self {
            Self::Of(_) => 0,
            Self::At(_) | Self::From(_) => 1,
            Self::To(_) => 2,
            Self::Versus(_) => 3,
            Self::Among(_) => 4,
            Self::Per(_) => 5,
            Self::By(_) => 6,
            Self::Ascending | Self::Descending => 7,
            Self::Where(_) => 8,
            Self::Top(_) | Self::Bottom(_) => 9,
            Self::Show(_) => 10,
        }
    }
}

impl Written for ClauseKind {
    fn written(&self, s: Surface) -> String {
        use Keyword as K;
        match self {
            Self::Where(expr) => words!(s; K::Where, expr.inside(1, s)),
            Self::Among(expr) => words!(s; K::Among, expr.inside(1, s)),
            Self::By(expr) => words!(s; K::By, expr.inside(1, s)),
            Self::Ascending => K::Ascending.written(s),
            Self::Descending => K::Descending.written(s),
            Self::Top(count) => words!(s; K::Top, count),
            Self::Bottom(count) => words!(s; K::Bottom, count),
            Self::Per(name) => words!(s; K::Per, name),
            Self::Show(columns) => words!(s; K::Show, list(columns, s)),
            Self::At(period) => words!(s; K::At, period),
            Self::Versus(period) => words!(s; K::Versus, period),
            Self::From(period) => words!(s; K::From, period),
            Self::To(period) => words!(s; K::To, period),
            Self::Of(names) => words!(s; K::Of, list(names, s)),
        }
    }
}

impl Written for RowCount {
    fn written(&self, s: Surface) -> String {
        match self {
            Self::Number(count) => count.to_string(),
            Self::Name(name) => name.written(s),
        }
    }
}

impl Written for PeriodReference {
    fn written(&self, s: Surface) -> String {
        match &self.kind {
            PeriodReferenceKind::Literal(period) => period.written(s),
            PeriodReferenceKind::Latest => Keyword::Latest.written(s),
            PeriodReferenceKind::Previous => Keyword::Previous.written(s),
            PeriodReferenceKind::LastYear => Keyword::LastYear.written(s),
            PeriodReferenceKind::Name(name) => name.written(s),
        }
    }
}

impl Written for Template {
    fn written(&self, s: Surface) -> String {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                TemplatePart::Text(part) => {
                    for sign in part.chars() {
                        text.push(sign);
                        // A full-width brace opens a value too.
                        if matches!(sign, '{' | '}' | '｛' | '｝') {
                            text.push(sign);
                        }
                    }
                }
                TemplatePart::Value(inquiry) => text += &format!("{{{}}}", inquiry.written(s)),
            }
        }
        quoted(&text)
    }
}

impl Written for Inquiry {
    fn written(&self, s: Surface) -> String {
        let mut text = match &self.kind {
            InquiryKind::Value(expr) => expr.inside(1, s),
            InquiryKind::Count => Keyword::Count.written(s),
            InquiryKind::Names => Keyword::Names.written(s),
        };
        if let Some(of) = &self.of {
            text = words!(s; text, Keyword::Of, of);
        }
        match &self.at {
            Some(at) => words!(s; text, Keyword::At, at),
            None => text,
        }
    }
}

impl Written for ShownColumn {
    fn written(&self, s: Surface) -> String {
        let column = self.expr.inside(1, s);
        // 以 stands before units alone, 属于 before a list.
        let within = match s {
            Surface::English => "in".to_owned(),
            Surface::Chinese => "以".to_owned(),
        };
        match &self.unit {
            Some(unit) => words!(s; column, within, unit),
            None => column,
        }
    }
}

impl Written for Name {
    fn written(&self, s: Surface) -> String {
        let parts: Vec<String> = self.parts.iter().map(|part| part.written(s)).collect();
        parts.join(".")
    }
}

impl Written for NamePart {
    fn written(&self, _: Surface) -> String {
        match self.quoted {
            true => format!("`{}`", self.text),
            false => self.text.clone(),
        }
    }
}

impl Display for Name {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(Surface::English))
    }
}

impl Display for NamePart {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(Surface::English))
    }
}

impl Written for Expr {
    fn written(&self, s: Surface) -> String {
        use Keyword as K;
        match &self.kind {
            ExprKind::Quantity(quantity) => {
                format!("{}{}", quantity.value, quantity.unit.in_language(language(s)))
            }
            ExprKind::Text(text) => quoted(text),
            // Where no period has to stand, 2023 alone is a number.
            ExprKind::Period(PeriodLiteral { year: Some(year), part: Part::Year }) => {
                format!("{year}年")
            }
            ExprKind::Period(period) => period.written(s),
            ExprKind::Truth(true) => K::True.written(s),
            ExprKind::Truth(false) => K::False.written(s),
            ExprKind::Name(name) => name.written(s),
            ExprKind::Unary(UnaryOperator::Negate, operand) => format!("-{}", operand.inside(7, s)),
            ExprKind::Unary(UnaryOperator::Not, operand) => words!(s; K::Not, operand.inside(3, s)),
            ExprKind::Binary(operator, left, right) => {
                let strength = operator.strength();
                // The right operand of an operator that groups to the left needs brackets at the
                // same strength; comparisons do not chain, so both of theirs do.
                let left_strength = if strength == 4 { 5 } else { strength };
                let (left, right) = (left.inside(left_strength, s), right.inside(strength + 1, s));
                words!(s; left, operator, right)
            }
            ExprKind::Between { value, low, high, negated } => {
                let (low, high) = (low.inside(5, s), high.inside(5, s));
                words!(s; value.inside(5, s), not(*negated, K::Between, s), low, K::And, high)
            }
            ExprKind::In { value, choices, negated } => {
                let choices = format!("({})", list(choices, s));
                words!(s; value.inside(5, s), not(*negated, K::In, s), choices)
            }
            ExprKind::IsMissing { value, negated } => {
                words!(s; value.inside(5, s), K::Is, not(*negated, K::Missing, s))
            }
            ExprKind::Match { value, operator, pattern, negated } => {
                let operator = not(*negated, operator.keyword(), s);
                words!(s; value.inside(5, s), operator, pattern.inside(5, s))
            }
            ExprKind::Call { function, arguments } => {
                format!("{}({})", function.written(s), list(arguments, s))
            }
            ExprKind::At { value, period } => words!(s; value.inside(8, s), K::At, period),
            ExprKind::Case { arms, otherwise } => {
                let mut text = K::Case.written(s);
                for (condition, value) in arms {
                    let (condition, value) = (condition.inside(1, s), value.inside(1, s));
                    text = words!(s; text, K::When, condition, K::Then, value);
                }
                if let Some(otherwise) = otherwise {
                    text = words!(s; text, K::Else, otherwise.inside(1, s));
                }
                words!(s; text, K::End)
            }
        }
    }
}

impl Expr {
    /// How strongly it holds together; see `grammar/indiq.ebnf`.
    fn strength(&self) -> u8 {
        match &self.kind {
            ExprKind::Binary(operator, ..) => operator.strength(),
            ExprKind::Unary(UnaryOperator::Not, _) => 3,
            ExprKind::Unary(UnaryOperator::Negate, _) => 7,
            ExprKind::Between { .. }
            | ExprKind::In { .. }
            | ExprKind::IsMissing { .. }
            | ExprKind::Match { .. } => 4,
            ExprKind::At { .. } => 0,
            _ => 8,
        }
    }

    /// Its text where an operator of such strength holds it: in brackets if it is weaker. With 1,
    /// where no bracket of its own stands around it, as a period of its own needs one.
    fn inside(&self, strength: u8, surface: Surface) -> String {
        let text = self.written(surface);
        if self.strength() < strength { format!("({text})") } else { text }
    }
}

impl BinaryOperator {
    /// How strongly it binds, `or` the least.
    fn strength(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal
            | Self::NotEqual
            | Self::Less
            | Self::LessEqual
            | Self::Greater
            | Self::GreaterEqual => 4,
            Self::Add | Self::Subtract => 5,
            Self::Multiply | Self::Divide => 6,
        }
    }
}

impl Written for BinaryOperator {
    fn written(&self, surface: Surface) -> String {
        let sign = match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::And => Keyword::And.spelling(surface),
            Self::Or => Keyword::Or.spelling(surface),
        };
        sign.to_owned()
    }
}

impl MatchOperator {
    fn keyword(self) -> Keyword {
        match self {
            Self::Contains => Keyword::Contains,
            Self::StartsWith => Keyword::StartsWith,
            Self::EndsWith => Keyword::EndsWith,
            Self::Matches => Keyword::Matches,
        }
    }
}

/// A text in quotes, with what a string literal escapes.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

/// The word, with its negation before it.
fn not(negated: bool, word: Keyword, surface: Surface) -> String {
    match negated {
        true => words!(surface; Keyword::Not, word),
        false => word.written(surface),
    }
}

fn list<T: Written>(items: &[T], surface: Surface) -> String {
    let texts: Vec<String> = items.iter().map(|item| item.written(surface)).collect();
    texts.join(", ")
}
