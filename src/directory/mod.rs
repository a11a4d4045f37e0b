//! The divisions of China down to counties, by code (GB/T 2260) and by name.
//!
//! Takes codes and names as tables print them; gives the [`Division`] that is meant. A name alone may be
//! that of several (鼓楼区 is four places): which one is meant follows from the others that stand beside
//! it ([`recognise`]). Where the data is from: `SOURCES.md` in this folder.

mod names;
mod recognise;

pub use names::short_name;
pub use recognise::{Recognised, candidates, recognise};

use std::collections::HashMap;
use std::sync::OnceLock;

/// A province, a city or a county.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Division {
    /// Six digits: 610902; those of a city end in two zeros, those of a province in four.
    pub code: u32,
    /// In full: 汉滨区.
    pub name: &'static str,
}

/// How far up a division stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rung {
    /// 陕西省
    Province,
    /// 安康市
    City,
    /// 汉滨区
    County,
}

/// A division, found by a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub division: Division,
    /// Where the code is an old one: what the division was called, and when it was last listed so.
    pub was: Option<Former>,
}

/// What a division was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Former {
    /// 610928
    pub code: u32,
    /// 旬阳县
    pub name: &'static str,
    /// The last year in whose list it was found.
    pub last_listed: u16,
}

impl Division {
    /// Whether it is a province, a city or a county.
    pub fn rung(self) -> Rung {
        match (self.code % 10_000, self.code % 100) {
            (0, _) => Rung::Province,
            (_, 0) => Rung::City,
            _ => Rung::County,
        }
    }

    /// The division that it is a part of; the counties of a municipality are parts of it.
    pub fn parent(self) -> Option<Self> {
        let province = || division(self.code / 10_000 * 10_000);
        match self.rung() {
            Rung::Province => None,
            Rung::City => province(),
            Rung::County => division(self.code / 100 * 100).filter(is_named).or_else(province),
        }
    }

    /// Its parts, in the order of their codes.
    pub fn children(self) -> Vec<Self> {
        children(Some(self))
    }
}

/// The parts of a division, in the order of their codes; the provinces, where none is given.
fn children(parent: Option<Division>) -> Vec<Division> {
    let all = &directory().divisions;
    all.iter().copied().filter(|one| is_named(one) && one.parent() == parent).collect()
}

/// The division with a code of six digits, also one that is no longer in use; of two or four digits, the
/// province or city.
pub fn by_code(code: &str) -> Option<Found> {
    let digits = code.len();
    let number: u32 = code.parse().ok().filter(|_| code.bytes().all(|one| one.is_ascii_digit()))?;
    let code = match digits {
        2 => number * 10_000,
        4 => number * 100,
        6 => number,
        _ => return None,
    };
    if let Some(division) = division(code).filter(is_named) {
        return Some(Found { division, was: None });
    }
    let (now, former) = directory().former.get(&code)?;
    Some(Found { division: division(*now)?, was: Some(*former) })
}

/// All divisions of a name, in full or short: 汉滨区, 汉滨; also by a name that one had before: 旬阳县.
pub fn named(name: &str) -> &'static [Division] {
    directory().names.get(name).map_or(&[], Vec::as_slice)
}

/// 市辖区 and the like are no places, only what codes are ordered by.
fn is_named(division: &Division) -> bool {
    let orders = ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"];
    division.rung() != Rung::City || !orders.contains(&division.name)
}

fn division(code: u32) -> Option<Division> {
    let all = &directory().divisions;
    let at = all.binary_search_by_key(&code, |one| one.code).ok()?;
    all.get(at).copied()
}

struct Directory {
    /// In the order of their codes.
    divisions: Vec<Division>,
    /// By old code: the code now, and what it was.
    former: HashMap<u32, (u32, Former)>,
    names: HashMap<&'static str, Vec<Division>>,
}

/// Made when it is first asked for: most statements never do.
fn directory() -> &'static Directory {
    static DIRECTORY: OnceLock<Directory> = OnceLock::new();
    DIRECTORY.get_or_init(|| {
        let rows = |text: &'static str| text.lines().skip(1).map(|line| line.split(','));
        let division = |mut row: std::str::Split<'static, char>| {
            Some(Division { code: row.next()?.parse().ok()?, name: row.next()? })
        };
        let mut divisions: Vec<Division> =
            rows(include_str!("divisions.csv")).filter_map(division).collect();
        divisions.sort_unstable();
        let former = |mut row: std::str::Split<'static, char>| {
            let (code, name) = (row.next()?.parse().ok()?, row.next()?);
            let (now, last_listed) = (row.next()?.parse().ok()?, row.next()?.parse().ok()?);
            Some((code, (now, Former { code, name, last_listed })))
        };
        let former: HashMap<u32, (u32, Former)> =
            rows(include_str!("changes.csv")).filter_map(former).collect();
        let names = names::by_name(&divisions, &former);
        Directory { divisions, former, names }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str) -> Found {
        by_code(code).expect(code)
    }

    #[test]
    fn codes_lead_to_places_and_up_from_there() {
        let hanbin = found("610902").division;
        assert_eq!((hanbin.name, hanbin.rung()), ("汉滨区", Rung::County));
        let city = hanbin.parent().expect("a city");
        assert_eq!((city.name, city.code, city.rung()), ("安康市", 610_900, Rung::City));
        assert_eq!(city.parent().map(|one| one.name), Some("陕西省"));
        assert_eq!(found("6109").division, city);
        assert_eq!(found("61").division.rung(), Rung::Province);
        assert_eq!(city.children().len(), 10);
        // What a municipality has between it and its counties is no place.
        let east = found("110101").division;
        assert_eq!(east.parent().map(|one| one.name), Some("北京市"));
        assert_eq!(found("11").division.children().len(), 16);
        for code in ["", "1", "999999", "61090", "61o902", "６１０９０２", "+10902"] {
            assert_eq!(by_code(code), None, "{code}");
        }
    }

    #[test]
    fn a_code_that_is_no_longer_in_use_leads_to_the_one_that_is() {
        let found = found("610928");
        assert_eq!((found.division.code, found.division.name), (610_981, "旬阳市"));
        let was = found.was.expect("it was something else");
        assert_eq!((was.name, was.last_listed), ("旬阳县", 2020));
        assert_eq!(named("旬阳县"), [found.division]);
    }

    #[test]
    fn every_old_code_leads_somewhere() {
        for (code, (now, former)) in &directory().former {
            assert!(division(*now).is_some(), "{code} {now}");
            assert!(division(*code).is_none(), "{code} is {} and in use", former.name);
        }
        assert_eq!((directory().divisions.len(), directory().former.len()), (3351, 333));
    }

    #[test]
    fn a_name_may_be_that_of_several() {
        assert_eq!(named("鼓楼区").len(), 4);
        assert_eq!(named("汉滨").first().map(|one| one.code), Some(610_902));
        assert!(named("市辖区").is_empty() && named("恒口").is_empty());
    }
}
