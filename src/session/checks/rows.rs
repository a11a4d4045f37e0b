//! Conditions on rows: what the counts of an engine say of them, and which rows they are; and
//! conditions that have to hold whatever stands behind the print.

use super::finding::Finding;
use super::said;
use crate::analyze::check::RowTest;
use crate::bound::bind;
use crate::checks::reading::Reading;
use crate::checks::result::{Value, Verdict};
use crate::checks::sheet::{Cells, Line, Sheet};
use crate::diagnostic::{Code, Diagnostic, Result, Severity};
use crate::engine::{self, Evidence, Tally};
use crate::plan::{Expr, ExprKind, Plan, Role, SortKey, Step, Type, TypeKind};
use crate::session::{Session, notes};
use crate::source::Span;
use crate::text::{Text, text};
use std::collections::HashMap;

impl Session {
    /// A condition of which an engine has counted how often it holds.
    pub(super) fn counted(&self, test: &RowTest, tally: Tally, most: usize) -> Result<Finding> {
        let data = self.loaded()?;
        let sheet = Sheet::new(&data.panel, &self.words.catalog);
        let shown = test.shown.clone();
        let violating = tally.rows.saturating_sub(tally.holds + tally.unknown);
        let mut found = Finding {
            examined: tally.rows,
            violating,
            undetermined: tally.unknown,
            period: tally.period.map(|period| Text::of(&period)),
            // A row that cannot be decided meets no filter: all are shown.
            query: shown.filter(|_| violating == 0),
            notes: self.differing_ranks(test)?,
            ..Finding::default()
        };
        let truth = |kind| Expr { kind, ty: truth(), span: test.holds.span };
        let held = Box::new(test.holds.clone());
        if violating > 0 {
            let wrong = truth(ExprKind::Not(held.clone()));
            let wrong = self.evidence(test, wrong, most)?;
            found.rows.extend(said::samples(&test.plan, &wrong, Verdict::Violating, &sheet));
        }
        if tally.unknown > 0 {
            let open = truth(ExprKind::IsMissing(held));
            let open = self.evidence(test, open, most)?;
            found.rows.extend(said::samples(&test.plan, &open, Verdict::Undetermined, &sheet));
        }
        if let (Some(least), Some(margin)) = (tally.least, &test.margin)
            && let TypeKind::Quantity(unit) = &margin.ty.kind
        {
            found.margin = Some(said::amount(least, unit));
        }
        found.observed = Some(self.observed(test, &tally, &sheet)?);
        Ok(found)
    }

    /// That ranks are printed which differ from those that a test looks at.
    fn differing_ranks(&self, test: &RowTest) -> Result<Vec<Diagnostic>> {
        let mut found = Vec::new();
        for check in &test.rank_checks {
            let differing = self.answer(&check.plan)?;
            let told = notes::ranks(check, &differing, &self.words.catalog);
            found.extend(told.map(|one| Diagnostic { severity: Severity::Note, ..one }));
        }
        Ok(found)
    }

    /// What was seen: the figure of the one row that the rows were made into, else how many hold.
    fn observed(&self, test: &RowTest, tally: &Tally, sheet: &Sheet<'_>) -> Result<Value> {
        let has_one = test.plan.columns.iter().any(|column| column.name == "observed");
        if has_one && tally.rows == 1 {
            let data = self.loaded()?;
            let one =
                engine::evidence(&test.plan, 1, &data.frame, &data.panel, &self.words.catalog)?;
            let seen = said::samples(&test.plan, &one, Verdict::Exact, sheet);
            let seen = seen.into_iter().flat_map(|found| found.sample.printed);
            let column = one.columns.iter().find(|column| column.name == "observed");
            let unit = column.and_then(|column| said::unit(&column.ty));
            if let Some(seen) = seen.into_iter().find(|one| one.name == "observed") {
                let unit = unit.filter(|_| seen.number.is_some());
                return Ok(Value { text: seen.text, number: seen.number, unit });
            }
        }
        let (holds, rows) = (tally.holds, tally.rows);
        let words = text!("{holds} of {rows} hold", "{rows} 项中 {holds} 项成立", holds, rows);
        Ok(Value::number(words, holds as f64, None))
    }

    /// The rows of a test that meet a condition, the worst first.
    fn evidence(&self, test: &RowTest, condition: Expr, most: usize) -> Result<Evidence> {
        let data = self.loaded()?;
        let mut plan = test.plan.clone();
        plan.steps.push(Step::Keep { predicate: condition, role: Role::Shown });
        if let Some(margin) = &test.margin {
            let key = SortKey { expr: margin.clone(), descending: false, missing_last: true };
            plan.steps.push(Step::Order { keys: vec![key] });
        }
        engine::evidence(&plan, most, &data.frame, &data.panel, &self.words.catalog)
    }

    /// A condition that has to hold for every figure that may stand behind the printed one.
    pub(super) fn for_sure(&self, test: &RowTest, most: usize) -> Result<Finding> {
        let data = self.loaded()?;
        let catalog = &self.words.catalog;
        let sheet = Sheet::new(&data.panel, catalog);
        let bound = bind(&test.plan, &data.panel, catalog)?;
        let reading = self.reading(&test.plan, &sheet, &bound)?;
        let all = engine::evidence(&test.plan, usize::MAX, &data.frame, &data.panel, catalog)?;
        let shown = said::samples(&test.plan, &all, Verdict::Violating, &sheet);
        let mut found = Finding {
            examined: all.places.len(),
            period: self.period_of(&test.plan)?,
            notes: self.differing_ranks(test)?,
            ..Finding::default()
        };
        for ((row, period), mut one) in all.places.iter().copied().zip(shown) {
            let truth = reading
                .truth(&test.holds, Line { row, period }, &mut Cells::default())
                .map_err(|_| {
                    not_printed(test.holds.span).hint(text!(
                        "leave out `for sure`, or compare figures",
                        "去掉 `必定`，或改为比较数值"
                    ))
                })?;
            match truth {
                Some(true) => continue,
                Some(false) => found.violating += 1,
                None => {
                    found.undetermined += 1;
                    one.sample.verdict = Verdict::Undetermined;
                    one.sample.imbalance = None;
                    let open = || text!("the print leaves it open", "公布的数不足以判定");
                    let missing = said::missing(&one.sample.printed);
                    one.sample.witness = Some(missing.unwrap_or_else(open));
                }
            }
            found.rows.push(one);
        }
        let holds = found.examined - found.violating - found.undetermined;
        let rows = found.examined;
        let words =
            text!("{holds} of {rows} hold for sure", "{rows} 项中 {holds} 项必定成立", holds, rows);
        found.observed = Some(Value::number(words, holds as f64, None));
        found.rows.sort_by(|one, other| one.sample.worse_first(&other.sample));
        found.rows.truncate(most);
        found.query = test.shown.clone();
        Ok(found)
    }

    /// What the expressions of a plan are over printed cells.
    pub(in crate::session) fn reading<'a>(
        &'a self,
        plan: &'a Plan,
        sheet: &'a Sheet<'a>,
        bound: &'a crate::bound::Bound,
    ) -> Result<Reading<'a>> {
        let mut population = HashMap::new();
        for (at, step) in plan.steps.iter().enumerate() {
            if let Step::Spread { into, .. } = step {
                let steps = plan.steps.get(..at).unwrap_or_default().to_vec();
                let entering = Plan { steps, ..plan.clone() };
                population.insert(into.clone(), self.lines(&entering)?);
            }
        }
        Ok(Reading { sheet, bound, steps: &plan.steps, population })
    }

    /// The rows of a plan.
    pub(in crate::session) fn lines(&self, plan: &Plan) -> Result<Vec<Line>> {
        let data = self.loaded()?;
        let rows = engine::rows_of(plan, &data.frame, &data.panel, &self.words.catalog)?;
        Ok(rows.into_iter().map(|(row, period)| Line { row, period }).collect())
    }

    /// The period that a plan is about, where it is one.
    pub(in crate::session) fn period_of(&self, plan: &Plan) -> Result<Option<Text>> {
        let data = self.loaded()?;
        let period = engine::period(plan, &data.panel, &self.words.catalog)?;
        Ok(period.map(|period| Text::of(&period)))
    }
}

/// The names of what a plan shows.
pub(super) fn reads(plan: &Plan) -> Vec<String> {
    let shown = plan.columns.iter().filter(|one| one.basis != crate::plan::Basis::Key);
    shown.map(|one| one.name.clone()).filter(|name| name != "margin").collect()
}

fn truth() -> Type {
    Type { kind: TypeKind::Truth, nullable: true }
}

/// A condition that printed cells do not decide.
pub(super) fn not_printed(span: Span) -> Diagnostic {
    let message = text!(
        "printed figures alone do not decide this: it looks at ranks or texts",
        "仅凭公布的数无法判定：条件涉及位次或文本"
    );
    Diagnostic::error(Code::NoMeaning, message).at(span)
}
