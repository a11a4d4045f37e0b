use super::super::sample::{
    answer, column, hundred_million, late, number, quantity, row, text, without_color,
};
use super::*;
use crate::answer::Trend;
use crate::text::Language;
use crate::units::Unit;
use proptest::prelude::*;

const PLAIN: Style = Style::plain(Language::English);

#[test]
fn the_example_of_the_design_in_chinese() {
    let mut answer = late();
    for (column, label) in
        answer.columns.iter_mut().zip(["排名", "县区", "实际", "目标", "进度", "进度差", "缺口"])
    {
        column.label = Text::same(label);
    }
    let expected = "\
内资 · 2023年一季度 · 县区 2/13 · 序时进度 25%

  排名  县区   实际   目标    进度  进度差 *  缺口 *
               亿元   亿元            百分点    亿元
    12  恒口  13.07  65.08  20.08%  ▼  −4.92    3.20
    13  瀛湖   0.81   5.80  13.93%  ▼ −11.07    0.64

  * 推算                           ankang-2023q1.csv
";
    assert_eq!(table(&answer, Style { language: Language::Chinese, ..PLAIN }), expected);
}

#[test]
fn the_example_of_the_design() {
    let expected = "\
domestic · 2023Q1 · 2 of 13 districts · schedule 25%

  rank  district  actual  target  progress       gap *  shortfall *
                    亿元    亿元                               亿元
    12  恒口       13.07   65.08    20.08%  ▼  −4.92pp         3.20
    13  瀛湖        0.81    5.80    13.93%  ▼ −11.07pp         0.64

  * computed                                      ankang-2023q1.csv
";
    assert_eq!(table(&late(), PLAIN), expected);
    assert!(include_str!("../../../docs/output.md").contains(expected));
}

#[test]
fn colour_changes_no_width() {
    let colored = table(&late(), Style { color: true, width: None, ..PLAIN });
    assert!(colored.contains("\u{1b}[31m▼  −4.92pp\u{1b}[0m"));
    assert_eq!(without_color(&colored), table(&late(), PLAIN));
}

#[test]
fn the_sign_takes_room_only_where_some_row_is_behind() {
    let mut answer = late();
    answer.rows[1].behind.clear();
    answer.rows[1].cells[5] = number(3.5);
    let drawn = table(&answer, PLAIN);
    assert!(drawn.contains("20.08%  ▼ −4.92pp         3.20\n"), "{drawn}");
    assert!(drawn.contains("13.93%     3.50pp         0.64\n"), "{drawn}");
    answer.rows[0].behind.clear();
    let drawn = table(&answer, PLAIN);
    assert!(drawn.contains("20.08%  −4.92pp         3.20\n"), "{drawn}");
}

#[test]
fn missing_whole_truth_and_broken_text() {
    let answer = answer(
        vec![
            column("名称", TypeKind::Text, Basis::Key),
            column("late", TypeKind::Truth, Basis::Derived),
            column("rank", TypeKind::Rank, Basis::Derived),
            column("yoy", quantity(Unit::PERCENT), Basis::Published),
        ],
        vec![
            row(vec![text("安康市\n全市"), Cell::Truth(true), Cell::Whole(1), number(-3.0)]),
            row(vec![text("x"), Cell::Truth(false), Cell::Missing, Cell::Missing]),
            row(vec![Cell::Missing, Cell::Missing]),
        ],
    );
    let expected = "\
domestic

  名称         late  rank     yoy
  安康市↵全市  yes      1  −3.00%
  x            no       –       –
  –            –        –       –
";
    assert_eq!(table(&answer, PLAIN), expected);
}

#[test]
fn a_movement_is_an_arrow_and_a_colour() {
    let cells = [Cell::Whole(3), Cell::Whole(-12), Cell::Whole(0), Cell::New, Cell::Missing];
    let answer = Answer {
        period: Some(Text::same("2023Q1")),
        versus: Some(Text::same("2022Q4")),
        ..answer(
            vec![column("movement", TypeKind::Movement, Basis::Derived)],
            cells.into_iter().map(|cell| row(vec![cell])).collect(),
        )
    };
    let expected = "\
domestic · 2023Q1 versus 2022Q4

  movement
        ↑3
       ↓12
         –
       new
         –
";
    assert_eq!(table(&answer, PLAIN), expected);
    let colored = table(&answer, Style { color: true, width: None, ..PLAIN });
    assert!(colored.contains("\u{1b}[32m↑3\u{1b}[0m"), "{colored}");
    assert!(colored.contains("\u{1b}[31m↓12\u{1b}[0m"), "{colored}");
    assert!(colored.ends_with("         –\n       new\n         –\n"), "{colored}");
}

#[test]
fn no_rows() {
    let mut answer = late();
    answer.rows.clear();
    let expected = "\
domestic · 2023Q1 · 2 of 13 districts · schedule 25%

  rank  district  actual  target  progress  gap *  shortfall *
                    亿元    亿元                          亿元
  no rows

  * computed                                 ankang-2023q1.csv
";
    assert_eq!(table(&answer, PLAIN), expected);
}

#[test]
fn a_narrow_terminal_loses_columns_from_the_right_and_says_which() {
    let expected = "\
domestic · 2023Q1 · 2 of 13 districts ·
schedule 25%

  rank  district  actual  target
                    亿元    亿元
    12  恒口       13.07   65.08
    13  瀛湖        0.81    5.80

  not shown, too wide: progress, gap *,
  shortfall *
  * computed   ankang-2023q1.csv
";
    assert_eq!(table(&late(), Style { color: false, width: Some(40), ..PLAIN }), expected);
}

#[test]
fn one_column_that_is_too_wide_is_cut() {
    let answer = answer(
        vec![
            column("note", TypeKind::Text, Basis::Key),
            column("actual", quantity(hundred_million()), Basis::Published),
        ],
        vec![row(vec![text("实际引进内资完成情况通报表"), number(1.0)])],
    );
    let expected = "\
domestic

  note
  实际引进内资完成…

  not shown, too
  wide: actual
";
    assert_eq!(table(&answer, Style { color: false, width: Some(20), ..PLAIN }), expected);
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let cell = prop_oneof![
        Just(Cell::Missing),
        (-1e9..1e9, 0_u8..5).prop_map(|(value, decimals)| Cell::Number { value, decimals }),
        any::<i64>().prop_map(Cell::Whole),
        Just(Cell::New),
        "[a-z恒口县😀\t\n\u{1b}é ]{0,30}".prop_map(Cell::Text),
        any::<bool>().prop_map(Cell::Truth),
    ];
    let kind = prop_oneof![
        Just(TypeKind::Text),
        Just(TypeKind::Rank),
        Just(TypeKind::Movement),
        Just(quantity(Unit::POINTS)),
        Just(quantity(hundred_million())),
    ];
    let columns = prop::collection::vec(("[a-z内资 ]{0,12}", kind, any::<bool>()), 0..8);
    let rows = prop::collection::vec(
        (prop::collection::vec(cell, 0..9), prop::collection::vec(0_usize..9, 0..3)),
        0..5,
    );
    let files = prop::collection::vec("[a-z报表/.]{0,30}", 0..3);
    let trend = (
        0_usize..9,
        prop::option::of("[a-z恒口]{0,9}"),
        prop::collection::vec(prop::option::of(-1e9..1e9), 0..30),
    );
    let trends = prop::collection::vec(trend, 0..3);
    let texts = ("[a-z内资, ]{0,60}", prop::option::of("[a-z年 ]{0,20}"));
    let all = (columns, rows, texts, files, trends);
    all.prop_map(|(columns, rows, (subject, versus), files, trends)| {
        let columns = columns.into_iter().map(|(name, kind, computed)| {
            column(&name, kind, if computed { Basis::Computed } else { Basis::Published })
        });
        let rows = rows.into_iter().map(|(cells, behind)| AnswerRow { cells, behind }).collect();
        let trends = trends.into_iter();
        let trends = trends.map(|(column, district, values)| Trend { column, district, values });
        let trends = trends.collect();
        let (subject, versus) = (Text::same(subject), versus.map(Text::same));
        Answer { subject, versus, files, trends, ..answer(columns.collect(), rows) }
    })
}

proptest! {
    #[test]
    fn no_line_is_wider_than_the_terminal(answer in any_answer(), line in 20_usize..120) {
        let drawn = table(&answer, Style { color: false, width: Some(line), ..PLAIN });
        for text in drawn.lines() {
            prop_assert!(width(text) <= line, "{:?} is wider than {}", text, line);
        }
    }

    #[test]
    fn colour_is_only_colour(answer in any_answer(), line in 20_usize..120) {
        let plain = table(&answer, Style { color: false, width: Some(line), ..PLAIN });
        let colored = table(&answer, Style { color: true, width: Some(line), ..PLAIN });
        prop_assert_eq!(without_color(&colored), plain);
    }
}

#[test]
fn at_a_prompt_the_first_rows_are_drawn_and_the_others_counted() {
    let name = |at: i64| row(vec![Cell::Whole(at), text("恒口")]);
    let columns = vec![
        column("rank", TypeKind::Rank, Basis::Derived),
        column("district", TypeKind::District, Basis::Key),
    ];
    let answer = answer(columns, (1..=100).map(name).collect());
    let style = |rows| Style { rows: Some(rows), ..PLAIN };
    let drawn = table(&answer, style(13));
    assert_eq!(drawn.matches("恒口").count(), 13);
    assert!(drawn.ends_with("\n  … 87 of 100 rows not shown; .last shows all\n"), "{drawn}");
    let chinese = table(&answer, Style { language: Language::Chinese, ..style(13) });
    assert!(chinese.ends_with("\n  … 共 100 行，有 87 行未显示；.last 显示全部\n"), "{chinese}");
    assert_eq!(table(&answer, style(100)), table(&answer, PLAIN));
}

#[test]
fn bars_stand_beside_progress_where_there_is_room() {
    let mut answer = late();
    answer.columns.truncate(5);
    for row in &mut answer.rows {
        row.cells.truncate(5);
        row.behind.clear();
    }
    let bars = Style { bars: true, ..PLAIN };
    let expected = "\
domestic · 2023Q1 · 2 of 13 districts · schedule 25%

  rank  district  actual  target  progress
                    亿元    亿元
    12  恒口       13.07   65.08    20.08%  ▇▇░│░░░░░░░
    13  瀛湖        0.81    5.80    13.93%  ▇░░│░░░░░░░
";
    assert!(table(&answer, bars).starts_with(expected), "{}", table(&answer, bars));
    let narrow = |width, style| table(&answer, Style { width: Some(width), ..style });
    assert!(narrow(60, bars).contains('│'));
    assert_eq!(narrow(50, bars), narrow(50, PLAIN));
}
