//! A third way to some answers, which knows no plan: straight from the panel, by counting, sorting
//! and adding.

use super::world::{World, world};
use crate::oracle::generate::{Choices, Numbers};
use indiq::analyze::{Meaning, Vocabulary, analyze};
use indiq::answer::{Answer, Cell};
use indiq::catalog::{DistrictId, IndicatorId, Measure};
use indiq::engine::{Frame, run};
use indiq::panel::Figure;
use indiq::source::SourceId;
use indiq::syntax::parse;

/// What a cell says; a word where it is no figure.
#[derive(Debug, Clone, PartialEq)]
enum Seen {
    Nothing,
    New,
    Figure(f64),
    Name(String),
}

/// The world looked at by hand.
struct Desk<'a> {
    world: &'a World,
    frame: &'a Frame,
}

impl Desk<'_> {
    /// The cells of a statement's columns, by their names.
    fn ask(&self, text: &str, columns: &[&str]) -> Vec<Vec<Seen>> {
        let World { catalog, panel, .. } = self.world;
        let parsed = parse(SourceId(0), text);
        let words = Vocabulary::new(catalog.clone());
        let [statement] = parsed.statements.as_slice() else { panic!("one statement: {text}") };
        let meaning =
            analyze(statement, &words).unwrap_or_else(|wrong| panic!("{text}: {wrong:#?}"));
        let Meaning::Table(table) = meaning.value else { panic!("a table: {text}") };
        let answer = run(&table.plan, self.frame, panel, catalog);
        let answer: Answer = answer.unwrap_or_else(|wrong| panic!("{text}: {wrong:#?}"));
        let at = |name: &&str| {
            let found = answer.columns.iter().position(|column| column.name == *name);
            found.unwrap_or_else(|| panic!("{text} has no column {name}: {:#?}", answer.columns))
        };
        let places: Vec<usize> = columns.iter().map(at).collect();
        let seen = |cell: &Cell| match cell {
            Cell::Missing => Seen::Nothing,
            Cell::New => Seen::New,
            Cell::Number { value, .. } => Seen::Figure(*value),
            Cell::Whole(number) => Seen::Figure(*number as f64),
            other => Seen::Name(match other {
                Cell::Text(text) => text.clone(),
                other => format!("{other:?}"),
            }),
        };
        let row = |cells: &[Cell]| places.iter().map(|at| seen(&cells[*at])).collect();
        answer.rows.iter().map(|one| row(&one.cells)).collect()
    }

    /// The districts that are nobody's parent and have a row at a period, with a figure of theirs.
    fn figures(
        &self,
        indicator: &str,
        measure: Measure,
        period: usize,
    ) -> Vec<(usize, Option<f64>)> {
        let World { catalog, panel, .. } = self.world;
        let indicator = catalog.find_indicator(indicator).expect("an indicator");
        let of = |place: usize| {
            let is_it = |row: &usize| {
                panel.districts[*row] == DistrictId(place) && panel.row_periods[*row] == period
            };
            let row = (0..panel.height()).find(is_it)?;
            let column = panel.columns.get(&Figure { indicator, measure });
            Some((place, column.and_then(|column| column.values[row])))
        };
        let parents = |place: usize| {
            catalog.districts.iter().any(|one| one.parent == Some(DistrictId(place)))
        };
        let child = |place: &usize| !parents(*place);
        (0..catalog.districts.len()).filter(child).filter_map(of).collect()
    }

    fn name(&self, place: usize) -> Seen {
        Seen::Name(self.world.catalog.districts[place].name.clone())
    }

    fn prints(&self, indicator: IndicatorId, measure: Measure) -> bool {
        self.world.catalog.indicators[indicator.0].published(measure).is_some()
    }
}

fn figure(value: Option<f64>) -> Seen {
    value.map_or(Seen::Nothing, Seen::Figure)
}

/// One more than there are better ones.
fn place_of(value: Option<f64>, among: &[(usize, Option<f64>)], lowest_first: bool) -> Option<f64> {
    let value = value?;
    let is_better = |other: f64| if lowest_first { other < value } else { other > value };
    let better = among.iter().filter(|(_, other)| other.is_some_and(is_better));
    Some(1.0 + better.count() as f64)
}

/// The rows of a ranking: by place, then by the catalog's order; what has no place is last.
fn ranking(desk: &Desk<'_>, values: &[(usize, Option<f64>)], lowest_first: bool) -> Vec<Vec<Seen>> {
    let mut rows: Vec<(Option<f64>, usize, Option<f64>)> = (values.iter())
        .map(|(at, value)| (place_of(*value, values, lowest_first), *at, *value))
        .collect();
    rows.sort_by(|a, b| {
        let key = |rank: Option<f64>| rank.unwrap_or(f64::INFINITY);
        key(a.0).total_cmp(&key(b.0)).then(a.1.cmp(&b.1))
    });
    let row = |(rank, at, value): (Option<f64>, usize, Option<f64>)| {
        vec![figure(rank), desk.name(at), figure(value)]
    };
    rows.into_iter().map(row).collect()
}

fn same(text: &str, world: &World, got: &[Vec<Seen>], expected: &[Vec<Seen>]) {
    let alike = |got: &Seen, expected: &Seen| match (got, expected) {
        (Seen::Figure(got), Seen::Figure(want)) => (got - want).abs() <= 1e-9 * want.abs().max(1.0),
        _ => got == expected,
    };
    let rows = got.len() == expected.len()
        && got.iter().zip(expected).all(|(got, row)| {
            got.len() == row.len() && got.iter().zip(row).all(|(got, want)| alike(got, want))
        });
    assert!(
        rows,
        "{text}\ngot {got:#?}\nby hand {expected:#?}\n{}\n{:#?}",
        world.text, world.panel
    );
}

/// Panels in which no two periods end alike, so that a period is the rows of its name alone.
fn on_panels(seed: u64, test: impl Fn(&Desk<'_>, usize, usize)) {
    let mut looked = 0;
    for state in 0..150 {
        let mut numbers = Numbers { state: seed + state * 7919 };
        let list: Vec<u32> = std::iter::repeat_with(|| numbers.next()).take(300).collect();
        let world = world(&mut Choices::new(&list));
        let periods = &world.panel.periods;
        let alike = periods.iter().zip(periods.iter().skip(1)).any(|(a, b)| a.end() == b.end());
        if alike || periods.is_empty() {
            continue;
        }
        let frame = Frame::new(&world.panel, &world.catalog).expect("a frame");
        let desk = Desk { world: &world, frame: &frame };
        // A year is stored where only years are; it is written as one.
        let (last, first) = (periods.len() - 1, numbers.pick(periods.len()));
        if !world.panel.row_periods.contains(&last) || !world.panel.row_periods.contains(&first) {
            continue;
        }
        test(&desk, last, first);
        looked += 1;
    }
    assert!(looked > 40, "only {looked} panels");
}

#[test]
fn places_are_one_more_than_there_are_better_ones() {
    on_panels(1, |desk, period, _| {
        let name = desk.world.panel.periods[period];
        for (end, lowest_first) in [("desc", false), ("asc", true)] {
            let text = format!("rank stock by actual {end} at {name} show actual");
            let values = desk.figures("stock", Measure::Actual, period);
            let is_plain =
                !desk.world.text.contains("ties =") && !desk.world.text.contains("skip =");
            if is_plain {
                let got = desk.ask(&text, &["rank", "district", "actual"]);
                same(&text, desk.world, &got, &ranking(desk, &values, lowest_first));
            }
        }
    });
}

#[test]
fn a_cut_keeps_whoever_ties_with_the_last() {
    on_panels(2, |desk, period, _| {
        let name = desk.world.panel.periods[period];
        let values = desk.figures("stock", Measure::Actual, period);
        let mut sorted: Vec<f64> = values.iter().filter_map(|(_, value)| *value).collect();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let least = sorted.get(2).or(sorted.last()).copied();
        let kept = values.iter().filter(|(_, value)| value.is_some() && *value >= least);
        let mut kept: Vec<(usize, f64)> = kept.filter_map(|(at, v)| Some((*at, (*v)?))).collect();
        kept.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let kept = kept.into_iter().map(|(at, value)| vec![desk.name(at), Seen::Figure(value)]);
        let text = format!("list stock by actual desc top 3 at {name} show actual");
        let got = desk.ask(&text, &["district", "actual"]);
        same(&text, desk.world, &got, &kept.collect::<Vec<_>>());
    });
}

#[test]
fn totals_are_sums_and_their_progress_a_ratio_of_sums() {
    on_panels(3, |desk, period, _| {
        let name = desk.world.panel.periods[period];
        let exports = desk.world.catalog.find_indicator("exports").expect("exports");
        if !desk.prints(exports, Measure::Target) {
            return;
        }
        let actual = desk.figures("exports", Measure::Actual, period);
        let target = desk.figures("exports", Measure::Target, period);
        let sum = |values: Vec<f64>| match values.is_empty() {
            true => None,
            false => Some(values.iter().sum::<f64>()),
        };
        let both = actual.iter().zip(&target).filter(|(a, t)| a.1.is_some() && t.1.is_some());
        let (done, due): (Vec<f64>, Vec<f64>) = both.filter_map(|(a, t)| a.1.zip(t.1)).unzip();
        let progress = sum(done).zip(sum(due)).filter(|(_, due)| *due != 0.0);
        let present = |all: &[(usize, Option<f64>)]| all.iter().filter_map(|one| one.1).collect();
        let expected = vec![vec![
            figure(sum(present(&actual))),
            figure(sum(present(&target))),
            figure(progress.map(|(done, due)| done / due * 100.0)),
        ]];
        let text = format!("total exports at {name} show actual, target, progress");
        let got = desk.ask(&text, &["actual", "target", "progress"]);
        same(&text, desk.world, &got, &expected);
    });
}

#[test]
fn a_condition_keeps_what_it_is_true_of() {
    on_panels(4, |desk, period, _| {
        let name = desk.world.panel.periods[period];
        let values = desk.figures("stock", Measure::Actual, period);
        let there: Vec<f64> = values.iter().filter_map(|(_, value)| *value).collect();
        let mean = there.iter().sum::<f64>() / there.len() as f64;
        for (sign, holds) in [(">", f64::gt as fn(&f64, &f64) -> bool), ("<", f64::lt)] {
            let kept = values.iter().filter(|(_, value)| value.is_some_and(|it| holds(&it, &mean)));
            let kept: Vec<Vec<Seen>> = kept.map(|(at, _)| vec![desk.name(*at)]).collect();
            let text = format!("list stock where actual {sign} mean(actual) at {name}");
            same(&text, desk.world, &desk.ask(&text, &["district"]), &kept);
            let text = format!("count stock where actual {sign} mean(actual) at {name}");
            let count = vec![vec![Seen::Figure(kept.len() as f64)]];
            same(&text, desk.world, &desk.ask(&text, &["count"]), &count);
        }
    });
}

#[test]
fn a_movement_is_the_difference_of_two_places() {
    on_panels(5, |desk, period, other| {
        if period == other
            || desk.world.text.contains("ties =")
            || desk.world.text.contains("skip =")
        {
            return;
        }
        let [now, then] = [period, other].map(|at| desk.world.panel.periods[at]);
        if now.months() != then.months() {
            return;
        }
        let text = format!("rank stock at {now} versus {then} show actual");
        let values = desk.figures("stock", Measure::Actual, period);
        let before = desk.figures("stock", Measure::Actual, other);
        let any_before = before.iter().any(|(_, value)| value.is_some());
        let mut rows = ranking(desk, &values, false);
        for row in &mut rows {
            let there = before.iter().find(|(at, _)| desk.name(*at) == row[1]);
            let then = there.and_then(|(_, value)| place_of(*value, &before, false));
            let movement = match (&row[0], then) {
                (Seen::Figure(now), Some(then)) => Seen::Figure(then - now),
                (Seen::Figure(_), None) if any_before => Seen::New,
                _ => Seen::Nothing,
            };
            *row = vec![row[0].clone(), figure(then), movement, row[1].clone()];
        }
        let got = desk.ask(&text, &["rank", "previous_rank", "movement", "district"]);
        same(&text, desk.world, &got, &rows);
    });
}

#[test]
fn a_figure_at_another_period_is_that_of_the_calendar() {
    on_panels(6, |desk, period, _| {
        let periods = &desk.world.panel.periods;
        let name = periods[period];
        let values = desk.figures("stock", Measure::Actual, period);
        for (words, there) in
            [("previous", name.previous()), ("same period last year", name.same_last_year())]
        {
            let stored = periods.iter().position(|one| one.end() == there.end());
            let then =
                stored.map(|at| desk.figures("stock", Measure::Actual, at)).unwrap_or_default();
            let row = |(at, value): &(usize, Option<f64>)| {
                let then = then.iter().find(|(other, _)| other == at).and_then(|(_, value)| *value);
                let change = value.zip(then).map(|(now, then)| now - then);
                vec![desk.name(*at), figure(then), figure(change)]
            };
            let expected: Vec<Vec<Seen>> = values.iter().map(row).collect();
            let then = format!("(actual at {words})");
            let text = format!("list stock at {name} show {then}, actual - {then}");
            let columns = [format!("actual at {words}"), format!("actual - {then}")];
            let columns: Vec<&str> =
                std::iter::once("district").chain(columns.iter().map(String::as_str)).collect();
            same(&text, desk.world, &desk.ask(&text, &columns), &expected);
        }
    });
}
