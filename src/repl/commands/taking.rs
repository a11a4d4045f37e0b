//! What commands take: how help writes it, how it is read, how it is completed.

use super::{COMMANDS, Command, usage};
use crate::diagnostic::Result;
use crate::repl::settings::{KEYS, Values, find as setting};
use crate::text::{Language, Text, text};

/// One thing that a command takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
    /// Paths, in quotes where they hold blanks.
    Files,
    /// One path.
    File,
    /// One of these words, which may be left away.
    Word(&'static [&'static str]),
    /// The value of the setting with this name.
    Value(&'static str),
    /// The name of a setting, and its value.
    Setting,
    /// A text to look for.
    Like,
    /// A command, or a word of the language.
    Topic,
    /// A statement, as it is.
    Statement,
}

/// How an argument is completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// By the names of files.
    Paths,
    /// By these words, each with what it is.
    Words(Vec<(&'static str, Text)>),
    /// As a statement is.
    Statement,
    /// By nothing.
    Nothing,
}

impl Argument {
    /// How help writes it.
    pub fn sign(self) -> Text {
        match self {
            Self::Files => text!("[FILE…]", "[文件…]"),
            Self::File => text!("FILE", "文件"),
            Self::Word(words) => Text::same(format!("[{}]", words.join("|"))),
            Self::Value(name) => setting(name).map_or_else(
                |_| Text::default(),
                |key| text!("[{sign}]", "[{sign}]", sign = key.values.sign()),
            ),
            Self::Setting => text!("[NAME [VALUE]]", "[名称 [值]]"),
            Self::Like => text!("[TEXT]", "[文字]"),
            Self::Topic => text!("[TOPIC]", "[主题]"),
            Self::Statement => text!("[STATEMENT]", "[语句]"),
        }
    }

    fn completed(self, before: &[&str]) -> Taken {
        let plain = |words: &[&'static str]| {
            Taken::Words(words.iter().map(|word| (*word, Text::default())).collect())
        };
        match self {
            Self::Files | Self::File => Taken::Paths,
            Self::Word(words) => plain(words),
            Self::Value(name) => match setting(name) {
                Ok(key) => plain(&key.values.words()),
                Err(_) => Taken::Nothing,
            },
            Self::Setting => match before {
                [] => {
                    let keep = ("keep", text!("write them to the settings file", "写入设置文件"));
                    let keys = KEYS.iter().map(|key| (key.name, key.about.clone()));
                    Taken::Words(keys.chain([keep]).collect())
                }
                [name] => Self::value_of(name),
                _ => Taken::Nothing,
            },
            Self::Topic => {
                let names = COMMANDS.iter().map(|one| (one.name, one.about.clone()));
                let keys = ("keys", text!("what each key does", "各按键的作用"));
                Taken::Words(names.chain([keys]).collect())
            }
            Self::Statement => Taken::Statement,
            Self::Like => Taken::Nothing,
        }
    }

    fn value_of(name: &str) -> Taken {
        match setting(name) {
            Ok(key) => {
                let words = key.values.words().into_iter();
                Taken::Words(words.map(|word| (word, Text::default())).collect())
            }
            Err(_) => Taken::Nothing,
        }
    }

    /// Whether any number of words may stand for it.
    fn is_open_ended(self) -> bool {
        let command = |name| setting(name).is_ok_and(|key| key.values == Values::Command);
        match self {
            Self::Files | Self::Setting | Self::Like | Self::Statement => true,
            Self::Value(name) => command(name),
            _ => false,
        }
    }
}

impl Command {
    /// How help writes it: `.save FILE [overwrite]`.
    pub fn call(&self, language: Language) -> String {
        let signs = self.takes.iter().map(|one| one.sign().in_language(language).to_owned());
        std::iter::once(self.name.to_owned()).chain(signs).collect::<Vec<_>>().join(" ")
    }

    /// What may stand behind the words `before`.
    pub fn completed(&self, before: &[&str]) -> Taken {
        let last = self.takes.last().filter(|last| last.is_open_ended());
        let here = self.takes.get(before.len()).or(last);
        here.map_or(Taken::Nothing, |argument| argument.completed(before))
    }

    /// The words behind the name. A statement is one word, as it is written; a backslash is a
    /// character like others where paths have it.
    pub(super) fn words(&self, rest: &str) -> Result<Vec<String>> {
        let rest = rest.trim();
        if rest.is_empty() {
            return Ok(vec![]);
        }
        if matches!(self.takes, [Argument::Statement | Argument::Like]) {
            return Ok(vec![rest.to_owned()]);
        }
        let escaped = if cfg!(windows) { rest.replace('\\', "\\\\") } else { rest.to_owned() };
        let words = shlex::split(&escaped)
            .ok_or_else(|| vec![usage(text!("a quote that is not closed", "引号没有写完"))])?;
        let most = self.takes.len();
        let open_ended = self.takes.last().is_some_and(|last| last.is_open_ended());
        if words.len() > most && !open_ended {
            let name = self.name;
            if most == 0 {
                return Err(
                    usage(text!("`{name}` takes nothing", "`{name}` 后面不带内容", name)).into()
                );
            }
            let call = Text::made(self.call(Language::English), self.call(Language::Chinese));
            let message = text!("`{name}` takes less than that", "`{name}` 后面的内容太多", name);
            let hint = text!("it is written {call}", "写作 {call}", call);
            return Err(usage(message).hint(hint).into());
        }
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;

    fn completed(name: &str, before: &[&str]) -> Vec<&'static str> {
        match find(name).map(|command| command.completed(before)) {
            Ok(Taken::Words(words)) => words.into_iter().map(|(word, _)| word).collect(),
            _ => vec![],
        }
    }

    #[test]
    fn each_place_offers_what_may_stand_there() {
        assert_eq!(completed(".timing", &[]), ["on", "off"]);
        assert_eq!(completed(".timing", &["on"]), Vec::<&str>::new());
        assert_eq!(completed(".lang", &[]), ["en", "zh"]);
        assert!(completed(".set", &[]).contains(&"rows"));
        assert_eq!(completed(".set", &["bars"]), ["on", "off"]);
        assert_eq!(completed(".save", &["a.q"]), ["overwrite"]);
        let paths = find(".open").map(|command| command.completed(&["a.csv"]));
        assert!(matches!(paths, Ok(Taken::Paths)));
    }

    #[test]
    fn too_many_words_are_a_mistake() {
        let wrong = |name: &str, rest| match find(name) {
            Ok(command) => {
                command.words(rest).err().map(|wrong| wrong[0].message.english().to_owned())
            }
            Err(_) => None,
        };
        assert_eq!(wrong(".quit", "now").as_deref(), Some("`.quit` takes nothing"));
        assert_eq!(wrong(".timing", "on off").as_deref(), Some("`.timing` takes less than that"));
        assert_eq!(wrong(".run", "'a").as_deref(), Some("a quote that is not closed"));
        assert_eq!(wrong(".open", "a b c"), None);
    }
}
