//! What an answer holds beside its figures. The figures themselves are held against the
//! interpreter in `tests/oracle`.

mod elsewhere;

use super::{Frame, explain, run};
use crate::answer::{Answer, Cell};
use crate::catalog::*;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::panel::{Column, Figure, Panel, PrintedCell};
use crate::period::{Part, Period, PeriodLiteral};
use crate::plan::*;
use crate::source::{SourceId, Span};
use crate::text::Text;
use crate::units::Unit;

const PROGRESS: Figure = Figure { indicator: IndicatorId(0), measure: Measure::Progress };
const FOREIGN: Figure = Figure { indicator: IndicatorId(1), measure: Measure::Actual };

fn catalog() -> Catalog {
    let district = |name: &str| District {
        name: name.into(),
        aliases: vec![],
        level: "county".into(),
        group: None,
        parent: None,
    };
    let districts = ["汉阴县", "恒口", "瀛湖", "平利县"].map(district).to_vec();
    Catalog { districts, ..Catalog::default() }
}

fn cell(text: &str, file: u32) -> Option<PrintedCell> {
    let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let decimals = u8::try_from(decimals).unwrap();
    Some(PrintedCell { text: text.into(), decimals, file, line: 1, column: 1 })
}

/// Three districts at 2022Q4, four at 2023Q1; foreign has figures at 2022Q4 only.
fn panel() -> Panel {
    let progress = ["90", "91.5", "92", "29.72", "20.080", "-1", "29.72"];
    let cells = progress.iter().zip([0, 0, 0, 1, 1, 1, 1]);
    let progress = Column::printed(
        Unit::PERCENT,
        progress.iter().map(|text| text.parse().ok()).collect(),
        cells.map(|(text, file)| cell(text, file)).collect(),
    );
    let foreign = [Some(1.5), None, Some(2.0), None, None, None, None];
    let foreign = Column::of_values(Unit::NUMBER, foreign.to_vec());
    Panel {
        periods: vec![
            Period { year: 2022, part: Part::Quarter(4) },
            Period { year: 2023, part: Part::Quarter(1) },
        ],
        districts: [0, 1, 2, 0, 1, 2, 3].map(DistrictId).to_vec(),
        row_periods: vec![0, 0, 0, 1, 1, 1, 1],
        columns: [(PROGRESS, progress), (FOREIGN, foreign)].into(),
        files: vec!["2022.csv".into(), "2023.csv".into()],
        ..Panel::default()
    }
}

fn quantity() -> Type {
    Type { kind: TypeKind::Quantity(Unit::PERCENT), nullable: true }
}

fn progress() -> Expr {
    let kind = ExprKind::Column(ColumnId::Figure(PROGRESS));
    Expr { kind, ty: quantity(), span: Span::default() }
}

fn below(limit: f64) -> Expr {
    let number = Expr { kind: ExprKind::Number(limit), ..progress() };
    let kind = ExprKind::Compare(Comparison::Less, progress().into(), number.into());
    let ty = Type { kind: TypeKind::Truth, nullable: true };
    Expr { kind, ty, span: Span::new(SourceId(0), 3..8) }
}

fn of(kind: TypeKind) -> Type {
    Type { kind, nullable: true }
}

fn shows(column: ColumnId, ty: Type, decimals: Decimals) -> OutputColumn {
    let name = format!("{column:?}");
    OutputColumn {
        label: crate::text::Text::same(name.clone()),
        name,
        column,
        ty,
        basis: Basis::Published,
        decimals,
    }
}

fn plan(when: When, steps: Vec<Step>) -> Plan {
    let progress = ColumnId::Figure(PROGRESS);
    let district = Type { kind: TypeKind::District, nullable: false };
    Plan {
        read: Read {
            districts: (0..4).map(DistrictId).collect(),
            when,
            beside: vec![],
            by_end: false,
            flows: vec![],
            figures: vec![PROGRESS, FOREIGN],
        },
        steps,
        columns: vec![
            shows(ColumnId::District, district, Decimals::Fixed(0)),
            shows(progress.clone(), quantity(), Decimals::Printed(PROGRESS)),
        ],
        heading: Heading {
            subject: Text::same("domestic"),
            versus: None,
            order: None,
            rows: Text::same("districts"),
            schedule: Some((ScheduleBy::Months, 2)),
            behind: vec![format!("{progress:?}")],
            trends: vec![],
            expected: vec![
                (Text::same("domestic"), vec![PROGRESS]),
                (Text::same("foreign"), vec![FOREIGN]),
            ],
            named: vec![],
        },
    }
}

fn latest() -> When {
    When::Latest { figures: vec![vec![PROGRESS]], moves: vec![], span: PLACE }
}

/// Where the period stands in the text.
const PLACE: Span = Span { source: SourceId(0), start: 12, end: 18 };

fn at(year: Option<i32>, part: Part) -> When {
    When::At { period: PeriodLiteral { year, part }, span: PLACE }
}

fn every() -> When {
    When::Span { from: None, to: None, figures: vec![], span: Span::default() }
}

fn answer(plan: &Plan) -> Result<Answer> {
    let (catalog, panel) = (catalog(), panel());
    run(plan, &Frame::new(&panel, &catalog)?, &panel, &catalog)
}

fn codes(notes: &[Diagnostic]) -> Vec<Code> {
    notes.iter().map(|note| note.code).collect()
}

fn shown(role: Role, limit: f64) -> Step {
    Step::Keep { predicate: below(limit), role }
}

#[test]
fn an_answer_names_its_period_its_files_and_what_is_not_there() {
    let answer = answer(&plan(latest(), vec![shown(Role::Shown, 25.0)])).unwrap();
    assert_eq!(answer.period.as_ref().map(Text::english), Some("2023Q1"));
    assert_eq!(answer.schedule.as_deref(), Some("25%"));
    assert_eq!(answer.files, ["2023.csv"]);
    assert_eq!(codes(&answer.warnings), [Code::PeriodHasNone]);
    assert_eq!(answer.warnings[0].message.english(), "foreign has no figure at 2023Q1");
    let shown = answer.shown.unwrap();
    assert_eq!((shown.shown, shown.population, shown.noun.english()), (2, 4, "districts"));
}

#[test]
fn figures_keep_their_printed_decimals_and_negative_ones_are_marked() {
    let answer = answer(&plan(latest(), vec![shown(Role::Shown, 25.0)])).unwrap();
    let cells: Vec<&[Cell]> = answer.rows.iter().map(|row| row.cells.as_slice()).collect();
    assert_eq!(cells[0], [Cell::Text("恒口".into()), Cell::Number { value: 20.08, decimals: 3 }]);
    assert_eq!(cells[1], [Cell::Text("瀛湖".into()), Cell::Number { value: -1.0, decimals: 0 }]);
    assert_eq!((&answer.rows[0].behind, &answer.rows[1].behind), (&vec![], &vec![1]));
}

fn most_of(figures: Vec<(Figure, i8)>, least: u8) -> Decimals {
    Decimals::MostOf { figures, least }
}

#[test]
fn columns_take_the_most_decimals_shifted_or_what_says_the_figure() {
    let decimals = |decimals| {
        let mut plan = plan(latest(), vec![]);
        plan.columns[1].decimals = decimals;
        match answer(&plan).unwrap().rows[0].cells[1] {
            Cell::Number { decimals, .. } => decimals,
            ref other => panic!("{other:?}"),
        }
    };
    assert_eq!(decimals(most_of(vec![(PROGRESS, 0), (FOREIGN, 4)], 0)), 3);
    assert_eq!(decimals(most_of(vec![(PROGRESS, -4)], 0)), 0);
    assert_eq!(decimals(most_of(vec![(FOREIGN, 0)], 0)), 2);
    assert_eq!(decimals(most_of(vec![(PROGRESS, -4)], 2)), 2);
    assert_eq!(decimals(Decimals::Fixed(1)), 1);
}

#[test]
fn counts_and_ranks_are_whole() {
    let mut plan = plan(latest(), vec![]);
    let aggregate =
        Aggregate { function: AggregateFunction::Rows, argument: progress(), ty: quantity() };
    plan.steps = vec![Step::Aggregate { by: vec![], aggregates: vec![("rows".into(), aggregate)] }];
    let made = ColumnId::Made("rows".into());
    plan.columns = vec![shows(made, quantity(), Decimals::Fixed(0))];
    assert_eq!(answer(&plan).unwrap().rows[0].cells, [Cell::Whole(4)]);
}

#[test]
fn ties_at_the_cut_stay_and_are_noted() {
    let cut = |count| Step::Cut {
        key: progress(),
        best: Best::Highest,
        end: End::Top,
        count,
        within: vec![],
    };
    let tied = answer(&plan(latest(), vec![cut(1)])).unwrap();
    assert_eq!(tied.rows.len(), 2);
    assert!(codes(&tied.warnings).contains(&Code::TiesAtCut));
    let clean = answer(&plan(latest(), vec![cut(2)])).unwrap();
    assert_eq!(clean.rows.len(), 2);
    assert!(!codes(&clean.warnings).contains(&Code::TiesAtCut));
}

#[test]
fn a_filter_that_leaves_nothing_is_noted_at_its_place() {
    let none = answer(&plan(latest(), vec![shown(Role::Shown, -50.0)])).unwrap();
    let note = none.warnings.iter().find(|note| note.code == Code::NoRows).unwrap();
    assert_eq!(note.span, Some(below(0.0).span));
    let empty = vec![shown(Role::Population, -50.0), shown(Role::Shown, -50.0)];
    let empty = answer(&plan(latest(), empty)).unwrap();
    assert!(!codes(&empty.warnings).contains(&Code::NoRows));
}

#[test]
fn periods_are_bound_by_name_or_by_their_end() {
    let period = |when, by_end| {
        let mut plan = plan(when, vec![]);
        plan.read.by_end = by_end;
        answer(&plan).map(|answer| answer.period)
    };
    assert_eq!(
        period(at(None, Part::Quarter(1)), false).unwrap().as_ref().map(Text::english),
        Some("2023Q1")
    );
    assert_eq!(period(every(), false).unwrap(), None);
    let foreign = When::Latest { figures: vec![vec![FOREIGN]], moves: vec![], span: PLACE };
    assert_eq!(period(foreign, false).unwrap().as_ref().map(Text::english), Some("2022Q4"));
    let errors = period(at(Some(2023), Part::Month(3)), false).unwrap_err();
    assert_eq!(codes(&errors), [Code::NoData]);
    assert_eq!(errors[0].message.english(), "the data has no period 2023M3");
    assert_eq!(errors[0].hints[0].english(), "the data has 2022Q4, 2023Q1");
    assert_eq!(errors[0].span, Some(PLACE));
}

#[test]
fn a_period_that_ends_alike_goes_by_the_name_that_was_written() {
    let mut plan = plan(at(Some(2023), Part::Month(3)), vec![]);
    plan.read.by_end = true;
    plan.columns = vec![shows(ColumnId::Period, of(TypeKind::Period), Decimals::Fixed(0))];
    let answer = answer(&plan).unwrap();
    assert_eq!(answer.period.as_ref().map(Text::english), Some("2023M3"));
    let [Cell::Words(period)] = answer.rows[0].cells.as_slice() else { panic!("a period") };
    assert_eq!(period.in_language(crate::text::Language::English), "2023M3");
}

#[test]
fn the_latest_period_is_of_each_group_and_then_moved() {
    let period = |figures, moves| {
        let when = When::Latest { figures, moves, span: PLACE };
        answer(&plan(when, vec![])).map(|answer| answer.period.unwrap_or_default())
    };
    assert_eq!(period(vec![vec![PROGRESS, FOREIGN]], vec![]).unwrap().english(), "2023Q1");
    assert_eq!(period(vec![vec![PROGRESS], vec![FOREIGN]], vec![]).unwrap().english(), "2022Q4");
    let before = Move::Previous { within_year: false };
    assert_eq!(period(vec![vec![PROGRESS]], vec![before]).unwrap().english(), "2022Q4");
    let errors = period(vec![vec![PROGRESS]], vec![Move::LastYear]).unwrap_err();
    assert_eq!(errors[0].message.english(), "the data has no period 2022Q1");
}

#[test]
fn a_plan_that_breaks_its_own_rules_is_an_error_of_the_engine() {
    let mut plan = plan(latest(), vec![]);
    plan.columns[1].column = ColumnId::Made("nothing made it".into());
    assert_eq!(codes(&answer(&plan).unwrap_err()), [Code::EngineFailed]);
}

#[test]
fn explain_shows_what_is_read_and_filtered_first() {
    let (catalog, panel) = (catalog(), panel());
    let frame = Frame::new(&panel, &catalog).unwrap();
    let plan = plan(latest(), vec![shown(Role::Population, 25.0)]);
    let text = explain(&plan, &frame, &panel, &catalog).unwrap();
    assert!(text.contains("f0.progress"), "{text}");
    assert!(!text.contains("f1.actual\")"), "a figure that nothing uses is read: {text}");
    assert!(text.contains("FILTER"), "{text}");
    let (filter, source) = (text.rfind("FILTER").unwrap(), text.find("DF [").unwrap());
    assert!(filter < source && text[filter..source].contains("period"), "{text}");
}
