//! Progress as a bar, with a mark where the schedule stands.
//!
//! ```text
//! ▇▇│░░░░░░░░   20.08% where 25% is due
//! ▇▇▇│▇░░░░░░   38.71%
//! ```
//!
//! Takes an answer and one of its columns; gives a bar for each figure, all of the same width. Where
//! the mark stands among the full blocks the schedule is reached.

use crate::answer::{Answer, AnswerColumn};
use crate::plan::TypeKind;
use crate::units::Unit;

/// How many blocks are 100%.
const BLOCKS: usize = 10;
const FULL: char = '▇';
const EMPTY: char = '░';
const SCHEDULE: char = '│';

/// How the bars of a column are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bars {
    /// What is due, in percent, where that is known.
    schedule: Option<f64>,
}

impl Bars {
    /// Those of a column, if it holds progress.
    pub fn of(answer: &Answer, column: &AnswerColumn) -> Option<Self> {
        let is_progress = column.name == "progress" || column.name.ends_with(".progress");
        let is_percent = column.ty.kind == TypeKind::Quantity(Unit::PERCENT);
        let schedule = answer.schedule.as_deref();
        let schedule = schedule.and_then(|text| text.trim_end_matches('%').parse().ok());
        (is_progress && is_percent).then_some(Self { schedule })
    }

    /// Whether a figure has reached what is due.
    pub fn reached(self, progress: f64) -> Option<bool> {
        self.schedule.map(|schedule| progress >= schedule)
    }

    /// The bar of a figure. What is beyond 100%, or below nothing, ends at the edge.
    pub fn drawn(self, progress: f64) -> String {
        let bar = |filled| -> String {
            (0..BLOCKS).map(|at| if at < filled { FULL } else { EMPTY }).collect()
        };
        let filled = blocks(progress);
        let Some(schedule) = self.schedule else { return bar(filled) };
        // Rounding may put both ends on one place: a figure that falls short, by however little, has
        // an empty block before the mark, and one that does not has none.
        let due = blocks(schedule).max(1);
        let (filled, mark) = match progress >= schedule {
            true => (filled, due.min(filled)),
            false => (filled.min(due - 1), due),
        };
        let mut bar = bar(filled);
        let at = bar.char_indices().nth(mark).map_or(bar.len(), |(at, _)| at);
        bar.insert(at, SCHEDULE);
        bar
    }
}

fn blocks(percent: f64) -> usize {
    // Clamped before, and no number counts as nothing: the cast loses nothing.
    (percent / 100.0 * BLOCKS as f64).round().clamp(0.0, BLOCKS as f64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(schedule: Option<f64>, progress: f64) -> String {
        Bars { schedule }.drawn(progress)
    }

    #[test]
    fn the_mark_says_what_is_reached() {
        assert_eq!(bar(Some(25.0), 13.93), "▇░░│░░░░░░░");
        assert_eq!(bar(Some(25.0), 38.71), "▇▇▇│▇░░░░░░");
        assert_eq!(bar(Some(100.0), 100.0), "▇▇▇▇▇▇▇▇▇▇│");
        assert_eq!(bar(None, 50.0), "▇▇▇▇▇░░░░░");
        assert_eq!(bar(Some(20.0), 19.99), "▇░│░░░░░░░░");
        assert_eq!(bar(Some(20.0), 20.0), "▇▇│░░░░░░░░");
        assert_eq!(bar(Some(2.0), 1.0), "░│░░░░░░░░░");
    }

    #[test]
    fn what_is_beyond_ends_at_the_edge() {
        assert_eq!(bar(None, 250.0), "▇▇▇▇▇▇▇▇▇▇");
        assert_eq!(bar(None, -3.0), "░░░░░░░░░░");
        assert_eq!(bar(None, f64::NAN), "░░░░░░░░░░");
        assert_eq!(bar(Some(33.33), 1e300), "▇▇▇│▇▇▇▇▇▇▇");
    }
}
