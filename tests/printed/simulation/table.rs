//! Tables made from true figures and published as offices do.

use crate::printed::random::Random;
use indiq::printed::{Claim, Exact, Formula, Known, cell};
use indiq::units::{Decimal, Rounding};

/// What is published of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Total,
    Progress,
    ProgressOfTotal,
    Growth,
    GrowthThroughParts,
    Share,
}

/// A published figure: first in its cells, with what it is computed from behind it.
pub struct Case {
    pub kind: Kind,
    pub claim: Claim,
    pub cells: Vec<Known>,
    /// More than rounding can make of it, by hand: half a unit of each print, carried through. None
    /// where rounding can make anything of it.
    pub beyond_rounding: Option<f64>,
}

/// The true figures of a table, and how they are printed.
pub struct Table {
    pub actual: Vec<Decimal>,
    pub target: Vec<Decimal>,
    pub base: Vec<Decimal>,
    pub places: u8,
    pub places_of_percent: u8,
    pub by: Rounding,
    pub read: Rounding,
}

impl Table {
    pub fn made(random: &mut Random, by: Rounding, read: Rounding) -> Self {
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
    pub fn case(
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

    pub fn cases(&self, random: &mut Random) -> Vec<Case> {
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

pub fn unit(places: u8) -> f64 {
    10f64.powi(-i32::from(places))
}
