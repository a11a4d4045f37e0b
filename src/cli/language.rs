//! Which language a user is spoken to in.

use crate::text::Language;

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
}
