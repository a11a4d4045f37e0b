//! How answers are shown: at the width and height of the terminal, shortened, paged, drawn.

use super::screen::{Setting, Terminal, last_line};

fn at(size: (u16, u16)) -> Terminal {
    Terminal::open(&Setting { size, ..Setting::default() })
}

fn is_prompt(screen: &str) -> bool {
    last_line(screen).trim_end() == "indiq>"
}

/// How many columns the lines of a table take, which begin with two blanks.
fn table_width(screen: &str) -> usize {
    let width = |line: &str| unicode_width::UnicodeWidthStr::width(line);
    screen.lines().filter(|line| line.starts_with("  ")).map(width).max().unwrap_or(0)
}

#[test]
fn bars_stand_beside_progress_with_the_mark_of_the_schedule() {
    let terminal = at((40, 100));
    terminal.send("rank domestic top 1\r");
    terminal.until("a bar", |screen| screen.contains("▇▇▇│▇░░░░░░"));
}

#[test]
fn bars_can_be_turned_off() {
    let terminal = at((40, 100));
    terminal.enter(".set bars off");
    terminal.send("rank domestic top 1\r");
    let screen =
        terminal.until("an answer", |screen| screen.contains("37.31%") && is_prompt(screen));
    assert!(!screen.contains('▇'), "{screen}");
}

#[test]
fn what_does_not_fit_the_width_is_named() {
    let terminal = at((40, 60));
    terminal.send("list domestic show actual, target, progress, yoy, gap, shortfall, share\r");
    let screen = terminal.until("a note", |screen| screen.contains("share") && is_prompt(screen));
    assert!(screen.contains("not shown, too wide: shortfall *, share *"), "{screen}");
    assert!(table_width(&screen) <= 60, "{screen}");
}

#[test]
fn rows_beyond_the_setting_are_counted_and_last_shows_all() {
    let terminal = at((60, 100));
    terminal.enter(".set rows 3");
    terminal.send("rank domestic\r");
    let screen = terminal.until("the count", |screen| screen.contains("10") && is_prompt(screen));
    assert!(!screen.contains("瀛湖"), "{screen}");
    terminal.send(".last\r");
    terminal.until("all rows", |screen| screen.contains("瀛湖"));
}

#[test]
fn the_last_rows_can_be_asked() {
    let terminal = at((60, 100));
    terminal.enter("rank domestic where progress < 25%");
    terminal.send("list _ show yoy\r");
    let screen = terminal
        .until("their growth", |screen| screen.matches("恒口").count() == 2 && is_prompt(screen));
    assert_eq!(screen.matches("瀛湖").count(), 2, "{screen}");
}

#[test]
fn what_is_taller_than_the_screen_goes_to_the_pager() {
    let terminal = at((10, 100));
    terminal.send("rank domestic\r");
    terminal.until("the pager", |screen| last_line(screen).starts_with(':'));
    terminal.send("q");
    terminal.until("the prompt", is_prompt);
    terminal.send("count domestic\r");
    terminal.until("an answer", |screen| screen.contains("13"));
}

#[test]
fn a_pager_may_have_arguments_and_has_to_be_there() {
    let terminal = at((10, 100));
    terminal.enter(".pager less -S");
    terminal.send(".pager\r");
    terminal.until("the setting", |screen| screen.contains("pager is less -S"));
    terminal.send("rank domestic\r");
    terminal.until("the pager", |screen| last_line(screen).starts_with(':'));
    terminal.send("q");
    terminal.until("the prompt", is_prompt);
    terminal.send(".pager nosuch\r");
    terminal.until("what is wrong", |screen| screen.contains("there is no program nosuch"));
    terminal.send(".pager\r");
    terminal.until("what it was", |screen| {
        screen.matches("pager is less -S").count() > 1 || screen.contains("pager is less -S")
    });
}

#[test]
fn a_district_is_a_card_of_one_figure_a_line() {
    let terminal = at((60, 100));
    terminal.send("show 恒口\r");
    let screen =
        terminal.until("a card", |screen| screen.contains("progress") && is_prompt(screen));
    let lines = |word: &str| screen.lines().filter(|line| line.contains(word)).count();
    assert!(lines("actual") > 0 && lines("target") > 0, "{screen}");
}

#[test]
fn statistics_of_a_column() {
    let terminal = at((60, 100));
    terminal.send("total domestic show mean(progress), median(progress), max(progress)\r");
    terminal.until("the largest", |screen| screen.contains("37.31%") && is_prompt(screen));
}

#[test]
fn a_name_is_described_whatever_it_is() {
    let terminal = at((60, 100));
    for (name, says) in [
        ("domestic", "亿元"),
        ("恒口", "also called"),
        ("progress", "actual"),
        ("rank", "the place in the ranking"),
    ] {
        terminal.send(&format!("\u{c}describe {name}\r"));
        terminal.until(name, |screen| screen.contains(says) && is_prompt(screen));
    }
}

#[test]
fn what_is_missing_has_a_sign_in_tables_and_is_empty_in_csv() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("own.csv");
    std::fs::write(&table, "district,grain actual (亿元)\n甲县,1\n乙县,\n丙县,3\n")
        .expect("a table");
    let name = table.to_str().expect("plain letters").to_owned();
    let arguments = [name.as_str(), "--period", "2023Q1"];
    let terminal =
        Terminal::open(&Setting { size: (40, 100), arguments: &arguments, ..Setting::default() });
    terminal.send("list grain\r");
    terminal.until("the sign", |screen| {
        screen.lines().any(|line| line.contains("乙县") && line.contains('–'))
    });
    terminal.enter(".format csv");
    terminal.send("list grain\r");
    terminal.until("nothing", |screen| {
        screen.lines().any(|line| line.starts_with("乙县,") && !line.contains('–'))
    });
}

#[test]
fn the_pager_can_be_turned_off() {
    let terminal = at((10, 100));
    terminal.enter(".pager off");
    terminal.send("rank domestic\r");
    terminal.until("the end of the answer", |screen| screen.contains("瀛湖") && is_prompt(screen));
}

#[test]
fn a_pager_that_is_not_there_costs_no_answer() {
    let variables = [("PAGER", "no-such-pager")];
    let terminal =
        Terminal::open(&Setting { size: (10, 100), variables: &variables, ..Setting::default() });
    terminal.send("rank domestic\r");
    terminal.until("the end of the answer", |screen| screen.contains("瀛湖"));
}

#[test]
fn trends_are_drawn() {
    let arguments = ["--catalog", "tests/fixtures/monthly/catalog.toml"];
    let terminal =
        Terminal::open(&Setting { size: (60, 100), arguments: &arguments, ..Setting::default() });
    terminal.send("trend investment\r");
    terminal.until("a sparkline", |screen| screen.contains('▁') || screen.contains('▇'));
}

#[test]
fn a_narrower_terminal_is_noticed_at_the_next_answer() {
    let terminal = at((40, 100));
    terminal.enter("count domestic");
    terminal.resize((40, 60));
    terminal.send("list domestic show actual, target, progress, yoy, gap, shortfall, share\r");
    let screen = terminal.until("an answer", |screen| screen.contains("瀛湖") && is_prompt(screen));
    assert!(table_width(&screen) <= 60, "{screen}");
}

#[test]
fn no_line_is_broken_in_a_word_at_eighty_columns() {
    let terminal = Terminal::open(&Setting { size: (60, 80), ..Setting::default() });
    for (line, last) in [
        (".explain list domestic where progress < 25%", "columns"),
        ("select * from x", "= help:"),
        ("check a for domestic: rank domestic", "= help:"),
        (".help .open", "sample"),
    ] {
        terminal.send(&format!("\u{c}{line}\r"));
        let screen = terminal.until(last, |screen| screen.contains(last) && is_prompt(screen));
        // A line that the terminal had to break is one line of the screen's text.
        let width = |line: &str| unicode_width::UnicodeWidthStr::width(line);
        let widest = screen.lines().map(width).max().unwrap_or(0);
        assert!(widest <= 80, "{screen}");
    }
}

#[test]
fn a_chinese_table_lines_up_at_eighty_columns() {
    let arguments = ["--lang", "zh"];
    let terminal =
        Terminal::open(&Setting { size: (40, 80), arguments: &arguments, ..Setting::default() });
    terminal.send("排名 内资 前 3\r");
    let screen = terminal.until("a table", |screen| screen.contains("石泉县") && is_prompt(screen));
    assert!(screen.contains("位次") || screen.contains("排名"), "{screen}");
}
