//! A catalog → the TOML that says the same.
//!
//! Takes any catalog, as a rule one that was inferred; gives a text that [`super::read`] reads to the same
//! catalog. What was decided stands in comments, in one language.

use super::infer::unit_in_header;
use super::model::{
    Best, Catalog, ColumnSource, District, Group, Indicator, Kind, Layout, LongName, Nouns, Origin,
    PeriodSource, Schedule, Skip, SourceTable, Ties, Whose, Within,
};
use super::{IndicatorId, Measure};
use crate::period::ScheduleBy;
use crate::text::{Language, Text, text};
use crate::units::{Rounding, Unit};
use std::fmt::Write;

/// Writes a catalog, with comments in `language`.
pub fn write(catalog: &Catalog, language: Language) -> String {
    let mut out = Writer { text: String::new(), catalog, language };
    out.head();
    out.schedule(&catalog.schedule);
    out.measures();
    catalog.groups.iter().for_each(|group| out.group(group));
    catalog.districts.iter().for_each(|district| out.district(district));
    catalog.indicators.iter().for_each(|indicator| out.indicator(indicator));
    let mut rest = catalog.sources.as_slice();
    while let Some(first) = rest.first() {
        let alike = |one: &&SourceTable| one.is_like(first);
        let count = rest.iter().take_while(alike).count().max(1);
        let (files, others) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        out.source(files);
        rest = others;
    }
    out.text
}

impl SourceTable {
    /// Whether two tables can be written as files of one source.
    fn is_like(&self, other: &Self) -> bool {
        self.span == other.span
            && self.shape() == other.shape()
            && self.layout == other.layout
            && self.rounding == other.rounding
            && self.sheet == other.sheet
            && self.charset == other.charset
            && match (&self.period, &other.period) {
                (PeriodSource::Column { .. }, _) | (_, PeriodSource::Column { .. }) => {
                    self.period == other.period
                }
                _ => true,
            }
    }
}

struct Writer<'c> {
    text: String,
    catalog: &'c Catalog,
    language: Language,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn comment(&mut self, comment: &Text) {
        let comment = comment.in_language(self.language).to_owned();
        for line in comment.lines() {
            let _ = writeln!(self.text, "# {line}");
        }
    }

    fn pair(&mut self, name: &str, value: &str) {
        let _ = writeln!(self.text, "{name} = {value}");
    }

    fn quoted(&mut self, name: &str, value: &str) {
        self.pair(name, &quoted(value));
    }

    fn texts(&mut self, name: &str, values: &[String]) {
        if !values.is_empty() {
            self.pair(name, &list(values.iter().map(|value| quoted(value))));
        }
    }

    fn head(&mut self) {
        if let Origin::Inferred(said) = &self.catalog.origin {
            self.comment(&text!(
                "Worked out from the table. What was decided, and why:",
                "由表格推断而来。推断的结果和依据："
            ));
            said.iter().for_each(|line| self.comment(line));
            self.line("");
        }
        self.line("[catalog]");
        self.quoted("name", &self.catalog.name);
        if self.catalog.title != self.catalog.name && !self.catalog.title.is_empty() {
            self.quoted("title", &self.catalog.title);
        }
        if self.catalog.nouns != Nouns::default() {
            let Nouns { singular, plural, chinese } = &self.catalog.nouns;
            let (one, many, zh) = (quoted(singular), quoted(plural), quoted(chinese));
            self.pair(
                "district",
                &format!("{{ singular = {one}, plural = {many}, chinese = {zh} }}"),
            );
        }
    }

    fn schedule(&mut self, schedule: &Schedule) {
        if *schedule == Schedule::default() {
            return;
        }
        self.line("\n[schedule]");
        match schedule.by {
            ScheduleBy::Months => self.quoted("by", "months"),
            ScheduleBy::Days => self.quoted("by", "days"),
            ScheduleBy::Curve(due) => {
                self.quoted("by", "curve");
                let due = due.iter().map(|due| (f64::from(*due) / 1000.0).to_string());
                self.pair("curve", &list(due));
            }
        }
        self.pair("decimals", &schedule.decimals.to_string());
    }

    fn measures(&mut self) {
        if self.catalog.measure_names.is_empty() {
            return;
        }
        self.line("\n[measures]");
        let mut done: Vec<Measure> = Vec::new();
        for (_, measure) in &self.catalog.measure_names {
            if !done.contains(measure) {
                done.push(*measure);
                let names = self.catalog.measure_names.iter().filter(|(_, it)| it == measure);
                let names = list(names.map(|(name, _)| quoted(name)));
                self.pair(measure.id(), &names);
            }
        }
    }

    fn group(&mut self, group: &Group) {
        self.line(&format!("\n[groups.{}]", name(&group.id)));
        if group.label != group.id {
            self.quoted("label", &group.label);
        }
        self.texts("aliases", &group.aliases);
    }

    fn district(&mut self, district: &District) {
        self.line("\n[[districts]]");
        self.quoted("name", &district.name);
        self.texts("aliases", &district.aliases);
        self.quoted("level", &district.level);
        if let Some(group) = district.group.and_then(|id| self.catalog.groups.get(id.0)) {
            self.quoted("group", &group.id);
        }
        if let Some(parent) = district.parent.and_then(|id| self.catalog.districts.get(id.0)) {
            self.quoted("parent", &parent.name);
        }
    }

    fn indicator(&mut self, one: &Indicator) {
        self.line(&format!("\n[indicators.{}]", name(&one.id)));
        if one.label != one.id {
            self.quoted("label", &one.label);
        }
        self.texts("aliases", &one.aliases);
        self.quoted("unit", &unit(&one.unit));
        self.quoted("kind", kind(one.kind));
        if one.lower_is_better {
            self.quoted("better", "lower");
        }
        if let Some(level) = &one.level {
            self.quoted("level", level);
        }
        self.ranking(one);
        if let Some((above, below)) = one.parts {
            let ids = [above, below].map(|id| quoted(self.id_of(id)));
            self.pair("parts", &list(ids.into_iter()));
        }
        if let Some(formula) = &one.formula {
            self.quoted("formula", &formula.text);
        }
        let breaks = one.breaks.iter().map(|it| {
            let (at, because) = (quoted(&it.from.to_string()), quoted(&it.because));
            format!("{{ at = {at}, because = {because} }}")
        });
        if !one.breaks.is_empty() {
            let breaks = list(breaks);
            self.pair("breaks", &breaks);
        }
    }

    fn ranking(&mut self, one: &Indicator) {
        let rule = &one.ranking;
        let best = match rule.best {
            Best::Highest => "highest",
            Best::Lowest => "lowest",
        };
        let mut parts = vec![format!("by = \"{}\"", rule.by.id()), format!("best = \"{best}\"")];
        match rule.ties {
            Ties::Competition => {}
            Ties::Dense => parts.push("ties = \"dense\"".to_owned()),
            Ties::Ordinal => parts.push("ties = \"ordinal\"".to_owned()),
        }
        if !rule.skip.is_empty() {
            let skip = rule.skip.iter().map(|skip| match skip {
                Skip::Missing => "\"missing\"".to_owned(),
                Skip::Zero => "\"zero\"".to_owned(),
            });
            parts.push(format!("skip = {}", list(skip)));
        }
        if rule.within == Within::Group {
            parts.push("within = \"group\"".to_owned());
        }
        self.pair("rank", &format!("{{ {} }}", parts.join(", ")));
    }

    fn id_of(&self, id: IndicatorId) -> &str {
        self.catalog.indicators.get(id.0).map_or("", |one| one.id.as_str())
    }

    fn source(&mut self, files: &[SourceTable]) {
        let Some(first) = files.first() else { return };
        self.line("\n[[sources]]");
        self.files(files);
        if let Some(sheet) = &first.sheet {
            self.quoted("sheet", sheet);
        }
        if let Some(charset) = first.charset {
            self.quoted("encoding", &charset.to_string());
        }
        if let PeriodSource::Column { header, year } = &first.period {
            self.quoted("period_column", header);
            if let Some(year) = year {
                self.quoted("year_column", year);
            }
        }
        for (name, value, usual) in [
            ("title_rows", first.title_rows, 0),
            ("header_rows", first.header_rows, 1),
            ("panels", first.panels, 1),
        ] {
            if value != usual {
                self.pair(name, &value.to_string());
            }
        }
        if let Some((word, _)) = Rounding::WORDS.iter().find(|(_, it)| *it == first.rounding)
            && first.rounding != Rounding::Nearest
        {
            self.quoted("rounding", word);
        }
        self.layout(&first.layout);
    }

    fn files(&mut self, files: &[SourceTable]) {
        let file = |one: &SourceTable| match &one.period {
            PeriodSource::Fixed(period) => {
                let (file, period) = (quoted(&one.file), quoted(&period.to_string()));
                format!("{{ file = {file}, period = {period} }}")
            }
            _ => quoted(&one.file),
        };
        match files {
            [only] => {
                self.quoted("file", &only.file);
                if let PeriodSource::Fixed(period) = &only.period {
                    self.quoted("period", &period.to_string());
                }
            }
            several => self.pair("file", &list(several.iter().map(file))),
        }
    }

    fn layout(&mut self, layout: &Layout) {
        match layout {
            Layout::Wide { district, columns, ignore } => {
                match district {
                    Whose::Column(header) => self.quoted("district", header),
                    Whose::Only(id) => {
                        let name = self.catalog.districts.get(id.0).map_or("", |it| &it.name);
                        self.quoted("whose", name);
                    }
                }
                self.texts("ignore", ignore);
                self.line("\n[sources.columns]");
                columns.iter().for_each(|column| self.column(column));
            }
            Layout::Across { indicator, measure, unit: stated, ignore } => {
                self.quoted("layout", "across");
                let figure = format!("{}.{}", self.id_of(*indicator), measure.id());
                self.quoted("figure", &figure);
                self.quoted("unit", &unit(stated));
                self.texts("ignore", ignore);
            }
            Layout::Long { district, name, value, unit, names, ignore } => {
                self.quoted("layout", "long");
                let whose = self.catalog.districts.get(district.0).map_or("", |it| &it.name);
                self.quoted("district", whose);
                self.quoted("name", name);
                self.quoted("value", value);
                if let Some(unit) = unit {
                    self.quoted("unit", unit);
                }
                self.texts("ignore", ignore);
                self.line("\n[sources.names]");
                for LongName { name: printed, indicator, measure, unit } in names {
                    let figure = self.figure((printed, *indicator, *measure), unit, &[]);
                    self.pair(&name_of(printed), &figure);
                }
            }
        }
    }

    fn column(&mut self, column: &ColumnSource) {
        let ColumnSource { header, indicator, measure, unit, period, ranked } = column;
        let mut more = Vec::new();
        if let Some(period) = period {
            more.push(format!("period = {}", quoted(&period.to_string())));
        }
        if *ranked {
            more.push("rank = \"in brackets\"".to_owned());
        }
        let figure = self.figure((header, *indicator, *measure), unit, &more);
        self.pair(&name_of(header), &figure);
    }

    /// `"domestic.actual"`, or `{ figure = "domestic.actual", unit = "万元" }`.
    fn figure(
        &self,
        (header, id, measure): (&str, IndicatorId, Measure),
        stated: &Unit,
        more: &[String],
    ) -> String {
        let figure = quoted(&format!("{}.{}", self.id_of(id), measure.id()));
        let usual = self.catalog.indicators.get(id.0).map(|one| one.default_unit(measure));
        // A header that says another unit of the kind is believed, unless the catalog says its own.
        let header = unit_in_header(header).is_some_and(|unit| unit != *stated);
        let other = header || usual.as_ref() != Some(stated);
        let unit = other.then(|| format!("unit = {}", quoted(&unit(stated))));
        if unit.is_none() && more.is_empty() {
            return figure;
        }
        let parts =
            [format!("figure = {figure}")].into_iter().chain(unit).chain(more.iter().cloned());
        format!("{{ {} }}", parts.collect::<Vec<_>>().join(", "))
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Cumulative => "cumulative",
        Kind::Flow => "flow",
        Kind::Stock => "stock",
        Kind::Rate => "rate",
    }
}

/// A unit as the catalog reads it.
fn unit(unit: &Unit) -> String {
    if *unit == Unit::NUMBER { "number".to_owned() } else { unit.to_string() }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// A key of a table header: bare where it can be.
fn name(text: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !text.is_empty() && text.chars().all(bare) { text.to_owned() } else { quoted(text) }
}

/// A header as a key: in quotes, as it is printed.
fn name_of(header: &str) -> String {
    quoted(header)
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{infer_all, read};
    use crate::input::grid_of_text;
    use crate::source::{SourceId, Sources};

    fn round_trip(catalog: &Catalog) -> Catalog {
        let text = write(catalog, Language::English);
        read(SourceId(0), &text).unwrap_or_else(|wrong| panic!("{wrong:#?}\n{text}"))
    }

    /// The same but for where it comes from and where it stands.
    fn bare(mut catalog: Catalog) -> Catalog {
        catalog.origin = Origin::default();
        catalog.sources.iter_mut().for_each(|source| source.span = None);
        for one in &mut catalog.indicators {
            one.formula = one
                .formula
                .take()
                .map(|it| super::super::CatalogFormula { span: Default::default(), ..it });
        }
        catalog
    }

    #[test]
    fn a_written_catalog_reads_as_it_was() {
        for text in [
            include_str!("../../examples/ankang/catalog.toml"),
            include_str!("../../tests/fixtures/monthly/catalog.toml"),
            include_str!("../../tests/fixtures/levels/catalog.toml"),
            include_str!("../../tests/fixtures/audit/catalog.toml"),
        ] {
            let catalog = read(SourceId(0), text).expect("a catalog");
            assert_eq!(bare(round_trip(&catalog)), bare(catalog));
        }
    }

    #[test]
    fn an_inferred_catalog_is_commented_and_reads_as_it_was() {
        let mut sources = Sources::default();
        for tables in [
            vec![(
                "t-2023q1.csv",
                "地区,组别,\"内资 \"\"实\"\"\n际（亿元）\",进度%,a\\b\n恒口,甲组,1,2,3\n全市,,1,2,3\n",
            )],
            vec![("a-2023q1.csv", "地区,内资\n恒口,1\n"), ("a-2023q2.csv", "地区,内资\n瀛湖,1\n")],
            vec![("s.csv", "省份,得分,省份,得分\n江苏,1,北京,2\n")],
            vec![("y.csv", "Name,2010,2011\nA,1,2\n")],
            vec![("民生.csv", "年,期间,金寨县,霍邱县,金安区\n2017,1-7月,1,2,3\n")],
            vec![("重庆.csv", "期间,内资(亿元)\n2023年上半年,1\n")],
        ] {
            let grids = tables
                .iter()
                .map(|(name, text)| grid_of_text(name, text, b',', &mut sources).expect("a table"));
            let grids: Vec<_> = grids.collect();
            let catalog = infer_all(&grids, None).expect("a catalog").value;
            let written = write(&catalog, Language::Chinese);
            assert!(written.starts_with("# 由表格推断而来"), "{written}");
            assert_eq!(bare(round_trip(&catalog)), bare(catalog));
        }
    }
}
