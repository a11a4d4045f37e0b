//! The table of keywords itself: to add a keyword, add an entry here and say in `parser/` where
//! it is expected.

use super::{Entry, Role::*};

/// Declares the keywords once: the enum and the table, in the same order.
macro_rules! keywords {
    ($($keyword:ident: [$($english:literal),+], [$($chinese:literal),+], [$($role:ident),+],
        $syntax:literal, $meaning:literal, $example:literal, $example_chinese:literal;)*) => {
        /// A keyword, however it is spelt.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Keyword {
            $(#[doc = $meaning] $keyword,)*
        }

        /// Every keyword: verbs, clauses, operators, the words of `case`, literals.
        pub static TABLE: [Entry; [$(Keyword::$keyword),*].len()] = [$(Entry {
            keyword: Keyword::$keyword,
            english: &[$($english),+],
            chinese: &[$($chinese),+],
            roles: &[$($role),+],
            syntax: $syntax,
            meaning: $meaning,
            example: $example,
            example_chinese: $example_chinese,
        },)*];
    };
}

keywords! {
    Rank: ["rank"], ["排名"], [Verb],
        "rank SUBJECT, … [CLAUSE …]",
        "Orders districts by the subject's ranking measure and numbers the places.",
        "rank domestic where progress < 25%",
        "排名 内资 其中 进度 < 25%";
    List: ["list"], ["列出"], [Verb],
        "list SUBJECT, … [CLAUSE …]",
        "Shows a row for each district, in the order of the catalog.",
        "list domestic, foreign",
        "列出 内资, 外资";
    Total: ["total"], ["合计", "汇总"], [Verb],
        "total SUBJECT, … [CLAUSE …]",
        "Adds up what may be added: amounts are summed, percents are formed anew from the sums.",
        "total domestic per group",
        "合计 内资 每 组";
    Count: ["count"], ["计数", "统计"], [Verb],
        "count SUBJECT, … [CLAUSE …]",
        "Counts the districts that meet the conditions.",
        "count domestic where gap < 0pp",
        "计数 内资 其中 进度差 < 0个百分点";
    Show: ["show"], ["显示", "查看"], [Verb, Clause],
        "show SUBJECT, …  or, as a clause, show COLUMN [in UNIT], …",
        "As a verb shows all figures of a district or an indicator; as a clause says which columns are shown.",
        "list foreign show actual, target, progress",
        "列出 外资 显示 绝对值, 目标, 进度";
    Compare: ["compare"], ["比较", "对照"], [Verb],
        "compare SUBJECT versus PERIOD  or  compare DISTRICT, DISTRICT, …",
        "Sets an indicator beside itself at another period, or districts beside one another.",
        "compare domestic at 2023Q1 versus 2022Q1",
        "比较 内资 在 2023年一季度 对比 2022年一季度";
    Trend: ["trend"], ["趋势", "走势"], [Verb],
        "trend SUBJECT, … [of NAME, …] [from PERIOD] [to PERIOD]",
        "Shows a subject from period to period.",
        "trend domestic of 恒口 from 2022Q1 to 2023Q1",
        "趋势 内资 关于 恒口 从 2022年一季度 到 2023年一季度";
    Describe: ["describe"], ["描述", "说明"], [Verb],
        "describe [NAME, …]",
        "Says what a name stands for; alone, what the data holds.",
        "describe domestic",
        "描述 内资";
    Explain: ["explain"], ["解释"], [Verb],
        "explain STATEMENT",
        "Says how a statement is understood, without running it.",
        "explain rank domestic",
        "解释 排名 内资";
    Help: ["help"], ["帮助"], [Verb],
        "help [TOPIC]",
        "Explains a keyword, a unit or the code of an error.",
        "help rank",
        "帮助 排名";
    Let: ["let"], ["令", "设"], [Verb],
        "let NAME = QUERY",
        "Names a result, which is taken once and is then a subject like any other.",
        "let late = rank domestic where progress < 25%",
        "令 落后 = 排名 内资 其中 进度 < 25%";
    Define: ["define"], ["定义"], [Verb],
        "define NAME = EXPRESSION",
        "Names an expression, which is then a measure like any other.",
        "define lag = 25% - domestic.progress",
        "定义 差距 = 25% - 内资.进度";
    Param: ["param"], ["参数"], [Verb],
        "param NAME = VALUE",
        "Names a value that the command line may set to another.",
        "param p = 2023Q1",
        "参数 报告期 = 2023年一季度";
    Include: ["include"], ["引用", "引入"], [Verb],
        "include \"FILE\"",
        "Runs another script first; its path is seen from the file that includes it.",
        "include \"common.q\"",
        "引用 \"common.q\"";
    Print: ["print"], ["打印", "输出"], [Verb],
        "print \"TEXT {EXPRESSION [of NAME] [at PERIOD]} TEXT\"",
        "Writes a text with the values of what stands in braces; a brace itself is {{ or }}.",
        "print \"{count of domestic} districts, {total(domestic.actual)}\"",
        "打印 \"{计数 关于 内资} 个地区, {合计(内资.绝对值)}\"";
    Save: ["save"], ["保存", "存为"], [Verb],
        "save NAME to \"FILE\" [overwrite]",
        "Writes a named result to a file: csv, xlsx, parquet, json or md, by the end of its name.",
        "let late = rank domestic where progress < 25%; save late to \"late.csv\" overwrite",
        "令 落后 = 排名 内资 其中 进度 < 25%; 保存 落后 到 \"late.csv\" 覆盖";
    Where: ["where"], ["其中"], [Clause],
        "where CONDITION",
        "Keeps the rows for which the condition is true; ranks stay those of the whole population.",
        "list domestic where yoy < 0",
        "列出 内资 其中 同比 < 0";
    Among: ["among"], ["范围", "限于"], [Clause],
        "among CONDITION",
        "Restricts the population, and so the ranks, to a group or to what a condition keeps.",
        "rank domestic among counties",
        "排名 内资 范围 县区";
    By: ["by"], ["按"], [Clause],
        "by EXPRESSION",
        "Ranks or orders by something else than the catalog says.",
        "rank domestic by yoy",
        "排名 内资 按 同比";
    Ascending: ["asc", "ascending"], ["升序"], [Clause],
        "asc",
        "The lowest is first.",
        "rank domestic by yoy asc",
        "排名 内资 按 同比 升序";
    Descending: ["desc", "descending"], ["降序"], [Clause],
        "desc",
        "The highest is first.",
        "list domestic by actual desc",
        "列出 内资 按 绝对值 降序";
    Top: ["top"], ["前"], [Clause],
        "top N",
        "Keeps the first N rows; ties at the cut stay in.",
        "rank domestic top 5",
        "排名 内资 前5名";
    Bottom: ["bottom"], ["后"], [Clause],
        "bottom N",
        "Keeps the last N rows; ties at the cut stay in.",
        "rank domestic bottom 3",
        "排名 内资 后3";
    Per: ["per"], ["每", "分"], [Clause],
        "per group | per period | per level | per NAME",
        "Does it apart for each group, period or level.",
        "rank domestic per group",
        "排名 内资 分 组";
    At: ["at"], ["在"], [Clause],
        "at PERIOD",
        "Says which period is meant; without it, the latest that has figures.",
        "rank domestic at 2023Q1",
        "排名 内资 在 2023年一季度";
    Versus: ["versus"], ["对比", "较", "相比"], [Clause],
        "versus PERIOD",
        "Says which period is compared with; adds the change, and behind rank the movement.",
        "rank domestic versus previous",
        "排名 内资 较 上期";
    From: ["from"], ["从", "自"], [Clause],
        "from PERIOD",
        "The first period of several.",
        "trend domestic from 2022Q1",
        "趋势 内资 从 2022年一季度";
    To: ["to"], ["到", "至"], [Clause],
        "to PERIOD  or, behind save, to \"FILE\"",
        "The last period of several; behind save, the file.",
        "trend domestic from 2022Q1 to 2023Q1",
        "趋势 内资 从 2022年一季度 到 2023年一季度";
    Of: ["of"], ["关于"], [Clause],
        "of NAME, …",
        "Says whose figures are meant: districts, a group, or a named result.",
        "trend domestic of 恒口, 瀛湖",
        "趋势 内资 关于 恒口, 瀛湖";
    Overwrite: ["overwrite"], ["覆盖"], [Clause],
        "save NAME to \"FILE\" overwrite",
        "Lets save replace a file that is there.",
        "let late = rank domestic where progress < 25%; save late to \"late.csv\" overwrite",
        "令 落后 = 排名 内资 其中 进度 < 25%; 保存 落后 到 \"late.csv\" 覆盖";
    In: ["in"], ["属于", "以"], [Operator],
        "EXPRESSION in (VALUE, …)  or, behind a shown column, in UNIT",
        "Whether a value is one of several; behind a column of show, the unit to show it in.",
        "list domestic where district in (恒口, 瀛湖) show actual in 万元",
        "列出 内资 其中 地区 属于 (恒口, 瀛湖) 显示 绝对值 以 万元";
    And: ["and"], ["且", "并且"], [Operator],
        "CONDITION and CONDITION",
        "Both hold.",
        "list domestic where yoy < 0 and progress < 25%",
        "列出 内资 其中 同比 < 0 且 进度 < 25%";
    Or: ["or"], ["或", "或者"], [Operator],
        "CONDITION or CONDITION",
        "One of them holds, or both.",
        "list domestic where yoy < 0 or progress < 25%",
        "列出 内资 其中 同比 < 0 或 进度 < 25%";
    Not: ["not"], ["非", "不"], [Operator],
        "not CONDITION",
        "The condition does not hold; looser than a comparison, so not a < b is not (a < b).",
        "list domestic where not progress < 25%",
        "列出 内资 其中 非 进度 < 25%";
    Between: ["between"], ["介于"], [Operator],
        "EXPRESSION between LOW and HIGH",
        "Lies between two values, both included.",
        "list domestic where progress between 20% and 30%",
        "列出 内资 其中 进度 介于 20% 且 30%";
    Is: ["is"], ["为"], [Operator],
        "EXPRESSION is [not] missing",
        "Asks whether there is a figure at all.",
        "list foreign where target is not missing",
        "列出 外资 其中 目标 为 非 缺失";
    Missing: ["missing"], ["缺失", "空缺", "空"], [Operator],
        "EXPRESSION is [not] missing",
        "No figure: neither zero nor an empty text.",
        "list foreign where target is missing",
        "列出 外资 其中 目标 为 缺失";
    Contains: ["contains"], ["包含"], [Operator],
        "TEXT contains TEXT",
        "The text holds the other somewhere.",
        "list domestic where district contains \"县\"",
        "列出 内资 其中 地区 包含 \"县\"";
    StartsWith: ["starts with"], ["开头为"], [Operator],
        "TEXT starts with TEXT",
        "The text begins with the other.",
        "list domestic where district starts with \"汉\"",
        "列出 内资 其中 地区 开头为 \"汉\"";
    EndsWith: ["ends with"], ["结尾为"], [Operator],
        "TEXT ends with TEXT",
        "The text ends with the other.",
        "list domestic where district ends with \"市\"",
        "列出 内资 其中 地区 结尾为 \"市\"";
    Matches: ["matches"], ["匹配"], [Operator],
        "TEXT matches PATTERN",
        "A regular expression is found somewhere in the text.",
        "list domestic where district matches \"^汉.*县$\"",
        "列出 内资 其中 地区 匹配 \"^汉.*县$\"";
    Case: ["case"], ["分情况", "情形"], [Branch],
        "case when CONDITION then VALUE [when …] [else VALUE] end",
        "Gives the value behind the first condition that is true.",
        "list domestic show case when progress < 25% then 1 else 2 end",
        "列出 内资 显示 分情况 当 进度 < 25% 则 1 否则 2 结束";
    When: ["when"], ["当"], [Branch],
        "case when CONDITION then VALUE … end",
        "Begins a condition of case.",
        "list domestic show case when yoy < 0 then 1 when yoy > 0 then 2 end",
        "列出 内资 显示 分情况 当 同比 < 0 则 1 当 同比 > 0 则 2 结束";
    Then: ["then"], ["则"], [Branch],
        "case when CONDITION then VALUE … end",
        "Begins the value that case gives where the condition before it is true.",
        "list domestic show case when yoy < 0 then 1 end",
        "列出 内资 显示 分情况 当 同比 < 0 则 1 结束";
    Else: ["else"], ["否则"], [Branch],
        "case … else VALUE end",
        "Begins the value that case gives where no condition is true; without it, none.",
        "list domestic show case when yoy < 0 then 1 else 0 end",
        "列出 内资 显示 分情况 当 同比 < 0 则 1 否则 0 结束";
    End: ["end"], ["结束"], [Branch],
        "case … end",
        "Ends case.",
        "list domestic show case when yoy < 0 then 1 end",
        "列出 内资 显示 分情况 当 同比 < 0 则 1 结束";
    True: ["true"], ["真"], [Literal],
        "true",
        "The truth value yes.",
        "list domestic where (yoy < 0) = true",
        "列出 内资 其中 (同比 < 0) = 真";
    False: ["false"], ["假"], [Literal],
        "false",
        "The truth value no.",
        "list domestic where (yoy < 0) = false",
        "列出 内资 其中 (同比 < 0) = 假";
    Latest: ["latest"], ["最新"], [Literal],
        "at latest",
        "The latest period for which the subject has figures.",
        "rank domestic at latest",
        "排名 内资 在 最新";
    Previous: ["previous"], ["上期", "上一期"], [Literal],
        "versus previous",
        "The period before, of the same length.",
        "rank domestic versus previous",
        "排名 内资 较 上期";
    LastYear: ["same period last year"], ["去年同期", "上年同期"], [Literal],
        "versus same period last year",
        "The same period of the year before.",
        "rank domestic versus same period last year",
        "排名 内资 较 去年同期";
    Names: ["names"], ["名单"], [Literal],
        "{names of NAME}",
        "In the braces of print: the districts of a result, an indicator or a group.",
        "print \"{names of domestic}\"",
        "打印 \"{名单 关于 内资}\"";
}
