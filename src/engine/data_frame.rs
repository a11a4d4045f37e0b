//! An answer as a data frame: for programs that go on with Polars.
//!
//! Takes an [`Answer`]; gives a column for each of its columns, under its name. Figures are `Float64`
//! in the column's unit, ranks, movements and counts `Int64`, names and periods `String`, truths
//! `Boolean`; what is missing is null.

use crate::answer::{Answer, AnswerColumn, Cell};
use crate::plan::TypeKind;
use polars::prelude::*;

/// The frame.
///
/// # Errors
/// Those of Polars: two columns of one name.
pub fn data_frame(answer: &Answer) -> PolarsResult<DataFrame> {
    let columns = answer.columns.iter().enumerate();
    let columns = columns.map(|(at, column)| {
        let cells = answer.rows.iter().map(|row| row.cells.get(at).unwrap_or(&Cell::Missing));
        series(column, cells.collect::<Vec<_>>()).into_column()
    });
    DataFrame::new(answer.rows.len(), columns.collect())
}

fn series(column: &AnswerColumn, cells: Vec<&Cell>) -> Series {
    let name = PlSmallStr::from_str(&column.name);
    let whole = |cell: &&Cell| match cell {
        Cell::Whole(whole) | Cell::Moved(whole) => Some(*whole),
        _ => None,
    };
    let is_whole = |cell: &&Cell| **cell == Cell::Missing || whole(cell).is_some();
    match column.ty.kind {
        TypeKind::Rank | TypeKind::Movement => {
            Series::new(name, cells.iter().map(whole).collect::<Vec<_>>())
        }
        // A count is of whole numbers throughout; in a card they stand beside other figures.
        TypeKind::Quantity(_)
            if cells.iter().any(|cell| whole(cell).is_some()) && cells.iter().all(is_whole) =>
        {
            Series::new(name, cells.iter().map(whole).collect::<Vec<_>>())
        }
        TypeKind::Quantity(_) => {
            Series::new(name, cells.iter().map(|cell| cell.number()).collect::<Vec<_>>())
        }
        TypeKind::Truth => {
            Series::new(name, cells.iter().map(|cell| cell.truth()).collect::<Vec<_>>())
        }
        TypeKind::Period | TypeKind::District | TypeKind::Text => {
            Series::new(name, cells.iter().map(|cell| cell.text()).collect::<Vec<_>>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::{answer, column, number, quantity, row, text};
    use crate::plan::Basis;
    use crate::units::Unit;

    #[test]
    fn missing_is_null_and_counts_are_whole() {
        let columns = vec![
            column("district", TypeKind::District, Basis::Key),
            column("rank", TypeKind::Rank, Basis::Derived),
            column("movement", TypeKind::Movement, Basis::Derived),
            column("late", TypeKind::Truth, Basis::Derived),
            column("actual", quantity(Unit::NUMBER), Basis::Published),
        ];
        let late = vec![text("恒口"), Cell::Whole(12), Cell::New, Cell::Truth(true), number(13.07)];
        let unknown =
            vec![text("瀛湖"), Cell::Missing, Cell::Whole(-1), Cell::Missing, Cell::Missing];
        let frame = data_frame(&answer(columns, vec![row(late), row(unknown)]));
        let frame = frame.expect("no name comes twice");
        assert_eq!((frame.height(), frame.width()), (2, 5));
        let whole = |name: &str| {
            let column = frame.column(name).and_then(|column| column.i64()).expect("whole numbers");
            column.iter().collect::<Vec<Option<i64>>>()
        };
        assert_eq!(
            (whole("rank"), whole("movement")),
            (vec![Some(12), None], vec![None, Some(-1)])
        );
        let late = frame.column("late").and_then(|column| column.bool()).expect("truths");
        assert_eq!(late.iter().collect::<Vec<_>>(), [Some(true), None]);
        let actual = frame.column("actual").and_then(|column| column.f64()).expect("figures");
        assert_eq!(actual.iter().collect::<Vec<_>>(), [Some(13.07), None]);
        let district = frame.column("district").and_then(|column| column.str()).expect("texts");
        assert_eq!(district.iter().collect::<Vec<_>>(), [Some("恒口"), Some("瀛湖")]);
    }

    #[test]
    fn a_count_is_whole_and_a_card_is_not() {
        let of = |cells: Vec<Cell>| {
            let columns = vec![column("a", quantity(Unit::NUMBER), Basis::Derived)];
            let rows = cells.into_iter().map(|cell| row(vec![cell])).collect();
            let frame = data_frame(&answer(columns, rows)).expect("there is one column");
            frame.column("a").expect("it is there").dtype().clone()
        };
        assert_eq!(of(vec![Cell::Whole(2), Cell::Missing]), DataType::Int64);
        assert_eq!(of(vec![Cell::Whole(2), number(13.07), Cell::Moved(1)]), DataType::Float64);
        assert_eq!(of(vec![Cell::Missing]), DataType::Float64);
    }

    #[test]
    fn two_columns_of_one_name_are_no_frame() {
        let column = || column("actual", TypeKind::Rank, Basis::Published);
        assert!(data_frame(&answer(vec![column(), column()], vec![])).is_err());
    }
}
