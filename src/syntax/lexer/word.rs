//! Words that are written in one but are several tokens: `前5名`, `不包含`.

use super::numeral;
use super::twins::{plain, plain_word};
use crate::syntax::keywords::{Keyword, Role, SIGNS};

/// The words before which a number says how many: `前5` is `前` and `5`, not a name.
const BEFORE_A_COUNT: [&str; 2] = ["前", "后"];

/// The counters of places and districts; after `前5` they say nothing, and belong to the number.
const COUNTERS: [char; 4] = ['名', '个', '位', '家'];

/// The length of the `前` or `后` that `text` begins with, when digits follow it at once.
pub(super) fn before_count(text: &str) -> Option<usize> {
    let word = BEFORE_A_COUNT.into_iter().find(|word| text.starts_with(word))?;
    let digit = text.get(word.len()..)?.chars().next()?;
    plain(digit).is_ascii_digit().then_some(word.len())
}

/// The same before a Chinese numeral, if the word ends with it or its counter: 前五, 后十名. As
/// `前五` may be a name as well, this is for places where none can stand.
pub(super) fn before_numeral(text: &str) -> Option<usize> {
    let word = BEFORE_A_COUNT.into_iter().find(|word| text.starts_with(word))?;
    written_count(text.get(word.len()..)?).map(|_| word.len())
}

/// Whether a word is 前 or 后 and a Chinese numeral, with or without a counter: 前五名.
pub fn counts(word: &str) -> bool {
    let behind = before_numeral(word).and_then(|length| word.get(length..));
    behind.and_then(written_count).is_some_and(|(_, length)| behind.map(str::len) == Some(length))
}

/// How many a word says, in digits or Chinese numerals, with or without a counter: 三名.
pub fn counted(word: &str) -> Option<u32> {
    let digits = || {
        let (digits, length) = count(word)?;
        Some((plain_word(word.get(..digits)?).parse().ok()?, length))
    };
    let (number, length) = written_count(word).or_else(digits)?;
    (length == word.len()).then_some(number)
}

/// The length of the word for a sign that `text` begins with, when digits follow it at once:
/// `低于25%`.
pub(super) fn sign_before_number(text: &str) -> Option<usize> {
    let mut words = SIGNS.iter().flat_map(|entry| entry.chinese);
    let is_digit = |character: char| plain(character).is_ascii_digit();
    let stands =
        |word: &&&str| text.strip_prefix(**word).is_some_and(|it| it.starts_with(is_digit));
    words.find(stands).map(|word| word.len())
}

/// A whole number with or without a counter, as it stands after `top`, `前` and the like: the
/// length of its digits and the length with the counter. Nothing when more follows in the word.
pub(super) fn count(text: &str) -> Option<(usize, usize)> {
    let is_digit = |character| plain(character).is_ascii_digit();
    let digits = text.find(|character| !is_digit(character)).unwrap_or(text.len());
    let whole = with_counter(text, digits)?;
    (digits > 0).then_some((digits, whole))
}

/// The same in Chinese numerals: the number and the length with the counter.
pub(super) fn written_count(text: &str) -> Option<(u32, usize)> {
    let (number, length) = numeral::whole(text)?;
    Some((number, with_counter(text, length)?))
}

/// The length of a number of `length` bytes with the counter behind it, if nothing more follows.
fn with_counter(text: &str, length: usize) -> Option<usize> {
    let behind = text.get(length..)?;
    let counter = behind.chars().next().filter(|next| COUNTERS.contains(next));
    let whole = length + counter.map_or(0, char::len_utf8);
    let next = text.get(whole..)?.chars().next().map(plain);
    let ends = next.is_none_or(|next| !super::twins::continues_word(next) && !"%.".contains(next));
    ends.then_some(whole)
}

/// What is counted without being a unit: the word ends before it, as in 45天.
const COUNTED: [&str; 3] = ["天", "行", "个月"];

/// The length of the digits that `text` begins with, when a word of these and nothing else follows
/// in the word.
pub(super) fn before_counted(text: &str) -> Option<usize> {
    let digits = text.find(|character| !plain(character).is_ascii_digit())?;
    let word = text.get(..super::twins::word_length(text.get(digits..)?) + digits)?;
    (digits > 0 && COUNTED.contains(&word.get(digits..)?)).then_some(digits)
}

/// Where a word that is an operator and its negation written in one comes apart: `不为` is `不`
/// and `为`, `为缺失` is `为` and `缺失`. Gives the length of the first part.
pub(super) fn glued(word: &str) -> Option<usize> {
    let negations = Keyword::Not.entry().chinese;
    let first = ["为"].iter().chain(negations).find(|first| word.starts_with(**first))?;
    let rest = word.get(first.len()..)?;
    let operator = Keyword::of(rest).is_some_and(|keyword| {
        keyword.is(Role::Operator) && !matches!(keyword, Keyword::And | Keyword::Or)
    });
    // A word that is a keyword as a whole stays one.
    let whole = Keyword::of(word).is_some();
    (!whole && !rest.is_empty() && (operator || glued(rest).is_some())).then_some(first.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_end_the_word() {
        assert_eq!(count("5名"), Some((1, 4)));
        assert_eq!(count("５"), Some((3, 3)));
        assert_eq!(count("10 显示"), Some((2, 2)));
        assert_eq!(count("5名单"), None);
        assert_eq!(count("5%"), None);
        assert_eq!(count("5.5"), None);
    }

    #[test]
    fn numerals_end_the_word_too() {
        assert_eq!(written_count("五"), Some((5, 3)));
        assert_eq!(written_count("十三名"), Some((13, 9)));
        assert_eq!(written_count("三季度"), None);
        assert_eq!(before_numeral("前三名 显示"), Some(3));
        assert_eq!(before_numeral("前三季度"), None);
        assert_eq!(before_numeral("前进"), None);
    }

    #[test]
    fn negations_come_apart_and_names_do_not() {
        assert_eq!(glued("不包含"), Some(3));
        assert_eq!(glued("不为缺失"), Some(3));
        assert_eq!(glued("为缺失"), Some(3));
        assert_eq!(glued("非公"), None);
        assert_eq!(glued("不"), None);
        assert_eq!(glued("为"), None);
        assert_eq!(glued("为民"), None);
    }
}
