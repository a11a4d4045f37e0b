//! Which language a user is spoken to in.

use crate::text::Language;
use std::ffi::OsString;

/// The one that a command line asks for, before its arguments are understood: what is wrong with
/// them is said in it too.
pub fn of_words(words: &[OsString]) -> Option<Language> {
    let mut words = words.iter().map(|word| word.to_str().unwrap_or_default());
    let mut stated = None;
    while let Some(word) = words.next() {
        let value = match word {
            "--" => break,
            "--lang" => words.next(),
            other => other.strip_prefix("--lang="),
        };
        stated = value.and_then(|value| value.parse().ok()).or(stated);
    }
    stated
}

/// The one that the locale asks for: of the variables that say which language messages are in, the
/// first that says anything.
pub fn of_environment() -> Language {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    of(variables.map(|name| std::env::var(name).unwrap_or_default()))
}

fn of(locales: [String; 3]) -> Language {
    let stated = locales.iter().find(|locale| !locale.is_empty());
    stated.map_or(Language::English, |locale| Language::of_locale(locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_says_anything_decides() {
        let of = |locales: [&str; 3]| of(locales.map(str::to_owned));
        assert_eq!(of(["", "", "zh_CN.UTF-8"]), Language::Chinese);
        assert_eq!(of(["", "en_GB.UTF-8", "zh_CN.UTF-8"]), Language::English);
        assert_eq!(of(["zh_TW", "C", "C"]), Language::Chinese);
        assert_eq!(of(["C", "zh_CN", "zh_CN"]), Language::English);
        assert_eq!(of(["", "", ""]), Language::English);
    }

    #[test]
    fn a_command_line_may_state_it() {
        let of =
            |line: &str| of_words(&line.split_whitespace().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of("indiq --lang zh -e help"), Some(Language::Chinese));
        assert_eq!(of("indiq run a.q --lang=en"), Some(Language::English));
        assert_eq!(of("indiq --lang"), None);
        assert_eq!(of("indiq --lang de"), None);
        assert_eq!(of("indiq run -- --lang zh"), None);
    }
}
