//! What is said beside a table, from the answers of the small plans that come with it.

use crate::analyze::{Beside, PartCounts, RankCheck};
use crate::answer::{Answer, AnswerColumn, Cell};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Basis, Type, TypeKind};
use crate::text::{Text, joined, listed, text};

/// Says before each row of a total what it stands for: the first `own` rows for the districts, the
/// others for their parent.
pub(super) fn label_rows(answer: &mut Answer, own: usize, beside: &Beside) {
    answer.columns.insert(
        0,
        AnswerColumn {
            name: "figures".to_owned(),
            label: text!("figures", "数据"),
            ty: Type { kind: TypeKind::Text, nullable: false },
            basis: Basis::Key,
        },
    );
    for (at, row) in answer.rows.iter_mut().enumerate() {
        let label = if at < own { &beside.above } else { &beside.below };
        row.cells.insert(0, Cell::Words(label.clone()));
        row.behind.iter_mut().for_each(|column| *column += 1);
    }
    answer.trends.iter_mut().for_each(|trend| trend.column += 1);
}

/// One note for all columns of a total that are over fewer parts than there are rows.
pub(super) fn parts(parts: &PartCounts, counts: &Answer, catalog: &Catalog) -> Option<Diagnostic> {
    let number = |cell: Option<&Cell>| match cell {
        Some(Cell::Whole(count)) => *count,
        _ => 0,
    };
    let mut said = Vec::new();
    for row in &counts.rows {
        let of = row.cells.iter().take(parts.partition).filter_map(|cell| match cell {
            Cell::Text(name) => Some(Text::same(name.as_str())),
            Cell::Words(words) => Some(words.clone()),
            _ => None,
        });
        let partition = joined(of.map(|of| text!("{of}: ", "{of}：", of)), &text!("", ""));
        let rows = number(row.cells.last());
        let columns = counts.columns.iter().zip(&row.cells).skip(parts.partition);
        for (column, cell) in columns.filter(|(_, cell)| number(Some(cell)) < rows) {
            said.push(text!(
                "{partition}{column} {count} of {rows}",
                "{partition}{column}有 {count} 个，共 {rows} 个",
                partition,
                column = &column.label,
                count = number(Some(cell)),
                rows
            ));
        }
    }
    (!said.is_empty()).then(|| {
        let message = text!(
            "not all {rows} have every part: {said}",
            "并非所有{rows}的各项数据都齐全：{said}",
            rows = catalog.nouns.many(),
            said = joined(said, &text!(", ", "；"))
        );
        Diagnostic::note(Code::PartsMissing, message)
    })
}

/// One warning for all printed ranks that differ from the ones worked out.
pub(super) fn ranks(
    check: &RankCheck,
    differing: &Answer,
    catalog: &Catalog,
) -> Option<Diagnostic> {
    let text = |cell: Option<&Cell>| match cell {
        Some(Cell::Text(text)) => Text::same(text.as_str()),
        Some(Cell::Words(words)) => words.clone(),
        Some(Cell::Whole(value)) => Text::of(value),
        Some(Cell::Number { value, .. }) => Text::of(value),
        _ => text!("none", "无"),
    };
    let rows = differing.rows.iter().map(|row| {
        let cell = |index: usize| text(row.cells.get(index));
        text!(
            "{district} {rank} (printed: {printed})",
            "{district} {rank}（公布：{printed}）",
            district = cell(0),
            rank = cell(1),
            printed = cell(2)
        )
    });
    let rows: Vec<Text> = rows.collect();
    let id = &catalog.indicators[check.indicator.0];
    (!rows.is_empty()).then(|| {
        let message = text!(
            "printed ranks of {id} differ from those worked out: {rows}",
            "{id}公布的位次与算出的不同：{rows}",
            id,
            rows = listed(rows)
        );
        let hint = text!(
            "the catalog says how {id} is ranked: describe {id}",
            "排名规则由目录决定，可查看：描述 {id}",
            id
        );
        Diagnostic::warning(Code::RankDiffers, message).hint(hint)
    })
}
