//! The codes: a stable name for each kind of diagnostic, with its title in both languages. What each
//! means at length is in `explained`.

use crate::text::{Text, text};
use std::fmt;

/// Declares the codes once: variant, stable text, and what it means in both languages.
macro_rules! codes {
    ($($(#[$section:meta])* $variant:ident = $code:literal, $title:literal, $chinese:literal;)*) => {
        /// A stable name for each kind of diagnostic. A code, once released, keeps its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $(#[$section])* $variant,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The stable text, such as `Q0203`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $code,)* }
            }

            /// What the code stands for, in one line.
            pub fn title(self) -> Text {
                match self { $(Code::$variant => text!($title, $chinese),)* }
            }

            /// Whether it is about data or about running (`Q04`, `Q05`); all others are found before
            /// anything runs.
            pub fn is_of_data(self) -> bool {
                let code = self.as_str();
                code.starts_with("Q04") || code.starts_with("Q05")
            }
        }
    };
}

codes! {
    // Q01: the text itself
    UnexpectedToken = "Q0101",
        "a word or sign where the grammar expects another",
        "此处的词或符号不合语法";
    UnfinishedStatement = "Q0102",
        "the text ends inside a statement, a bracket or a string",
        "语句、括号或引号没有写完";
    UnknownCharacter = "Q0103",
        "a character that begins no token",
        "不能作为任何词或符号开头的字符";
    BadNumber = "Q0104",
        "a number or its unit that cannot be read",
        "读不懂的数或单位";
    BadPeriod = "Q0105",
        "a period that does not exist",
        "不存在的期间";
    NestedTooDeep = "Q0106",
        "an expression nested deeper than the limit",
        "表达式的嵌套超过上限";
    RepeatedClause = "Q0107",
        "a clause given twice, or two that exclude each other",
        "子句重复，或两个子句互相排斥";
    NotAStatement = "Q0108",
        "a line that does not begin with a verb",
        "没有以动词开头的语句";
    RunTogether = "Q0109",
        "words written together",
        "词与词连写在一起";
    IncludeCycle = "Q0110",
        "a script that includes itself",
        "脚本引用了它自己";
    UnreadableScript = "Q0111",
        "a script that cannot be read",
        "读不了的脚本";
    // Q02: names, units, types
    UnknownName = "Q0201",
        "a name that the catalog and the language do not have",
        "目录和语言里都没有的名称";
    AmbiguousName = "Q0202",
        "a name that means more than one thing here",
        "在此处有多种含义的名称";
    UnitMismatch = "Q0203",
        "two units that do not meet in this operation",
        "不能一起运算的两个单位";
    TypeMismatch = "Q0204",
        "an expression of another type than this place needs",
        "表达式的类型与此处所需不符";
    UnknownUnit = "Q0205",
        "a unit that is not known",
        "不认识的单位";
    NoSuchMeasure = "Q0206",
        "a measure that the indicator neither prints nor can compute",
        "指标既没有公布也无法推算的度量";
    NotTotalled = "Q0207",
        "a figure whose total has no meaning",
        "合计没有意义的数据";
    ClauseNotHere = "Q0208",
        "a clause that this verb does not take",
        "这个动词不带的子句";
    BadArguments = "Q0209",
        "a function called with other arguments than it takes",
        "函数的参数不对";
    NoMeaning = "Q0210",
        "a combination of words that has no meaning",
        "没有意义的组合";
    NameTaken = "Q0211",
        "a declared name that stands for something else already",
        "声明的名称已另有所指";
    UnknownFormat = "Q0212",
        "a file whose ending is no format to save in",
        "后缀不是可保存的格式";
    // Q03: the catalog
    BadCatalog = "Q0301",
        "a catalog that cannot be read as TOML, or lacks a required key",
        "目录不是可读的 TOML，或缺少必需的键";
    CatalogConflict = "Q0302",
        "a catalog that names one thing twice or names what is not there",
        "目录里有重名，或指向不存在的东西";
    HeaderMismatch = "Q0303",
        "a table whose header is not the one that the catalog states",
        "表头与目录所写的不同";
    // Q04: data
    UnreadableFile = "Q0401",
        "a file that cannot be opened or read",
        "打不开或读不了的文件";
    BadCell = "Q0402",
        "a cell that cannot be read as the figure its column holds",
        "单元格不是该列应有的数";
    BadTable = "Q0403",
        "a table whose shape cannot be understood",
        "看不懂结构的表格";
    DuplicateKey = "Q0404",
        "the same district and period given twice",
        "同一地区同一期间出现两次";
    UnknownDistrict = "Q0405",
        "a district in the data that the catalog does not have",
        "数据里有目录中没有的地区";
    NoPeriod = "Q0406",
        "a period that neither the data nor the command line states",
        "数据和命令行都没有写明期间";
    FileExists = "Q0408",
        "a file that is there already and is not to be replaced",
        "文件已经存在，且不可替换";
    UnwritableFile = "Q0409",
        "a file that cannot be written",
        "写不了的文件";
    // Q05: running
    NoData = "Q0501",
        "the data holds nothing for what was asked",
        "所问的内容没有数据";
    EngineFailed = "Q0502",
        "the engine could not run the plan: a fault in indiq, not in the query",
        "引擎无法执行计划：这是 indiq 的问题，不是查询的问题";
    FormatFailed = "Q0503",
        "a formatted text that would say something else: a fault in indiq, not in the text",
        "整理后的文本会改变原意：这是 indiq 的问题，不是文本的问题";
    // Q06: warnings and notes
    RankDiffers = "Q0601",
        "a printed rank that differs from the one worked out",
        "公布的位次与算出的不同";
    TiesAtCut = "Q0602",
        "ties at the cut that stay in",
        "截取处并列，一并保留";
    PartsMissing = "Q0603",
        "a total over fewer parts than there are",
        "合计缺少一部分";
    PeriodHasNone = "Q0604",
        "an indicator without a figure at the period of the answer",
        "指标在该期间没有数据";
    CellNote = "Q0605",
        "a cell that was read, but not as it stands",
        "单元格按另一种读法读入";
    NoRows = "Q0606",
        "a filter that no row meets",
        "没有满足条件的行";
    PeriodMissing = "Q0607",
        "a period that is looked at but not in the data",
        "要看的期间不在数据里";
    GrainsDiffer = "Q0608",
        "a comparison of periods of different lengths",
        "对比的期间长短不同";
    ScopeBreak = "Q0609",
        "a growth across a change of what is counted",
        "统计口径变化前后的增速";
    MeanOfPercents = "Q0610",
        "a mean of percentages",
        "百分数的平均";
    NameShadows = "Q0611",
        "a declared name that hides a measure",
        "声明的名称遮住了度量";
    CaseOfTotal = "Q0612",
        "a case whose conditions are tried on a total",
        "条件对合计判断的分情况";
    PrintLeans = "Q0613",
        "printed figures that lie on one side of what they are worked out from",
        "公布的数都偏在算出的数的一侧";
    UnusedWaiver = "Q0614",
        "a waiver that covers nothing",
        "没有用上的豁免";
    // Q07: the command line
    Usage = "Q0701",
        "a command line that cannot be followed",
        "无法执行的命令行";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
