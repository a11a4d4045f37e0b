//! Commands that begin with a dot, settings, files at the start.

use super::screen::{Setting, Terminal, last_line};
use std::fs;
use std::path::Path;

fn at(size: (u16, u16)) -> Terminal {
    Terminal::open(&Setting { size, ..Setting::default() })
}

fn in_home(home: &Path, arguments: &[&str]) -> Terminal {
    Terminal::open(&Setting { size: (40, 100), home: Some(home), arguments, ..Setting::default() })
}

fn shows(terminal: &Terminal, keys: &str, what: &str) -> String {
    terminal.send(keys);
    terminal.until(what, |screen| screen.contains(what))
}

#[test]
fn help_lists_the_commands() {
    let screen = shows(&at((60, 100)), ".help\r", ".watch");
    assert!(screen.contains(".tour") && screen.contains(".save FILE"), "{screen}");
}

#[test]
fn help_tells_of_one_topic() {
    let terminal = at((60, 100));
    let screen = shows(&terminal, ".help watch\r", "Ctrl-C ends it");
    assert!(!screen.contains(".timing"), "{screen}");
    shows(&terminal, ".help rank\r", "Orders districts");
    shows(&terminal, ".help keys\r", "search the history");
}

#[test]
fn a_command_that_is_misspelt_names_a_near_one() {
    shows(&at((40, 100)), ".formt\r", "near: .format");
}

#[test]
fn the_language_is_changed() {
    let terminal = at((40, 100));
    terminal.enter(".lang zh");
    shows(&terminal, "count domestic\r", "内资");
}

#[test]
fn statements_that_worked_are_saved_and_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = folder.path().join("kept.q");
    let name = script.to_str().expect("plain letters").to_owned();
    let terminal = at((40, 140));
    terminal.enter("let low = list domestic where progress < 15%");
    terminal.enter("rank domstic");
    terminal.enter("list low show progress");
    terminal.enter(&format!(".save {name}"));
    let text = fs::read_to_string(&script).expect("it was saved");
    assert!(text.contains("let low =") && text.contains("list low show progress"), "{text}");
    assert!(!text.contains("domstic"), "{text}");
    let other = at((40, 140));
    shows(&other, &format!(".run {name}\r"), "13.93%");
}

#[test]
fn answers_go_to_a_file_and_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("answers.csv");
    let name = file.to_str().expect("plain letters").to_owned();
    let terminal = at((40, 140));
    terminal.enter(".format csv");
    terminal.enter(&format!(".output {name}"));
    terminal.enter("rank domestic top 2 show progress");
    terminal.enter(".output");
    let text = fs::read_to_string(&file).expect("it was written");
    assert!(text.contains("旬阳市") && text.contains("37.31"), "{text}");
    shows(&terminal, "rank domestic top 1 show actual\r", "47.5");
}

#[test]
fn answers_are_added_to_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("log.txt");
    fs::write(&file, "as it was\n").expect("a file");
    let terminal = at((40, 140));
    shows(&terminal, &format!(".output {}\r", file.display()), "write append or overwrite");
    terminal.enter(&format!(".output {} append", file.display()));
    terminal.enter("count domestic");
    terminal.enter("count foreign");
    terminal.enter(".output");
    let text = fs::read_to_string(&file).expect("it is there");
    assert!(text.starts_with("as it was\n"), "{text}");
    assert!(text.contains("domestic") && text.contains("foreign"), "{text}");
}

#[test]
fn the_sample_is_nothing_to_watch() {
    let terminal = at((40, 140));
    terminal.enter("count domestic");
    shows(&terminal, ".watch\r", "the sample is built in");
    assert!(!terminal.text().contains("watching"), "{}", terminal.text());
}

#[test]
fn a_script_is_run_again_when_it_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = folder.path().join("watched.q");
    fs::write(&script, "count domestic\n").expect("a script");
    let name = script.to_str().expect("plain letters").to_owned();
    let terminal = at((40, 140));
    shows(&terminal, &format!(".watch {name}\r"), "13");
    fs::write(&script, "list domestic where progress < 15% show progress\n").expect("a script");
    terminal.until("the new answer", |screen| screen.contains("13.93%"));
    terminal.send("\u{3}");
    terminal.until("the prompt", |screen| last_line(screen).trim_end() == "indiq>");
}

#[test]
fn the_last_entry_is_run_again_when_the_data_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("watched.csv");
    let text = fs::read_to_string("examples/ankang/ankang-2023q1.csv").expect("the sample");
    fs::write(&table, &text).expect("a table");
    let name = table.to_str().expect("plain letters").to_owned();
    let home = tempfile::tempdir().expect("a folder");
    let terminal = in_home(home.path(), &[&name, "--period", "2023Q1"]);
    terminal.enter("show 瀛湖");
    shows(&terminal, ".watch\r", "Ctrl-C ends");
    // A table that is half written is nothing to read: another name takes its place at once.
    let fresh = folder.path().join("fresh.csv");
    fs::write(&fresh, text.replace("13.93%", "13.94%")).expect("a table");
    fs::rename(&fresh, &table).expect("a new table");
    terminal.until("the new figure", |screen| screen.contains("13.94"));
    // What cannot be read is said and waited for.
    fs::remove_file(&table).expect("it was made here");
    fs::write(&table, text.replace("13.93%", "13.95%")).expect("a table");
    terminal.until("the next figure", |screen| screen.contains("13.95"));
    terminal.send("\u{3}");
    terminal.until("the prompt", |screen| last_line(screen).trim_end() == "indiq>");
    shows(&terminal, "count domestic\r", "13");
}

#[test]
fn settings_are_shown_and_set() {
    let terminal = at((40, 100));
    shows(&terminal, ".set\r", "sparklines");
    shows(&terminal, ".set rows none\r", "cannot be `none`");
    shows(&terminal, ".set rwos 3\r", "near it: rows");
}

#[test]
fn a_settings_file_is_followed_and_can_be_skipped() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("config/indiq");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("settings.toml"), "lang = \"zh\"\n").expect("a file");
    let screen = in_home(home.path(), &[]).text();
    assert!(screen.contains("已打开"), "{screen}");
    let screen = in_home(home.path(), &["--no-init"]).text();
    assert!(!screen.contains("已打开"), "{screen}");
}

#[test]
fn a_mistake_in_the_settings_file_is_said_with_its_place() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("config/indiq");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("settings.toml"), "rwos = 3\n").expect("a file");
    let terminal = in_home(home.path(), &[]);
    terminal.until("the mistake", |screen| screen.contains("rwos") && screen.contains("rows"));
}

#[test]
fn vi_keys_edit_the_line() {
    let terminal = at((40, 100));
    terminal.enter(".set keys vi");
    // Escape, to the start of the line, change the first word.
    terminal.send("xxxx domestic top 1\u{1b}");
    terminal.until("the line", |screen| screen.contains("xxxx domestic top 1"));
    terminal.send("0cwrank");
    terminal.until("the word", |screen| last_line(screen).contains("rank domestic top 1"));
    terminal.send("\r");
    terminal.until("an answer", |screen| screen.contains("旬阳市"));
}

#[test]
fn the_last_entry_is_edited_elsewhere_and_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let editor = folder.path().join("editor.sh");
    fs::write(&editor, "sed -i 's/domestic/foreign/' \"$1\"\n").expect("a script");
    let command = format!("sh {}", editor.display());
    let variables = [("EDITOR", command.as_str())];
    let terminal =
        Terminal::open(&Setting { size: (40, 100), variables: &variables, ..Setting::default() });
    terminal.enter("count domestic");
    terminal.send(".edit\r");
    terminal.until("the line", |screen| last_line(screen).trim_end() == "indiq> count foreign");
    terminal.send("\r");
    terminal
        .until("an answer", |screen| screen.contains("foreign ·") || screen.contains("foreign\n"));
}

#[test]
fn the_tour_goes_on_by_enter() {
    let terminal = at((60, 100));
    shows(&terminal, ".tour\r", "1/7");
    terminal
        .until("its statement", |screen| last_line(screen).trim_end() == "indiq> rank domestic");
    shows(&terminal, "\r", "2/7");
    terminal.until("the line editor", |screen| last_line(screen).contains("progress < schedule"));
    shows(&terminal, "\u{3}", "the tour has ended");
}

#[test]
fn the_tour_stays_where_an_entry_fails_and_stops_behind_what_stands_there() {
    let terminal = at((60, 100));
    shows(&terminal, ".tour\r", "indiq> rank domestic");
    terminal.send(" zzz\r");
    terminal.until("the mistake", |screen| screen.contains("error["));
    // What is grey behind it is the rest of the entry.
    terminal.until("the same step", |screen| {
        screen.contains("error[") && last_line(screen).starts_with("indiq> rank domestic")
    });
    assert!(!terminal.text().contains("2/7"), "{}", terminal.text());
    shows(&terminal, " .tour stop\r", "the tour has ended");
}

#[test]
fn the_tour_speaks_chinese() {
    let terminal = Terminal::open(&Setting {
        size: (60, 100),
        arguments: &["--lang", "zh"],
        ..Setting::default()
    });
    shows(&terminal, ".tour\r", "indiq> 排名 内资");
}

#[test]
fn lists_of_what_is_there() {
    let terminal = at((60, 100));
    shows(&terminal, ".districts 汉\r", "汉阴县");
    shows(&terminal, ".periods\r", "2023Q1");
    shows(&terminal, ".indicators 亿元\r", "domestic");
}

#[test]
fn checks_of_the_sitting_are_run() {
    let terminal = at((60, 100));
    terminal.enter("check pace for domestic: progress >= 20%");
    shows(&terminal, ".checks run\r", "fail[pace]");
}

#[test]
fn the_time_is_told() {
    let terminal = at((40, 100));
    terminal.enter(".timing on");
    shows(&terminal, "count domestic\r", " ms");
}

#[test]
fn sql_gets_the_statement_that_was_meant() {
    let terminal = at((40, 120));
    shows(
        &terminal,
        "select district, progress from domestic where progress < 25% order by progress limit 5\r",
        "rank domestic where progress < 25% by progress asc top 5 show progress",
    );
}

#[test]
fn a_question_gets_a_statement() {
    shows(&at((40, 100)), "how many districts are behind schedule\r", "progress < schedule");
}
