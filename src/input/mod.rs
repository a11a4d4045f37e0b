//! Files → cells → panel.
//!
//! Takes paths and texts; gives a [`crate::grid::Grid`] for each, and, with a catalog, the panel of their
//! figures ([`read_panel`]).

mod absent;
mod across;
mod alike;
pub mod csv;
mod delimiter;
mod editions;
pub mod encoding;
mod few;
mod files;
mod formats;
mod fractions;
mod gather;
mod header;
mod kind;
mod limits;
mod linked;
mod load;
mod long;
mod panel;
mod place;
mod read;
mod readings;
mod rows;
pub mod scan;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_alike;
#[cfg(all(test, feature = "formats"))]
mod tests_formats;
#[cfg(test)]
mod tests_periods;
mod told;
mod when;
mod wide;

pub use csv::grid_of_text;
pub use editions::{Edition, editions, read_source};
pub use files::{expand, tables_at};
pub use panel::read_panel;
pub use read::{TableFile, grids_of_bytes, read_grid, read_grids, tables_of, which};
