//! Files that pyarrow and Polars wrote, and files that say of themselves what is not so.

use super::flat::Table;
use crate::diagnostic::{Code, Diagnostic};
use crate::grid::Grid;
use std::path::Path;

fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats");
    std::fs::read(folder.join(name)).expect("a fixture")
}

fn grid(name: &str) -> Grid {
    super::grids(name, &bytes(name)).expect("a table").remove(0)
}

fn faults(name: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    super::grids(name, bytes).expect_err("refused")
}

#[test]
fn each_type_is_read_as_it_is_stored() {
    let grid = grid("types.arrow");
    let wide = "一段超过十二个字节的文字";
    let nines = "9".repeat(60);
    let expected = [
        ("null", "", ""),
        ("bool", "TRUE", "FALSE"),
        ("int8", "-128", "127"),
        ("uint64", "18446744073709551615", "0"),
        ("float16", "0.1", "-2.5"),
        ("float32", "20.08", "10000000000"),
        ("float64", "-4.92", "0.1"),
        ("decimal32", "1.50", "-0.05"),
        ("decimal128", "1.50", "-0.05"),
        ("decimal256", &nines, "0"),
        ("string", "恒口", ""),
        ("large_string", "恒口", wide),
        ("string_view", "恒口", wide),
        ("dictionary", wide, "瀛湖"),
        ("date32", "2023-03-31", "1969-12-31"),
        ("date64", "2023-03-31", "1969-12-31"),
        ("time32", "08:30:00", "00:00:00"),
        ("time64", "08:30:00.000500", "00:00:00"),
        ("timestamp", "2023-03-31 08:30:00", "2023-03-31"),
        ("zoned", "2023-03-31 08:30:00 +00:00", "2023-03-31 00:00:00 +00:00"),
    ];
    assert_eq!((grid.rows.len(), grid.width()), (4, expected.len()));
    for (column, (name, first, last)) in expected.into_iter().enumerate() {
        let texts: Vec<&str> = grid.rows.iter().map(|row| row.text(column)).collect();
        assert_eq!(texts, [name, first, "", last]);
    }
}

#[test]
fn columns_of_lists_records_and_bytes_are_called_by_name() {
    let faults = faults("others.arrows", &bytes("others.arrows"));
    let said: Vec<&str> = faults.iter().map(|fault| fault.message.english()).collect();
    assert_eq!(
        said,
        [("list", "list"), ("record", "struct"), ("bytes", "binary"), ("length", "duration")].map(
            |(column, kind)| format!(
                "others.arrows: the column {column} is of the type {kind}, which is no text and no number"
            )
        )
    );
    assert!(faults.iter().all(|fault| fault.code == Code::BadTable && !fault.hints.is_empty()));
}

#[test]
fn a_file_that_is_cut_short_is_refused_wherever_it_is_cut() {
    for name in ["ankang-2023q1.arrow", "ankang-2023q1.feather", "zstd-2023q1.ipc"] {
        let whole = bytes(name);
        for end in (1..whole.len()).step_by(7) {
            let faults = faults(name, &whole[..end]);
            assert_eq!(faults[0].code, Code::UnreadableFile, "{name} {end}");
        }
    }
}

/// A stream that ends between two messages is whole: nothing says how many there are.
#[test]
fn a_stream_that_is_cut_short_gives_no_half_rows() {
    let whole = bytes("stream-2023q1.arrows");
    let read =
        |end: usize| super::grids("a.arrows", &whole[..end]).map(|grids| grids[0].rows.len());
    let found: Vec<usize> = (1..whole.len()).filter_map(|end| read(end).ok()).collect();
    assert!(found.iter().all(|rows| [1, 6, 11, 14].contains(rows)), "{found:?}");
    assert!(found.len() < 20, "{}", found.len());
}

/// Each eight bytes of a file that are set to a huge number, or to one below nothing.
#[test]
fn sizes_that_are_not_so_ask_for_no_memory() {
    for name in ["types.arrow", "ankang-2023q1.feather", "stream-2023q1.arrows", "zstd-2023q1.ipc"]
    {
        let whole = bytes(name);
        for at in (0..whole.len() - 8).step_by(8) {
            for size in [i64::MAX, 1 << 40, -1, i64::from(i32::MAX)] {
                let mut changed = whole.clone();
                changed[at..at + 8].copy_from_slice(&size.to_le_bytes());
                let _ = super::grids(name, &changed);
            }
        }
    }
}

#[test]
fn more_rows_than_any_table_has_are_refused() {
    let name = "ankang-2023q1.arrow";
    let mut whole = bytes(name);
    let batches = super::message::messages(&bytes(name)).map(|messages| messages.batches.len());
    assert_eq!(batches, Some(3));
    // Rows that a batch has stand in its table as a number of eight bytes: 5, 5 and 3.
    let places: Vec<usize> =
        (0..whole.len() - 8).filter(|at| whole[*at..*at + 8] == 5_i64.to_le_bytes()).collect();
    for at in places {
        whole[at..at + 8].copy_from_slice(&(1_i64 << 40).to_le_bytes());
    }
    let said = faults(name, &whole)[0].clone();
    assert!(said.message.english().contains("more cells or bytes"), "{said:?}");
    assert!(!said.hints.is_empty());
}

#[test]
fn a_table_that_names_a_place_outside_of_itself_is_none() {
    for length in 0..64 {
        assert!(Table::root(&vec![0x7f; length]).is_none());
    }
}
