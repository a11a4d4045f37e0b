use crate::diagnostic::{Code, Diagnostic};
use crate::grid::Grid;
use crate::input::read::grids_of_bytes;
use crate::source::Sources;
use proptest::prelude::*;

fn read(text: &str) -> (Vec<Grid>, Sources) {
    let mut sources = Sources::default();
    let grids = grids_of_bytes("a.json", text.into(), None, &mut sources).expect("a table");
    (grids, sources)
}

fn rows(grid: &Grid) -> Vec<Vec<&str>> {
    grid.rows.iter().map(|row| row.cells.iter().map(|it| it.text.as_str()).collect()).collect()
}

fn refused(text: &str) -> Diagnostic {
    let grids = grids_of_bytes("a.json", text.into(), None, &mut Sources::default());
    grids.expect_err("no table")[0].clone()
}

#[test]
fn numbers_keep_their_digits() {
    let expected: [&[&str]; 3] =
        [&["地区", "目标", "进度"], &["汉滨区", "138.00", ""], &["恒口", "6.5", "20.08%"]];
    for text in [
        "[{\"地区\": \"汉滨区\", \"目标\": 138.00, \"进度\": null}, {\"地区\": \"恒口\", \"进度\": \"20.08%\", \"目标\": 6.5}]",
        "{\"地区\": \"汉滨区\", \"目标\": 138.00, \"进度\": null}\n{\"地区\": \"恒口\", \"目标\": 6.5, \"进度\": \"20.08%\"}\n",
        "{\"地区\": [\"汉滨区\", \"恒口\"], \"目标\": [138.00, 65e-1], \"进度\": [null, \"20.08%\"]}",
        "{\"code\": 0, \"data\": {\"list\": [{\"地区\": \"汉滨区\", \"目标\": 138.00, \"进度\": null}, {\"地区\": \"恒口\", \"目标\": 6.5, \"进度\": \"20.08%\"}], \"more\": []}}",
        "[[\"地区\", \"目标\", \"进度\"], [\"汉滨区\", 138.00, null], [\"恒口\", 6.5, \"20.08%\"]]",
    ] {
        let (grids, _) = read(text);
        assert_eq!(
            (grids.len(), rows(&grids[0])),
            (1, expected.iter().map(|it| it.to_vec()).collect()),
            "{text}"
        );
        assert_eq!(grids[0].sheet, None);
    }
}

#[test]
fn places_are_those_of_the_text() {
    let (grids, sources) = read(
        "{\"data\": [\n  {\"地区\": \"恒口\", \"内资\": {\"实际\": 1.50}},\n  {\"地区\": \"瀛\\u6e56\"}\n]}",
    );
    let cells: Vec<_> =
        grids[0].rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.span).collect();
    let slices: Vec<&str> = cells.into_iter().map(|span| sources.slice(span)).collect();
    assert_eq!(slices, ["恒口", "1.50", "瀛\\u6e56"]);
    assert_eq!(rows(&grids[0])[0], ["地区", "内资_实际"]);
    assert_eq!(grids[0].rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn several_lists_are_several_tables() {
    let (grids, _) = read("{\"内资\": [{\"a\": 1}], \"外资\": {\"rows\": [{\"b\": 2}]}}");
    let names: Vec<String> = grids.iter().map(Grid::name).collect();
    assert_eq!(names, ["a.json!内资", "a.json!外资.rows"]);
}

#[test]
fn what_is_no_table_is_refused_with_its_place() {
    for (text, says) in [
        ("[{\"a\": 1},\n {\"a\": }]", "not JSON"),
        ("{\"a\": 1, \"b\": 2}", "no records"),
        ("[1, 2]", "no records"),
        ("[]", "no records"),
        ("[{\"a\": [1]}]", "a list or a record"),
        ("[{\"a\": 1, \"a\": 2}]", "stands twice"),
        ("{\"a\": [1, 2], \"b\": [1]}", "of 2 and 1 cells"),
        ("{\"a\": 1}\n7\n", "a list or a record"),
    ] {
        let error = refused(text);
        assert_eq!(error.code, Code::BadTable, "{text}");
        assert!(error.message.english().contains(says), "{error:?}");
    }
    assert!(refused(&"[".repeat(1_000_000)).message.english().contains("not JSON"));
    assert!(refused("[{\"a\": 1},\n {\"a\": }]").span.is_some_and(|span| span.start > 12));
}

proptest! {
    /// Whatever the text, nothing panics, and places are of the text.
    #[test]
    fn any_text(text in "[\\[\\]{}:,\"a汉1.e\\-\n\\\\]{0,40}") {
        let mut sources = Sources::default();
        let Ok(grids) = grids_of_bytes("a.json", text.clone().into(), None, &mut sources) else { return Ok(()) };
        for span in grids.iter().flat_map(|it| &it.rows).flat_map(|it| &it.cells).filter_map(|it| it.span) {
            prop_assert!(text.contains(sources.slice(span)));
        }
    }
}
