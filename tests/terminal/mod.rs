//! The program at a terminal: what the screen shows when keys are typed.

mod asked;
mod commands;
mod completion;
mod editing;
mod history;
mod list;
mod looks;
mod results;
mod screen;
mod start;
mod waiting;
mod walkthrough;

/// The table of what users expect names tests that are there, in both languages the same.
#[test]
fn what_users_expect_is_shown_by_tests() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = |page: &str| -> Vec<String> {
        let text =
            std::fs::read_to_string(root.join("docs").join(page)).expect("the page is there");
        let rows = text.lines().filter(|line| line.starts_with("| ")).skip(1);
        rows.map(|row| row.trim_end_matches(" |").rsplit("| ").next().unwrap_or("").to_owned())
            .collect()
    };
    let tests = named("repl.md");
    assert_eq!(tests.len(), 56);
    assert_eq!(tests, named("repl.zh.md"));
    for test in tests.iter().filter(|test| *test != "—") {
        let path: Vec<&str> = test.trim_matches('`').split("::").collect();
        let [folder, file, name] = path.as_slice() else { panic!("{test} names no test") };
        let file = root.join("tests").join(folder).join(format!("{file}.rs"));
        let text = std::fs::read_to_string(&file).expect("the file of the test is there");
        assert!(text.contains(&format!("fn {name}()")), "{test} is not there");
    }
}
