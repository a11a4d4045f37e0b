//! What is said of a printed rank.

use super::entry::Entry;
use crate::analyze::check::Ranking;
use crate::catalog::Ties;
use crate::checks::sheet::Sheet;
use crate::diagnostic::{Code, Diagnostic};
use crate::printed::{Fault, Standing};
use crate::session::checks::printed::explained::unit_of;
use crate::session::checks::said;
use crate::text::{Text, text};

/// What a ranking is told of: its rows, and by what they are ranked.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// Its rows, in the order of their standings.
    pub rows: &'a [&'a Entry],
    /// What is ranked.
    pub test: &'a Ranking,
    /// The sheet.
    pub sheet: &'a Sheet<'a>,
}

impl Told<'_> {
    /// Why a printed rank cannot be.
    pub fn reason(&self, fault: Fault, standing: &Standing, rank: i64) -> Text {
        let Standing { computed, first, last, .. } = standing;
        let places = places(*first, *last);
        match fault {
            Fault::TooGood(Some(at)) => text!(
                "{other} is ahead for sure: it can only be {places}",
                "{other}必定在前，位次只能为 {places}",
                other = self.other(at),
                places
            ),
            Fault::TooBad(Some(at)) => text!(
                "{other} is behind for sure: it can only be {places}",
                "{other}必定在后，位次只能为 {places}",
                other = self.other(at),
                places
            ),
            Fault::TooGood(None) | Fault::TooBad(None) => {
                text!("it can only be {places}", "位次只能为 {places}", places)
            }
            Fault::Beside(at) => {
                text!(
                    "each of both may be, but not beside {other}",
                    "单独看可能，但与{other}不能并存",
                    other = self.other(at)
                )
            }
            Fault::Misplaced => text!(
                "at rank {computed} it would make all others right",
                "若列第 {computed}，其余位次都成立",
                computed
            ),
            Fault::Count { ahead } => text!(
                "rank {rank} with {ahead} ahead; it would be {computed}",
                "位次为 {rank}，而前面有 {ahead} 个，应为 {computed}",
                rank,
                ahead,
                computed
            ),
        }
    }

    fn other(&self, at: usize) -> Text {
        self.rows.get(at).map(|other| self.told(other)).unwrap_or_default()
    }

    /// By what a row may be ranked whose figure is printed as it cannot be: `35.25% as printed, or
    /// 30.25% from actual and target`.
    pub fn doubtful(&self, own: &Entry) -> Option<Text> {
        let (doubt, held) = own.doubt.as_ref().zip(self.test.held.as_ref())?;
        let printed = self.value(own);
        let made = said::exact(&doubt.made, &unit_of(&self.test.key))?.text;
        Some(text!(
            "ranked by {printed} as printed, or {made} from {from}, which cannot both be",
            "排位依据为公布的 {printed} 或由{from}算得的 {made}，两者不能并存",
            printed,
            made,
            from = &held.from
        ))
    }

    /// What a row is ranked by.
    fn value(&self, of: &Entry) -> Text {
        let figure = of.ranked.figure.as_ref();
        let made = || figure.and_then(|(value, _)| said::exact(value, &unit_of(&self.test.key)));
        // The rank comes first, and what it is ranked by may be one cell: then it is told as printed.
        match (of.cells.places.as_slice(), of.cells.known.as_slice()) {
            ([_, place], [_, known]) => {
                said::of_cell(*place, &place.figure, known, self.sheet).text
            }
            _ => made().map_or_else(|| Text::same("–"), |value| value.text),
        }
    }

    /// `瀛湖 (13.93%, printed 11)`
    fn told(&self, other: &Entry) -> Text {
        let name = said::keys(other.line.row, None, self.sheet).district.unwrap_or_default();
        let value = self.value(other);
        match other.ranked.rank {
            Some(rank) => text!(
                "{name} ({value}, printed {rank})",
                "{name}（{value}，列第 {rank}）",
                name,
                value,
                rank
            ),
            None => text!("{name} ({value})", "{name}（{value}）", name, value),
        }
    }
}

/// That another rule for ties makes all of a ranking right.
pub fn of_other_ties(ties: Ties) -> Diagnostic {
    let (rule, ranks) = match ties {
        Ties::Competition => ("competition", "1, 2, 2, 4"),
        Ties::Dense => ("dense", "1, 2, 2, 3"),
        Ties::Ordinal => ("ordinal", "1, 2, 3, 4"),
    };
    let message = text!(
        "all of these ranks may be where ties are ranked {ranks}: ties = \"{rule}\" in the catalog",
        "若并列按 {ranks} 排位，这些位次都可能成立：在目录中写 ties = \"{rule}\"",
        ranks,
        rule
    );
    Diagnostic::note(Code::RankDiffers, message)
}

/// That ranks are those among the districts of one parent.
pub fn of_parents() -> Diagnostic {
    let message = text!(
        "held against the order among those of one parent, which they fit better than that of all",
        "按同一上级的各地区分别排列来对照，比全部一起排列更相符"
    );
    Diagnostic::note(Code::RankDiffers, message)
}

/// `2`, `1–3`
pub fn places(first: i64, last: i64) -> Text {
    match first == last {
        true => Text::of(&first),
        false => Text::same(format!("{first}–{last}")),
    }
}
