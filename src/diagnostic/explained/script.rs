//! Q01: the text itself.

use super::{Code, Example, Explained, case, entry};
use crate::text::text;

pub(super) static SCRIPT: &[Explained] = &[
    entry(
        Code::UnexpectedToken,
        text!(
            "A word or sign stands where the grammar takes another. The label says what could stand \
             there. Often a comma, an operator or a closing bracket is missing before it.",
            "此处出现的词或符号不合语法，标注说明此处可以写什么。常见的原因是前面少了逗号、运算符或右括号。"
        ),
        Example::Script("rank domestic where progress 25%"),
    ),
    entry(
        Code::UnfinishedStatement,
        text!(
            "The text ends where more has to follow: a value behind an operator, a bracket or a quote \
             that closes. A line goes on in the next one where that is indented deeper.",
            "文本在没有写完的地方结束：运算符后缺少值，或括号、引号没有配对。下一行缩进更深时，是本行的继续。"
        ),
        Example::Script("rank domestic where (progress < 25%"),
    ),
    entry(
        Code::UnknownCharacter,
        text!(
            "The character begins no word, number or sign of the language. Names with other characters \
             than letters, digits and `_` stand in backquotes, texts in quotes.",
            "这个字符不能作为词、数或符号的开头。名称里有字母、数字和 `_` 以外的字符时放在反引号里，文本放在引号里。"
        ),
        Example::Script("rank domestic where progress < 25% && yoy > 0%"),
    ),
    entry(
        Code::BadNumber,
        text!(
            "Digits that are no number which can be kept exactly: a number has at most 38 digits, one \
             dot, and no separators between thousands.",
            "这些数字不是能精确保存的数：一个数最多 38 位数字、一个小数点，没有千位分隔符。"
        ),
        Example::Script("list domestic where actual > 1234567890123456789012345678901234567890"),
    ),
    entry(
        Code::BadPeriod,
        text!(
            "A year has four quarters, two halves and twelve months, and a month so many days. The text \
             looks like a period, but the calendar has none such.",
            "一年有四个季度、两个半年、十二个月，每月的天数是固定的。写法像期间，但日历里没有这一期。"
        ),
        Example::Script("rank domestic at 2023Q5"),
    ),
    entry(
        Code::NestedTooDeep,
        text!(
            "Brackets, signs or definitions stand in one another deeper than the limit. No report needs \
             that: a part of the expression becomes a definition of its own.",
            "括号、正负号或定义层层嵌套，超过了上限。通常不需要这么深：把一部分另立为定义。"
        ),
        Example::Script(
            "list domestic where ((((((((((((((((((((((((((((((((((progress < 25%))))))))))))))))))))))))))))))))))",
        ),
    ),
    entry(
        Code::RepeatedClause,
        text!(
            "A statement has each clause once, and not both of two that exclude each other, such as top \
             and bottom. Two conditions are joined by and.",
            "一条语句里每个子句只写一次，互相排斥的子句（如 `前` 和 `后`）不能同时写。两个条件用 `且` 连接。"
        ),
        Example::Script("rank domestic where progress < 25% where yoy < 0%"),
    ),
    entry(
        Code::NotAStatement,
        text!(
            "A statement begins with a verb: rank, list, total, count, show … Subject and period come \
             behind it.",
            "语句以动词开头：排名、列出、合计、计数、显示……查询对象和期间写在动词之后。"
        ),
        Example::Script("domestic rank"),
    ),
    entry(
        Code::RunTogether,
        text!(
            "Words of the language and names are separated by blanks or signs. Where a run of Chinese \
             splits into known words in one way only, the message gives the spaced form.",
            "关键字与名称之间用空格或符号隔开。一串汉字只能按一种方式拆成已知的词时，消息里给出隔开后的写法。"
        ),
        Example::Script("排名内资其中进度<25%"),
    ),
    entry(
        Code::IncludeCycle,
        text!(
            "A script includes itself, at once or by way of another, so that its text would never end. \
             What two scripts share stands in a third one.",
            "脚本直接或间接地引用了自己，文本将没有尽头。两个脚本共用的内容放进第三个脚本。"
        ),
        case!("data_error/include_cycle"),
    ),
    entry(
        Code::UnreadableScript,
        text!(
            "The file behind include cannot be opened or is no text in UTF-8. Its path is relative to the \
             script that includes it.",
            "`引用` 后面的文件打不开，或不是 UTF-8 文本。路径相对于写有 `引用` 的脚本。"
        ),
        case!("data_error/include_missing"),
    ),
];
