//! Q02: names, units, types.

use super::{Code, Example, Explained, case, entry};
use crate::text::text;

pub(super) static NAMES: &[Explained] = &[
    entry(
        Code::UnknownName,
        text!(
            "Neither the language nor the catalog has this name, and nothing before it declared it. Near \
             names are offered; describe lists all there are.",
            "语言和目录里都没有这个名称，前面也没有声明过。消息里列出相近的名称；`描述` 列出全部。"
        ),
        Example::Script("rank domestik"),
    ),
    entry(
        Code::AmbiguousName,
        text!(
            "With several subjects, or with none in focus, a bare measure could be that of each. The \
             indicator before it says which: domestic.progress.",
            "有多个查询对象或没有查询对象时，单写度量分不清是哪个指标的。在前面写明指标：内资.进度。"
        ),
        Example::Script("list domestic, foreign where progress < 25%"),
    ),
    entry(
        Code::UnitMismatch,
        text!(
            "Every figure has a unit, and units are checked before any data is read. A percent is not \
             compared with a plain number, two currencies are not added. The hint has the fix.",
            "每个数都有单位，读数据之前先检查单位。百分数不与不带单位的数比较，两种货币不相加。改法见建议。"
        ),
        Example::Script("rank domestic where progress < 25"),
    ),
    entry(
        Code::TypeMismatch,
        text!(
            "The place takes something else: a subject is an indicator, a condition is true or false, a \
             text stands in quotes. The message says what is needed and what was found.",
            "此处需要另一种东西：查询对象是指标，条件有真假，文本带引号。消息说明需要什么、写的是什么。"
        ),
        Example::Script("list domestic where progress"),
    ),
    entry(
        Code::UnknownUnit,
        text!(
            "The word behind a number or behind in is no unit of the language. help lists the units of a \
             word that is near; a unit of the catalog's own is written in the catalog.",
            "数后面或 `以` 后面的词不是单位。消息里列出相近的单位；自定的单位写在目录里。"
        ),
        Example::Script("list domestic where actual > 3亿圆"),
    ),
    entry(
        Code::NoSuchMeasure,
        text!(
            "No source prints this measure of the indicator, and it cannot be worked out from those that \
             are printed. The message says what it would take, the hint what there is.",
            "没有来源公布该指标的这个度量，也无法由已公布的推算。消息说明推算需要什么，建议列出已有的度量。"
        ),
        Example::Script("list start_rate show gap"),
    ),
    entry(
        Code::NotTotalled,
        text!(
            "Ranks, shares and rates have no sum. Amounts and counts are added, a progress in a total is \
             formed anew from its parts; mean(…) is there under its own name.",
            "位次、占比和比率不能相加。金额和数量可以相加，合计的进度由各组成部分重新计算；需要平均时写 `平均(…)`。"
        ),
        Example::Script("total domestic show rank"),
    ),
    entry(
        Code::ClauseNotHere,
        text!(
            "Each verb takes clauses of its own. The hint lists those of this one.",
            "每个动词能带的子句不同，建议里列出这个动词的。"
        ),
        Example::Script("count domestic top 3"),
    ),
    entry(
        Code::BadArguments,
        text!(
            "The function takes another number or kind of arguments. help and its name show how it is \
             called.",
            "函数的参数个数或种类不对。`帮助` 加函数名说明怎样调用。"
        ),
        Example::Script("list domestic where mean(actual, 2) > 3"),
    ),
    entry(
        Code::NoMeaning,
        text!(
            "The words are all known, but together they say nothing: the first three of a list that has \
             no order, a column shown twice. The hint says what may be meant.",
            "每个词都认识，合在一起却没有意义：没有顺序的列表取前三，同一列显示两次。建议说明可能要写什么。"
        ),
        Example::Script("list domestic top 3"),
    ),
    entry(
        Code::NameTaken,
        text!(
            "The name of a let, define or param stands for an indicator, a district or a group already. \
             Another name is needed, so that each name has one meaning.",
            "`令`、`定义` 或 `参数` 的名称已经是指标、地区或分组。须换一个名称，使一个名称只有一个意思。"
        ),
        Example::Script("define domestic = foreign.actual"),
    ),
    entry(
        Code::UnknownFormat,
        text!(
            "save takes the format from the ending of the path, and this ending is none. It is said \
             before anything runs; the hint lists the endings.",
            "`保存` 按路径的后缀决定格式，而这个后缀不是可用的格式。运行之前就会指出；建议列出可用的后缀。"
        ),
        case!("data_error/unknown_format"),
    ),
];
