//! Words that can be found by what is typed of them: their beginning, their sound, a part, or some
//! letters in their order.

use super::sound::sounds;
use crate::about::NameKind;
use crate::text::Text;

/// A word that may be offered.
#[derive(Debug, Clone)]
pub struct Word {
    /// As it is inserted, without backquotes.
    pub text: String,
    /// Further names, by which it is found.
    pub names: Vec<String>,
    /// What it is.
    pub what: Text,
    /// Of which kind.
    pub kind: NameKind,
}

/// How well a word fits what is typed; the first is best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It begins so.
    Begins,
    /// It sounds so from its beginning.
    Sounds,
    /// It is so somewhere within.
    Holds,
    /// It has these letters in this order.
    Scattered,
}

/// Words, each with its keys. Built when the first word is completed.
#[derive(Debug, Default)]
pub struct Index {
    words: Vec<Word>,
    keys: Vec<Key>,
}

/// One way in which a word may be typed.
#[derive(Debug)]
struct Key {
    word: u32,
    /// Whether it is the sound of the word.
    sound: bool,
    text: String,
    /// Which letters it has: most keys are ruled out by a look at it.
    letters: u64,
}

impl Index {
    /// An index of words.
    pub fn new(words: Vec<Word>) -> Self {
        let mut keys = Vec::with_capacity(words.len() * 2);
        for (at, word) in (0..).zip(&words) {
            let mut add = |text: String, sound: bool| {
                keys.push(Key { word: at, sound, letters: letters(&text), text });
            };
            for name in std::iter::once(&word.text).chain(&word.names) {
                add(name.to_lowercase(), false);
                sounds(name).into_iter().for_each(|sound| add(sound, true));
            }
        }
        Self { words, keys }
    }

    /// The words that fit what is typed, the best first; of those that fit alike, in their order.
    pub fn find(&self, typed: &str) -> Vec<(&Word, Fit)> {
        let typed = typed.to_lowercase();
        let wanted = letters(&typed);
        let mut best: Vec<Option<Fit>> = vec![None; self.words.len()];
        for key in self.keys.iter().filter(|key| key.letters & wanted == wanted) {
            let Some(fit) = fit(key, &typed) else { continue };
            if let Some(slot) = best.get_mut(key.word as usize)
                && slot.is_none_or(|known| fit < known)
            {
                *slot = Some(fit);
            }
        }
        let mut found: Vec<(&Word, Fit)> =
            self.words.iter().zip(best).filter_map(|(word, fit)| Some((word, fit?))).collect();
        found.sort_by_key(|(_, fit)| *fit);
        found
    }
}

fn fit(key: &Key, typed: &str) -> Option<Fit> {
    if key.text.starts_with(typed) {
        return Some(if key.sound { Fit::Sounds } else { Fit::Begins });
    }
    // A sound from the middle of a name, or letters here and there in it, would fit too much.
    if !key.sound && key.text.contains(typed) {
        return Some(Fit::Holds);
    }
    let scattered = typed.chars().count() > 1 && is_scattered(typed, &key.text);
    scattered.then_some(Fit::Scattered)
}

/// Whether a text has these letters in this order, from its first one on.
fn is_scattered(typed: &str, text: &str) -> bool {
    let mut left = typed.chars().peekable();
    for (at, letter) in text.chars().enumerate() {
        if left.peek() == Some(&letter) {
            left.next();
        } else if at == 0 {
            return false;
        }
    }
    left.peek().is_none()
}

/// A bit for each letter; several may share one.
fn letters(text: &str) -> u64 {
    text.chars().fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(words: &[&str]) -> Index {
        let word = |text: &&str| Word {
            text: (*text).to_owned(),
            names: vec![],
            what: Text::default(),
            kind: NameKind::District,
        };
        Index::new(words.iter().map(word).collect())
    }

    fn found(words: &[&str], typed: &str) -> Vec<(String, Fit)> {
        index(words).find(typed).into_iter().map(|(word, fit)| (word.text.clone(), fit)).collect()
    }

    #[test]
    fn the_best_come_first() {
        let words = ["汉滨区", "domestic", "foreign", "predomestic", "Hanbin"];
        let of = |text: &str, fit| (text.to_owned(), fit);
        assert_eq!(found(&words, "hanb"), [of("Hanbin", Fit::Begins), of("汉滨区", Fit::Sounds)]);
        assert_eq!(found(&words, "hbq"), [of("汉滨区", Fit::Sounds)]);
        assert_eq!(
            found(&words, "dom"),
            [of("domestic", Fit::Begins), of("predomestic", Fit::Holds)]
        );
        assert_eq!(found(&words, "frgn"), [of("foreign", Fit::Scattered)]);
        assert_eq!(found(&words, "滨"), [of("汉滨区", Fit::Holds)]);
        assert_eq!(found(&words, "汉区"), [of("汉滨区", Fit::Scattered)]);
        assert_eq!(found(&words, "zz"), []);
        assert_eq!(found(&words, "").len(), words.len());
    }

    #[test]
    fn further_names_find_the_same_word() {
        let word = Word {
            text: "恒口".into(),
            names: vec!["Hengkou".into(), "恒口镇".into()],
            what: Text::default(),
            kind: NameKind::District,
        };
        let index = Index::new(vec![word]);
        for typed in ["Heng", "恒口镇", "hengkouz", "hk"] {
            let found: Vec<&str> =
                index.find(typed).into_iter().map(|(word, _)| word.text.as_str()).collect();
            assert_eq!(found, ["恒口"], "{typed}");
        }
    }
}
