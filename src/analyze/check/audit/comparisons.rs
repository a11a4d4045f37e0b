//! The comparisons of one indicator.

use super::Compared;
use super::words::{called, inputs};
use crate::analyze::check::rules::Rules;
use crate::analyze::check::{Agreement, Check, Held, Test};
use crate::analyze::comparison::side_by_side;
use crate::analyze::measure::{Reading, can_be_held, is_printed, measure};
use crate::analyze::totals::has_total;
use crate::analyze::verb::{Frame, examined};
use crate::analyze::vocabulary::Vocabulary;
use crate::catalog::{DistrictId, IndicatorId, Measure};
use crate::diagnostic::Result;
use crate::plan::{Expr, ExprKind, Plan};
use crate::source::Span;
use crate::syntax::ast::Query;
use crate::text::{Text, text};

/// The audit of one indicator.
pub struct Of<'a> {
    /// Which.
    pub indicator: IndicatorId,
    /// Its rows.
    pub query: Query,
    /// The statement.
    pub span: Span,
    /// Whether others are audited beside it.
    pub several: bool,
    /// The periods asked for, as the end of each id: `_2023Q1`; nothing where none was.
    pub when: &'a str,
    /// What exists.
    pub words: &'a Vocabulary,
}

/// Which rows a comparison is about.
#[derive(Clone)]
pub enum Whose {
    /// Those of the districts.
    Each,
    /// That of their parent.
    Whole(DistrictId),
    /// Those of the districts at a level between them and their parent.
    Level(String),
    /// That of a parent, from those of its parts.
    Parts(DistrictId, PartsOf),
    /// All of them, which make 100%.
    All,
}

/// Which parts a parent is held against.
#[derive(Clone)]
pub enum PartsOf {
    /// The districts that the audit is of, all of them.
    All,
    /// Those of a level between.
    Level(String),
    /// Those of them that make this parent, which is itself one of several.
    Own,
}

impl Of<'_> {
    /// The rows of the districts.
    pub fn rows(&self) -> Result<Plan> {
        let frame = self.frame(None)?;
        let (columns, rows) = (frame.key_columns(), frame.row_noun());
        Ok(frame.rows_with(columns, rows).0)
    }

    /// What is printed in the rows of the districts, is made of other figures, and cannot be worked out
    /// here: progress beside no target.
    pub fn unheld(&self) -> Result<Vec<Measure>> {
        let frame = self.frame(None)?;
        let mut printed = measures_printed(&frame, self.indicator);
        printed.retain(|which| {
            matches!(
                which,
                Measure::Progress | Measure::Yoy | Measure::Contribution | Measure::Pull
            ) && !can_be_held(&frame.scope, self.indicator, *which)
        });
        Ok(printed)
    }

    /// All that can be compared.
    pub fn checks(&self) -> Result<Vec<Check>> {
        let frame = examined(&self.query, self.words)?;
        let districts = frame.scope.population.clone();
        let mut found = self.measures(&frame, None)?;
        let prints_shares = is_printed(&frame.scope, self.indicator, Measure::Share);
        if prints_shares {
            found.push(self.shares(&districts)?);
        }
        let parent = self.words.catalog.parent_of_all(&districts);
        if let Some(parent) = parent.filter(|_| prints_shares) {
            found.push(self.share_of_whole(&districts, parent)?);
        }
        if let Some(parent) = parent {
            let whole = Whose::Whole(parent);
            found.extend(self.above(&[parent], whole, &[(parent, PartsOf::All, &districts)])?);
        }
        found.extend(self.levels(&districts, parent)?);
        Ok(found)
    }

    /// What is printed for districts above those of the audit: against what it is worked out from, and
    /// each against what its parts make together.
    fn above(
        &self,
        rows: &[DistrictId],
        whose: Whose,
        sums: &[(DistrictId, PartsOf, &[DistrictId])],
    ) -> Result<Vec<Check>> {
        let own = self.frame(Some(rows))?;
        let mut found = self.measures(&own, Some((rows, whose)))?;
        let printed = measures_printed(&own, self.indicator);
        for (whole, of, parts) in sums {
            let below = self.frame(Some(parts))?;
            for which in &printed {
                if has_total(&below.scope, self.indicator, *which) {
                    found.push(self.sum(parts, *whole, of.clone(), *which)?);
                }
            }
        }
        Ok(found)
    }

    /// The same for each level between the districts and the parent of all: cities, each made of its
    /// counties, and all of them making the province. Without such a parent, what each row says alone.
    fn levels(&self, districts: &[DistrictId], parent: Option<DistrictId>) -> Result<Vec<Check>> {
        let catalog = &self.words.catalog;
        let between = catalog.between(districts, parent);
        let level = |id: DistrictId| catalog.districts.get(id.0).map(|one| one.level.as_str());
        let mut levels: Vec<&str> = between.iter().filter_map(|(id, _)| level(*id)).collect();
        levels.dedup();
        let mut found = Vec::new();
        for name in levels {
            let (rows, mut sums): (Vec<DistrictId>, Vec<_>) = between
                .iter()
                .filter(|(id, _)| level(*id) == Some(name))
                .map(|(id, parts)| (*id, (*id, PartsOf::Own, parts.as_slice())))
                .unzip();
            match parent {
                Some(parent) if catalog.parent_of_all(&rows) == Some(parent) => {
                    sums.push((parent, PartsOf::Level(name.to_owned()), &rows));
                }
                Some(_) => {}
                // Nobody says that all parts of each are here.
                None => sums.clear(),
            }
            found.extend(self.above(&rows, Whose::Level(name.to_owned()), &sums)?);
        }
        Ok(found)
    }

    /// What is printed in rows against what it is worked out from, and ranks.
    fn measures(
        &self,
        frame: &Frame<'_>,
        above: Option<(&[DistrictId], Whose)>,
    ) -> Result<Vec<Check>> {
        let mut found = Vec::new();
        for which in measures_printed(frame, self.indicator) {
            if which == Measure::Rank {
                found.extend(self.ranks(above.clone())?);
            } else if can_be_held(&frame.scope, self.indicator, which)
                && !(is_among_others(which) && above.is_some())
            {
                found.push(self.agreement(which, above.clone())?);
            }
        }
        Ok(found)
    }

    /// Its rows, or those of other districts.
    pub(super) fn frame(&self, districts: Option<&[DistrictId]>) -> Result<Frame<'_>> {
        let mut frame = examined(&self.query, self.words)?;
        if let Some(districts) = districts {
            frame.scope.population = districts.to_vec();
        }
        Ok(frame)
    }

    fn agreement(&self, which: Measure, above: Option<(&[DistrictId], Whose)>) -> Result<Check> {
        let mut frame = self.frame(above.as_ref().map(|(rows, _)| *rows))?;
        let (indicator, span) = (self.indicator, self.span);
        let left = measure(&mut frame.scope, indicator, which, Reading::Published, span)?;
        let (left, Held { formula: right, from, breaks }) = self.held(&mut frame, which, left)?;
        let columns = frame.key_columns();
        let rows = frame.row_noun();
        let (plan, _) = frame.rows_with(columns, rows);
        let from = text!("from {from}", "由{from}推算", from);
        let whose = above.map_or(Whose::Each, |(_, whose)| whose);
        let test = Test::Agrees(Agreement { plan, left, right, breaks });
        let inverse = self.words.catalog.indicators[indicator.0].lower_is_better;
        let mut check = self.check(which, whose, from, test);
        if let (Measure::Progress, Some(compared)) = (which, &mut check.compared) {
            compared.expected = match inverse {
                true => text!("target / actual", "目标 / 实际"),
                false => text!("actual / target", "实际 / 目标"),
            };
        }
        Ok(check)
    }

    /// A printed figure and what it is worked out from, in one unit.
    pub(super) fn held(
        &self,
        frame: &mut Frame<'_>,
        which: Measure,
        printed: Expr,
    ) -> Result<(Expr, Held)> {
        let (indicator, span) = (self.indicator, self.span);
        let right = measure(&mut frame.scope, indicator, which, Reading::Computed, span)?;
        let (printed, formula) = side_by_side(printed, right, span)?;
        let from = inputs(&frame.scope, &formula, indicator);
        let breaks = match reads_other_periods(&formula) {
            true => frame.scope.indicator(indicator).breaks.clone(),
            false => vec![],
        };
        Ok((printed, Held { formula, from, breaks }))
    }

    pub(super) fn check(&self, which: Measure, whose: Whose, from: Text, test: Test) -> Check {
        let catalog = &self.words.catalog;
        let id = &catalog.indicators[self.indicator.0].id;
        let called_so = |district: DistrictId| catalog.districts[district.0].name.as_str();
        let of = match &whose {
            Whose::Each => "rows".to_owned(),
            Whose::Whole(_) => "whole".to_owned(),
            Whose::Level(level) => format!("whole_{level}"),
            Whose::Parts(_, PartsOf::All) => "parts".to_owned(),
            Whose::Parts(_, PartsOf::Level(level)) => format!("parts_{level}"),
            Whose::Parts(parent, PartsOf::Own) => format!("parts_of_{}", called_so(*parent)),
            Whose::All => "all".to_owned(),
        };
        let own = (!self.several).then_some(self.indicator);
        let column = called(self.indicator, which, own, catalog);
        let name = match &whose {
            Whose::Each | Whose::All => {
                text!("{column} {from}", "{column}（{from}）", column, from = &from)
            }
            Whose::Level(level) => text!(
                "{column} of level {level} {from}",
                "{level} 级{column}（{from}）",
                column,
                level,
                from = &from
            ),
            Whose::Whole(parent) | Whose::Parts(parent, _) => text!(
                "{column} of {parent} {from}",
                "{parent}{column}（{from}）",
                column,
                parent = called_so(*parent),
                from = &from
            ),
        };
        let title = text!(
            "{who}: {name}",
            "{who}：{name}",
            who = &catalog.indicators[self.indicator.0],
            name
        );
        let compared =
            Compared { indicator: id.clone(), measure: which, column, name, expected: from };
        Check {
            id: format!("{id}_{which}_{of}{when}", which = which.id(), when = self.when),
            id_span: self.span,
            title: Some(title),
            span: self.span,
            body: None,
            rules: Rules::default(),
            test,
            query: Some(self.query.text_in_both()),
            compared: Some(compared),
        }
    }
}

/// Whether a measure is one among others of its kind, which for those above stand in no row here.
pub(super) fn is_among_others(which: Measure) -> bool {
    matches!(which, Measure::Share | Measure::Contribution | Measure::Pull)
}

/// Whether it looks at figures of other periods.
fn reads_other_periods(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::FigureAt { .. })
        || expr.operands().into_iter().any(reads_other_periods)
}

/// The measures that some source prints for the rows of a frame.
fn measures_printed(frame: &Frame<'_>, indicator: IndicatorId) -> Vec<Measure> {
    let all = Measure::NAMES.iter().map(|(which, _)| *which);
    all.filter(|which| is_printed(&frame.scope, indicator, *which)).collect()
}
