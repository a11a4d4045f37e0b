//! `actual of districts adds up to 全市`: what many parts make, against what is printed for the whole.

use super::explained::{collect, unit_of};
use super::judging::{Asked, Judging, Row};
use super::{lacking, undefined};
use crate::analyze::check::{Implied, Sum, Whole};
use crate::bound::bind;
use crate::catalog::DistrictId;
use crate::checks::reading::{Reading, Unreadable};
use crate::checks::result::Keys;
use crate::checks::sheet::{CellPlace, Cells, Line, Sheet};
use crate::diagnostic::Result;
use crate::panel::Spans;
use crate::period::Period;
use crate::plan::{Aggregate, ColumnId, Expr, ExprKind, Plan, Step, When};
use crate::printed::{Formula, range};
use crate::session::Session;
use crate::session::checks::finding::Finding;
use crate::session::checks::is_no_data;
use crate::session::checks::said;
use crate::source::Span;
use crate::text::{Text, text};
use crate::units::Unit;
use std::cell::LazyCell;
use std::collections::HashSet;

impl Session {
    /// What comes of each period; by another way, where this one leads nowhere and that one does.
    pub(in crate::session::checks) fn adds_up(&self, test: &Sum, asked: Asked) -> Result<Finding> {
        let found = self.made_of_parts(test, asked)?;
        if let (0, Some(other)) = (found.examined, &test.otherwise) {
            let other = self.made_of_parts(other, asked)?;
            return Ok(if other.examined > 0 { other } else { found });
        }
        Ok(found)
    }

    fn made_of_parts(&self, test: &Sum, asked: Asked) -> Result<Finding> {
        let data = self.loaded()?;
        let catalog = &self.words.catalog;
        let sheet = Sheet::new(&data.panel, catalog);
        // Where none of them has a row, what is asked for is known all the same.
        let (bound, parts) = match self.lines(&test.parts) {
            Ok(parts) => (bind(&test.parts, &data.panel, catalog)?, parts),
            Err(wrong) if is_no_data(&wrong) && !test.named.is_empty() => match &test.whole {
                Whole::Printed { plan, .. } => (bind(plan, &data.panel, catalog)?, vec![]),
                Whole::Hundred => return Err(wrong),
            },
            Err(wrong) => return Err(wrong),
        };
        let begun = match (parts.is_empty(), &test.whole) {
            (true, Whole::Printed { plan, .. }) => self.begun(plan)?,
            _ => self.begun(&test.parts)?,
        };
        let mut judging = Judging::new(begun, asked, &sheet);
        let looked_at = test.sums.iter().map(|(_, sum)| &sum.argument);
        let total = match &test.whole {
            Whole::Printed { total, .. } => Some(total),
            Whole::Hundred => None,
        };
        judging.reads(&total.into_iter().chain(looked_at).collect::<Vec<_>>());
        let mut reading = self.reading(&test.parts, &sheet, &bound)?;
        let steps = with_sums(test);
        reading.steps = &steps;
        let names = test.sums.iter().map(|(name, _)| name.clone());
        reading.population.extend(names.map(|name| (name, parts.clone())));
        let (wholes, unit) = match &test.whole {
            Whole::Printed { plan, total, .. } => {
                let wholes = self.wholes(plan, bound.period().map(Into::into))?;
                for part in first_of_each_period(&parts) {
                    if wholes.iter().all(|whole| whole.period != part.period) {
                        let name = whole_of(test, &reading);
                        let district = self.name_of(&test.whole);
                        judging.without_whole(part, district, name);
                    }
                }
                (wholes, unit_of(total))
            }
            Whole::Hundred => (first_of_each_period(&parts), Unit::PERCENT),
        };
        // All rows are looked at for it, and only where a part has none.
        let spans = LazyCell::new(|| Spans::of(&data.panel));
        let belongs = |one: DistrictId, period| spans.belongs(one, period, catalog);
        for line in wholes {
            let mut cells = Cells::default();
            let total = match &test.whole {
                Whole::Printed { total, .. } => reading.formula(total, line, &mut cells),
                Whole::Hundred => Ok(Formula::whole(100)),
            };
            let own = if total.is_ok() { cells.known.len() } else { 0 };
            let (absent, unsure) = absent(test, &reading, &parts, line, &belongs);
            let mut lost = lost(test, &reading, &parts, line);
            if !parts.is_empty() {
                lost.splice(0..0, absent);
            }
            let undefined = undefined(test, &reading, &parts, line);
            let sum = match lost.is_empty() && undefined.is_empty() {
                false => Err(Unreadable::Missing),
                true => reading.formula(&test.value, line, &mut cells),
            };
            let is_printed = total.is_ok();
            let Some((total, sum)) = lacking::both(total, sum, test.value.span)? else {
                match asked.audited {
                    true if matches!(test.whole, Whole::Hundred) => {
                        // It is about all of them, and no district's.
                        let period = Some(line.period.to_string());
                        let keys = Keys { period, ..Keys::default() };
                        judging.leave_out(keys, lacking::of_all_parts(&lost, &undefined));
                    }
                    true if is_printed => {
                        judging.leave(line, lacking::of_all_parts(&lost, &undefined));
                    }
                    true => judging.leave(line, lacking::unprinted()),
                    false if is_printed && !undefined.is_empty() => {
                        judging.open(line, &cells, lacking::of_all_parts(&lost, &undefined));
                    }
                    false if is_printed => judging.missing(line, &cells, &lost),
                    false => {
                        let lost: Vec<Text> =
                            std::iter::once(whole_of(test, &reading)).chain(lost).collect();
                        judging.missing(line, &Cells::default(), &lost);
                    }
                }
                continue;
            };
            let further = test.implied.as_ref().and_then(|implied| {
                self.implied(implied, (&total, line), &reading, &mut cells.clone())
            });
            let excuse = (!unsure.is_empty()).then(|| lacking::of_parts(&unsure));
            // The parts are many: the whole alone is shown.
            let row = Row { line, cells: &cells, shown: own, unit: &unit, of_parts: true, excuse };
            judging.row(&total, &sum, &row, further);
        }
        Ok(judging.told())
    }

    /// The rows of the whole: it is looked at when its parts are.
    fn wholes(&self, plan: &Plan, at: Option<crate::period::PeriodLiteral>) -> Result<Vec<Line>> {
        let mut whole = plan.clone();
        if let (When::Latest { .. }, Some(period)) = (&whole.read.when, at) {
            whole.read.when = When::At { period, span: Span::default() };
        }
        match self.lines(&whole) {
            Err(wrong) if is_no_data(&wrong) => Ok(vec![]),
            lines => lines,
        }
    }

    fn name_of(&self, whole: &Whole) -> Option<String> {
        let Whole::Printed { district, .. } = whole else { return None };
        self.words.catalog.districts.get(district.0).map(|one| one.name.clone())
    }

    /// The target that the whole's progress and actual stand for, beside what those of the parts make.
    fn implied(
        &self,
        implied: &Implied,
        (progress, line): (&Formula, Line),
        reading: &Reading<'_>,
        cells: &mut Cells,
    ) -> Option<Text> {
        let unit = unit_of(&implied.actual);
        let actual = reading.formula(&implied.actual, line, cells).ok()?;
        let parts = reading.formula(&implied.parts, line, cells).ok()?;
        let share = progress.clone().shift(-2);
        let target = match implied.inverse {
            true => actual.clone() * share,
            false => actual.clone() / share,
        };
        let known = &cells.known;
        let interval = range(&target, known).ok()?.interval;
        if interval.meets(&range(&parts, known).ok()?.interval) {
            return None;
        }
        let of = |formula: &Formula, unit: &Unit| {
            said::exact(&formula.value(known).ok()?, unit).map(|value| value.text)
        };
        let made = of(&parts, &unit_of(&implied.parts))?;
        let (actual, progress) = (of(&actual, &unit)?, of(progress, &Unit::PERCENT)?);
        let roundest = interval.roundest()?;
        let target = said::exact(&roundest, &unit)?.text;
        let interval = interval.shown(1);
        let noun = self.words.catalog.nouns.many();
        Some(text!(
            "{actual} at {progress} implies a target of {target} ({interval}), and those of the \
             {noun} add up to {made}",
            "实际{actual}、进度{progress}，推得目标为{target}（{interval}），而各{noun}目标合计{made}",
            actual,
            progress,
            target,
            interval,
            noun,
            made
        ))
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

/// The figure of the whole, by its name: `target of 全市`.
fn whole_of(test: &Sum, reading: &Reading<'_>) -> Text {
    let Whole::Printed { total, district, .. } = &test.whole else { return Text::default() };
    let catalog = reading.sheet.catalog;
    let district = catalog.districts.get(district.0).map(|one| one.name.as_str());
    let mut figures = Vec::new();
    collect(total, &mut figures);
    match (figures.first(), district) {
        (Some(figure), Some(district)) => {
            let name = said::called(figure, CellPlace { figure: *figure, row: 0 }, catalog);
            text!("{name} of {district}", "{district}{name}", name, district)
        }
        _ => Text::same(district.unwrap_or_default()),
    }
}

/// The parts that have no figure: what is missing is not zero, and nobody can say what all make.
fn lost(test: &Sum, reading: &Reading<'_>, parts: &[Line], whole: Line) -> Vec<Text> {
    let mut names = Vec::new();
    let mut own = parts.iter().filter(|part| part.period == whole.period).peekable();
    if own.peek().is_none() {
        return vec![text!("all of its parts", "全部组成部分")];
    }
    for part in own {
        for (_, sum) in &test.sums {
            let read = reading.formula(&sum.argument, *part, &mut Cells::default());
            let is_undefined = || undefined::of_part(sum, *part, reading).is_some();
            if matches!(read, Err(Unreadable::Missing)) && !is_undefined() {
                let name = lost_of(sum, *part, reading);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    names
}

/// The parts of which all is printed and nothing follows.
fn undefined(test: &Sum, reading: &Reading<'_>, parts: &[Line], whole: Line) -> Vec<Text> {
    let mut found: Vec<Text> = Vec::new();
    for part in parts.iter().filter(|part| part.period == whole.period) {
        let of_sums = test.sums.iter();
        for one in of_sums.filter_map(|(_, sum)| undefined::of_part(sum, *part, reading)) {
            if !found.contains(&one) {
                found.push(one);
            }
        }
    }
    found
}

/// The parts without a row at a period: those that belong there, and those of which nobody knows
/// whether they do, because they came later or ended before. Shares that make 100% need no others.
fn absent(
    test: &Sum,
    reading: &Reading<'_>,
    parts: &[Line],
    whole: Line,
    belongs: &dyn Fn(DistrictId, Period) -> bool,
) -> (Vec<Text>, Vec<Text>) {
    let sheet = reading.sheet;
    let own = parts.iter().filter(|part| part.period == whole.period);
    let there: HashSet<DistrictId> =
        own.filter_map(|part| sheet.panel.districts.get(part.row)).copied().collect();
    let absent = test.named.iter().filter(|named| !there.contains(named));
    let belongs = |one: &&DistrictId| {
        let is_sure = test.by_name || belongs(**one, whole.period);
        is_sure && !matches!(test.whole, Whole::Hundred)
    };
    let (sure, unsure): (Vec<_>, Vec<_>) = absent.partition(belongs);
    let rows = |of: Vec<&DistrictId>| lacking::rows_of(of.into_iter().copied(), sheet.catalog);
    (rows(sure), rows(unsure))
}

fn lost_of(sum: &Aggregate, part: Line, reading: &Reading<'_>) -> Text {
    let district = said::keys(part.row, None, reading.sheet).district.unwrap_or_default();
    let Some(figure) = first_missing(&sum.argument, part, reading) else {
        return Text::same(district);
    };
    let place = CellPlace { figure, row: part.row };
    let name = said::called(&figure, place, reading.sheet.catalog);
    text!("{name} of {district}", "{district}{name}", name, district)
}

fn first_missing(expr: &Expr, part: Line, reading: &Reading<'_>) -> Option<crate::panel::Figure> {
    if let ExprKind::Column(ColumnId::Figure(figure)) = expr.kind
        && reading.sheet.figure(figure, part.row, &mut Cells::default()).is_none()
    {
        return Some(figure);
    }
    expr.operands().into_iter().find_map(|one| first_missing(one, part, reading))
}

/// A row for each period: where the whole is none that is printed, any row knows when it is.
fn first_of_each_period(parts: &[Line]) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    for part in parts {
        if found.iter().all(|one| one.period != part.period) {
            found.push(*part);
        }
    }
    found
}
