//! What the words of a statement can stand for: the catalog, and what statements before it have
//! declared.
//!
//! A [`Declaration`] comes out of the analysis of `let`, `define` and `param`; whoever runs the
//! statement adds it once that succeeded. Definitions are kept as written and analyzed where they are
//! used, in the focus that they are used in; a result is kept as the plan that gives it, and so
//! means the same however often it is used, as the data of a session do not change.

use super::check::Waiver;
use super::{Meaning, Table};
use crate::catalog::{Catalog, Indicator, IndicatorId, NameIndex, key};
use crate::source::Span;
use crate::syntax::ast;
use crate::text::{Text, text};
use std::collections::BTreeMap;
use std::sync::Arc;

/// All that a statement can speak of.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// What exists, with the indicators that were defined behind those of its text.
    pub catalog: Catalog,
    /// What a defined indicator is worked out by.
    formulas: BTreeMap<IndicatorId, Arc<Definition>>,
    /// What the catalog says that an indicator is of others.
    relations: BTreeMap<IndicatorId, Arc<Definition>>,
    measures: BTreeMap<String, Arc<Definition>>,
    results: BTreeMap<String, Arc<NamedResult>>,
    params: BTreeMap<String, Param>,
    /// In the order declared.
    waivers: Vec<Waiver>,
    /// Values for params that the command line gives, by name.
    pub settings: BTreeMap<String, ast::Expr>,
    /// Whether the last rows that were shown are called [`LAST`] for the statements behind: at a
    /// prompt. A script gives names itself.
    pub names_last: bool,
}

/// What the last rows that were shown are called at a prompt.
pub const LAST: &str = "_";

/// What a statement adds to a vocabulary.
#[derive(Debug, Clone, PartialEq)]
pub enum Declaration {
    /// `let late = rank domestic where progress < schedule`
    Result(Arc<NamedResult>),
    /// `define score = 60分 * domestic.pace`: usable wherever an indicator is.
    Indicator(Box<Indicator>, Arc<Definition>),
    /// `define lag = schedule - progress`: usable wherever a measure is.
    Measure(Arc<Definition>),
    /// `param p = 2023Q1`
    Param(Param),
    /// `waive pace for 汉阴县 because "…"`
    Waiver(Waiver),
}

/// What a name was declared as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeclaredAs {
    /// `define score = 60分 * domestic.pace`
    Indicator,
    /// `define lag = schedule - progress`
    Measure,
    /// `let late = …`
    Result,
    /// `param p = 2023Q1`
    Param,
}

impl DeclaredAs {
    /// It, in words.
    pub fn in_words(self) -> Text {
        match self {
            Self::Indicator => text!("defined indicator", "自定义的指标"),
            Self::Measure => text!("defined measure", "自定义的度量"),
            Self::Result => text!("result", "结果"),
            Self::Param => text!("param", "参数"),
        }
    }
}

/// An expression under a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The name as written.
    pub name: String,
    /// What it stands for.
    pub expr: ast::Expr,
    /// The indicators whose figures it uses; none for a measure.
    pub inputs: Vec<IndicatorId>,
    /// Where it was declared.
    pub span: Span,
}

/// A result under a name.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedResult {
    /// The name as written.
    pub name: String,
    /// What gives it.
    pub table: Table,
    /// Where it was declared.
    pub span: Span,
}

/// A value under a name, which the command line may set.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// The name as written.
    pub name: String,
    /// Its value: a literal, or a name.
    pub value: ast::Expr,
}

impl Vocabulary {
    /// That of a catalog alone.
    pub fn new(catalog: Catalog) -> Self {
        Self { catalog, ..Self::default() }
    }

    /// Takes a declaration in. A name that was declared before stands for the new thing.
    pub fn declare(&mut self, declaration: &Declaration) {
        match declaration {
            Declaration::Result(result) => {
                self.forget(&result.name);
                self.results.insert(key(&result.name), Arc::clone(result));
            }
            Declaration::Indicator(indicator, definition) => {
                let same = self.defined_indicator(&definition.name);
                let id = same.unwrap_or(IndicatorId(self.catalog.indicators.len()));
                self.forget(&definition.name);
                match self.catalog.indicators.get_mut(id.0) {
                    Some(place) => *place = (**indicator).clone(),
                    None => self.catalog.indicators.push((**indicator).clone()),
                }
                self.catalog.index = NameIndex::default();
                self.formulas.insert(id, Arc::clone(definition));
            }
            Declaration::Measure(definition) => {
                self.forget(&definition.name);
                self.measures.insert(key(&definition.name), Arc::clone(definition));
            }
            Declaration::Param(param) => {
                self.forget(&param.name);
                self.params.insert(key(&param.name), param.clone());
            }
            Declaration::Waiver(waiver) => {
                // A script's are known before it runs, and come again in their turn.
                if !self.waivers.contains(waiver) {
                    self.waivers.push(waiver.clone());
                }
            }
        }
    }

    /// Takes notice that a statement shows what it means: its rows are the last ones, where these
    /// have a name. What is no table leaves none, so that the name never stands for older rows.
    pub fn show(&mut self, meaning: &Meaning, span: Span) {
        if !self.names_last {
            return;
        }
        match meaning {
            Meaning::Table(table) => {
                let result = NamedResult { name: LAST.to_owned(), table: (**table).clone(), span };
                self.declare(&Declaration::Result(Arc::new(result)));
            }
            Meaning::Card(_) => self.forget(LAST),
            _ => {}
        }
    }

    /// Takes a name away from what was declared under it. The place of a defined indicator stays,
    /// as others stand behind it; it loses its names.
    fn forget(&mut self, name: &str) {
        if let Some(id) = self.defined_indicator(name) {
            self.formulas.remove(&id);
            if let Some(indicator) = self.catalog.indicators.get_mut(id.0) {
                indicator.id.clear();
                indicator.label.clear();
            }
            self.catalog.index = NameIndex::default();
        }
        let name = key(name);
        self.measures.remove(&name);
        self.results.remove(&name);
        self.params.remove(&name);
    }

    /// The defined indicator with this name.
    pub(super) fn defined_indicator(&self, name: &str) -> Option<IndicatorId> {
        self.catalog.find_indicator(name).filter(|id| self.formulas.contains_key(id))
    }

    /// What an indicator is worked out by, if it was defined.
    pub fn formula(&self, indicator: IndicatorId) -> Option<&Arc<Definition>> {
        self.formulas.get(&indicator)
    }

    /// What an indicator is of others, as the catalog says.
    pub fn relation(&self, indicator: IndicatorId) -> Option<&Arc<Definition>> {
        self.relations.get(&indicator)
    }

    /// Takes in what the catalog says that an indicator is of others.
    pub(super) fn relate(&mut self, indicator: IndicatorId, relation: Arc<Definition>) {
        self.relations.insert(indicator, relation);
    }

    /// The defined measure with this name.
    pub fn measure(&self, name: &str) -> Option<&Arc<Definition>> {
        self.measures.get(&key(name))
    }

    /// The result with this name.
    pub fn result(&self, name: &str) -> Option<&Arc<NamedResult>> {
        self.results.get(&key(name))
    }

    /// The param with this name.
    pub fn param(&self, name: &str) -> Option<&Param> {
        self.params.get(&key(name))
    }

    /// The values that the command line gives to params, by their names.
    pub fn settings_in_words(&self) -> BTreeMap<String, String> {
        self.settings.iter().map(|(name, value)| (name.clone(), value.to_string())).collect()
    }

    /// The values that all params have, by their names: set by the command line, or their defaults.
    pub fn params_in_words(&self) -> BTreeMap<String, String> {
        let own = self.params.iter().map(|(name, param)| (name.clone(), param.value.to_string()));
        let mut values: BTreeMap<String, String> = own.collect();
        values.extend(self.settings_in_words());
        values
    }

    /// The waivers, in the order declared.
    pub fn waivers(&self) -> &[Waiver] {
        &self.waivers
    }

    /// Every name that was declared, and as what.
    pub fn declared(&self) -> Vec<(&str, DeclaredAs)> {
        let formulas = self.formulas.values().map(|one| (one.name.as_str(), DeclaredAs::Indicator));
        let measures = self.measures.values().map(|one| (one.name.as_str(), DeclaredAs::Measure));
        let results = self.results.values().map(|one| (one.name.as_str(), DeclaredAs::Result));
        let params = self.params.values().map(|one| (one.name.as_str(), DeclaredAs::Param));
        formulas.chain(measures).chain(results).chain(params).collect()
    }
}
