//! Conditions.

use super::writer::{Sort, Writer};

impl Writer<'_, '_> {
    pub fn condition(&mut self, depth: usize) -> String {
        if depth > 0 && self.choices.rarely(3) {
            let (left, right) = (self.condition(depth - 1), self.condition(depth - 1));
            let join = self.choices.of(&[("and", "且"), ("or", "或")]);
            let join = self.word(join.0, join.1);
            return match self.choices.pick(3) {
                0 => format!("{left} {join} {right}"),
                1 => format!("({left} {join} {right})"),
                _ => format!("{} ({left}) {join} {right}", self.word("not", "非")),
            };
        }
        match self.choices.pick(12) {
            0..5 => self.comparison(depth),
            5 => self.between(depth),
            6 => self.membership(),
            7 => {
                let sort = self.sort();
                let is =
                    self.choices.of(&[("is missing", "为空缺"), ("is not missing", "不为 空")]);
                format!("{} {}", self.expression(sort, depth), self.word(is.0, is.1))
            }
            8 => self.text_test(),
            9 => {
                self.choices.of(&["urban", "郊区", "not rural", "城区", "level = \"zone\""]).into()
            }
            10 if self.moved && self.subjects.len() == 1 => {
                let sign = self.choices.of(&["<", ">", "!=", ">="]);
                format!("{} {sign} 0", self.choices.of(&["movement", "位次变化"]))
            }
            10 => format!("({}) = {}", self.comparison(depth), self.word("true", "真")),
            _ => self.comparison(depth),
        }
    }

    fn comparison(&mut self, depth: usize) -> String {
        let sort = self.sort();
        let left = self.expression(sort, depth);
        let right = match self.choices.pick(3) {
            0 => self.expression(sort, depth),
            _ => self.literal(sort),
        };
        let sign = match self.choices.pick(8) {
            0 => self.word("<", "低于"),
            1 => self.word("<=", "不超过"),
            2 => self.word(">", "超过"),
            3 => self.word(">=", "不低于"),
            4 => self.word("=", "等于"),
            5 => self.word("!=", "不等于"),
            6 => "≥",
            _ => "＜",
        };
        format!("{left} {sign} {right}")
    }

    fn between(&mut self, depth: usize) -> String {
        let sort = self.sort();
        let [low, high] = [(); 2].map(|()| self.literal(sort));
        let not = self.choices.of(&["", "", "not "]);
        let (between, and) = (self.word("between", "介于"), self.word("and", "且"));
        format!("{} {not}{between} {low} {and} {high}", self.expression(sort, depth))
    }

    fn membership(&mut self) -> String {
        let not = self.choices.of(&["", "", "not "]);
        match self.choices.pick(3) {
            0 => {
                let sort = match self.sort() {
                    Sort::Rank => Sort::Percent,
                    sort => sort,
                };
                let [one, other] = [(); 2].map(|()| self.literal(sort));
                let value = self.expression(sort, 0);
                format!("{value} {not}{} ({one}, {other})", self.word("in", "属于"))
            }
            _ => {
                let [one, other] = [(); 2].map(|()| self.district());
                let column = self.word("district", "地区");
                format!("{column} {not}{} ({one}, {other})", self.word("in", "属于"))
            }
        }
    }

    fn text_test(&mut self) -> String {
        match self.choices.pick(5) {
            0 => format!(
                "{} {} \"城\"",
                self.word("district", "地区"),
                self.word("contains", "包含")
            ),
            1 => format!("district {} \"湖\"", self.word("starts with", "开头为")),
            2 => format!("地区 not {} \"口\"", self.word("ends with", "结尾为")),
            3 => format!("{} = \"城区\"", self.word("group", "组")),
            _ => format!("district = {}", self.district()),
        }
    }
}
