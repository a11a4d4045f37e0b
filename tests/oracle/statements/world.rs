//! Catalogs as somebody would write them, and panels of figures for them: cells that are missing,
//! that tie, that are zero; periods that are missing.

use crate::oracle::generate::{Choices, Numbers, stored_periods};
use indiq::catalog::{self, Catalog, DistrictId, IndicatorId, Kind, Measure};
use indiq::panel::{Column, Figure, Panel};
use indiq::period::{Part, Period};
use indiq::source::SourceId;
use indiq::units::Dimension;

/// What statements are about.
pub struct World {
    /// The catalog as written.
    pub text: String,
    pub catalog: Catalog,
    pub panel: Panel,
}

/// The names of districts, each of one level.
const DISTRICTS: [&str; 9] =
    ["东城", "西城", "南城", "北山", "河湾", "湖口", "石桥", "柳林", "云岭"];

/// The same in Latin letters.
pub const LATIN: [&str; 9] =
    ["East", "West", "South", "Hill", "Bend", "Lake", "Bridge", "Wood", "Peak"];

/// The indicators: their names, units, kinds, and the measures that a table may print beside the
/// first one.
const INDICATORS: [(&str, &str, &str, &[&str]); 8] = [
    ("investment", "投资", "unit = \"亿元\"", &["actual", "target", "progress", "yoy", "rank"]),
    ("exports", "出口", "unit = \"万美元\"", &["actual", "target", "yoy", "progress"]),
    ("started", "新开工", "unit = \"个\"\nkind = \"flow\"", &["actual", "target", "yoy"]),
    ("stock", "在库", "unit = \"个\"\nkind = \"stock\"", &["actual"]),
    (
        "complaints",
        "投诉",
        "unit = \"件\"\nkind = \"flow\"\nbetter = \"lower\"",
        &["actual", "target"],
    ),
    ("satisfaction", "满意度", "", &["score", "rank"]),
    ("climate", "营商环境", "", &["rank"]),
    ("pass_rate", "合格率", "unit = \"%\"\nkind = \"rate\"", &["actual"]),
];

/// A catalog, and a panel of it.
pub fn world(choices: &mut Choices<'_>) -> World {
    let text = written(choices);
    let catalog = catalog::read(SourceId(0), &text)
        .unwrap_or_else(|wrong| panic!("a generated catalog is sound: {wrong:#?}\n{text}"));
    let mut periods = stored_periods(choices);
    // No statement can write the 29th of February of a year that has none.
    periods.retain(|period| period.part != Part::Day(2, 29) || period.year % 4 == 0);
    let panel = panel(choices, &catalog, periods);
    World { text, catalog, panel }
}

fn written(choices: &mut Choices<'_>) -> String {
    let mut text = "[catalog]\nname = \"generated\"\n".to_owned();
    text += choices.of(&[
        "",
        "[schedule]\nby = \"days\"\n",
        "[schedule]\nby = \"curve\"\ncurve = [0, 5, 12.345, 25, 33.335, 50, 62.5, 70, 80, 90, 90, 100]\n",
    ]);
    text += "[groups.urban]\nlabel = \"城区\"\n[groups.rural]\nlabel = \"郊区\"\n";
    let parents = choices.pick(3);
    for parent in ["全市", "邻市"].iter().take(parents) {
        text += &format!("[[districts]]\nname = \"{parent}\"\nlevel = \"city\"\n");
    }
    for at in 0..2 + choices.pick(DISTRICTS.len() - 1) {
        let (name, latin) = (DISTRICTS[at], LATIN[at]);
        let level = choices.of(&["county", "county", "zone"]);
        text += &format!(
            "[[districts]]\nname = \"{name}\"\naliases = [\"{latin}\"]\nlevel = \"{level}\"\n"
        );
        if let Some(group) = choices.of(&[Some("urban"), Some("rural"), None]) {
            text += &format!("group = \"{group}\"\n");
        }
        if parents > 0 {
            text += &format!("parent = \"{}\"\n", ["全市", "邻市"][choices.pick(parents)]);
        }
    }
    let mut columns = String::new();
    for (id, label, what, measures) in INDICATORS {
        text += &format!("[indicators.{id}]\nlabel = \"{label}\"\n{what}\n");
        let rules = [
            "",
            "",
            "rank = { ties = \"dense\" }\n",
            "rank = { ties = \"ordinal\" }\n",
            "rank = { skip = [\"zero\"] }\n",
            "breaks = [{ at = \"2023M1\", because = \"another scope\" }]\n",
        ];
        text += choices.of(&rules);
        for (at, measure) in measures.iter().enumerate() {
            if at == 0 || choices.pick(3) > 0 {
                let unit = match (id, *measure) {
                    ("investment", "target") => choices.of(&["", ", unit = \"万元\""]),
                    _ => "",
                };
                columns +=
                    &format!("\"{label}{measure}\" = {{ figure = \"{id}.{measure}\"{unit} }}\n");
            }
        }
    }
    text += "[[sources]]\nfile = \"panel.csv\"\nperiod_column = \"期间\"\ndistrict = \"地区\"\n";
    text + "[sources.columns]\n" + &columns
}

/// A row for nearly every district and period. There are too many cells for a choice each: one
/// decides all of them.
fn panel(choices: &mut Choices<'_>, catalog: &Catalog, periods: Vec<Period>) -> Panel {
    let mut cells = Numbers { state: choices.pick(1 << 20) as u64 };
    let (holes, blanks) = (choices.of(&[1000, 7, 3]), choices.of(&[1000, 12, 4]));
    let mut keys: Vec<(DistrictId, usize)> = vec![];
    for period in 0..periods.len() {
        for place in 0..catalog.districts.len() {
            if cells.pick(holes) != 0 {
                keys.push((DistrictId(place), period));
            }
        }
    }
    let mut panel = Panel { periods, ..Panel::default() };
    for (at, indicator) in catalog.indicators.iter().enumerate() {
        for published in &indicator.published {
            let figure = Figure { indicator: IndicatorId(at), measure: published.measure };
            let of = |cells: &mut Numbers| match cells.pick(blanks) {
                0 => None,
                _ => Some(value(cells, published.measure, &published.unit.dimension)),
            };
            let values = keys.iter().map(|_| of(&mut cells)).collect();
            panel.columns.insert(figure, Column::of_values(published.unit.clone(), values));
            if indicator.kind != Kind::Flow && cells.pick(4) == 0 {
                let others = (0..keys.len()).filter(|_| cells.pick(5) == 0).collect();
                panel.of_other_periods.insert(figure, others);
            }
        }
    }
    (panel.districts, panel.row_periods) = keys.into_iter().unzip();
    panel
}

/// A figure of which there are few, so that many tie; in quarters, so that sums are exact.
fn value(cells: &mut Numbers, measure: Measure, unit: &Dimension) -> f64 {
    const AMOUNTS: [f64; 12] =
        [0.0, 2.5, 12.25, 30.0, 30.0, 41.25, 100.0, 0.25, 65.5, -3.5, 12_500.0, 7.75];
    const PERCENTS: [f64; 10] = [25.0, 0.0, 24.75, 25.25, -2.25, 100.0, -100.0, 8.25, 37.5, 25.0];
    match (measure, unit) {
        (Measure::Rank, _) => 1.0 + cells.pick(6) as f64,
        (Measure::Score, _) => 60.0 + cells.pick(12) as f64 * 2.25,
        (_, Dimension::Percent) => PERCENTS[cells.pick(PERCENTS.len())],
        _ => AMOUNTS[cells.pick(AMOUNTS.len())],
    }
}
