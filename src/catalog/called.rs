//! What the things of a catalog are called in each language.
//!
//! A name is in Chinese if one of its characters is: the first such name of a thing is what output in
//! Chinese calls it; a thing that has none keeps its identifier.

use super::measure::Measure;
use super::model::{Group, Indicator, Nouns};
use crate::text::{InLanguage, Language, Text, has_chinese};
use std::borrow::Cow;

impl InLanguage for Measure {
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        Cow::Borrowed(match language {
            Language::English => self.id(),
            Language::Chinese => self.chinese(),
        })
    }
}

impl InLanguage for Indicator {
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        Cow::Borrowed(called(&self.id, self.names(), language))
    }
}

impl InLanguage for Group {
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        Cow::Borrowed(called(&self.id, self.names(), language))
    }
}

fn called<'a>(
    id: &'a str,
    mut names: impl Iterator<Item = &'a str>,
    language: Language,
) -> &'a str {
    match language {
        Language::English => id,
        Language::Chinese => names.find(|name| has_chinese(name)).unwrap_or(id),
    }
}

impl Nouns {
    /// One row: `district`, 县区.
    pub fn one(&self) -> Text {
        Text::made(self.singular.clone(), self.chinese.clone())
    }

    /// Several rows: `districts`, 县区.
    pub fn many(&self) -> Text {
        Text::made(self.plural.clone(), self.chinese.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::text;

    #[test]
    fn the_first_chinese_name_is_the_one_that_output_uses() {
        let group = |label: &str| Group {
            id: "zones".into(),
            label: label.into(),
            aliases: vec!["功能区".into()],
        };
        assert_eq!(Text::of(&group("开发区")), text!("zones", "开发区"));
        assert_eq!(Text::of(&group("zone")), text!("zones", "功能区"));
        assert_eq!(Text::of(&Measure::Progress), text!("progress", "进度"));
    }
}
