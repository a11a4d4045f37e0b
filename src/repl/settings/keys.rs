//! The table of settings: what each is called, what it takes, what it does.

use super::{Pager, Settings};
use crate::catalog::near;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::output::{Format, UnknownFormat};
use crate::repl::highlight::Ground;
use crate::text::{Text, listed, text};
use rustyline::EditMode;

/// What a setting takes, for help and completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// One of some words.
    Words(&'static [&'static str]),
    /// The name of an output format.
    Format,
    /// A whole number, or a word that stands for no number.
    Number(&'static str),
    /// `on`, `off` or a command.
    Command,
}

impl Values {
    /// How help writes it.
    pub fn sign(self) -> Text {
        match self {
            Self::Words(words) => Text::same(words.join("|")),
            Self::Format => text!("NAME", "名称"),
            Self::Number(word) => text!("N|{word}", "N|{word}", word),
            Self::Command => text!("on|off|COMMAND", "on|off|命令"),
        }
    }

    /// The words that it takes.
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Words(words) => words.to_vec(),
            Self::Format => Format::NAMES.iter().map(|(_, name)| *name).collect(),
            Self::Number(word) => vec![word],
            Self::Command => SWITCH.to_vec(),
        }
    }
}

/// A setting.
pub struct Key {
    /// Its name in the file and behind `.set`.
    pub name: &'static str,
    /// What it takes.
    pub values: Values,
    /// What it does, in one line.
    pub about: Text,
    read: fn(&Settings) -> String,
    write: fn(&mut Settings, &str) -> std::result::Result<(), Text>,
}

const SWITCH: &[&str] = &["on", "off"];
const LANGUAGES: &[&str] = &["en", "zh"];
const KEYMAPS: &[&str] = &["emacs", "vi"];
const THEMES: &[&str] = &["auto", "dark", "light"];

/// Every setting, in the order of `.set`.
pub static KEYS: &[Key] = &[
    Key {
        name: "format",
        values: Values::Format,
        about: text!(
            "how answers are written: table, csv, tsv, json, ndjson, markdown",
            "结果的格式：table、csv、tsv、json、ndjson、markdown"
        ),
        read: |settings| settings.format.name().to_owned(),
        write: |settings, value| {
            settings.format = value.parse().map_err(|error: UnknownFormat| error.in_words())?;
            Ok(())
        },
    },
    Key {
        name: "lang",
        values: Values::Words(LANGUAGES),
        about: text!("the language of answers and messages", "结果和消息使用的语言"),
        read: |settings| settings.language.tag().to_owned(),
        write: |settings, value| {
            settings.language = value.parse().map_err(|_| one_of(LANGUAGES))?;
            Ok(())
        },
    },
    Key {
        name: "rows",
        values: Values::Number("all"),
        about: text!(
            "how many rows of a table are shown at most; .last shows all",
            "表格最多显示多少行；.last 显示全部"
        ),
        read: |settings| number(settings.rows, "all"),
        write: |settings, value| {
            settings.rows = read_number(value, "all", 1)?;
            Ok(())
        },
    },
    Key {
        name: "width",
        values: Values::Number("auto"),
        about: text!("how many columns of the terminal a table may fill", "表格最多占终端多少列"),
        read: |settings| number(settings.width, "auto"),
        write: |settings, value| {
            settings.width = read_number(value, "auto", crate::output::Style::NARROWEST)?;
            Ok(())
        },
    },
    Key {
        name: "pager",
        values: Values::Command,
        about: text!(
            "where an answer goes that is taller than the screen; on is PAGER, or less",
            "超过一屏的结果交给哪个分页程序；on 为 PAGER 或 less"
        ),
        read: |settings| match &settings.pager {
            Pager::Off => "off".to_owned(),
            Pager::Usual => "on".to_owned(),
            Pager::Named(command) => command.clone(),
        },
        write: |settings, value| {
            settings.pager = match value {
                "off" | "" => Pager::Off,
                "on" => Pager::Usual,
                command => Pager::Named(command.to_owned()),
            };
            Ok(())
        },
    },
    Key {
        name: "bars",
        values: Values::Words(SWITCH),
        about: text!("bars beside progress", "进度旁的条形"),
        read: |settings| switch(settings.bars),
        write: |settings, value| {
            settings.bars = read_switch(value)?;
            Ok(())
        },
    },
    Key {
        name: "sparklines",
        values: Values::Words(SWITCH),
        about: text!("drawings of trends below their table", "表格下方的走势图"),
        read: |settings| switch(settings.sparklines),
        write: |settings, value| {
            settings.sparklines = read_switch(value)?;
            Ok(())
        },
    },
    Key {
        name: "progress",
        values: Values::Words(SWITCH),
        about: text!(
            "a line while a statement takes longer than half a second",
            "语句运行超过半秒时显示一行进展"
        ),
        read: |settings| switch(settings.progress),
        write: |settings, value| {
            settings.progress = read_switch(value)?;
            Ok(())
        },
    },
    Key {
        name: "timing",
        values: Values::Words(SWITCH),
        about: text!("say how long each entry took", "说明每次输入用了多久"),
        read: |settings| switch(settings.timing),
        write: |settings, value| {
            settings.timing = read_switch(value)?;
            Ok(())
        },
    },
    Key {
        name: "keys",
        values: Values::Words(KEYMAPS),
        about: text!("which keys edit the line", "用哪种键位编辑输入行"),
        read: |settings| match settings.keys {
            EditMode::Vi => "vi".to_owned(),
            _ => "emacs".to_owned(),
        },
        write: |settings, value| {
            settings.keys = match value {
                "emacs" => EditMode::Emacs,
                "vi" => EditMode::Vi,
                _ => return Err(one_of(KEYMAPS)),
            };
            Ok(())
        },
    },
    Key {
        name: "theme",
        values: Values::Words(THEMES),
        about: text!(
            "colours for a dark or a light ground; auto asks COLORFGBG",
            "适合深色或浅色背景的颜色；auto 由 COLORFGBG 决定"
        ),
        read: |settings| match settings.theme {
            None => "auto".to_owned(),
            Some(Ground::Dark) => "dark".to_owned(),
            Some(Ground::Light) => "light".to_owned(),
        },
        write: |settings, value| {
            settings.theme = match value {
                "auto" => None,
                "dark" => Some(Ground::Dark),
                "light" => Some(Ground::Light),
                _ => return Err(one_of(THEMES)),
            };
            Ok(())
        },
    },
];

/// The setting with this name.
///
/// # Errors
/// No such setting; near ones are named.
pub fn find(name: &str) -> Result<&'static Key> {
    KEYS.iter().find(|key| key.name == name).ok_or_else(|| {
        let message = text!("there is no setting {name}", "没有设置项 `{name}`", name);
        let names = || KEYS.iter().map(|key| key.name);
        let hint = match near(name, names()).as_slice() {
            [] => text!("the settings are {all}", "设置项有：{all}", all = listed(names())),
            near => text!("near it: {near}", "相近的有：{near}", near = listed(near)),
        };
        Diagnostic::error(Code::Usage, message).hint(hint).into()
    })
}

impl Key {
    /// What is set.
    pub fn read(&self, settings: &Settings) -> String {
        (self.read)(settings)
    }

    /// Sets it.
    ///
    /// # Errors
    /// A value that it does not take.
    pub fn write(&self, settings: &mut Settings, value: &str) -> Result<()> {
        (self.write)(settings, value).map_err(|why| {
            let message = text!(
                "{name} cannot be `{value}`",
                "`{name}` 不能设为 `{value}`",
                name = self.name,
                value
            );
            Diagnostic::error(Code::Usage, message).hint(why).into()
        })
    }
}

fn switch(on: bool) -> String {
    if on { "on" } else { "off" }.to_owned()
}

fn read_switch(value: &str) -> std::result::Result<bool, Text> {
    match value {
        "on" | "true" => Ok(true),
        "off" | "false" => Ok(false),
        _ => Err(one_of(SWITCH)),
    }
}

fn one_of(words: &[&str]) -> Text {
    text!("it is one of: {words}", "可以是：{words}", words = listed(words))
}

fn number(value: Option<usize>, none: &str) -> String {
    value.map_or_else(|| none.to_owned(), |value| value.to_string())
}

fn read_number(value: &str, none: &str, least: usize) -> std::result::Result<Option<usize>, Text> {
    if value == none {
        return Ok(None);
    }
    match value.parse() {
        Ok(number) if number >= least => Ok(Some(number)),
        _ => Err(text!(
            "it is a whole number from {least} on, or {none}",
            "应为不小于 {least} 的整数，或 {none}",
            least,
            none
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printer::{Look, Printer};
    use crate::text::Language;
    use std::io::sink;

    fn settings() -> Settings {
        let look = Look::default();
        Settings::of(&Printer::new(sink(), look, sink(), look, Format::Table, Language::English))
    }

    #[test]
    fn each_setting_takes_its_own_words_and_what_it_says_of_itself() {
        for key in KEYS {
            let mut settings = settings();
            for value in key.values.words() {
                key.write(&mut settings, value).expect(value);
                assert_eq!(key.read(&settings), value, "{}", key.name);
                let read = key.read(&settings);
                key.write(&mut settings, &read).expect(&read);
            }
        }
    }

    #[test]
    fn what_cannot_be_set_changes_nothing_and_says_what_can() {
        let mut changed = settings();
        for (name, value, hint) in [
            ("rows", "0", "it is a whole number from 1 on, or all"),
            ("rows", "many", "it is a whole number from 1 on, or all"),
            ("width", "3", "it is a whole number from 20 on, or auto"),
            ("bars", "maybe", "it is one of: on, off"),
            ("lang", "de", "it is one of: en, zh"),
            ("format", "jsn", "`jsn` is not an output format; near it: json"),
        ] {
            let key = find(name).expect(name);
            let wrong = key.write(&mut changed, value).expect_err(value);
            assert!(wrong[0].hints[0].english().starts_with(hint), "{wrong:?}");
        }
        assert_eq!(changed, settings());
    }

    #[test]
    fn an_unknown_setting_names_a_near_one() {
        let hint = |name| find(name).err().expect(name)[0].hints[0].english().to_owned();
        assert_eq!(hint("row"), "near it: rows");
        assert!(hint("zzzzz").starts_with("the settings are format, lang, rows"));
    }
}
