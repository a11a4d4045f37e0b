//! `.save`, `.run`, `.watch`, `.checks`: statements in files.

use super::{Acted, Flow, Said, Wrong, caught, line, nothing, page, usage};
use crate::output::{self, Block, Page};
use crate::repl::edit::edited;
use crate::repl::record::Recorded;
use crate::repl::{Repl, opened, watch as watching};
use crate::script::{Sink, files};
use crate::session::{Output, Running, Suite, today};
use crate::source::SourceId;
use crate::text::{Text, text};
use std::path::{Path, PathBuf};

/// Saves the statements that worked.
pub(super) fn save(repl: &mut Repl, words: &[String]) -> Acted {
    let (file, overwrite) = match words {
        [file] => (Path::new(file), false),
        [file, how] if how == "overwrite" || how == "覆盖" => (Path::new(file), true),
        [] => {
            let message = text!("`.save` needs a file", "`.save` 后面要写文件");
            return Err(usage(message)
                .hint(text!("write .save monthly.q", "写作 .save monthly.q"))
                .into());
        }
        _ => {
            let message =
                text!("behind the file stands overwrite, or nothing", "文件之后只能写 overwrite");
            return Err(usage(message).into());
        }
    };
    if file.extension().is_none_or(|ending| ending != "q") {
        let message = text!("a script ends in .q", "脚本的文件名以 .q 结尾");
        let hint = text!(
            "write .save {name}.q",
            "写作 .save {name}.q",
            name = file.with_extension("").display()
        );
        return Err(usage(message).hint(hint).into());
    }
    let count = repl.record.count();
    if count == 0 {
        return Err(usage(text!("no statement has worked yet", "还没有运行成功的语句")).into());
    }
    output::write_new(file, &script(repl), overwrite)?;
    line(text!(
        "{file}: {count} statements; they run with: indiq run {file}",
        "{file}：{count} 条语句；这样运行：indiq run {file}",
        file = file.display(),
        count
    ))
}

/// The script, with what it was made on.
fn script(repl: &Repl) -> String {
    let on = opened(&repl.open);
    let on = text!("# saved at the prompt of indiq; {on}", "# 由 indiq 提示符保存；{on}", on);
    format!("{}\n\n{}", on.in_language(repl.settings.language), repl.record.script())
}

/// The last entry in an editor; what it has become stands behind the prompt.
pub(super) fn edit(repl: &mut Repl, _: &[String]) -> Acted {
    let text = edited(&repl.entry)?;
    repl.next = Some(text).filter(|text| !text.is_empty());
    Ok((Flow::GoOn, Said::Nothing))
}

/// Runs scripts as if they were typed.
pub(super) fn run(repl: &mut Repl, words: &[String]) -> Acted {
    if words.is_empty() {
        let hint = text!("write .run monthly.q", "写作 .run monthly.q");
        return Err(usage(text!("`.run` needs a script", "`.run` 后面要写脚本")).hint(hint).into());
    }
    let scripts = scripts(words)?;
    let texts = read(repl, &scripts)?;
    repl.printer.start_afresh();
    let Some(ended) = repl.interruptible(&texts)? else { return nothing() };
    if ended.errors.is_empty() {
        for script in &scripts {
            let path = std::path::absolute(script).unwrap_or_else(|_| script.clone());
            repl.record.keep(Recorded::included(&path.display().to_string()));
        }
    }
    Ok((Flow::Learn, Said::Nothing))
}

/// Runs a script, or the last entry, whenever it or the data changes.
pub(super) fn watch(repl: &mut Repl, words: &[String]) -> Acted {
    let scripts = scripts(words)?;
    if scripts.is_empty() && repl.entry.is_empty() {
        let message = text!("there is nothing to run again yet", "还没有可以重新运行的内容");
        let hint = text!("write .watch monthly.q", "写作 .watch monthly.q");
        return Err(usage(message).hint(hint).into());
    }
    if scripts.is_empty() && repl.open.is_sample() {
        let message = text!(
            "the sample is built in: there is nothing to watch",
            "样例是内置的：没有可监视的文件"
        );
        let hint = text!(
            "open a table, or name a script: .watch monthly.q",
            "请先打开表格，或写明脚本：.watch monthly.q"
        );
        return Err(usage(message).hint(hint).into());
    }
    // Read once before, so that a script that is not there is a mistake and nothing to wait for.
    for script in &scripts {
        files::text(script)?;
    }
    watching::watch(repl, &scripts)?;
    Ok((Flow::Learn, Said::Nothing))
}

/// The scripts that paths name: of a folder all.
fn scripts(paths: &[String]) -> Result<Vec<PathBuf>, Wrong> {
    let mut found = Vec::new();
    for path in paths {
        found.extend(files::scripts(Path::new(path))?);
    }
    Ok(found)
}

fn read(repl: &mut Repl, scripts: &[PathBuf]) -> Result<Vec<SourceId>, Wrong> {
    let (mut texts, mut wrong) = (Vec::new(), Vec::new());
    for script in scripts {
        match files::text(script) {
            Ok(text) => texts.push(repl.sources.add(script.display().to_string(), text)),
            Err(mut unread) => wrong.append(&mut unread),
        }
    }
    if wrong.is_empty() { Ok(texts) } else { Err(Wrong::Told(wrong)) }
}

/// Lists or runs the checks of scripts, or of what was entered.
pub(super) fn checks(repl: &mut Repl, words: &[String]) -> Acted {
    let (runs, paths) = match words.split_first() {
        Some((first, rest)) if first == "run" => (true, rest),
        Some((first, rest)) if first == "list" => (false, rest),
        _ => (false, words),
    };
    let texts = if paths.is_empty() {
        if !repl.record.has_checks() {
            let said = text!(
                "no check was entered; .checks FILE lists those of a script",
                "还没有输入过检查；.checks 文件 列出脚本里的检查"
            );
            return line(said);
        }
        let id = repl.sources.add("<repl>", repl.record.script());
        vec![id]
    } else {
        let scripts = scripts(paths)?;
        read(repl, &scripts)?
    };
    let suite = caught(|| repl.session.suite(&texts, &mut repl.sources))?;
    if !suite.warnings.is_empty() {
        repl.printer.diagnostics(&suite.warnings, &repl.sources)?;
    }
    let suite = suite.value;
    if suite.checks().next().is_none() {
        return line(text!("there is no check", "没有检查"));
    }
    if !runs {
        return page(listed(&suite, repl));
    }
    let running = Running::on(repl.open.today.unwrap_or_else(today));
    let report = repl.working(|repl| {
        caught(|| Ok(repl.session.run_suite(&suite, &running, &mut repl.sources)))
    })?;
    let report = Output::Report(Box::new(report));
    repl.printer.start_afresh();
    repl.printer.output(&report, &repl.sources)?;
    repl.printer.keep(report);
    Ok((Flow::GoOn, Said::Nothing))
}

fn listed(suite: &Suite, repl: &Repl) -> Page {
    let row = |check: &crate::analyze::Check| {
        let source = repl.sources.get(check.span.source);
        let place = repl.sources.line_column(check.span.source, check.span.start as usize);
        let place = match (source, place) {
            (Some(source), Some((line, _))) => format!("{}:{line}", source.name),
            _ => String::new(),
        };
        vec![
            Text::same(check.id.as_str()),
            check.title.clone().unwrap_or_default(),
            Text::same(check.rules.tags.join(", ")),
            Text::same(place),
        ]
    };
    let headers = vec![
        text!("id", "标识"),
        text!("title", "标题"),
        text!("tags", "标签"),
        text!("where", "位置"),
    ];
    Page {
        title: text!("checks", "检查"),
        blocks: vec![
            Block::Table { headers, rows: suite.checks().map(row).collect() },
            Block::Text(text!(".checks run runs them", ".checks run 运行它们")),
        ],
    }
}
