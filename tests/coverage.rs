//! Holds `tests/cases/COVERAGE.md` to the files: what it names is there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const TABLE: &str = include_str!("cases/COVERAGE.md");

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The claims, each with what shows it.
fn claims() -> Vec<(&'static str, Vec<&'static str>)> {
    let row = |line: &'static str| {
        let mut cells = line.strip_prefix("| ")?.strip_suffix(" |")?.rsplitn(2, " | ");
        let (shown, claim) = (cells.next()?, cells.next()?);
        (claim != "claim").then(|| (claim, shown.split(", ").collect()))
    };
    TABLE.lines().filter_map(row).collect()
}

#[test]
fn what_the_table_names_is_there() {
    let claims = claims();
    assert!(claims.len() > 90, "{} claims", claims.len());
    let is_there = |name: &str| match name.strip_suffix(".rs") {
        Some(_) => root().join(name).is_file(),
        None => ["q", "snap"]
            .iter()
            .all(|ending| root().join("tests/cases").join(format!("{name}.{ending}")).is_file()),
    };
    let mut wrong = vec![];
    for (claim, shown) in &claims {
        wrong.extend(shown.iter().filter(|name| !is_there(name)).map(|name| (claim, name)));
    }
    assert!(wrong.is_empty(), "not there: {wrong:#?}");
}

#[test]
fn every_claim_stands_once() {
    let mut known = BTreeSet::new();
    let twice: Vec<&str> = claims()
        .into_iter()
        .map(|(claim, _)| claim)
        .filter(|claim| !known.insert(*claim))
        .collect();
    assert!(twice.is_empty(), "{twice:#?}");
}

/// What others have published is what a claim stands on best.
#[test]
fn the_table_names_the_published_cases() {
    let named: BTreeSet<&str> = claims().into_iter().flat_map(|(_, shown)| shown).collect();
    let published = crate::cases::cases("answer").into_iter().filter_map(|path| {
        let name = Path::new(&path).file_stem()?.to_str()?.to_owned();
        name.starts_with("published_").then(|| format!("answer/{name}"))
    });
    let published: Vec<String> = published.collect();
    assert!(published.len() > 10, "{published:?}");
    let missing: Vec<&String> =
        published.iter().filter(|name| !named.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
}
