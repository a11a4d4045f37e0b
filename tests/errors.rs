//! The pages of all codes, `docs/errors.md` and `docs/errors.zh.md`: made from what the codes say of
//! themselves, with what each example really prints. `INSTA_UPDATE=always cargo test` writes them anew.

use crate::cases::{checked, with_engine};
use indiq::diagnostic::{Code, Example};
use indiq::text::Language;
use std::fmt::Write;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What is said with this code: the first diagnostic of it in an output.
fn said(output: &str, code: Code) -> String {
    let sign = format!("[{code}]");
    let lines = output.lines().skip_while(|line| !line.contains(&sign));
    lines.take_while(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// An example as it is written, and what it prints.
fn shown(code: Code, example: Example, language: Language) -> Option<(String, String)> {
    match example {
        Example::Script(script) => {
            let mut output = String::new();
            if !warns(code) {
                output = checked(script, language);
            }
            if output.is_empty() {
                output = with_engine::run(script, language);
            }
            Some((script.to_owned(), said(&output, code)))
        }
        Example::Case(name, _) => {
            let file = root().join("tests/cases").join(format!("{name}.q"));
            let script = fs::read_to_string(file).expect("the case is there");
            let output = with_engine::run(&script, language);
            Some((script.trim_end().to_owned(), said(&output, code)))
        }
        Example::Command(words) => Some((format!("$ indiq {}", words.join(" ")), String::new())),
        Example::Nothing => None,
    }
}

/// Whether the code stands beside an answer.
fn warns(code: Code) -> bool {
    code.as_str().starts_with("Q06")
}

fn page(language: Language) -> String {
    let mut page = match language {
        Language::English => String::from(
            "# Errors, warnings and notes\n\n\
             Each diagnostic has a code that keeps its meaning. This page is made by the tests from the \
             codes themselves; every example is run. `help Q0102` shows one of them.\n",
        ),
        Language::Chinese => String::from(
            "# 错误、警告和说明\n\n\
             每条诊断都有一个代码，代码的含义不变。本页由测试根据代码生成，每个例子都实际运行过。\
             `帮助 Q0102` 显示其中一条。\n",
        ),
    };
    for code in Code::ALL {
        let explained = code.explained().expect("every code is explained");
        let title = code.title();
        let (title, text) = (title.in_language(language), explained.text.in_language(language));
        write!(page, "\n## {code}: {title}\n\n{text}\n").expect("memory takes it");
        if let Some((script, output)) = shown(*code, explained.example, language) {
            write!(page, "\n```text\n{script}\n```\n").expect("memory takes it");
            if !output.is_empty() {
                write!(page, "\n```text\n{output}\n```\n").expect("memory takes it");
            }
        }
    }
    page
}

#[test]
fn the_pages_of_codes_say_what_is_so() {
    for (language, file) in
        [(Language::English, "docs/errors.md"), (Language::Chinese, "docs/errors.zh.md")]
    {
        let made = page(language);
        let path = root().join(file);
        if crate::documents::blesses() {
            fs::write(&path, &made).expect("the page can be written");
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == made,
            "{file} is out of date: INSTA_UPDATE=always cargo test writes it anew"
        );
    }
}
