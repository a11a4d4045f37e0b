//! Where the row of a district at a period is.
//!
//! A panel is a grid: every district has a row for nearly every period. So the rows of a district
//! stand together in calendar order, and a row is where it would be in a grid without holes, or
//! else found by halving. That is a look at two places of an array, where a join would hash both
//! keys of every row.

/// The rows by place, then time.
#[derive(Debug, Clone)]
pub struct RowIndex {
    /// Where the rows of each place begin, and where the last ones end.
    starts: Vec<usize>,
    /// The time of each row, in this order.
    times: Vec<u32>,
    /// The rows in this order; `None` where they stand so.
    rows: Option<Vec<u32>>,
}

impl RowIndex {
    /// An index of rows, each with its place, its time and its line. Of several rows with one place
    /// and time, the first in the line is found.
    pub fn new(places: &[u32], times: &[u32], lines: &[u32]) -> Self {
        let key = |row: usize| (places.get(row), times.get(row), lines.get(row));
        let height = places.len().min(times.len()).min(lines.len());
        let in_order = (1..height).all(|row| key(row - 1) <= key(row));
        let rows = (!in_order).then(|| {
            let mut rows: Vec<u32> =
                (0..height).filter_map(|row| u32::try_from(row).ok()).collect();
            rows.sort_unstable_by_key(|row| key(*row as usize));
            rows
        });
        let highest = places.iter().max().map_or(0, |place| *place as usize + 1);
        let mut starts = vec![0; highest + 1];
        for place in places.iter().take(height) {
            if let Some(count) = starts.get_mut(*place as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let times = match &rows {
            None => times.to_vec(),
            Some(rows) => rows.iter().filter_map(|row| times.get(*row as usize).copied()).collect(),
        };
        Self { starts, times, rows }
    }

    /// The row of a place at a time.
    pub fn row(&self, place: u32, time: u32) -> Option<u32> {
        let place = place as usize;
        let (start, end) = (*self.starts.get(place)?, *self.starts.get(place + 1)?);
        let times = self.times.get(start..end)?;
        let straight = time.checked_sub(*times.first()?)? as usize;
        let is_first = |at: usize| at.checked_sub(1).is_none_or(|before| times[before] != time);
        let at = match times.get(straight) {
            Some(found) if *found == time && is_first(straight) => straight,
            _ => times.partition_point(|other| *other < time),
        };
        if *times.get(at)? != time {
            return None;
        }
        match &self.rows {
            None => u32::try_from(start + at).ok(),
            Some(rows) => rows.get(start + at).copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RowIndex;
    use proptest::prelude::*;

    #[test]
    fn a_full_grid_and_one_with_holes() {
        let lines = [0, 1, 2, 3, 4, 5];
        let full = RowIndex::new(&[0, 0, 0, 2, 2, 2], &[0, 1, 2, 0, 1, 2], &lines);
        assert_eq!(full.row(2, 1), Some(4));
        assert_eq!((full.row(1, 1), full.row(3, 0), full.row(0, 3)), (None, None, None));
        let holes = RowIndex::new(&[0, 0, 0, 1, 1], &[1, 4, 5, 0, 7], &lines[..5]);
        assert_eq!((holes.row(0, 5), holes.row(0, 2), holes.row(0, 0)), (Some(2), None, None));
        assert_eq!((holes.row(1, 7), holes.row(1, 0)), (Some(4), Some(3)));
        assert_eq!(RowIndex::new(&[], &[], &[]).row(0, 0), None);
    }

    #[test]
    fn of_rows_with_one_key_the_first_in_the_line_is_found() {
        let index = RowIndex::new(&[1, 1, 1, 0], &[2, 2, 2, 9], &[5, 3, 4, 0]);
        assert_eq!(index.row(1, 2), Some(1));
        let standing = RowIndex::new(&[1, 1, 1], &[1, 2, 2], &[0, 1, 2]);
        assert_eq!(standing.row(1, 2), Some(1));
    }

    proptest! {
        #[test]
        fn finds_what_a_search_finds(keys in prop::collection::vec((0u32..5, 0u32..9), 0..40)) {
            let (places, times): (Vec<u32>, Vec<u32>) = keys.iter().copied().unzip();
            let lines: Vec<u32> = (0..).take(keys.len()).collect();
            let index = RowIndex::new(&places, &times, &lines);
            for (place, time) in (0..6).flat_map(|place| (0..10).map(move |time| (place, time))) {
                let found = keys.iter().position(|key| *key == (place, time));
                prop_assert_eq!(index.row(place, time), found.map(|row| row as u32));
            }
        }
    }
}
