//! What is said beside a table, from the answers of the small plans that come with it.

use crate::analyze::{PartCounts, RankCheck};
use crate::answer::{Answer, Cell};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

/// One note for all columns of a total that are over fewer parts than there are rows.
pub(super) fn parts(parts: &PartCounts, counts: &Answer, catalog: &Catalog) -> Option<Diagnostic> {
    let number = |cell: Option<&Cell>| match cell {
        Some(Cell::Whole(count)) => *count,
        _ => 0,
    };
    let mut said = Vec::new();
    for row in &counts.rows {
        let of = row.cells.iter().take(parts.partition).filter_map(|cell| match cell {
            Cell::Text(text) => Some(format!("{text}: ")),
            _ => None,
        });
        let partition: String = of.collect();
        let rows = number(row.cells.last());
        let columns = counts.columns.iter().zip(&row.cells).skip(parts.partition);
        for (column, cell) in columns.filter(|(_, cell)| number(Some(cell)) < rows) {
            said.push(format!("{partition}{} {} of {rows}", column.name, number(Some(cell))));
        }
    }
    (!said.is_empty()).then(|| {
        let rows = &catalog.nouns.plural;
        Diagnostic::note(
            Code::PartsMissing,
            format!("not all {rows} have every part: {}", said.join(", ")),
        )
    })
}

/// One warning for all printed ranks that differ from the ones worked out.
pub(super) fn ranks(
    check: &RankCheck,
    differing: &Answer,
    catalog: &Catalog,
) -> Option<Diagnostic> {
    let text = |cell: Option<&Cell>| match cell {
        Some(Cell::Text(text)) => text.clone(),
        Some(Cell::Whole(value)) => value.to_string(),
        Some(Cell::Number { value, .. }) => value.to_string(),
        _ => "none".to_owned(),
    };
    let rows = differing.rows.iter().map(|row| {
        let cell = |index: usize| text(row.cells.get(index));
        format!("{} {} (printed: {})", cell(0), cell(1), cell(2))
    });
    let rows: Vec<String> = rows.collect();
    let id = &catalog.indicators[check.indicator.0].id;
    (!rows.is_empty()).then(|| {
        let message =
            format!("printed ranks of {id} differ from those worked out: {}", rows.join(", "));
        Diagnostic::warning(Code::RankDiffers, message)
            .hint(format!("the catalog says how {id} is ranked: describe {id}"))
    })
}
