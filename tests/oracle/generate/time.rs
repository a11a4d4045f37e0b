//! Periods, ways between them, and which of them a plan is about.

use super::Choices;
use super::plan::Planner;
use super::world::FIGURES;
use indiq::panel::Figure;
use indiq::period::{Part, Period, PeriodLiteral};
use indiq::plan::*;
use indiq::source::Span;

/// Parts of all kinds, of which several end alike.
const MIXED: [Part; 14] = [
    Part::Quarter(1),
    Part::Month(3),
    Part::Quarter(2),
    Part::Half(1),
    Part::Month(6),
    Part::Day(3, 31),
    Part::Year,
    Part::Quarter(4),
    Part::Month(1),
    Part::ToMonth(9),
    Part::Month(9),
    Part::Half(2),
    Part::Day(2, 29),
    Part::Quarter(3),
];

const YEARS: [i32; 3] = [2023, 2022, 2024];

fn any_period(choices: &mut Choices<'_>, years: &[i32], parts: &[Part]) -> Period {
    Period { year: choices.of(years), part: choices.of(parts) }
}

/// The periods of a panel, in calendar order: months, quarters, parts that begin their years, or
/// all kinds, with holes between them.
pub fn stored_periods(choices: &mut Choices<'_>) -> Vec<Period> {
    let count = 1 + choices.pick(8);
    let mut periods: Vec<Period> = match choices.pick(8) {
        0 => run(choices, count, 12, Part::Month),
        1 => run(choices, count, 4, Part::Quarter),
        2 => run(choices, count, 12, Part::to_month),
        3 => run(choices, count, 1, |_| Part::Year),
        4..7 => (0..count + 4).map(|_| any_period(choices, &[2023, 2022], &MIXED[..5])).collect(),
        _ => (0..count).map(|_| any_period(choices, &YEARS, &MIXED)).collect(),
    };
    periods.sort();
    periods.dedup();
    periods
}

/// So many periods one after the other, of which each may be left out.
fn run(
    choices: &mut Choices<'_>,
    count: usize,
    of_year: usize,
    part: impl Fn(u8) -> Part,
) -> Vec<Period> {
    let first = choices.pick(of_year);
    let all = (first..first + count).map(|at| Period {
        year: 2022 + (at / of_year) as i32,
        part: part((at % of_year) as u8 + 1),
    });
    let all: Vec<Period> = all.collect();
    all.into_iter().filter(|_| !choices.rarely(5)).collect()
}

impl Planner<'_> {
    /// A period as a plan may write it: one of the panel's, or any.
    pub fn period(&mut self) -> PeriodLiteral {
        let stored = self.periods.to_vec();
        let period = match self.choices.pick(3) {
            0 | 1 if !stored.is_empty() => self.choices.of(&stored),
            _ => any_period(&mut self.choices, &YEARS, &MIXED),
        };
        let year = self.choices.of(&[Some(period.year), None, Some(period.year), Some(2021)]);
        PeriodLiteral { year, part: period.part }
    }

    /// A way of some moves.
    pub fn moves(&mut self) -> Moves {
        let mut moves: Moves = (0..1 + self.choices.pick(2)).map(|_| self.one_move()).collect();
        if self.choices.rarely(4) {
            moves.push(Move::BeforeStart);
        }
        moves
    }

    fn one_move(&mut self) -> Move {
        match self.choices.pick(5) {
            0 | 1 => Move::Previous { within_year: false },
            2 => Move::LastYear,
            3 => Move::Previous { within_year: true },
            _ => Move::To(self.period()),
        }
    }

    /// What the plan is about.
    pub fn when(&mut self) -> When {
        let span = Span::default();
        match self.choices.pick(8) {
            0..3 => When::Span { from: None, to: None, figures: self.group(), span },
            3 | 4 => {
                let [from, to] = [(); 2].map(|()| self.choices.pick(3) > 0);
                let from = from.then(|| self.period());
                let to = to.then(|| self.period());
                When::Span { from, to, figures: self.group(), span }
            }
            5 | 6 => {
                let groups = 1 + self.choices.pick(2);
                let figures = (0..groups).map(|_| self.group()).collect();
                let moves = if self.choices.rarely(3) { self.moves() } else { vec![] };
                When::Latest { figures, moves, span }
            }
            _ => When::At { period: self.period(), span },
        }
    }

    fn group(&mut self) -> Vec<Figure> {
        (0..1 + self.choices.pick(2)).map(|_| self.choices.of(&FIGURES)).collect()
    }
}
