//! The commands that begin with a dot: what they are called, what they take, what they do.
//!
//! One table, which `.help`, the completer and the loop read.

use super::{Repl, opened};
use crate::catalog::near;
use crate::diagnostic::{Code, Diagnostic};
use crate::fault;
use crate::output::{Format, UnknownFormat};
use crate::script::Sink;
use crate::session::{Open, Session};
use crate::text::{Language, Text, text};
use std::io;
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;

/// How the loop goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// With the next line.
    GoOn,
    /// With the next line, and with other names to complete.
    Learn,
    /// Not at all.
    Leave,
}

/// What a command takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
    /// Nothing.
    Nothing,
    /// The name of an output format.
    Format,
    /// `on` or `off`.
    Switch,
    /// Paths, in quotes where they hold blanks.
    Files,
}

impl Argument {
    /// How help writes it.
    fn sign(self) -> Text {
        match self {
            Self::Nothing => Text::default(),
            Self::Format => text!("NAME", "名称"),
            Self::Switch => text!("on|off", "on|off"),
            Self::Files => text!("FILE…", "文件…"),
        }
    }
}

/// What a command gives: how to go on, or what is wrong with it.
type Acted = Result<(Flow, Text), Vec<Diagnostic>>;

/// One command.
pub struct Command {
    /// With its dot: `.help`.
    pub name: &'static str,
    /// What it takes.
    pub argument: Argument,
    /// What it does, in one line.
    pub about: Text,
    act: fn(&mut Repl, &[String]) -> Acted,
}

/// Every command, in the order of `.help`.
pub static COMMANDS: &[Command] = &[
    Command {
        name: ".help",
        argument: Argument::Nothing,
        about: text!("this list", "本列表"),
        act: |_, _| Ok((Flow::GoOn, help())),
    },
    Command {
        name: ".open",
        argument: Argument::Files,
        about: text!(
            "open other tables; a file ending in .toml is their catalog",
            "打开其他表格；以 .toml 结尾的文件是它们的目录"
        ),
        act: open,
    },
    Command {
        name: ".format",
        argument: Argument::Format,
        about: text!(
            "how answers are written: table, csv, tsv, json, ndjson, markdown",
            "结果的格式：table、csv、tsv、json、ndjson、markdown"
        ),
        act: format,
    },
    Command {
        name: ".timing",
        argument: Argument::Switch,
        about: text!("say how long each entry took", "说明每次输入用了多久"),
        act: timing,
    },
    Command {
        name: ".quit",
        argument: Argument::Nothing,
        about: text!("leave; so do `quit` and `exit`", "退出；`quit` 和 `exit` 也可以"),
        act: |_, _| Ok((Flow::Leave, Text::default())),
    },
];

/// Follows `.name argument…`. What is wrong with it is shown, and the loop goes on.
///
/// # Errors
/// Those of the printer.
pub fn follow(repl: &mut Repl, text: &str) -> io::Result<Flow> {
    match act(repl, text) {
        Ok((flow, said)) => {
            if !said.is_empty() {
                repl.printer.tell(&said)?;
            }
            Ok(flow)
        }
        Err(diagnostics) => {
            repl.printer.diagnostics(&diagnostics, &repl.sources)?;
            repl.printer.finish(&repl.sources)?;
            Ok(Flow::GoOn)
        }
    }
}

fn act(repl: &mut Repl, text: &str) -> Acted {
    let (name, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let command = COMMANDS.iter().find(|one| one.name == name).ok_or_else(|| unknown(name))?;
    let words = shlex::split(rest)
        .ok_or_else(|| usage(text!("a quote that is not closed", "引号没有写完")))?;
    if command.argument == Argument::Nothing && !words.is_empty() {
        return Err(usage(text!("`{name}` takes nothing", "`{name}` 后面不带内容", name)).into());
    }
    (command.act)(repl, &words)
}

fn unknown(name: &str) -> Diagnostic {
    let unknown = usage(text!("`{name}` is not a command", "`{name}` 不是命令", name));
    unknown.hint(match near(name, COMMANDS.iter().map(|one| one.name)).first() {
        Some(near) => text!("near: {near}", "相近的有：{near}", near),
        None => text!("`.help` lists the commands", "`.help` 列出命令"),
    })
}

fn help() -> Text {
    let said = |language| {
        let lines = COMMANDS.iter().map(|command| {
            let sign = command.argument.sign();
            let head = format!("{} {}", command.name, sign.in_language(language));
            let blanks = " ".repeat(16_usize.saturating_sub(head.width()));
            format!("{head}{blanks}{}\n", command.about.in_language(language))
        });
        lines.collect::<String>()
    };
    let commands = Text::made(said(Language::English), said(Language::Chinese));
    text!(
        "{commands}
Enter runs what is typed, unless a bracket, string, comma or operator is open;
Alt-Enter adds a line, Tab completes, Ctrl-R searches the history, Ctrl-D leaves.
Ctrl-C clears the line; while a statement runs it ends the statement.
`help` and `help rank` tell about the language, `describe` about the data.",
        "{commands}
回车运行已输入的内容，除非括号、引号、逗号或运算符还没有写完；
Alt-回车 换行，Tab 补全，Ctrl-R 查找历史，Ctrl-D 退出。
Ctrl-C 清除当前行；语句运行时按下则中断该语句。
`帮助` 和 `帮助 排名` 介绍语言，`描述` 说明数据。",
        commands
    )
}

fn open(repl: &mut Repl, words: &[String]) -> Acted {
    if words.is_empty() {
        return Ok((Flow::GoOn, opened(&repl.open)));
    }
    let (catalogs, tables): (Vec<PathBuf>, Vec<PathBuf>) =
        words.iter().map(PathBuf::from).partition(|file| is_catalog(file));
    if catalogs.len() > 1 {
        return Err(usage(text!("`.open` takes one catalog", "`.open` 只能带一个目录")).into());
    }
    let catalog = catalogs.into_iter().next();
    let open = Open { tables, catalog, ..repl.open.clone() };
    // Only a session that opened takes the place of the old one.
    let session = fault::caught(|| Session::open(&open, &mut repl.sources))?;
    repl.session = session.value;
    repl.open = open;
    if !session.warnings.is_empty() {
        // A stream that gives way here does so again when the next thing is said.
        let _ = repl.printer.diagnostics(&session.warnings, &repl.sources);
        let _ = repl.printer.finish(&repl.sources);
    }
    Ok((Flow::Learn, opened(&repl.open)))
}

fn is_catalog(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

fn format(repl: &mut Repl, words: &[String]) -> Acted {
    match words {
        [] => {
            let format = repl.printer.format().name();
            let said = text!("answers are written as {format}", "结果的格式是 {format}", format);
            Ok((Flow::GoOn, said))
        }
        [name] => {
            let format: Format =
                name.parse().map_err(|error: UnknownFormat| usage(error.in_words()))?;
            repl.printer.set_format(format);
            Ok((Flow::GoOn, Text::default()))
        }
        _ => Err(usage(text!("`.format` takes one name", "`.format` 只能带一个名称")).into()),
    }
}

fn timing(repl: &mut Repl, words: &[String]) -> Acted {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => {
            let state = if repl.timing { "on" } else { "off" };
            return Ok((Flow::GoOn, text!("timing is {state}", "计时：{state}", state)));
        }
        ["on"] => repl.timing = true,
        ["off"] => repl.timing = false,
        _ => {
            let message = text!("`.timing` takes `on` or `off`", "`.timing` 后面写 `on` 或 `off`");
            return Err(usage(message).into());
        }
    }
    Ok((Flow::GoOn, Text::default()))
}

fn usage(message: Text) -> Diagnostic {
    Diagnostic::error(Code::Usage, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_command_names_a_near_one() {
        let hint = |name| unknown(name).hints[0].in_language(Language::English).to_owned();
        assert_eq!(hint(".formt"), "near: .format");
        assert_eq!(hint(".tim"), "near: .timing");
        assert_eq!(hint(".zzz"), "`.help` lists the commands");
    }

    #[test]
    fn help_has_a_line_for_every_command() {
        let help = help();
        for language in Language::ALL {
            let help = help.in_language(language);
            for command in COMMANDS {
                assert!(help.contains(command.name));
                assert!(help.contains(command.about.in_language(language)));
            }
        }
    }

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
