//! The table of commands.

use super::{Argument, Command, Flow, Said, help, looking, opening, scripts, showing};
use crate::text::{Text, text};

/// Every command, by families and in the order of `.help`.
pub static COMMANDS: &[Command] = &[
    Command {
        name: ".help",
        takes: &[Argument::Topic],
        about: text!("this list, or what is known of a topic", "本列表，或某个主题的说明"),
        more: text!(
            ".help .save tells about a command, .help rank about the language, .help keys about the keys",
            ".help .save 说明一条命令，.help 排名 说明语言，.help 按键 说明按键"
        ),
        act: help::help,
    },
    Command {
        name: ".tour",
        takes: &[Argument::Word(&["stop"])],
        about: text!("a guided tour on the sample, two minutes", "用样例数据走一遍，两分钟"),
        more: text!(
            "each step puts a statement behind the prompt: Enter runs it, as it is or changed; .tour stop ends",
            "每一步在提示符后写好一条语句：按回车运行，也可以先修改；.tour stop 结束"
        ),
        act: help::tour,
    },
    Command {
        name: ".open",
        takes: &[Argument::Files],
        about: text!(
            "open other tables; a file ending in .toml is their catalog",
            "打开其他表格；以 .toml 结尾的文件是它们的目录"
        ),
        more: text!(
            ".open city.csv at 2023Q1 says the period of a table that does not; .open sample opens the sample again. \
             Alone it says what is open. What was declared belongs to the tables and goes with them; init.q is run again",
            ".open city.csv 在 2023年一季度 说明表格自己没有写的期间；.open 样例 回到内置样例。\
             单独使用时说明打开了什么。已声明的名称属于原来的表格，不再保留；init.q 会重新运行"
        ),
        act: opening::open,
    },
    Command {
        name: ".reload",
        takes: &[],
        about: text!("read the tables and the catalog again", "重新读入表格和目录"),
        more: text!(
            "let, define, param and waive of this sitting are run again on what was read",
            "本次输入的 `令`、`定义`、`参数`、`豁免` 会在新数据上重新运行"
        ),
        act: opening::reload,
    },
    Command {
        name: ".catalog",
        takes: &[],
        about: text!("the catalog, as it is written", "目录原文"),
        more: text!(
            "of tables without a catalog it shows how the header was understood",
            "表格没有目录时，显示表头是怎样理解的"
        ),
        act: looking::catalog,
    },
    Command {
        name: ".indicators",
        takes: &[Argument::Like],
        about: text!(
            "the indicators, or those that are like a text",
            "指标，或与某段文字相符的指标"
        ),
        more: text!(".indicators 亿元 lists those in 亿元", ".indicators 亿元 列出以亿元计的指标"),
        act: looking::indicators,
    },
    Command {
        name: ".districts",
        takes: &[Argument::Like],
        about: text!(
            "the districts, or those that are like a text",
            "地区，或与某段文字相符的地区"
        ),
        more: text!(".districts 汉 lists 汉滨区 and 汉阴县", ".districts 汉 列出 汉滨区 和 汉阴县"),
        act: looking::districts,
    },
    Command {
        name: ".periods",
        takes: &[],
        about: text!("the periods of the data", "数据有哪些期间"),
        more: text!("each with how many figures it has", "每个期间有多少个数据"),
        act: looking::periods,
    },
    Command {
        name: ".checks",
        takes: &[Argument::Word(&["run", "list"]), Argument::Files],
        about: text!(
            "list or run the checks of this sitting, or of scripts",
            "列出或运行本次输入的检查，或脚本里的检查"
        ),
        more: text!(
            ".checks run checks/ runs those of a folder in one pass",
            ".checks run checks/ 一次运行一个文件夹里的全部检查"
        ),
        act: scripts::checks,
    },
    Command {
        name: ".last",
        takes: &[],
        about: text!("the last answer again, with all rows", "再次显示上一个结果，含全部行"),
        more: text!(
            "its rows are called `_` and can be asked: list _ where progress < 25%",
            "它的各行叫 `_`，可以接着查询：列出 _ 其中 进度 < 25%"
        ),
        act: showing::last,
    },
    Command {
        name: ".explain",
        takes: &[Argument::Statement],
        about: text!(
            "how a statement, or the last one, is understood",
            "语句（默认上一条）是怎样理解的"
        ),
        more: text!(".explain rank domestic", ".explain 排名 内资"),
        act: showing::explain,
    },
    Command {
        name: ".format",
        takes: &[Argument::Value("format")],
        about: text!(
            "how answers are written: table, csv, tsv, json, ndjson, markdown",
            "结果的格式：table、csv、tsv、json、ndjson、markdown"
        ),
        more: text!(
            "the setting format; alone it says which",
            "即设置项 format；单独使用时说明当前格式"
        ),
        act: |repl, words| showing::setting(repl, "format", words),
    },
    Command {
        name: ".width",
        takes: &[Argument::Value("width")],
        about: text!(
            "how wide a table may be; what does not fit is named below it",
            "表格可以多宽；放不下的列在下方注明"
        ),
        more: text!("auto is as wide as the terminal", "auto 即与终端同宽"),
        act: |repl, words| showing::setting(repl, "width", words),
    },
    Command {
        name: ".pager",
        takes: &[Argument::Value("pager")],
        about: text!(
            "whether and to which program an answer goes that is taller than the screen",
            "超过一屏的结果是否交给分页程序，交给哪个"
        ),
        more: text!(
            ".pager less -S names one; on is PAGER, or less",
            ".pager less -S 指定一个；on 为 PAGER 或 less"
        ),
        act: |repl, words| showing::setting(repl, "pager", words),
    },
    Command {
        name: ".output",
        takes: &[Argument::File, Argument::Word(&["append", "overwrite"])],
        about: text!(
            "write answers to a file; alone, to the screen again",
            "结果写入文件；单独使用时恢复到屏幕"
        ),
        more: text!(
            "with .format csv the file is a csv; a file that is there stays unless append or overwrite stands behind it",
            "配合 .format csv 得到 csv 文件；已有的文件不动，除非后面写 append 或 overwrite"
        ),
        act: showing::output,
    },
    Command {
        name: ".save",
        takes: &[Argument::File, Argument::Word(&["overwrite"])],
        about: text!("save the statements that worked as a script", "把运行成功的语句存为脚本"),
        more: text!(
            "those since the last .open; .save monthly.q, then indiq run monthly.q",
            "自上次 .open 起的语句；.save monthly.q，之后 indiq run monthly.q"
        ),
        act: scripts::save,
    },
    Command {
        name: ".edit",
        takes: &[],
        about: text!(
            "the last entry in the editor of EDITOR; it comes back behind the prompt",
            "用 EDITOR 指定的编辑器修改上一次输入，改好后回到提示符"
        ),
        more: text!("Enter then runs it; an empty text is dropped", "按回车运行；清空则放弃"),
        act: scripts::edit,
    },
    Command {
        name: ".run",
        takes: &[Argument::Files],
        about: text!("run scripts as if they were typed", "运行脚本，如同逐句输入"),
        more: text!(
            "all are checked before the first statement runs",
            "先检查全部语句，再开始运行"
        ),
        act: scripts::run,
    },
    Command {
        name: ".watch",
        takes: &[Argument::Files],
        about: text!(
            "run a script, or the last entry, whenever it or the data changes",
            "脚本或数据一变就重新运行脚本（默认上一次输入）"
        ),
        more: text!("Ctrl-C ends it", "按 Ctrl-C 结束"),
        act: scripts::watch,
    },
    Command {
        name: ".timing",
        takes: &[Argument::Value("timing")],
        about: text!("say how long each entry took", "说明每次输入用了多久"),
        more: text!("the setting timing", "即设置项 timing"),
        act: |repl, words| showing::setting(repl, "timing", words),
    },
    Command {
        name: ".lang",
        takes: &[Argument::Value("lang")],
        about: text!(
            "the language of answers and messages: en, zh",
            "结果和消息使用的语言：en、zh"
        ),
        more: text!("statements may be in either at any time", "语句随时可以用任何一种语言写"),
        act: |repl, words| showing::setting(repl, "lang", words),
    },
    Command {
        name: ".set",
        takes: &[Argument::Setting],
        about: text!("the settings, or a new value for one", "列出设置，或修改一项"),
        more: text!(
            ".set bars off; .set keep writes them to the settings file, for every sitting: what stands there gets its new value",
            ".set bars off；.set keep 把设置写入设置文件，以后每次生效：已有的行改为新值"
        ),
        act: showing::set,
    },
    Command {
        name: ".history",
        takes: &[Argument::Like],
        about: text!(
            "what was entered, or what of it is like a text",
            "输入过的内容，或其中与某段文字相符的"
        ),
        more: text!("Ctrl-R searches while a line is typed", "输入时按 Ctrl-R 查找"),
        act: |_, words| Ok((Flow::History(words.concat()), Said::Nothing)),
    },
    Command {
        name: ".quit",
        takes: &[],
        about: text!(
            "leave; so do `quit`, `exit` and Ctrl-D",
            "退出；`quit`、`exit` 和 Ctrl-D 也可以"
        ),
        more: Text::fixed("", ""),
        act: |_, _| Ok((Flow::Leave, Said::Nothing)),
    },
];

#[cfg(test)]
mod tests {
    use super::COMMANDS;
    use crate::output::Format;
    use crate::text::Language;

    #[test]
    fn help_names_every_format() {
        let command = COMMANDS.iter().find(|one| one.name == ".format").expect("it is there");
        for ((_, name), language) in
            Format::NAMES.iter().flat_map(|one| Language::ALL.map(|all| (one, all)))
        {
            assert!(command.about.in_language(language).contains(name), "{name}");
        }
    }
}
