//! What each word of the language does with units and with missing values: the two questions that
//! help and the reference answer for every construct.
//!
//! The words themselves are `syntax/keywords/table.rs`, which knows neither units nor figures.

mod check;

use crate::catalog::Measure;
use crate::syntax::keywords::Keyword;
use crate::text::{Text, text};
use crate::units::{Dimension, Unit};

/// The two rules of a word, each in English and in Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// What it does with units.
    pub units: Text,
    /// What it does with missing values.
    pub missing: Text,
}

/// The word takes no figure and gives none.
pub(super) const NONE: Text = Text::fixed("takes none", "不涉及单位");
pub(super) const NO_FIGURES: Text = Text::fixed("does not matter", "不涉及缺失值");

/// The rules of a word.
pub fn rules(keyword: Keyword) -> Rules {
    use Keyword as K;
    let (units, missing) = match keyword {
        K::Rank => (
            Text::fixed(
                "what is ranked may have any unit; a text has no rank",
                "排名依据可为任何单位；文本不能排名",
            ),
            Text::fixed(
                "a missing key has no rank: shown last with –, in neither top nor bottom",
                "依据缺失者不排名：列在最后，显示 –，不进前几名或后几名",
            ),
        ),
        K::List => (
            Text::fixed(
                "each column keeps its own; a sum or difference that does not fit is refused",
                "各列保留自己的单位；单位不合的加减报错",
            ),
            Text::fixed("a missing figure is shown as –", "缺失的数显示为 –"),
        ),
        K::Total => (
            Text::fixed(
                "amounts are summed in one unit; percents are formed anew; what has no total is refused",
                "金额按同一单位相加；百分数由合计重新计算；不能合计的报错",
            ),
            Text::fixed(
                "missing parts are left out and counted (12 of 13); an expression is over the rows that have all its figures; of no parts the total is missing",
                "缺失部分不计入并说明（12/13）；算式只包括所用各数都有的行；全部缺失则合计缺失",
            ),
        ),
        K::Count => (
            Text::fixed("a plain number", "结果为普通数"),
            Text::fixed("a condition that is unknown is not counted", "条件未知的行不计"),
        ),
        K::Show => (
            Text::fixed(
                "as a clause: in UNIT shows an amount in another size of its currency",
                "作子句时：以 单位 可换同币种的大小单位",
            ),
            Text::fixed(
                "a missing figure is shown as –; a card leaves out what none of its districts has",
                "缺失的数显示为 –；卡片不列各区都没有的指标",
            ),
        ),
        K::Compare => (
            Text::fixed(
                "the change has the unit of the figure, of a percent it is in pp; amounts have a growth in percent",
                "变化量与原数同单位，百分数之差为百分点；金额另有增长（%）",
            ),
            Text::fixed("missing where either period has none", "任一期缺失则缺失"),
        ),
        K::Trend => (
            Text::fixed("each column keeps its own", "各列保留自己的单位"),
            Text::fixed(
                "a period without a figure is missing in the row and a gap in the line",
                "无数的期间在行中缺失，在趋势线上断开",
            ),
        ),
        K::Describe | K::Help => (NONE, NO_FIGURES),
        K::Trace => (
            Text::fixed("says the unit of each cell", "说明各单元格的单位"),
            Text::fixed("a cell that is missing is named", "缺失的单元格会指明"),
        ),
        K::Explain => (Text::fixed("says the unit of each name", "说明每个名称的单位"), NO_FIGURES),
        K::Let => (
            Text::fixed("the columns of the result keep theirs", "结果各列保留单位"),
            Text::fixed("rows stay as they were found", "行按所得保留"),
        ),
        K::Define => (
            Text::fixed(
                "that of its expression, checked where it stands",
                "为表达式的单位，定义时即检查",
            ),
            Text::fixed(
                "missing where an input is, but for what coalesce or case fills",
                "任一输入缺失则缺失，除非用 首个非空 或 分情况 填补",
            ),
        ),
        K::Param => (
            Text::fixed(
                "that of its default; a value from the command line must have the same",
                "为默认值的单位；命令行给的值须相同",
            ),
            Text::fixed("a param always has a value", "参数总有值"),
        ),
        K::Include => (NONE, NO_FIGURES),
        K::Print => (
            Text::fixed("a value is printed with its unit: 381.47亿元", "值带单位输出：381.47亿元"),
            Text::fixed("a missing value is printed as –", "缺失的值输出为 –"),
        ),
        K::Save => (
            Text::fixed(
                "units stand in the headers (md), the number formats (xlsx), the metadata (parquet) or the columns (json); csv and tsv have the identifiers alone",
                "单位写在表头（md）、数字格式（xlsx）、元数据（parquet）或列说明（json）中；csv、tsv 只有列的标识",
            ),
            Text::fixed("a missing figure is an empty cell or null", "缺失的数为空单元格或 null"),
        ),
        K::Overwrite => (NONE, NO_FIGURES),
        K::Where => (
            Text::fixed("the condition compares what has one dimension", "条件两边须为同类单位"),
            Text::fixed(
                "keeps only what is true: unknown is dropped",
                "只保留为真的行：未知的去掉",
            ),
        ),
        K::Among => (
            Text::fixed("a condition, or the name of a group or level", "条件，或组、级别的名称"),
            Text::fixed(
                "keeps only what is true: unknown is not in the population",
                "只保留为真的行：未知的不在范围内",
            ),
        ),
        K::By => (
            Text::fixed("any unit that has an order", "任何可排序的单位"),
            Text::fixed("a missing key comes last, whichever end is first", "依据缺失者总在最后"),
        ),
        K::Ascending | K::Descending => (
            NONE,
            Text::fixed("a missing key comes last, whichever end is first", "依据缺失者总在最后"),
        ),
        K::Top | K::Bottom => (
            Text::fixed("a whole number", "整数"),
            Text::fixed("rows with a missing key are never in it", "依据缺失的行不在其内"),
        ),
        K::Per => (
            Text::fixed("every aggregate is formed within each part", "各部分内分别合计"),
            Text::fixed("rows without a group are a part of their own", "无组的行自成一部分"),
        ),
        K::At => (
            Text::fixed(
                "a period; in brackets the figure keeps its unit",
                "期间；在括号中时，数的单位不变",
            ),
            Text::fixed(
                "a period that the data does not have is an error for a statement, a missing figure in brackets",
                "数据中没有的期间：语句报错；括号中则为缺失",
            ),
        ),
        K::Versus => (
            Text::fixed("a period", "期间"),
            Text::fixed(
                "missing where the other period has none, with a note",
                "对比期没有数则缺失，并有说明",
            ),
        ),
        K::From | K::To => (
            Text::fixed("a period; both ends included", "期间；两端包含在内"),
            Text::fixed(
                "a hole between the ends is noted, and no row is made up for it",
                "其间缺少的期间有说明，不补造行",
            ),
        ),
        K::Of => (
            Text::fixed("names of districts or groups", "地区或组的名称"),
            Text::fixed(
                "ranks and shares stay those of the whole population",
                "名次与占比仍按全体计算",
            ),
        ),
        K::In => (
            Text::fixed(
                "as a clause of a column: another size of its currency; before brackets: values of its dimension",
                "列后：换同币种单位；括号前：同类的值",
            ),
            Text::fixed("unknown for a missing value", "缺失值的结果未知"),
        ),
        K::And | K::Or | K::Not => (
            Text::fixed("takes conditions", "连接条件"),
            Text::fixed(
                "unknown and false is false, unknown or true is true, else unknown stays unknown",
                "未知 且 假 为假，未知 或 真 为真，其余仍未知",
            ),
        ),
        K::Between => (
            Text::fixed("all three have one dimension", "三者须为同类单位"),
            Text::fixed(
                "unknown where any of them is missing, unless one end alone decides",
                "任一缺失则未知，除非一端已能判定",
            ),
        ),
        K::Is | K::Missing => (
            Text::fixed("any", "任何单位"),
            Text::fixed("true or false, never unknown", "只有真假，没有未知"),
        ),
        K::Contains | K::StartsWith | K::EndsWith | K::Matches => (
            Text::fixed("takes texts", "比较文本"),
            Text::fixed("unknown for a missing text", "文本缺失则未知"),
        ),
        K::Case | K::When | K::Then | K::Else | K::End => (
            Text::fixed(
                "all results have one dimension and come out in the unit of the first",
                "各结果须为同类单位，以第一个的单位为准",
            ),
            Text::fixed(
                "a condition that is unknown is not met; without else the rest is missing",
                "条件未知视为不满足；无 否则 时其余缺失",
            ),
        ),
        K::True | K::False => {
            (Text::fixed("a truth", "真假值"), Text::fixed("never missing", "不会缺失"))
        }
        K::Latest => (
            Text::fixed("a period", "期间"),
            Text::fixed(
                "the last period at which the subject has any figure",
                "指标最近一个有数的期间",
            ),
        ),
        K::Previous => (
            Text::fixed("a period of the same length", "同长度的期间"),
            Text::fixed(
                "a cumulative figure has none before the year's first; ranks have",
                "累计数在年初之前没有上期；名次有",
            ),
        ),
        K::LastYear => (
            Text::fixed("a period of the same length", "同长度的期间"),
            Text::fixed(
                "missing where the data does not have that period",
                "数据中没有该期间则缺失",
            ),
        ),
        K::Names => {
            (Text::fixed("texts", "文本"), Text::fixed("nothing for no rows", "没有行则为空"))
        }
        K::Check
        | K::Waive
        | K::Audit
        | K::For
        | K::NoneOf
        | K::AgreesWith
        | K::AddsUpTo
        | K::HasOneRowPer
        | K::Has
        | K::Within
        | K::SameAs
        | K::IsUnique
        | K::Directory
        | K::IsAtMost
        | K::DaysOld
        | K::MonthsOld
        | K::WarnAbove
        | K::FailAbove
        | K::UnknownIs
        | K::Fail
        | K::Warn
        | K::Pass
        | K::ExpectAtLeast
        | K::Rows
        | K::Tag
        | K::Because
        | K::ForSure
        | K::Until => check::rules(keyword),
    };
    Rules { units, missing }
}

/// The rules of a measure; its formula is its meaning.
pub fn of_measure(measure: Measure) -> Rules {
    // A unit that only the indicator itself can bring along.
    let own = Unit { dimension: Dimension::Other(String::new()), power: 0 };
    let units = match measure.default_unit(&own) {
        unit if unit == own => text!("that of the indicator", "指标的单位"),
        unit if unit == Unit::NUMBER => text!("a plain number", "普通数"),
        unit => Text::of(&unit),
    };
    let missing = match measure {
        Measure::Schedule => text!("never missing", "不会缺失"),
        Measure::Actual | Measure::Target | Measure::Score => {
            text!("missing where the cell is blank or a dash", "单元格为空或破折号则缺失")
        }
        Measure::Rank | Measure::PreviousRank => {
            text!("missing where the district is not ranked", "地区不参加排名则缺失")
        }
        Measure::Movement => text!(
            "missing where the district is not ranked; new where it was not ranked before",
            "地区不参加排名则缺失；原来没有名次则为“新”"
        ),
        Measure::PeriodActual => text!(
            "missing where the figure or the one before it in the year is",
            "当期或年内上一期的累计数缺失则缺失"
        ),
        _ => text!(
            "as printed; worked out, missing where an input is or a divisor is zero",
            "公布的照用；推算的任一输入缺失或除数为零则缺失"
        ),
    };
    Rules { units, missing }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::keywords::TABLE;
    use crate::text::{Language, has_chinese};

    #[test]
    fn every_word_and_every_measure_has_its_rules_in_both_languages() {
        let words = TABLE.iter().map(|entry| rules(entry.keyword));
        let measures = Measure::NAMES.iter().map(|(measure, _)| of_measure(*measure));
        for Rules { units, missing } in words.chain(measures) {
            for rule in [units, missing] {
                let [english, chinese] = Language::ALL.map(|one| rule.in_language(one));
                assert!(!english.is_empty(), "{chinese}");
                assert!(has_chinese(chinese) || chinese == "%", "{chinese}");
            }
        }
    }
}
