//! What is said beside a table, from the answers of the small plans that come with it.

use crate::analyze::{Beside, PartCounts, RankCheck};
use crate::answer::{Answer, AnswerColumn, AnswerRow, Cell};
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

/// How many rows of a total the note on missing parts tells of; for the others it says how to ask.
const ROWS_TOLD: usize = 3;

/// One note for all columns of a total that are over fewer parts than there are rows.
pub(super) fn parts(parts: &PartCounts, counts: &Answer, catalog: &Catalog) -> Option<Diagnostic> {
    let rows: Vec<Text> =
        counts.rows.iter().filter_map(|row| lacking(parts, counts, row)).collect();
    if rows.is_empty() {
        return None;
    }
    // One row more is told as shortly as counted.
    let few = rows.len() <= ROWS_TOLD + 1;
    let shown = if few { rows.len() } else { ROWS_TOLD };
    let more = rows.len() - shown;
    let told = joined(rows.iter().take(shown), &text!("; ", "；"));
    let nouns = catalog.nouns.many();
    let message = match more {
        0 => text!(
            "not all {nouns} have every part: {told}",
            "并非所有{nouns}的各项数据都齐全：{told}",
            nouns,
            told
        ),
        _ => text!(
            "not all {nouns} have every part, in {count} rows: {told}; {more} more",
            "共 {count} 行中，并非所有{nouns}的各项数据都齐全：{told}；另有 {more} 行",
            nouns,
            count = rows.len(),
            told,
            more
        ),
    };
    let note = Diagnostic::note(Code::PartsMissing, message);
    match most_lacking(parts, counts).filter(|_| more > 0) {
        Some(column) => {
            let subject = &counts.subject;
            Some(note.hint(text!(
                "all of them: count {subject} where {column} is missing, with the other clauses as here",
                "要看全部：计数 {subject} 其中 {column} 为 缺失，其他子句照写",
                subject,
                column
            )))
        }
        None => Some(note),
    }
}

/// What a row of a total lacks: `2022M11: actual 5, progress 4 of 6`.
fn lacking(parts: &PartCounts, counts: &Answer, row: &AnswerRow) -> Option<Text> {
    let of = row.cells.iter().take(parts.partition).filter_map(|cell| match cell {
        Cell::Text(name) => Some(Text::same(name.as_str())),
        Cell::Words(words) => Some(words.clone()),
        _ => None,
    });
    let partition = joined(of.map(|of| text!("{of}: ", "{of}：", of)), &text!("", ""));
    let rows = number(row.cells.last());
    let columns = counts.columns.iter().zip(&row.cells).skip(parts.partition);
    let fewer = columns.filter(|(_, cell)| number(Some(cell)) < rows).map(|(column, cell)| {
        let count = number(Some(cell));
        text!("{column} {count}", "{column} {count}", column = &column.label, count)
    });
    let fewer: Vec<Text> = fewer.collect();
    let all = listed(&fewer);
    (!fewer.is_empty()).then(|| {
        text!("{partition}{all} of {rows}", "{partition}{all}（共 {rows}）", partition, all, rows)
    })
}

/// The column that lacks a part in most rows; of several the first.
fn most_lacking(parts: &PartCounts, counts: &Answer) -> Option<Text> {
    let rows = |at: usize| {
        let lacks = |row: &&AnswerRow| number(row.cells.get(at)) < number(row.cells.last());
        counts.rows.iter().filter(lacks).count()
    };
    let columns = counts.columns.iter().enumerate().skip(parts.partition);
    let last = counts.columns.len().saturating_sub(1);
    let columns = columns.filter(|(at, _)| *at < last).map(|(at, column)| (rows(at), column));
    // Of equal ones the last is found, so they are asked backwards.
    let columns: Vec<_> = columns.collect();
    let most = columns.into_iter().rev().max_by_key(|(rows, _)| *rows);
    most.filter(|(rows, _)| *rows > 0).map(|(_, column)| column.label.clone())
}

fn number(cell: Option<&Cell>) -> i64 {
    match cell {
        Some(Cell::Whole(count)) => *count,
        _ => 0,
    }
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
