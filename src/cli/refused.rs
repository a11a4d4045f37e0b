//! A command line that clap refuses, in Chinese.
//!
//! Takes what clap has to tell; gives the same in Chinese, made from the parts that clap keeps of it.
//! In English clap tells it itself.

use super::arguments::NoPeriod;
use crate::text::{Language, Text, listed};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;

/// The whole of it: what is wrong, what is near, how the program is called. Nothing where clap keeps
/// too little to say it.
pub fn in_chinese(told: &Error) -> Option<String> {
    let mut said = format!("错误：{}\n", what(told)?);
    for hint in hints(told) {
        said += &format!("\n  建议：{hint}\n");
    }
    if let Some(usage) = one(told, ContextKind::Usage) {
        said += &format!("\n{}\n", usage.replace("Usage: ", "用法："));
    }
    Some(said + "\n`indiq --help` 列出可用的写法。\n")
}

/// What is wrong, in one sentence.
fn what(told: &Error) -> Option<String> {
    let argument = || one(told, ContextKind::InvalidArg);
    let value = || one(told, ContextKind::InvalidValue);
    Some(match told.kind() {
        ErrorKind::UnknownArgument => format!("不认识参数 `{}`", argument()?),
        ErrorKind::InvalidSubcommand => {
            format!("没有命令 `{}`", one(told, ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::InvalidValue if value()?.is_empty() => format!("`{}` 缺少值", argument()?),
        ErrorKind::InvalidValue => format!("`{}` 不能取值 `{}`", argument()?, value()?),
        ErrorKind::ValueValidation => match because(told) {
            Some(because) => format!("`{}` 的值不对：{because}", argument()?),
            None => format!("`{}` 不能取值 `{}`", argument()?, value()?),
        },
        ErrorKind::TooManyValues => format!("`{}` 的值太多：`{}`", argument()?, value()?),
        ErrorKind::TooFewValues => format!("`{}` 的值太少", argument()?),
        ErrorKind::WrongNumberOfValues => format!("`{}` 的值个数不对", argument()?),
        ErrorKind::NoEquals => format!("`{}` 与值之间要写 `=`", argument()?),
        ErrorKind::MissingRequiredArgument => {
            format!("缺少参数：{}", list(told, ContextKind::InvalidArg)?)
        }
        ErrorKind::ArgumentConflict => {
            let (this, other) = (argument()?, list(told, ContextKind::PriorArg));
            match other {
                Some(other) if other != quoted(&this) => {
                    format!("`{this}` 不能与 {other} 一起用")
                }
                _ => format!("`{this}` 只能写一次"),
            }
        }
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::InvalidUtf8 => "参数不是 UTF-8 文本".to_owned(),
        _ => return None,
    })
}

/// Why a value is none: what reads periods says it.
fn because(told: &Error) -> Option<String> {
    let NoPeriod(why) = told.source()?.downcast_ref()?;
    Some(why.in_language(Language::Chinese).to_owned())
}

/// What would be right.
fn hints(told: &Error) -> Vec<String> {
    let of = |kind, words: &str| list(told, kind).map(|found| format!("{words}{found}"));
    let near =
        [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    let near = near.into_iter().filter_map(|kind| of(kind, "相近的有："));
    near.chain(of(ContextKind::ValidValue, "可取的值有：")).collect()
}

/// A part that is one text.
fn one(told: &Error, kind: ContextKind) -> Option<String> {
    match told.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}

/// A part that is one text or several, quoted.
fn list(told: &Error, kind: ContextKind) -> Option<String> {
    let several = match told.get(kind)? {
        ContextValue::String(text) => vec![quoted(text)],
        ContextValue::Strings(texts) => texts.iter().map(|text| quoted(text)).collect(),
        _ => return None,
    };
    let listed: Text = listed(several);
    (!listed.is_empty()).then(|| listed.in_language(Language::Chinese).to_owned())
}

fn quoted(text: &str) -> String {
    format!("`{text}`")
}

#[cfg(test)]
mod tests {
    use super::super::arguments::Arguments;
    use super::super::chinese::spoken;
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn each_refusal_is_said_in_chinese() {
        let said = |line: &str| {
            let words = std::iter::once("indiq").chain(line.split_whitespace());
            let command = spoken(Arguments::command(), Language::Chinese);
            let told = command.try_get_matches_from(words).expect_err(line);
            in_chinese(&told).unwrap_or_else(|| panic!("{line}: {told}"))
        };
        for (line, parts) in [
            ("--catalg a", &["不认识参数 `--catalg`", "相近的有：`--catalog`", "用法：indiq"][..]),
            ("--period 2023Q5", &["`--period <期间>` 的值不对：一年有四个季度"]),
            ("--period", &["`--period <期间>` 缺少值"]),
            ("--format tabel", &["不能取值 `tabel`", "相近的有：`table`", "可取的值有：`table`、"]),
            ("run", &["缺少参数：`<文件>...`"]),
            ("--lang en --lang zh", &["`--lang <语言>` 只能写一次"]),
            ("completions", &["缺少参数：`<SHELL>`"]),
        ] {
            let said = said(line);
            for part in parts {
                assert!(said.contains(part), "{part} is not in\n{said}");
            }
            assert!(!said.contains("Usage") && !said.contains("error"), "{said}");
        }
    }
}
