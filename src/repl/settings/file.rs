//! The files that a sitting begins with: settings, and statements that run first.
//!
//! Takes a folder; gives what is in its two files. What is wrong with one setting is said and leaves
//! the others; a file that is not there is no mistake.

use super::{KEYS, Key, Settings, find};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::script::files;
use crate::source::{SourceId, Sources, Span};
use crate::text::text;
use etcetera::{BaseStrategy, choose_base_strategy};
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Names the folder, in the stead of the usual one; set to nothing, there is none.
const VARIABLE: &str = "INDIQ_CONFIG";

/// The folder of both files; `None` where the system has no place for such.
pub fn folder() -> Option<PathBuf> {
    match std::env::var_os(VARIABLE) {
        Some(folder) if folder.is_empty() => None,
        Some(folder) => Some(folder.into()),
        None => Some(choose_base_strategy().ok()?.config_dir().join("indiq")),
    }
}

/// The file of settings.
pub fn settings_in(folder: &Path) -> PathBuf {
    folder.join("settings.toml")
}

/// The script that runs first.
pub fn script_in(folder: &Path) -> PathBuf {
    folder.join("init.q")
}

/// The text of a file that may be there.
///
/// # Errors
/// A file that is there and cannot be read.
pub fn text_of(file: &Path, sources: &mut Sources) -> Result<Option<SourceId>> {
    if !file.exists() {
        return Ok(None);
    }
    let text = files::text(file)?;
    Ok(Some(sources.add(file.display().to_string(), text)))
}

/// Takes over what a text of settings says; gives what is wrong with it. `kept` are the keys that the
/// command line has decided.
pub fn read(settings: &mut Settings, id: SourceId, text: &str, kept: &[&str]) -> Vec<Diagnostic> {
    let (table, faults) = DeTable::parse_recoverable(text);
    let mut wrong: Vec<Diagnostic> = faults
        .into_iter()
        .map(|fault| {
            let span = Span::new(id, fault.span().unwrap_or(0..0));
            let why = fault.message();
            let message = text!("not TOML: {why}", "不是合法的 TOML：{why}", why);
            let hint = text!(
                "a line is a name, = and a value: rows = 40, lang = \"zh\"",
                "每行是名称、= 和值：rows = 40、lang = \"zh\""
            );
            Diagnostic::error(Code::Usage, message).at(span).hint(hint)
        })
        .collect();
    for (name, value) in table.get_ref() {
        if kept.contains(&name.get_ref().as_ref()) {
            continue;
        }
        if let Err(found) = set(settings, id, name, value) {
            wrong.extend(found);
        }
    }
    wrong
}

fn set(
    settings: &mut Settings,
    id: SourceId,
    name: &Spanned<impl AsRef<str>>,
    value: &Spanned<DeValue>,
) -> Result<()> {
    let placed = |found: Vec<Diagnostic>, span: std::ops::Range<usize>| -> Vec<Diagnostic> {
        found.into_iter().map(|one| one.at(Span::new(id, span.clone()))).collect()
    };
    let key = find(name.get_ref().as_ref()).map_err(|found| placed(found, name.span()))?;
    let written = match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Boolean(truth) => truth.to_string(),
        _ => {
            let message = text!(
                "{name} is a text, a number, true or false",
                "`{name}` 是文本、数字、true 或 false",
                name = key.name
            );
            let wrong: Vec<Diagnostic> = Diagnostic::error(Code::Usage, message)
                .hint(text!("it takes {sign}", "可以写 {sign}", sign = key.values.sign()))
                .into();
            return Err(placed(wrong, value.span()));
        }
    };
    key.write(settings, &written).map_err(|found| placed(found, value.span()))
}

/// A file that holds these settings, each with what it does.
pub fn text(settings: &Settings) -> String {
    let each = KEYS.iter().map(|key| explained(key, settings));
    each.collect::<Vec<_>>().join("\n")
}

/// A setting's line, below what it does.
fn explained(key: &Key, settings: &Settings) -> String {
    let about = key.about.in_language(settings.language);
    let sign = key.values.sign();
    let sign = sign.in_language(settings.language);
    format!("# {about} ({sign})\n{}\n", line(key, settings))
}

/// `rows = 40`
fn line(key: &Key, settings: &Settings) -> String {
    let value = key.read(settings);
    let value = match value.as_str() {
        "on" => "true".to_owned(),
        "off" => "false".to_owned(),
        number if number.parse::<usize>().is_ok() => value,
        // The only ones with signs of their own are commands.
        text => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    };
    format!("{} = {value}", key.name)
}

/// A file's text with these settings: a line that sets one gets its value, any other line stays, and
/// what is not there is added.
pub fn renewed(text: &str, settings: &Settings) -> String {
    let mut missing: Vec<&Key> = KEYS.iter().collect();
    let mut lines: Vec<String> = Vec::new();
    for written in text.lines() {
        let name = written.split_once('=').map_or("", |(name, _)| name.trim());
        let Some(key) = KEYS.iter().find(|key| key.name == name) else {
            lines.push(written.to_owned());
            continue;
        };
        // A second line for one setting would be a mistake of the file.
        if missing.iter().any(|one| one.name == name) {
            missing.retain(|one| one.name != name);
            lines.push(line(key, settings));
        }
    }
    let usual = |key: &&Key| key.read(settings) != key.read(&settings.usual_beside());
    for key in missing.into_iter().filter(usual) {
        lines.push(explained(key, settings).trim_end().to_owned());
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Format;
    use crate::printer::{Look, Printer};
    use crate::repl::settings::Pager;
    use crate::text::Language;
    use std::io::sink;

    fn usual() -> Settings {
        let look = Look::default();
        Settings::of(&Printer::new(sink(), look, sink(), look, Format::Table, Language::English))
    }

    fn wrong(text: &str) -> (Settings, Vec<String>) {
        let mut settings = usual();
        let found = read(&mut settings, SourceId(0), text, &[]);
        let said = |one: &Diagnostic| {
            let hint = one.hints.first().map_or("", |hint| hint.english());
            assert!(one.span.is_some(), "{one:?}");
            format!("{}; {hint}", one.message.english())
        };
        (settings, found.iter().map(said).collect())
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let mut settings = usual();
        for (name, value) in
            [("rows", "all"), ("pager", "less -S \"+G\""), ("width", "90"), ("bars", "off")]
        {
            find(name).and_then(|key| key.write(&mut settings, value)).expect(name);
        }
        let mut read_back = usual();
        assert_eq!(read(&mut read_back, SourceId(0), &text(&settings), &[]), vec![]);
        assert_eq!(read_back, settings);
        assert_eq!(settings.pager, Pager::Named("less -S \"+G\"".into()));
    }

    #[test]
    fn one_wrong_line_leaves_the_others() {
        let (settings, said) = wrong("rows = 7\nrow = 3\nbars = 12\ntiming = true\nformat = []");
        assert_eq!((settings.rows, settings.timing, settings.bars), (Some(7), true, true));
        assert_eq!(
            said,
            [
                "bars cannot be `12`; it is one of: on, off",
                "format is a text, a number, true or false; it takes NAME",
                "there is no setting row; near it: rows",
            ]
        );
    }

    #[test]
    fn what_is_no_toml_is_said_and_the_other_lines_hold() {
        let (settings, said) = wrong("rows = 7\nlang = zh\n");
        assert_eq!(settings.rows, Some(7));
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("not TOML: "), "{said:?}");
    }

    #[test]
    fn a_line_that_is_there_gets_its_value_and_the_others_stay() {
        let mut settings = usual();
        for (name, value) in [("rows", "12"), ("bars", "off")] {
            find(name).and_then(|key| key.write(&mut settings, value)).expect(name);
        }
        let text = renewed("# mine\nrows = 3\nlang = \"en\"\n\nodd = 1\n", &settings);
        assert!(text.starts_with("# mine\nrows = 12\nlang = \"en\"\n\nodd = 1\n"), "{text}");
        assert!(text.contains("\nbars = false\n") && !text.contains("timing"), "{text}");
        let mut read_back = usual();
        assert_eq!(read(&mut read_back, SourceId(0), &text, &[]).len(), 1);
        assert_eq!(read_back, settings);
    }

    #[test]
    fn the_command_line_comes_first() {
        let mut settings = usual();
        let found = read(&mut settings, SourceId(0), "lang = \"zh\"\nrows = 3", &["lang"]);
        assert_eq!((found, settings.language, settings.rows), (vec![], Language::English, Some(3)));
    }
}
