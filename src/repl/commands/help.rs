//! `.help`, `.tour`

use super::{Acted, COMMANDS, Flow, Said, find, page};
use crate::output::{Block, Page};
use crate::repl::Repl;
use crate::repl::tour::Tour;
use crate::syntax::keywords::Keyword;
use crate::text::{Language, Text, text};

/// The commands, one of them, or what the language has to say of a topic.
pub(super) fn help(repl: &mut Repl, words: &[String]) -> Acted {
    let Some(topic) = words.first() else { return page(all()) };
    if matches!(topic.as_str(), "keys" | "按键" | "键") {
        return page(keys());
    }
    if topic.starts_with('.') {
        return page(of_command(topic)?);
    }
    let dotted = format!(".{topic}");
    if Keyword::of(topic).is_none()
        && let Ok(found) = of_command(&dotted)
    {
        return page(found);
    }
    let flow = repl.aside(&format!("help {topic}"))?;
    Ok((flow, Said::Nothing))
}

fn call(command: &super::Command) -> Text {
    Text::made(command.call(Language::English), command.call(Language::Chinese))
}

fn of_command(name: &str) -> Result<Page, super::Wrong> {
    let command = find(name)?;
    let blocks = vec![Block::Text(command.about.clone()), Block::Text(command.more.clone())];
    let kept =
        blocks.into_iter().filter(|one| !matches!(one, Block::Text(text) if text.is_empty()));
    Ok(Page { title: call(command), blocks: kept.collect() })
}

fn all() -> Page {
    let rows = COMMANDS.iter().map(|command| vec![call(command), command.about.clone()]);
    let keys = text!(
        "Enter runs what is typed, unless a bracket, string, comma or operator is open;
Alt-Enter adds a line, Tab completes, Ctrl-R searches the history, Ctrl-C clears the line or ends what runs, Ctrl-D leaves.
`help` and `help rank` tell about the language, `describe` about the data, .help .save about a command, .help keys about the keys.",
        "回车运行已输入的内容，除非括号、引号、逗号或运算符还没有写完；
Alt-回车 换行，Tab 补全，Ctrl-R 查找历史，Ctrl-C 清除当前行或中断运行，Ctrl-D 退出。
`帮助` 和 `帮助 排名` 介绍语言，`描述` 说明数据，.help .save 说明一条命令，.help 按键 说明按键。"
    );
    Page {
        title: text!("commands", "命令"),
        blocks: vec![Block::Table { headers: vec![], rows: rows.collect() }, Block::Text(keys)],
    }
}

/// What each key does.
fn keys() -> Page {
    let rows = [
        (
            text!("Enter", "回车"),
            text!(
                "run what is typed; where a bracket or an operator is open, a new line",
                "运行；括号或运算符没有写完时换行"
            ),
        ),
        (text!("Alt-Enter", "Alt-回车"), text!("a new line", "换行")),
        (
            text!("an empty line", "空行"),
            text!("end a statement that is not finished", "结束没有写完的语句"),
        ),
        (
            text!("Tab", "Tab"),
            text!("complete the word, or list what could stand there", "补全，或列出可以写的词"),
        ),
        (text!("→ at the end", "行尾的 →"), text!("take the grey text", "采用灰色文字")),
        (text!("↑ ↓", "↑ ↓"), text!("earlier and later entries", "上一条、下一条")),
        (text!("Ctrl-R", "Ctrl-R"), text!("search the history", "查找历史")),
        (
            text!("Ctrl-C", "Ctrl-C"),
            text!("clear the line, or end what runs", "清除当前行，或中断运行"),
        ),
        (text!("Ctrl-L", "Ctrl-L"), text!("clear the screen", "清屏")),
        (text!("Ctrl-D", "Ctrl-D"), text!("leave", "退出")),
    ];
    let rows = rows.into_iter().map(|(key, what)| vec![key, what]).collect();
    let more = text!(".set keys vi edits the line as vi does", ".set keys vi 按 vi 的键位编辑");
    Page {
        title: text!("keys", "按键"),
        blocks: vec![Block::Table { headers: vec![], rows }, Block::Text(more)],
    }
}

/// Begins the tour, or ends it.
pub(super) fn tour(repl: &mut Repl, words: &[String]) -> Acted {
    match words.first().map(String::as_str) {
        Some("stop") => repl.leave_tour()?,
        Some(_) => {
            return Err(
                super::usage(text!("`.tour` takes `stop`", "`.tour` 后面只能写 `stop`")).into()
            );
        }
        None => Tour::begin(repl)?,
    }
    Ok((Flow::Learn, Said::Nothing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_has_a_line_for_every_command_and_a_page_of_its_own() {
        let Page { blocks, .. } = all();
        let Block::Table { rows, .. } = &blocks[0] else { panic!("a table comes first") };
        assert_eq!(rows.len(), COMMANDS.len());
        for command in COMMANDS {
            let Ok(page) = of_command(command.name) else { panic!("{}", command.name) };
            for language in Language::ALL {
                assert!(page.title.in_language(language).starts_with(command.name));
            }
        }
    }
}
