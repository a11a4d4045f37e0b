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
    /// It is that.
    Is,
    /// It begins so.
    Begins,
    /// It sounds so from its beginning.
    Sounds,
    /// It is so somewhere within.
    Holds,
    /// It has these letters in this order.
    Scattered,
    /// The same, and most of it is something else: to be shown, and not taken for it.
    Far,
}

/// Words, each with its keys.
#[derive(Debug, Default)]
pub struct Index {
    words: Vec<Word>,
    /// The names, in the order of their texts.
    names: Vec<Key>,
    /// How they sound, in the same order.
    sounds: Vec<Key>,
}

/// One way in which a word may be typed.
#[derive(Debug)]
struct Key {
    word: u32,
    text: String,
    /// Which letters it has: most keys are ruled out by a look at it.
    letters: u64,
}

impl Index {
    /// An index of words.
    pub fn new(words: Vec<Word>) -> Self {
        let (mut names, mut heard) = (Vec::with_capacity(words.len()), Vec::new());
        for (word, one) in (0..).zip(&words) {
            let key = |text: String| Key { word, letters: letters(&text), text };
            for name in std::iter::once(&one.text).chain(&one.names) {
                names.push(key(name.to_lowercase()));
                heard.extend(sounds(name).into_iter().map(key));
            }
        }
        names.sort_unstable_by(|one, other| one.text.cmp(&other.text));
        heard.sort_unstable_by(|one, other| one.text.cmp(&other.text));
        Self { words, names, sounds: heard }
    }

    /// The words that begin or sound as what is typed, the best first; of those that fit alike, in
    /// their order.
    pub fn beginning(&self, typed: &str) -> Vec<(&Word, Fit)> {
        if typed.is_empty() {
            return self.words.iter().map(|word| (word, Fit::Begins)).collect();
        }
        let typed = typed.to_lowercase();
        let whole = |key: &Key| if key.text == typed { Fit::Is } else { Fit::Begins };
        let names = beginning(&self.names, &typed).map(|key| (key, whole(key)));
        self.best(names.chain(beginning(&self.sounds, &typed).map(|key| (key, Fit::Sounds))))
    }

    /// The words that have what is typed in them, or its letters: this looks at all of them.
    pub fn holding(&self, typed: &str) -> Vec<(&Word, Fit)> {
        let typed = typed.to_lowercase();
        let wanted = letters(&typed);
        let may = |key: &&Key| key.letters & wanted == wanted;
        let held = self.names.iter().filter(may).filter(|key| key.text.contains(&typed));
        let far = |key: &Key| typed.is_ascii() && typed.len() * 2 < key.text.chars().count();
        let near = |key: &Key, fit| if far(key) { Fit::Far } else { fit };
        let held = held.map(|key| (key, near(key, Fit::Holds)));
        // A single letter, a sound from the middle of a name, or letters of it without the first, would
        // fit too much.
        let mut letters = typed.chars();
        let first = letters.next().filter(|_| letters.next().is_some());
        let first = first.map(String::from);
        let keys = first
            .iter()
            .flat_map(|first| beginning(&self.names, first).chain(beginning(&self.sounds, first)));
        let scattered = keys.filter(may).filter(|key| is_scattered(&typed, &key.text));
        self.best(held.chain(scattered.map(|key| (key, near(key, Fit::Scattered)))))
    }

    /// Each word once, by the best of its keys.
    fn best<'k>(&self, keys: impl Iterator<Item = (&'k Key, Fit)>) -> Vec<(&Word, Fit)> {
        let mut found: Vec<(u32, Fit)> = keys.map(|(key, fit)| (key.word, fit)).collect();
        found.sort_unstable();
        found.dedup_by_key(|(word, _)| *word);
        found.sort_by_key(|(_, fit)| *fit);
        let word = |(at, fit): (u32, Fit)| Some((self.words.get(at as usize)?, fit));
        found.into_iter().filter_map(word).collect()
    }
}

/// The keys that begin so, of keys in order.
fn beginning<'k>(keys: &'k [Key], typed: &str) -> impl Iterator<Item = &'k Key> {
    let from = keys.partition_point(|key| key.text.as_str() < typed);
    keys.iter().skip(from).take_while(move |key| key.text.starts_with(typed))
}

/// Whether a text has these letters in this order.
fn is_scattered(typed: &str, text: &str) -> bool {
    let mut letters = text.chars();
    typed.chars().all(|one| letters.any(|letter| letter == one))
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
        let index = index(words);
        let mut found = index.beginning(typed);
        if found.is_empty() {
            found = index.holding(typed);
        }
        found.into_iter().map(|(word, fit)| (word.text.clone(), fit)).collect()
    }

    #[test]
    fn the_best_come_first() {
        let words = ["汉滨区", "domestic", "foreign", "predomestic", "Hanbin"];
        let of = |text: &str, fit| (text.to_owned(), fit);
        assert_eq!(found(&words, "hanb"), [of("Hanbin", Fit::Begins), of("汉滨区", Fit::Sounds)]);
        assert_eq!(found(&words, "hbq"), [of("汉滨区", Fit::Sounds)]);
        assert_eq!(found(&words, "dom"), [of("domestic", Fit::Begins)]);
        assert_eq!(
            found(&words, "omes"),
            [of("domestic", Fit::Holds), of("predomestic", Fit::Far)]
        );
        assert_eq!(found(&words, "frgn"), [of("foreign", Fit::Scattered)]);
        assert_eq!(found(&words, "滨"), [of("汉滨区", Fit::Holds)]);
        assert_eq!(found(&words, "汉区"), [of("汉滨区", Fit::Scattered)]);
        assert_eq!(found(&words, "domestic")[0], of("domestic", Fit::Is));
        assert_eq!(found(&words, "dc"), [of("domestic", Fit::Far)]);
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
                index.beginning(typed).into_iter().map(|(word, _)| word.text.as_str()).collect();
            assert_eq!(found, ["恒口"], "{typed}");
        }
    }
}
