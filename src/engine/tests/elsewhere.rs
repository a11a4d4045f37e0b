//! What an answer says of other periods than its own.

use super::*;

const ACTUAL: Figure = Figure { indicator: IndicatorId(0), measure: Measure::Actual };
const ACROSS: Move = Move::Previous { within_year: false };
const WITHIN: Move = Move::Previous { within_year: true };

fn period(text: &str) -> PeriodLiteral {
    crate::period::parse(text).expect(text)
}

/// One figure of two districts at these periods: 1, 2, 3 … of the first, ten times that of the
/// second; no row where the second has none.
fn series(periods: &str, without: &[&str]) -> Panel {
    let names: Vec<&str> = periods.split(' ').collect();
    let mut panel = Panel::default();
    let mut values = vec![];
    for (at, name) in names.iter().enumerate() {
        panel.periods.push(period(name).in_year(2023));
        for (place, times) in [(0, 1.0), (1, 10.0)] {
            if place == 0 || !without.contains(name) {
                panel.districts.push(DistrictId(place));
                panel.row_periods.push(at);
                values.push(Some(times * (at as f64 + 1.0)));
            }
        }
    }
    let cells = (0..).zip(&panel.row_periods).map(|(line, at)| {
        let text = if *at == 0 { "0.123" } else { "1.5" };
        cell(text, *at as u32).map(|cell| PrintedCell { line, ..cell })
    });
    let column = Column::printed(Unit::NUMBER, values, cells.collect());
    panel.columns.insert(ACTUAL, column);
    panel.files = names.iter().map(|name| format!("{name}.csv")).collect();
    panel
}

fn of_kind(kind: Kind) -> Catalog {
    let indicator = Indicator {
        id: "domestic".into(),
        label: String::new(),
        aliases: vec![],
        unit: Unit::NUMBER,
        kind,
        ranking: RankingRule::default(),
        level: None,
        parts: None,
        formula: None,
        breaks: vec![],
        lower_is_better: false,
        published: vec![],
    };
    Catalog { indicators: vec![indicator], ..catalog() }
}

fn expr(kind: ExprKind) -> Expr {
    Expr { kind, ty: quantity(), span: Span::default() }
}

fn actual_at(moves: &[Move], by_end: bool) -> Expr {
    expr(ExprKind::FigureAt { figure: ACTUAL, moves: moves.to_vec(), by_end, adds: false })
}

fn derive(name: &str, expr: Expr) -> Step {
    Step::Derive { into: name.into(), expr }
}

/// A plan of these steps, with the district, the figure and made columns.
fn asks(when: When, by_end: bool, steps: Vec<Step>, made: &[(&str, TypeKind)]) -> Plan {
    let mut plan = plan(when, steps);
    plan.read = Read { districts: vec![DistrictId(0), DistrictId(1)], by_end, ..plan.read };
    plan.read.figures = vec![ACTUAL];
    let figure = ColumnId::Figure(ACTUAL);
    plan.columns[1] = shows(figure, quantity(), Decimals::Printed(ACTUAL));
    let made = made.iter().map(|(name, kind)| {
        shows(ColumnId::Made((*name).into()), of(kind.clone()), Decimals::Fixed(1))
    });
    plan.columns.extend(made);
    plan.heading = Heading { subject: Text::same("domestic"), ..Heading::default() };
    plan
}

fn answer_of(plan: &Plan, panel: &Panel, kind: Kind) -> Answer {
    let catalog = of_kind(kind);
    run(plan, &Frame::new(panel, &catalog).unwrap(), panel, &catalog).unwrap()
}

fn told(answer: &Answer, code: Code) -> Vec<&str> {
    let notes = answer.warnings.iter().filter(|note| note.code == code);
    notes.map(|note| note.message.english()).collect()
}

fn values(answer: &Answer, column: usize) -> Vec<Option<f64>> {
    let value = |cell: &Cell| match cell {
        Cell::Number { value, .. } => Some(*value),
        Cell::Whole(whole) => Some(*whole as f64),
        _ => None,
    };
    answer.rows.iter().map(|row| value(&row.cells[column])).collect()
}

fn at(text: &str) -> When {
    When::At { period: period(text), span: PLACE }
}

fn span(from: &str, to: &str) -> When {
    When::Span { from: Some(period(from)), to: Some(period(to)), figures: vec![], span: PLACE }
}

#[test]
fn a_figure_of_another_period_is_by_the_calendar_and_a_hole_is_noted() {
    let panel = series("2022M12 2023M2 2023M3", &["2023M2"]);
    let before = |text: &str| {
        let steps = vec![derive("then", actual_at(&[ACROSS], false))];
        let plan = asks(at(text), false, steps, &[("then", TypeKind::Quantity(Unit::NUMBER))]);
        answer_of(&plan, &panel, Kind::Flow)
    };
    let march = before("2023M3");
    // The second district has no row in February: its own hole is no hole of the data.
    assert_eq!(values(&march, 2), [Some(2.0), None]);
    assert_eq!(told(&march, Code::PeriodMissing), Vec::<&str>::new());
    assert_eq!(march.files, ["2023M2.csv", "2023M3.csv"]);
    let february = before("2023M2");
    assert_eq!(values(&february, 2), [None]);
    let note = "the data has no period 2023M1, so figures taken from there are missing";
    assert_eq!(told(&february, Code::PeriodMissing), [note]);
    assert_eq!(february.warnings[0].span, Some(PLACE));
}

#[test]
fn a_year_starts_at_zero_and_cumulative_figures_do_not_go_before_it() {
    let panel = series("2022 2023Q1 2023H1", &[]);
    let made = ["start", "before"].map(|name| (name, TypeKind::Quantity(Unit::NUMBER)));
    let steps = vec![
        derive("start", actual_at(&[Move::BeforeStart], true)),
        derive("before", actual_at(&[WITHIN], true)),
    ];
    let first =
        answer_of(&asks(at("2023Q1"), true, steps.clone(), &made), &panel, Kind::Cumulative);
    assert_eq!((values(&first, 2), values(&first, 3)), (vec![Some(0.0); 2], vec![None; 2]));
    let note = "nothing comes before 2023Q1: cumulative figures do not cross the year's start";
    assert_eq!(told(&first, Code::PeriodMissing), [note]);
    // 2023Q2 is stored as the first half, and goes by its own name.
    let second = answer_of(&asks(at("2023Q2"), true, steps, &made), &panel, Kind::Cumulative);
    assert_eq!(second.period.as_ref().map(Text::english), Some("2023Q2"));
    assert_eq!(values(&second, 2), [Some(2.0), Some(20.0)]);
    assert_eq!(values(&second, 3), [Some(2.0), Some(20.0)]);
    assert_eq!(told(&second, Code::PeriodMissing), Vec::<&str>::new());
}

#[test]
fn of_periods_that_end_alike_the_first_that_has_the_figure_counts() {
    let mut panel = series("2023Q1 2023M3 2023M4", &[]);
    panel.columns.get_mut(&ACTUAL).unwrap().values =
        [None, None, Some(2.0), None, None, None].into();
    let steps = vec![derive("then", actual_at(&[Move::To(period("2023Q1"))], true))];
    let made = [("then", TypeKind::Quantity(Unit::NUMBER))];
    let answer = answer_of(&asks(at("2023M4"), true, steps, &made), &panel, Kind::Cumulative);
    assert_eq!(values(&answer, 2), [Some(2.0), None]);
}

/// A rank at each period, the one before and the places between them.
fn moved() -> Vec<Step> {
    let rank = |name: &str| expr(ExprKind::Column(ColumnId::Made(name.into())));
    let (then, now) = (Box::new(rank("then")), Box::new(rank("rank")));
    vec![
        Step::Rank {
            into: "rank".into(),
            key: expr(ExprKind::Column(ColumnId::Figure(ACTUAL))),
            best: Best::Highest,
            ties: Ties::Competition,
            ranked: None,
            within: vec![ColumnId::Period],
        },
        Step::Recall {
            into: "then".into(),
            of: ColumnId::Made("rank".into()),
            moves: vec![ACROSS],
        },
        Step::Now,
        derive("movement", expr(ExprKind::Arithmetic(ArithmeticOperator::Subtract, then, now))),
    ]
}

fn ranking(when: When) -> Plan {
    let made = [("rank", TypeKind::Rank), ("movement", TypeKind::Movement)];
    let mut plan = asks(when, true, moved(), &made);
    plan.read.beside = vec![vec![ACROSS]];
    plan.columns[3].decimals = Decimals::OfRank(ColumnId::Made("rank".into()));
    plan.heading.rows = Text::same("districts");
    plan
}

#[test]
fn a_movement_is_new_where_there_was_a_ranking_without_the_row() {
    let panel = series("2022Q3 2022Q4 2023Q1", &["2022Q4"]);
    let answer = answer_of(&ranking(at("2023Q1")), &panel, Kind::Cumulative);
    let movements: Vec<&Cell> = answer.rows.iter().map(|row| &row.cells[3]).collect();
    assert_eq!(movements, [&Cell::Whole(-1), &Cell::New]);
    assert_eq!(answer.shown.unwrap().population, 2);
    // Nobody is new where there is nothing to compare with.
    let first = answer_of(&ranking(at("2022Q3")), &panel, Kind::Cumulative);
    assert_eq!(first.rows[0].cells[3], Cell::Missing);
    let note = "the data has no period 2022Q2, so figures taken from there are missing";
    assert_eq!(told(&first, Code::PeriodMissing), [note]);
}

#[test]
fn a_period_may_be_read_under_two_names() {
    let panel = series("2022 2023M3", &[]);
    let mut plan = ranking(at("2023M3"));
    let beside = vec![Move::To(period("2023Q1"))];
    plan.read.beside = vec![beside.clone()];
    plan.steps[1] =
        Step::Recall { into: "then".into(), of: ColumnId::Made("rank".into()), moves: beside };
    let answer = answer_of(&plan, &panel, Kind::Cumulative);
    assert_eq!(answer.rows.len(), 2);
    let cells = &answer.rows[0].cells;
    assert_eq!(
        cells[1..],
        [Cell::Number { value: 2.0, decimals: 1 }, Cell::Whole(2), Cell::Whole(0)]
    );
}

#[test]
fn a_span_takes_one_of_those_that_end_alike_and_tells_its_holes() {
    let panel = series("2023M1 2023Q1 2023M3 2023M4 2023M7", &[]);
    let mut plan = asks(span("2023M1", "2023M8"), true, vec![], &[]);
    plan.heading.trends = vec![plan.columns[1].name.clone()];
    let answer = answer_of(&plan, &panel, Kind::Cumulative);
    assert_eq!(answer.period, None);
    let holes = ["the data has no period 2023M2", "the data has no period from 2023M5 to 2023M6"];
    let holes =
        [holes.as_slice(), &["the data of domestic ends with 2023M7, before 2023M8"]].concat();
    assert_eq!(told(&answer, Code::PeriodMissing), holes);
    let first = &answer.trends[0];
    assert_eq!((first.column, first.district.as_deref()), (1, Some("汉阴县")));
    assert_eq!(first.values, [Some(1.0), None, Some(3.0), Some(4.0), None, None, Some(5.0)]);
    assert_eq!(answer.trends.len(), 2);
}

#[test]
fn without_ends_a_span_is_all_that_is_stored() {
    let panel = series("2022 2023Q1", &[]);
    let plan = asks(every(), false, vec![], &[]);
    let answer = answer_of(&plan, &panel, Kind::Flow);
    assert_eq!((answer.rows.len(), answer.warnings), (4, vec![]));
    let months = asks(span("2023M1", "2023M3"), false, vec![], &[]);
    let other_grain = answer_of(&months, &panel, Kind::Flow);
    assert_eq!(other_grain.rows.len(), 2);
}

#[test]
fn a_comparison_of_unlike_lengths_is_a_warning() {
    let panel = series("2022Q4 2022 2023Q1", &[]);
    let compared = |to: &str, kind: Kind| {
        let versus = vec![Move::To(period(to))];
        let steps = vec![derive("then", actual_at(&versus, kind != Kind::Flow))];
        let made = [("then", TypeKind::Quantity(Unit::NUMBER))];
        let mut plan = asks(at("2023Q1"), kind != Kind::Flow, steps, &made);
        plan.heading.versus = Some(versus);
        let answer = answer_of(&plan, &panel, kind);
        assert_eq!(answer.versus.as_ref().map(Text::english), Some(to));
        told(&answer, Code::GrainsDiffer).join("; ")
    };
    let months = "2023Q1 is compared with 2022: their figures have added up over 3 and 12 months";
    assert_eq!(compared("2022", Kind::Cumulative), months);
    let lengths = "2023Q1 is compared with 2022: the two are of different lengths";
    assert_eq!(compared("2022", Kind::Flow), lengths);
    assert_eq!(compared("2022Q4", Kind::Flow), "");
    assert_eq!(compared("2022", Kind::Stock), "");
}

#[test]
fn ranks_of_one_grain_compare_whatever_the_months() {
    let panel = series("2022Q4 2022 2023Q1", &[]);
    let compared = |to: &str| {
        let moves = vec![Move::To(period(to))];
        let mut plan = ranking(at("2023Q1"));
        plan.read.beside = vec![moves.clone()];
        let of = ColumnId::Made("rank".into());
        plan.steps[1] = Step::Recall { into: "then".into(), of, moves: moves.clone() };
        plan.heading.versus = Some(moves);
        told(&answer_of(&plan, &panel, Kind::Cumulative), Code::GrainsDiffer).len()
    };
    assert_eq!((compared("2022Q4"), compared("2022")), (0, 1));
}
