//! Words for people, in English and in Chinese, each said in one place.
//!
//! Takes both renderings side by side, where something is said (`text!`); gives a [`Text`], which
//! holds both, so that no translation can be missing and the choice of the language is made where
//! the text is drawn. What is put into a text says itself in either language ([`InLanguage`]): a name
//! as it was typed, a unit or a measure in the words of the language.

mod stored;
mod words;

pub use words::{InLanguage, alternatives, has_chinese, joined, listed};

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// A language that output and messages are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Simplified Chinese.
    #[serde(rename = "zh")]
    Chinese,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// What `--lang` takes: `en`, `zh`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }

    /// The language that a locale asks for (`zh_CN.UTF-8`): English unless it is Chinese.
    pub fn of_locale(locale: &str) -> Self {
        let chinese = locale.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("zh"));
        if chinese { Self::Chinese } else { Self::English }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// A name that is no language's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLanguage;

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the languages are en and zh")
    }
}

impl std::error::Error for UnknownLanguage {}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL
            .into_iter()
            .find(|one| one.tag().eq_ignore_ascii_case(text))
            .ok_or(UnknownLanguage)
    }
}

/// Words in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Text {
    english: Cow<'static, str>,
    chinese: Cow<'static, str>,
}

impl Text {
    /// Two fixed texts; `text!` writes this.
    pub const fn fixed(english: &'static str, chinese: &'static str) -> Self {
        Self { english: Cow::Borrowed(english), chinese: Cow::Borrowed(chinese) }
    }

    /// Two texts made for the occasion; `text!` writes this.
    pub fn made(english: String, chinese: String) -> Self {
        Self { english: Cow::Owned(english), chinese: Cow::Owned(chinese) }
    }

    /// The same in both languages: a name, a text as typed, source text.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { english: Cow::Owned(text.clone()), chinese: Cow::Owned(text) }
    }

    /// What something is called in both languages.
    pub fn of(named: &(impl InLanguage + ?Sized)) -> Self {
        let said = |language| named.in_language(language).into_owned();
        Self::made(said(Language::English), said(Language::Chinese))
    }

    /// The text in one of them.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::Chinese => &self.chinese,
        }
    }

    /// The English one, for tests.
    #[cfg(test)]
    pub fn english(&self) -> &str {
        self.in_language(Language::English)
    }

    /// Whether nothing is said in either.
    pub fn is_empty(&self) -> bool {
        self.english.is_empty() && self.chinese.is_empty()
    }
}

/// A fixed text, which has no places for values: a brace in it is a forgotten argument.
#[doc(hidden)]
pub const fn without_places(text: &'static str) -> &'static str {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        assert!(bytes[at] != b'{' && bytes[at] != b'}', "the values of a text are named behind it");
        at += 1;
    }
    text
}

/// A [`Text`] out of its English and its Chinese rendering, with named values in braces, each an
/// [`InLanguage`]: `text!("no {what}: {name}", "没有{what}：{name}", what, name = typed)`. Both
/// renderings use every value.
macro_rules! text {
    (@value $name:ident) => { $name };
    (@value $name:ident = $value:expr) => { $value };
    ($english:literal, $chinese:literal $(,)?) => {
        $crate::text::Text::fixed(
            const { $crate::text::without_places($english) },
            const { $crate::text::without_places($chinese) },
        )
    };
    ($english:literal, $chinese:literal, $($name:ident $(= $value:expr)?),+ $(,)?) => {
        match ($(&$crate::text::text!(@value $name $(= $value)?),)+) {
            ($($name,)+) => $crate::text::Text::made(
                {
                    $(let $name = $crate::text::InLanguage::in_language(
                        $name, $crate::text::Language::English);)+
                    format!($english)
                },
                {
                    $(let $name = $crate::text::InLanguage::in_language(
                        $name, $crate::text::Language::Chinese);)+
                    format!($chinese)
                },
            ),
        }
    };
}
pub(crate) use text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_said_in_the_language_of_the_text() {
        let what = text!("a percent", "百分比");
        let text = text!("{what} at `{name}`", "`{name}` 处的{what}", what, name = "进度");
        assert_eq!(text.in_language(Language::English), "a percent at `进度`");
        assert_eq!(text.in_language(Language::Chinese), "`进度` 处的百分比");
    }

    #[test]
    fn a_locale_asks_for_a_language() {
        for (locale, language) in [
            ("zh_CN.UTF-8", Language::Chinese),
            ("zh", Language::Chinese),
            ("ZH-Hans", Language::Chinese),
            ("en_GB.UTF-8", Language::English),
            ("C", Language::English),
            ("", Language::English),
            ("中文", Language::English),
        ] {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
        assert_eq!("ZH".parse(), Ok(Language::Chinese));
        assert_eq!("de".parse::<Language>(), Err(UnknownLanguage));
    }
}
