//! What names are called in the other language.
//!
//! The language's own (measures, functions, columns) are known always; indicators, districts and
//! groups by the catalog. A name is offered only if it stands, at its place, for the same thing as the
//! one it is offered for.

use super::names::{self, COLUMNS, Thing};
use super::vocabulary::Vocabulary;
use super::{functions, together};
use crate::catalog::{Catalog, Measure};
use crate::diagnostic::Result;
use crate::plan::ColumnId;
use crate::source::{SourceId, Span};
use crate::syntax;
use crate::syntax::ast::{Name, NamePart};
use crate::syntax::format::{self, Dictionary, Place};
use crate::syntax::keywords::Surface;
use crate::syntax::lexer::is_word;

/// The names of a language, and of a catalog where there is one.
#[derive(Debug, Default)]
pub struct Names {
    words: Vocabulary,
    has_catalog: bool,
    /// Further names, which only tell apart what was written together.
    spacing: Option<Vocabulary>,
}

impl Names {
    /// The names of the language, and those of a catalog.
    pub fn new(catalog: Option<Catalog>) -> Self {
        let has_catalog = catalog.is_some();
        Self { words: Vocabulary::new(catalog.unwrap_or_default()), has_catalog, spacing: None }
    }

    /// The names of the language; those of `catalog` only tell apart what was written together, and
    /// stay as they are written.
    pub fn to_space(catalog: Catalog) -> Self {
        Self { spacing: Some(Vocabulary::new(catalog)), ..Self::new(None) }
    }

    /// A script in its canonical form, with blanks between words that were written together, and in
    /// `to` if that is said. `declared` are names that scripts it includes declare.
    ///
    /// # Errors
    /// What is wrong with the text, as it stands.
    pub fn format(
        &self,
        source: SourceId,
        text: &str,
        to: Option<Surface>,
        declared: &[String],
    ) -> Result<String> {
        let reads = |text: &String| syntax::parse(source, text).diagnostics.is_empty();
        let spaced =
            together::spaced(text, self.spacing.as_ref().unwrap_or(&self.words)).filter(reads);
        let spaced = spaced.as_deref().unwrap_or(text);
        let formatted = match to {
            Some(to) => format::translate(source, spaced, to, self, declared),
            None => format::format(source, spaced),
        };
        formatted.map_err(|found| together::explained(source, text, found, &self.words))
    }

    /// What a name stands for at a place; nothing where that is not certain.
    fn thing(&self, text: &str, place: Place) -> Option<Thing> {
        let catalog = &self.words.catalog;
        let measure = || catalog.find_measure(text).map(Thing::Measure);
        let any = || names::thing(&plain(text), &self.words).ok();
        match place {
            Place::Value => measure().or_else(any),
            Place::Anything => any(),
            Place::Member => measure(),
            // No measure is a subject: what is called like one is something else.
            Place::Subject => any().filter(|thing| !matches!(thing, Thing::Measure(_))),
            Place::Qualifier => catalog.find_indicator(text).map(Thing::Indicator),
            Place::Grouping => names::column(text, catalog)
                .filter(|column| *column != ColumnId::District)
                .map(Thing::Column),
            Place::Function | Place::Unit | Place::Declared | Place::Id | Place::Topic => None,
        }
    }

    /// What a thing is called in a language, the best name first.
    fn called(&self, thing: &Thing, to: Surface) -> Vec<&str> {
        let catalog = &self.words.catalog;
        let fits = |name: &&str| Surface::of(name) == to && !name.is_empty();
        match thing {
            Thing::Measure(measure) => vec![of_measure(*measure, to)],
            Thing::Column(id) => COLUMNS
                .iter()
                .filter(|(_, one)| one == id)
                .map(|(name, _)| *name)
                .filter(fits)
                .collect(),
            Thing::Indicator(id) => {
                let indicator = catalog.indicators.get(id.0);
                short(indicator.into_iter().flat_map(|it| it.names()).filter(fits), to)
            }
            Thing::District(id) => {
                let district = catalog.districts.get(id.0);
                district.into_iter().flat_map(|it| it.names()).filter(fits).collect()
            }
            Thing::Group(id) => {
                let group = catalog.groups.get(id.0);
                short(group.into_iter().flat_map(|it| it.names()).filter(fits), to)
            }
            Thing::LeftOut => super::names::LEFT_OUT.iter().copied().filter(fits).collect(),
            // A level has one name, and a figure is translated part by part.
            Thing::Level(_)
            | Thing::Figure(..)
            | Thing::Result(_)
            | Thing::Definition(_)
            | Thing::Param(_) => vec![],
        }
    }

    /// Whether a column may be meant by a word when no catalog says what else it stands for: 县区 may
    /// be a group.
    fn is_certain(&self, text: &str, thing: &Thing) -> bool {
        let Thing::Column(id) = thing else {
            // In a comparison a column's noun is the column, whatever else is called so.
            return names::column(text, &self.words.catalog).is_none();
        };
        self.has_catalog || column_name(id, Surface::of(text)) == Some(text)
    }
}

impl Dictionary for Names {
    fn name(&self, name: &str, place: Place, to: Surface) -> Option<String> {
        if Surface::of(name) == to {
            return None;
        }
        if place == Place::Function {
            let names = functions::find(name)?.names;
            return names
                .iter()
                .find(|name| Surface::of(name) == to)
                .map(|name| (*name).to_owned());
        }
        let thing = self
            .thing(name, place)
            .filter(|thing| place == Place::Grouping || self.is_certain(name, thing))?;
        let names = self.called(&thing, to);
        let same = |name: &&&str| self.thing(name, place).as_ref() == Some(&thing);
        names.iter().find(same).map(|name| (*name).to_owned())
    }
}

fn of_measure(measure: Measure, to: Surface) -> &'static str {
    match to {
        Surface::English => measure.id(),
        Surface::Chinese => measure.chinese(),
    }
}

/// The first name of a column in a language.
fn column_name(id: &ColumnId, surface: Surface) -> Option<&'static str> {
    COLUMNS
        .iter()
        .find(|(name, one)| one == id && Surface::of(name) == surface)
        .map(|(name, _)| *name)
}

/// English identifiers in the order of the catalog. Chinese names by their length, as labels are long
/// and people write 内资; what needs no backquotes comes first.
fn short<'a>(names: impl Iterator<Item = &'a str>, to: Surface) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    if to == Surface::Chinese {
        names.sort_by_key(|name| name.chars().count());
    }
    names.sort_by_key(|name| !is_word(name));
    names
}

/// A name of one part.
fn plain(text: &str) -> Name {
    let part = NamePart { text: text.to_owned(), quoted: false, span: Span::default() };
    Name { parts: vec![part], span: Span::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Surface::{Chinese, English};

    fn sample() -> Names {
        let text = include_str!("../../examples/ankang/catalog.toml");
        let catalog = crate::catalog::read(crate::source::SourceId(0), text);
        Names::new(Some(catalog.expect("the sample's catalog is sound")))
    }

    #[test]
    fn words_of_the_language() {
        let names = Names::new(None);
        let to = |name, place, to| names.name(name, place, to);
        assert_eq!(to("progress", Place::Value, Chinese).as_deref(), Some("进度"));
        assert_eq!(to("完成率", Place::Value, English).as_deref(), Some("progress"));
        assert_eq!(to("完成率", Place::Value, Chinese), None);
        assert_eq!(to("progress", Place::Member, Chinese).as_deref(), Some("进度"));
        assert_eq!(to("sum", Place::Function, Chinese).as_deref(), Some("合计"));
        assert_eq!(to("四舍五入", Place::Function, English).as_deref(), Some("round"));
        assert_eq!(to("分组", Place::Value, English), None);
        assert_eq!(to("分组", Place::Grouping, English).as_deref(), Some("group"));
        assert_eq!(to("district", Place::Value, Chinese).as_deref(), Some("地区"));
        // What only a catalog can tell.
        for (name, place) in
            [("县区", Place::Value), ("得分", Place::Subject), ("内资", Place::Qualifier)]
        {
            assert_eq!(to(name, place, English), None, "{name}");
        }
    }

    #[test]
    fn words_of_a_catalog() {
        let names = sample();
        let to = |name, place, to| names.name(name, place, to);
        assert_eq!(to("domestic", Place::Subject, Chinese).as_deref(), Some("内资"));
        assert_eq!(to("实际使用外资", Place::Subject, English).as_deref(), Some("foreign"));
        assert_eq!(to("Hengkou", Place::Value, Chinese).as_deref(), Some("恒口"));
        assert_eq!(to("counties", Place::Value, Chinese).as_deref(), Some("县区"));
        // A group there, and the noun of a column before a sign: it stays what it is.
        assert_eq!(to("县区", Place::Value, English), None);
        assert_eq!(to("large_projects", Place::Subject, Chinese).as_deref(), Some("重大项目"));
        assert_eq!(to("nowhere", Place::Subject, Chinese), None);
    }
}
