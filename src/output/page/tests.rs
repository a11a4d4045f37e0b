use super::super::layout::width;
use super::super::sample::without_color;
use super::*;
use crate::text::Language;
use proptest::prelude::*;

const PLAIN: Style = Style::plain(Language::English);

fn texts(texts: &[&str]) -> Vec<Text> {
    texts.iter().map(|text| Text::same(*text)).collect()
}

fn page() -> Page {
    Page {
        title: Text::same("domestic: 实际引进内资"),
        blocks: vec![
            Block::Text(Text::same("Cumulative, in 亿元.")),
            Block::Heading(Text::same("Measures")),
            Block::Table {
                headers: texts(&["measure", "中文", "what it is"]),
                rows: vec![
                    texts(&["actual", "实际", "what was reached"]),
                    texts(&["gap", "进度差", "progress − schedule | in pp"]),
                ],
            },
            Block::Code(Text::same("rank domestic\n  by gap")),
        ],
    }
}

#[test]
fn in_a_terminal() {
    let expected = "\
domestic: 实际引进内资

Cumulative, in 亿元.

Measures

  measure  中文    what it is
  actual   实际    what was reached
  gap      进度差  progress − schedule | in pp

    rank domestic
      by gap
";
    assert_eq!(render_page(&page(), Format::Table, PLAIN), expected);
    let colored = render_page(&page(), Format::Table, Style { color: true, width: None, ..PLAIN });
    assert!(colored.contains("\u{1b}[1mMeasures\u{1b}[0m"));
    assert_eq!(without_color(&colored), expected);
}

#[test]
fn in_a_narrow_terminal_cells_are_wrapped() {
    let drawn =
        render_page(&page(), Format::Table, Style { color: false, width: Some(32), ..PLAIN });
    assert!(drawn.lines().all(|line| width(line) <= 32), "{drawn}");
    assert!(drawn.contains("  gap      进度差  progress −"), "{drawn}");
}

#[test]
fn as_markdown() {
    let expected = "\
# domestic: 实际引进内资

Cumulative, in 亿元.

## Measures

| measure | 中文 | what it is |
| --- | --- | --- |
| actual | 实际 | what was reached |
| gap | 进度差 | progress − schedule \\| in pp |

```text
rank domestic
  by gap
```
";
    assert_eq!(render_page(&page(), Format::Markdown, PLAIN), expected);
    assert_eq!(fenced("a ```` b"), "`````text\na ```` b\n`````");
}

#[test]
fn as_values_only_the_tables_remain() {
    let mut page = page();
    page.blocks.push(Block::Table { headers: texts(&["x"]), rows: vec![texts(&["=1", "2"])] });
    let expected = "\
measure,中文,what it is
actual,实际,what was reached
gap,进度差,progress − schedule | in pp

x
'=1,2
";
    assert_eq!(render_page(&page, Format::Csv, PLAIN), expected);
}

#[test]
fn as_json() {
    let page = Page {
        title: Text::same("t"),
        blocks: vec![
            Block::Text(Text::same("a")),
            Block::Table { headers: texts(&["h"]), rows: vec![texts(&["恒口"])] },
        ],
    };
    let expected = serde_json::json!({
        "version": 1,
        "title": "t",
        "blocks": [{"text": "a"}, {"table": {"headers": ["h"], "rows": [["恒口"]]}}],
    });
    let written = render_page(&page, Format::Json, PLAIN);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&written).ok(), Some(expected));
    assert_eq!(
        render_page(&page, Format::NdJson, PLAIN),
        "{\"text\":\"a\"}\n{\"table\":{\"headers\":[\"h\"],\"rows\":[[\"恒口\"]]}}\n"
    );
}

proptest! {
    #[test]
    fn a_table_of_three_columns_fits_any_terminal(
        rows in prop::collection::vec(prop::collection::vec("[a-z内资 （]{0,40}", 3), 0..5),
        headers in prop::collection::vec("[a-z内资]{0,20}", 3),
        line in 24_usize..100,
        color in any::<bool>(),
    ) {
        let page = Page { title: Text::same("标题"), blocks: vec![] };
        let same = |texts: Vec<String>| texts.into_iter().map(Text::same).collect::<Vec<_>>();
        let rows = rows.into_iter().map(same).collect();
        let page = Page { blocks: vec![Block::Table { headers: same(headers), rows }], ..page };
        let drawn = render_page(&page, Format::Table, Style { color, width: Some(line), ..PLAIN });
        for text in without_color(&drawn).lines() {
            prop_assert!(width(text) <= line, "{:?} is wider than {}", text, line);
        }
    }
}

#[test]
fn at_a_prompt_a_table_of_a_page_ends_with_how_many_rows_there_are() {
    let rows = (0..100).map(|at| vec![Text::same(format!("县{at}"))]).collect();
    let page = Page {
        title: Text::same("districts"),
        blocks: vec![Block::Table { headers: vec![], rows }],
    };
    let drawn = render_page(&page, Format::Table, Style { rows: Some(3), ..PLAIN });
    assert_eq!(
        drawn,
        "districts\n\n  县0\n  县1\n  县2\n  … 97 of 100 rows not shown; .last shows all\n"
    );
}
