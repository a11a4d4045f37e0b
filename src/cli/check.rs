//! `indiq check FILE|DIR…`: runs the checks of scripts and reports.
//!
//! Everything is resolved before any data is read. Reports to files are written whole or not at all,
//! and before the one that people see.

use super::arguments::Checking;
use super::{Exit, Outcome, fail, run};
use crate::checks::report::{ReportFormat, render, write_files};
use crate::checks::result::{FailOn, Redaction, Report};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::output::Style;
use crate::printer::Printer;
use crate::script::{Policy, Sink, files};
use crate::session::{Open, Running, Selection, Session, Suite};
use crate::source::{SourceId, Sources};
use crate::text::text;
use std::path::{Path, PathBuf};

/// Runs the checks of all scripts that are named, or stand in a folder that is.
pub fn files(
    wanted: &Checking,
    open: &Open,
    policy: Policy,
    format: ReportFormat,
    printer: &mut Printer,
) -> Outcome {
    let mut sources = Sources::default();
    let texts = match read(&wanted.scripts, &mut sources) {
        Ok(texts) => texts,
        Err(wrong) => return fail(&wrong, &sources, printer),
    };
    let opened = crate::fault::caught(|| Session::open(open, &mut sources));
    let mut session = match opened {
        Ok(opened) => {
            if !opened.warnings.is_empty() {
                printer.diagnostics(&opened.warnings, &sources)?;
            }
            opened.value
        }
        Err(wrong) => return fail(&wrong, &sources, printer),
    };
    let resolved = crate::fault::caught(|| session.suite(&texts, &mut sources));
    let (mut suite, found) = match resolved {
        Ok(suite) => (suite.value, policy.judged(suite.warnings)),
        Err(wrong) => return fail(&wrong, &sources, printer),
    };
    if !Exit::of(&found).eq(&Exit::Fine) {
        return fail(&found, &sources, printer);
    }
    if !found.is_empty() {
        printer.diagnostics(&found, &sources)?;
    }
    // Of all checks, also those that are not chosen: a name stays one.
    let redaction = match session.redaction(&wanted.redact, &suite) {
        Ok(redaction) => redaction,
        Err(wrong) => return fail(&wrong, &sources, printer),
    };
    let selection = Selection { tags: wanted.tags.clone(), only: wanted.only.clone() };
    if let Err(mut wrong) = suite.select(&selection) {
        let hint = text!("--list shows which there are", "`--list` 列出全部检查");
        wrong = wrong.into_iter().map(|one| one.hint(hint.clone())).collect();
        return fail(&wrong, &sources, printer);
    }
    if wanted.list {
        return list(wanted, &suite, format, &sources, printer);
    }
    if suite.is_empty() && !wanted.allow_empty {
        let message = text!("there is no check in these scripts", "这些脚本里没有检查");
        let hint = text!("--allow-empty takes that for a pass", "`--allow-empty` 把它算作通过");
        return fail(&[Diagnostic::error(Code::Usage, message).hint(hint)], &sources, printer);
    }
    let read = open.catalog.as_deref().into_iter().chain(session.table_files());
    let baselines: Vec<PathBuf> = suite.baselines(&sources).collect();
    let read = read.chain(baselines.iter().map(PathBuf::as_path));
    let mut taken = reports_over_inputs(wanted, read, &sources);
    taken.extend(reports_in_one_place(wanted));
    if !taken.is_empty() {
        return fail(&taken, &sources, printer);
    }
    // Who denies warnings denies those of checks too.
    let fail_on = if policy.deny_warnings { FailOn::Warn } else { wanted.fail_on };
    let running = Running {
        samples: wanted.samples,
        fail_fast: wanted.fail_fast,
        fail_on,
        allow_empty: wanted.allow_empty,
        ..Running::on(wanted.now.unwrap_or_else(crate::session::today))
    };
    let mut report = session.run_suite(&suite, &running, &mut sources);
    report.fail_on = fail_on;
    tell(wanted, report, format, &redaction, &sources, printer)
}

/// Reports that would take the place of a script, a catalog or a table: that is never meant.
fn reports_over_inputs<'a>(
    wanted: &Checking,
    read: impl Iterator<Item = &'a Path>,
    sources: &'a Sources,
) -> Vec<Diagnostic> {
    let texts =
        (0..sources.count()).filter_map(|at| sources.get(SourceId(u32::try_from(at).ok()?)));
    let texts = texts.map(|text| Path::new(text.name.as_str()));
    // Only what is there can be overwritten, under whatever name.
    let inputs: Vec<PathBuf> = read.chain(texts).filter_map(|it| it.canonicalize().ok()).collect();
    let over = |path: &&PathBuf| path.canonicalize().is_ok_and(|path| inputs.contains(&path));
    let paths = wanted.reports.iter().map(|report| &report.path);
    let told = paths.filter(over).map(|path| {
        let path = path.display();
        let message = text!(
            "a report would overwrite {path}, which is read here",
            "报告会覆盖这里要读的文件 {path}",
            path
        );
        let hint = text!("name another file for the report", "请为报告另取文件名");
        Diagnostic::error(Code::Usage, message).hint(hint)
    });
    told.collect()
}

/// Reports of which the last would be all that is left.
fn reports_in_one_place(wanted: &Checking) -> Option<Diagnostic> {
    // A file that is not there yet has its folder.
    let place = |path: &Path| {
        if let Ok(there) = path.canonicalize() {
            return there;
        }
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok();
        folder.zip(path.file_name()).map_or_else(|| path.to_owned(), |(at, name)| at.join(name))
    };
    let mut places: Vec<PathBuf> = Vec::new();
    for report in &wanted.reports {
        let place = place(&report.path);
        if places.contains(&place) {
            let path = report.path.display();
            let message = text!("two reports go to {path}", "有两份报告都要写到 {path}", path);
            let hint = text!("name a file for each", "请各自另取文件名");
            return Some(Diagnostic::error(Code::Usage, message).hint(hint));
        }
        places.push(place);
    }
    None
}

/// Writes the reports, and says how the program ends.
fn tell(
    wanted: &Checking,
    mut report: Report,
    format: ReportFormat,
    redaction: &Redaction,
    sources: &Sources,
    printer: &mut Printer,
) -> Outcome {
    report.redact(redaction);
    let language = printer.language();
    let unwritten = write_files(&report, &wanted.reports, language).err().unwrap_or_default();
    let (color, width) = (printer.colored(), printer.width());
    printer.data(&render(&report, format, Style { color, width, ..Style::plain(language) }))?;
    let exit = Exit::of_checks(report.exit_status(report.fail_on));
    if unwritten.is_empty() {
        return Ok(exit);
    }
    Ok(fail(&unwritten, sources, printer)?.max(exit))
}

/// The scripts of all paths, in the order given; those of a folder by their names.
fn read(paths: &[PathBuf], sources: &mut Sources) -> Result<Vec<SourceId>> {
    let (mut texts, mut wrong) = (Vec::new(), Vec::new());
    for path in paths {
        match files::scripts(path) {
            Ok(files) => {
                for file in files {
                    match run::read(&file) {
                        Ok((name, text)) => texts.push(sources.add(name, text)),
                        Err(mut unread) => wrong.append(&mut unread),
                    }
                }
            }
            Err(mut unread) => wrong.append(&mut unread),
        }
    }
    if wrong.is_empty() { Ok(texts) } else { Err(wrong) }
}

/// Shows which checks there are: to people a line for each with its id, its tags and its title, to
/// programs JSON.
fn list(
    wanted: &Checking,
    suite: &Suite,
    format: ReportFormat,
    sources: &Sources,
    printer: &mut Printer,
) -> Outcome {
    if !wanted.redact.is_empty() {
        let message = text!("a list of checks is not redacted", "检查清单不作隐去");
        let hint = text!("ids and titles are what it is for", "清单就是用来看标识和标题的");
        return fail(&[Diagnostic::error(Code::Usage, message).hint(hint)], sources, printer);
    }
    let language = printer.language();
    let line = |check: &crate::analyze::Check| {
        let tags = check.rules.tags.join(",");
        let title = check.title.as_ref().map_or("", |title| title.in_language(language));
        format!("{}\t{tags}\t{title}", check.id)
    };
    let text = match format {
        ReportFormat::Human => suite.checks().map(line).collect::<Vec<_>>().join("\n"),
        ReportFormat::Json => {
            let listed = suite.listed(language, sources);
            format!("{:#}", serde_json::json!({ "checks": listed }))
        }
        _ => {
            let message = text!(
                "a list of checks is not written as {name}",
                "检查清单不能写成 {name}",
                name = format.name()
            );
            let hint = text!("human and json are for lists", "清单可用 human 或 json");
            return fail(&[Diagnostic::error(Code::Usage, message).hint(hint)], sources, printer);
        }
    };
    printer.data(&text)?;
    Ok(Exit::Fine)
}
