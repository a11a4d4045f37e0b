//! What stands behind the cursor in grey: the rest of a line that was entered before, or the unit of
//! a number that is being typed and how many rows there would be.

use crate::catalog::{Catalog, Measure};
use crate::source::SourceId;
use crate::syntax::lexer::lex;
use crate::syntax::token::{Symbol, Token, TokenKind};
use crate::units::{Dimension, Unit};
use rustyline::hint::Hint;

/// Grey text, and whether the right arrow takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ghost {
    /// What is shown.
    pub shown: String,
    /// What is taken; none for what only tells.
    pub taken: Option<String>,
}

impl Ghost {
    /// What may be taken as it is shown.
    pub fn taken(text: String) -> Self {
        Self { taken: Some(text.clone()), shown: text }
    }

    /// A unit, which may be taken, and how many rows there are with it, which only tells.
    pub fn with_rows(unit: Option<String>, rows: &str) -> Self {
        Self { shown: format!("{}  · {rows}", unit.as_deref().unwrap_or_default()), taken: unit }
    }

    /// What only tells.
    pub fn told(text: &str) -> Self {
        Self { shown: text.to_owned(), taken: None }
    }
}

impl Hint for Ghost {
    fn display(&self) -> &str {
        &self.shown
    }

    fn completion(&self) -> Option<&str> {
        self.taken.as_deref()
    }
}

/// The units that a number may have, from what stands before it.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// Measures by their names.
    measures: Vec<(String, Measure)>,
    /// Indicators by their names, with their units.
    indicators: Vec<(String, Unit)>,
}

impl Units {
    /// What a catalog says.
    pub fn of(catalog: &Catalog) -> Self {
        let names = |names: &'static [&'static str]| names.iter().map(|name| name.to_lowercase());
        let measures = Measure::NAMES
            .iter()
            .flat_map(|(measure, all)| names(all).map(|name| (name, *measure)))
            .collect();
        let indicators = catalog
            .indicators
            .iter()
            .flat_map(|one| one.names().map(|name| (name.to_lowercase(), one.unit.clone())))
            .collect();
        Self { measures, indicators }
    }

    /// The unit of a bare number at the end of a text: `%` behind `progress < 25`.
    pub fn behind(&self, text: &str) -> Option<String> {
        let tokens: Vec<Token> = lex(SourceId::default(), text).tokens;
        let mut words = tokens.iter().rev().filter(|token| !token.kind.is_trivia());
        let number = words.next().filter(|_| !text.ends_with(char::is_whitespace))?;
        let TokenKind::Quantity(quantity) = &number.kind else { return None };
        if quantity.unit != Unit::NUMBER {
            return None;
        }
        let TokenKind::Symbol(
            Symbol::Less
            | Symbol::LessEqual
            | Symbol::Greater
            | Symbol::GreaterEqual
            | Symbol::Equal,
        ) = words.next()?.kind
        else {
            return None;
        };
        let name = word(words.next()?)?;
        let of =
            |name: &str| self.indicators.iter().find(|(one, _)| one == name).map(|(_, unit)| unit);
        let dotted = words.next().filter(|token| token.kind == TokenKind::Symbol(Symbol::Dot));
        let own = dotted.and_then(|_| word(words.next()?)).and_then(|owner| of(&owner).cloned());
        let subject = || {
            let named = tokens.iter().filter_map(word);
            named.filter_map(|name| of(&name).cloned()).next()
        };
        let measure = self.measures.iter().find(|(one, _)| *one == name).map(|(_, one)| *one);
        let unit = match measure {
            Some(measure) => measure.default_unit(&own.or_else(subject)?),
            None => of(&name)?.clone(),
        };
        (unit.dimension != Dimension::Number).then(|| unit.to_string())
    }
}

fn word(token: &Token) -> Option<String> {
    match &token.kind {
        TokenKind::Word(word) | TokenKind::QuotedName(word) => Some(word.to_lowercase()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_of_what_is_compared() {
        let text = include_str!("../../examples/ankang/catalog.toml");
        let catalog = crate::catalog::read(SourceId(0), text).expect("the sample's catalog");
        let units = Units::of(&catalog);
        let behind = |text: &str| units.behind(text);
        assert_eq!(behind("rank domestic where progress < 25").as_deref(), Some("%"));
        assert_eq!(behind("排名 内资 其中 进度 < 25").as_deref(), Some("%"));
        assert_eq!(behind("list foreign where actual >= 3").as_deref(), Some("万美元"));
        assert_eq!(behind("list domestic where gap < 5").as_deref(), Some("pp"));
        assert_eq!(behind("list domestic where foreign.actual > 5").as_deref(), Some("万美元"));
        for none in [
            "rank domestic where rank < 3",
            "rank domestic where progress < 25%",
            "top 3",
            "",
            "rank domestic where progress < 25 ",
            "list domestic where x < 3",
        ] {
            assert_eq!(behind(none), None, "{none}");
        }
    }
}
