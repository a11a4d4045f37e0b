//! Numbers, texts, periods and names.

use super::{Construct, Family, construct};
use crate::about::rules::{NO_FIGURES, NONE, Rules};
use crate::text::Text;

pub(super) static VALUES: [Construct; 5] = [
    construct(
        Family::Value,
        (&["numbers"], &["数", "数字"]),
        Text::fixed("25, 4.9, -1, 3.2亿元", "25，4.9，-1，3.2亿元"),
        Text::fixed(
            "A number, with its unit behind it without a blank.",
            "一个数，单位紧跟在后面，不留空格。",
        ),
        Rules {
            units: Text::fixed(
                "that of its unit word; without one it is a plain number, which beside an amount or a count is in the indicator's unit",
                "由单位决定；不带单位为普通数，与金额或数量相遇时取指标的单位",
            ),
            missing: Text::fixed("never missing", "不会缺失"),
        },
        ("list domestic where actual > 45", "列出 内资 其中 实际 > 45"),
    ),
    construct(
        Family::Value,
        (&["texts"], &["文本"]),
        Text::fixed("\"TEXT\"", "\"文本\"，“文本”"),
        Text::fixed(
            "A text: what stands between the quotes, as it is.",
            "文本：引号之间的内容，原样不变。",
        ),
        Rules {
            units: Text::fixed("compared with texts and names alone", "只与文本和名称比较"),
            missing: Text::fixed(
                "never missing, also when it is empty",
                "不会缺失，空文本也不是缺失",
            ),
        },
        ("list domestic where district ends with \"市\"", "列出 内资 其中 地区 结尾为 \"市\""),
    ),
    construct(
        Family::Value,
        (&["periods"], &["期间"]),
        Text::fixed(
            "2023, 2023H1, 2023Q1, 2023M3, 2023-03, 2023-03-31, 2023M1-9, FY2023/24",
            "2023年，2023年上半年，2023年一季度，2023年3月，2023年3月31日，2023年1-9月，2023/24财年",
        ),
        Text::fixed(
            "A span of the calendar: a year, a half, a quarter, a month, months from January on, a day; or a fiscal year; without its year that of the latest year in the data.",
            "日历上的一段时间：年、半年、季度、月、从 1 月起的几个月、日；或一个财年；不写年份即数据中最近的一年。",
        ),
        Rules {
            units: Text::fixed(
                "compared with periods alone, and by their ends: period >= 2023 takes every quarter of 2023; a fiscal year with others of its kind, and with years that it surely ends in or behind",
                "只与期间比较，按期末先后：期间 >= 2023 包括 2023 年各季度；财年与财年比，与年份只在起止月份不论为何都成立时才算成立",
            ),
            missing: Text::fixed(
                "a period that the data does not have is never made up from another",
                "数据中没有的期间不会用别的期间代替",
            ),
        },
        ("count domestic at 2023M1-3", "计数 内资 在 2023年1-3月"),
    ),
    construct(
        Family::Value,
        (&["indicators"], &["指标"]),
        Text::fixed("NAME", "名称"),
        Text::fixed(
            "An indicator of the catalog by any of its names; as the subject it is what measures are of.",
            "目录中的指标，可用它的任何一个名称；作查询对象时，度量都是它的。",
        ),
        Rules {
            units: Text::fixed(
                "each of its measures has the unit that the catalog gives",
                "各度量的单位由目录规定",
            ),
            missing: Text::fixed(
                "a district without a figure is shown with –, and is in no total",
                "没有数的地区显示为 –，不计入合计",
            ),
        },
        ("list 实际引进内资 among zones", "列出 实际引进内资 范围 开发区"),
    ),
    construct(
        Family::Value,
        (&["districts", "groups"], &["地区", "分组"]),
        Text::fixed("NAME", "名称"),
        Text::fixed(
            "A district or a group of districts by any of its names; alone as a condition it is whether the row is of it.",
            "地区或地区分组，可用它的任何一个名称；单独作条件时，表示该行是否属于它。",
        ),
        Rules { units: NONE, missing: NO_FIGURES },
        ("list domestic where 恒口 or 瀛湖", "列出 内资 其中 恒口 或 瀛湖"),
    ),
];
