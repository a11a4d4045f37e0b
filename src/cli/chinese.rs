//! The help of the command line in Chinese.
//!
//! In English it is the doc comments in `arguments.rs`, where clap takes it from; here is what stands
//! in its place, by the names of commands and arguments. A test holds the two together.

use super::exit;
use crate::text::Language;
use clap::builder::PossibleValue;
use clap::{Arg, Command};

const ABOUT: &str = "查询区县指标表：谁落后于序时进度，谁在组内领先，合计是多少。";

const LONG_ABOUT: &str = "查询区县指标表：谁落后于序时进度，谁在组内领先，合计是多少。

不带语句并在终端上运行时，逐条询问语句；输入来自文件或管道时，把它作为脚本运行。不带表格时打开内置的样例。";

const FORMATS: &str = "格式：
  结果写到标准输出，其他内容写到标准错误。几个结果之间空一行。用 json 时每条语句给出
  一个文档，依次写出；有问题时，标准错误上是一个 JSON 数组。";

const TEMPLATE: &str = "\
{before-help}{about-with-newline}
用法：{usage}

{all-args}{after-help}";

/// The commands.
const COMMANDS: &[(&str, &str)] = &[
    ("run", "运行脚本；第一条语句运行之前，全部先检查"),
    ("check", "运行脚本里的检查并报告"),
    ("query", "提一个问题，结果写成 JSON，或按 --format 的格式"),
    ("init", "写出由表格推断的目录，改好后用 --catalog 打开"),
    ("serve", "为宿主程序作答：每行 JSON 请求得到一行 JSON 回答，直到结束"),
    ("fmt", "把脚本整理成标准写法：空格、换行和符号；注释不变"),
    ("completions", "把命令行补全脚本写到标准输出"),
    ("help", "介绍程序、一个命令或语言里的一个词"),
];

/// The arguments, by their identifiers; those of one name say the same in every command.
const ARGUMENTS: &[(&str, &str)] = &[
    ("tables", "要打开的表格；与命令同名的文件写作 `./run`"),
    ("statements", "运行一条语句后退出；可以写多次"),
    ("no_init", "提示符开始时不读设置文件，也不运行起始脚本"),
    ("data", "要打开的表格；可以写多次"),
    ("catalog", "说明表格内容的目录"),
    ("period", "没有写明期间的表格所属的期间：2023Q1、2023年一季度"),
    ("sheet", "有几张表的文件读哪一张：工作表名或序号；也可写作 文件!工作表"),
    ("encoding", "文本表格的编码，用于无法判断时：gbk、big5、utf-16le"),
    (
        "format",
        "结果的格式，通常为 table（query 为 json）；检查另有 human、junit、tap、sarif、github",
    ),
    ("color", "表格和消息是否着色"),
    ("lang", "结果和消息的语言；不写则按 LC_ALL、LC_MESSAGES 或 LANG"),
    ("deny_warnings", "把警告当作错误"),
    ("strict", "读表时的任何疑问都当作错误"),
    ("params", "脚本参数的值，代替默认值；可以写多次"),
    ("keep_going", "脚本中有语句运行失败时继续往下运行"),
    ("check", "不作改动，只列出会变的脚本；有这样的脚本时以 1 退出"),
    ("to", "把关键字、期间、单位和度量写成这种语言；其他名称需要 --catalog"),
    ("files", "脚本；`-` 是标准输入"),
    ("statement", "给出数据行的一条语句；之前可以有 `令`、`定义`、`参数`"),
    ("stdio", "通过标准输入和标准输出"),
    ("scripts", "脚本，或放脚本的文件夹；`-` 是标准输入"),
    ("tags", "只运行带此标签的检查；可以写多次"),
    ("only", "只运行此标识的检查；可以写多次"),
    ("list", "列出有哪些检查，不运行"),
    ("fail_fast", "有一项检查失败后，其后的不再运行"),
    ("fail_on", "怎样以 1 退出：检查失败，或警告也算"),
    ("allow_empty", "没有可查的行、没有检查的脚本，都算通过"),
    ("now", "推算时效和豁免的当天：2023-04-07"),
    ("reports", "另把报告写入文件：junit=report.xml；可以写多次"),
    ("samples", "每项检查最多保留几行"),
    ("redact", "在所有报告里隐去一列的内容；可以写多次"),
    ("shell", "哪一种 shell"),
    ("topic", "`run`、`rank`、`progress`；不写则介绍程序"),
    ("help", "显示帮助（`-h` 显示摘要）"),
    ("version", "显示版本"),
];

/// How each command is called; nothing is the program itself.
const USAGES: &[(&str, &str)] = &[
    ("indiq", "indiq [选项] [表格]...\n      indiq [选项] <命令>"),
    ("run", "indiq run [选项] <文件>..."),
    ("query", "indiq query [选项] <语句>"),
    ("init", "indiq init [选项] [表格]..."),
    ("check", "indiq check [选项] <文件>..."),
    ("serve", "indiq serve [选项] --stdio"),
    ("fmt", "indiq fmt [选项] <文件>..."),
    ("completions", "indiq completions [选项] <SHELL>"),
    ("help", "indiq help [选项] [主题]"),
];

/// What stands in angle brackets for a value, by what it is called in English.
const VALUES: &[(&str, &str)] = &[
    ("TABLE", "表格"),
    ("STATEMENT", "语句"),
    ("FILE", "文件"),
    ("PERIOD", "期间"),
    ("FORMAT", "格式"),
    ("WHEN", "何时"),
    ("LANGUAGE", "语言"),
    ("NAME=VALUE", "名称=值"),
    ("TAG", "标签"),
    ("ID", "标识"),
    ("WHAT", "何事"),
    ("DATE", "日期"),
    ("FORMAT=FILE", "格式=文件"),
    ("NUMBER", "个数"),
    ("COLUMN", "列"),
    ("SHELL", "SHELL"),
    ("TOPIC", "主题"),
];

/// What the values of `--color` mean.
const COLORS: &str = "自动（终端支持时；遵从 `CLICOLOR_FORCE`，`NO_COLOR` 优先）、总是、从不";

/// The command with its help in `language`.
pub fn spoken(command: Command, language: Language) -> Command {
    match language {
        Language::English => command,
        Language::Chinese => {
            let after = format!("{FORMATS}\n\n{}", exit::HELP.in_language(language));
            let command = command.about(ABOUT).long_about(LONG_ABOUT).after_long_help(after);
            in_chinese(command)
        }
    }
}

fn in_chinese(mut command: Command) -> Command {
    // Help and version are made here, and would be in English.
    command.build();
    let said = |table: &[(&str, &'static str)], name: &str| {
        table.iter().find(|(known, _)| *known == name).map(|(_, help)| *help)
    };
    if let Some(about) = said(COMMANDS, command.get_name()) {
        command = command.about(about);
    }
    if let Some(usage) = said(USAGES, command.get_name()) {
        command = command.override_usage(usage);
    }
    command
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .mut_args(|argument| {
            let heading = if argument.is_positional() { "参数" } else { "选项" };
            let argument = named_in_chinese(argument.help_heading(heading));
            match said(ARGUMENTS, argument.get_id().as_str()) {
                Some(help) => {
                    let help = format!("{help}{}", values(&argument));
                    let argument = argument.hide_possible_values(true).hide_default_value(true);
                    argument.help(help.clone()).long_help(help)
                }
                None => argument,
            }
        })
        .mut_subcommands(in_chinese)
}

/// The argument with the names of its values in Chinese.
fn named_in_chinese(argument: Arg) -> Arg {
    let known = |name: &str| VALUES.iter().find(|(english, _)| *english == name);
    let names = argument.get_value_names().unwrap_or_default();
    let names: Vec<&'static str> =
        names.iter().filter_map(|name| known(name)).map(|(_, chinese)| *chinese).collect();
    if names.is_empty() { argument } else { argument.value_names(names) }
}

/// Which values an argument takes, and which it has by itself.
fn values(argument: &Arg) -> String {
    if !argument.get_action().takes_values() {
        return String::new();
    }
    let possible = argument.get_possible_values();
    let possible: Vec<&str> = possible.iter().map(PossibleValue::get_name).collect();
    let usual = argument.get_default_values().first().and_then(|value| value.to_str());
    let mut said = String::new();
    if !possible.is_empty() {
        said += &format!("；可取：{}", possible.join("、"));
    }
    if argument.get_id() == "color" {
        said += &format!("，依次为{COLORS}");
    }
    match usual {
        Some(usual) => said + &format!("；默认：{usual}"),
        None => said,
    }
}

#[cfg(test)]
mod tests {
    use super::super::arguments::Arguments;
    use super::*;
    use crate::text::has_chinese;
    use clap::CommandFactory;

    #[test]
    fn everything_is_said_in_chinese() {
        fn hold(command: &Command) {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(has_chinese(&about), "{}", command.get_name());
            for argument in command.get_arguments() {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(has_chinese(&help), "{} {}", command.get_name(), argument.get_id());
            }
            let mut whole = command.clone();
            for help in [whole.render_help().to_string(), whole.render_long_help().to_string()] {
                for english in ["[OPTIONS]", "[default", "ossible values", "<FILE>", "Usage"] {
                    assert!(!help.contains(english), "{english} in\n{help}");
                }
            }
            command.get_subcommands().for_each(hold);
        }
        let command = spoken(Arguments::command(), Language::Chinese);
        hold(&command);
        let mut english = spoken(Arguments::command(), Language::English);
        assert!(english.render_long_help().to_string().contains("Exit codes:"));
    }
}
