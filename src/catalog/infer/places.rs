//! Names that the directory of divisions makes one or several places of: 汉滨 and 汉滨区 are one, 鼓楼区 is four.

use crate::catalog::key;
use crate::catalog::model::District;
use crate::catalog::outline::BodyRow;
use crate::diagnostic::{Code, Diagnostic};
use crate::directory::{self, Division, Rung, candidates};
use crate::grid::{Grid, one_line};
use crate::source::Span;
use crate::text::{Text, listed, text};
use std::collections::{HashMap, HashSet};

/// So many names of several places get a note each; of more, the names are said.
const NOTED: usize = 3;
/// So many places of one name are said.
const NAMED: usize = 6;

/// The districts that are put into a catalog, by the division that they alone can be.
#[derive(Default)]
pub(super) struct Known {
    by_code: HashMap<u32, usize>,
    /// What is said of districts that are spelt in two ways.
    pub notes: Vec<Diagnostic>,
}

impl Known {
    /// Those that are there before.
    pub fn of(districts: &[District]) -> Self {
        let mut known = Self::default();
        for (at, district) in districts.iter().enumerate() {
            let codes = district.names().filter_map(only).map(|one| one.code);
            codes.for_each(|code| {
                known.by_code.entry(code).or_insert(at);
            });
        }
        known
    }

    /// Whether a name is another spelling of a district that is there: it becomes one of its names.
    /// Otherwise the next district is of that name.
    pub fn is_spelt_otherwise(
        &mut self,
        name: &str,
        districts: &mut [District],
        cell: Named<'_>,
        said: &mut Vec<Text>,
    ) -> bool {
        let Some(division) = only(name) else { return false };
        let at = *self.by_code.entry(division.code).or_insert(districts.len());
        let Some(district) = districts.get_mut(at) else { return false };
        let first = district.name.clone();
        district.aliases.push(one_line(name));
        said.push(text!(
            "{name} → another spelling of {first} (GB/T 2260)",
            "{name} → {first} 的另一种写法（GB/T 2260）",
            name,
            first
        ));
        let message = text!(
            "{file}: {name} and {first} are taken for one district, {called} ({code})",
            "{file}：{name} 和 {first} 视为同一地区：{called}（{code}）",
            file = cell.file(),
            name,
            first,
            called = division.name,
            code = division.code.to_string()
        );
        let note = Diagnostic::note(Code::CellNote, message).hint(text!(
            "where they are two, a catalog states each as a district",
            "如果是两个地区，在目录里各写一个 `[[districts]]`"
        ));
        self.notes.push(cell.say(note, text!("the other spelling", "另一种写法")));
        true
    }
}

/// The cell of a name.
#[derive(Clone, Copy)]
pub(super) struct Named<'g> {
    pub grid: &'g Grid,
    pub row: &'g BodyRow<'g>,
    /// Of the first panel.
    pub column: usize,
}

impl Named<'_> {
    fn span(self) -> Option<Span> {
        self.row.row.cells.get(self.column + self.row.shift)?.span
    }

    /// The file, or the cell where nothing else will say it.
    fn file(self) -> String {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let column = number(self.column + self.row.shift + 1);
        match self.span() {
            Some(_) => self.grid.name(),
            None => self.grid.place().cell(number(self.row.row.line), column),
        }
    }

    fn say(self, note: Diagnostic, label: Text) -> Diagnostic {
        match self.span() {
            Some(span) => note.at(span).label(span, label),
            None => note,
        }
    }
}

/// The one division that a name can be.
fn only(name: &str) -> Option<Division> {
    match candidates(name).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Notes on the names that are those of several places, where nothing beside them says which.
pub(super) fn notes(
    rows: &[&BodyRow<'_>],
    column: usize,
    grid: &Grid,
    known: &mut HashSet<String>,
) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    let rows: Vec<(&str, &BodyRow<'_>)> = (rows.iter())
        .map(|row| (row.text(column).trim(), *row))
        .filter(|(name, _)| !name.is_empty() && seen.insert(key(name)))
        .collect();
    let names: Vec<&str> = rows.iter().map(|(name, _)| *name).collect();
    let settled = directory::recognise(&names).map(|found| found.divisions);
    let is_settled =
        |at: usize| settled.as_ref().is_some_and(|all| matches!(all.get(at), Some(Some(_))));
    let several = rows.iter().enumerate().filter(|(at, _)| !is_settled(*at));
    let several: Vec<(&str, &BodyRow<'_>, Vec<Division>)> = several
        .map(|(_, (name, row))| (*name, *row, candidates(name)))
        .filter(|(name, _, places)| places.len() > 1 && known.insert(key(name)))
        .collect();
    let mut notes = perhaps_one(&rows, settled.as_deref().unwrap_or_default(), grid, column);
    notes.extend(
        several
            .iter()
            .take(NOTED)
            .map(|(name, row, places)| note(name, places, Named { grid, row, column })),
    );
    let further: Vec<&str> = several.iter().skip(NOTED).map(|(name, ..)| *name).collect();
    if !further.is_empty() {
        let message = text!(
            "{file}: {count} more names are each that of several places: {names}",
            "{file}：另有 {count} 个名称各有几处同名：{names}",
            file = grid.name(),
            count = further.len(),
            names = listed(further)
        );
        notes.push(Diagnostic::note(Code::CellNote, message).hint(which()));
    }
    notes
}

fn note(name: &str, places: &[Division], cell: Named<'_>) -> Diagnostic {
    let called = |one: &Division| {
        let parent = one.parent().map_or("", |parent| parent.name);
        // 朝阳 is 朝阳市 and 朝阳区: then the parent alone does not tell them apart.
        let own = if one.name == name && one.rung() != Rung::Province { "" } else { one.name };
        let code = one.code;
        Text::same(format!("{parent}{own} {code}"))
    };
    let named = listed(places.iter().take(NAMED).map(called));
    let places = match places.len().saturating_sub(NAMED) {
        0 => named,
        more => text!("{named} and {more} more", "{named}等（另有 {more} 处）", named, more),
    };
    let message = text!(
        "{file}: {name} is the name of several places, and nothing beside it says which: {places}",
        "{file}：{name} 有几处同名，表里看不出是哪一处：{places}",
        file = cell.file(),
        name,
        places
    );
    let note = Diagnostic::note(Code::CellNote, message).hint(which());
    cell.say(note, text!("which one is not known", "不知是哪一处"))
}

fn which() -> Text {
    text!(
        "print its code in the table; or a catalog says which: its parent as a district, or its code \
         among its aliases",
        "在表里改用代码；或在目录里写明：上级也列为地区并写作 `parent`，或把代码写进 `aliases`"
    )
}

/// Notes on names of which each may be that of several places, and which are one beside the others: 鼓楼 and
/// 鼓楼区 among the districts of 徐州. They stay two.
fn perhaps_one(
    rows: &[(&str, &BodyRow<'_>)],
    settled: &[Option<Division>],
    grid: &Grid,
    column: usize,
) -> Vec<Diagnostic> {
    let mut first: HashMap<u32, &str> = HashMap::new();
    let mut notes = Vec::new();
    for ((name, row), division) in rows.iter().zip(settled) {
        let Some(division) = division else { continue };
        let other = *first.entry(division.code).or_insert(name);
        if other == *name || only(name).is_some() && only(other).is_some() {
            continue;
        }
        let cell = Named { grid, row, column };
        let message = text!(
            "{file}: {name} and {other} may be one district, {called} ({code}); they are read as two",
            "{file}：{name} 和 {other} 可能是同一地区：{called}（{code}）；按两个地区读入",
            file = cell.file(),
            name,
            other,
            called = division.name,
            code = division.code.to_string()
        );
        let note = Diagnostic::note(Code::CellNote, message).hint(text!(
            "where they are one, spell it one way, or put the other into the aliases of a catalog",
            "如果是同一地区，统一写法，或在目录里把另一写法写进 `aliases`"
        ));
        notes.push(cell.say(note, text!("perhaps the same", "可能是同一个")));
    }
    notes
}
