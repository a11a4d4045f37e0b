//! Queries: a verb, its subjects, and the clauses that the verb takes.

use super::writer::Writer;

/// How many indicators have amounts; they come first.
pub const WITH_AMOUNTS: usize = 5;
const INDICATORS: usize = 8;

impl Writer<'_, '_> {
    pub fn choose_subjects(&mut self, most: usize) {
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

    pub fn query(&mut self) -> String {
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

    pub fn of_rank(&mut self) -> Vec<String> {
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

    pub fn of_list(&mut self) -> Vec<String> {
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

    pub fn of_total(&mut self) -> Vec<String> {
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

    pub fn of_count(&mut self) -> Vec<String> {
        let mut clauses = vec![];
        let many = self.choices.rarely(6);
        self.rows(&mut clauses, many);
        if self.choices.rarely(3) {
            clauses.push(self.per(many));
        }
        clauses
    }

    pub fn of_compare(&mut self) -> Vec<String> {
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

    pub fn of_trend(&mut self) -> Vec<String> {
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
}
