//! The rows of a panel by their period, then by their district.
//!
//! Takes the keys of all rows; finds those of a period without a look at the others, so that what is
//! asked of one month of twenty years costs what that month costs.

use crate::catalog::DistrictId;

/// Where the rows of each stored period are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ByPeriod {
    /// Where the rows of each period begin in the order, and where the last ones end.
    starts: Vec<usize>,
    /// The rows in this order; `None` where they stand so, as those that were read do.
    order: Option<Vec<u32>>,
}

impl ByPeriod {
    /// An index of rows, each with its district and the index of its period, of which there are
    /// `count`.
    pub fn new(districts: &[DistrictId], row_periods: &[usize], count: usize) -> Self {
        let key = |row: usize| (row_periods.get(row), districts.get(row));
        let height = row_periods.len().min(districts.len());
        let in_order = (1..height).all(|row| key(row - 1) <= key(row));
        let order = (!in_order).then(|| {
            let mut rows: Vec<u32> = (0..).take(height).collect();
            rows.sort_by_key(|row| key(*row as usize));
            rows
        });
        let mut starts = vec![0; count + 1];
        for period in row_periods.iter().take(height) {
            if let Some(slot) = starts.get_mut(*period + 1) {
                *slot += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Self { starts, order }
    }

    /// The rows of a period, by their district.
    pub fn rows(&self, period: usize) -> impl Iterator<Item = usize> + '_ {
        let (start, end) = self.range(period);
        (start..end).map(|at| self.row(at))
    }

    /// How many rows a period has.
    pub fn count(&self, period: usize) -> usize {
        let (start, end) = self.range(period);
        end - start
    }

    /// The row of a district at a period.
    pub fn find(
        &self,
        district: DistrictId,
        period: usize,
        districts: &[DistrictId],
    ) -> Option<usize> {
        let (start, end) = self.range(period);
        let of = |at: usize| districts.get(self.row(at)).copied();
        let (mut low, mut high) = (start, end);
        while low < high {
            let middle = low + (high - low) / 2;
            match of(middle) < Some(district) {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        (low < end && of(low) == Some(district)).then(|| self.row(low))
    }

    fn range(&self, period: usize) -> (usize, usize) {
        let ends = self.starts.get(period).zip(self.starts.get(period + 1));
        ends.map_or((0, 0), |(start, end)| (*start, *end))
    }

    fn row(&self, at: usize) -> usize {
        let stands = || self.order.as_ref()?.get(at).map(|row| *row as usize);
        stands().unwrap_or(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_that_stand_in_order_need_no_list() {
        let districts = [0, 2, 0, 1, 2].map(DistrictId);
        let index = ByPeriod::new(&districts, &[0, 0, 2, 2, 2], 3);
        assert_eq!(index.order, None);
        assert_eq!(index.rows(2).collect::<Vec<_>>(), [2, 3, 4]);
        assert_eq!((index.count(0), index.count(1), index.count(3)), (2, 0, 0));
        assert_eq!(index.find(DistrictId(2), 0, &districts), Some(1));
        assert_eq!(index.find(DistrictId(1), 0, &districts), None);
    }

    proptest! {
        #[test]
        fn finds_what_a_search_finds(keys in prop::collection::vec((0usize..5, 0usize..4), 0..40)) {
            let districts: Vec<DistrictId> = keys.iter().map(|(place, _)| DistrictId(*place)).collect();
            let periods: Vec<usize> = keys.iter().map(|(_, period)| *period).collect();
            let index = ByPeriod::new(&districts, &periods, 4);
            for period in 0..5 {
                let mut rows: Vec<usize> = index.rows(period).collect();
                rows.sort_unstable();
                let expected: Vec<usize> =
                    (0..keys.len()).filter(|row| periods[*row] == period).collect();
                prop_assert_eq!(rows.len(), index.count(period));
                prop_assert_eq!(rows, expected);
                for place in 0..6 {
                    let found = index.find(DistrictId(place), period, &districts);
                    let first = keys.iter().position(|key| *key == (place, period));
                    prop_assert_eq!(found, first);
                }
            }
        }
    }
}
