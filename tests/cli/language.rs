//! Which language the program speaks.

use super::indiq;
use indiq::diagnostic::{Code, Example};

#[test]
fn the_option_comes_before_the_locale() {
    let wrong = ["-e", "rank domestik"];
    let chinese = indiq(&wrong).variable("LC_ALL", "zh_CN.UTF-8").ran();
    assert!(chinese.talk.contains("错误[Q0201]"), "{}", chinese.talk);
    let asked = indiq(&["--lang", "zh", "-e", "rank domestik"]).ran();
    assert_eq!(asked.talk, chinese.talk);
    let english =
        indiq(&["--lang", "en", "-e", "rank domestik"]).variable("LC_ALL", "zh_CN.UTF-8").ran();
    assert!(english.talk.contains("error[Q0201]"), "{}", english.talk);
}

#[test]
fn identifiers_in_formats_for_programs_are_the_same_in_both() {
    let run = |lang| indiq(&["--lang", lang, "--format", "csv", "-e", "total domestic"]).ran();
    assert_eq!(run("zh").data, run("en").data);
    let table = indiq(&["--lang", "zh", "-e", "rank domestic top 1"]).ran();
    assert!(table.data.starts_with("实际引进内资 · 2023年一季度 · 县区 1/13"), "{}", table.data);
}

#[test]
fn the_help_of_the_program_is_in_both() {
    let help = |lang| indiq(&["--lang", lang, "--help"]).ran().data;
    assert!(help("en").contains("Usage:") && help("en").contains("Exit codes:"));
    assert!(help("zh").contains("用法：") && help("zh").contains("退出码："));
}

#[test]
fn examples_of_codes_that_are_command_lines_yield_them() {
    for code in Code::ALL {
        let example = code.explained().map(|explained| explained.example);
        if let Some(Example::Command(words)) = example {
            let ran = indiq(words).ran();
            assert!(ran.talk.contains(&format!("[{code}]")), "{words:?}: {}", ran.talk);
        }
    }
}
