//! `progress agrees with actual / target`: two formulas over the cells of each row.

use super::explained::unit_of;
use super::judging::{Asked, Judging, Row};
use super::lacking;
use crate::analyze::check::Agreement;
use crate::bound::bind;
use crate::catalog::Break;
use crate::checks::sheet::{Cells, Sheet};
use crate::diagnostic::Result;
use crate::period::Period;
use crate::session::Session;
use crate::session::checks::finding::Finding;
use crate::text::text;

impl Session {
    /// What comes of each row.
    pub(in crate::session::checks) fn agreement(
        &self,
        test: &Agreement,
        asked: Asked,
    ) -> Result<Finding> {
        let data = self.loaded()?;
        let catalog = &self.words.catalog;
        let sheet = Sheet::new(&data.panel, catalog);
        let bound = bind(&test.plan, &data.panel, catalog)?;
        let reading = self.reading(&test.plan, &sheet, &bound)?;
        let mut judging = Judging::new(self.begun(&test.plan)?, asked, &sheet);
        judging.reads(&[&test.left, &test.right]);
        let unit = unit_of(&test.left);
        let lacks = lacking::of_sums(&reading, &bound);
        for line in self.lines(&test.plan)? {
            let changed = test.breaks.iter().find(|change| lies_before(change, line.period));
            if let Some(change) = changed.filter(|_| asked.audited) {
                let (from, because) = (change.from, change.because.as_str());
                judging.leave(
                    line,
                    text!(
                        "counted anew from {from} on, not comparable ({because})",
                        "自{from}起口径变化，不可比（{because}）",
                        from,
                        because
                    ),
                );
                continue;
            }
            let mut cells = Cells::default();
            let left = reading.formula(&test.left, line, &mut cells);
            let right = reading.formula(&test.right, line, &mut cells);
            let Some((left, right)) = lacking::both(left, right, test.left.span)? else {
                match asked.audited {
                    true => lacking::in_row(&test.left, &test.right, line, &reading)
                        .into_iter()
                        .for_each(|because| judging.leave(line, because)),
                    false => {
                        let lost = lacking::names(&test.left, &test.right, line, &reading);
                        judging.missing(line, &cells, &lost);
                    }
                }
                continue;
            };
            let excuse = lacks.get(&line.period).cloned();
            let shown = usize::MAX;
            let row = Row { line, cells: &cells, shown, unit: &unit, of_parts: false, excuse };
            judging.row(&left, &right, &row, None);
        }
        Ok(judging.told())
    }
}

/// Whether what is counted changed between the same period last year and this one.
pub fn lies_before(change: &Break, period: Period) -> bool {
    let from = change.from.start();
    period.same_last_year().end() < from && period.end() >= from
}
