//! What a person at a prompt sees of an answer: how much of it, how wide, and where the rest goes.

use crate::output::Style;

/// The terminal that answers go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// How many columns it has.
    pub columns: usize,
    /// How many lines.
    pub lines: usize,
}

/// How answers are shown on a screen. What goes to a file or a pipe is never cut or decorated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// How many rows of a table are drawn at most; `None` is all.
    pub rows: Option<usize>,
    /// How wide lines may be, in the stead of the terminal's width.
    pub width: Option<usize>,
    /// Whether bars stand beside progress.
    pub bars: bool,
    /// Whether trends are drawn below their table.
    pub sparklines: bool,
    /// Whether what is taller than the screen goes to a pager.
    pub paged: bool,
}

impl View {
    /// Everything, plainly: for a screen that nobody is known to sit at.
    pub const ALL: Self =
        Self { rows: None, width: None, bars: false, sparklines: true, paged: false };

    /// The style of an answer; `whole` is with every row.
    pub(super) fn style(&self, style: Style, whole: bool) -> Style {
        Style {
            rows: self.rows.filter(|_| !whole),
            width: self.width.or(style.width),
            bars: self.bars,
            without_trends: !self.sparklines,
            ..style
        }
    }
}
