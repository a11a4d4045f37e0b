//! Keywords in a text: each as it is written in the language of the text.

use super::{Keyword, Surface};
use crate::text::{InLanguage, Language, Text};
use std::borrow::Cow;

impl InLanguage for Keyword {
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        Cow::Borrowed(self.spelling(match language {
            Language::English => Surface::English,
            Language::Chinese => Surface::Chinese,
        }))
    }
}

/// A word of the language, such as `where`, in both of its spellings.
pub fn called(word: &str) -> Text {
    Keyword::of(word).map_or_else(|| Text::same(word), |keyword| Text::of(&keyword))
}
