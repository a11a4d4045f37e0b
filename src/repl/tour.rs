//! `.tour`: the language in a few steps, on the sample.
//!
//! Each step says something and puts a statement behind the prompt, which Enter runs, as it is or
//! changed. The tables that were open before come back at the end.

use super::Repl;
use super::commands::Wrong;
use crate::session::{Open, Session};
use crate::text::{Text, text};
use std::io;

/// What ends it.
pub const STOP: &str = ".tour stop";

/// A step: what is said, and the statement that stands behind the prompt.
struct Step {
    says: Text,
    statement: Text,
}

const STEPS: &[Step] = &[
    Step {
        says: text!(
            "The sample is a table of a city: 13 districts, and what each has done of its
year's target by the end of March. `rank` puts them in order. Press Enter to
run the statement.",
            "样例是一张市级报表：13 个县区，到三月底各完成全年目标的多少。`排名` 给它们排序。
按回车运行这条语句。"
        ),
        statement: text!("rank domestic", "排名 内资"),
    },
    Step {
        says: text!(
            "A bar beside progress has reached the mark │ where 25% of the year has gone by.
`where` shows only some rows; their ranks stay those among all.",
            "进度旁的条形到达标记 │，就赶上了已过去的 25% 时间。
`其中` 只显示一部分行，名次仍是全体中的名次。"
        ),
        statement: text!(
            "rank domestic where progress < schedule",
            "排名 内资 其中 进度 < 序时进度"
        ),
    },
    Step {
        says: text!(
            "The rows that were shown last are called _ and can be asked further.",
            "刚才显示的各行叫 `_`，可以接着查询。"
        ),
        statement: text!("list _ show progress, gap, yoy", "列出 _ 显示 进度, 进度差, 同比"),
    },
    Step {
        says: text!(
            "Units are checked before anything runs. This one lacks its % sign: see what it
says, then add the sign, or press Enter on the next line.",
            "单位在运行前就检查。这一条少了 %：看看它怎么说，
再补上 %，或在下一行直接按回车。"
        ),
        statement: text!("list domestic where progress < 25", "列出 内资 其中 进度 < 25"),
    },
    Step {
        says: text!(
            "A total adds up what can be added, and says what the source prints.",
            "合计只加能加的，并列出来源公布的数。"
        ),
        statement: text!("total domestic", "合计 内资"),
    },
    Step {
        says: text!("All figures of one district make a card.", "一个县区的全部数据是一张卡片。"),
        statement: text!("show 恒口", "显示 恒口"),
    },
    Step {
        says: text!(
            "What has to be so is a check; a report says which rows do not hold.",
            "必须成立的事写成检查；报告指出哪些行不成立。"
        ),
        statement: text!(
            "check pace for domestic: progress >= schedule fail above 10%",
            "检查 进度达标 针对 内资: 进度 >= 序时进度 失败 超过 10%"
        ),
    },
];

/// Where somebody is on the tour.
pub struct Tour {
    step: usize,
    /// What was open before, unless that was the sample.
    before: Option<(Session, Open)>,
}

impl Tour {
    /// Begins at the first step, on the sample.
    pub fn begin(repl: &mut Repl) -> Result<(), Wrong> {
        repl.leave_tour()?;
        let on_sample = repl.open.is_sample();
        let mut before = None;
        if !on_sample {
            let sample = Open { language: repl.settings.language, ..repl.open.of_sample() };
            let Some(fresh) = repl.session_on(&sample)? else { return Ok(()) };
            let session = std::mem::replace(&mut repl.session, fresh);
            before = Some((session, std::mem::replace(&mut repl.open, sample)));
        }
        repl.tour = Some(Self { step: 0, before });
        repl.printer.tell(&text!(
            "{count} steps; Ctrl-C or .tour stop ends the tour",
            "共 {count} 步；Ctrl-C 或 .tour stop 随时结束",
            count = STEPS.len()
        ))?;
        Ok(repl.tell_step()?)
    }
}

impl Repl<'_, '_> {
    /// The statement that stands behind the prompt, where somebody is on the tour.
    pub(super) fn offered(&self) -> Option<&'static str> {
        let step = STEPS.get(self.tour.as_ref()?.step)?;
        Some(step.statement.in_language(self.settings.language))
    }

    /// The next step, or the end, unless what was entered failed. The statement of a step is one also
    /// where it has a mistake: that was to be seen.
    pub(super) fn go_on_with_tour(&mut self, entered: &str, worked: bool) -> io::Result<()> {
        let offered = self.offered();
        let Some(tour) = &mut self.tour else { return Ok(()) };
        if !worked && offered.is_none_or(|offered| offered != entered.trim()) {
            return Ok(());
        }
        tour.step += 1;
        if tour.step < STEPS.len() {
            return self.tell_step();
        }
        self.printer.tell(&text!(
            "That was the tour. `help` lists the statements, .help the commands, `describe`
what the data holds; .open opens tables of one's own, .save keeps what was
typed as a script.",
            "到此结束。`帮助` 列出语句，.help 列出命令，`描述` 说明数据；
.open 打开自己的表格，.save 把输入过的语句存成脚本。"
        ))?;
        self.end_tour()
    }

    /// Ends the tour before its end, if somebody is on it.
    pub(super) fn leave_tour(&mut self) -> io::Result<()> {
        if self.tour.is_none() {
            return Ok(());
        }
        self.printer.tell(&text!(
            "the tour has ended; .tour begins it again",
            "已结束；.tour 可重新开始"
        ))?;
        self.end_tour()
    }

    fn end_tour(&mut self) -> io::Result<()> {
        let Some(Tour { before: Some((session, open)), .. }) = self.tour.take() else {
            return Ok(());
        };
        (self.session, self.open) = (session, open);
        let opened = super::opened(&self.open);
        self.printer.tell(&opened)
    }

    fn tell_step(&mut self) -> io::Result<()> {
        let Some(tour) = &self.tour else { return Ok(()) };
        let Some(step) = STEPS.get(tour.step) else { return Ok(()) };
        let (number, count, says) = (tour.step + 1, STEPS.len(), &step.says);
        self.printer.say("")?;
        self.printer.tell(&text!(
            "{number}/{count}\n{says}",
            "{number}/{count}\n{says}",
            number,
            count,
            says
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::STEPS;
    use crate::session::{Open, Session};
    use crate::source::Sources;
    use crate::text::Language;

    #[test]
    fn every_step_holds_in_both_languages_but_the_one_that_shows_a_mistake() {
        for language in Language::ALL {
            let mut sources = Sources::default();
            let open = Open { language, ..Open::default() };
            let mut session = Session::open(&open, &mut sources).expect("the sample").value;
            session.name_last_rows();
            for (at, step) in STEPS.iter().enumerate() {
                let id = sources.add("step", step.statement.in_language(language));
                let checked = session.check(&[id], &mut sources);
                assert_eq!(checked.is_sound(), at != 3, "{:?}", checked.diagnostics);
                for statement in &checked.statements {
                    session.run(statement, &mut sources).expect("it runs");
                }
            }
        }
    }
}
