//! From formulas over the cells of rows to a finding: verdicts, what explains them, how many there are
//! of each.

use super::explained::{collect, of_sum, place_of, reckoned, show, sides, verdict_of};
use crate::checks::result::{Keys, Sample, Uncompared, Value, Verdict, Verdicts};
use crate::checks::sheet::{CellPlace, Cells, Line, Sheet};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::plan::{Expr, Plan};
use crate::printed::{self, Agreement, Cell, Claim, Formula, Known, Residuals};
use crate::session::Session;
use crate::session::checks::finding::{Finding, Found};
use crate::session::checks::{rows::reads, said};
use crate::text::{Text, joined, listed, text};
use crate::units::{Rounding, Unit};

/// What is asked of a test of printed figures.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// How many rows are kept.
    pub most: usize,
    /// Whether it is a comparison of an audit: then a missing figure is nothing to be decided, and
    /// rows that agree are kept too.
    pub audited: bool,
}

/// A row with the cells that its formulas are over.
pub struct Row<'a> {
    /// Which.
    pub line: Line,
    /// The cells.
    pub cells: &'a Cells,
    /// How many of the cells are shown.
    pub shown: usize,
    /// The unit of both sides.
    pub unit: &'a Unit,
    /// Whether the cells that are not shown are those of many parts.
    pub of_parts: bool,
    /// What may be missing from it: then it is no proof that the figures do not fit.
    pub excuse: Option<Text>,
}

/// A finding on its way.
pub struct Judging<'a> {
    asked: Asked,
    sheet: &'a Sheet<'a>,
    verdicts: Verdicts,
    sides: Residuals,
    found: Finding,
}

impl Session {
    /// A finding about the rows of a plan, with nothing found.
    pub(super) fn begun(&self, plan: &Plan) -> Result<Finding> {
        Ok(Finding { reads: reads(plan), period: self.period_of(plan)?, ..Finding::default() })
    }
}

impl<'a> Judging<'a> {
    /// Nothing judged yet.
    pub fn new(found: Finding, asked: Asked, sheet: &'a Sheet<'a>) -> Self {
        let (verdicts, sides) = (Verdicts::default(), Residuals::default());
        Self { asked, sheet, verdicts, sides, found }
    }

    /// The sheet that is judged.
    pub fn sheet(&self) -> &'a Sheet<'a> {
        self.sheet
    }

    /// Says what is looked at, where the columns of the plan do not.
    pub fn reads(&mut self, exprs: &[&Expr]) {
        if !self.found.reads.is_empty() {
            return;
        }
        let mut figures = Vec::new();
        exprs.iter().for_each(|expr| collect(expr, &mut figures));
        let Some(first) = figures.first().copied() else { return };
        for figure in figures {
            let name = said::name_of(&first, CellPlace { figure, row: 0 }, self.sheet);
            if !self.found.reads.contains(&name) {
                self.found.reads.push(name);
            }
        }
    }

    /// Takes one more row into account. `further` is what else explains what is impossible.
    pub fn row(&mut self, left: &Formula, right: &Formula, row: &Row<'_>, further: Option<Text>) {
        let claim = Claim::new(left.clone(), right.clone());
        let judged = claim.judge(&row.cells.known);
        if !is_cut_off(&judged, &row.cells.known) {
            self.sides.note(&judged);
        }
        let verdict = verdict_of(&judged.verdict);
        if let (Verdict::Impossible, Some(why)) = (verdict, &row.excuse) {
            return match self.asked.audited {
                true => self.leave(row.line, why.clone()),
                false => self.open(row.line, row.cells, why.clone()),
            };
        }
        if !self.keeps(verdict) {
            // What explains a verdict costs more than the verdict.
            return self.count(verdict);
        }
        // Of many parts no single cell is a witness, and to try each of them takes long.
        let agreement = if row.of_parts { judged } else { claim.examine(&row.cells.known) };
        let mut one = self.begin(row.line);
        show(&mut one.sample, row.cells, row.shown, self.sheet);
        if row.shown == 0 && row.of_parts {
            // It is about all of them, which begin here.
            (one.district, one.sample.keys.district) = (None, None);
            one.sample.place = place_of(row.cells, self.sheet);
        }
        let sample = &mut one.sample;
        sample.verdict = verdict;
        let (claimed, computed) = sides(&agreement, left, right);
        let known = &row.cells.known;
        // What lies between two percents is in points.
        let apart = if *row.unit == Unit::PERCENT { &Unit::POINTS } else { row.unit };
        let (printed, value) = (claimed.value(known).ok(), computed.value(known).ok());
        if let (Some(printed), Some(value)) = (&printed, &value) {
            let off = value - printed;
            sample.imbalance = said::exact(&off, apart).filter(|_| !off.is_zero());
        }
        let first = sample.printed.first();
        let value = value.and_then(|value| said::exact_beside(&value, row.unit, first));
        let mut why: Vec<Text> = Vec::new();
        if let Some(value) = value.clone().filter(|_| !self.asked.audited) {
            why.push(text!("comes to {value}", "算得 {value}", value = value.text));
        }
        if self.asked.audited {
            sample.computed =
                value.map(|value| reckoned(value, computed, (left, right), &agreement, known));
        }
        match &agreement.verdict {
            printed::Verdict::Impossible { truncation: true } => why.push(text!(
                "as rounded it cannot be, cut off it can",
                "按四舍五入不可能，按截尾可能"
            )),
            printed::Verdict::Undetermined(reason) => {
                why.push(reason.in_words(|cell| self.called(cell, row)));
            }
            _ => {}
        }
        why.extend(further.filter(|_| verdict == Verdict::Impossible));
        match row.of_parts {
            true => why.extend(of_sum(claimed, computed, &agreement, known)),
            false => why
                .extend(agreement.witness.iter().map(|it| it.in_words(&self.called(it.cell, row)))),
        }
        if verdict != Verdict::Exact {
            sample.witness = (!why.is_empty()).then(|| joined(why, &text!("; ", "；")));
        }
        self.take(one, verdict);
    }

    /// Takes a row in whose verdict nothing else is to be reckoned.
    pub fn take(&mut self, mut one: Found, verdict: Verdict) {
        if self.keeps(verdict) {
            one.sample.verdict = verdict;
            self.found.rows.push(one);
        }
        self.count(verdict);
    }

    /// Whether one more row of a verdict is kept: all that are wrong, of the others some.
    pub fn keeps(&self, verdict: Verdict) -> bool {
        let most = self.asked.most as u64;
        match verdict {
            Verdict::Exact => self.asked.audited && self.verdicts.exact < most,
            Verdict::Possible => self.verdicts.possible < most,
            Verdict::Impossible | Verdict::Violating | Verdict::Undetermined => true,
        }
    }

    /// Takes a row into account that is not kept.
    pub fn count(&mut self, verdict: Verdict) {
        self.found.examined += 1;
        *match verdict {
            Verdict::Exact => &mut self.verdicts.exact,
            Verdict::Possible => &mut self.verdicts.possible,
            Verdict::Impossible | Verdict::Violating => &mut self.verdicts.impossible,
            Verdict::Undetermined => &mut self.verdicts.undetermined,
        } += 1;
    }

    /// A row that lacks figures, which are `named` where that is known; of it nobody can say.
    pub fn missing(&mut self, line: Line, cells: &Cells, named: &[Text]) {
        let why = match named.is_empty() {
            true => text!("a figure that it is worked out from is missing", "缺少计算所需的数"),
            false => {
                let names = listed(named);
                text!("missing: {names}", "缺数：{names}", names)
            }
        };
        self.open(line, cells, why);
    }

    /// A row of which nobody can say, with the reason.
    pub fn open(&mut self, line: Line, cells: &Cells, why: Text) {
        let mut one = self.begin(line);
        show(&mut one.sample, cells, usize::MAX, self.sheet);
        one.sample.witness = Some(why);
        self.take(one, Verdict::Undetermined);
    }

    /// A period at which the whole has no row: nothing is printed to hold the parts against.
    pub fn without_whole(&mut self, part: Line, district: Option<String>, name: Text) {
        let keys = Keys { district, ..said::keys(part.row, Some(part.period), self.sheet) };
        if self.asked.audited {
            return self.leave_out(keys, super::lacking::unprinted());
        }
        let mut one = self.begin(part);
        one.district = None;
        one.sample.keys = keys;
        one.sample.witness = Some(text!("missing: {name}", "缺数：{name}", name));
        self.take(one, Verdict::Undetermined);
    }

    /// A figure that is held against nothing.
    pub fn leave(&mut self, line: Line, because: Text) {
        let keys = said::keys(line.row, Some(line.period), self.sheet);
        self.leave_out(keys, because);
    }

    /// The same, of these keys.
    pub fn leave_out(&mut self, keys: Keys, because: Text) {
        let one = Uncompared { keys, because };
        if self.found.uncompared.len() < self.asked.most && !self.found.uncompared.contains(&one) {
            self.found.uncompared.push(one);
        }
    }

    /// Says something beside the result, once.
    pub fn note(&mut self, note: Diagnostic) {
        if !self.found.notes.contains(&note) {
            self.found.notes.push(note);
        }
    }

    /// A row that is found, with nothing said of it.
    pub fn begin(&self, line: Line) -> Found {
        let keys = said::keys(line.row, Some(line.period), self.sheet);
        let district = self.sheet.panel.districts.get(line.row).copied();
        let sample = Sample { keys, ..Sample::default() };
        Found::row(sample, district, Some(line.period))
    }

    /// What was found: how many there are of each verdict, and whether they lean to one side.
    pub fn told(mut self) -> Finding {
        let found = &mut self.found;
        found.verdicts = self.verdicts;
        let Verdicts { exact, possible, impossible, undetermined } = self.verdicts;
        found.violating = usize::try_from(impossible).unwrap_or(usize::MAX);
        found.undetermined = usize::try_from(undetermined).unwrap_or(usize::MAX);
        let mut parts = vec![
            text!("{exact} exact", "{exact} 项相符", exact),
            text!("{possible} possible", "{possible} 项可能相符", possible),
            text!("{impossible} impossible", "{impossible} 项不可能", impossible),
        ];
        if undetermined > 0 {
            parts.push(text!(
                "{undetermined} undetermined",
                "{undetermined} 项无法判定",
                undetermined
            ));
        }
        // Of one there is nothing to count.
        let words = match (exact, possible, impossible, undetermined) {
            _ if self.asked.audited => listed(parts),
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
        found.rows.truncate(self.asked.most);
        self.found
    }

    /// What a cell is called beside the first one.
    pub fn called(&self, cell: Cell, row: &Row<'_>) -> Text {
        let places = &row.cells.places;
        let (Some(place), Some(first)) = (places.get(cell.0), places.first()) else {
            return Text::default();
        };
        let name = said::called(&first.figure, *place, self.sheet.catalog);
        if place.row == row.line.row {
            return name;
        }
        let panel = self.sheet.panel;
        let period = panel.row_periods.get(place.row).and_then(|at| panel.periods.get(*at));
        let other = said::keys(place.row, period.copied(), self.sheet);
        let own = said::keys(row.line.row, period.copied(), self.sheet);
        let of = match other.district != own.district {
            true => other.district.map(Text::same),
            false => period.map(Text::of),
        };
        let of = of.unwrap_or_default();
        text!("{name} of {of}", "{of}的{name}", name, of)
    }
}

/// Whether the published figure is said to be truncated: then it lies on one side by right.
fn is_cut_off(judged: &Agreement, known: &[Known]) -> bool {
    let cell = judged.published.and_then(|cell| known.get(cell.0));
    matches!(cell, Some(Known::Printed { rounding: Rounding::Truncated, .. }))
}
