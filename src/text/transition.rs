//! Texts in English alone, and texts read as if they were: for what is still to be converted.

use super::{Language, Text};
use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::same(text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::same(text)
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        Self::same(text.as_str())
    }
}

impl Text {
    /// The English one.
    pub fn as_str(&self) -> &str {
        self
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.in_language(Language::English)
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl PartialEq<String> for Text {
    fn eq(&self, other: &String) -> bool {
        **self == **other
    }
}
