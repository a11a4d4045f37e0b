//! `[groups.*]` and `[[districts]]`.

use super::scope::Scope;
use super::section::{Faults, Placed, Section};
use crate::catalog::key;
use crate::catalog::model::{Catalog, District, DistrictId, Group, GroupId};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::text;
use std::collections::HashMap;

/// The groups, in the order of the file.
pub(super) fn groups(file: &mut Section<'_>, faults: &mut Faults) -> Vec<Group> {
    let mut scope = Scope::new(text!("group", "分组"));
    let mut groups = Vec::new();
    for (id, mut section) in file.named_sections("groups", faults) {
        let label = section.text("label", faults).unwrap_or_else(|| id.clone());
        let aliases = section.texts("aliases", faults);
        section.finish(faults);
        for name in [&id, &label].into_iter().chain(&aliases) {
            scope.claim(name, groups.len(), faults);
        }
        groups.push(Group { id: id.value, label: label.value, aliases: values(aliases) });
    }
    groups
}

/// The texts without their places.
pub(super) fn values(texts: Vec<Placed<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

/// What a district states of itself and its parent.
struct Stated {
    name: Option<Placed<String>>,
    parent: Option<Placed<String>>,
}

/// The districts, in the order of the file, their groups and parents found.
pub(super) fn districts(
    file: &mut Section<'_>,
    catalog: &Catalog,
    faults: &mut Faults,
) -> Vec<District> {
    let mut scope = Scope::new(text!("district", "地区"));
    let mut districts: Vec<District> = Vec::new();
    let mut stated = Vec::new();
    let groups = table(catalog.groups.iter().map(Group::names));
    for mut section in file.sections("districts", faults) {
        let name = section.required("name", faults);
        let aliases = section.texts("aliases", faults);
        let level = section.required("level", faults);
        let group = section.text("group", faults);
        let parent = section.text("parent", faults);
        section.finish(faults);
        for name in name.iter().chain(&aliases) {
            scope.claim(name, districts.len(), faults);
        }
        let group = group.and_then(|group| {
            let found = groups.get(&key(&group.value)).copied().map(GroupId);
            if found.is_none() {
                faults.unknown(text!("group", "分组"), &group, catalog.group_names());
            }
            found
        });
        stated.push(Stated { name: name.clone(), parent });
        districts.push(District {
            name: name.map_or_else(String::new, |it| it.value),
            aliases: values(aliases),
            level: level.map_or_else(String::new, |it| it.value),
            group,
            parent: None,
        });
    }
    let names = table(districts.iter().map(District::names));
    let mut parents: Vec<Option<DistrictId>> = Vec::with_capacity(districts.len());
    for Stated { parent, .. } in &stated {
        parents.push(parent.as_ref().and_then(|parent| {
            let found = names.get(&key(&parent.value)).copied().map(DistrictId);
            if found.is_none() {
                let all = districts.iter().flat_map(District::names);
                faults.unknown(text!("district", "地区"), parent, all);
            }
            found
        }));
    }
    refuse_cycles(&stated, &parents, faults);
    for (district, parent) in districts.iter_mut().zip(parents) {
        district.parent = parent;
    }
    districts
}

/// Keys to the number of the first thing that has the name.
fn table<'a, N: Iterator<Item = &'a str>>(
    things: impl Iterator<Item = N>,
) -> HashMap<String, usize> {
    let mut table = HashMap::new();
    for (at, names) in things.enumerate() {
        for name in names {
            table.entry(key(name)).or_insert(at);
        }
    }
    table
}

/// A district that is, over some steps, its own parent. Each cycle is reported once.
fn refuse_cycles(stated: &[Stated], parents: &[Option<DistrictId>], faults: &mut Faults) {
    // Which walk came by; a walk that meets its own trace has found a cycle.
    let mut walked: Vec<Option<usize>> = vec![None; parents.len()];
    for start in 0..parents.len() {
        let mut at = start;
        while let Some(trace) = walked.get_mut(at) {
            if let Some(walk) = *trace {
                if walk == start {
                    report_cycle(at, stated, parents, faults);
                }
                break;
            }
            *trace = Some(start);
            match parents.get(at).copied().flatten() {
                Some(parent) => at = parent.0,
                None => break,
            }
        }
    }
}

fn report_cycle(at: usize, stated: &[Stated], parents: &[Option<DistrictId>], faults: &mut Faults) {
    let mut names = Vec::new();
    let mut labels = Vec::new();
    let mut member = at;
    loop {
        if let Some(Stated { name, parent }) = stated.get(member) {
            names.extend(name.as_ref().map(|name| name.value.clone()));
            labels.extend(parent.as_ref().map(|parent| parent.span));
        }
        match parents.get(member).copied().flatten() {
            Some(parent) if parent.0 != at => member = parent.0,
            _ => break,
        }
    }
    names.extend(names.first().cloned());
    let circle = names.join(" → ");
    let message = text!("parents in a circle: {circle}", "上级成了循环：{circle}", circle);
    let mut error = Diagnostic::error(Code::CatalogConflict, message);
    for span in labels {
        let label = text!("a parent that comes back to its child", "上级又回到了下级");
        error = error.at(span).label(span, label);
    }
    faults.add(
        error.hint(text!(
            "leave out the parent of the highest district",
            "去掉最高一级地区的 parent"
        )),
    );
}
