//! Expressions of a wanted sort, as somebody would write them.

use super::writer::{Sort, Writer};
use indiq::catalog::{Kind, Measure};

impl Writer<'_, '_> {
    /// A sort that a measure of a subject is of.
    pub fn sort(&mut self) -> Sort {
        let place = self.choices.of(&self.subjects.clone());
        let measures = self.measures(place);
        match measures.as_slice() {
            [] => Sort::Number,
            there => self.choices.of(there).1,
        }
    }

    /// An expression of some sort.
    pub fn value(&mut self, depth: usize) -> String {
        let sort = self.sort();
        self.expression(sort, depth)
    }

    pub fn expression(&mut self, sort: Sort, depth: usize) -> String {
        if depth == 0 || self.choices.pick(3) == 0 {
            return self.leaf(sort);
        }
        match self.choices.pick(10) {
            0..4 => self.operation(sort, depth - 1),
            4 => self.conditional(sort, depth - 1),
            5 => {
                let function = self.choices.of(&[("min", "最小"), ("max", "最大")]);
                self.call(function, sort, 2, depth - 1)
            }
            6 => self.call(("coalesce", "首个非空"), sort, 2, depth - 1),
            7 if sort != Sort::Rank => self.call(("abs", "绝对"), sort, 1, depth - 1),
            8 if sort != Sort::Rank => {
                let (round, inner) =
                    (self.word("round", "四舍五入"), self.expression(sort, depth - 1));
                format!("{round}({inner}, {})", self.choices.pick(3))
            }
            _ => self.leaf(sort),
        }
    }

    fn call(
        &mut self,
        (english, chinese): (&'static str, &'static str),
        sort: Sort,
        count: usize,
        depth: usize,
    ) -> String {
        let name = self.word(english, chinese);
        let arguments: Vec<String> = (0..count).map(|_| self.expression(sort, depth)).collect();
        format!("{name}({})", arguments.join(", "))
    }

    fn conditional(&mut self, sort: Sort, depth: usize) -> String {
        let (case, when) = (self.word("case", "分情况"), self.word("when", "当"));
        let (then, end) = (self.word("then", "则"), self.word("end", "结束"));
        let condition = self.condition(depth.min(1));
        let mut text = format!("{case} {when} {condition} {then} {}", self.expression(sort, depth));
        if self.choices.pick(3) > 0 {
            text += &format!(" {} {}", self.word("else", "否则"), self.expression(sort, depth));
        }
        format!("{text} {end}")
    }

    /// An operation that gives the sort.
    fn operation(&mut self, sort: Sort, depth: usize) -> String {
        let (left, sign, right) = match (sort, self.choices.pick(3)) {
            (Sort::Percent, 0) => {
                let place = self.choices.of(&self.subjects.clone());
                match self.measures(place).first() {
                    Some((_, amount @ Sort::Amount(_))) => (*amount, "/", *amount),
                    _ => (Sort::Percent, "*", Sort::Number),
                }
            }
            (Sort::Percent, _) => (Sort::Percent, self.choices.of(&["+", "-"]), Sort::Points),
            (Sort::Points, 0) => (Sort::Percent, self.choices.of(&["-", "−"]), Sort::Percent),
            (Sort::Number, 0) => (Sort::Percent, self.choices.of(&["/", "÷"]), Sort::Percent),
            (Sort::Amount(_), 0) => (sort, self.choices.of(&["*", "×"]), Sort::Percent),
            (Sort::Amount(_) | Sort::Score, 1) => {
                (sort, self.choices.of(&["*", "/"]), Sort::Number)
            }
            (Sort::Rank, _) => return self.leaf(sort),
            _ => (sort, self.choices.of(&["+", "-"]), sort),
        };
        let left = self.expression(left, depth);
        format!("({left} {sign} {})", self.expression(right, depth))
    }

    /// A measure of the subject; a literal only where it has none of the sort.
    pub fn figure(&mut self, sort: Sort) -> String {
        let place = self.subjects[0];
        let mut measures = self.measures(place);
        measures.retain(|(_, of)| *of == sort);
        match measures.as_slice() {
            [] => self.literal(sort),
            there => {
                let (measure, _) = self.choices.of(there);
                self.measure_name(place, measure)
            }
        }
    }

    fn leaf(&mut self, sort: Sort) -> String {
        let params = self.params.iter().filter(|(_, of)| *of == sort);
        let params: Vec<String> = params.map(|(name, _)| name.clone()).collect();
        match self.choices.pick(12) {
            0..6 => self.measure(sort),
            6 | 7 => self.aggregate(sort),
            8 if !self.summed => {
                let at = self.word("at", "在");
                let measure = self.measure(sort);
                format!("({measure} {at} {})", self.elsewhere())
            }
            9 if !params.is_empty() => self.choices.of(&params),
            _ => self.literal(sort),
        }
    }

    /// A measure of the sort; a literal where there is none.
    fn measure(&mut self, sort: Sort) -> String {
        let mut found: Vec<(usize, Measure)> = vec![];
        // Subjects first: figures of others are there too.
        let others = (0..3).filter(|_| self.choices.rarely(6));
        let others: Vec<usize> = others.collect();
        for place in self.subjects.iter().copied().chain(others) {
            let of = self.measures(place).into_iter().filter(|(_, of)| *of == sort);
            found.extend(of.map(|(measure, _)| (place, measure)));
        }
        if found.is_empty() {
            return self.literal(sort);
        }
        let (place, measure) = self.choices.of(&found);
        let name = self.measure_name(place, measure);
        let one = self.indicator(place);
        let is_printed = one.published(measure).is_some();
        let is_stored = is_printed && matches!(measure, Measure::Progress | Measure::Yoy);
        match self.choices.pick(12) {
            10 if is_stored => format!("{}({name})", self.word("published", "公布")),
            11 if measure == Measure::Progress && one.published(Measure::Target).is_some() => {
                format!("{}({name})", self.word("computed", "推算"))
            }
            9 if measure == Measure::Actual => format!("{}({name})", self.word("previous", "上期")),
            _ => name,
        }
    }

    /// What a measure is over the population.
    pub fn aggregate(&mut self, sort: Sort) -> String {
        let of_sort = |(measure, of): &(Measure, Sort)| {
            let fit = [Measure::Actual, Measure::Target, Measure::Progress, Measure::Score];
            *of == sort && fit.contains(measure)
        };
        let places = self.subjects.clone();
        let place = self.choices.of(&places);
        let fit: Vec<(Measure, Sort)> = self.measures(place).into_iter().filter(of_sort).collect();
        if sort == Sort::Number && self.choices.rarely(2) {
            let condition = self.condition(0);
            return format!("{}({condition})", self.word("count", "计数"));
        }
        if fit.is_empty() {
            return self.measure(sort);
        }
        let (measure, _) = self.choices.of(&fit);
        let one = self.indicator(place);
        let is_ratio = measure == Measure::Progress;
        let can_add = one.kind != Kind::Rate
            && measure != Measure::Score
            && (!is_ratio || one.published(Measure::Target).is_some());
        let (english, chinese) = self.choices.of(&[
            ("mean", "平均"),
            ("median", "中位数"),
            ("min", "最小"),
            ("max", "最大"),
            ("total", "合计"),
        ]);
        let (english, chinese) = match english {
            "total" if !can_add => ("mean", "平均"),
            _ => (english, chinese),
        };
        format!("{}({})", self.word(english, chinese), self.measure_name(place, measure))
    }

    pub fn literal(&mut self, sort: Sort) -> String {
        let texts: &[&str] = match sort {
            Sort::Amount(place) => match self.indicator(place).id.as_str() {
                "investment" => &["30亿元", "2.5亿元", "122500万元", "0", "41.25亿", "7.75亿元"],
                "exports" => &["30万美元", "0", "0.25亿美元", "412500美元"],
                "complaints" => &["30件", "0件", "2件"],
                _ => &["30个", "0", "2个", "100个"],
            },
            Sort::Percent => &["25%", "0%", "24.75%", "100%", "２５％"],
            Sort::Points => &["0pp", "-5pp", "0.25pp", "4.9个百分点"],
            Sort::Number => &["1", "1.2", "0", "2", "0.5"],
            Sort::Score => &["60分", "71.25分", "0分"],
            Sort::Rank => &["1", "3", "2"],
        };
        self.choices.of(texts).to_owned()
    }
}
