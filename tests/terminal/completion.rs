//! What Tab offers and inserts.

use super::screen::{Setting, Terminal, last_line};

const TAB: &str = "\t";

/// The line at the prompt after these keys and Tab, once it is no longer what was typed.
fn completed(keys: &str) -> String {
    let terminal = Terminal::usual();
    terminal.send(keys);
    terminal.until(keys, |screen| last_line(screen).contains(keys.trim_end()));
    terminal.send(TAB);
    let typed = format!("indiq> {}", keys.trim_end());
    let screen = terminal.until("a completion", |screen| last_line(screen).trim_end() != typed);
    last_line(&screen).trim_end().to_owned()
}

/// What is shown above the line after these keys and Tab.
fn offered(keys: &str, has: &str) -> String {
    let terminal = Terminal::open(&Setting { size: (60, 100), ..Setting::default() });
    terminal.send(keys);
    terminal.until(keys, |screen| last_line(screen).contains(keys.trim_end()));
    terminal.send(TAB);
    // The line stands below the list once that is whole.
    let line = format!("indiq> {}", keys.trim_end());
    terminal.until(has, |screen| {
        let last = last_line(screen);
        let below = screen.matches(&line).count() > 1 && last.starts_with(&line);
        screen.contains(has) && (below || (last.starts_with("indiq>") && last.contains(has)))
    })
}

#[test]
fn a_word_that_is_begun_is_completed() {
    assert_eq!(completed("rank dom"), "indiq> rank domestic");
}

#[test]
fn a_district_is_found_by_its_sound() {
    assert_eq!(completed("show hanb"), "indiq> show 汉滨区");
    assert_eq!(completed("show hbq"), "indiq> show 汉滨区");
}

#[test]
fn a_district_is_found_by_its_alias() {
    assert_eq!(completed("show Hengk"), "indiq> show 恒口");
}

#[test]
fn a_chinese_line_is_completed_in_chinese() {
    assert_eq!(completed("排名 内资 其"), "indiq> 排名 内资 其中");
}

#[test]
fn several_are_listed_each_with_what_it_is() {
    let screen = offered("rank domestic where pr", "progress");
    assert!(screen.contains("progress") && screen.contains("projected"), "{screen}");
    assert!(screen.contains("measure, "), "{screen}");
}

#[test]
fn verbs_stand_at_the_beginning() {
    let screen = offered("s", "show");
    assert!(screen.contains("save") && !screen.contains("schedule"), "{screen}");
}

#[test]
fn periods_of_the_data() {
    assert_eq!(completed("rank domestic at 2023Q"), "indiq> rank domestic at 2023Q1");
}

#[test]
fn units_that_fit() {
    let screen = offered("list foreign show actual in 万", "万美元");
    assert!(!screen.contains("亿元  unit"), "{screen}");
}

#[test]
fn behind_a_dot_measures() {
    assert_eq!(
        completed("list domestic show domestic.tar"),
        "indiq> list domestic show domestic.target"
    );
}

#[test]
fn functions_come_with_their_signature() {
    let screen = offered("list domestic show m", "median(");
    assert!(screen.contains("mean("), "{screen}");
}

#[test]
fn commands_and_what_they_take() {
    assert_eq!(completed(".form"), "indiq> .format");
    assert_eq!(completed(".format js"), "indiq> .format json");
}

#[test]
fn files_behind_open() {
    assert_eq!(completed(".open exampl"), "indiq> .open examples/");
}

#[test]
fn letters_here_and_there_find_a_word() {
    assert_eq!(completed("rank dmstc"), "indiq> rank domestic");
}
