use crate::diagnostic::Code;
use crate::grid::{Grid, Merged};
use crate::input::read::{grids_of_bytes, tables_of};
use crate::source::Sources;

fn read(page: &[u8]) -> Vec<Grid> {
    grids_of_bytes("a.html", page.to_vec(), None, &mut Sources::default()).expect("a table")
}

fn rows(grid: &Grid) -> Vec<Vec<&str>> {
    grid.rows.iter().map(|row| row.cells.iter().map(|it| it.text.as_str()).collect()).collect()
}

#[test]
fn spans_put_cells_where_a_browser_does() {
    let page = "<table><tr><th rowspan=2>地区<th colspan=2>内资（亿元）<th rowspan=0>注</tr>\
        <tr><th>目标完成<br>进度%<th>排名<tr><td>汉滨区<td> 41.01&nbsp;\n <td>9<sup>1</sup></table>";
    let grids = read(page.as_bytes());
    let expected: [&[&str]; 3] = [
        &["地区", "内资（亿元）", "", "注"],
        &["", "目标完成\n进度%", "排名", ""],
        &["汉滨区", "41.01\u{a0}", "9¹", ""],
    ];
    assert_eq!(rows(&grids[0]), expected);
    let merged = [
        Merged { rows: (0, 1), columns: (0, 0) },
        Merged { rows: (0, 0), columns: (1, 2) },
        Merged { rows: (0, 2), columns: (3, 3) },
    ];
    assert_eq!(grids[0].merged, merged);
    assert_eq!(grids[0].name(), "a.html!table 1");
}

#[test]
fn what_is_not_shown_is_not_read() {
    let page = "<table><caption>2023年一季度<!-- x --></caption><tr><td><span style='display: none'>0041</span>\
        41<script>1</script><td hidden>7<td><p>旬阳</p><p>市</p></td><td>a<ul><li>b<li>c</ul></table>";
    let grids = read(page.as_bytes());
    assert_eq!(rows(&grids[0])[0], ["2023年一季度"]);
    assert_eq!(grids[0].rows[0].line, 0);
    assert_eq!(rows(&grids[0])[1], ["41", "7", "旬阳\n市", "a\nb\nc"]);
}

#[test]
fn tables_within_tables_stand_for_themselves() {
    let page = "<table><tr><td>导航<table><tr><td>地区<td>数<tr><td>恒口<td>1</table><td>页脚</table>\
        <p>text<table><tr><td>x</table>";
    let grids = read(page.as_bytes());
    assert_eq!(grids.len(), 3);
    assert_eq!(rows(&grids[0]), [["导航", "页脚"]]);
    assert_eq!(rows(&grids[1]), [["地区", "数"], ["恒口", "1"]]);
    let taken = tables_of(grids).expect("a table");
    assert_eq!(taken.iter().map(Grid::name).collect::<Vec<_>>(), ["a.html!table 2"]);
}

#[test]
fn a_page_says_its_encoding() {
    let page = "<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'></head>\
        <table><tr><td>岚皋<td>1</table>";
    let (gbk, ..) = encoding_rs::GBK.encode(page);
    let grids = read(&gbk);
    assert_eq!(rows(&grids[0]), [["岚皋", "1"]]);
    assert_eq!(grids[0].read_as.english(), "GB18030");
    let (big5, ..) =
        encoding_rs::BIG5.encode("<meta charset=\"big5\"><table><tr><td>臺北市<td>1</table>");
    assert_eq!(rows(&read(&big5)[0]), [["臺北市", "1"]]);
    // A page that was saved anew may still say what it was.
    assert_eq!(rows(&read(page.as_bytes())[0]), [["岚皋", "1"]]);
}

#[test]
fn pages_that_are_no_tables_are_refused() {
    let refused = |page: &str| {
        grids_of_bytes("a.xls", page.into(), None, &mut Sources::default()).expect_err("refused")[0]
            .clone()
    };
    assert_eq!(refused("<html><p>no table").code, Code::BadTable);
    assert_eq!(refused("<table></table>").code, Code::BadTable);
    let deep = refused(&format!("<html>{}", "<div>".repeat(1_000_000)));
    assert!(deep.message.english().contains("deeper"), "{deep:?}");
    let wide = refused(&format!("<table><tr>{}</table>", "<td colspan=1000>a".repeat(20)));
    assert!(wide.message.english().contains("columns"), "{wide:?}");
}

#[test]
fn a_page_called_xls_is_read_and_said() {
    let page = "<table><tr><td>地区<td>数<tr><td>恒口<td>1</table>";
    let grids =
        grids_of_bytes("a.xls", page.into(), None, &mut Sources::default()).expect("a table");
    assert!(grids[0].notes[0].message.english().contains("web page"), "{:?}", grids[0].notes);
}
