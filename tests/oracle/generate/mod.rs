//! Catalogs, panels and well-typed plans out of a list of choices.
//!
//! A list of numbers decides everything, and 0 is always the plainest choice; so proptest shrinks
//! a failing case by shortening and lowering the list.

mod expression;
mod plan;
mod step;
mod time;
mod world;

pub use time::stored_periods;
pub use world::{ABSENT, FIGURES, Numbers};

use indiq::catalog::Catalog;
use indiq::panel::Panel;
use indiq::plan::Plan;
use plan::Planner;

/// A case.
#[derive(Debug)]
pub struct Case {
    pub catalog: Catalog,
    pub panel: Panel,
    pub plan: Plan,
}

/// Makes a case of choices.
pub fn case(list: &[u32]) -> Case {
    let mut choices = Choices::new(list);
    // Sums are the same in every order only where they are exact: quarters are, 0.1 is not.
    let exact = choices.pick(3) != 2;
    let catalog = world::catalog(&mut choices);
    let periods = time::stored_periods(&mut choices);
    let (plan, at) = Planner::new(choices, &catalog, &periods, exact).plan();
    let panel = world::panel(&mut Choices { list, at }, &catalog, periods, exact);
    Case { catalog, panel, plan }
}

/// A list of choices, and how many were made.
pub struct Choices<'a> {
    list: &'a [u32],
    at: usize,
}

impl<'a> Choices<'a> {
    pub fn new(list: &'a [u32]) -> Self {
        Self { list, at: 0 }
    }

    /// A number below `count`.
    pub fn pick(&mut self, count: usize) -> usize {
        let choice = self.list.get(self.at).copied().unwrap_or_default() as usize;
        self.at += 1;
        choice % count
    }

    pub fn of<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.pick(from.len())].clone()
    }

    /// True one time in `count`.
    pub fn rarely(&mut self, count: usize) -> bool {
        self.pick(count) == count - 1
    }
}
