//! What each code means at length: why it is said, how it is mended, and an example that yields it.
//!
//! `help Q0102` shows it, and `docs/errors.md` is made from it.

mod catalog;
mod data;
mod names;
mod running;
mod said;
mod script;

use super::Code;
use crate::text::Text;

/// A code at length.
#[derive(Debug, Clone)]
pub struct Explained {
    /// Which.
    pub code: Code,
    /// What it means and how it is mended, a few sentences.
    pub text: Text,
    /// What yields it.
    pub example: Example,
}

/// What yields a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// A script on the embedded sample that is told so before any data is read.
    Script(&'static str),
    /// A case of the tests, which has data of its own: `data_error/bad_cells`; and its script.
    Case(&'static str, &'static str),
    /// The arguments of a command line.
    Command(&'static [&'static str]),
    /// Nothing that can be shown: a fault of indiq itself.
    Nothing,
}

impl Code {
    /// What the code means at length.
    pub fn explained(self) -> Option<&'static Explained> {
        let families = [
            script::SCRIPT,
            names::NAMES,
            catalog::CATALOG,
            data::DATA,
            running::RUNNING,
            said::SAID,
        ];
        families.into_iter().flatten().find(|one| one.code == self)
    }
}

/// A case of the tests with its script.
macro_rules! case {
    ($name:literal) => {
        Example::Case(
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/", $name, ".q")),
        )
    };
}
use case;

/// One entry.
const fn entry(code: Code, text: Text, example: Example) -> Explained {
    Explained { code, text, example }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn every_code_is_explained_in_a_few_sentences() {
        for code in Code::ALL {
            let explained = code.explained().unwrap_or_else(|| panic!("{code} is not explained"));
            let ends = |language, end| explained.text.in_language(language).ends_with(end);
            assert!(ends(Language::English, '.') && ends(Language::Chinese, '。'), "{code}");
        }
    }
}
