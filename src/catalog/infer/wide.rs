//! A row per district, or per period of one district, and a column per figure.

use super::columns::{Columns, FigureColumn, Sheet};
use super::districts::Table;
use super::figures::{self, Figures};
use super::{LEVEL, Understood, bad_table, fiscal_years, restart};
use crate::catalog::model::{
    Catalog, ColumnSource, District, DistrictId, Layout, PublishedMeasure, Whose,
};
use crate::catalog::{Measure, key};
use crate::diagnostic::{Diagnostic, Result};
use crate::grid::ColumnHeader;
use crate::period::{Part, PeriodLiteral, Writing};
use crate::text::{Text, text};
use crate::units::Unit;

/// Understands the columns, and puts districts and indicators into the catalog.
pub(super) fn understood(
    sheet: &Sheet<'_>,
    columns: &Columns,
    catalog: &mut Catalog,
    said: &mut Vec<Text>,
) -> Result<Understood> {
    let unit = title_unit(sheet);
    let figures = match by_period(&columns.figures) {
        Some(periods) => of_periods(columns, &periods, catalog, unit.as_ref()),
        None => figures::figures(&columns.figures, &catalog.name, unit.as_ref(), sheet),
    };
    let (mut averages, mut notes) = (Vec::new(), Vec::new());
    let whose = match (&columns.district, &columns.period) {
        (Some(district), _) => {
            said.push(text!(
                "{column} → the districts",
                "{column} → 地区",
                column = district.text()
            ));
            let table = Table { sheet, columns, district, figures: &figures.columns };
            averages = table.districts(catalog, said, &mut notes);
            Whose::Column(district.text())
        }
        (None, Some(_)) => only(catalog, said),
        (None, None) => {
            let why =
                text!("no column of text to take the districts from", "没有可以当作地区的文本列");
            return Err(one_column(sheet, bad_table(sheet.grid, &why)).into());
        }
    };
    if figures.columns.is_empty() {
        return Err(no_figures(sheet, columns).into());
    }
    let Figures { indicators, columns: sources, said: decided, left_out, .. } = figures;
    catalog.indicators = indicators;
    said.extend(decided);
    restart::settle(sheet, columns, &sources, &mut catalog.indicators, said);
    let left_out: Vec<(String, Text)> = (columns.left_out.iter())
        .map(|(header, why)| (header.text(), why.clone()))
        .chain(left_out)
        .collect();
    said.extend(left_out.iter().map(|(header, why)| {
        text!("{header} → left out: {why}", "{header} → 不读入：{why}", header, why)
    }));
    let ignore = left_out.iter().map(|(header, _)| header.clone());
    let ignore = ignore.chain(columns.group.as_ref().map(ColumnHeader::text));
    let ignore = ignore.chain(averages.iter().cloned()).collect();
    let layout = Layout::Wide { district: whose, columns: sources, ignore };
    Ok(Understood { layout, left_out, averages, notes })
}

/// Of a table of one column, what may have become of it.
fn one_column(sheet: &Sheet<'_>, error: Diagnostic) -> Diagnostic {
    if sheet.headers().len() > 1 {
        return error;
    }
    error.hint(text!(
        "each cell stands in a row of its own: the table lost its columns when it was pasted as text; copy \
         it again as a table",
        "每个单元格各占一行：表格粘贴成文本时丢了列；请作为表格重新复制"
    ))
}

/// No column of figures; where names and figures are glued together, that is said.
fn no_figures(sheet: &Sheet<'_>, columns: &Columns) -> Diagnostic {
    let error = bad_table(sheet.grid, &text!("no column of figures", "没有数值列"));
    let Some(district) = &columns.district else { return error };
    let glued = sheet.rows.iter().find(|row| {
        let text = row.text(district.column).trim();
        let number = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        number.len() < text.len() && number.parse::<f64>().is_ok()
    });
    let Some(row) = glued else { return error };
    let text = row.text(district.column).trim();
    let cell = row.row.cells.get(district.column + row.shift).and_then(|cell| cell.span);
    let hint = text!(
        "the cell `{text}` holds a name and figures glued together: put them into columns of their own",
        "单元格 `{text}` 把名称和数粘在了一起：请分成几列",
        text
    );
    let error = error.hint(hint);
    match cell {
        Some(span) => error.at(span).label(span, text!("a name and figures", "名称和数")),
        None => error,
    }
}

/// A table of periods without a column of names is one district's, which has the table's name.
fn only(catalog: &mut Catalog, said: &mut Vec<Text>) -> Whose {
    let name = catalog.name.clone();
    said.push(text!(
        "no column of districts → every row is of one, called {name}",
        "没有地区列 → 各行都是同一地区，称作 {name}",
        name
    ));
    catalog.districts.push(District {
        name,
        aliases: Vec::new(),
        level: LEVEL.to_owned(),
        group: None,
        parent: None,
    });
    Whose::Only(DistrictId(catalog.districts.len() - 1))
}

/// The unit that the title states: 单位：亿元.
fn title_unit(sheet: &Sheet<'_>) -> Option<Unit> {
    let title = sheet.outline.title(sheet.grid);
    figures::unit_in_title(&title)
}

/// The periods of the columns, where most of them are called by one.
fn by_period(columns: &[FigureColumn]) -> Option<Vec<(&FigureColumn, PeriodLiteral)>> {
    let headers: Vec<String> = columns.iter().map(|column| column.header.text()).collect();
    let writing = Writing::of(headers.iter().map(String::as_str));
    let periods: Vec<(&FigureColumn, PeriodLiteral)> = (columns.iter().zip(&headers))
        .filter_map(|(column, header)| Some((column, writing.read(header).ok()?)))
        .collect();
    let most = periods.len() * 2 > columns.len();
    (most && (periods.len() > 1 || columns.len() == 1)).then_some(periods)
}

/// A column for each period: all are of one indicator, which has the table's name.
fn of_periods(
    columns: &Columns,
    periods: &[(&FigureColumn, PeriodLiteral)],
    catalog: &Catalog,
    unit: Option<&Unit>,
) -> Figures {
    let mut figures = Figures::default();
    let id = figures.indicator(&catalog.name);
    let printed = periods.iter().find_map(|(column, _)| column.printed_unit.clone());
    let (unit, how) = match (printed, unit) {
        (Some(unit), _) => (unit, text!("beside every figure", "每个数旁边都有")),
        (None, Some(unit)) => (unit.clone(), text!("in the title", "标题里的")),
        (None, None) => (Unit::NUMBER, text!("none is printed", "没有印单位")),
    };
    let measure = Measure::Actual;
    for (column, period) in periods {
        let header = column.header.text();
        let (unit, period) = (unit.clone(), Some(*period));
        figures.columns.push(ColumnSource {
            header,
            indicator: id,
            measure,
            unit,
            period,
            ranked: false,
        });
    }
    let (first, last) = (periods.first(), periods.last());
    if let (Some((first, _)), Some((last, _)), Some(indicator)) =
        (first, last, figures.indicators.get_mut(id.0))
    {
        indicator.unit = unit.clone();
        indicator.published.push(PublishedMeasure { measure, unit: unit.clone() });
        let called = Text::of(indicator);
        figures.said.push(text!(
            "{first} … {last} → a column for each period: {called}.{measure}, {unit} ({how})",
            "{first} … {last} → 每期一列：{called}.{measure}，{unit}（{how}）",
            first = first.header.text(),
            last = last.header.text(),
            called,
            measure,
            unit = figures::unit_said(&unit),
            how
        ));
        if periods.iter().any(|(_, period)| period.part == Part::Fiscal) {
            figures.said.push(fiscal_years());
        }
        figures::finish(indicator, &mut figures.said);
    }
    let has = |header: &ColumnHeader| {
        periods.iter().any(|(column, _)| key(&column.header.text()) == key(&header.text()))
    };
    for column in columns.figures.iter().filter(|column| !has(&column.header)) {
        let why = text!("beside columns for periods", "夹在各期的列之间");
        figures.left_out.push((column.header.text(), why));
    }
    figures
}
