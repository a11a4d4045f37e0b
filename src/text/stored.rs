//! A text as serde writes it: a string where both languages say the same, else both by their tags.
//!
//! ```json
//! "恒口"
//! {"en": "2 of 13 rows", "zh": "13 行中的 2 行"}
//! ```

use super::Text;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize)]
#[serde(untagged)]
enum Written<'a> {
    Same(&'a str),
    Both { en: &'a str, zh: &'a str },
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Read {
    Same(String),
    Both { en: String, zh: String },
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = if self.english == self.chinese {
            Written::Same(&self.english)
        } else {
            Written::Both { en: &self.english, zh: &self.chinese }
        };
        written.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Read::deserialize(deserializer)? {
            Read::Same(text) => Self::same(text),
            Read::Both { en, zh } => Self::made(en, zh),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::text;
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for (text, written) in [
            (Text::same("恒口"), "\"恒口\""),
            (text!("none", "没有"), "{\"en\":\"none\",\"zh\":\"没有\"}"),
            (Text::default(), "\"\""),
        ] {
            assert_eq!(serde_json::to_string(&text).expect("it is written"), written);
            assert_eq!(serde_json::from_str::<Text>(written).expect("it is read"), text);
        }
    }
}
