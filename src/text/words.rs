//! What can stand inside a text, and lists of it.

use super::{Language, Text, text};
use std::borrow::Cow;

/// Something that can be put into a text, and how it is said in each language.
pub trait InLanguage {
    /// It, in words of `language`.
    fn in_language(&self, language: Language) -> Cow<'_, str>;
}

impl InLanguage for str {
    fn in_language(&self, _: Language) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl InLanguage for String {
    fn in_language(&self, _: Language) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl InLanguage for Text {
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        Cow::Borrowed(Self::in_language(self, language))
    }
}

impl<T: InLanguage + ?Sized> InLanguage for &T {
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        (**self).in_language(language)
    }
}

/// What is written alike in both languages.
macro_rules! alike {
    ($($type:ty),+ $(,)?) => {
        $(impl InLanguage for $type {
            fn in_language(&self, _: Language) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        })+
    };
}

alike!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f64, char);
alike!(std::path::Display<'_>);
alike!(crate::units::Decimal);
alike!(crate::syntax::ast::Expr);

impl InLanguage for std::io::Error {
    /// As the system says it; in Chinese the usual reasons in Chinese.
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        use std::io::ErrorKind;
        let chinese = match self.kind() {
            ErrorKind::NotFound => "没有这个文件或文件夹",
            ErrorKind::PermissionDenied => "没有权限",
            ErrorKind::IsADirectory => "这是文件夹",
            ErrorKind::NotADirectory => "路径中有一段不是文件夹",
            ErrorKind::InvalidData => "内容不是 UTF-8 文本",
            ErrorKind::StorageFull => "磁盘已满",
            ErrorKind::BrokenPipe => "读取的一方已经离开",
            _ => return Cow::Owned(self.to_string()),
        };
        match language {
            Language::English => Cow::Owned(self.to_string()),
            Language::Chinese => Cow::Borrowed(chinese),
        }
    }
}

/// Several, one after the other: `a, b, c`; `a、b、c`.
pub fn listed<T: InLanguage>(items: impl IntoIterator<Item = T>) -> Text {
    joined(items, &text!(", ", "、"))
}

/// Several, of which one is meant: `a or b`; `a 或 b`.
pub fn alternatives<T: InLanguage>(items: impl IntoIterator<Item = T>) -> Text {
    joined(items, &text!(" or ", " 或 "))
}

/// Several with `between` them.
pub fn joined<T: InLanguage>(items: impl IntoIterator<Item = T>, between: &Text) -> Text {
    let items: Vec<T> = items.into_iter().collect();
    let said = |language| {
        let each: Vec<_> = items.iter().map(|item| item.in_language(language)).collect();
        each.join(between.in_language(language))
    };
    Text::made(said(Language::English), said(Language::Chinese))
}

/// Whether a name is Chinese: one of its characters is.
pub fn has_chinese(name: &str) -> bool {
    name.chars().any(|c| matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_joined_as_each_language_does() {
        let list = listed(["a", "b"]);
        assert_eq!(list.in_language(Language::English), "a, b");
        assert_eq!(list.in_language(Language::Chinese), "a、b");
        let one_of = alternatives([1, 2]);
        assert_eq!(one_of.in_language(Language::English), "1 or 2");
        assert_eq!(one_of.in_language(Language::Chinese), "1 或 2");
    }

    #[test]
    fn a_name_is_chinese_by_its_characters() {
        assert!(has_chinese("5亿元以上项目") && !has_chinese("pp") && !has_chinese("−"));
    }
}
