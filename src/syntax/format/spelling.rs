//! How words, numbers and periods are written: canonically in the language they were typed in, or in
//! the other one.

use super::period;
use super::walk::Place;
use crate::period::{PeriodLiteral, as_year};
use crate::syntax::keywords::{Keyword, Role, Surface};
use crate::syntax::lexer::{is_word, plain_word};
use crate::syntax::token::Symbol;
use crate::units::{Quantity, Unit, parse_unit};

/// Who knows what names are called in the other language.
pub trait Dictionary {
    /// The name in `to` of what `name` stands for at such a place. None where it is not known,
    /// has no name in that language, or is in that language already: it then stays as it is.
    fn name(&self, name: &str, place: Place, to: Surface) -> Option<String>;
}

/// How a text is to be written.
#[derive(Clone, Copy, Default)]
pub(super) struct Spelling<'a> {
    /// In another language, by these names.
    pub to: Option<(Surface, &'a dyn Dictionary)>,
    /// The names that the text declares, which stay as they are.
    pub declared: &'a [String],
    /// With all words as they are typed.
    pub as_typed: bool,
}

impl Spelling<'_> {
    /// Whether names and texts are to be in another language.
    pub fn translates(&self) -> bool {
        self.to.is_some()
    }

    /// A keyword; `before_unit` is said of the one between a shown column and its unit.
    pub fn keyword(&self, keyword: Keyword, typed: &str, before_unit: bool) -> String {
        if self.as_typed {
            return typed.to_owned();
        }
        let surface = self.to.map_or(Surface::of(&plain_word(typed)), |(to, _)| to);
        // 属于 is for lists: 目标 以 万元.
        let of_unit = keyword.entry().chinese.iter().find(|word| **word == "以");
        match of_unit.filter(|_| before_unit && surface == Surface::Chinese) {
            Some(word) => (*word).to_owned(),
            None => keyword.spelling(surface).to_owned(),
        }
    }

    /// A sign that is spelt as a word.
    pub fn sign(&self, sign: Symbol, typed: &str) -> String {
        if self.as_typed { typed.to_owned() } else { sign.as_str().to_owned() }
    }

    /// A part of a name; `name` is it without backquotes.
    pub fn name(&self, name: &str, typed: &str, place: Place, quoted: bool) -> String {
        let other = self.to.and_then(|(to, words)| self.translated(name, place, to, words));
        match other {
            Some(other) => other,
            None if quoted => format!("`{name}`"),
            None => typed.to_owned(),
        }
    }

    fn translated(
        &self,
        name: &str,
        place: Place,
        to: Surface,
        words: &dyn Dictionary,
    ) -> Option<String> {
        let is_declared = self.declared.iter().any(|one| one.eq_ignore_ascii_case(name));
        if is_declared || matches!(place, Place::Declared | Place::Id | Place::Topic) {
            return None;
        }
        if place == Place::Unit {
            let points = parse_unit(name).is_ok_and(|unit| unit == Unit::POINTS);
            return points.then(|| points_in(to).to_owned());
        }
        words.name(name, place, to).map(written)
    }

    /// A number with its unit: its digits as typed.
    pub fn quantity(&self, quantity: &Quantity, typed: &str) -> String {
        let typed = plain_word(typed);
        match self.to {
            Some((to, _)) if quantity.unit == Unit::POINTS && Surface::of(&typed) != to => {
                format!("{}{}", number_of(&typed), points_in(to))
            }
            _ => typed,
        }
    }

    /// The number behind `top`, in digits: its counter word is for Chinese.
    pub fn count(&self, number: &Quantity, typed: &str) -> String {
        let typed = plain_word(typed);
        let digits = number_of(&typed);
        match self.to {
            _ if digits.is_empty() => number.value.to_string(),
            Some((Surface::English, _)) => digits.to_owned(),
            _ => typed,
        }
    }

    /// A bare number that is a year.
    pub fn year(&self, number: &Quantity, typed: &str) -> String {
        match as_year(number) {
            Some(year) => self.period(&year, typed, true),
            None => plain_word(typed),
        }
    }

    /// A period; `stands_alone` is said of one behind `at` and its like, where a bare year will do.
    pub fn period(&self, period: &PeriodLiteral, typed: &str, stands_alone: bool) -> String {
        let typed = plain_word(typed);
        let other = self.to.and_then(|(to, _)| period::written(period, &typed, stands_alone, to));
        other.unwrap_or(typed)
    }
}

fn points_in(to: Surface) -> &'static str {
    match to {
        Surface::English => "pp",
        Surface::Chinese => "个百分点",
    }
}

/// The digits that a text begins with, and its decimals.
fn number_of(typed: &str) -> &str {
    let end = typed.find(|next: char| !(next.is_ascii_digit() || next == '.'));
    typed.get(..end.unwrap_or(typed.len())).unwrap_or(typed)
}

/// A name as it stands in a statement: in backquotes where it is no plain word, or one that would
/// be read as something else.
fn written(name: String) -> String {
    let in_the_way = |keyword: Keyword| keyword.is(Role::Operator) || keyword.is(Role::Clause);
    let other = Keyword::of(&name).is_some_and(in_the_way) || Symbol::of_word(&name).is_some();
    if is_word(&name) && !other { name } else { format!("`{name}`") }
}
