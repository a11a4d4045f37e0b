//! The functions of the language: the one table that analysis, help and completion read.

use crate::plan::{AggregateFunction, RowFunction};
use crate::text::{InLanguage, Language, Text, text};
use std::borrow::Cow;

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
#[derive(Debug, Clone)]
pub struct FunctionEntry {
    /// What it is.
    pub function: Function,
    /// Names, the canonical English one first, then the Chinese one.
    pub names: &'static [&'static str],
    /// How it is called.
    pub signature: Text,
    /// What it gives, in one sentence.
    pub meaning: Text,
    /// What it does to units.
    pub units: Text,
    /// What it does with missing values.
    pub missing: Text,
    /// A statement with it.
    pub example: Text,
}

impl FunctionEntry {
    /// Whether the function, given so many arguments, makes one figure of many rows.
    pub fn is_of_many(&self, arguments: usize) -> bool {
        match self.function {
            Function::Total | Function::Share | Function::Aggregate(_) => true,
            Function::Min | Function::Max => arguments == 1,
            Function::Row(_) | Function::Previous | Function::Published | Function::Computed => {
                false
            }
        }
    }
}

impl InLanguage for FunctionEntry {
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        let at = match language {
            Language::English => 0,
            Language::Chinese => 1,
        };
        Cow::Borrowed(self.names.get(at).or(self.names.first()).copied().unwrap_or_default())
    }
}

/// The table.
pub static FUNCTIONS: &[FunctionEntry] = &[
    FunctionEntry {
        function: Function::Total,
        names: &["total", "合计", "sum", "总计"],
        signature: text!("total(x)", "合计(x)"),
        meaning: text!(
            "the total over the population: amounts are summed, ratios are Σ/Σ of their parts",
            "总体的合计：金额相加，比率用各组成部分的合计相除"
        ),
        units: text!(
            "that of x; a figure whose total has no meaning is refused",
            "与 x 相同；没有意义的合计会被拒绝"
        ),
        missing: text!(
            "missing parts are left out; of no parts it is missing",
            "缺失的部分不计；一个都没有时为缺失"
        ),
        example: text!(
            "list domestic among zones show actual, actual / total(actual)",
            "列出 内资 范围 开发区 显示 实际, 实际 / 合计(实际)"
        ),
    },
    FunctionEntry {
        function: Function::Aggregate(AggregateFunction::Mean),
        names: &["mean", "平均", "average"],
        signature: text!("mean(x)", "平均(x)"),
        meaning: text!(
            "the plain mean over the population, every district counting alike",
            "总体的简单平均，每个地区权重相同"
        ),
        units: text!("that of x", "与 x 相同"),
        missing: text!(
            "missing values are left out; of none it is missing",
            "缺失值不计；一个都没有时为缺失"
        ),
        example: text!(
            "list domestic where progress < mean(progress)",
            "列出 内资 其中 进度 < 平均(进度)"
        ),
    },
    FunctionEntry {
        function: Function::Aggregate(AggregateFunction::Median),
        names: &["median", "中位数"],
        signature: text!("median(x)", "中位数(x)"),
        meaning: text!(
            "the middle value over the population; of an even number, the mean of the middle two",
            "总体居中的值；个数为偶数时取中间两个的平均"
        ),
        units: text!("that of x", "与 x 相同"),
        missing: text!(
            "missing values are left out; of none it is missing",
            "缺失值不计；一个都没有时为缺失"
        ),
        example: text!(
            "list domestic where actual > median(actual)",
            "列出 内资 其中 实际 > 中位数(实际)"
        ),
    },
    FunctionEntry {
        function: Function::Min,
        names: &["min", "最小"],
        signature: text!("min(x) or min(a, b, …)", "最小(x) 或 最小(a, b, …)"),
        meaning: text!(
            "with one argument the lowest over the population, with more the lowest within the row",
            "一个参数时取总体中最小的，多个参数时取本行中最小的"
        ),
        units: text!(
            "that of x; the arguments of one call are brought to one size",
            "与 x 相同；同一次调用的参数换算为同一单位"
        ),
        missing: text!(
            "over the population missing values are left out; within a row any missing makes it missing",
            "对总体，缺失值不计；在本行内，有一个缺失即为缺失"
        ),
        example: text!(
            "list domestic among zones show min(progress, 30%)",
            "列出 内资 范围 开发区 显示 最小(进度, 30%)"
        ),
    },
    FunctionEntry {
        function: Function::Max,
        names: &["max", "最大"],
        signature: text!("max(x) or max(a, b, …)", "最大(x) 或 最大(a, b, …)"),
        meaning: text!(
            "with one argument the highest over the population, with more the highest within the row",
            "一个参数时取总体中最大的，多个参数时取本行中最大的"
        ),
        units: text!(
            "that of x; the arguments of one call are brought to one size",
            "与 x 相同；同一次调用的参数换算为同一单位"
        ),
        missing: text!(
            "over the population missing values are left out; within a row any missing makes it missing",
            "对总体，缺失值不计；在本行内，有一个缺失即为缺失"
        ),
        example: text!(
            "list domestic where actual = max(actual)",
            "列出 内资 其中 实际 = 最大(实际)"
        ),
    },
    FunctionEntry {
        function: Function::Aggregate(AggregateFunction::Count),
        names: &["count", "计数"],
        signature: text!("count(x)", "计数(x)"),
        meaning: text!(
            "how many districts of the population have x; of a condition, for how many it is true",
            "总体中有 x 的地区个数；x 为条件时，为成立的个数"
        ),
        units: text!("a plain number", "不带单位的数"),
        missing: text!("missing values are not counted", "缺失值不计"),
        example: text!(
            "list domestic among zones show actual, count(progress < schedule) top 1 by actual",
            "列出 内资 范围 开发区 显示 实际, 计数(进度 < 序时进度) 前1 按 实际"
        ),
    },
    FunctionEntry {
        function: Function::Share,
        names: &["share", "占比"],
        signature: text!("share(x)", "占比(x)"),
        meaning: text!("x as a percent of total(x)", "x 占 合计(x) 的百分比"),
        units: text!("a percent", "百分数"),
        missing: text!("missing where x is", "x 缺失时缺失"),
        example: text!(
            "list domestic among zones show share(target)",
            "列出 内资 范围 开发区 显示 占比(目标)"
        ),
    },
    FunctionEntry {
        function: Function::Row(RowFunction::Abs),
        names: &["abs", "绝对"],
        signature: text!("abs(x)", "绝对(x)"),
        meaning: text!("x without its sign", "x 去掉正负号"),
        units: text!("that of x", "与 x 相同"),
        missing: text!("missing where x is", "x 缺失时缺失"),
        example: text!(
            "list domestic where abs(gap) > 5pp",
            "列出 内资 其中 绝对(进度差) > 5个百分点"
        ),
    },
    FunctionEntry {
        function: Function::Row(RowFunction::Round),
        names: &["round", "四舍五入"],
        signature: text!("round(x) or round(x, decimals)", "四舍五入(x) 或 四舍五入(x, 位数)"),
        meaning: text!(
            "x to so many decimals of its unit, half away from zero",
            "x 按其单位保留若干位小数，四舍五入"
        ),
        units: text!("that of x", "与 x 相同"),
        missing: text!("missing where x is", "x 缺失时缺失"),
        example: text!(
            "list domestic among zones show round(progress, 1)",
            "列出 内资 范围 开发区 显示 四舍五入(进度, 1)"
        ),
    },
    FunctionEntry {
        function: Function::Row(RowFunction::Remainder),
        names: &["mod", "余数"],
        signature: text!("mod(a, b)", "余数(a, b)"),
        meaning: text!("the remainder of a / b, with the sign of a", "a / b 的余数，符号与 a 相同"),
        units: text!("that of a; b is brought to its size", "与 a 相同；b 换算为同一单位"),
        missing: text!("missing where either is, or b is zero", "任一缺失或 b 为零时缺失"),
        example: text!("list domestic where mod(rank, 2) = 0", "列出 内资 其中 余数(排名, 2) = 0"),
    },
    FunctionEntry {
        function: Function::Row(RowFunction::FirstPresent),
        names: &["coalesce", "首个非空"],
        signature: text!("coalesce(a, b, …)", "首个非空(a, b, …)"),
        meaning: text!("the first of its arguments that is not missing", "参数中第一个不缺失的"),
        units: text!(
            "that of a; the others are brought to its size",
            "与 a 相同；其余换算为同一单位"
        ),
        missing: text!("missing where all are", "全部缺失时缺失"),
        example: text!(
            "list domestic among zones show coalesce(yoy, 0%)",
            "列出 内资 范围 开发区 显示 首个非空(同比, 0%)"
        ),
    },
    FunctionEntry {
        function: Function::Previous,
        names: &["previous", "上期"],
        signature: text!("previous(x)", "上期(x)"),
        meaning: text!(
            "x at the period before, of the same length; a cumulative figure has none before the year's first",
            "上一个同样长短的期间的 x；累计数在年初第一期没有上期"
        ),
        units: text!("that of x", "与 x 相同"),
        missing: text!(
            "missing where the data does not have that period, and before the year's first of a cumulative figure",
            "数据里没有那一期时缺失；累计数在年初第一期也缺失"
        ),
        example: text!(
            "list domestic among zones show period_actual, previous(period_actual)",
            "列出 内资 范围 开发区 显示 当期, 上期(当期)"
        ),
    },
    FunctionEntry {
        function: Function::Published,
        names: &["published", "公布"],
        signature: text!("published(measure)", "公布(度量)"),
        meaning: text!(
            "the measure as the source prints it, whatever a bare name would take",
            "来源公布的数，不论直接写名称时取哪一个"
        ),
        units: text!("that of the measure", "与该度量相同"),
        missing: text!("missing where the cell is blank", "单元格空白时缺失"),
        example: text!(
            "list domestic among zones show published(progress), computed(progress)",
            "列出 内资 范围 开发区 显示 公布(进度), 推算(进度)"
        ),
    },
    FunctionEntry {
        function: Function::Computed,
        names: &["computed", "推算"],
        signature: text!("computed(measure)", "推算(度量)"),
        meaning: text!(
            "the measure worked out from the other figures, even where the source prints it",
            "由其他数据推算的数，来源已公布时也推算"
        ),
        units: text!("that of the measure", "与该度量相同"),
        missing: text!("missing where an input is", "有一项依据缺失时缺失"),
        example: text!(
            "list domestic where computed(progress) != published(progress)",
            "列出 内资 其中 推算(进度) != 公布(进度)"
        ),
    },
];

/// The function of a name.
pub fn find(name: &str) -> Option<&'static FunctionEntry> {
    FUNCTIONS.iter().find(|entry| entry.names.iter().any(|known| known.eq_ignore_ascii_case(name)))
}
