//! Statements: queries, cards, texts, and what is declared for them.

use super::query::WITH_AMOUNTS;
use super::writer::{Sort, Writer};

impl Writer<'_, '_> {
    /// Some statements, one a line.
    pub fn script(&mut self) -> Vec<String> {
        let mut lines = vec![];
        for _ in 0..1 + self.choices.pick(9) {
            lines.extend(self.statements());
        }
        lines
    }

    /// A statement, behind what it needs.
    fn statements(&mut self) -> Vec<String> {
        (self.moved, self.summed, self.bare) = (false, false, true);
        match self.choices.pick(20) {
            0 => self.result(),
            1 => self.defined_measure(),
            2 => self.defined_indicator(),
            3 => {
                let sort = self.choices.of(&[Sort::Percent, Sort::Points, Sort::Number]);
                let name = self.choices.of(&["threshold", "下限"]);
                self.params.retain(|(known, _)| known != name);
                let text =
                    format!("{} {name} = {}", self.word("param", "参数"), self.literal(sort));
                self.params.push((name.to_owned(), sort));
                vec![text]
            }
            4 => vec![self.printed()],
            5 => {
                let (one, other) = (self.child(), self.child());
                let is_one = self.find(&one) == self.find(&other);
                let verb = match is_one {
                    true => self.word("show", "查看"),
                    false => self.choices.of(&["show", "查看", "compare", "比较"]),
                };
                let districts = if is_one { one } else { format!("{one}, {other}") };
                let at = if self.choices.rarely(3) { self.at() } else { String::new() };
                vec![format!("{verb} {districts}{at}")]
            }
            6 => vec![format!("{} {}", self.word("explain", "解释"), self.query())],
            _ => vec![self.query()],
        }
    }

    /// `let late = …`, and a statement about it.
    fn result(&mut self) -> Vec<String> {
        self.choose_subjects(1);
        let subject = self.indicator_name(self.subjects[0]);
        let verb = self.choices.of(&[("rank", "排名"), ("list", "列出")]);
        let verb = self.word(verb.0, verb.1);
        let mut clauses = vec![];
        if self.choices.pick(3) > 0 {
            clauses.push(self.condition_clause());
        }
        let mut first = format!("{} late = {verb} {subject}", self.word("let", "令"));
        first += &clauses.concat();
        let next = match self.choices.pick(4) {
            0 if self.subjects[0] < WITH_AMOUNTS => format!("{} late", self.word("total", "合计")),
            1 => {
                let condition = self.condition(1);
                format!(
                    "{} late {} {condition}",
                    self.word("count", "计数"),
                    self.word("where", "其中")
                )
            }
            2 => {
                let key = self.value(1);
                format!("{} late {} {key}", self.word("rank", "排名"), self.word("by", "按"))
            }
            _ => {
                let condition = self.condition(1);
                format!(
                    "{} late {} {condition}",
                    self.word("list", "列出"),
                    self.word("where", "其中")
                )
            }
        };
        vec![first, next]
    }

    fn defined_measure(&mut self) -> Vec<String> {
        self.subjects = vec![self.choices.pick(2)];
        let name = self.choices.of(&["lag", "落后"]);
        let value = self.definition();
        let define = format!("{} {name} = {value}", self.word("define", "定义"));
        let subject = self.indicator_name(self.subjects[0]);
        let use_it = match self.choices.pick(2) {
            0 => format!("list {subject} show {name}, actual"),
            _ => format!("rank {subject} by {name} show {name}"),
        };
        vec![define, use_it]
    }

    fn defined_indicator(&mut self) -> Vec<String> {
        (self.subjects, self.bare) = (vec![self.choices.pick(2)], false);
        let value = self.definition();
        let define = format!("{} composite = {value}", self.word("define", "定义"));
        let use_it = self.choices.of(&[
            "rank composite",
            "list composite",
            "rank composite per group top 2",
            "count composite where actual is missing",
        ]);
        vec![define, use_it.to_owned()]
    }

    /// A value that takes a figure for certain.
    fn definition(&mut self) -> String {
        let sort = match self.sort() {
            Sort::Rank => Sort::Percent,
            sort => sort,
        };
        let figure = self.figure(sort);
        let other = self.expression(sort, 2);
        self.choices.of(&[format!("coalesce({figure}, {other})"), format!("({figure} + {other})")])
    }

    fn printed(&mut self) -> String {
        self.choose_subjects(1);
        self.bare = false;
        let subject = self.indicator_name(self.subjects[0]);
        self.summed = true;
        let value = match self.choices.pick(4) {
            0 => format!("{} {} {subject}", self.word("count", "计数"), self.word("of", "关于")),
            1 => format!("{} of {subject}", self.word("names", "名单")),
            2 => {
                let measures = self.measures(self.subjects[0]);
                let measure = measures.first().map_or("rank", |(measure, _)| measure.id());
                format!("{subject}.{measure} of {}{}", self.child(), self.at())
            }
            _ => {
                let measures = self.measures(self.subjects[0]);
                match measures.first() {
                    Some((measure, _)) if self.choices.rarely(2) => {
                        format!("mean({subject}.{})", measure.id())
                    }
                    Some((_, sort)) => self.aggregate(*sort),
                    None => format!("names of {subject}"),
                }
            }
        };
        format!("{} \"= {{{value}}}\"", self.word("print", "打印"))
    }
}
