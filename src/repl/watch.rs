//! `.watch`: a script, or the last entry, run again whenever it or the data changes.
//!
//! Files are looked at by turns, which works on every system and every disk. Ctrl-C ends it.

use super::Repl;
use super::commands::Wrong;
use crate::script::{self, Policy, Sink, files};
use crate::text::{listed, text};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

/// How often files are looked at.
const TURN: Duration = Duration::from_millis(200);

/// Whether somebody watches: Ctrl-C then ends that, and not the program.
static WATCHING: AtomicBool = AtomicBool::new(false);
/// Whether Ctrl-C was pressed meanwhile.
static ENOUGH: AtomicBool = AtomicBool::new(false);

/// Takes Ctrl-C while somebody watches; whether it was taken.
pub fn end() -> bool {
    let watching = WATCHING.load(Ordering::SeqCst);
    if watching {
        ENOUGH.store(true, Ordering::SeqCst);
    }
    watching
}

/// A file as it is now: when it was changed, and how long it is. `None` is not there.
type State = Option<(SystemTime, u64)>;

fn states(files: &[PathBuf]) -> Vec<State> {
    let state = |file: &PathBuf| {
        let about = std::fs::metadata(file).ok()?;
        Some((about.modified().ok()?, about.len()))
    };
    files.iter().map(state).collect()
}

/// Runs scripts, or the last entry where there are none, now and after each change.
///
/// # Errors
/// Those of the printer.
pub fn watch(repl: &mut Repl, scripts: &[PathBuf]) -> Result<(), Wrong> {
    ENOUGH.store(false, Ordering::SeqCst);
    WATCHING.store(true, Ordering::SeqCst);
    let ended = turns(repl, scripts);
    WATCHING.store(false, Ordering::SeqCst);
    ended?;
    Ok(repl.printer.tell(&text!("no longer watching", "不再监视"))?)
}

fn turns(repl: &mut Repl, scripts: &[PathBuf]) -> io::Result<()> {
    let (mut fresh, mut fresh_start) = (true, true);
    while !ENOUGH.load(Ordering::SeqCst) {
        // Looked at before the run: what changes while it runs is a change.
        let mut watched = watched(repl, scripts);
        let mut before = states(&watched);
        let known = repl.sources.count();
        if fresh || read_again(repl)? {
            run(repl, scripts)?;
        }
        fresh = false;
        // A script may include others, which are known once it was read.
        for include in included(repl, known, &watched) {
            before.extend(states(std::slice::from_ref(&include)));
            watched.push(include);
        }
        if repl.open.is_sample() && fresh_start {
            repl.printer.tell(&text!(
                "the sample is built in: only scripts are watched",
                "样例是内置的：只监视脚本"
            ))?;
        }
        fresh_start = false;
        let names = listed(watched.iter().map(|file| file.display()));
        repl.printer.tell(&text!(
            "watching {names}; Ctrl-C ends",
            "正在监视 {names}；Ctrl-C 结束",
            names
        ))?;
        wait(&watched, &before);
    }
    Ok(())
}

/// Waits until a file is another than before, and stays so for a turn: whoever writes it has done.
fn wait(watched: &[PathBuf], before: &[State]) {
    let mut last = before.to_vec();
    while !ENOUGH.load(Ordering::SeqCst) {
        thread::sleep(TURN);
        let now = states(watched);
        let settled = now == last && now.iter().all(Option::is_some);
        if settled && now != before {
            return;
        }
        last = now;
    }
}

/// Reads the tables again; what cannot be read is said, and the next change waited for.
fn read_again(repl: &mut Repl) -> io::Result<bool> {
    match repl.read_again() {
        Ok(()) => Ok(true),
        Err(Wrong::Stream(error)) => Err(error),
        Err(Wrong::Told(diagnostics)) => {
            repl.printer.diagnostics(&diagnostics, &repl.sources)?;
            repl.printer.finish(&repl.sources)?;
            Ok(false)
        }
    }
}

fn run(repl: &mut Repl, scripts: &[PathBuf]) -> io::Result<()> {
    let mut texts = Vec::new();
    for script in scripts {
        match files::text(script) {
            Ok(text) => texts.push(repl.sources.add(script.display().to_string(), text)),
            Err(unread) => {
                repl.printer.diagnostics(&unread, &repl.sources)?;
                return repl.printer.finish(&repl.sources);
            }
        }
    }
    if scripts.is_empty() {
        texts.push(repl.sources.add("<repl>", repl.entry.clone()));
    }
    repl.printer.start_afresh();
    repl.working(|repl| {
        script::run(&mut repl.session, &mut repl.sources, &texts, Policy::USUAL, &mut *repl.printer)
    })?;
    repl.printer.finish(&repl.sources)
}

/// The scripts, the catalog and the tables.
fn watched(repl: &Repl, scripts: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = scripts.to_vec();
    files.extend(repl.open.catalog.clone());
    files.extend(repl.open.tables.iter().cloned());
    // The files of the sample are in the program, and not those of these names in this folder.
    if repl.open.tables.is_empty() && !repl.open.is_sample() {
        files.extend(repl.session.table_files().map(Path::to_owned));
    }
    files
}

/// Files that were read as texts since there were `known` of them.
fn included(repl: &Repl, known: usize, watched: &[PathBuf]) -> Vec<PathBuf> {
    let read = repl.sources.names_behind(known).map(PathBuf::from);
    let mut found: Vec<PathBuf> = read.filter(|file| file.is_file()).collect();
    found.retain(|file| !watched.contains(file));
    found.sort();
    found.dedup();
    found
}
