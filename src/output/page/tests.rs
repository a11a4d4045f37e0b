use super::super::layout::width;
use super::super::sample::without_color;
use super::*;
use proptest::prelude::*;

const PLAIN: Style = Style { color: false, width: None };

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

fn page() -> Page {
    Page {
        title: "domestic: 实际引进内资".to_string(),
        blocks: vec![
            Block::Text("Cumulative, in 亿元.".to_string()),
            Block::Heading("Measures".to_string()),
            Block::Table {
                headers: texts(&["measure", "中文", "what it is"]),
                rows: vec![
                    texts(&["actual", "实际", "what was reached"]),
                    texts(&["gap", "进度差", "progress − schedule | in pp"]),
                ],
            },
            Block::Code("rank domestic\n  by gap".to_string()),
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
    let colored = render_page(&page(), Format::Table, Style { color: true, width: None });
    assert!(colored.contains("\u{1b}[1mMeasures\u{1b}[0m"));
    assert_eq!(without_color(&colored), expected);
}

#[test]
fn in_a_narrow_terminal_cells_are_wrapped() {
    let drawn = render_page(&page(), Format::Table, Style { color: false, width: Some(32) });
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
        title: "t".to_string(),
        blocks: vec![
            Block::Text("a".to_string()),
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
        let page = Page { title: "标题".to_string(), blocks: vec![Block::Table { headers, rows }] };
        let drawn = render_page(&page, Format::Table, Style { color, width: Some(line) });
        for text in without_color(&drawn).lines() {
            prop_assert!(width(text) <= line, "{:?} is wider than {}", text, line);
        }
    }
}
