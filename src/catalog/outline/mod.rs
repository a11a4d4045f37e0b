//! Where the parts of a table stand: title, header, panels side by side, and what each row below is.
//!
//! Takes a [`Grid`]; gives an [`Outline`]. A table without a catalog is outlined by what it looks like
//! ([`Outline::found`]); one with a catalog as that states ([`Outline::stated`]). Inference, the reader of
//! the panel and the ledger of what was left out all go by the same outline.

mod body;
mod top;

pub use body::{BodyRow, RowRole};

use super::key;
use crate::grid::{ColumnHeader, Grid};

/// How many rows and columns the parts of a table take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Rows above the header.
    pub title_rows: usize,
    /// Rows of the header.
    pub header_rows: usize,
    /// How many times the columns stand beside one another.
    pub panels: usize,
}

/// Where the parts of a table stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Rows above the table that a document has there: paragraphs, a caption. They are title too.
    above: usize,
    /// How large they are.
    pub shape: Shape,
    /// The headers of the first panel.
    pub headers: Vec<ColumnHeader>,
    /// By how many columns each panel stands right of the first one; the first, by none.
    pub shifts: Vec<usize>,
    /// Header columns in all panels.
    pub covered: Vec<usize>,
}

impl Outline {
    /// What a table looks like.
    pub fn found(grid: &Grid) -> Self {
        let above = grid.rows_above();
        let title_rows = top::title_rows(grid, above);
        let header_rows = top::header_rows(grid, above + title_rows);
        let headers = grid.headers_in(above + title_rows, header_rows);
        let panels = panels(&headers);
        Self::stated(grid, Shape { title_rows, header_rows, panels })
    }

    /// A table of a shape that is known.
    pub fn stated(grid: &Grid, shape: Shape) -> Self {
        let above = grid.rows_above();
        let first = above.saturating_add(shape.title_rows);
        let mut headers = grid.headers_in(first, shape.header_rows);
        let covered = headers.iter().map(|header| header.column).collect();
        let mut shifts = vec![0];
        if shape.panels > 1 && headers.len().is_multiple_of(shape.panels) {
            let each = headers.len() / shape.panels;
            let first = headers.first().map_or(0, |header| header.column);
            let starts = headers.iter().step_by(each.max(1));
            shifts = starts.map(|header| header.column.saturating_sub(first)).collect();
            headers.truncate(each);
        }
        Self { above, shape, headers, shifts, covered }
    }

    /// The first row that is not header.
    pub fn body_start(&self) -> usize {
        self.header_start().saturating_add(self.shape.header_rows)
    }

    /// The first row of the header.
    pub fn header_start(&self) -> usize {
        self.above.saturating_add(self.shape.title_rows)
    }

    /// What stands above the header.
    pub fn title(&self, grid: &Grid) -> String {
        let rows = grid.rows.iter().take(self.header_start());
        let cells = rows.flat_map(|row| &row.cells).map(|cell| cell.text.trim());
        cells.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// One past the last column that has a header.
    pub fn width(&self) -> usize {
        self.covered.last().map_or(0, |column| column + 1)
    }
}

/// How many times the same headers follow one another from left to right.
fn panels(headers: &[ColumnHeader]) -> usize {
    let keys: Vec<String> = headers.iter().map(|header| key(&header.text())).collect();
    let repeats = |times: &usize| {
        let each = keys.len() / times;
        keys.len().is_multiple_of(*times)
            && each > 1
            && keys.chunks(each).all(|chunk| Some(chunk) == keys.get(..each))
    };
    (2..=keys.len() / 2).rev().find(repeats).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::grid_of_text;
    use crate::source::Sources;

    fn grid(text: &str) -> Grid {
        grid_of_text("t.csv", text, b',', &mut Sources::default()).expect("a table")
    }

    fn outline(text: &str) -> Outline {
        Outline::found(&grid(text))
    }

    fn shape(text: &str) -> (usize, usize, usize) {
        let Shape { title_rows, header_rows, panels } = outline(text).shape;
        (title_rows, header_rows, panels)
    }

    fn headers(text: &str) -> Vec<String> {
        outline(text).headers.iter().map(ColumnHeader::text).collect()
    }

    fn roles(text: &str) -> Vec<(RowRole, String)> {
        let grid = grid(text);
        let rows = Outline::found(&grid).rows(&grid);
        rows.iter().map(|row| (row.role, row.text(0).to_owned())).collect()
    }

    #[test]
    fn titles_stand_above_the_header() {
        assert_eq!(shape("地区,内资\n恒口,1\n"), (0, 1, 1));
        assert_eq!(shape("2023年安康市招商引资\n地区,内资\n恒口,1\n"), (1, 1, 1));
        assert_eq!(
            shape("2023年招商引资,,\n2023年1-3月,,单位：亿元\n地区,内资,外资\n恒口,1,2\n"),
            (2, 1, 1)
        );
        assert_eq!(shape("表1,表1,表1\n地区,内资,外资\n恒口,1,2\n"), (1, 1, 1));
        assert_eq!(shape("\n招商引资,\n,\n地区,内资\n恒口,1\n"), (2, 1, 1));
        // A header merged downwards, and one that begins with a blank.
        assert_eq!(shape("地区,,\n,内资,外资\n恒口,1,2\n"), (0, 2, 1));
        assert_eq!(shape(",内资,\n地区,实际,目标\n恒口,1,2\n"), (0, 2, 1));
    }

    #[test]
    fn headers_of_three_rows_and_of_units() {
        let text = "地区,内资,,,外资\n,实际,目标,进度,实际\n,亿元,亿元,%,万美元\n恒口,1,2,50,3\n";
        assert_eq!(shape(text), (0, 3, 1));
        assert_eq!(
            headers(text),
            ["地区", "内资_实际_亿元", "内资_目标_亿元", "内资_进度_%", "外资_实际_万美元"]
        );
        let units = "地区,内资,外资\n单位,（亿元）,（万美元）\n恒口,1,2\n";
        assert_eq!(headers(units), ["地区_单位", "内资_（亿元）", "外资_（万美元）"]);
        // A row without figures below the header is no header.
        assert_eq!(shape("地区,内资,说明\n恒口,-,尚未开展\n瀛湖,2,\n"), (0, 1, 1));
    }

    #[test]
    fn blanks_within_words_mean_nothing() {
        let text = "地 区,年初预 算安排数,Annual Target\n成 都,1,2\n";
        assert_eq!(headers(text), ["地区", "年初预算安排数", "Annual Target"]);
    }

    #[test]
    fn panels_stand_side_by_side() {
        let text = "序号,省份,得分,,序号,省份,得分\n1,江苏,67,,3,甘肃,54\n2,北京,66,,,,\n";
        let outline = outline(text);
        assert_eq!((outline.shape.panels, outline.shifts), (2, vec![0, 4]));
        let grid = grid(text);
        let rows = Outline::found(&grid).rows(&grid);
        let names: Vec<&str> = rows.iter().map(|row| row.text(1)).collect();
        assert_eq!(names, ["江苏", "北京", "甘肃"]);
    }

    #[test]
    fn rows_have_roles() {
        let text = "地区,内资,外资\n五县组,,\n恒口,1,2\n地区,内资,外资\n瀛湖,,\n高新,3,4\n\
                    注：1、初步数,2、含省外\n资料来源：统计局,,\n以上数据由各县区提供，未经审核。,,\n";
        let expected = [
            (RowRole::Label, "五县组"),
            (RowRole::Figures, "恒口"),
            (RowRole::RepeatedHeader, "地区"),
            (RowRole::Figures, "瀛湖"),
            (RowRole::Figures, "高新"),
            (RowRole::Note, "注：1、初步数"),
            (RowRole::Note, "资料来源：统计局"),
            (RowRole::Note, "以上数据由各县区提供，未经审核。"),
        ];
        let found = roles(text);
        let found: Vec<(RowRole, &str)> =
            found.iter().map(|(role, text)| (*role, text.as_str())).collect();
        assert_eq!(found, expected);
    }
}
