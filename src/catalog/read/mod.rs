//! A catalog out of its TOML text.
//!
//! Takes the text; gives a [`Catalog`] in which every name is known, every name means one thing,
//! and every index is good, or all that is wrong with it, each with its place in the text.
//! `docs/catalog.md` lists the keys.

mod districts;
mod files;
mod indicators;
mod rankings;
mod schedule;
mod scope;
mod section;
mod sources;
mod syntax;
#[cfg(test)]
mod tests;

use super::measure::Measure;
use super::model::{Catalog, Nouns, Origin};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::source::SourceId;
use crate::text::text;
use scope::Scope;
use section::{Faults, Section};
use toml::de::DeTable;

/// Reads a catalog; `source` is where the text was kept, for the places of diagnostics.
///
/// Errors: [`Code::BadCatalog`] for what cannot be read (TOML, types, keys, units, periods),
/// [`Code::CatalogConflict`] for names that clash or stand for nothing.
pub fn read(source: SourceId, text: &str) -> Result<Catalog> {
    let mut faults = Faults::new(source);
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let place = error.span().unwrap_or(0..0);
        let fault = syntax::fault(error.message(), text, place.clone(), faults.span(place));
        faults.add(fault);
    }
    if !faults.found.is_empty() {
        return Err(faults.found);
    }
    let span = faults.span(0..0);
    let mut file = Section::new(text!("the catalog", "目录"), document.get_ref(), span, &faults);
    let mut catalog = Catalog { origin: Origin::Written, ..Catalog::default() };
    head(&mut file, &mut catalog, &mut faults);
    catalog.schedule = schedule::schedule(&mut file, &mut faults);
    catalog.measure_names = measure_names(&mut file, &mut faults);
    catalog.groups = districts::groups(&mut file, &mut faults);
    catalog.districts = districts::districts(&mut file, &catalog, &mut faults);
    let unsettled = indicators::indicators(&mut file, &mut catalog, &mut faults);
    sources::sources(&mut file, &mut catalog, &mut faults);
    file.finish(&mut faults);
    rankings::settle(&mut catalog, unsettled, &mut faults);
    if faults.found.is_empty() { Ok(catalog) } else { Err(faults.found) }
}

fn head(file: &mut Section<'_>, catalog: &mut Catalog, faults: &mut Faults) {
    let Some(mut section) = file.section("catalog", faults) else {
        let message = text!("the catalog lacks the table [catalog]", "目录缺少 [catalog] 表");
        let hint =
            text!("write [catalog] and below it name = \"…\"", "写 [catalog]，下面写 name = \"…\"");
        faults.add(Diagnostic::error(Code::BadCatalog, message).at(file.span).hint(hint));
        return;
    };
    if let Some(name) = section.required("name", faults) {
        catalog.name = name.value;
    }
    catalog.title = match section.text("title", faults) {
        Some(title) => title.value,
        None => catalog.name.clone(),
    };
    if let Some(mut nouns) = section.section("district", faults) {
        let usual = Nouns::default();
        let mut noun = |key, usual| nouns.text(key, faults).map_or(usual, |it| it.value);
        let singular = noun("singular", usual.singular);
        let several = format!("{singular}s");
        catalog.nouns = Nouns {
            plural: noun("plural", several),
            chinese: noun("chinese", usual.chinese),
            singular,
        };
        nouns.finish(faults);
    }
    section.finish(faults);
}

/// `[measures]`: further names, which may not be names of other measures.
fn measure_names(file: &mut Section<'_>, faults: &mut Faults) -> Vec<(String, Measure)> {
    let mut names = Vec::new();
    let Some(mut section) = file.section("measures", faults) else { return names };
    let mut scope = Scope::new(text!("measure", "度量"));
    for entry in section.rest() {
        let wanted = Measure::NAMES.iter().find(|(it, _)| it.id() == entry.key.value);
        let Some((measure, _)) = wanted else {
            let ids = Measure::NAMES.iter().map(|(measure, _)| measure.id());
            section::unknown_word(&text!("measure", "度量"), &entry.key, ids, faults);
            continue;
        };
        for name in entry.texts(faults) {
            let same = |(other, _): &(&str, Measure)| super::key(other) == super::key(&name.value);
            match Measure::spellings().find(same) {
                Some((_, other)) if other == *measure => {}
                Some((_, other)) => {
                    let message = text!(
                        "{name} already names {other}",
                        "`{name}` 已经是{other}的名称",
                        name = name.value,
                        other
                    );
                    let label =
                        text!("a name of {other} in the language", "语言里{other}的名称", other);
                    faults.add(
                        Diagnostic::error(Code::CatalogConflict, message)
                            .at(name.span)
                            .label(name.span, label),
                    );
                }
                None => {
                    scope.claim(&name, *measure as usize, faults);
                    names.push((name.value, *measure));
                }
            }
        }
    }
    names
}
