//! What exists: indicators, measures, districts, sources, the schedule, the ranking rules.
//!
//! Takes a TOML text ([`read`]) or, where there is none, the header and cells of a table
//! ([`infer`]). Gives a [`Catalog`], in which every name is checked and every index is good.

mod called;
mod history;
mod infer;
mod measure;
mod model;
mod names;
mod outline;
mod read;
mod write;

pub use crate::period::ScheduleBy;
pub use history::period_of_file;
pub use infer::{infer, infer_all};
pub use measure::Measure;
pub use model::{
    Best, Break, Catalog, CatalogFormula, ColumnSource, District, DistrictId, Group, GroupId,
    Indicator, IndicatorId, Kind, Layout, Level, LongName, Nouns, Origin, PeriodSource,
    PublishedMeasure, RankingRule, Schedule, Skip, SourceTable, Ties, Whose, Within,
};
pub use names::{NameIndex, key, near};
pub use outline::{BodyRow, Outline, RowRole, Shape};
pub use read::read;
pub use write::write;
