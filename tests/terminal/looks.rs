//! Colours: of the line that is typed, of what is wrong in it, of grey hints.

use super::screen::{Setting, Terminal, last_line};
use vt100::{Cell, Color, Screen};

/// The cell under the first letter of a word in the line at the prompt.
fn cell<'a>(screen: &'a Screen, word: &str) -> Option<&'a Cell> {
    let (row, _) = screen.cursor_position();
    let (_, columns) = screen.size();
    let line: String = screen.contents_between(row, 0, row, columns.get());
    let column =
        line.split(word).next().filter(|before| before.len() < line.len())?.chars().count();
    screen.cell(row, u16::try_from(column).ok()?)
}

fn until_cell(keys: &str, word: &str, holds: impl Fn(&Cell) -> bool) {
    let terminal = Terminal::usual();
    terminal.send(keys);
    terminal.until_screen(word, |screen| cell(screen, word).is_some_and(&holds));
}

#[test]
fn a_verb_is_bold_and_a_clause_has_its_colour() {
    until_cell("rank domestic where ", "rank", |cell| {
        cell.bold() && cell.fgcolor() == Color::Idx(6)
    });
    until_cell("rank domestic where ", "where", |cell| {
        !cell.bold() && cell.fgcolor() == Color::Idx(6)
    });
}

#[test]
fn a_name_has_no_colour() {
    until_cell("rank domestic where ", "domestic", |cell| {
        cell.fgcolor() == Color::Default && !cell.underline()
    });
}

#[test]
fn a_name_that_is_not_known_is_underlined() {
    until_cell("rank domestc where ", "domestc", Cell::underline);
}

#[test]
fn a_unit_that_does_not_fit_is_underlined() {
    until_cell("rank domestic where progress < 3亿元 ", "3", Cell::underline);
}

#[test]
fn the_word_that_is_being_typed_is_not_wrong_yet() {
    until_cell("rank dom", "dom", |cell| !cell.underline());
}

#[test]
fn brackets_that_belong_together_are_shown() {
    until_cell("list domestic where (yoy < 0)", "(", Cell::inverse);
}

#[test]
fn the_unit_of_a_number_stands_in_grey() {
    until_cell("rank domestic where progress < 25", "%", Cell::dim);
}

/// The line at the prompt with the number of rows behind it, once the data was read.
fn counted(arguments: &[&str], first: &str, keys: &str, whole: &str) -> Terminal {
    let terminal = Terminal::open(&Setting { arguments, ..Setting::default() });
    terminal.enter(first);
    terminal.send(keys);
    let whole = format!("indiq> {whole}");
    terminal.until_redrawn("the number of rows", |screen| {
        last_line(&screen.contents()).trim_end() == whole
    });
    terminal
}

#[test]
fn the_number_of_rows_stands_in_grey() {
    let keys = "list domestic where yoy < 0%";
    let terminal = counted(&[], "count domestic", keys, &format!("{keys}  · 4 of 13 districts"));
    terminal.until_screen("it in grey", |screen| cell(screen, "·").is_some_and(Cell::dim));
    // It is nothing to take: the right arrow leaves the line as it is.
    terminal.send("\u{1b}[C\r");
    terminal.until("an answer", |screen| screen.contains("石泉县") || screen.contains("汉阴县"));
}

#[test]
fn the_number_of_rows_is_said_in_chinese_and_behind_the_unit() {
    let keys = "列出 内资 其中 进度 < 25";
    let terminal = counted(&["--lang", "zh"], "计数 内资", keys, &format!("{keys}%  · 县区 2/13"));
    terminal.send("\u{1b}[C");
    terminal.until_redrawn("the unit as part of the line", |screen| {
        cell(screen, "%").is_some_and(|cell| !cell.dim())
    });
}

#[test]
fn rows_of_the_last_answer_are_counted_as_they_are_now() {
    counted(&[], "list domestic where yoy < 0%", "rank _", "rank _  · 4 of 13 districts");
}

#[test]
fn what_would_not_fit_into_the_line_is_not_counted() {
    let terminal = Terminal::open(&Setting { size: (24, 44), ..Setting::default() });
    terminal.enter("count domestic");
    terminal.send("list domestic where progress < 2");
    terminal.until("the unit", |screen| last_line(screen).trim_end().ends_with("< 2%"));
    terminal.send("5");
    terminal.until("the unit", |screen| last_line(screen).trim_end().ends_with("< 25%"));
}

#[test]
fn before_the_data_is_read_no_rows_are_counted() {
    let terminal = Terminal::usual();
    terminal.send("list domestic where yoy < 0%");
    terminal.until("the line", |screen| screen.contains("yoy < 0%"));
    terminal.send(" and");
    terminal.until("the rest", |screen| last_line(screen).trim_end().ends_with("0% and"));
}

#[test]
fn without_colour_there_is_none() {
    let variables = [("NO_COLOR", "1")];
    let terminal = Terminal::open(&Setting { variables: &variables, ..Setting::default() });
    terminal.send("rank domestc where ");
    terminal.until("the line", |screen| screen.contains("domestc where"));
    terminal.until_screen("no colours", |screen| {
        let (rows, columns) = screen.size();
        let cells =
            (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        cells
            .filter_map(|(row, column)| screen.cell(row, column))
            .all(|cell| cell.fgcolor() == Color::Default && !cell.bold())
    });
    // What is wrong is underlined and what is only shown is dim: neither is a colour.
    terminal.send("\u{3}");
    terminal.until("a new line", |screen| last_line(screen).trim_end() == "indiq>");
    terminal.send("rank domestc top 3 ");
    terminal
        .until_screen("the mistake", |screen| cell(screen, "domestc").is_some_and(Cell::underline));
    terminal.send("\u{3}");
    terminal.until("a new line", |screen| last_line(screen).trim_end() == "indiq>");
    terminal.send("rank domestic where progress < 25");
    terminal.until_screen("the unit", |screen| cell(screen, "%").is_some_and(Cell::dim));
}

#[test]
fn light_ground_has_other_numbers() {
    let variables = [("COLORFGBG", "0;15")];
    let terminal = Terminal::open(&Setting { variables: &variables, ..Setting::default() });
    terminal.send("rank domestic top 3 ");
    terminal.until_screen("blue", |screen| {
        cell(screen, "3").is_some_and(|cell| cell.fgcolor() == Color::Idx(4))
    });
    assert!(last_line(&terminal.text()).contains("top 3"));
}
