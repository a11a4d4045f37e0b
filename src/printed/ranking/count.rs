//! Ranks that do not say how many are printed ahead of them.

use super::{Equals, Fault, Field, Standing, place};

/// With more rows than that nobody looks for the one row that is wrong.
const MANY: usize = 400;

/// Marks the ranks that do not count who is ahead. Where one row at another rank makes all others
/// right, that row is at fault, or the few of which each may be it; else all that miscount.
pub(super) fn faults(field: &Field<'_>, found: &mut [Option<Standing>]) {
    let wrong = miscounted(field);
    if wrong.is_empty() {
        return;
    }
    let cured: Vec<(usize, i64)> = (field.rows.iter().map(|row| row.at))
        .filter_map(|at| {
            let standing = found.get(at)?.as_ref()?;
            let rank = cure(field, at)?;
            (standing.first..=standing.last).contains(&rank).then_some((at, rank))
        })
        .collect();
    let mut blame = |at: usize, rank: i64, fault: Fault| {
        if let Some(Some(standing)) = found.get_mut(at) {
            (standing.computed, standing.fault) = (rank, Some(fault));
        }
    };
    match cured.is_empty() {
        false => cured.into_iter().for_each(|(at, rank)| blame(at, rank, Fault::Misplaced)),
        true => (wrong.into_iter())
            .for_each(|(at, ahead)| blame(at, place(ahead), Fault::Count { ahead })),
    }
}

/// The rows that miscount, each with how many are ahead.
fn miscounted(field: &Field<'_>) -> Vec<(usize, usize)> {
    let mut ranked: Vec<(i64, usize)> =
        field.rows.iter().filter_map(|row| Some((row.rank?, row.at))).collect();
    ranked.sort_unstable();
    // Who has no rank that is printed may have one all the same.
    let more = field.rows.len() - ranked.len();
    let (mut ahead, mut different) = (0, 0);
    let mut wrong = Vec::new();
    for same in ranked.chunk_by(|a, b| a.0 == b.0) {
        for (nth, (rank, at)) in same.iter().enumerate() {
            let least = match field.equals {
                Equals::SkipNext => ahead,
                Equals::Share => different,
                Equals::Differ => ahead + nth,
            };
            if !(place(least)..=place(least + more)).contains(rank) {
                wrong.push((*at, least));
            }
        }
        ahead += same.len();
        different += 1;
    }
    wrong
}

/// The rank at which a row makes the ranks of all others right, if there is one.
fn cure(field: &Field<'_>, at: usize) -> Option<i64> {
    let all_ranked = field.rows.iter().all(|row| row.rank.is_some());
    if field.equals != Equals::SkipNext || field.rows.len() > MANY || !all_ranked {
        return None;
    }
    let mut others: Vec<i64> =
        field.rows.iter().filter(|row| row.at != at).filter_map(|row| row.rank).collect();
    others.sort_unstable();
    let right = |with: i64| {
        let ahead =
            |rank: i64| others.partition_point(|other| *other < rank) + usize::from(with < rank);
        place(ahead(with)) == with && others.iter().all(|rank| place(ahead(*rank)) == *rank)
    };
    // It stands before the first that misses it: at a rank of its own, or with those before.
    let ahead = |rank: i64| others.partition_point(|other| *other < rank);
    let first = others.iter().position(|rank| place(ahead(*rank)) != *rank);
    let before = first.unwrap_or(others.len());
    let beside = before.checked_sub(1).and_then(|last| others.get(last).copied());
    [Some(place(before)), beside].into_iter().flatten().find(|rank| right(*rank))
}
