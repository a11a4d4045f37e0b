//! Districts by the directory of divisions: codes get their names, and names what else they are called.

use super::LEVEL;
use crate::catalog::key;
use crate::catalog::model::District;
use crate::directory::{Found, by_code, recognise, short_name};
use crate::text::{Text, listed, text};
use std::collections::{HashMap, HashSet};

/// So few absent divisions are named; of more, the number is said.
const NAMED: usize = 6;

/// Names districts that the table has by their code, gives those that the directory knows their other
/// names, and says which of their neighbours the table lacks.
pub(super) fn name(districts: &mut [District], said: &mut Vec<Text>) {
    let codes = by_codes(districts, said);
    let rows: Vec<usize> = (districts.iter().enumerate())
        .filter(|(_, district)| district.level == LEVEL)
        .map(|(at, _)| at)
        .collect();
    let name = |at: &usize| {
        let own = districts.get(*at).map(|one| one.name.as_str());
        codes.get(at).map(String::as_str).or(own)
    };
    let names: Vec<&str> = rows.iter().filter_map(name).collect();
    let Some(found) = recognise(&names) else { return };
    let mut taken: HashSet<String> = districts.iter().flat_map(District::names).map(key).collect();
    for (at, division) in rows.iter().zip(&found.divisions) {
        let (Some(district), Some(division)) = (districts.get_mut(*at), division) else { continue };
        let others = [Some(division.name), short_name(division.name)];
        for other in others.into_iter().flatten() {
            if taken.insert(key(other)) {
                district.aliases.push(other.to_owned());
            }
        }
    }
    let parent = match &found.parent {
        Some(parent) => Text::same(parent.name),
        None => text!("the country", "全国"),
    };
    said.push(match found.absent.len() {
        0 => text!(
            "all parts of {parent} are there (GB/T 2260)",
            "{parent}的下级齐全（GB/T 2260）",
            parent
        ),
        count if count <= NAMED => text!(
            "of the parts of {parent}, the table lacks {names} (GB/T 2260)",
            "{parent}的下级中，表里没有 {names}（GB/T 2260）",
            parent,
            names = listed(found.absent.iter().map(|one| one.name))
        ),
        count => text!(
            "of the parts of {parent}, the table lacks {count} (GB/T 2260)",
            "{parent}的下级中，表里没有的有 {count} 个（GB/T 2260）",
            parent,
            count
        ),
    });
}

/// Districts whose name is a code get that of the directory, with that of their parent where several get
/// one name; the code stays another name. Gives the codes.
fn by_codes(districts: &mut [District], said: &mut Vec<Text>) -> HashMap<usize, String> {
    let found: Vec<(usize, String, Found)> = (districts.iter().enumerate())
        .filter_map(|(at, district)| {
            let code = district.name.as_str();
            let six = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
            Some((at, code.to_owned(), by_code(code).filter(|_| six)?))
        })
        .collect();
    for (at, code, Found { division, was }) in &found {
        let Some(district) = districts.get_mut(*at) else { continue };
        let alike = |other: &&(usize, String, Found)| other.2.division.name == division.name;
        let parent = division.parent().filter(|_| found.iter().filter(alike).count() > 1);
        let name = format!("{}{}", parent.map_or("", |one| one.name), division.name);
        district.name.clone_from(&name);
        district.aliases.push(code.clone());
        said.push(match was {
            Some(was) => text!(
                "{code} → {name}, which was {old} under that code until {year}",
                "{code} → {name}（{year} 年以前为{old}，用此代码）",
                code,
                name,
                old = was.name,
                year = was.last_listed
            ),
            None => {
                text!("{code} → {name} (GB/T 2260)", "{code} → {name}（GB/T 2260）", code, name)
            }
        });
    }
    found.into_iter().map(|(at, code, _)| (at, code)).collect()
}
