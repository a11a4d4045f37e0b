//! What statements need of tables that are scanned.
//!
//! Takes the plans of a statement before it runs; reads what they need and the panel does not hold yet.
//! Where the tables were read whole there is nothing to do.

use super::{Data, Session};
use crate::analyze::check::{Baseline, Sum, Test, Whole};
use crate::analyze::{Check, Table};
use crate::bound::{Extent, demand};
use crate::catalog::Catalog;
use crate::diagnostic::Result;
use crate::engine::Frame;
use crate::input::scan::{Amount, Scans};
use crate::panel::Figure;
use crate::plan::{Expr, Plan};
use crate::source::Sources;
use std::sync::Arc;

/// Tables that are scanned, and what of them the panel holds.
#[derive(Debug)]
pub(super) struct Scanned {
    scans: Arc<Scans>,
    held: Extent,
}

/// A plan, with expressions over its rows that are no part of it.
pub(super) type Need<'p> = (&'p Plan, Vec<&'p Expr>);

impl Data {
    /// The data of tables of which nothing was read yet.
    pub(super) fn scanned(scans: Scans, catalog: &Catalog) -> Result<Self> {
        let panel = scans.empty();
        let frame = Frame::new(&panel, catalog)?;
        let scanned = Some(Scanned { scans: Arc::new(scans), held: Extent::default() });
        Ok(Self { panel, frame, warnings: vec![], scanned })
    }
}

impl Session {
    /// Reads what plans need.
    ///
    /// # Errors
    /// Data that cannot be read.
    pub(super) fn need(&mut self, needs: &[Need<'_>], sources: &mut Sources) -> Result<()> {
        self.need_beside(needs, &Extent::default(), sources)
    }

    /// The same, and an extent besides.
    fn need_beside(
        &mut self,
        needs: &[Need<'_>],
        beside: &Extent,
        sources: &mut Sources,
    ) -> Result<()> {
        self.load(sources)?;
        // How far back at once the latest period is searched for: further, each time it was not found.
        let mut steps = 1;
        loop {
            let data = self.loaded()?;
            let Some(scanned) = &data.scanned else { return Ok(()) };
            let mut wanted = scanned.held.clone();
            wanted.extend(beside.clone());
            for (plan, beside) in needs {
                let read = (&data.panel, &scanned.held);
                wanted.extend(demand(plan, beside, read, steps, &self.words.catalog));
            }
            if scanned.held.covers(&wanted) {
                return Ok(());
            }
            let read = scanned.scans.read(&self.words.catalog, &wanted)?;
            let frame = Frame::new(&read.value, &self.words.catalog)?;
            let scanned = Some(Scanned { scans: scanned.scans.clone(), held: wanted });
            let (panel, warnings) = (read.value, read.warnings);
            self.data = Some(Arc::new(Data { panel, frame, warnings, scanned }));
            steps *= 2;
        }
    }

    /// Reads everything.
    ///
    /// # Errors
    /// Data that cannot be read.
    pub(super) fn need_all(&mut self, sources: &mut Sources) -> Result<()> {
        self.load(sources)?;
        let data = self.loaded()?;
        let Some(scanned) = &data.scanned else { return Ok(()) };
        let all = Extent {
            periods: (0..data.panel.periods.len()).collect(),
            figures: scanned.scans.figures().collect(),
        };
        self.need_beside(&[], &all, sources)
    }

    /// Reads what a table needs, with what is put below it and compared with it.
    ///
    /// # Errors
    /// Data that cannot be read.
    pub(super) fn need_table(&mut self, table: &Table, sources: &mut Sources) -> Result<()> {
        let needs: Vec<Need<'_>> = of_table(table).into_iter().map(|plan| (plan, vec![])).collect();
        self.need(&needs, sources)
    }

    /// Reads what checks need, together.
    ///
    /// # Errors
    /// Data that cannot be read.
    pub(super) fn need_checks<'c>(
        &mut self,
        checks: impl Iterator<Item = &'c Check>,
        sources: &mut Sources,
    ) -> Result<()> {
        self.load(sources)?;
        let data = self.loaded()?;
        if data.scanned.is_none() {
            return Ok(());
        }
        let mut needs = vec![];
        let mut beside = Extent::default();
        let all = 0..data.panel.periods.len();
        for check in checks {
            match &check.test {
                Test::Directory => beside.periods.extend(all.clone()),
                Test::Has(wanted) => {
                    beside.periods.extend(all.clone());
                    beside.figures.extend(
                        wanted
                            .iter()
                            .map(|one| Figure { indicator: one.indicator, measure: one.measure }),
                    );
                }
                test => needs.extend(of_test(test)),
            }
        }
        self.need_beside(&needs, &beside, sources)
    }

    /// How much of the files a plan needs; none where they were read whole.
    ///
    /// # Errors
    /// Data that cannot be read.
    pub(super) fn amount(&self, plan: &Plan) -> Result<Option<Amount>> {
        let data = self.loaded()?;
        let Some(scanned) = &data.scanned else { return Ok(None) };
        let read = (&data.panel, &scanned.held);
        let needed = demand(plan, &[], read, 1, &self.words.catalog);
        Ok(Some(scanned.scans.amount(&needed.periods, &needed.figures)))
    }
}

/// The plans that a table runs.
fn of_table(table: &Table) -> Vec<&Plan> {
    let mut plans = vec![&table.plan];
    plans.extend(table.beside.iter().map(|one| &one.plan));
    plans.extend(table.parts.iter().map(|one| &one.plan));
    plans.extend(table.rank_checks.iter().map(|one| &one.plan));
    plans
}

/// What a test needs, where that can be told by its plans.
fn of_test(test: &Test) -> Vec<Need<'_>> {
    let alone = |plan| (plan, vec![]);
    match test {
        Test::Rows(rows) => {
            let beside = std::iter::once(&rows.holds).chain(&rows.margin);
            let ranks = rows.rank_checks.iter().map(|one| alone(&one.plan));
            std::iter::once((&rows.plan, beside.collect())).chain(ranks).collect()
        }
        Test::Agrees(one) => vec![(&one.plan, vec![&one.left, &one.right])],
        Test::AddsUp(sum) => {
            let ways = std::iter::once(&**sum).chain(sum.otherwise.as_deref());
            ways.flat_map(of_sum).collect()
        }
        Test::Ranks(one) => {
            let held = one.held.iter().map(|held| &held.formula);
            vec![(&one.plan, [&one.rank, &one.key].into_iter().chain(held).collect())]
        }
        Test::NoneOf(table) => of_table(table).into_iter().map(alone).collect(),
        Test::SameAs(table, baseline) => {
            let mut plans = of_table(table);
            if let Baseline::Table(other) = baseline {
                plans.extend(of_table(other));
            }
            plans.into_iter().map(alone).collect()
        }
        Test::OneRowPer(grid) => vec![alone(&grid.plan)],
        Test::Fresh { plan, .. } => vec![alone(plan)],
        Test::Directory | Test::Has(_) => vec![],
    }
}

/// What the parts and the whole of a sum need.
fn of_sum(sum: &Sum) -> Vec<Need<'_>> {
    let own = sum.sums.iter().map(|(_, sum)| &sum.argument);
    let implied = sum.implied.iter().flat_map(|one| [&one.actual, &one.parts]);
    let beside: Vec<&Expr> = std::iter::once(&sum.value).chain(own).chain(implied).collect();
    match &sum.whole {
        Whole::Printed { plan, total, .. } => {
            let of_whole = beside.iter().copied().chain([total]).collect();
            vec![(&sum.parts, beside), (plan.as_ref(), of_whole)]
        }
        Whole::Hundred => vec![(&sum.parts, beside)],
    }
}
