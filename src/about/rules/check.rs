//! What the words of checks do with units and with missing values.

use super::{NO_FIGURES, NONE};
use crate::syntax::keywords::Keyword;
use crate::text::Text;

/// The two rules of a word of checks.
pub(super) fn rules(keyword: Keyword) -> (Text, Text) {
    use Keyword as K;
    let same_unit = Text::fixed("both sides measure the same", "两边须为同一种量");
    match keyword {
        K::Check => (
            Text::fixed("those of its body", "同检查内容"),
            Text::fixed(
                "a condition that is unknown is not decided, and an undecided row fails unless `unknown is` says otherwise",
                "条件未知即无法判定；有无法判定的行即视为失败，除非写明 `未定 为`",
            ),
        ),
        K::Audit => (
            Text::fixed("each figure in its own", "各数按自己的单位"),
            Text::fixed("what lacks a figure is named and not compared", "缺数的写明后不比较"),
        ),
        K::For => {
            (NONE, Text::fixed("rows without a figure are looked at too", "没有数的行也要检查"))
        }
        K::AgreesWith | K::AddsUpTo => (
            same_unit,
            Text::fixed("where a figure is missing, it is not decided", "缺数则无法判定"),
        ),
        K::Within => (
            Text::fixed(
                "the limit is a percent of the other figure, or of the same unit as the value",
                "限度为另一数的百分比，或与所比的数同单位",
            ),
            Text::fixed(
                "where either period has no figure, it is not decided",
                "任一期缺数则无法判定",
            ),
        ),
        K::SameAs => (
            Text::fixed("figures of one unit are compared", "按同一单位比较"),
            Text::fixed("two missing figures are the same", "两个缺失视为相同"),
        ),
        K::IsUnique => (
            Text::fixed("any unit, or a text", "任何单位，或文本"),
            Text::fixed("a missing value is not decided", "值缺失则无法判定"),
        ),
        K::Has => (
            Text::fixed("each column is in the unit given", "各列须为所写单位"),
            Text::fixed("a column without any figure is one all the same", "全部缺失的列仍算有"),
        ),
        K::IsAtMost | K::DaysOld | K::MonthsOld => {
            (NONE, Text::fixed("a period without any figure does not count", "没有数的期间不算"))
        }
        K::WarnAbove | K::FailAbove => (
            Text::fixed(
                "a number of rows, or a percent of those examined",
                "行数，或占受检行的百分比",
            ),
            Text::fixed("an undecided row counts as examined", "无法判定的行计入受检行"),
        ),
        K::UnknownIs | K::Fail | K::Warn | K::Pass => {
            (NONE, Text::fixed("says what an undecided check is", "指明无法判定时作何论"))
        }
        K::ForSure => (
            NONE,
            Text::fixed(
                "what rounding leaves open is undecided too",
                "舍入后无从判断的也算无法判定",
            ),
        ),
        _ => (NONE, NO_FIGURES),
    }
}
