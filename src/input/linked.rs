//! Formulas that stand in a text as they were typed, and say what a sheet would show for them.
//!
//! Exported tables have `=HYPERLINK("https://…","Alaska")` for a name, and `="610902"` for digits that
//! are to stay a text. Other formulas are left as they stand: there is nothing to work them out with.

use crate::diagnostic::{Code, Diagnostic};
use crate::grid::Grid;
use crate::text::text;

/// Puts what a sheet would show in the place of such formulas, and notes it.
pub(super) fn take(grid: &mut Grid) {
    let (mut first, mut count) = (None, 0_usize);
    for cell in grid.rows.iter_mut().flat_map(|row| &mut row.cells) {
        let Some(shown) = shown(&cell.text) else { continue };
        count += 1;
        first.get_or_insert_with(|| (cell.text.clone(), shown.clone(), cell.span));
        cell.text = shown;
    }
    let Some((formula, shown, span)) = first else { return };
    let message = text!(
        "{file}: formulas are read as what they show ({count}): {formula} as {shown}",
        "{file}：公式按显示的内容读入（{count} 个）：{formula} 读作 {shown}",
        file = grid.name(),
        count,
        formula,
        shown
    );
    let note = Diagnostic::note(Code::CellNote, message).hint(text!(
        "save the table with what its cells show, and not with their formulas",
        "另存时请保存显示的内容，而不是公式"
    ));
    grid.notes.push(match span {
        Some(span) => note.at(span).label(span, text!("a formula", "公式")),
        None => note,
    });
}

/// What a sheet shows for a formula that states it.
fn shown(formula: &str) -> Option<String> {
    let inner = formula.trim().strip_prefix('=')?.trim();
    if let Some((text, "")) = quoted(inner) {
        return Some(text);
    }
    let (name, rest) = inner.split_once('(')?;
    if !name.trim().eq_ignore_ascii_case("hyperlink") {
        return None;
    }
    let (address, rest) = quoted(rest.trim().strip_suffix(')')?.trim())?;
    match rest.trim().strip_prefix([',', ';']) {
        None => rest.trim().is_empty().then_some(address),
        Some(called) => match quoted(called.trim())? {
            (called, "") => Some(called),
            _ => None,
        },
    }
}

/// The text within quotes, doubled ones undone, and what stands behind.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut found = String::new();
    loop {
        let (before, behind) = rest.split_once('"')?;
        found.push_str(before);
        match behind.strip_prefix('"') {
            Some(more) => {
                found.push('"');
                rest = more;
            }
            None => return Some((found, behind)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_formulas_show() {
        for (formula, text) in [
            ("=HYPERLINK(\"https://www.bea.gov/\",\"Alaska\")", Some("Alaska")),
            ("= hyperlink( \"#a\" ; \"say \"\"a\"\"\" )", Some("say \"a\"")),
            ("=HYPERLINK(\"https://www.bea.gov/\")", Some("https://www.bea.gov/")),
            ("=\"610902\"", Some("610902")),
            ("=A1+B1", None),
            ("=HYPERLINK(A1,\"Alaska\")", None),
            ("=HYPERLINK(\"a\",B1)", None),
            ("=\"a\"&B1", None),
            ("Alaska", None),
            ("=\"open", None),
        ] {
            assert_eq!(shown(formula).as_deref(), text, "{formula}");
        }
    }
}
