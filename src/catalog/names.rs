//! How names are compared, and which names are near a misspelt one.
//!
//! Takes names as written in a catalog, a table or a statement. Two names are the same when their
//! [`key`]s are: full-width and half-width twins, upper and lower ASCII letters and blanks make no
//! difference. A lookup is exact on the key; what comes close is only ever offered ([`near`]).

use super::measure::Measure;
use super::model::{Catalog, District, DistrictId, GroupId, Indicator, IndicatorId};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// What is compared instead of a name: NFKC, ASCII lower case, no blanks. `内资 （亿元）` and
/// `内资(亿元)` have one key. Empty when the name is.
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    match name.chars().all(is_normal) {
        true => key.extend(name.chars().filter_map(counts)),
        false => key.extend(name.nfkc().filter_map(counts)),
    }
    key
}

/// Whether NFKC leaves a character as it is, whatever stands beside it. That of most names is asked for
/// each row of a table, so it is not looked up.
fn is_normal(c: char) -> bool {
    matches!(c, '\0'..='\u{7f}' | '\u{4e00}'..='\u{9fff}')
}

/// The character as it is compared; none for what makes no difference.
fn counts(c: char) -> Option<char> {
    let invisible = matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    (!invisible && !c.is_whitespace()).then_some(c.to_ascii_lowercase())
}

/// How alike two keys have to be to be offered for one another: more than half, so that two names
/// of two characters that share one of them are not.
const LIKENESS: f64 = 0.6;
/// How many names are offered at most.
const OFFERED: usize = 3;
/// How alike two names of two Chinese characters are taken to be whose first character is one: 瀛胡
/// for 瀛湖. They are offered where nothing is nearer.
const SAME_FIRST: f64 = 0.55;

/// The names among `candidates` that `name` may be a misspelling of: at most three, the nearest
/// first, none rather than nonsense. `行口` gives nothing beside `恒口`; `恒口镇` gives it, and so
/// does `恒山`.
pub fn near<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let wanted = key(name);
    let mut seen = HashSet::new();
    let mut found: Vec<(f64, &str)> = Vec::new();
    for candidate in candidates {
        let other = key(candidate);
        let likeness = likeness(&wanted, &other);
        if likeness >= SAME_FIRST && seen.insert(other) {
            found.push((likeness, candidate));
        }
    }
    if found.iter().any(|(likeness, _)| *likeness >= LIKENESS) {
        found.retain(|(likeness, _)| *likeness >= LIKENESS);
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().take(OFFERED).map(|(_, candidate)| candidate.to_owned()).collect()
}

/// From 0 to 1. A name that is a whole end of the other counts as just like enough: 高新区 for
/// 安康高新区.
fn likeness(a: &str, b: &str) -> f64 {
    let spelt = strsim::normalized_damerau_levenshtein(a, b);
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (short_length, long_length) = (short.chars().count(), long.chars().count());
    let enough = short_length >= if short.is_ascii() { 3 } else { 2 };
    let contained = enough
        && short_length * 3 >= long_length
        && (long.starts_with(short) || long.ends_with(short));
    if contained {
        spelt.max(LIKENESS)
    } else if same_first(a, b) {
        SAME_FIRST
    } else if spelt < LIKENESS {
        0.0
    } else {
        spelt
    }
}

/// Whether both have two characters, none of them ASCII, of which the first is the same.
fn same_first(a: &str, b: &str) -> bool {
    let short = |name: &str| name.chars().count() == 2 && name.chars().all(|c| !c.is_ascii());
    short(a) && short(b) && a.chars().next() == b.chars().next()
}

/// The lookup tables of a catalog, made at the first lookup and kept. It is no part of what the
/// catalog says: two catalogs are equal whatever was looked up in them. Nothing that is looked up
/// by name may be changed after the first lookup.
#[derive(Clone, Default)]
pub struct NameIndex(OnceLock<Tables>);

impl PartialEq for NameIndex {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for NameIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NameIndex")
    }
}

/// Keys to what they name. The first of two things with one name has it; [`super::read`] lets no
/// second one in.
#[derive(Clone)]
struct Tables {
    indicators: HashMap<String, IndicatorId>,
    districts: HashMap<String, DistrictId>,
    groups: HashMap<String, GroupId>,
    levels: HashMap<String, String>,
    measures: HashMap<String, Measure>,
}

impl Tables {
    fn of(catalog: &Catalog) -> Self {
        let mut levels = HashMap::new();
        for district in &catalog.districts {
            if !levels.contains_key(&district.level) {
                levels.insert(key(&district.level), district.level.clone());
            }
        }
        Self {
            indicators: table(catalog.indicators.iter().enumerate().flat_map(|(at, indicator)| {
                indicator.names().map(move |name| (name, IndicatorId(at)))
            })),
            districts: table(catalog.districts.iter().enumerate().flat_map(|(at, district)| {
                district.names().map(move |name| (name, DistrictId(at)))
            })),
            groups: table(
                catalog
                    .groups
                    .iter()
                    .enumerate()
                    .flat_map(|(at, group)| group.names().map(move |name| (name, GroupId(at)))),
            ),
            levels,
            measures: table(catalog.measure_spellings()),
        }
    }
}

fn table<'a, T>(names: impl Iterator<Item = (&'a str, T)>) -> HashMap<String, T> {
    let mut table = HashMap::new();
    for (name, named) in names {
        table.entry(key(name)).or_insert(named);
    }
    table
}

impl Catalog {
    fn tables(&self) -> &Tables {
        self.index.0.get_or_init(|| Tables::of(self))
    }

    /// The indicator with this identifier, label or alias.
    pub fn find_indicator(&self, name: &str) -> Option<IndicatorId> {
        self.tables().indicators.get(&key(name)).copied()
    }

    /// The district with this name or alias.
    pub fn find_district(&self, name: &str) -> Option<DistrictId> {
        self.tables().districts.get(&key(name)).copied()
    }

    /// The group with this identifier, label or alias.
    pub fn find_group(&self, name: &str) -> Option<GroupId> {
        self.tables().groups.get(&key(name)).copied()
    }

    /// The level with this name, as the catalog writes it.
    pub fn find_level(&self, name: &str) -> Option<&str> {
        self.tables().levels.get(&key(name)).map(String::as_str)
    }

    /// The measure with this name: one of [`Measure::NAMES`] or of the catalog's own.
    pub fn find_measure(&self, name: &str) -> Option<Measure> {
        self.tables().measures.get(&key(name)).copied()
    }

    /// Every name that [`Catalog::find_measure`] knows, the language's own first.
    pub fn measure_spellings(&self) -> impl Iterator<Item = (&str, Measure)> {
        let own = self.measure_names.iter().map(|(name, measure)| (name.as_str(), *measure));
        Measure::spellings().chain(own)
    }

    /// Every name that [`Catalog::find_indicator`] knows.
    pub fn indicator_names(&self) -> impl Iterator<Item = &str> {
        self.indicators.iter().flat_map(Indicator::names)
    }

    /// Every name that [`Catalog::find_district`] knows.
    pub fn district_names(&self) -> impl Iterator<Item = &str> {
        self.districts.iter().flat_map(|district| district.names())
    }

    /// Every name that [`Catalog::find_group`] knows.
    pub fn group_names(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().flat_map(|group| group.names())
    }

    /// The districts that have the indicator, in catalog order: those of its level, or, when it
    /// states none, the districts that are nobody's parent.
    pub fn population(&self, indicator: &Indicator) -> Vec<DistrictId> {
        let parents: HashSet<DistrictId> =
            self.districts.iter().filter_map(|district| district.parent).collect();
        let wanted = indicator.level.as_deref().map(key);
        let has = |at: usize, level: &str| match &wanted {
            Some(wanted) => key(level) == *wanted,
            None => !parents.contains(&DistrictId(at)),
        };
        (self.districts.iter().enumerate())
            .filter(|(at, district)| has(*at, &district.level))
            .map(|(at, _)| DistrictId(at))
            .collect()
    }

    /// The districts of a group, at a level or of a parent, by the name that output gives it.
    pub fn members(&self, name: &str) -> Vec<DistrictId> {
        let of_group = |district: &District| {
            let group = district.group.and_then(|group| self.groups.get(group.0));
            let parent = district.parent.and_then(|parent| self.districts.get(parent.0));
            group.is_some_and(|group| group.label == name)
                || parent.is_some_and(|parent| parent.name == name)
                || district.level == name
        };
        let all = self.districts.iter().enumerate().filter(|(_, district)| of_group(district));
        all.map(|(at, _)| DistrictId(at)).collect()
    }

    /// The nearest district that is made of exactly these, in any order: its children, or what their
    /// children are made of, as the counties of all cities make a province. None for no districts,
    /// and for some of its parts alone.
    pub fn parent_of_all(&self, parts: &[DistrictId]) -> Option<DistrictId> {
        let given: HashSet<DistrictId> = parts.iter().copied().collect();
        let mut above = self.above(*parts.first()?);
        let is_below_one = |id: &DistrictId| self.above(*id).any(|one| given.contains(&one));
        if parts.iter().any(is_below_one) {
            return None;
        }
        let common =
            above.find(|one| given.iter().all(|id| self.above(*id).any(|up| up == *one)))?;
        let is_covered = |id: DistrictId| given.contains(&id) || is_below_one(&id);
        let is_above =
            |id: DistrictId| given.iter().any(|part| self.above(*part).any(|up| up == id));
        let ids = (0..self.districts.len()).map(DistrictId);
        let mut below = ids.filter(|id| self.above(*id).any(|one| one == common));
        below.all(|id| is_covered(id) || is_above(id)).then_some(common)
    }

    /// The districts between some and the one that all of them make, each with those of them that it is
    /// made of: the cities of a province, each with its counties. All that are above them, where they
    /// make none. In catalog order.
    pub fn between(
        &self,
        parts: &[DistrictId],
        whole: Option<DistrictId>,
    ) -> Vec<(DistrictId, Vec<DistrictId>)> {
        let mut found: BTreeMap<DistrictId, Vec<DistrictId>> = BTreeMap::new();
        for part in parts {
            for above in self.above(*part).take_while(|above| Some(*above) != whole) {
                found.entry(above).or_default().push(*part);
            }
        }
        found.into_iter().collect()
    }

    /// The parent of a district, its parent, and so on.
    /// The districts above one, the nearest first.
    pub fn above(&self, id: DistrictId) -> impl Iterator<Item = DistrictId> + '_ {
        let parent_of = |id: &DistrictId| self.districts.get(id.0).and_then(|one| one.parent);
        std::iter::successors(parent_of(&id), parent_of).take(self.districts.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{District, Group};

    fn district(name: &str, parent: Option<usize>, level: &str) -> District {
        District {
            name: name.into(),
            aliases: vec![format!("{name}镇")],
            level: level.into(),
            group: None,
            parent: parent.map(DistrictId),
        }
    }

    fn catalog() -> Catalog {
        Catalog {
            districts: vec![
                district("全市", None, "city"),
                district("恒口", Some(0), "county"),
                district("瀛湖", Some(0), "county"),
            ],
            groups: vec![Group { id: "zones".into(), label: "开发区".into(), aliases: vec![] }],
            measure_names: vec![("完成比例".into(), Measure::Progress)],
            ..Catalog::default()
        }
    }

    #[test]
    fn width_case_and_blanks_make_no_difference() {
        assert_eq!(key("内资 绝对值（亿元）"), key("内资绝对值(亿元)"));
        assert_eq!(key("Ａctual　％"), "actual%");
        assert_eq!(key(" \u{feff}\n "), "");
    }

    #[test]
    fn a_name_that_is_normal_is_not_normalised() {
        let all = (0..=0x7f_u32).chain(0x4e00..=0x9fff).filter_map(char::from_u32);
        let text: String = all.collect();
        assert!(text.chars().all(is_normal) && text.nfkc().eq(text.chars()));
        // A mark that joins the letter before it is not.
        assert_eq!(key("e\u{301}"), key("é"));
        assert_eq!(key("汉 Ａ"), key("汉a"));
    }

    #[test]
    fn lookups_are_exact_on_the_key() {
        let catalog = catalog();
        assert_eq!(catalog.find_district("恒 口"), Some(DistrictId(1)));
        assert_eq!(catalog.find_district("瀛湖镇"), Some(DistrictId(2)));
        assert_eq!(catalog.find_district("瀛"), None);
        assert_eq!(catalog.find_group("Zones"), Some(GroupId(0)));
        assert_eq!(catalog.find_level("COUNTY"), Some("county"));
        assert_eq!(catalog.find_measure("完成比例"), Some(Measure::Progress));
        assert_eq!(catalog.find_measure("YoY"), Some(Measure::Yoy));
        assert_eq!(catalog.find_indicator("内资"), None);
    }

    #[test]
    fn near_names_are_near() {
        let counties = ["汉滨区", "旬阳市", "恒口", "瀛湖", "安康高新区", "foreign", "progress"];
        assert_eq!(near("旬阳县", counties), ["旬阳市"]);
        assert_eq!(near("汉滨", counties), ["汉滨区"]);
        assert_eq!(near("恒口镇", counties), ["恒口"]);
        assert_eq!(near("高新区", counties), ["安康高新区"]);
        assert_eq!(near("foriegn", counties), ["foreign"]);
        assert_eq!(near("progess", counties), ["progress"]);
        assert!(near("行口", counties).is_empty());
        assert_eq!(near("瀛胡", counties), ["瀛湖"]);
        assert_eq!(near("恒山", counties), ["恒口"]);
        assert!(near("x", counties).is_empty());
        assert!(near("", counties).is_empty());
    }

    #[test]
    fn no_more_than_three_are_offered_the_nearest_first() {
        let names = ["river eaat", "river easy", "river east", "river easts", "river ease"];
        assert_eq!(near("river east", names).len(), 3);
        assert_eq!(near("River East", names)[0], "river east");
    }

    #[test]
    fn the_population_is_the_lowest_level_and_its_parent_is_found() {
        let catalog = catalog();
        let indicator = |level: Option<&str>| Indicator {
            id: "x".into(),
            label: "x".into(),
            aliases: vec![],
            unit: crate::units::Unit::NUMBER,
            kind: Default::default(),
            ranking: Default::default(),
            level: level.map(str::to_owned),
            parts: None,
            formula: None,
            lower_is_better: false,
            breaks: vec![],
            published: vec![],
        };
        let children = [DistrictId(1), DistrictId(2)];
        assert_eq!(catalog.population(&indicator(None)), children);
        assert_eq!(catalog.population(&indicator(Some("city"))), [DistrictId(0)]);
        assert_eq!(catalog.parent_of_all(&children), Some(DistrictId(0)));
        assert_eq!(catalog.parent_of_all(&[DistrictId(2), DistrictId(1)]), Some(DistrictId(0)));
        assert_eq!(catalog.parent_of_all(&[DistrictId(1)]), None);
        assert_eq!(catalog.parent_of_all(&[DistrictId(0)]), None);
        assert_eq!(catalog.parent_of_all(&[]), None);
    }

    #[test]
    fn the_counties_of_all_cities_make_the_province() {
        let districts = vec![
            district("全省", None, "province"),
            district("甲市", Some(0), "city"),
            district("乙市", Some(0), "city"),
            district("甲一", Some(1), "county"),
            district("甲二", Some(1), "county"),
            district("乙一", Some(2), "county"),
        ];
        let catalog = Catalog { districts, ..Catalog::default() };
        let above = |parts: &[usize]| {
            let parts: Vec<DistrictId> = parts.iter().copied().map(DistrictId).collect();
            catalog.parent_of_all(&parts).map(|found| found.0)
        };
        assert_eq!(above(&[5, 3, 4]), Some(0));
        assert_eq!(above(&[1, 2]), Some(0));
        assert_eq!(above(&[1, 5]), Some(0));
        assert_eq!(above(&[3, 4]), Some(1));
        assert_eq!(above(&[3, 5]), None);
        assert_eq!(above(&[1, 2, 3]), None);
        let counties = [3, 4, 5].map(DistrictId);
        let cities = catalog.between(&counties, Some(DistrictId(0)));
        let [three, four, five] = counties;
        let expected = [(DistrictId(1), vec![three, four]), (DistrictId(2), vec![five])];
        assert_eq!(cities, expected);
        assert_eq!(catalog.between(&[DistrictId(1), DistrictId(2)], Some(DistrictId(0))), []);
    }
}
