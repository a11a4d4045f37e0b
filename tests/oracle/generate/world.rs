//! Catalogs and panels.

use super::Choices;
use indiq::catalog::*;
use indiq::panel::{Column, Figure, Panel};
use indiq::period::Period;
use indiq::units::Unit;

/// The figures that panels store.
pub const FIGURES: [Figure; 4] = [
    Figure { indicator: IndicatorId(0), measure: Measure::Actual },
    Figure { indicator: IndicatorId(0), measure: Measure::Target },
    Figure { indicator: IndicatorId(1), measure: Measure::Actual },
    Figure { indicator: IndicatorId(1), measure: Measure::Yoy },
];

/// One that they do not.
pub const ABSENT: Figure = Figure { indicator: IndicatorId(2), measure: Measure::Actual };

pub fn catalog(choices: &mut Choices<'_>) -> Catalog {
    let count = match choices.pick(8) {
        0..5 => choices.pick(8),
        _ => choices.pick(41),
    };
    let groups = ["counties", "区", "Zonen"].map(|label| Group {
        id: label.into(),
        label: label.into(),
        aliases: vec![],
    });
    let districts = (0..count).map(|place| District {
        name: format!("{}{place}", choices.of(&["恒口", "a", "Z", "汉县", "县"])),
        aliases: vec![],
        level: choices.of(&["county", "市"]).into(),
        group: choices.of(&[None, Some(GroupId(0)), Some(GroupId(1)), Some(GroupId(2))]),
        parent: (choices.rarely(3)).then(|| DistrictId(choices.pick(place + 1))),
    });
    Catalog { districts: districts.collect(), groups: groups.into(), ..Catalog::default() }
}

/// A row for nearly every district and period, in some order. There are too many cells for a choice
/// each: one decides all of them.
pub fn panel(
    choices: &mut Choices<'_>,
    catalog: &Catalog,
    periods: Vec<Period>,
    exact: bool,
) -> Panel {
    let mut cells = Numbers { state: choices.pick(1 << 20) as u64 };
    let (holes, blanks) = (choices.of(&[7, 3, 1000]), choices.of(&[20, 4, 1000]));
    let mut keys: Vec<(DistrictId, usize)> = vec![];
    for place in 0..catalog.districts.len() {
        for period in 0..periods.len() {
            if cells.pick(holes) != 0 {
                keys.push((DistrictId(place), period));
            }
        }
    }
    match choices.pick(3) {
        0 => {}
        1 => keys.reverse(),
        _ => keys.sort_by_key(|(place, period)| (*period, place.0 % 3, place.0)),
    }
    let mut panel = Panel { periods, ..Panel::default() };
    for figure in FIGURES {
        let values = keys.iter().map(|_| cells.value(blanks, exact)).collect();
        panel.columns.insert(figure, Column::of_values(Unit::NUMBER, values));
    }
    // Which cells are another period's does not have to follow from what the panel holds.
    let others = choices.of(&[1000, 2, 5]);
    for figure in FIGURES {
        let rows = (0..keys.len()).filter(|_| cells.pick(others) == 0).collect();
        panel.of_other_periods.insert(figure, rows);
    }
    (panel.districts, panel.row_periods) = keys.into_iter().unzip();
    panel
}

pub const EXACT: [f64; 12] =
    [0.0, 1.0, 2.5, -2.5, 0.25, 29.75, -0.0, 100.0, -13.5, 7.0, 1.0e6, -7.25];
pub const WILD: [f64; 16] = [
    0.0, 0.1, 0.2, 0.3, 29.72, 1.005, -2.675, -0.0, 1e308, -1e308, 5e-324, 1e-300, 1e15, 0.285,
    -13.93, 7.0,
];

/// Knuth's generator; any stream of numbers would do.
pub struct Numbers {
    pub state: u64,
}

impl Numbers {
    /// The next number.
    pub fn next(&mut self) -> u32 {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005);
        self.state = self.state.wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as u32
    }

    /// A number below `count`.
    pub fn pick(&mut self, count: usize) -> usize {
        self.next() as usize % count
    }

    fn value(&mut self, blanks: usize, exact: bool) -> Option<f64> {
        match self.pick(blanks) {
            0 => None,
            1 => Some(f64::NAN),
            _ if exact => Some(EXACT[self.pick(EXACT.len())]),
            _ => Some(WILD[self.pick(WILD.len())]),
        }
    }
}
