//! Held against trying everything out.

use super::*;
use crate::printed::{Known, range};
use crate::units::{Decimal, Rounding};
use proptest::prelude::*;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}

fn figure(text: &str, rounding: Rounding) -> (Exact, Interval) {
    let known = Known::printed(decimal(text)).read_as(rounding);
    let interval = range(&crate::printed::cell(0), std::slice::from_ref(&known));
    (known.value().expect("a print"), interval.expect("a print").interval)
}

fn row(rank: Option<i64>, text: &str) -> Ranked {
    let figure = (!text.is_empty()).then(|| figure(text, Rounding::Nearest));
    Ranked { rank, figure }
}

fn faults(rows: &[(Option<i64>, &str)], equals: Equals) -> Vec<Option<Fault>> {
    let rows: Vec<Ranked> = rows.iter().map(|(rank, text)| row(*rank, text)).collect();
    let found = standings(&rows, Better::Higher, equals);
    found.into_iter().map(|one| one.and_then(|one| one.fault)).collect()
}

/// A print is all that rounds to it: what prints higher may have been lower.
#[test]
fn what_may_stand_ahead() {
    let right = |ahead: &str, behind: &str, better| {
        let rows = [row(Some(1), ahead), row(Some(2), behind)];
        let found = standings(&rows, better, Equals::SkipNext);
        found.iter().flatten().all(|one| one.fault.is_none())
    };
    assert!(right("31.5", "31.4", Better::Higher));
    assert!(right("31.5", "31.5", Better::Higher));
    assert!(right("31.4", "31.44", Better::Higher));
    assert!(!right("31.4", "31.49", Better::Higher));
    assert!(!right("31.4", "31.6", Better::Higher));
    assert!(right("31.4", "31.6", Better::Lower));
}

#[test]
fn the_wrong_ranks_are_blamed_and_no_others() {
    use Equals::{Share, SkipNext};
    let of = |rows: &[(i64, &str)]| {
        let rows: Vec<_> = rows.iter().map(|(rank, text)| (Some(*rank), *text)).collect();
        faults(&rows, SkipNext)
    };
    // Two that are exchanged.
    assert_eq!(
        of(&[(1, "91.06"), (2, "91.91"), (3, "80")]),
        [Some(Fault::TooGood(Some(1))), Some(Fault::TooBad(Some(0))), None]
    );
    // One that is wrong: the ranks behind it are right.
    assert_eq!(
        of(&[(1, "50"), (2, "40"), (5, "30"), (4, "20")]),
        [None, None, Some(Fault::TooBad(Some(3))), None]
    );
    // All reversed, which neighbours alone do not tell: the one in the middle is where it was.
    let reversed = of(&[(1, "20"), (2, "21"), (3, "22"), (4, "23"), (5, "24")]);
    assert_eq!(reversed.iter().filter(|one| one.is_some()).count(), 4);
    assert_eq!(reversed[2], None);
    // Alike as printed: any of the ranks may be.
    assert_eq!(of(&[(1, "20.08"), (3, "19.99"), (2, "20.08")]), [None, None, None]);
    // Equals that share a rank leave the next one free, unless the table does not.
    assert_eq!(of(&[(1, "20"), (1, "20"), (2, "10")]), [None, None, Some(Fault::TooGood(Some(1)))]);
    let shared = [(Some(1), "20"), (Some(1), "20"), (Some(2), "10")];
    assert_eq!(faults(&shared, Share), [None, None, None]);
    // Each alone may be; both cannot: nobody is first.
    assert_eq!(
        of(&[(2, "20.08"), (2, "20.08"), (3, "10")]),
        [Some(Fault::Misplaced), Some(Fault::Misplaced), None]
    );
    // Nobody is fourth: it is one of the two that are eighth, or the ninth, and no other.
    let nine = [
        (1, "54"),
        (9, "54"),
        (1, "54"),
        (8, "54"),
        (3, "54"),
        (7, "54"),
        (6, "54"),
        (8, "54"),
        (5, "54"),
    ];
    let found = of(&nine);
    let blamed: Vec<usize> = (0..9).filter(|at| found[*at].is_some()).collect();
    assert_eq!((blamed, found[3]), (vec![1, 3, 7], Some(Fault::Misplaced)));
}

#[test]
fn what_is_not_known_is_held_against_nobody() {
    let one = Some(1);
    // The blank one may be anywhere; the others are exchanged all the same.
    let found = faults(&[(one, "50"), (Some(2), ""), (Some(3), "60")], Equals::SkipNext);
    assert_eq!(found, [Some(Fault::TooGood(Some(2))), None, Some(Fault::TooBad(Some(0)))]);
    assert_eq!(faults(&[(one, "50"), (Some(2), ""), (Some(3), "40")], Equals::SkipNext), [None; 3]);
    // A row without a rank may be ranked or not.
    assert_eq!(faults(&[(one, "50"), (None, "45"), (Some(3), "40")], Equals::SkipNext), [None; 3]);
    assert_eq!(faults(&[(one, "50"), (None, "45"), (Some(2), "40")], Equals::SkipNext), [None; 3]);
}

#[test]
fn where_a_row_may_stand() {
    let rows =
        [row(Some(1), "20.1"), row(Some(2), "20.1"), row(Some(3), "20.0"), row(Some(4), "9")];
    let found = standings(&rows, Better::Higher, Equals::SkipNext);
    let of = |at: usize| {
        let one = found[at].as_ref().expect("ranked");
        (one.computed, one.first, one.last)
    };
    // 20.0 and 20.1 touch at 20.05.
    assert_eq!([of(0), of(1), of(2), of(3)], [(1, 1, 3), (1, 1, 3), (3, 1, 3), (4, 4, 4)]);
    let lowest = standings(&rows, Better::Lower, Equals::SkipNext);
    assert_eq!(lowest[3].as_ref().map(|one| (one.computed, one.fault.is_some())), Some((1, true)));
}

/// The numbers that a whole print may be, so fine that four rows may all differ within one.
fn candidates(print: i64) -> [i64; 5] {
    [-2, -1, 0, 1, 2].map(|quarter| print * 4 + quarter)
}

/// Whether some figures print so and are ranked so: who is ahead is not worse, equal ranks are of
/// equal figures, and the numbers count who is ahead.
fn some_figures_do(prints: &[i64], ranks: &[i64], equals: Equals) -> bool {
    let counted = (0..ranks.len()).all(|own| {
        let ahead: Vec<i64> = ranks.iter().copied().filter(|rank| *rank < ranks[own]).collect();
        let expected = match equals {
            Equals::SkipNext => ahead.len(),
            Equals::Share => ahead.iter().collect::<std::collections::BTreeSet<_>>().len(),
            Equals::Differ => {
                ahead.len() + ranks[..own].iter().filter(|rank| **rank == ranks[own]).count()
            }
        };
        ranks[own] == place(expected)
    });
    let fits = |values: &[i64]| {
        let pairs =
            (0..values.len()).flat_map(|one| (0..values.len()).map(move |other| (one, other)));
        pairs.into_iter().all(|(one, other)| match ranks[one].cmp(&ranks[other]) {
            std::cmp::Ordering::Less => values[one] >= values[other],
            std::cmp::Ordering::Equal => values[one] == values[other],
            std::cmp::Ordering::Greater => true,
        })
    };
    counted && all_figures(prints).iter().any(|values| fits(values))
}

/// All figures that print so.
fn all_figures(prints: &[i64]) -> Vec<Vec<i64>> {
    prints.iter().fold(vec![vec![]], |all, print| {
        let with = |values: &Vec<i64>| {
            candidates(*print).map(|value| values.iter().copied().chain([value]).collect())
        };
        all.iter().flat_map(with).collect()
    })
}

fn any_equals() -> impl Strategy<Value = Equals> {
    prop_oneof![Just(Equals::SkipNext), Just(Equals::Share), Just(Equals::Differ)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// A ranking has a fault if and only if no figures that print so are ranked so.
    #[test]
    fn a_fault_is_found_where_nothing_fits(
        rows in prop::collection::vec((0_i64..4, 1_i64..5), 1..5),
        equals in any_equals(),
    ) {
        let (prints, ranks): (Vec<i64>, Vec<i64>) = rows.into_iter().unzip();
        let table: Vec<Ranked> = (prints.iter().zip(&ranks))
            .map(|(print, rank)| row(Some(*rank), &print.to_string()))
            .collect();
        let found = standings(&table, Better::Higher, equals);
        let right = found.iter().flatten().all(|one| one.fault.is_none());
        prop_assert_eq!(right, some_figures_do(&prints, &ranks, equals), "{:?} {:?}", prints, ranks);
    }

    /// A row is blamed for itself if and only if it stands at its rank for no figures that print so,
    /// and it is said to stand from the first to the last of all its places.
    #[test]
    fn who_is_blamed_can_not_stand_there(
        rows in prop::collection::vec((0_i64..4, 1_i64..5), 1..5),
    ) {
        let (prints, ranks): (Vec<i64>, Vec<i64>) = rows.into_iter().unzip();
        let table: Vec<Ranked> = (prints.iter().zip(&ranks))
            .map(|(print, rank)| row(Some(*rank), &print.to_string()))
            .collect();
        let all = all_figures(&prints);
        for (at, one) in standings(&table, Better::Higher, Equals::SkipNext).into_iter().enumerate() {
            let one = one.expect("it has a rank and a figure");
            let ahead = |is: fn(&i64, &i64) -> bool| {
                let count = |values: &Vec<i64>| {
                    let others = values.iter().enumerate().filter(|(other, _)| *other != at);
                    others.filter(|(_, other)| is(other, &values[at])).count()
                };
                all.iter().map(count).collect::<Vec<usize>>()
            };
            let first = ahead(i64::gt).into_iter().min().map(place);
            let last = ahead(i64::ge).into_iter().max().map(place);
            prop_assert_eq!((Some(one.first), Some(one.last)), (first, last));
            let blamed = matches!(one.fault, Some(Fault::TooGood(_) | Fault::TooBad(_)));
            let outside = Some(ranks[at]) < first || Some(ranks[at]) > last;
            prop_assert_eq!(blamed, outside, "{:?} {:?}", prints, ranks);
        }
    }

    /// Whatever is ranked and then rounded has no fault, and each rank is where it may be.
    #[test]
    fn what_was_ranked_before_it_was_rounded_is_right(
        figures in prop::collection::vec(-300_i64..300, 1..40),
        rounding in prop_oneof![
            Just(Rounding::Nearest), Just(Rounding::HalfUp), Just(Rounding::HalfEven),
            Just(Rounding::Truncated),
        ],
        equals in any_equals(),
        lowest in any::<bool>(),
        lost in prop::collection::vec(0_u8..8, 40),
    ) {
        let better = if lowest { Better::Lower } else { Better::Higher };
        let is_ahead = |other: &i64, own: &i64| if lowest { other < own } else { other > own };
        let rank = |at: usize| {
            let own = figures[at];
            let mut ahead: Vec<i64> =
                figures.iter().copied().filter(|other| is_ahead(other, &own)).collect();
            if equals == Equals::Share {
                ahead.sort_unstable();
                ahead.dedup();
            }
            let equal = figures[..at].iter().filter(|other| **other == own).count();
            place(ahead.len() + if equals == Equals::Differ { equal } else { 0 })
        };
        let rows: Vec<Ranked> = (figures.iter().enumerate())
            .map(|(at, tenths)| {
                let shown = decimal(&format!("{:.1}", *tenths as f64 / 10.0));
                let print = Exact::from(shown).round(0, rounding).expect("it is small").to_string();
                // Here a rank is not printed, there a figure is not.
                let figure = (lost[at] != 0).then(|| figure(&print, rounding));
                Ranked { rank: (lost[at] != 1).then(|| rank(at)), figure }
            })
            .collect();
        for (at, one) in standings(&rows, better, equals).into_iter().enumerate() {
            let Some(one) = one else { continue };
            prop_assert_eq!(one.fault, None);
            prop_assert!((one.first..=one.last).contains(&rank(at)));
            prop_assert!((one.first..=one.last).contains(&one.computed), "{:?}", one);
        }
    }
}
