//! Which divisions the names of a table are.
//!
//! Takes names as they stand; gives the parent that explains most of them, which of its parts each
//! is, and which of its parts are not among them.

use super::{Division, Rung, by_code, named};
use std::collections::{BTreeMap, BTreeSet};

/// What the names of a table are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// What they are parts of; none where they are provinces.
    pub parent: Option<Division>,
    /// For each name the part of the parent that it is; none for others, as a development zone.
    pub divisions: Vec<Option<Division>>,
    /// The parts of the parent that are not named.
    pub absent: Vec<Division>,
}

/// So many names have to be parts of one parent, at least.
const FEWEST: usize = 3;

/// What names, or codes, stand for. None where fewer than half of them, or fewer than three, are parts
/// of one parent, or where two parents would do as well.
pub fn recognise(names: &[&str]) -> Option<Recognised> {
    let meant: Vec<Vec<Division>> = names.iter().map(|name| candidates(name)).collect();
    let mut votes: BTreeMap<Option<Division>, usize> = BTreeMap::new();
    for found in &meant {
        let parents: BTreeSet<Option<Division>> = found.iter().map(|one| one.parent()).collect();
        parents.into_iter().for_each(|parent| *votes.entry(parent).or_default() += 1);
    }
    let most = votes.values().copied().max()?;
    let mut best = votes.iter().filter(|(_, count)| **count == most).map(|(parent, _)| *parent);
    let parent = best.next().filter(|_| best.next().is_none())?;
    if most < FEWEST || most * 2 < names.len() {
        return None;
    }
    let part = |found: &Vec<Division>| {
        let mut own = found.iter().copied().filter(|one| one.parent() == parent);
        // 市中区 and 市中 may be two parts of one city: then the name does not say which.
        own.next().filter(|_| own.next().is_none())
    };
    let divisions: Vec<Option<Division>> = meant.iter().map(part).collect();
    let is_there = |one: &Division| divisions.contains(&Some(*one));
    let zones = |one: &Division| one.rung() == Rung::County && is_zone(one.name);
    let absent = super::children(parent).into_iter().filter(|one| !is_there(one) && !zones(one));
    let absent = absent.collect();
    Some(Recognised { parent, divisions, absent })
}

/// What one name, or code, may be, whatever stands beside it.
pub fn candidates(name: &str) -> Vec<Division> {
    let plain: String = name.chars().filter(|one| !one.is_whitespace()).collect();
    match by_code(&plain) {
        Some(found) => vec![found.division],
        None => named(&plain).to_vec(),
    }
}

/// Zones that only the bureau of statistics counts among the counties are not missed.
fn is_zone(name: &str) -> bool {
    ["开发区", "园区", "管理区", "管委会", "示范区", "保税区", "高新区", "合作区", "新区管理"]
        .iter()
        .any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANKANG: [&str; 13] = [
        "汉滨区",
        "旬阳市",
        "汉阴县",
        "石泉县",
        "宁陕县",
        "紫阳县",
        "岚皋县",
        "平利县",
        "镇坪县",
        "白河县",
        "高新区",
        "瀛湖",
        "恒口",
    ];

    fn names(found: &[Division]) -> Vec<&'static str> {
        found.iter().map(|one| one.name).collect()
    }

    fn parent(found: &Recognised) -> Option<&'static str> {
        found.parent.map(|one| one.name)
    }

    #[test]
    fn the_districts_of_a_city_and_what_is_missing() {
        let found = recognise(&ANKANG).expect("a city");
        assert_eq!(parent(&found), Some("安康市"));
        assert_eq!(found.divisions.iter().flatten().count(), 10);
        assert!(found.absent.is_empty());
        let some = recognise(&["汉滨", "旬阳县", "汉 阴", "610922", "恒口"]).expect("a city");
        let some_names: Vec<Option<&str>> =
            some.divisions.iter().map(|one| one.map(|one| one.name)).collect();
        assert_eq!(
            some_names,
            [Some("汉滨区"), Some("旬阳市"), Some("汉阴县"), Some("石泉县"), None]
        );
        assert_eq!(names(&some.absent).len(), 6);
    }

    #[test]
    fn a_name_of_several_places_is_told_by_its_neighbours() {
        let xuzhou = recognise(&["鼓楼区", "云龙区", "泉山区"]).expect("a city");
        assert_eq!(parent(&xuzhou), Some("徐州市"));
        let kaifeng = recognise(&["鼓楼区", "龙亭区", "禹王台区"]).expect("a city");
        assert_eq!(parent(&kaifeng), Some("开封市"));
        assert_eq!(recognise(&["鼓楼区"]), None);
        assert_eq!(recognise(&["鼓楼区", "一", "二", "三"]), None);
    }

    #[test]
    fn provinces_are_parts_of_nothing_and_cities_of_a_province() {
        let provinces = recognise(&["陕西", "甘肃", "青海", "吉林"]).expect("provinces");
        assert_eq!((parent(&provinces), provinces.absent.len()), (None, 27));
        let cities = recognise(&["西安市", "安康市", "汉中市", "杨凌示范区"]).expect("a province");
        assert_eq!(parent(&cities), Some("陕西省"));
    }
}
