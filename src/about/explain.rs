//! `explain rank domestic where progress < 25%`: the statement as understood.

use super::steps;
use crate::analyze::Meaning;
use crate::catalog::{Catalog, DistrictId, Layout, SourceTable};
use crate::output::{Block, Page};
use crate::panel::Figure;
use crate::plan::{Basis, Plan, TypeKind};
use crate::syntax::ast::Statement;

/// One of the plans that a statement runs.
pub struct Part<'p> {
    /// What it is for.
    pub title: String,
    /// The plan.
    pub plan: &'p Plan,
    /// The engine's own plan, as text.
    pub engine: String,
}

/// The normal form of a statement, what its columns mean, what is read from where, the steps of
/// each plan, and the plan of the engine.
pub fn explain(
    statement: &Statement,
    meaning: &Meaning,
    parts: &[Part],
    catalog: &Catalog,
) -> Page {
    let mut blocks = vec![Block::Code(statement.to_string())];
    if parts.is_empty() {
        let what = match meaning {
            Meaning::Describe(_) => "It says what names stand for; no figures are read.",
            Meaning::Help(_) => "It shows help; no figures are read.",
            _ => "It explains a statement; nothing is run.",
        };
        blocks.push(Block::Text(what.into()));
    }
    for (index, part) in parts.iter().enumerate() {
        if parts.len() > 1 {
            let title = format!("{} of {}: {}", index + 1, parts.len(), part.title);
            blocks.push(Block::Heading(title));
        }
        blocks.push(Block::Heading("columns".into()));
        blocks.push(columns(part.plan));
        blocks.push(Block::Heading("read".into()));
        blocks.push(read(part.plan, catalog));
        blocks.push(Block::Heading("steps".into()));
        blocks.push(Block::Code(steps::in_words(part.plan, catalog)));
        blocks.push(Block::Heading("plan of the engine".into()));
        blocks.push(Block::Code(part.engine.clone()));
    }
    Page { title: "explain".into(), blocks }
}

fn columns(plan: &Plan) -> Block {
    let rows = plan.columns.iter().map(|column| {
        let (kind, unit) = match &column.ty.kind {
            TypeKind::Quantity(unit) => ("figure", unit.to_string()),
            TypeKind::Rank => ("rank", String::new()),
            TypeKind::Movement => ("movement", String::new()),
            TypeKind::Period => ("period", String::new()),
            TypeKind::District => ("district", String::new()),
            TypeKind::Text => ("text", String::new()),
            TypeKind::Truth => ("yes/no", String::new()),
        };
        let basis = match column.basis {
            Basis::Key => "says which row",
            Basis::Published => "as printed",
            Basis::Derived => "worked out",
            Basis::Computed => "computed",
        };
        let unit = if unit.is_empty() { "–".to_owned() } else { unit };
        vec![column.name.clone(), kind.into(), unit, basis.into()]
    });
    Block::Table {
        headers: ["column", "type", "unit", "basis"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}

/// Which column or row of which file each figure is read from.
fn read(plan: &Plan, catalog: &Catalog) -> Block {
    let mut rows = Vec::new();
    for figure in &plan.read.figures {
        for files in catalog.sources.chunk_by(|one, next| one.span == next.span) {
            let Some(source) = files.first() else { continue };
            if let Some(place) = place_in(&source.layout, figure, &plan.read.districts) {
                let id = &catalog.indicators[figure.indicator.0].id;
                rows.push(vec![format!("{id}.{}", figure.measure.id()), named(files), place]);
            }
        }
    }
    if rows.is_empty() {
        return Block::Text("nothing but the districts".into());
    }
    Block::Table { headers: ["figure", "file", "column or row"].map(str::to_owned).to_vec(), rows }
}

/// The files of one source.
fn named(files: &[SourceTable]) -> String {
    match files {
        [first, .., last] => {
            format!("{} … {} ({} files)", first.file, last.file, files.len())
        }
        _ => files.iter().map(|one| one.file.as_str()).collect(),
    }
}

fn place_in(layout: &Layout, figure: &Figure, read: &[DistrictId]) -> Option<String> {
    let is_it = |indicator, measure| indicator == figure.indicator && measure == figure.measure;
    match layout {
        Layout::Wide { columns, .. } => columns
            .iter()
            .find(|one| is_it(one.indicator, one.measure))
            .map(|one| one.header.clone()),
        Layout::Long { district, .. } if !read.contains(district) => None,
        Layout::Long { names, .. } => {
            names.iter().find(|one| is_it(one.indicator, one.measure)).map(|one| one.name.clone())
        }
    }
}
