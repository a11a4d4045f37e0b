//! Thousands of tables that are right, published as offices do: none may be called impossible, and
//! an error that no rounding explains is always found. Beside it what plain equality of recomputed
//! and printed digits says of the same tables.
//!
//! `cargo test --no-default-features --test main simulation -- --nocapture` prints the rates.

use super::random::Random;
use indiq::printed::{Claim, Exact, Formula, Known, Residuals, Verdict, cell};
use indiq::units::{Decimal, Rounding};
use std::collections::BTreeMap;
use std::fmt;

const TABLES: u64 = 2_500;

/// How the publisher rounds, and what the reader knows of it.
const PUBLISHERS: [(Rounding, Rounding, &str); 5] = [
    (Rounding::HalfUp, Rounding::HalfUp, "half-up"),
    (Rounding::HalfEven, Rounding::HalfEven, "half-even"),
    (Rounding::Truncated, Rounding::Truncated, "truncated"),
    (Rounding::HalfUp, Rounding::Nearest, "half-up, unknown"),
    (Rounding::HalfEven, Rounding::Nearest, "half-even, unknown"),
];

/// What is published of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Total,
    Progress,
    ProgressOfTotal,
    Growth,
    GrowthThroughParts,
    Share,
}

/// A published figure: first in its cells, with what it is computed from behind it.
struct Case {
    kind: Kind,
    claim: Claim,
    cells: Vec<Known>,
    /// More than rounding can make of it, by hand: half a unit of each print, carried through. None
    /// where rounding can make anything of it.
    beyond_rounding: Option<f64>,
}

/// The true figures of a table, and how they are printed.
struct Table {
    actual: Vec<Decimal>,
    target: Vec<Decimal>,
    base: Vec<Decimal>,
    places: u8,
    places_of_percent: u8,
    by: Rounding,
    read: Rounding,
}

impl Table {
    fn made(random: &mut Random, by: Rounding, read: Rounding) -> Self {
        let districts = random.between(2, 40);
        // Six decimals nobody sees. Sizes from 1 to 200; growth from −40% to 60%.
        let mut column = |low, high| -> Vec<Decimal> {
            (0..districts).map(|_| Decimal::new(random.between(low, high).into(), 6)).collect()
        };
        let actual = column(1_000_000, 200_000_000);
        let target = column(20_000_000, 400_000_000);
        let base = (actual.iter())
            .map(|it| Decimal::new(it.digits() * 100 / i128::from(random.between(60, 160)), 6))
            .collect();
        let places = random.digit();
        let places_of_percent = random.digit();
        Self { actual, target, base, places, places_of_percent, by, read }
    }

    fn print(&self, number: &Exact, places: u8) -> Known {
        let value = number.round(places, self.by).expect("few digits");
        Known::Printed { value, rounding: self.read }
    }

    fn printed(&self, column: &[Decimal]) -> Vec<Known> {
        column.iter().map(|it| self.print(&Exact::from(*it), self.places)).collect()
    }

    /// What a formula gives of the true figures, as published, with its inputs as published behind.
    fn case(
        &self,
        kind: Kind,
        formula: Formula,
        inputs: &[&[Decimal]],
        places: u8,
        carried: f64,
    ) -> Option<Case> {
        let exactly = inputs.iter().flat_map(|column| column.iter().map(|it| Known::exact(*it)));
        let truth: Vec<Known> = std::iter::once(Known::Missing).chain(exactly).collect();
        let result = self.print(&formula.value(&truth).ok()?, places);
        let printed = inputs.iter().flat_map(|column| self.printed(column));
        let cells = std::iter::once(result).chain(printed).collect();
        // A print is off by half a unit, or by a whole one where digits are cut off.
        let off = if self.by == Rounding::Truncated { 1.0 } else { 0.5 };
        let own = off * unit(places);
        let beyond = (off * unit(self.places) * carried + own) * 2.02;
        let beyond_rounding = Some(beyond).filter(|it| it.is_finite() && *it > 0.0);
        Some(Case { kind, claim: Claim::new(cell(0), formula), cells, beyond_rounding })
    }

    fn cases(&self, random: &mut Random) -> Vec<Case> {
        let n = self.actual.len();
        let one = || Formula::whole(1);
        let all = |from: usize| Formula::sum((from..from + n).map(cell));
        let number = |it: &Decimal| it.to_f64();
        let sum = |column: &[Decimal]| column.iter().map(number).sum::<f64>();
        let (places, percent) = (self.places, self.places_of_percent);
        // How far a quotient in percent moves with what it is divided of and by, at worst: print and
        // truth are this far apart, and so are print and what it is taken for.
        let slack = 2.0 * if self.by == Rounding::Truncated { 1.0 } else { 0.5 } * unit(places);
        let moved = |above: f64, below: f64, terms: f64| {
            let least = below - terms * slack;
            100.0 * terms * (1.0 + (above + terms * slack) / least) / least
        };
        let mut cases = Vec::new();
        cases.extend(self.case(Kind::Total, all(1), &[&self.actual], places, n as f64));
        let progress = |above: Formula, below: Formula| (above / below).shift(2);
        cases.extend(self.case(
            Kind::ProgressOfTotal,
            progress(all(1), all(n + 1)),
            &[&self.actual, &self.target],
            percent,
            moved(sum(&self.actual), sum(&self.target), n as f64),
        ));
        for at in 0..n {
            let (actual, target, base) =
                (&self.actual[at..=at], &self.target[at..=at], &self.base[at..=at]);
            cases.extend(self.case(
                Kind::Progress,
                progress(cell(1), cell(2)),
                &[actual, target],
                percent,
                moved(sum(actual), sum(target), 1.0),
            ));
            let growth = if at % 2 == 0 {
                (cell(1) / cell(2) - one()).shift(2)
            } else {
                ((cell(1) - cell(2)) / cell(2)).shift(2)
            };
            let moved = moved(sum(actual), sum(base), 1.0);
            cases.extend(self.case(Kind::Growth, growth, &[actual, base], percent, moved));
        }
        let at = random.between(0, n as u64 - 1) as usize;
        cases.extend(self.case(
            Kind::Share,
            progress(cell(at + 1), all(1)),
            &[&self.actual],
            percent,
            moved(sum(&self.actual[at..=at]), sum(&self.actual), n as f64),
        ));
        if n <= 12 {
            cases.extend(self.through_parts());
        }
        cases
    }

    /// The growth of the total, recomputed from the districts' actuals and printed growths.
    fn through_parts(&self) -> Option<Case> {
        let n = self.actual.len();
        let exact = |it: &Decimal| Exact::from(*it);
        let percent = |above: &Exact, below: &Exact| {
            above.checked_div(below).map(|ratio| (&ratio - &Exact::ONE).shift(2))
        };
        let total = |column: &[Decimal]| {
            column.iter().map(exact).fold(Exact::ZERO, |sum, next| &sum + &next)
        };
        let result = percent(&total(&self.actual), &total(&self.base))?;
        let mut cells = vec![self.print(&result, self.places_of_percent)];
        cells.extend(self.printed(&self.actual));
        for (actual, base) in self.actual.iter().zip(&self.base) {
            let growth = percent(&exact(actual), &exact(base))?;
            cells.push(self.print(&growth, self.places_of_percent));
        }
        let one = || Formula::whole(1);
        let base = |at: usize| cell(at) / (one() + cell(at + n).shift(-2));
        let all = Formula::sum((1..=n).map(cell)) / Formula::sum((1..=n).map(base));
        let claim = Claim::new(cell(0), (all - one()).shift(2));
        // Growth of a total is between the growths of its parts, so 300 points are beyond it.
        Some(Case { kind: Kind::GrowthThroughParts, claim, cells, beyond_rounding: Some(300.0) })
    }
}

fn unit(places: u8) -> f64 {
    10f64.powi(-i32::from(places))
}

#[derive(Debug, Default, Clone)]
struct Rates {
    figures: u64,
    exact: u64,
    possible: u64,
    impossible: u64,
    undetermined: u64,
    unequal: u64,
    unequal_by_more_than_one: u64,
    planted: u64,
    found: u64,
    found_at_one_unit: u64,
}

impl Rates {
    fn note(&mut self, case: &Case) -> Verdict {
        let agreement = case.claim.judge(&case.cells);
        self.figures += 1;
        match agreement.verdict {
            Verdict::Exact => self.exact += 1,
            Verdict::Possible => self.possible += 1,
            Verdict::Impossible { .. } => self.impossible += 1,
            Verdict::Undetermined(_) => self.undetermined += 1,
        }
        if let (Some(recomputed), Some(Known::Printed { value, .. })) =
            (&agreement.recomputed, case.cells.first())
        {
            let rounded = recomputed.round(value.places(), Rounding::HalfUp).expect("few digits");
            let off = rounded.digits() - value.digits();
            self.unequal += u64::from(off != 0);
            self.unequal_by_more_than_one += u64::from(off.abs() > 1);
        }
        agreement.verdict
    }

    /// The same figure with an error of so many units of its last place.
    fn plant(&mut self, case: &Case, units: i128) -> Verdict {
        let mut cells = case.cells.clone();
        if let Some(Known::Printed { value, .. }) = cells.first_mut() {
            *value = Decimal::new(value.digits() + units, value.places());
        }
        case.claim.judge(&cells).verdict
    }
}

impl fmt::Display for Rates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: u64, of: u64| 100.0 * part as f64 / (of.max(1)) as f64;
        write!(
            f,
            "{:>7} {:>6.1}% {:>6.1}% {:>6.1}% {:>6.1}% | {:>6.1}% {:>6.1}% | {:>7} {:>6.1}% {:>6.1}%",
            self.figures,
            percent(self.exact, self.figures),
            percent(self.possible, self.figures),
            percent(self.impossible, self.figures),
            percent(self.undetermined, self.figures),
            percent(self.unequal, self.figures),
            percent(self.unequal_by_more_than_one, self.figures),
            self.planted,
            percent(self.found, self.planted),
            percent(self.found_at_one_unit, self.planted),
        )
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the rates are for people")]
fn simulation() {
    let mut random = Random::seeded(20_230_331);
    let mut rates: BTreeMap<(Kind, &str), Rates> = BTreeMap::new();
    for table in 0..TABLES {
        let (by, read, name) = PUBLISHERS[(table % PUBLISHERS.len() as u64) as usize];
        let made = Table::made(&mut random, by, read);
        for case in made.cases(&mut random) {
            let rates = rates.entry((case.kind, name)).or_default();
            let verdict = rates.note(&case);
            assert!(!matches!(verdict, Verdict::Impossible { .. }), "{name} {:?}", case.cells);
            if matches!(verdict, Verdict::Undetermined(_)) {
                continue;
            }
            let (Some(places), Some(beyond)) = (case.cells[0].places(), case.beyond_rounding)
            else {
                continue;
            };
            let sign = if random.between(0, 1) == 0 { 1 } else { -1 };
            let units = (beyond / unit(places)).ceil() as i128;
            let planted = rates.plant(&case, sign * units);
            rates.planted += 1;
            rates.found += u64::from(matches!(planted, Verdict::Impossible { .. }));
            assert!(
                matches!(planted, Verdict::Impossible { .. }),
                "{name} {:?} {units}",
                case.cells
            );
            let one_unit = rates.plant(&case, sign);
            rates.found_at_one_unit += u64::from(matches!(one_unit, Verdict::Impossible { .. }));
        }
    }
    println!(
        "{TABLES} tables of 2 to 40 districts, 0 to 2 decimals; an error is planted in each figure"
    );
    println!(
        "{:41} {:>7} {:>7} {:>7} {:>7} {:>7} | {:>7} {:>7} | {:>7} {:>7} {:>7}",
        "figure, publisher",
        "figures",
        "exact",
        "possib.",
        "imposs.",
        "undet.",
        "unequal",
        "by > 1",
        "errors",
        "found",
        "1 unit",
    );
    for ((kind, name), rates) in &rates {
        println!("{:20} {name:20} {rates}", format!("{kind:?}"));
    }
    for rates in rates.values() {
        assert_eq!(rates.impossible, 0);
        assert!(rates.figures > 0 && rates.planted > 0);
        assert_eq!(rates.found, rates.planted);
    }
    // Without which the point of all this would be lost: equality calls right figures wrong.
    let naive = |kind: Kind| -> (u64, u64) {
        let of_kind = rates.iter().filter(|((one, _), _)| *one == kind);
        of_kind.fold((0, 0), |sum, (_, it)| (sum.0 + it.unequal, sum.1 + it.figures))
    };
    for kind in [Kind::Total, Kind::Progress, Kind::Growth, Kind::Share] {
        let (unequal, figures) = naive(kind);
        assert!(unequal * 10 > figures, "{kind:?}: {unequal} of {figures}");
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the rates are for people")]
fn simulation_of_leaning_tables() {
    let mut random = Random::seeded(7);
    let (mut leaning, mut truncated_leaning) = ([0_u32; 2], 0_u32);
    let tables = 1_000;
    for table in 0..tables {
        let by = if table % 2 == 0 { Rounding::HalfUp } else { Rounding::HalfEven };
        for (at, by) in [(0, by), (1, Rounding::Truncated)] {
            let mut made = Table::made(&mut random, by, Rounding::Nearest);
            // Figures as a report prints them: the result has no more digits than its inputs.
            made.places = 2;
            let n = made.actual.len();
            let figures: Vec<_> = (0..n)
                .filter_map(|one| {
                    let inputs = [&made.actual[one..=one], &made.target[one..=one]];
                    let formula = (cell(1) / cell(2)).shift(2);
                    made.case(Kind::Progress, formula, &inputs, made.places_of_percent, 0.0)
                })
                .map(|case| case.claim.judge(&case.cells))
                .collect();
            let lean = figures.iter().collect::<Residuals>().lean();
            leaning[at] += u32::from(lean.is_some());
            truncated_leaning += u32::from(at == 1 && lean.is_some());
        }
    }
    println!(
        "of {tables} rounded tables {} lean, of {tables} truncated {}",
        leaning[0], leaning[1]
    );
    // At most one in a hundred by the rule; the rest is chance.
    assert!(leaning[0] <= 20, "{leaning:?}");
    assert!(truncated_leaning > 0);
}
