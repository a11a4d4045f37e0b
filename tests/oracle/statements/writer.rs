//! What a statement is written with: the words of both languages, names, periods, and what is
//! known of the subjects.

use super::world::{LATIN, World};
use crate::oracle::generate::Choices;
use indiq::catalog::{DistrictId, Indicator, Kind, Measure};
use indiq::period::{Part, Period, PeriodLiteral};

/// What an expression is to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sort {
    /// An amount of the indicator at this place.
    Amount(usize),
    Percent,
    Points,
    Number,
    Score,
    Rank,
}

/// Writes statements.
pub struct Writer<'a, 'b> {
    pub choices: Choices<'b>,
    pub world: &'a World,
    /// The places of the subjects' indicators.
    pub subjects: Vec<usize>,
    /// Whether a bare measure is one of an indicator in focus.
    pub bare: bool,
    /// Whether places are compared with those of another period.
    pub moved: bool,
    /// Whether what is written is read without rows: after `total`.
    pub summed: bool,
    /// Params that were declared, each with what it is.
    pub params: Vec<(String, Sort)>,
    /// Which language keywords are in: 0 English, 1 Chinese, else either.
    pub language: usize,
}

impl<'a, 'b> Writer<'a, 'b> {
    pub fn new(mut choices: Choices<'b>, world: &'a World) -> Self {
        let language = choices.pick(3);
        Self {
            choices,
            world,
            subjects: vec![0],
            bare: true,
            moved: false,
            summed: false,
            params: vec![],
            language,
        }
    }

    /// A word in one of the languages.
    pub fn word(&mut self, english: &'static str, chinese: &'static str) -> &'static str {
        let chosen = match self.language {
            2 => self.choices.pick(2),
            language => language,
        };
        [english, chinese][chosen]
    }

    pub fn indicator(&self, place: usize) -> &'a Indicator {
        &self.world.catalog.indicators[place]
    }

    pub fn indicator_name(&mut self, place: usize) -> String {
        let one = self.indicator(place);
        self.choices.of(&[one.id.clone(), one.label.clone()])
    }

    /// A measure's name, with its indicator's where it takes one.
    pub fn measure_name(&mut self, place: usize, measure: Measure) -> String {
        let name = self.choices.of(&[measure.id(), measure.chinese()]);
        let is_bare = self.bare && self.subjects == [place];
        if is_bare && self.choices.pick(4) < 3 {
            return name.to_owned();
        }
        format!("{}.{name}", self.indicator_name(place))
    }

    /// The name of a district, as a rule of one that is nobody's parent.
    pub fn district(&mut self) -> String {
        let all = &self.world.catalog.districts;
        let place = self.choices.pick(all.len());
        let one = &all[place];
        let alias = one.aliases.first().filter(|_| self.choices.rarely(3));
        alias.unwrap_or(&one.name).clone()
    }

    /// The name of a district that is nobody's parent.
    pub fn child(&mut self) -> String {
        let children = self.world.catalog.districts.iter().filter(|one| one.level != "city");
        let count = children.count();
        let of = self.choices.pick(count);
        let latin = self.choices.rarely(4);
        let mut children = self.world.catalog.districts.iter().filter(|one| one.level != "city");
        match latin {
            true => LATIN[of].to_owned(),
            false => children.nth(of).map(|one| one.name.clone()).unwrap_or_default(),
        }
    }

    /// Which district a name is of.
    pub fn find(&self, name: &str) -> Option<DistrictId> {
        self.world.catalog.find_district(name)
    }

    /// A period: as a rule one that the panel has.
    pub fn period(&mut self) -> String {
        let stored = &self.world.panel.periods;
        let any = [
            Period { year: 2023, part: Part::Quarter(1) },
            Period { year: 2022, part: Part::Month(3) },
            Period { year: 2023, part: Part::Half(1) },
            Period { year: 2022, part: Part::Year },
            Period { year: 2023, part: Part::ToMonth(3) },
            Period { year: 2024, part: Part::Day(2, 29) },
        ];
        let period = match self.choices.pick(12) {
            0..11 if !stored.is_empty() => self.choices.of(stored),
            _ => self.choices.of(&any),
        };
        match self.choices.pick(5) {
            0..3 => period.to_string(),
            3 => period.chinese(),
            _ if matches!(period.part, Part::Year | Part::Day(..)) => period.to_string(),
            _ => PeriodLiteral { year: None, part: period.part }.to_string(),
        }
    }

    /// What may stand after `at` or `versus`.
    pub fn reference(&mut self) -> String {
        match self.choices.pick(6) {
            0 | 1 => self.period(),
            2 => self.word("latest", "最新").to_owned(),
            3 | 4 => self.word("previous", "上期").to_owned(),
            _ => self.word("same period last year", "去年同期").to_owned(),
        }
    }

    /// What may stand behind `at` in brackets.
    pub fn elsewhere(&mut self) -> String {
        match self.choices.pick(5) {
            0 | 1 => self.period(),
            2 | 3 => self.word("previous", "上期").to_owned(),
            _ => self.word("same period last year", "去年同期").to_owned(),
        }
    }

    /// What sort the measures of an indicator are that it has.
    pub fn measures(&self, place: usize) -> Vec<(Measure, Sort)> {
        use Measure::*;
        let one = self.indicator(place);
        let amount = match one.kind {
            Kind::Rate => Sort::Percent,
            _ => Sort::Amount(place),
        };
        let prints = |measure| one.published(measure).is_some();
        let (actual, target) = (prints(Actual), prints(Target));
        let adds = actual && one.kind != Kind::Rate;
        let is_scheduled = one.kind == Kind::Cumulative && !one.lower_is_better;
        // The progress of a total is formed anew, and shares and pulls have none.
        let measured = actual && target || prints(Progress) && !self.summed;
        let divides = adds && !self.summed;
        let all = [
            (actual, Actual, amount),
            (target, Target, amount),
            (measured, Progress, Sort::Percent),
            (adds, Yoy, Sort::Percent),
            (adds, Base, amount),
            (divides, Share, Sort::Percent),
            (divides, Contribution, Sort::Percent),
            (divides, Pull, Sort::Points),
            (adds && one.kind != Kind::Stock, PeriodActual, amount),
            (is_scheduled && actual && target, RunRate, amount),
            (is_scheduled && actual && target, Shortfall, amount),
            (is_scheduled && actual, Projected, amount),
            (is_scheduled && measured, Gap, Sort::Points),
            (is_scheduled && measured, Pace, Sort::Number),
            (is_scheduled, Schedule, Sort::Percent),
            (prints(Score), Score, Sort::Score),
            (one.ranking.by != Rank && !self.summed, Rank, Sort::Rank),
            (self.moved && self.subjects == [place], PreviousRank, Sort::Rank),
        ];
        let there = all.into_iter().filter(|(there, ..)| *there);
        there.map(|(_, measure, sort)| (measure, sort)).collect()
    }
}
