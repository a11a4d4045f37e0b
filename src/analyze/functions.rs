//! The functions of the language: the one table that analysis, help and completion read.

use crate::plan::{AggregateFunction, RowFunction};

/// What a function is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// Over the population; one argument.
    Aggregate(AggregateFunction),
    /// Within a row.
    Row(RowFunction),
    /// `total(x)`: the sum of amounts, Σ/Σ of ratios.
    Total,
    /// `share(x)`: x / total(x).
    Share,
    /// `min(x)` over the population, `min(a, b)` within a row.
    Min,
    /// `max(x)` over the population, `max(a, b)` within a row.
    Max,
    /// `previous(actual)`: at the period before.
    Previous,
    /// `published(progress)`: as the source prints it.
    Published,
    /// `computed(progress)`: worked out from the other figures.
    Computed,
}

/// A function as help tells it.
#[derive(Debug, Clone, Copy)]
pub struct FunctionEntry {
    /// What it is.
    pub function: Function,
    /// Names, the canonical English one first, then the Chinese one.
    pub names: &'static [&'static str],
    /// How it is called.
    pub signature: &'static str,
    /// What it gives, in one sentence.
    pub meaning: &'static str,
    /// What it does to units.
    pub units: &'static str,
    /// What it does with missing values.
    pub missing: &'static str,
    /// A statement with it.
    pub example: &'static str,
}

/// The table.
pub const FUNCTIONS: &[FunctionEntry] = &[
    FunctionEntry {
        function: Function::Total,
        names: &["total", "合计", "sum", "总计"],
        signature: "total(x)",
        meaning: "the total over the population: amounts are summed, ratios are Σ/Σ of their parts",
        units: "that of x; a figure whose total has no meaning is refused",
        missing: "missing parts are left out; of no parts it is missing",
        example: "list domestic show actual, actual / total(actual)",
    },
    FunctionEntry {
        function: Function::Aggregate(AggregateFunction::Mean),
        names: &["mean", "平均", "average"],
        signature: "mean(x)",
        meaning: "the plain mean over the population, every district counting alike",
        units: "that of x",
        missing: "missing values are left out; of none it is missing",
        example: "list domestic where progress < mean(progress)",
    },
    FunctionEntry {
        function: Function::Aggregate(AggregateFunction::Median),
        names: &["median", "中位数"],
        signature: "median(x)",
        meaning: "the middle value over the population; of an even number, the mean of the middle two",
        units: "that of x",
        missing: "missing values are left out; of none it is missing",
        example: "list domestic where actual > median(actual)",
    },
    FunctionEntry {
        function: Function::Min,
        names: &["min", "最小"],
        signature: "min(x) or min(a, b, …)",
        meaning: "with one argument the lowest over the population, with more the lowest within the row",
        units: "that of x; the arguments of one call are brought to one size",
        missing: "over the population missing values are left out; within a row any missing makes it missing",
        example: "list domestic show min(progress, 30%)",
    },
    FunctionEntry {
        function: Function::Max,
        names: &["max", "最大"],
        signature: "max(x) or max(a, b, …)",
        meaning: "with one argument the highest over the population, with more the highest within the row",
        units: "that of x; the arguments of one call are brought to one size",
        missing: "over the population missing values are left out; within a row any missing makes it missing",
        example: "list domestic where actual = max(actual)",
    },
    FunctionEntry {
        function: Function::Aggregate(AggregateFunction::Count),
        names: &["count", "计数"],
        signature: "count(x)",
        meaning: "how many districts of the population have x; of a condition, for how many it is true",
        units: "a plain number",
        missing: "missing values are not counted",
        example: "list domestic show actual, count(progress < schedule) top 1 by actual",
    },
    FunctionEntry {
        function: Function::Share,
        names: &["share", "占比"],
        signature: "share(x)",
        meaning: "x as a percent of total(x)",
        units: "a percent",
        missing: "missing where x is",
        example: "list domestic show share(target)",
    },
    FunctionEntry {
        function: Function::Row(RowFunction::Abs),
        names: &["abs", "绝对"],
        signature: "abs(x)",
        meaning: "x without its sign",
        units: "that of x",
        missing: "missing where x is",
        example: "list domestic where abs(gap) > 5pp",
    },
    FunctionEntry {
        function: Function::Row(RowFunction::Round),
        names: &["round", "四舍五入"],
        signature: "round(x) or round(x, decimals)",
        meaning: "x to so many decimals of its unit, half away from zero",
        units: "that of x",
        missing: "missing where x is",
        example: "list domestic show round(progress, 1)",
    },
    FunctionEntry {
        function: Function::Row(RowFunction::Remainder),
        names: &["mod", "余数"],
        signature: "mod(a, b)",
        meaning: "the remainder of a / b, with the sign of a",
        units: "that of a; b is brought to its size",
        missing: "missing where either is, or b is zero",
        example: "list domestic where mod(rank, 2) = 0",
    },
    FunctionEntry {
        function: Function::Row(RowFunction::FirstPresent),
        names: &["coalesce", "首个非空"],
        signature: "coalesce(a, b, …)",
        meaning: "the first of its arguments that is not missing",
        units: "that of a; the others are brought to its size",
        missing: "missing where all are",
        example: "list domestic show coalesce(yoy, 0%)",
    },
    FunctionEntry {
        function: Function::Previous,
        names: &["previous", "上期"],
        signature: "previous(x)",
        meaning: "x at the period before, of the same length; a cumulative figure has none before the year's first",
        units: "that of x",
        missing: "missing where the data does not have that period, and before the year's first of a cumulative figure",
        example: "list domestic show period_actual, previous(period_actual)",
    },
    FunctionEntry {
        function: Function::Published,
        names: &["published", "公布"],
        signature: "published(measure)",
        meaning: "the measure as the source prints it, whatever a bare name would take",
        units: "that of the measure",
        missing: "missing where the cell is blank",
        example: "list domestic show published(progress), computed(progress)",
    },
    FunctionEntry {
        function: Function::Computed,
        names: &["computed", "推算"],
        signature: "computed(measure)",
        meaning: "the measure worked out from the other figures, even where the source prints it",
        units: "that of the measure",
        missing: "missing where an input is",
        example: "list domestic where computed(progress) != published(progress)",
    },
];

/// The function of a name.
pub fn find(name: &str) -> Option<&'static FunctionEntry> {
    FUNCTIONS.iter().find(|entry| entry.names.iter().any(|known| known.eq_ignore_ascii_case(name)))
}
