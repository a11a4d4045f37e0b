//! Clauses.

use super::writer::Writer;

impl Writer<'_, '_> {
    /// The clauses that say which rows.
    pub fn rows(&mut self, clauses: &mut Vec<String>, many: bool) {
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

    pub fn condition_clause(&mut self) -> String {
        format!(" {} {}", self.word("where", "其中"), self.condition(2))
    }

    pub fn population(&mut self) -> String {
        match self.choices.pick(3) {
            0 => self.choices.of(&["urban", "郊区", "not 城区"]).to_owned(),
            1 => self.choices.of(&["level = \"county\"", "层级 不等于 \"zone\""]).to_owned(),
            _ => self.condition(1),
        }
    }

    pub fn at(&mut self) -> String {
        format!(" {} {}", self.word("at", "在"), self.reference())
    }

    pub fn span(&mut self) -> String {
        let from = format!(" {} {}", self.word("from", "从"), self.period());
        let to = format!(" {} {}", self.word("to", "到"), self.period());
        match self.choices.pick(3) {
            0 => from + &to,
            1 => from,
            _ => to,
        }
    }

    pub fn per(&mut self, many: bool) -> String {
        let of = match many {
            true => self.choices.of(&[("period", "期"), ("period", "期"), ("group", "组")]),
            false if self.world.catalog.districts.iter().all(|one| one.parent.is_none()) => {
                self.choices.of(&[("group", "组"), ("level", "层级")])
            }
            false => self.choices.of(&[("group", "组"), ("level", "层级"), ("city", "city")]),
        };
        format!(" {} {}", self.word("per", "每"), self.word(of.0, of.1))
    }

    pub fn cut(&mut self) -> String {
        let end = self.choices.of(&[("top", "前"), ("bottom", "后")]);
        format!(" {} {}", self.word(end.0, end.1), 1 + self.choices.pick(4))
    }

    pub fn perhaps_by(&mut self, clauses: &mut Vec<String>, can: bool) -> bool {
        let does = can && self.choices.rarely(3);
        if does {
            let key = self.value(2);
            let direction = self.choices.of(&[("", ""), (" asc", " 升序"), (" desc", " 降序")]);
            let direction = self.word(direction.0, direction.1);
            clauses.push(format!(" {} {key}{direction}", self.word("by", "按")));
        }
        does
    }

    pub fn perhaps_show(&mut self, clauses: &mut Vec<String>) {
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
