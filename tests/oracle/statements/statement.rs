//! Statements: verbs, subjects, clauses, and what is declared before them.

use super::writer::{Sort, Writer};

/// How many indicators have amounts; they come first.
const WITH_AMOUNTS: usize = 5;
const INDICATORS: usize = 8;

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

    fn choose_subjects(&mut self, most: usize) {
        let count = 1 + self.choices.pick(most);
        let of = self.choices.of(&[2, 2, WITH_AMOUNTS, WITH_AMOUNTS, INDICATORS]);
        let mut subjects: Vec<usize> = vec![];
        for _ in 0..count {
            let place = self.choices.pick(of);
            if !subjects.contains(&place) {
                subjects.push(place);
            }
        }
        self.subjects = subjects;
    }

    fn query(&mut self) -> String {
        let verb = self.choices.of(&[
            ("rank", "排名"),
            ("rank", "排名"),
            ("list", "列出"),
            ("list", "列出"),
            ("total", "合计"),
            ("count", "计数"),
            ("compare", "比较"),
            ("trend", "趋势"),
        ]);
        let most = match verb.0 {
            "rank" | "list" | "total" => self.choices.of(&[1, 1, 2]),
            _ => 1,
        };
        self.choose_subjects(most);
        if matches!(verb.0, "total" | "trend") {
            // Ranks, scores and rates have no totals.
            self.subjects.retain(|place| *place < WITH_AMOUNTS);
            if self.subjects.is_empty() {
                self.subjects.push(0);
            }
        }
        self.bare = self.subjects.len() == 1;
        let names: Vec<String> =
            self.subjects.clone().into_iter().map(|at| self.indicator_name(at)).collect();
        let mut clauses = match verb.0 {
            "rank" => self.of_rank(),
            "list" => self.of_list(),
            "total" => self.of_total(),
            "count" => self.of_count(),
            "compare" => self.of_compare(),
            _ => self.of_trend(),
        };
        // Their order has no meaning.
        if self.choices.rarely(2) {
            clauses.reverse();
        }
        format!("{} {}{}", self.word(verb.0, verb.1), names.join(", "), clauses.concat())
    }

    fn of_rank(&mut self) -> Vec<String> {
        let mut clauses = vec![];
        self.moved = self.choices.rarely(4);
        if self.moved {
            clauses.push(format!(" {} {}", self.word("versus", "对比"), self.elsewhere()));
        }
        let many = !self.moved && self.choices.rarely(6);
        self.perhaps_by(&mut clauses, self.subjects.len() == 1);
        self.rows(&mut clauses, many);
        if self.choices.rarely(4) {
            clauses.push(self.per(many));
        }
        if self.choices.rarely(4) {
            clauses.push(self.cut());
        }
        self.perhaps_show(&mut clauses);
        clauses
    }

    fn of_list(&mut self) -> Vec<String> {
        let mut clauses = vec![];
        let many = self.choices.rarely(5);
        let ordered = self.perhaps_by(&mut clauses, true);
        self.rows(&mut clauses, many);
        if ordered && self.choices.rarely(3) {
            clauses.push(self.cut());
        }
        if self.choices.rarely(8) {
            clauses.push(self.per(many));
        }
        self.perhaps_show(&mut clauses);
        clauses
    }

    fn of_total(&mut self) -> Vec<String> {
        let mut clauses = vec![];
        let many = self.choices.rarely(5);
        self.rows(&mut clauses, many);
        if self.choices.rarely(3) {
            clauses.push(self.per(many));
        }
        if self.choices.rarely(3) {
            self.summed = true;
            let sort = self.sort();
            let columns = [self.aggregate(sort), self.aggregate(sort)];
            let shown = match columns[0] == columns[1] {
                true => columns[0].clone(),
                false => columns.join(", "),
            };
            clauses.push(format!(" {} {shown}", self.word("show", "显示")));
        }
        clauses
    }

    fn of_count(&mut self) -> Vec<String> {
        let mut clauses = vec![];
        let many = self.choices.rarely(6);
        self.rows(&mut clauses, many);
        if self.choices.rarely(3) {
            clauses.push(self.per(many));
        }
        clauses
    }

    fn of_compare(&mut self) -> Vec<String> {
        let mut clauses = vec![];
        if self.choices.pick(3) > 0 {
            clauses.push(format!(" {} {}", self.word("versus", "相比"), self.elsewhere()));
        }
        self.rows(&mut clauses, false);
        if self.choices.rarely(4) {
            let place = self.subjects[0];
            let measures = self.measures(place);
            if let Some((measure, _)) = measures.first() {
                let name = self.measure_name(place, *measure);
                clauses.push(format!(" {} {name}", self.word("show", "显示")));
            }
        }
        clauses
    }

    fn of_trend(&mut self) -> Vec<String> {
        let mut clauses = vec![];
        if self.choices.rarely(2) {
            clauses.push(self.span());
        }
        if self.choices.rarely(2) {
            clauses.push(format!(" {} {}", self.word("of", "关于"), self.child()));
        }
        if self.choices.rarely(4) {
            clauses.push(format!(" {} {}", self.word("among", "限于"), self.population()));
        }
        clauses
    }

    /// The clauses that say which rows.
    fn rows(&mut self, clauses: &mut Vec<String>, many: bool) {
        if many {
            clauses.push(self.span());
        } else if self.choices.rarely(3) {
            clauses.push(self.at());
        }
        if self.choices.rarely(4) {
            clauses.push(format!(" {} {}", self.word("among", "限于"), self.population()));
        }
        if self.choices.rarely(2) {
            clauses.push(self.condition_clause());
        }
        if self.choices.rarely(10) {
            let [one, other] = [(); 2].map(|()| self.child());
            let names = if one == other { one } else { format!("{one}, {other}") };
            clauses.push(format!(" {} {names}", self.word("of", "关于")));
        }
    }

    fn condition_clause(&mut self) -> String {
        format!(" {} {}", self.word("where", "其中"), self.condition(2))
    }

    fn population(&mut self) -> String {
        match self.choices.pick(3) {
            0 => self.choices.of(&["urban", "郊区", "not 城区"]).to_owned(),
            1 => self.choices.of(&["level = \"county\"", "层级 不等于 \"zone\""]).to_owned(),
            _ => self.condition(1),
        }
    }

    fn at(&mut self) -> String {
        format!(" {} {}", self.word("at", "在"), self.reference())
    }

    fn span(&mut self) -> String {
        let from = format!(" {} {}", self.word("from", "从"), self.period());
        let to = format!(" {} {}", self.word("to", "到"), self.period());
        match self.choices.pick(3) {
            0 => from + &to,
            1 => from,
            _ => to,
        }
    }

    fn per(&mut self, many: bool) -> String {
        let of = match many {
            true => self.choices.of(&[("period", "期"), ("period", "期"), ("group", "组")]),
            false if self.world.catalog.districts.iter().all(|one| one.parent.is_none()) => {
                self.choices.of(&[("group", "组"), ("level", "层级")])
            }
            false => self.choices.of(&[("group", "组"), ("level", "层级"), ("city", "city")]),
        };
        format!(" {} {}", self.word("per", "每"), self.word(of.0, of.1))
    }

    fn cut(&mut self) -> String {
        let end = self.choices.of(&[("top", "前"), ("bottom", "后")]);
        format!(" {} {}", self.word(end.0, end.1), 1 + self.choices.pick(4))
    }

    fn perhaps_by(&mut self, clauses: &mut Vec<String>, can: bool) -> bool {
        let does = can && self.choices.rarely(3);
        if does {
            let key = self.value(2);
            let direction = self.choices.of(&[("", ""), (" asc", " 升序"), (" desc", " 降序")]);
            let direction = self.word(direction.0, direction.1);
            clauses.push(format!(" {} {key}{direction}", self.word("by", "按")));
        }
        does
    }

    fn perhaps_show(&mut self, clauses: &mut Vec<String>) {
        if self.choices.rarely(3) {
            let mut columns: Vec<String> = vec![];
            for _ in 0..1 + self.choices.pick(3) {
                let one = self.value(2);
                if !columns.contains(&one) {
                    columns.push(one);
                }
            }
            clauses.push(format!(" {} {}", self.word("show", "显示"), columns.join(", ")));
        }
    }
}
