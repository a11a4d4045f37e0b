//! The signs.

use super::{Construct, Family, construct};
use crate::about::rules::{NO_FIGURES, NONE, Rules};
use crate::text::Text;

const MISSING: Text = Text::fixed("missing where either side is", "任一边缺失则缺失");

const COMPARISON: Rules = Rules {
    units: Text::fixed(
        "both sides have one dimension; sizes convert; a bare number beside an amount is in the indicator's unit, 0 fits all",
        "两边须为同类单位，大小单位自动换算；金额旁的普通数取指标的单位，0 适用于任何单位",
    ),
    missing: Text::fixed(
        "neither true nor false where either side is missing",
        "任一边缺失则结果未知",
    ),
};

const LAYOUT: Rules = Rules { units: NONE, missing: NO_FIGURES };

const fn comparison(
    name: &'static [&'static str],
    syntax: Text,
    meaning: Text,
    examples: (&'static str, &'static str),
) -> Construct {
    construct(Family::Sign, (name, &[]), syntax, meaning, COMPARISON, examples)
}

pub(super) static SIGNS_EXPLAINED: [Construct; 18] = [
    comparison(
        &["<"],
        Text::fixed("A < B", "甲 < 乙"),
        Text::fixed("Less than.", "小于。"),
        ("list domestic where progress < 25%", "列出 内资 其中 进度 < 25%"),
    ),
    comparison(
        &["<=", "≤"],
        Text::fixed("A <= B", "甲 <= 乙"),
        Text::fixed("Less than, or the same.", "小于或等于。"),
        ("list domestic where progress <= 26.32%", "列出 内资 其中 进度 不超过 26.32%"),
    ),
    comparison(
        &[">"],
        Text::fixed("A > B", "甲 > 乙"),
        Text::fixed("More than.", "大于。"),
        ("list domestic where actual > 40亿元", "列出 内资 其中 实际 > 40亿元"),
    ),
    comparison(
        &[">=", "≥"],
        Text::fixed("A >= B", "甲 >= 乙"),
        Text::fixed("More than, or the same.", "大于或等于。"),
        ("list domestic where progress >= 32%", "列出 内资 其中 进度 不低于 32%"),
    ),
    comparison(
        &["=", "=="],
        Text::fixed("A = B", "甲 = 乙"),
        Text::fixed(
            "The same: of figures the same print, of texts the same text.",
            "相等：数按公布值比较，文本按内容比较。",
        ),
        ("list foreign where target = 280", "列出 外资 其中 目标 = 280"),
    ),
    comparison(
        &["!=", "<>", "≠"],
        Text::fixed("A != B", "甲 != 乙"),
        Text::fixed("Not the same.", "不相等。"),
        ("list foreign where actual != 0", "列出 外资 其中 实际 不等于 0"),
    ),
    construct(
        Family::Sign,
        (&["+"], &["加"]),
        Text::fixed("A + B", "甲 + 乙"),
        Text::fixed("The sum.", "两数之和。"),
        Rules {
            units: Text::fixed(
                "both of one dimension, in the unit of the first; percent + pp is percent",
                "须为同类单位，结果取前者的单位；百分数 + 百分点 为百分数",
            ),
            missing: MISSING,
        },
        (
            "list domestic among zones show progress + 5pp",
            "列出 内资 范围 开发区 显示 进度 + 5个百分点",
        ),
    ),
    construct(
        Family::Sign,
        (&["-", "−"], &["减"]),
        Text::fixed("A - B, -A", "甲 - 乙，-甲"),
        Text::fixed(
            "The difference; before a value, its opposite.",
            "两数之差；写在一个值前面为相反数。",
        ),
        Rules {
            units: Text::fixed(
                "both of one dimension; percent − percent is pp, percent − pp is percent",
                "须为同类单位；百分数 − 百分数 为百分点，百分数 − 百分点 为百分数",
            ),
            missing: MISSING,
        },
        (
            "list domestic among zones show target - actual",
            "列出 内资 范围 开发区 显示 目标 - 实际",
        ),
    ),
    construct(
        Family::Sign,
        (&["*", "×"], &["乘"]),
        Text::fixed("A * B", "甲 * 乙"),
        Text::fixed("The product.", "两数之积。"),
        Rules {
            units: Text::fixed(
                "one of the two is a plain number or a percent, and the other keeps its unit",
                "其中一个须为普通数或百分数，另一个的单位不变",
            ),
            missing: MISSING,
        },
        ("list domestic among zones show target * 25%", "列出 内资 范围 开发区 显示 目标 * 25%"),
    ),
    construct(
        Family::Sign,
        (&["/", "÷"], &["除"]),
        Text::fixed("A / B", "甲 / 乙"),
        Text::fixed("The quotient.", "两数之商。"),
        Rules {
            units: Text::fixed(
                "amount / amount of one currency is a percent, percent / percent a plain number; divided by a plain number the unit stays",
                "同币种金额相除为百分数，百分数相除为普通数；除以普通数单位不变",
            ),
            missing: Text::fixed(
                "missing where either side is, or the divisor is zero",
                "任一边缺失或除数为零则缺失",
            ),
        },
        (
            "list domestic among zones show actual / target",
            "列出 内资 范围 开发区 显示 实际 / 目标",
        ),
    ),
    construct(
        Family::Sign,
        (&["(", ")", "brackets"], &["括号"]),
        Text::fixed(
            "(EXPRESSION), (FIGURE at PERIOD), in (A, B)",
            "(表达式)，(数 在 期间)，属于 (甲, 乙)",
        ),
        Text::fixed(
            "What belongs together: a part of an expression, a figure with its period, values of in, what a function takes.",
            "归在一起的内容：表达式的一部分、数和它的期间、`属于` 的各个值、函数的参数。",
        ),
        Rules {
            units: Text::fixed("that of what stands within", "为括号内的单位"),
            missing: Text::fixed("missing where what stands within is", "括号内缺失则缺失"),
        },
        (
            "list domestic among zones show (actual + 1亿元) / target",
            "列出 内资 范围 开发区 显示 (实际 + 1亿元) / 目标",
        ),
    ),
    construct(
        Family::Sign,
        (&[","], &["，", "、", "逗号"]),
        Text::fixed("A, B", "甲, 乙"),
        Text::fixed(
            "Sets subjects, columns, names and values apart; none stands before a clause.",
            "隔开查询对象、列、名称和值；子句前面不写。",
        ),
        LAYOUT,
        (
            "list domestic, foreign among zones show domestic.yoy, foreign.actual",
            "列出 内资, 外资 范围 开发区 显示 内资.同比, 外资.实际",
        ),
    ),
    construct(
        Family::Sign,
        (&[".", "dot"], &["点"]),
        Text::fixed("INDICATOR.MEASURE", "指标.度量"),
        Text::fixed("A measure of an indicator that is not the subject.", "另一个指标的度量。"),
        Rules {
            units: Text::fixed("that of the figure", "为该数的单位"),
            missing: Text::fixed(
                "missing where that indicator has none for the row",
                "该指标在这一行没有数则缺失",
            ),
        },
        ("list domestic where foreign.actual > 0", "列出 内资 其中 外资.实际 > 0"),
    ),
    construct(
        Family::Sign,
        (&[";", "semicolon"], &["；", "分号"]),
        Text::fixed("STATEMENT; STATEMENT", "语句; 语句"),
        Text::fixed(
            "Ends a statement within a line; so does 。 at the end of one.",
            "在一行之内结束一条语句；行末的 。 也是。",
        ),
        LAYOUT,
        ("count domestic; count foreign", "计数 内资; 计数 外资"),
    ),
    construct(
        Family::Sign,
        (&["lines"], &["换行"]),
        Text::fixed(
            "STATEMENT, and on the next line, indented, its CLAUSE",
            "语句，下一行缩进写它的子句",
        ),
        Text::fixed(
            "A line goes on with the statement before it if it is indented deeper, or follows an open bracket, a comma or an operator.",
            "比上一条语句缩进更深的行，或在未闭合的括号、逗号、运算符之后的行，接着上一条语句。",
        ),
        LAYOUT,
        ("count domestic\n    where progress < schedule", "计数 内资\n    其中 进度 < 序时进度"),
    ),
    construct(
        Family::Sign,
        (&["#", "comment"], &["注释"]),
        Text::fixed("# TEXT", "# 文字"),
        Text::fixed("A comment, up to the end of the line.", "注释，到行末为止。"),
        LAYOUT,
        (
            "count domestic where progress < schedule # behind",
            "计数 内资 其中 进度 < 序时进度 # 落后的",
        ),
    ),
    construct(
        Family::Sign,
        (&["`", "backquotes"], &["反引号"]),
        Text::fixed("`NAME`", "`名称`"),
        Text::fixed(
            "A name that is no plain word, or that would be read as a keyword.",
            "不是单纯一个词的名称，或会被当作关键字的名称。",
        ),
        LAYOUT,
        ("count `domestic`", "计数 `实际引进内资`"),
    ),
    construct(
        Family::Sign,
        (&["{", "}", "braces"], &["花括号"]),
        Text::fixed("print \"{VALUE}\"", "打印 \"{值}\""),
        Text::fixed(
            "In the text of print: a value, worked out; {{ and }} are the braces themselves.",
            "在 `打印` 的文本里：要计算的值；{{ 和 }} 是花括号本身。",
        ),
        Rules {
            units: Text::fixed("the value is printed with its unit", "值带单位输出"),
            missing: Text::fixed("a missing value is printed as –", "缺失的值输出为 –"),
        },
        (
            "print \"{total(domestic.actual)}, {domestic.progress of 恒口}\"",
            "打印 \"{合计(内资.实际)}，{内资.进度 关于 恒口}\"",
        ),
    ),
];
