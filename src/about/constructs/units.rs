//! The kinds of units. Which words each has is `units/words.rs`.

use super::{Construct, Family, construct};
use crate::about::rules::Rules;
use crate::text::Text;
use crate::units::UnitKind;

const CELL: Text = Text::fixed(
    "a blank cell or a dash is missing, whatever the unit, and never zero",
    "空单元格或破折号为缺失，与单位无关，不作零",
);

const fn unit(
    kind: UnitKind,
    names: (&'static [&'static str], &'static [&'static str]),
    syntax: Text,
    meaning: Text,
    units: Text,
    examples: (&'static str, &'static str),
) -> Construct {
    construct(Family::Unit(kind), names, syntax, meaning, Rules { units, missing: CELL }, examples)
}

pub(super) static UNITS_EXPLAINED: [Construct; 6] = [
    unit(
        UnitKind::Percent,
        (&["percents"], &["百分数"]),
        Text::fixed("25%", "25%"),
        Text::fixed("A ratio: progress, growth, share.", "比率：进度、增长、占比。"),
        Text::fixed(
            "compared with percents alone; percent − percent is pp, percent × amount an amount, percent / percent a plain number",
            "只与百分数比较；百分数 − 百分数 为百分点，百分数 × 金额 为金额，百分数 / 百分数 为普通数",
        ),
        ("list domestic where progress < 25%", "列出 内资 其中 进度 < 25%"),
    ),
    unit(
        UnitKind::Points,
        (&["points"], &[]),
        Text::fixed("4.9pp", "4.9个百分点"),
        Text::fixed("A difference of two percents.", "两个百分数之差。"),
        Text::fixed(
            "compared with percentage points alone; percent ± pp is percent",
            "只与百分点比较；百分数 ± 百分点 为百分数",
        ),
        (
            "list domestic where gap < -4.9pp show gap",
            "列出 内资 其中 进度差 < -4.9个百分点 显示 进度差",
        ),
    ),
    unit(
        UnitKind::Score,
        (&["scores"], &["分数"]),
        Text::fixed("60分", "60分"),
        Text::fixed("Points given by a rule.", "按规则打的分。"),
        Text::fixed(
            "score × number and score × percent are scores; scores are added to scores",
            "分 × 普通数、分 × 百分数 为分；分与分相加",
        ),
        (
            "list domestic among zones show 60分 * min(pace, 1.2)",
            "列出 内资 范围 开发区 显示 60分 * 最小(进度比, 1.2)",
        ),
    ),
    unit(
        UnitKind::Size,
        (&["sizes"], &["大小单位"]),
        Text::fixed("5亿, 500万元, 3mUSD", "5亿，500万元，3mUSD"),
        Text::fixed(
            "How large the unit is: before a currency or a counter, or alone.",
            "单位的大小：写在货币或量词之前，也可单独写。",
        ),
        Text::fixed(
            "sizes of one currency convert by themselves; alone it takes the currency of the column",
            "同币种的大小单位自动换算；单独写时取该列的货币",
        ),
        (
            "list domestic where actual > 40亿 show actual in 百万元",
            "列出 内资 其中 实际 > 40亿 显示 实际 以 百万元",
        ),
    ),
    unit(
        UnitKind::Currency,
        (&["currencies", "money"], &["货币", "金额"]),
        Text::fixed("3.2亿元, 236.7万美元, 5mEUR", "3.2亿元，236.7万美元，5mEUR"),
        Text::fixed("An amount of money.", "金额。"),
        Text::fixed(
            "currencies never mix; amount / amount of one currency is a percent, amount × amount is refused",
            "不同货币不能混用；同币种金额相除为百分数，金额相乘报错",
        ),
        ("list foreign where actual >= 1mUSD", "列出 外资 其中 实际 >= 100万美元"),
    ),
    unit(
        UnitKind::Count,
        (&["counts", "counters"], &["量词"]),
        Text::fixed("213个, 76场, 1.2万人", "213个，76场，1.2万人"),
        Text::fixed("A number of things, by their counter word.", "事物的数量，带量词。"),
        Text::fixed(
            "compared and added where the counter is the same, or a bare number; count / count is a percent",
            "量词相同或不带量词才能比较、相加；同量词的数量相除为百分数",
        ),
        ("list started where actual > 200个", "列出 开工项目 其中 实际 > 200个"),
    ),
];
