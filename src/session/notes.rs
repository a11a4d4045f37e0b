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

/// How many rows of a total the note on missing parts tells of one by one, and how many names of
/// them it gives where it tells of more by column.
const ROWS_TOLD: usize = 3;

/// One note for all columns of a total that are over fewer parts than there are rows.
pub(super) fn parts(parts: &PartCounts, counts: &Answer, catalog: &Catalog) -> Option<Diagnostic> {
    let rows: Vec<Text> =
        counts.rows.iter().filter_map(|row| lacking(parts, counts, row)).collect();
    if rows.is_empty() {
        return None;
    }
    let nouns = catalog.nouns.many();
    // One row more is told as shortly as counted.
    if rows.len() <= ROWS_TOLD + 1 {
        let told = joined(rows, &text!("; ", "；"));
        let message = text!(
            "not all {nouns} have every part: {told}",
            "并非所有{nouns}的各项数据都齐全：{told}",
            nouns,
            told
        );
        return Some(Diagnostic::note(Code::PartsMissing, message));
    }
    let holes = by_column(parts, counts);
    let told = joined(holes.iter().map(Holes::in_words), &text!("; ", "；"));
    let message = text!(
        "not all {nouns} have every part, in {count} rows: {told}",
        "共 {count} 行中，并非所有{nouns}的各项数据都齐全：{told}",
        nouns,
        count = rows.len(),
        told
    );
    let mut lacking: Vec<&Text> = Vec::new();
    for column in holes.iter().flat_map(|one| &one.columns) {
        if !lacking.contains(&column) {
            lacking.push(column);
        }
    }
    let each =
        lacking.into_iter().map(|column| text!("{column} is missing", "{column} 为 缺失", column));
    let missing = joined(each, &text!(" or ", " 或 "));
    let subject = &counts.subject;
    Some(Diagnostic::note(Code::PartsMissing, message).hint(text!(
        "all of them: count {subject} where {missing}, with the other clauses as here",
        "要看全部：计数 {subject} 其中 {missing}，其他子句照写",
        subject,
        missing
    )))
}

/// What a row of a total lacks: `2022M11: actual 5, progress 4 of 6`.
fn lacking(parts: &PartCounts, counts: &Answer, row: &AnswerRow) -> Option<Text> {
    let name = name_of(parts, row);
    let partition = joined(name.map(|of| text!("{of}: ", "{of}：", of)), &text!("", ""));
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

/// The parts of a row's name: its period, its group.
fn name_of<'a>(parts: &PartCounts, row: &'a AnswerRow) -> impl Iterator<Item = Text> + 'a {
    row.cells.iter().take(parts.partition).filter_map(|cell| match cell {
        Cell::Text(name) => Some(Text::same(name.as_str())),
        Cell::Words(words) => Some(words.clone()),
        _ => None,
    })
}

/// Rows in which the same columns are over as many parts.
#[derive(PartialEq)]
struct Holes {
    /// Which columns.
    columns: Vec<Text>,
    /// Over how many parts, of how many.
    parts: (i64, i64),
    /// In which rows.
    rows: Vec<Text>,
}

impl Holes {
    /// `target, progress 5 of 6 at 2022M1, 2022M2, 2022M3 and 8 more`
    fn in_words(&self) -> Text {
        let (count, of) = self.parts;
        let columns = listed(&self.columns);
        let more = self.rows.len().saturating_sub(ROWS_TOLD);
        let first = listed(self.rows.iter().take(ROWS_TOLD));
        let rows = match more {
            0 => first,
            _ => text!("{first} and {more} more", "{first}和另外 {more} 行", first, more),
        };
        text!(
            "{columns} {count} of {of} at {rows}",
            "{rows}的{columns} {count}（共 {of}）",
            columns,
            count,
            of,
            rows
        )
    }
}

/// What is lacking, by columns: every column that lacks a part in some row is named.
fn by_column(parts: &PartCounts, counts: &Answer) -> Vec<Holes> {
    let mut found: Vec<Holes> = Vec::new();
    let last = counts.columns.len().saturating_sub(1);
    for (at, column) in counts.columns.iter().enumerate().take(last).skip(parts.partition) {
        let mut own: Vec<Holes> = Vec::new();
        for row in &counts.rows {
            let there = (number(row.cells.get(at)), number(row.cells.last()));
            if there.0 >= there.1 {
                continue;
            }
            let name = joined(name_of(parts, row), &text!(" ", ""));
            match own.iter_mut().find(|one| one.parts == there) {
                Some(alike) => alike.rows.push(name),
                None => own.push(Holes {
                    columns: vec![column.label.clone()],
                    parts: there,
                    rows: vec![name],
                }),
            }
        }
        for one in own {
            let alike = |known: &&mut Holes| known.parts == one.parts && known.rows == one.rows;
            match found.iter_mut().find(alike) {
                Some(known) => known.columns.extend(one.columns),
                None => found.push(one),
            }
        }
    }
    found
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
