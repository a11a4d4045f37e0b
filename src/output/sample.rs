//! The answer of the design's example, for the tests of every format.

use crate::answer::{Answer, AnswerColumn, AnswerRow, Cell, Shown};
use crate::plan::{Basis, Type, TypeKind};
use crate::text::{Text, text};
use crate::units::{Currency, Unit};

pub fn quantity(unit: Unit) -> TypeKind {
    TypeKind::Quantity(unit)
}

pub fn column(name: &str, kind: TypeKind, basis: Basis) -> AnswerColumn {
    AnswerColumn {
        name: name.to_string(),
        label: Text::same(name),
        ty: Type { kind, nullable: true },
        basis,
    }
}

pub fn number(value: f64) -> Cell {
    Cell::Number { value, decimals: 2 }
}

pub fn text(text: &str) -> Cell {
    Cell::Text(text.to_string())
}

pub fn row(cells: Vec<Cell>) -> AnswerRow {
    AnswerRow { cells, behind: vec![] }
}

/// 亿元
pub fn hundred_million() -> Unit {
    Unit::money(Currency::CNY, 8)
}

/// An answer about nothing in particular.
pub fn answer(columns: Vec<AnswerColumn>, rows: Vec<AnswerRow>) -> Answer {
    Answer {
        subject: text!("domestic", "内资"),
        order: None,
        period: None,
        versus: None,
        shown: None,
        schedule: None,
        columns,
        rows,
        trends: vec![],
        files: vec![],
        warnings: vec![],
    }
}

/// `rank domestic where progress < schedule`
pub fn late() -> Answer {
    let row = |rank, district, actual, target, progress: f64, shortfall| AnswerRow {
        cells: vec![
            Cell::Whole(rank),
            text(district),
            number(actual),
            number(target),
            number(progress),
            number(progress - 25.0),
            number(shortfall),
        ],
        behind: vec![5],
    };
    Answer {
        period: Some(text!("2023Q1", "2023年一季度")),
        shown: Some(Shown { shown: 2, population: 13, noun: text!("districts", "县区") }),
        schedule: Some("25%".to_string()),
        files: vec!["ankang-2023q1.csv".to_string()],
        ..answer(
            vec![
                column("rank", TypeKind::Rank, Basis::Derived),
                column("district", TypeKind::District, Basis::Key),
                column("actual", quantity(hundred_million()), Basis::Published),
                column("target", quantity(hundred_million()), Basis::Published),
                column("progress", quantity(Unit::PERCENT), Basis::Published),
                column("gap", quantity(Unit::POINTS), Basis::Computed),
                column("shortfall", quantity(hundred_million()), Basis::Computed),
            ],
            vec![
                row(12, "恒口", 13.07, 65.08, 20.08, 3.2),
                row(13, "瀛湖", 0.81, 5.8, 13.93, 0.64),
            ],
        )
    }
}

/// What a terminal shows of a text: without colours.
pub fn without_color(text: &str) -> String {
    let colors = regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("a regular expression");
    colors.replace_all(text, "").into_owned()
}
