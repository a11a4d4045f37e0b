//! The types of a catalog. Everything downstream reads these; nothing downstream changes them.

use super::measure::Measure;
use super::names::NameIndex;
use super::outline::Shape;
use crate::grid::Charset;
use crate::period::{Period, PeriodLiteral, ScheduleBy};
use crate::source::Span;
use crate::text::Text;
use crate::units::{Rounding, Unit};
use serde::Deserialize;

/// All that is known before any figure is read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalog {
    /// Short name: `ankang`.
    pub name: String,
    /// Title, as answers may show it.
    pub title: String,
    /// What a row is called in messages.
    pub nouns: Nouns,
    /// How schedule progress is reckoned.
    pub schedule: Schedule,
    /// Further names for measures: (name as written, measure).
    pub measure_names: Vec<(String, Measure)>,
    /// In the order that output lists them.
    pub indicators: Vec<Indicator>,
    /// In the order that output lists them, parents included.
    pub districts: Vec<District>,
    /// Groups of districts.
    pub groups: Vec<Group>,
    /// The tables that the figures come from.
    pub sources: Vec<SourceTable>,
    /// Whether it was read or inferred.
    pub origin: Origin,
    /// Lookup tables of all names, made when first needed.
    pub index: NameIndex,
}

/// An index into [`Catalog::indicators`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IndicatorId(pub usize);

/// An index into [`Catalog::districts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DistrictId(pub usize);

/// An index into [`Catalog::groups`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupId(pub usize);

/// Where a catalog comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Origin {
    /// Written by hand, read from a file.
    #[default]
    Written,
    /// Worked out from a table; each line says what was taken for what, and why.
    Inferred(Vec<Text>),
}

/// What a row of the panel is called: district, ward, 县区.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nouns {
    /// One: `district`.
    pub singular: String,
    /// Many: `districts`.
    pub plural: String,
    /// In Chinese: `县区`.
    pub chinese: String,
}

impl Default for Nouns {
    fn default() -> Self {
        Self { singular: "district".into(), plural: "districts".into(), chinese: "地区".into() }
    }
}

/// How schedule progress is reckoned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Months elapsed of twelve, or days elapsed of the year.
    pub by: ScheduleBy,
    /// Decimals of the percent that gap and pace compare with (2: January is 8.33%).
    pub decimals: u8,
}

impl Default for Schedule {
    fn default() -> Self {
        Self { by: ScheduleBy::Months, decimals: 2 }
    }
}

/// Something that is measured for districts.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// The identifier: `domestic`.
    pub id: String,
    /// The official name: `实际引进内资`.
    pub label: String,
    /// Further names: `内资`.
    pub aliases: Vec<String>,
    /// The unit of its amounts (actual, target, base, shortfall).
    pub unit: Unit,
    /// How it behaves over time.
    pub kind: Kind,
    /// How it is ranked.
    pub ranking: RankingRule,
    /// The level whose districts have it; `None` is the lowest.
    pub level: Option<String>,
    /// For a rate: the indicators whose actuals it is the quotient of.
    pub parts: Option<(IndicatorId, IndicatorId)>,
    /// What it is of other indicators, where the catalog says so.
    pub formula: Option<CatalogFormula>,
    /// Whether less is better: progress is then target / actual, and there is no schedule.
    pub lower_is_better: bool,
    /// From when on something else is counted, the earliest first.
    pub breaks: Vec<Break>,
    /// Measures that some source prints.
    pub published: Vec<PublishedMeasure>,
}

impl Indicator {
    /// Its identifier, label and aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        names_of(Some(&self.id), &self.label, &self.aliases)
    }

    /// The unit that a measure's cells have where nothing else is said.
    pub fn default_unit(&self, measure: Measure) -> Unit {
        measure.default_unit(&self.unit)
    }

    /// How a source prints the measure, if one does.
    pub fn published(&self, measure: Measure) -> Option<&PublishedMeasure> {
        self.published.iter().find(|published| published.measure == measure)
    }
}

fn names_of<'a>(
    id: Option<&'a String>,
    label: &'a String,
    aliases: &'a [String],
) -> impl Iterator<Item = &'a str> {
    id.into_iter().chain([label]).chain(aliases).map(String::as_str)
}

/// An expression as the catalog has it; analysis reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogFormula {
    /// The expression: `foreign.schedule - foreign.progress`.
    pub text: String,
    /// Where its first character stands, and its last.
    pub span: Span,
}

/// A change of what is counted: figures before and from it on are not to be compared unawares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// The first period that is counted the new way.
    pub from: Period,
    /// What has changed.
    pub because: String,
}

/// A measure that a source prints.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedMeasure {
    /// Which.
    pub measure: Measure,
    /// The unit of the stored numbers: that of the cells.
    pub unit: Unit,
}

/// How an indicator behaves over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Grows within the year and starts again in January.
    #[default]
    Cumulative,
    /// A single period's own.
    Flow,
    /// As of a date.
    Stock,
    /// A ratio or score that cannot be added.
    Rate,
}

/// How an indicator is ranked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankingRule {
    /// The key.
    pub by: Measure,
    /// Which end is rank 1.
    pub best: Best,
    /// What equal keys get.
    pub ties: Ties,
    /// What is left unranked, beside the missing.
    pub skip: Vec<Skip>,
    /// Where the printed ranks start again.
    pub within: Within,
}

impl Default for RankingRule {
    fn default() -> Self {
        Self {
            by: Measure::Progress,
            best: Best::Highest,
            ties: Ties::Competition,
            skip: vec![],
            within: Within::All,
        }
    }
}

/// Among which districts a source ranks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Within {
    /// All together.
    All,
    /// Each group's by themselves.
    Group,
}

/// Which end is rank 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Best {
    /// The highest key is rank 1.
    Highest,
    /// The lowest key is rank 1.
    Lowest,
}

/// What equal keys get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ties {
    /// 1, 2, 2, 4
    Competition,
    /// 1, 2, 2, 3
    Dense,
    /// 1, 2, 3, 4, in catalog order of districts
    Ordinal,
}

/// What is left unranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Skip {
    /// A missing key: always so; may be stated.
    Missing,
    /// A key of zero.
    Zero,
}

/// A row of the panel: a district, ward, region; or their parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct District {
    /// The name as output shows it.
    pub name: String,
    /// Further names.
    pub aliases: Vec<String>,
    /// `county`, `city` …
    pub level: String,
    /// The group it is in.
    pub group: Option<GroupId>,
    /// The district it is a part of.
    pub parent: Option<DistrictId>,
}

impl District {
    /// Its name and aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        names_of(None, &self.name, &self.aliases)
    }
}

/// A level's name. Levels have no order of their own: parents make it.
pub type Level = String;

/// A group of districts: counties, zones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The identifier: `counties`.
    pub id: String,
    /// As output shows it.
    pub label: String,
    /// Further names.
    pub aliases: Vec<String>,
}

impl Group {
    /// Its identifier, label and aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        names_of(Some(&self.id), &self.label, &self.aliases)
    }
}

/// A table that figures come from.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceTable {
    /// The file, relative to the catalog; with `*` or `?` in its name, all files that are called
    /// so, until the catalog is opened.
    pub file: String,
    /// Which table of the file, where it holds several.
    pub sheet: Option<String>,
    /// The encoding of its text, where it is stated.
    pub charset: Option<Charset>,
    /// How many rows above the header are a title.
    pub title_rows: usize,
    /// How many rows below it are header: 1 to 3.
    pub header_rows: usize,
    /// How many times its columns stand beside one another.
    pub panels: usize,
    /// What its rows are.
    pub layout: Layout,
    /// Where its period is said.
    pub period: PeriodSource,
    /// How its publisher shortens figures.
    pub rounding: Rounding,
    /// Where in the catalog its source stands, for messages; `None` when inferred. The files of
    /// one source have one place.
    pub span: Option<Span>,
}

impl SourceTable {
    /// How large the parts of its table are.
    pub fn shape(&self) -> Shape {
        let Self { title_rows, header_rows, panels, .. } = *self;
        Shape { title_rows, header_rows, panels }
    }

    /// Whether it stands for all files of such a name.
    pub fn is_pattern(&self) -> bool {
        self.file.contains(['*', '?'])
    }
}

/// Where the period of a table is said.
#[derive(Debug, Clone, PartialEq)]
pub enum PeriodSource {
    /// The same for all rows.
    Fixed(PeriodLiteral),
    /// In a column.
    Column {
        /// Its header.
        header: String,
        /// The header of another one with the year, where the first says a part of it.
        year: Option<String>,
    },
    /// Not in the catalog: the title, the file's name or `--period` says it.
    Unstated,
}

/// What the rows of a table are.
#[derive(Debug, Clone, PartialEq)]
pub enum Layout {
    /// A row per district, a column per figure.
    Wide {
        /// What says whose figures a row holds.
        district: Whose,
        /// What each other column holds.
        columns: Vec<ColumnSource>,
        /// Headers of columns, and names of rows, left out on purpose.
        ignore: Vec<String>,
    },
    /// A row per period, a column per district, all of one figure.
    Across {
        /// Whose figure it is that stands in every column.
        indicator: IndicatorId,
        /// Which.
        measure: Measure,
        /// The unit of the cells.
        unit: Unit,
        /// Headers of columns that are left out on purpose; every other one is a district.
        ignore: Vec<String>,
    },
    /// A row per figure of one district: name, value, unit.
    Long {
        /// Whose figures they are.
        district: DistrictId,
        /// The header of the column with the figures' names.
        name: String,
        /// The header of the column with the values.
        value: String,
        /// The header of the column with the units, where there is one.
        unit: Option<String>,
        /// What each name stands for.
        names: Vec<LongName>,
        /// Headers of columns, and names of rows, left out on purpose.
        ignore: Vec<String>,
    },
}

impl Layout {
    /// Whether every column of figures has its own period.
    pub fn has_own_periods(&self) -> bool {
        match self {
            Self::Wide { columns, .. } => columns.iter().all(|column| column.period.is_some()),
            Self::Across { .. } | Self::Long { .. } => false,
        }
    }

    /// Whether a table of this layout prints the figure.
    pub fn holds(&self, indicator: IndicatorId, measure: Measure) -> bool {
        match self {
            Self::Wide { columns, .. } => columns.iter().any(|it| it.holds(indicator, measure)),
            Self::Across { indicator: own, measure: which, .. } => {
                *own == indicator && *which == measure
            }
            Self::Long { names, .. } => {
                names.iter().any(|it| it.indicator == indicator && it.measure == measure)
            }
        }
    }
}

/// Whose figures a row of a wide table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Those of the district that a column names, by its header.
    Column(String),
    /// Those of one district: such a table has a row for each period.
    Only(DistrictId),
}

/// A column of a wide table.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnSource {
    /// Its header as printed (two rows are joined with `_`).
    pub header: String,
    /// Whose figure.
    pub indicator: IndicatorId,
    /// Which figure.
    pub measure: Measure,
    /// The unit of its cells.
    pub unit: Unit,
    /// Its own period, in a table with a column for each.
    pub period: Option<PeriodLiteral>,
    /// Whether its cells hold the rank too, in brackets behind the figure: `12.3（4）`.
    pub ranked: bool,
}

impl ColumnSource {
    /// Whether it prints the figure.
    pub fn holds(&self, indicator: IndicatorId, measure: Measure) -> bool {
        let printed = self.measure == measure || (self.ranked && measure == Measure::Rank);
        self.indicator == indicator && printed
    }
}

/// A row of a long table.
#[derive(Debug, Clone, PartialEq)]
pub struct LongName {
    /// The figure's name as printed.
    pub name: String,
    /// Whose figure.
    pub indicator: IndicatorId,
    /// Which figure.
    pub measure: Measure,
    /// The unit of its cell.
    pub unit: Unit,
}
