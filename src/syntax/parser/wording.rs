//! Words that begin a question or a wish elsewhere, and what is written for them here.
//!
//! They are no misspelt verbs, and to list them as names would only lead to the next error.

use crate::text::{Text, text};

/// Words that ask who is behind.
const ASKING: &[&str] =
    &["how", "who", "which", "what", "where's", "behind", "lagging", "laggards"];

/// The same in Chinese, wherever they stand in a word.
const ASKING_CHINESE: &[&str] = &["哪些", "哪个", "哪几", "谁", "落后", "低于序时", "多少"];

/// Words that leave a prompt.
const LEAVING: &[&str] = &["exit", "quit", "bye", "退出", "再见"];

/// Words that ask for a plain mean.
const MEANING: &[&str] = &["average", "avg", "平均值", "均值", "求平均"];

/// What to say of a statement that begins with such a word.
pub(super) fn hint(word: &str) -> Option<Text> {
    let is_one_of = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    if is_one_of(LEAVING) {
        return Some(text!(
            "at the prompt a line with exit or quit alone leaves, or Ctrl-D",
            "在提示符后单独输入 exit 或 quit，或按 Ctrl-D，即可退出"
        ));
    }
    if is_one_of(MEANING) || matches!(word, "mean" | "平均") {
        return Some(Text::fixed(
            "a mean is a function: print \"{mean(domestic.progress)}\"",
            "平均是函数：打印 \"{平均(内资.进度)}\"",
        ));
    }
    let asks = is_one_of(ASKING) || ASKING_CHINESE.iter().any(|part| word.contains(part));
    asks.then(|| {
        text!(
            "who is behind schedule: rank domestic where progress < schedule",
            "问谁落后于序时进度，写：排名 内资 其中 进度 < 序时进度"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::keywords::{Keyword, Role};
    use crate::syntax::parser::offer::parses;
    use crate::text::Language;

    #[test]
    fn what_is_offered_parses() {
        for word in ["how", "谁落后", "average", "平均"] {
            let hint = hint(word).expect(word);
            for (said, sign) in
                [(hint.english(), ": "), (hint.in_language(Language::Chinese), "：")]
            {
                let (_, statement) = said.split_once(sign).expect(said);
                assert!(parses(statement), "{statement}");
            }
        }
    }

    #[test]
    fn no_verb_is_meant() {
        let words = ASKING.iter().chain(LEAVING).chain(MEANING);
        for word in words {
            assert!(!Keyword::of(word).is_some_and(|it| it.is(Role::Verb)), "{word}");
        }
    }
}
