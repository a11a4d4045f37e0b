//! The measures that an indicator may have, and their names in both languages.

use crate::text::{Text, text};
use crate::units::Unit;

/// A measure of an indicator. Which of them an indicator has is for its sources (printed) and
/// `analyze/measure.rs` (computed) to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// What was reached: an amount, a count, a rate.
    Actual,
    /// What is to be reached in the year.
    Target,
    /// actual / target, in percent.
    Progress,
    /// The place in the ranking.
    Rank,
    /// Growth over the same period last year, in percent.
    Yoy,
    /// The percent of the year that has passed.
    Schedule,
    /// progress − schedule, in percentage points.
    Gap,
    /// target × schedule − actual, an amount.
    Shortfall,
    /// progress / schedule, a number.
    Pace,
    /// actual / (1 + yoy): the same period last year, an amount.
    Base,
    /// actual / total(actual), in percent.
    Share,
    /// The single period's own figure out of a cumulative one, an amount.
    PeriodActual,
    /// (actual − base) / Σ(actual − base): the part of the growth of all that is this one's, in
    /// percent.
    Contribution,
    /// (actual − base) / Σ base: the points of the growth of all that are this one's.
    Pull,
    /// (target − actual) / months left: what each remaining month must bring, an amount.
    RunRate,
    /// actual / schedule: the year's end at today's pace, an amount.
    Projected,
    /// The rank at the period compared with.
    PreviousRank,
    /// previous_rank − rank: positive is up.
    Movement,
    /// A score given by a rule outside.
    Score,
}

impl Measure {
    /// Every measure, in the order that output lists them, with its names: first the identifier,
    /// then the Chinese name that output uses, then the others.
    pub const NAMES: &'static [(Measure, &'static [&'static str])] = &[
        (Self::Rank, &["rank", "排名", "位次", "名次", "排位", "完成排名"]),
        (
            Self::Actual,
            &["actual", "实际", "绝对值", "完成数", "累计完成", "完成", "value", "数值"],
        ),
        (Self::Target, &["target", "目标", "任务数", "任务", "年度计划", "全年目标", "年度目标"]),
        (
            Self::Progress,
            &[
                "progress",
                "进度",
                "完成率",
                "目标完成进度",
                "完成进度",
                "占年度计划",
                "占任务",
                "完成年度目标",
                "完成全年目标",
            ],
        ),
        (Self::Yoy, &["yoy", "同比", "同比增长", "同比增速"]),
        (Self::Schedule, &["schedule", "序时进度", "时序进度", "时间进度"]),
        (Self::Gap, &["gap", "进度差", "超欠进度"]),
        (Self::Shortfall, &["shortfall", "缺口", "欠额"]),
        (Self::Pace, &["pace", "序时完成率"]),
        (Self::Base, &["base", "同期基数", "上年同期"]),
        (Self::Share, &["share", "占比", "比重"]),
        (
            Self::PeriodActual,
            &["period_actual", "当期", "本期", "当月", "当季", "单期", "本月", "本季"],
        ),
        (Self::Contribution, &["contribution", "贡献率"]),
        (Self::Pull, &["pull", "拉动"]),
        (Self::RunRate, &["run_rate", "月均需完成", "每月需完成"]),
        (Self::Projected, &["projected", "年末预计", "预计全年"]),
        (Self::PreviousRank, &["previous_rank", "上期排名", "上期位次"]),
        (Self::Movement, &["movement", "位次变化", "排名变化", "升降"]),
        (Self::Score, &["score", "得分", "综合得分", "分数"]),
    ];

    /// Every name of every measure, in the order of [`Measure::NAMES`].
    pub fn spellings<'a>() -> impl Iterator<Item = (&'a str, Measure)> {
        Self::NAMES.iter().flat_map(|(measure, names)| names.iter().map(|name| (*name, *measure)))
    }

    /// The unit that the measure has where nothing else is said, for an indicator in `unit`.
    pub fn default_unit(self, unit: &Unit) -> Unit {
        match self {
            Self::Actual
            | Self::Target
            | Self::Base
            | Self::Shortfall
            | Self::PeriodActual
            | Self::RunRate
            | Self::Projected => unit.clone(),
            Self::Progress | Self::Yoy | Self::Share | Self::Schedule | Self::Contribution => {
                Unit::PERCENT
            }
            Self::Gap | Self::Pull => Unit::POINTS,
            Self::Score => Unit::SCORE,
            Self::Rank | Self::Pace | Self::PreviousRank | Self::Movement => Unit::NUMBER,
        }
    }

    /// The identifier: `progress`.
    pub fn id(self) -> &'static str {
        self.names()[0]
    }

    /// The Chinese name: 进度.
    pub fn chinese(self) -> &'static str {
        self.names()[1]
    }

    /// What it is, in one sentence; formulas name other measures.
    pub fn meaning(self) -> Text {
        match self {
            Self::Rank => {
                text!(
                    "the place in the ranking, worked out by the catalog's rule over the population",
                    "在总体中按目录规则排出的位次"
                )
            }
            Self::Actual => {
                text!("what was reached: an amount, a count, a rate", "完成的数：金额、数量或比率")
            }
            Self::Target => text!("what is to be reached in the year", "全年要完成的数"),
            Self::Progress => text!("actual / target, in percent", "实际 / 目标，百分数"),
            Self::Yoy => {
                text!(
                    "growth over the same period last year, in percent: as printed, else from the figures of both years",
                    "比上年同期的增长，百分数：有公布用公布的，否则用两年的数推算"
                )
            }
            Self::Schedule => {
                text!(
                    "the percent of the year that has passed: rounded as the catalog says where the \
                     progress is printed, exact where it is worked out",
                    "一年中已过去的百分比：进度为公布数时按目录规定的位数取整，进度为推算数时不取整"
                )
            }
            Self::Gap => text!(
                "progress − schedule, in percentage points: negative is behind",
                "进度 − 序时进度，百分点：负数为落后"
            ),
            Self::Shortfall => text!(
                "target × schedule − actual, an amount: positive is behind",
                "目标 × 序时进度 − 实际，金额：正数为落后"
            ),
            Self::Pace => text!(
                "progress / schedule, a number: below 1 is behind",
                "进度 / 序时进度：小于 1 为落后"
            ),
            Self::Base => {
                text!(
                    "the same period last year, an amount: actual / (1 + yoy), else as it stands there",
                    "上年同期的金额：实际 / (1 + 同比)，否则取上年同期的数"
                )
            }
            Self::Share => text!("actual / total(actual), in percent", "实际 / 合计(实际)，百分数"),
            Self::PeriodActual => {
                text!(
                    "the single period's own figure out of a cumulative one: what was added since the period before, in the year",
                    "累计数中当期的数：年内比上一期新增的部分"
                )
            }
            Self::Contribution => {
                text!(
                    "(actual − base) / total(actual − base), in percent: whose growth the growth of all is",
                    "(实际 − 同期基数) / 合计(实际 − 同期基数)，百分数：总增量中各占多少"
                )
            }
            Self::Pull => {
                text!(
                    "(actual − base) / total(base), in percentage points: they add up to the growth of all",
                    "(实际 − 同期基数) / 合计(同期基数)，百分点：各地区相加即总增速"
                )
            }
            Self::RunRate => {
                text!(
                    "(target − actual) / months left of the year: what each remaining month must bring, an amount",
                    "(目标 − 实际) / 剩余月数：余下每月须完成的金额"
                )
            }
            Self::Projected => text!(
                "actual / schedule: the year's end at today's pace, an amount",
                "实际 / 序时进度：按目前进度预计的全年金额"
            ),
            Self::PreviousRank => {
                text!(
                    "the rank at the period compared with: that of versus, else the one before",
                    "对比期的位次：`较` 所写的期间，没写则为上期"
                )
            }
            Self::Movement => {
                text!("previous_rank − rank: how many places up", "上期排名 − 排名：上升几位")
            }
            Self::Score => text!(
                "points given by a rule outside, as printed",
                "按外部规则给出的分数，以公布为准"
            ),
        }
    }

    /// All names.
    pub fn names(self) -> &'static [&'static str] {
        Self::NAMES
            .iter()
            .find(|(measure, _)| *measure == self)
            .map_or(&["?", "?"], |(_, names)| names)
    }
}
