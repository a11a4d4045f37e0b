//! Ranks, and cuts by rank.

use super::frame::LINE;
use super::lower::Lowering;
use crate::catalog::{Best, Ties};
use crate::diagnostic::Result;
use crate::plan::{ColumnId, End, Expr as PlanExpr};
use polars::prelude::*;

impl Lowering<'_> {
    /// [`Step::Rank`](crate::plan::Step::Rank).
    pub fn rank(
        &mut self,
        into: &str,
        (key, best, ties): (&PlanExpr, Best, Ties),
        ranked: Option<&PlanExpr>,
        within: &[ColumnId],
    ) -> Result<()> {
        let mut key = self.key(key)?;
        if let Some(ranked) = ranked {
            let taking_part = when(self.staged(ranked)?).then(key.clone()).otherwise(lit(NULL));
            key = self.stage(taking_part);
        }
        let descending = best == Best::Highest;
        let rank = match ties {
            Ties::Competition => self.over(ranks(&key, RankMethod::Min, descending), within)?,
            Ties::Dense => self.over(ranks(&key, RankMethod::Dense, descending), within)?,
            Ties::Ordinal => {
                // Polars would number equal keys as the rows happen to stand.
                let first = self.over(ranks(&key, RankMethod::Min, descending), within)?;
                let mut equal = self.columns(within);
                equal.push(key);
                let among = col(LINE).rank(options(RankMethod::Ordinal, false), None);
                first + among.over(equal).map_err(super::failed)? - lit(1)
            }
        };
        self.add(&ColumnId::Made(into.into()), rank.cast(DataType::Float64));
        Ok(())
    }

    /// [`Step::Cut`](crate::plan::Step::Cut). Whether ties made a partition longer than `count`
    /// is carried along as a column of its own, for a note.
    pub fn cut(
        &mut self,
        key: &PlanExpr,
        (best, end): (Best, End),
        count: u32,
        within: &[ColumnId],
    ) -> Result<()> {
        let descending = (best == Best::Highest) == (end == End::Top);
        let key = self.key(key)?;
        let rank = self.over(ranks(&key, RankMethod::Min, descending), within)?;
        let rank = self.stage(rank);
        self.replace(|rows| rows.filter(rank.lt_eq(lit(count))));
        let longer = self.over(len().gt(lit(count)), within)?;
        let longer = self.stage(longer);
        self.carry(longer);
        Ok(())
    }
}

/// Ranks of a key. A null has none, as in the plan; `traps` holds Polars to it.
fn ranks(key: &Expr, method: RankMethod, descending: bool) -> Expr {
    key.clone().rank(options(method, descending), None)
}

fn options(method: RankMethod, descending: bool) -> RankOptions {
    RankOptions { method, descending }
}
