//! Chinese names as they sound, so that they can be typed without an input method.

use pinyin::ToPinyinMulti;

/// So many readings of a name are kept, where its characters have several: 长安 is chang'an, and 长治 is
/// changzhi or zhangzhi.
const READINGS: usize = 8;

/// So many readings of a character are tried, the usual first; further ones are of old books.
const OF_CHARACTER: usize = 2;

/// How a name may be typed: each reading in full and by the first letters of its syllables
/// (`hanbinqu`, `hbq`). Nothing for a name without Chinese characters.
pub fn sounds(name: &str) -> Vec<String> {
    if name.is_ascii() {
        return vec![];
    }
    let mut readings: Vec<(String, String)> = vec![Default::default()];
    let mut any = false;
    for character in name.chars() {
        let Some(syllables) = character.to_pinyin_multi() else {
            if character.is_alphanumeric() {
                let plain = character.to_lowercase().to_string();
                for (full, first) in &mut readings {
                    full.push_str(&plain);
                    first.push_str(&plain);
                }
            }
            continue;
        };
        any = true;
        let mut plain: Vec<String> = Vec::new();
        for syllable in syllables {
            let syllable = syllable.plain().replace('ü', "v");
            if plain.len() < OF_CHARACTER && !plain.contains(&syllable) {
                plain.push(syllable);
            }
        }
        let longer = readings.iter().flat_map(|(full, first)| {
            plain.iter().map(move |syllable| {
                let letter = syllable.chars().next().map(String::from).unwrap_or_default();
                (format!("{full}{syllable}"), format!("{first}{letter}"))
            })
        });
        readings = longer.take(READINGS).collect();
    }
    if !any {
        return vec![];
    }
    let mut found: Vec<String> =
        readings.into_iter().flat_map(|(full, first)| [full, first]).collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::sounds;

    #[test]
    fn names_in_full_and_by_first_letters() {
        let has = |name: &str, sound: &str| {
            let sounds = sounds(name);
            assert!(sounds.iter().any(|one| one == sound), "{name}: {sounds:?}");
        };
        has("汉滨区", "hanbinqu");
        has("汉滨区", "hbq");
        has("5亿元以上项目", "5yiyuanyishangxiangmu");
        has("长治市", "changzhishi");
        has("长治市", "zhangzhishi");
        assert!(sounds("domestic").is_empty() && sounds("…").is_empty());
    }

    #[test]
    fn readings_do_not_grow_without_end() {
        assert!(sounds(&"长".repeat(40)).len() <= 16);
    }
}
