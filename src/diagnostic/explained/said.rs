//! Q06: warnings and notes. The answer stands.

use super::{Code, Example, Explained, case, entry};
use crate::text::text;

pub(super) static SAID: &[Explained] = &[
    entry(
        Code::RankDiffers,
        text!(
            "The source prints ranks, and the ones worked out by the catalog's rule are others. Either the \
             print is wrong, or the catalog's ranking (key, ties, what is left unranked) is not the \
             office's.",
            "来源公布了位次，但按目录规则算出的不同。要么公布有误，要么目录的排名规则（依据、并列、不参加排名的）与发布单位的不同。"
        ),
        case!("answer/printed_ranks_differ"),
    ),
    entry(
        Code::TiesAtCut,
        text!(
            "top 3 gives more than three rows where the third and the fourth are equal: none of equals is \
             left out.",
            "第三名与第四名相同时，`前3` 给出的行多于三行：相同者不会只留一部分。"
        ),
        case!("answer/ties"),
    ),
    entry(
        Code::PartsMissing,
        text!(
            "A total is over the districts that have what it adds up, and some lack it. The note counts \
             them for each row; of many rows it names each column with the rows that lack a part.",
            "合计只包括有数据的地区，有的地区缺数据。说明里逐行给出个数；行数多时，按列说明哪些行缺数据。"
        ),
        case!("answer/missing_parts"),
    ),
    entry(
        Code::PeriodHasNone,
        text!(
            "A subject, or another indicator that the statement names, has no figure at the period of the \
             answer; its columns are missing. at chooses another period.",
            "某个查询对象，或语句提到的另一个指标，在结果的期间没有数据，它的各列为缺失。用 `在` 选择别的期间。"
        ),
        case!("answer/period_has_none"),
    ),
    entry(
        Code::CellNote,
        text!(
            "A cell was read, but not quite as it stands: a row with too few cells, a difference of \
             percents printed as a percent. describe tells all that was said while reading.",
            "单元格读入时与原样略有不同：某行单元格不够，百分点之差印成了百分数。`描述` 列出读入时的全部说明。"
        ),
        case!("data_error/ragged"),
    ),
    entry(
        Code::NoRows,
        text!(
            "No row meets the condition, or the population is empty. That may be the answer; it may be a \
             condition that is too strict.",
            "没有满足条件的行，或总体为空。这可能就是答案，也可能是条件太严。"
        ),
        case!("answer/no_rows"),
    ),
    entry(
        Code::PeriodMissing,
        text!(
            "Figures of another period are asked for that the data does not have; they are missing. The \
             neighbour's figures are never taken in their place.",
            "所要的另一期数据里没有，显示为缺失。不会用相邻一期的数代替。"
        ),
        case!("answer/month_missing"),
    ),
    entry(
        Code::GrainsDiffer,
        text!(
            "The two periods compared are not of the same length, a quarter and a month. What a flow has \
             reached in them does not compare. It is said of versus, and of an expression that takes \
             figures of both.",
            "对比的两个期间长短不同，如一个季度和一个月，当期数不能直接对比。`对比` 如此，同一表达式里用到两个期间的数也如此。"
        ),
        case!("answer/compare_periods"),
    ),
    entry(
        Code::ScopeBreak,
        text!(
            "Between the two periods the source has changed what it counts, as the catalog says. The \
             growth is of figures that do not compare.",
            "目录写明，两个期间之间统计口径有变化，增速所比的数口径不同。"
        ),
        case!("answer/scope_break"),
    ),
    entry(
        Code::MeanOfPercents,
        text!(
            "A plain mean of percents counts a small district as much as a large one. total(…) forms the \
             ratio of the sums, which is the figure of all together.",
            "百分数的简单平均让小地区与大地区权重相同。`合计(…)` 用合计数相除，才是整体的数。"
        ),
        Example::Script("list domestic where progress < mean(progress)"),
    ),
    entry(
        Code::NameShadows,
        text!(
            "The declared name is also that of a measure, which it hides from here on. Another name keeps \
             readers from taking one for the other.",
            "声明的名称同时是一个度量的名称，此后后者被遮住。换一个名称，免得读者弄混。"
        ),
        Example::Script("define share = actual / target"),
    ),
    entry(
        Code::CaseOfTotal,
        text!(
            "In a total a bare measure is the total's, in conditions too: either all districts count or \
             none. total(case … end) decides for each district.",
            "合计里直接写的度量是合计的数，条件里也是：要么全算，要么全不算。`合计(分情况 … 结束)` 则逐个地区判断。"
        ),
        Example::Script("total domestic show case when progress < 25% then actual else 0 end"),
    ),
    entry(
        Code::PrintLeans,
        text!(
            "Each of the printed figures is possible, but nearly all lie on the same side of what they \
             are worked out from. Rounding errs to both sides alike; truncation errs to one.",
            "公布的每个数单看都有可能，但几乎都偏在算出的数的同一侧。四舍五入的误差两侧相当，截尾才会偏向一侧。"
        ),
        case!("check/leans"),
    ),
    entry(
        Code::UnusedWaiver,
        text!(
            "A waiver is for a check that is not in the script, or covers no row that needs it. What is \
             waived for nothing hides what comes later.",
            "豁免所指的检查不在脚本里，或没有需要它的行。多余的豁免会掩盖以后的问题。"
        ),
        case!("check/waiver_unknown"),
    ),
];
