//! `.last`, `.explain`, `.format` and other settings, `.output`: how and where answers are shown.

use super::{Acted, Flow, Said, line, nothing, page, usage};
use crate::diagnostic::{Code, Diagnostic};
use crate::output::{Block, Page};
use crate::repl::Repl;
use crate::repl::settings::{self, KEYS};
use crate::text::{Text, text};
use std::fs::OpenOptions;
use std::io;
use std::path::Path;

/// The last answer with all its rows.
pub(super) fn last(repl: &mut Repl, _: &[String]) -> Acted {
    if repl.printer.show_last(&repl.sources)? {
        return nothing();
    }
    line(text!("nothing was shown yet", "还没有显示过结果"))
}

/// How a statement is understood.
pub(super) fn explain(repl: &mut Repl, words: &[String]) -> Acted {
    let asked = words.first().map(String::as_str).or_else(|| repl.record.last_query());
    let Some(asked) = asked else {
        let message = text!("there is no statement to explain yet", "还没有可以解释的语句");
        let hint = text!("write one: .explain rank domestic", "写上语句：.explain 排名 内资");
        return Err(usage(message).hint(hint).into());
    };
    let flow = repl.aside(&format!("explain {asked}"))?;
    Ok((flow, Said::Nothing))
}

/// Says what a setting is, or sets it.
pub(super) fn setting(repl: &mut Repl, name: &str, words: &[String]) -> Acted {
    let key = settings::find(name)?;
    if words.is_empty() {
        let value = key.read(&repl.settings);
        return line(text!("{name} is {value}", "{name} 是 {value}", name, value));
    }
    let mut settings = repl.settings.clone();
    key.write(&mut settings, &written(words))?;
    if let Some(program) = settings.pager.words().first().filter(|_| name == "pager")
        && !settings::is_program(program)
    {
        let message = text!("there is no program {program}", "没有程序 `{program}`", program);
        let hint =
            text!("on is PAGER, or less; off pages nothing", "on 为 PAGER 或 less；off 不分页");
        return Err(usage(message).hint(hint).into());
    }
    repl.settings = settings;
    repl.settings.apply(repl.printer);
    repl.open.language = repl.settings.language;
    repl.session.set_language(repl.settings.language);
    Ok((Flow::Learn, Said::Nothing))
}

/// The value that words stand for: a command with its arguments, each as it was quoted.
fn written(words: &[String]) -> String {
    match words {
        [one] => one.clone(),
        _ => shlex::try_join(words.iter().map(String::as_str)).unwrap_or_else(|_| words.join(" ")),
    }
}

/// Lists the settings, says what one is, or sets it.
pub(super) fn set(repl: &mut Repl, words: &[String]) -> Acted {
    match words.split_first() {
        Some((name, [])) if name == "keep" => keep(repl),
        Some((name, value)) => setting(repl, name, value),
        None => page(all(repl)),
    }
}

fn all(repl: &Repl) -> Page {
    let row = |key: &settings::Key| {
        let value = Text::same(key.read(&repl.settings));
        vec![Text::same(key.name), value, key.values.sign(), key.about.clone()]
    };
    let headers = vec![
        text!("name", "名称"),
        text!("value", "值"),
        text!("takes", "可写"),
        text!("what it does", "作用"),
    ];
    let mut blocks = vec![Block::Table { headers, rows: KEYS.iter().map(row).collect() }];
    if let Some(folder) = settings::file::folder() {
        let file = settings::file::settings_in(&folder);
        blocks.push(Block::Text(text!(
            "for every sitting they stand in {file}; .set keep writes it",
            "每次生效的设置写在 {file}；.set keep 生成这个文件",
            file = file.display()
        )));
    }
    Page { title: text!("settings", "设置"), blocks }
}

/// Writes the settings to their file: those that stand there get their new values, all other lines stay.
fn keep(repl: &Repl) -> Acted {
    let Some(folder) = settings::file::folder() else {
        return Err(usage(text!("there is no folder for settings", "没有存放设置的文件夹")).into());
    };
    let file = settings::file::settings_in(&folder);
    let before = match std::fs::read_to_string(&file) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(unopened(&file, &error).into()),
    };
    std::fs::create_dir_all(&folder).map_err(|error| unopened(&folder, &error))?;
    let text = match &before {
        Some(before) => settings::file::renewed(before, &repl.settings),
        None => settings::file::text(&repl.settings),
    };
    crate::output::write_new(&file, &text, before.is_some())?;
    let name = file.display();
    line(text!("the settings are kept in {name}", "设置已存入 {name}", name))
}

/// Sends answers to a file, or to the screen again.
pub(super) fn output(repl: &mut Repl, words: &[String]) -> Acted {
    let (file, how) = match words {
        [] => {
            let was = repl.printer.to_file();
            repl.printer.set_file(None);
            return line(match was {
                true => text!("answers go to the screen again", "结果恢复显示到屏幕"),
                false => text!("answers go to the screen", "结果显示到屏幕"),
            });
        }
        [file] => (file, ""),
        [file, how] if how == "append" || how == "覆盖" || how == "overwrite" => {
            (file, how.as_str())
        }
        _ => {
            let message = text!(
                "behind the file stands append or overwrite",
                "文件之后写 append 或 overwrite"
            );
            return Err(usage(message).into());
        }
    };
    let mut options = OpenOptions::new();
    match how {
        "" => options.write(true).create_new(true),
        "append" => options.append(true).create(true),
        _ => options.write(true).create(true).truncate(true),
    };
    let opened = options.open(file).map_err(|error| unopened(Path::new(file), &error))?;
    repl.printer.set_file(Some(opened));
    line(text!(
        "answers go to {file}; .output alone brings them back",
        "结果写入 {file}；单独使用 .output 恢复到屏幕",
        file
    ))
}

fn unopened(file: &Path, error: &io::Error) -> Diagnostic {
    let name = file.display();
    if error.kind() == io::ErrorKind::AlreadyExists {
        let message = text!("`{name}` is there already", "`{name}` 已经存在", name);
        let hint = text!(
            "write append or overwrite behind it",
            "在它后面写 append（接着写）或 overwrite（覆盖）"
        );
        return Diagnostic::error(Code::FileExists, message).hint(hint);
    }
    let message =
        text!("`{name}` cannot be written: {error}", "无法写入 `{name}`：{error}", name, error);
    Diagnostic::error(Code::UnwritableFile, message)
}
