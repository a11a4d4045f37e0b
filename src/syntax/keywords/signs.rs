//! The words that stand for signs of comparison: `低于` is `<` spelt as a word.
//!
//! They are no keywords of their own: the tree, the formatter and messages know the sign alone. Like
//! keywords they are not reserved: only where an operator stands is such a word a sign.

use crate::syntax::token::Symbol;

/// A sign and the words for it.
#[derive(Debug, Clone, Copy)]
pub struct SignEntry {
    /// Which sign.
    pub symbol: Symbol,
    /// Chinese spellings.
    pub chinese: &'static [&'static str],
}

/// Every sign that has words.
pub static SIGNS: [SignEntry; 6] = [
    SignEntry { symbol: Symbol::Less, chinese: &["小于", "低于", "少于"] },
    SignEntry {
        symbol: Symbol::LessEqual, chinese: &["不高于", "不大于", "不超过", "小于等于"]
    },
    SignEntry { symbol: Symbol::Greater, chinese: &["大于", "高于", "超过", "多于"] },
    SignEntry {
        symbol: Symbol::GreaterEqual, chinese: &["不低于", "不小于", "大于等于"]
    },
    SignEntry { symbol: Symbol::Equal, chinese: &["等于"] },
    SignEntry { symbol: Symbol::NotEqual, chinese: &["不等于"] },
];

impl Symbol {
    /// The sign that a single word spells.
    pub fn of_word(word: &str) -> Option<Self> {
        // Most words are ASCII or none of these, and all of these are short.
        if word.is_ascii() || word.len() > "小于等于".len() {
            return None;
        }
        let entry = SIGNS.iter().find(|entry| entry.chinese.contains(&word))?;
        Some(entry.symbol)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;
    use crate::syntax::keywords::Keyword;
    use crate::syntax::parser::{parse, sexpr};

    fn tree(text: &str) -> String {
        let parsed = parse(SourceId(0), text);
        assert!(parsed.diagnostics.is_empty(), "{text}: {:#?}", parsed.diagnostics);
        sexpr::print(&parsed.statements)
    }

    #[test]
    fn a_word_is_its_sign() {
        for entry in &SIGNS {
            let sign = tree(&format!("排名 内资 其中 进度 {} 25%", entry.symbol.as_str()));
            for word in entry.chinese {
                assert_eq!(Keyword::of(word), None, "{word}");
                assert_eq!(Symbol::of_word(word), Some(entry.symbol));
                assert_eq!(tree(&format!("排名 内资 其中 进度 {word} 25%")), sign);
                assert_eq!(tree(&format!("排名 内资 其中 进度 {word}25%")), sign);
                assert_eq!(tree(&format!("排名 内资 其中 进度 {word}\n25%")), sign);
            }
        }
        let sign = tree("列出 内资 其中 排名 <= 5 且 (绝对值) > 5亿元");
        assert_eq!(tree("列出 内资 其中 排名 不超过5 且 (绝对值) 高于5亿元"), sign);
    }

    #[test]
    fn elsewhere_it_is_a_name() {
        assert_eq!(tree("列出 超过, 低于 其中 超过 低于 低于"), {
            "(list 超过 低于 (where (< 超过 低于)))"
        });
        assert_eq!(tree("列出 超过5亿项目"), "(list 超过5亿项目)");
        assert_eq!(tree("列出 内资, 超过5亿项目"), "(list 内资 超过5亿项目)");
    }

    #[test]
    fn two_signs_are_too_many() {
        for text in ["排名 内资 其中 进度 低于 < 25%", "排名 内资 其中 低于 25%"]
        {
            assert!(!parse(SourceId(0), text).diagnostics.is_empty(), "{text}");
        }
    }
}
