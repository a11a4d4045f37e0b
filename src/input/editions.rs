//! Which source a table is that is to be read in the stead of the catalog's own.
//!
//! Takes the tables of the command line; gives the source of each: the one with its file name or
//! whose pattern it meets; or else, as a later edition, the only one with a row for each district;
//! or, of several, the one whose columns it has.

use super::files::meets;
use super::read::{TableFile, read_grids, tables_of, which};
use crate::catalog::{Catalog, Layout, Outline, PeriodSource, SourceTable, Whose, key};
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::Grid;
use crate::source::Sources;
use crate::text::{listed, text};
use std::collections::HashSet;
use std::path::Path;

/// A table and the source that it is.
#[derive(Debug)]
pub struct Edition {
    /// Its source, with its own name. The period of an edition that no name told is that of its
    /// column, its title, its name or the command line.
    pub source: SourceTable,
    /// Its cells, where they were needed to tell.
    pub grid: Option<Grid>,
}

/// What each of these tables is. A text that is read is added to `sources`.
///
/// Errors: [`Code::HeaderMismatch`] for tables that may be several sources; those of reading one.
pub fn editions(
    catalog: &Catalog,
    tables: &[TableFile],
    sources: &mut Sources,
) -> Result<Vec<Edition>> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for table in tables {
        match edition(table, catalog, sources) {
            Ok(edition) => found.push(edition),
            Err(wrong) => faults.extend(wrong),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

fn edition(table: &TableFile, catalog: &Catalog, sources: &mut Sources) -> Result<Edition> {
    let file = table.path.display().to_string();
    let name_of = |path: &str| Path::new(path).file_name().map(ToOwned::to_owned);
    let name = name_of(&file);
    if let Some(same) = catalog.sources.iter().find(|one| name_of(&one.file) == name) {
        return Ok(Edition { source: same.clone(), grid: None });
    }
    let called = |one: &&SourceTable| {
        let pattern = name_of(&one.file).unwrap_or_default();
        let name = name.clone().unwrap_or_default();
        one.is_pattern() && meets(&name.to_string_lossy(), &pattern.to_string_lossy())
    };
    if let Some(pattern) = catalog.sources.iter().find(called) {
        return Ok(Edition { source: SourceTable { file, ..pattern.clone() }, grid: None });
    }
    let mut wide: Vec<&SourceTable> = Vec::new();
    for one in catalog.sources.iter().filter(|one| matches!(one.layout, Layout::Wide { .. })) {
        if !wide.iter().any(|known| known.span == one.span) {
            wide.push(one);
        }
    }
    if let [only] = wide.as_slice() {
        return Ok(Edition { source: edition_of(only, file), grid: None });
    }
    let grids = match wide.is_empty() {
        true => vec![],
        false => tables_of(read_grids(table, sources)?)?,
    };
    let columns = |one: &&SourceTable| grids.iter().filter_map(|grid| columns_of(grid, one)).max();
    wide.retain(|one| columns(one).is_some());
    if wide.iter().any(|one| columns(one) == Some(Columns::Exact)) {
        wide.retain(|one| columns(one) == Some(Columns::Exact));
    }
    if let [only] = wide.as_slice() {
        let grid = the_one_of(only, grids)?;
        return Ok(Edition { source: edition_of(only, file), grid: Some(grid) });
    }
    let message = text!(
        "the catalog does not say which of its sources {file} is",
        "目录没有说明 {file} 是哪个来源",
        file
    );
    let error = Diagnostic::error(Code::HeaderMismatch, message);
    Err(error
        .hint(match wide.is_empty() {
            true => text!(
                "its sources are {names}",
                "目录里的来源有：{names}",
                names = listed(catalog.sources.iter().map(|one| one.file.as_str()))
            ),
            false => text!(
                "it has the columns of {names}",
                "它的列与这些来源相同：{names}",
                names = listed(wide.into_iter().map(|one| one.file.as_str()))
            ),
        })
        .into())
}

/// A source as another file gives it, for a period of its own.
fn edition_of(source: &SourceTable, file: String) -> SourceTable {
    let period = match &source.period {
        column @ PeriodSource::Column { .. } => column.clone(),
        PeriodSource::Fixed(_) | PeriodSource::Unstated => PeriodSource::Unstated,
    };
    SourceTable { file, period, ..source.clone() }
}

/// How a table that has every column of a source goes with it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Columns {
    /// It has further ones.
    Further,
    /// It has no others, but for those that the source leaves out.
    Exact,
}

/// The table of a file that is a source: the only one, or the one that has its columns.
///
/// Errors: those of reading it; [`Code::BadTable`] where it is open which one is meant.
pub fn read_source(file: &TableFile, source: &SourceTable, sources: &mut Sources) -> Result<Grid> {
    the_one_of(source, tables_of(read_grids(file, sources)?)?)
}

/// Of several tables of a file the one that has the columns of a source.
fn the_one_of(source: &SourceTable, mut grids: Vec<Grid>) -> Result<Grid> {
    let mut fits: Vec<usize> = Vec::new();
    for wanted in [Columns::Exact, Columns::Further] {
        let fit = |grid: &Grid| columns_of(grid, source).is_some_and(|it| it >= wanted);
        if fits.is_empty() {
            fits = (0..grids.len()).filter(|at| grids.get(*at).is_some_and(fit)).collect();
        }
    }
    match (fits.as_slice(), grids.len()) {
        (_, 1) => Ok(grids.remove(0)),
        ([only], _) => Ok(grids.swap_remove(*only)),
        _ => Err(which(&grids).into()),
    }
}

/// How the columns of a table go with those of a source; `None` where it lacks one.
fn columns_of(grid: &Grid, source: &SourceTable) -> Option<Columns> {
    let Layout::Wide { district, columns, ignore } = &source.layout else { return None };
    let outline = Outline::stated(grid, source.shape());
    let there: HashSet<String> = outline.headers.iter().map(|header| key(&header.text())).collect();
    let period = match &source.period {
        PeriodSource::Column { header, year } => [Some(header), year.as_ref()],
        PeriodSource::Fixed(_) | PeriodSource::Unstated => [None, None],
    };
    let district = match district {
        Whose::Column(header) => Some(header),
        Whose::Only(_) => None,
    };
    let stated = district.into_iter().chain(columns.iter().map(|column| &column.header));
    let stated = stated.chain(period.into_iter().flatten());
    let mut known: HashSet<String> = stated.map(|header| key(header)).collect();
    if !known.is_subset(&there) {
        return None;
    }
    known.extend(ignore.iter().map(|header| key(header)));
    Some(if there.is_subset(&known) { Columns::Exact } else { Columns::Further })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::read;
    use crate::period;
    use crate::source::SourceId;
    use std::fs;
    use std::path::PathBuf;

    fn catalog(sources: &[(&str, &str)]) -> Catalog {
        let mut text = String::from("[catalog]\nname = \"x\"\n[indicators.a]\nunit = \"亿元\"\n");
        for (file, columns) in sources {
            text.push_str(&format!(
                "[[sources]]\nfile = {file}\ndistrict = \"地区\"\ncolumns = {{ {columns} }}\n"
            ));
        }
        read(SourceId(0), &text).expect("a catalog")
    }

    const SUM: &str = "\"数\" = \"a.actual\"";

    fn period_of(catalog: &Catalog, table: &str) -> Result<PeriodSource> {
        let found = editions(catalog, &[Path::new(table).into()], &mut Sources::default())?;
        Ok(found[0].source.period.clone())
    }

    #[test]
    fn a_table_is_the_source_that_its_name_says_or_the_only_one() {
        let first = PeriodSource::Fixed(period::parse("2022Q1").expect("a period"));
        let two = catalog(&[("[\"a.csv\", { file = \"b.csv\", period = \"2022Q1\" }]", SUM)]);
        assert_eq!(period_of(&two, "else/b.csv"), Ok(first));
        // A later edition of the only kind of table there is.
        assert_eq!(period_of(&two, "c.csv"), Ok(PeriodSource::Unstated));
        let pattern = catalog(&[("\"m-*.csv\"", SUM)]);
        assert_eq!(period_of(&pattern, "x/m-7.csv"), Ok(PeriodSource::Unstated));
        let none = period_of(&Catalog::default(), "c.csv");
        assert_eq!(none.map_err(|it| it[0].code), Err(Code::HeaderMismatch));
    }

    #[test]
    fn of_several_sources_a_table_is_the_one_whose_columns_it_has() {
        let target = "\"目标\" = \"a.target\"";
        let both = format!("{SUM}, {target}");
        let several = catalog(&[("\"a.csv\"", SUM), ("\"b.csv\"", target)]);
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).expect("a file");
            path
        };
        let told = |catalog: &Catalog, path: PathBuf| {
            let found = editions(catalog, &[path.as_path().into()], &mut Sources::default());
            found
                .map(|found| {
                    (catalog.sources.iter()).position(|one| one.layout == found[0].source.layout)
                })
                .map_err(|wrong| (wrong[0].code, format!("{:?}", wrong[0].hints)))
        };
        let second = file("x-2022q1.csv", "地区,目 标,多余\n恒口,1,2\n");
        assert_eq!(told(&several, second.clone()), Ok(Some(1)));
        let neither = file("y.csv", "地区,数字\n恒口,1\n");
        let (code, hints) = told(&several, neither).expect_err("neither");
        assert_eq!(code, Code::HeaderMismatch);
        assert!(hints.contains("its sources are a.csv, b.csv"), "{hints}");
        // Of one with more columns and one with fewer, that which leaves none over.
        let overlapping = catalog(&[("\"a.csv\"", target), ("\"b.csv\"", &both)]);
        assert_eq!(told(&overlapping, second), Ok(Some(0)));
        let whole = file("z.csv", "地区,数,目标\n恒口,1,2\n");
        assert_eq!(told(&overlapping, whole.clone()), Ok(Some(1)));
        let twins = catalog(&[("\"a.csv\"", SUM), ("\"b.csv\"", SUM)]);
        let (_, hints) = told(&twins, whole).expect_err("both");
        assert!(hints.contains("it has the columns of a.csv, b.csv"), "{hints}");
    }
}
