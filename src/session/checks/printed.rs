//! What printed cells can stand for: figures that agree, parts that add up, ranks that are in order.

use super::finding::{Finding, Found};
use super::rows::{not_printed, reads};
use super::said;
use crate::analyze::check::{Agreement, Ranking, Sum};
use crate::bound::bind;
use crate::checks::reading::{Reading, Unreadable};
use crate::checks::result::{Sample, Value, Verdict};
use crate::checks::sheet::{Cells, Line, Sheet};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{ColumnId, Expr, OutputColumn, Plan, Step, TypeKind, When};
use crate::printed::{self, Better, Formula, Known, Residuals, agree};
use crate::session::Session;
use crate::source::Span;
use crate::text::{Text, listed, text};
use crate::units::Unit;
use std::collections::BTreeMap;

/// How many rows there are of each verdict.
#[derive(Debug, Default)]
struct Verdicts {
    exact: usize,
    possible: usize,
    impossible: usize,
    undetermined: usize,
    sides: Residuals,
}

impl Session {
    /// `progress agrees with actual / target`
    pub(super) fn agreement(&self, test: &Agreement, most: usize) -> Result<Finding> {
        let data = self.loaded()?;
        let catalog = &self.words.catalog;
        let sheet = Sheet::new(&data.panel, catalog);
        let bound = bind(&test.plan, &data.panel, catalog)?;
        let reading = self.reading(&test.plan, &sheet, &bound)?;
        let (mut found, mut verdicts) = (self.begun(&test.plan)?, Verdicts::default());
        let unit = unit_of(&test.left);
        for line in self.lines(&test.plan)? {
            let mut cells = Cells::default();
            let left = reading.formula(&test.left, line, &mut cells);
            let right = reading.formula(&test.right, line, &mut cells);
            let keys = said::keys(line.row, Some(line.period), &sheet);
            let district = data.panel.districts.get(line.row).copied();
            let sample = Sample { keys, ..Sample::default() };
            let one = Found::row(sample, district, Some(line.period));
            let both = both(left, right, test.left.span)?;
            let missing = missing_figures(&test.plan, line, &sheet);
            let of = Row { line, cells: &cells, shown: usize::MAX, unit: &unit, missing };
            judged(one, both, &of, &sheet, &mut verdicts, &mut found);
        }
        verdicts.tell(&mut found, most);
        Ok(found)
    }

    /// `actual of districts adds up to 全市`
    pub(super) fn adds_up(&self, test: &Sum, most: usize) -> Result<Finding> {
        let data = self.loaded()?;
        let catalog = &self.words.catalog;
        let sheet = Sheet::new(&data.panel, catalog);
        let bound = bind(&test.parts, &data.panel, catalog)?;
        let parts = self.lines(&test.parts)?;
        let mut whole = test.whole.clone();
        if let (When::Latest { .. }, Some(period)) = (&whole.read.when, bound.period()) {
            // The whole is looked at when its parts are.
            whole.read.when = When::At { period: period.into(), span: Span::default() };
        }
        let (mut found, mut verdicts) = (self.begun(&test.parts)?, Verdicts::default());
        let wholes = match self.lines(&whole) {
            Ok(lines) => lines,
            Err(wrong) if wrong.iter().all(|one| one.code == Code::NoData) => vec![],
            Err(wrong) => return Err(wrong),
        };
        let mut reading = self.reading(&test.parts, &sheet, &bound)?;
        let steps = with_sums(test);
        reading.steps = &steps;
        let names = test.sums.iter().map(|(name, _)| name.clone());
        reading.population.extend(names.map(|name| (name, parts.clone())));
        let unit = unit_of(&test.total);
        for line in wholes {
            let mut cells = Cells::default();
            let total = reading.formula(&test.total, line, &mut cells);
            let own = total.is_ok().then(|| cells.known.len());
            let lacking = lacking(test, &reading, &parts, line);
            let sum = match lacking.is_empty() {
                true => reading.formula(&test.value, line, &mut cells),
                false => Err(Unreadable::Missing),
            };
            let missing = lacking
                .iter()
                .filter_map(|part| said::keys(part.row, None, &sheet).district)
                .map(Text::same)
                .collect();
            let keys = said::keys(line.row, Some(line.period), &sheet);
            let one = Found::row(
                Sample { keys, ..Sample::default() },
                Some(test.district),
                Some(line.period),
            );
            let both = both(total, sum, test.total.span)?;
            // The parts are many: the whole alone is shown.
            let shown = own.unwrap_or(0);
            let of = Row { line, cells: &cells, shown, unit: &unit, missing };
            judged(one, both, &of, &sheet, &mut verdicts, &mut found);
        }
        verdicts.tell(&mut found, most);
        Ok(found)
    }

    /// Printed ranks against what they rank: of two districts the one ahead may not be worse for sure.
    pub(super) fn ranks(&self, test: &Ranking, most: usize) -> Result<Finding> {
        let data = self.loaded()?;
        let catalog = &self.words.catalog;
        let sheet = Sheet::new(&data.panel, catalog);
        let bound = bind(&test.plan, &data.panel, catalog)?;
        let reading = self.reading(&test.plan, &sheet, &bound)?;
        let (mut found, mut verdicts) = (self.begun(&test.plan)?, Verdicts::default());
        let mut by_period: BTreeMap<_, Vec<(Known, Line)>> = BTreeMap::new();
        for line in self.lines(&test.plan)? {
            let mut cells = Cells::default();
            let Ok(_) = reading.formula(&test.rank, line, &mut cells) else { continue };
            if let Some(rank) = cells.known.into_iter().next() {
                by_period.entry(line.period).or_default().push((rank, line));
            }
        }
        let better = if test.lowest_first { Better::Lower } else { Better::Higher };
        for (_, mut ranked) in by_period {
            ranked.sort_by(|(a, _), (b, _)| a.value().cmp(&b.value()));
            for pair in ranked.windows(2) {
                let [(ahead_rank, ahead), (behind_rank, behind)] = pair else { continue };
                let mut cells = Cells::default();
                let first = reading.formula(&test.key, *ahead, &mut cells);
                let second = reading.formula(&test.key, *behind, &mut cells);
                let keys = said::keys(behind.row, Some(behind.period), &sheet);
                let mut sample = Sample { keys, ..Sample::default() };
                let verdict = match (first, second) {
                    (Ok(first), Ok(second)) => {
                        order(ahead_rank, behind_rank, (&first, &second), better, &cells.known)
                    }
                    _ => Verdict::Undetermined,
                };
                show(&mut sample, &cells, usize::MAX, &sheet);
                if verdict < Verdict::Exact {
                    let name = |line: &Line| {
                        said::keys(line.row, None, &sheet).district.unwrap_or_default()
                    };
                    sample.witness = Some(text!(
                        "{ahead} is printed before {behind}",
                        "{ahead}排在{behind}之前",
                        ahead = name(ahead),
                        behind = name(behind)
                    ));
                }
                sample.verdict = verdict;
                let district = data.panel.districts.get(behind.row).copied();
                verdicts.count(verdict);
                found.examined += 1;
                if verdict != Verdict::Exact {
                    found.rows.push(Found::row(sample, district, Some(behind.period)));
                }
            }
        }
        verdicts.tell(&mut found, most);
        Ok(found)
    }

    fn begun(&self, plan: &Plan) -> Result<Finding> {
        Ok(Finding { reads: reads(plan), period: self.period_of(plan)?, ..Finding::default() })
    }
}

/// The verdict on two neighbours of a ranking; of equal ranks, the figures have to be able to be so.
fn order(
    ahead: &Known,
    behind: &Known,
    (first, second): (&Formula, &Formula),
    better: Better,
    cells: &[Known],
) -> Verdict {
    let verdict = match ahead.value() == behind.value() {
        true => agree(first, second, cells).verdict,
        false => printed::order(first, second, better, cells),
    };
    verdict_of(&verdict)
}

fn verdict_of(verdict: &printed::Verdict) -> Verdict {
    match verdict {
        printed::Verdict::Exact => Verdict::Exact,
        printed::Verdict::Possible => Verdict::Possible,
        printed::Verdict::Impossible { .. } => Verdict::Impossible,
        printed::Verdict::Undetermined(_) => Verdict::Undetermined,
    }
}

/// The steps of the parts, and the sums over them as columns of each period.
fn with_sums(test: &Sum) -> Vec<Step> {
    let mut steps = test.parts.steps.clone();
    steps.extend(test.sums.iter().map(|(name, aggregate)| Step::Spread {
        into: name.clone(),
        aggregate: aggregate.clone(),
        within: vec![ColumnId::Period],
    }));
    steps
}

/// The parts that have no figure: what is missing is not zero, and nobody can say what all make.
fn lacking(test: &Sum, reading: &Reading<'_>, parts: &[Line], whole: Line) -> Vec<Line> {
    let parts = parts.iter().filter(|part| part.period == whole.period);
    let lacks = |part: &Line| {
        test.sums.iter().any(|(_, sum)| {
            let read = reading.formula(&sum.argument, *part, &mut Cells::default());
            matches!(read, Err(Unreadable::Missing))
        })
    };
    parts.copied().filter(lacks).collect()
}

/// The printed figures that a plan shows and a row lacks.
fn missing_figures(plan: &Plan, line: Line, sheet: &Sheet<'_>) -> Vec<Text> {
    let lacks = |column: &&OutputColumn| {
        let ColumnId::Figure(figure) = &column.column else { return false };
        let stored = sheet.panel.columns.get(figure);
        stored.is_none_or(|stored| !matches!(stored.values.get(line.row), Some(Some(_))))
    };
    plan.columns.iter().filter(lacks).map(|column| column.label.clone()).collect()
}

/// Both formulas, or none where a figure is missing.
fn both(
    left: Result<Formula, Unreadable>,
    right: Result<Formula, Unreadable>,
    span: Span,
) -> Result<Option<(Formula, Formula)>> {
    match (left, right) {
        (Ok(left), Ok(right)) => Ok(Some((left, right))),
        (Err(Unreadable::NotPrinted), _) | (_, Err(Unreadable::NotPrinted)) => {
            Err(not_printed(span).into())
        }
        _ => Ok(None),
    }
}

/// A row with the cells that its formulas are over.
struct Row<'a> {
    line: Line,
    cells: &'a Cells,
    /// How many of the cells are shown.
    shown: usize,
    /// The unit of both sides.
    unit: &'a Unit,
    /// What it lacks.
    missing: Vec<Text>,
}

impl Row<'_> {
    /// What a cell is called beside the first one.
    fn called(&self, at: usize, sheet: &Sheet<'_>) -> Text {
        let places = &self.cells.places;
        let (Some(place), Some(first)) = (places.get(at), places.first()) else {
            return Text::default();
        };
        let name = said::called(&first.figure, *place, sheet.catalog);
        if place.row == self.line.row {
            return name;
        }
        let panel = sheet.panel;
        let period = panel.row_periods.get(place.row).and_then(|at| panel.periods.get(*at));
        let other = said::keys(place.row, period.copied(), sheet);
        let own = said::keys(self.line.row, period.copied(), sheet);
        let of = match other.district != own.district {
            true => other.district.map(Text::same),
            false => period.map(Text::of),
        };
        let of = of.unwrap_or_default();
        text!("{name} of {of}", "{of}的{name}", name, of)
    }
}

/// Takes one more row into account.
fn judged(
    mut one: Found,
    both: Option<(Formula, Formula)>,
    row: &Row<'_>,
    sheet: &Sheet<'_>,
    verdicts: &mut Verdicts,
    found: &mut Finding,
) {
    found.examined += 1;
    let Row { cells, unit, .. } = row;
    show(&mut one.sample, cells, row.shown, sheet);
    let called = |at: usize| row.called(at, sheet);
    let Some((left, right)) = both else {
        one.sample.verdict = Verdict::Undetermined;
        one.sample.witness = Some(match row.missing.is_empty() {
            true => text!("a figure is missing", "缺少数据"),
            false => {
                let names = listed(&row.missing);
                text!("missing: {names}", "缺数：{names}", names)
            }
        });
        verdicts.count(Verdict::Undetermined);
        found.rows.push(one);
        return;
    };
    let agreement = agree(&left, &right, &cells.known);
    verdicts.sides.note(&agreement);
    let verdict = verdict_of(&agreement.verdict);
    verdicts.count(verdict);
    if verdict == Verdict::Exact {
        return;
    }
    let sample = &mut one.sample;
    sample.verdict = verdict;
    // What lies between two percents is in points.
    let apart = if **unit == Unit::PERCENT { &Unit::POINTS } else { *unit };
    sample.imbalance =
        agreement.imbalance.as_ref().and_then(|imbalance| said::exact(imbalance, apart));
    let mut said: Vec<Text> = Vec::new();
    if let Some(recomputed) = &agreement.recomputed
        && let Some(value) = said::exact(recomputed, unit)
    {
        said.push(text!("comes to {value}", "算得 {value}", value = value.text));
    }
    match &agreement.verdict {
        printed::Verdict::Impossible { truncation: true } => {
            said.push(text!(
                "as rounded it cannot be, cut off it can",
                "按四舍五入不可能，按截尾可能"
            ));
        }
        printed::Verdict::Undetermined(why) => {
            said.push(why.in_words(|cell| called(cell.0)));
        }
        _ => {}
    }
    // What would have to be so is said of a cell that is shown.
    if let Some(witness) = agreement.witness.as_ref().filter(|it| it.cell.0 < row.shown) {
        said.push(witness.in_words(&called(witness.cell.0)));
    }
    sample.witness = (!said.is_empty()).then(|| crate::text::joined(said, &text!("; ", "；")));
    found.rows.push(one);
}

/// The cells that a formula is over, with what their print stands for.
fn show(sample: &mut Sample, cells: &Cells, most: usize, sheet: &Sheet<'_>) {
    let Some(of) = cells.places.first().map(|place| place.figure) else { return };
    let shown = cells.places.iter().zip(&cells.known).take(most);
    sample.printed = shown.map(|(place, known)| said::of_cell(*place, &of, known, sheet)).collect();
    sample.place = sample.printed.first().and_then(|one| one.place.clone());
}

fn unit_of(expr: &Expr) -> Unit {
    match &expr.ty.kind {
        TypeKind::Quantity(unit) => unit.clone(),
        _ => Unit::NUMBER,
    }
}

impl Verdicts {
    fn count(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Exact => self.exact += 1,
            Verdict::Possible => self.possible += 1,
            Verdict::Impossible | Verdict::Violating => self.impossible += 1,
            Verdict::Undetermined => self.undetermined += 1,
        }
    }

    /// Says how many there are of each, and whether they lean to one side.
    fn tell(&self, found: &mut Finding, most: usize) {
        found.violating = self.impossible;
        found.undetermined = self.undetermined;
        let Self { exact, possible, impossible, undetermined, .. } = self;
        let mut parts = vec![
            text!("{exact} exact", "{exact} 项相符", exact),
            text!("{possible} possible", "{possible} 项可能相符", possible),
            text!("{impossible} impossible", "{impossible} 项不可能", impossible),
        ];
        if *undetermined > 0 {
            parts.push(text!(
                "{undetermined} undetermined",
                "{undetermined} 项无法判定",
                undetermined
            ));
        }
        // Of one there is nothing to count.
        let words = match (exact, possible, impossible, undetermined) {
            (1, 0, 0, 0) => text!("exact as printed", "按公布数恰好相符"),
            (0, 1, 0, 0) => text!("possible within rounding", "在舍入范围内可能相符"),
            (0, 0, 1, 0) => text!("impossible, rounding or not", "即使考虑舍入也不可能"),
            (0, 0, 0, 1) => text!("it cannot be decided", "无法判定"),
            _ => listed(parts),
        };
        found.observed = Some(Value::words(words.clone()));
        found.message = Some(words);
        if let Some(lean) = self.sides.lean() {
            found.notes.push(Diagnostic::note(Code::PrintLeans, lean.in_words()));
        }
        found.rows.sort_by(|a, b| a.sample.worse_first(&b.sample));
        found.rows.truncate(most);
    }
}
