//! Typing: lines, Chinese, keys that end something.

use super::screen::{Setting, Terminal, last_line};

#[test]
fn a_statement_is_answered() {
    let terminal = Terminal::usual();
    terminal.send("rank domestic top 3\r");
    let screen = terminal.until("an answer", |screen| {
        screen.contains("旬阳市") && last_line(screen).trim_end() == "indiq>"
    });
    assert!(screen.contains("3 of 13 districts"), "{screen}");
}

#[test]
fn an_open_bracket_goes_on_in_the_next_line() {
    let terminal = Terminal::usual();
    terminal.send("list domestic where (progress < 20%\r");
    terminal.until("a second line", |screen| {
        screen.lines().filter(|line| !line.is_empty()).count() > 3
    });
    terminal.send(")\r");
    terminal.until("an answer", |screen| screen.contains("1 of 13 districts"));
}

#[test]
fn alt_enter_adds_a_line() {
    let terminal = Terminal::usual();
    terminal.send("rank domestic\u{1b}\r  top 2\r");
    terminal.until("an answer of the whole", |screen| screen.contains("2 of 13 districts"));
}

#[test]
fn an_empty_line_ends_a_statement_that_is_not_finished() {
    let terminal = Terminal::usual();
    terminal.send("list domestic where\r");
    terminal.until("a second line", |screen| {
        last_line(screen).trim_end() != "indiq> list domestic where"
    });
    terminal.send("\r");
    terminal.until("what is missing", |screen| screen.contains("error[Q01"));
}

#[test]
fn a_text_that_is_left_open_is_a_mistake_at_once() {
    for line in ["print \"a", "list domestic where (district = \"汉"] {
        let terminal = Terminal::usual();
        terminal.send(&format!("{line}\r"));
        terminal.until("the mistake", |screen| {
            screen.contains("error[") && last_line(screen).trim_end() == "indiq>"
        });
    }
}

#[test]
fn a_script_is_pasted_whole() {
    let terminal = Terminal::usual();
    terminal.send("\u{1b}[200~let low = list domestic where progress < 15%\nlist low show progress\u{1b}[201~");
    terminal.until("the text", |screen| screen.contains("list low show progress"));
    terminal.send("\r");
    terminal.until("an answer", |screen| screen.contains("13.93%"));
}

#[test]
fn what_is_typed_ahead_is_not_lost() {
    let terminal = Terminal::usual();
    terminal.send("count domestic\rlist domestic where progress < 15% show progress\r");
    terminal.until("both answers", |screen| screen.contains("count") && screen.contains("13.93%"));
}

#[test]
fn ctrl_c_clears_the_line() {
    let terminal = Terminal::usual();
    terminal.send("rank domes");
    terminal.until("the line", |screen| screen.contains("rank domes"));
    terminal.send("\u{3}");
    terminal.until("a new line", |screen| last_line(screen).trim_end() == "indiq>");
    terminal.send("count domestic\r");
    terminal.until("an answer", |screen| screen.contains("13"));
}

#[test]
fn ctrl_d_leaves() {
    let terminal = Terminal::usual();
    terminal.send("\u{4}");
    assert!(terminal.ended().success());
}

#[test]
fn quit_and_exit_leave() {
    for word in ["quit\r", "exit\r", ".quit\r"] {
        let terminal = Terminal::usual();
        terminal.send(word);
        assert!(terminal.ended().success(), "{word}");
    }
}

#[test]
fn chinese_is_typed_and_taken_back_by_characters() {
    let terminal = Terminal::usual();
    terminal.send("排名 内资其\u{7f}\u{7f}\u{7f}外资");
    terminal.until("what is left", |screen| last_line(screen).trim_end() == "indiq> 排名 外资");
    terminal.send("\r");
    terminal.until("an answer", |screen| screen.contains("汉阴县"));
}

#[test]
fn wide_characters_fold_at_the_right_edge() {
    let terminal = Terminal::usual();
    // 7 columns of prompt and 36 characters of two make 79: the next does not fit into the last one.
    let name = "区".repeat(40);
    terminal.send(&format!("列出 \"{name}"));
    let screen = terminal.until("two lines", |screen| screen.matches('区').count() == 40);
    let lines: Vec<&str> = screen.lines().filter(|line| line.contains('区')).collect();
    assert_eq!(lines.len(), 2, "{screen}");
    assert_eq!(lines[0].matches('区').count(), 33, "{screen}");
    terminal.send(&"\u{7f}".repeat(20));
    terminal.until("one line", |screen| screen.matches('区').count() == 20);
}

#[test]
fn the_line_folds_anew_when_the_terminal_is_resized() {
    let terminal = Terminal::usual();
    terminal.send("list domestic where progress < 25% and yoy > 0 show actual, target");
    terminal.until("the line", |screen| screen.contains("show actual, target"));
    terminal.resize((24, 40));
    terminal.send(", yoy");
    terminal.until("two lines", |screen| screen.contains(", yoy"));
    terminal.send("\r");
    terminal.until("an answer", |screen| screen.contains("13 districts"));
}

#[test]
fn the_first_minute() {
    let terminal = Terminal::open(&Setting { size: (60, 100), ..Setting::default() });
    terminal.send("\r");
    terminal.until("a second prompt", |screen| screen.matches("indiq>").count() == 2);
    terminal.send("help\r");
    // It is taller than the screen: a pager has it.
    terminal.until("the pager", |screen| last_line(screen).starts_with(':'));
    terminal.send("q");
    terminal.until("the prompt", |screen| last_line(screen).trim_end() == "indiq>");
    terminal.send("rnak domestic\r");
    terminal.until("the word that was meant", |screen| screen.contains("write `rank`"));
}
