//! The encodings that the text of a table may be in.
//!
//! Takes the name that a person or a page gives to one; gives the encoding of the standard that
//! browsers follow. Decoding is the matter of `input/`.

use crate::text::{InLanguage, Language};
use encoding_rs::{Encoding, GB18030};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// An encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charset(pub(crate) &'static Encoding);

/// A name that is no encoding's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCharset;

/// The names that are shown where one is asked for.
pub const CHARSETS: &str =
    "utf-8, gbk, gb18030, big5, utf-16le, utf-16be, shift_jis, euc-kr, windows-1252";

impl fmt::Display for UnknownCharset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "encodings are called {CHARSETS}")
    }
}

impl std::error::Error for UnknownCharset {}

impl FromStr for Charset {
    type Err = UnknownCharset;

    /// By any of the names that the web knows it by. GBK and GB 2312 are parts of GB 18030, and read
    /// as that.
    fn from_str(name: &str) -> Result<Self, UnknownCharset> {
        let plain = name.trim().to_ascii_lowercase().replace([' ', '_'], "-");
        let found = match plain.as_str() {
            "gbk" | "gb2312" | "gb18030" | "gb-18030" | "cp936" | "936" | "ansi" => Some(GB18030),
            "utf8" => Some(encoding_rs::UTF_8),
            _ => Encoding::for_label(plain.as_bytes())
                .or_else(|| Encoding::for_label(name.trim().as_bytes())),
        };
        let usable = found
            .filter(|it| *it != encoding_rs::REPLACEMENT && *it != encoding_rs::X_USER_DEFINED);
        usable.map(Self).ok_or(UnknownCharset)
    }
}

impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The standard writes GB 18030 as its label, in small letters.
        f.write_str(if self.0 == GB18030 { "GB18030" } else { self.0.name() })
    }
}

impl InLanguage for Charset {
    fn in_language(&self, _: Language) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Charset {
    /// What nearly all texts are in.
    pub const UTF_8: Self = Self(&encoding_rs::UTF_8_INIT);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_encodings() {
        for (name, expected) in [
            ("gbk", "GB18030"),
            ("GB2312", "GB18030"),
            (" utf8 ", "UTF-8"),
            ("UTF-16LE", "UTF-16LE"),
            ("Shift_JIS", "Shift_JIS"),
            ("latin1", "windows-1252"),
        ] {
            assert_eq!(
                name.parse::<Charset>().map(|it| it.to_string()),
                Ok(expected.to_owned()),
                "{name}"
            );
        }
        for name in ["", "klingon", "hz-gb-2312", "x-user-defined"] {
            assert_eq!(name.parse::<Charset>(), Err(UnknownCharset), "{name}");
        }
    }
}
