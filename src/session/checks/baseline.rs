//! Queries whose rows are what is wrong, or whose rows have to be those of a baseline.

use super::finding::{Finding, Found};
use super::said;
use crate::analyze::Table;
use crate::analyze::check::Baseline;
use crate::answer::{Answer, AnswerRow, Cell};
use crate::checks::result::{Keys, Sample, Value, Verdict};
use crate::checks::sheet::Sheet;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::engine::Evidence;
use crate::output;
use crate::period::Period;
use crate::plan::Basis;
use crate::session::Session;
use crate::source::Sources;
use crate::syntax::ast::Literal;
use crate::text::{Language, Text, text};
use std::collections::{BTreeMap, HashMap};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

impl Session {
    /// `none of rank domestic where progress < 15%`: every row is one too many.
    pub(super) fn none_of(
        &mut self,
        table: &Table,
        most: usize,
        sources: &mut Sources,
    ) -> Result<Finding> {
        let answer = self.table(table, sources)?;
        let data = self.loaded()?;
        let sheet = Sheet::new(&data.panel, &self.words.catalog);
        let rows = answer.rows.len();
        let places = self.rows_of_panel(&answer);
        let shown = Evidence {
            columns: answer.columns,
            rows: answer.rows.into_iter().take(most).collect(),
            places,
        };
        let samples = said::samples(&table.plan, &shown, Verdict::Violating, &sheet);
        let words = match rows {
            1 => text!("1 row", "1 行"),
            _ => text!("{rows} rows", "{rows} 行", rows),
        };
        let period = answer.period.clone();
        // That there is none is what is asked for.
        let notes = answer.warnings.into_iter().filter(|note| note.code != Code::NoRows).collect();
        Ok(Finding {
            examined: answer.shown.as_ref().map_or(rows, |shown| shown.population).max(rows),
            violating: rows,
            rows: samples.into_iter().map(|found| self.placed(found, period.as_ref())).collect(),
            observed: Some(Value::number(words, rows as f64, None)),
            period,
            notes,
            ..Finding::default()
        })
    }

    /// `rank domestic same as base`, `rank domestic same as "base.csv"`
    pub(super) fn same_as(
        &mut self,
        table: &Table,
        baseline: &Baseline,
        most: usize,
        sources: &mut Sources,
    ) -> Result<Finding> {
        let answer = self.table(table, sources)?;
        let own = Records::of(&answer);
        let other = match baseline {
            Baseline::Table(table) => Records::of(&self.table(table, sources)?),
            Baseline::File(path) => Records::read(&file_of(path, sources), &own).map_err(|why| {
                let file = file_of(path, sources);
                let file = file.display();
                let message = text!(
                    "the baseline {file} cannot be read: {why}",
                    "读不了基准文件 {file}：{why}",
                    file,
                    why
                );
                let hint = text!(
                    "a baseline is a csv that save has written; its path is relative to the script",
                    "基准文件是由 `保存` 写出的 csv，路径相对于脚本"
                );
                Diagnostic::error(Code::UnreadableFile, message).at(path.span).hint(hint)
            })?,
        };
        let mut found = Finding { period: answer.period.clone(), ..Finding::default() };
        own.compare(&other, &mut found);
        found.rows.truncate(most);
        let found = Finding {
            rows: std::mem::take(&mut found.rows)
                .into_iter()
                .map(|one| self.placed(one, answer.period.as_ref()))
                .collect(),
            ..found
        };
        Ok(found)
    }

    /// Which row of the panel each row of an answer is; none where one of them is no row of it.
    fn rows_of_panel(&self, answer: &Answer) -> Vec<(usize, Period)> {
        let Ok(data) = self.loaded() else { return vec![] };
        let panel = &data.panel;
        let mut known = HashMap::new();
        for (row, district) in panel.districts.iter().enumerate() {
            let period = panel.row_periods.get(row).and_then(|at| panel.periods.get(*at));
            period.map(|period| known.insert((*district, *period), row));
        }
        let key = |row: &AnswerRow, name: &str| {
            let at = answer.columns.iter().position(|one| one.name == name)?;
            match row.cells.get(at)? {
                Cell::Text(text) => Some(text.clone()),
                Cell::Words(words) => Some(words.in_language(Language::English).to_owned()),
                _ => None,
            }
        };
        let all = answer.period.as_ref().map(|one| one.in_language(Language::English).to_owned());
        let place = |row: &AnswerRow| {
            let district = self.words.catalog.find_district(&key(row, "district")?)?;
            let period = period_named(&key(row, "period").or_else(|| all.clone())?)?;
            Some((*known.get(&(district, period))?, period))
        };
        answer.rows.iter().map(place).collect::<Option<Vec<_>>>().unwrap_or_default()
    }

    /// A row with the district and the period that its key names, or that the answer is of.
    fn placed(&self, mut found: Found, of: Option<&Text>) -> Found {
        let name = found.sample.keys.district.as_deref();
        found.district = name.and_then(|name| self.words.catalog.find_district(name));
        let of = of.map(|period| period.in_language(Language::English));
        let period = found.sample.keys.period.as_deref().or(of);
        found.period = period.and_then(period_named);
        // A row of this month is another than that of the month before.
        if let (Some(_), None, Some(period)) = (name, &found.sample.keys.period, found.period) {
            found.sample.keys.period = Some(period.to_string());
        }
        found
    }
}

fn file_of(path: &Literal, sources: &Sources) -> PathBuf {
    sources.beside(path.span.source, &path.text)
}

/// Written in full, a period has its year.
fn period_named(text: &str) -> Option<Period> {
    crate::period::parse(text).ok().map(|literal| literal.in_year(0))
}

/// The rows of an answer as texts.
#[derive(Default)]
struct Records {
    /// The names of the columns that say which row it is.
    keys: Vec<String>,
    /// The names of the others.
    columns: Vec<String>,
    /// Keys and figures, as they stand.
    rows: Vec<(Vec<String>, Vec<String>)>,
    /// Where the row of each key is.
    places: BTreeMap<Vec<String>, usize>,
}

impl Records {
    fn of(answer: &Answer) -> Self {
        let is_key: Vec<bool> =
            answer.columns.iter().map(|column| column.basis == Basis::Key).collect();
        let text = output::delimited(answer, b',');
        let is_key = |at: usize, _: &str| is_key.get(at).copied().unwrap_or_default();
        Self::from_text(&text, is_key).unwrap_or_default()
    }

    /// Reads a file whose keys are those of `other`.
    fn read(path: &Path, other: &Self) -> Result<Self, Text> {
        let text = std::fs::read_to_string(path).map_err(|why| match why.kind() {
            ErrorKind::InvalidData => text!("it is not text in UTF-8", "不是 UTF-8 文本"),
            ErrorKind::NotFound => text!("there is no such file", "没有这个文件"),
            _ => Text::same(why.to_string()),
        })?;
        // The mark at the beginning is for spreadsheets.
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let found = Self::from_text(text, |_, name| other.keys.iter().any(|key| key == name))?;
        match other.keys.iter().find(|key| !found.keys.contains(key)) {
            Some(key) => Err(text!("it has no column {key}", "没有 {key} 列", key)),
            None => Ok(found),
        }
    }

    fn from_text(text: &str, is_key: impl Fn(usize, &str) -> bool) -> Result<Self, Text> {
        let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
        let wrong = |why: csv::Error| match why.kind() {
            csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
                let line = pos.as_ref().map_or(0, csv::Position::line);
                text!(
                    "line {line} has {len} fields, and the header {expected}",
                    "第 {line} 行有 {len} 个字段，表头有 {expected} 个",
                    line,
                    len,
                    expected = expected_len
                )
            }
            _ => Text::same(why.to_string()),
        };
        let headers = reader.headers().map_err(wrong)?.clone();
        let is_key: Vec<bool> =
            headers.iter().enumerate().map(|(at, name)| is_key(at, name)).collect();
        let split = |record: &csv::StringRecord| {
            let fields = record.iter().zip(is_key.iter().copied());
            let (keys, values): (Vec<_>, Vec<_>) = fields.partition(|(_, is_key)| *is_key);
            let texts = |fields: Vec<(&str, bool)>| -> Vec<String> {
                fields.into_iter().map(|(text, _)| text.to_owned()).collect()
            };
            (texts(keys), texts(values))
        };
        let (keys, columns) = split(&headers);
        let mut found = Self { keys, columns, ..Self::default() };
        for record in reader.records() {
            let (key, values) = split(&record.map_err(wrong)?);
            if found.places.insert(key.clone(), found.rows.len()).is_some() {
                let key = key.join(", ");
                return Err(text!("two rows are of {key}", "有两行都是 {key}", key));
            }
            found.rows.push((key, values));
        }
        Ok(found)
    }

    fn row(&self, key: &[String]) -> Option<&Vec<String>> {
        self.rows.get(*self.places.get(key)?).map(|(_, values)| values)
    }

    /// Each row of either counts; it is wrong where the other has none, or other figures. Rows come
    /// in the order of the answer, then those that only the baseline has.
    fn compare(&self, other: &Self, found: &mut Finding) {
        let only_there = other.rows.iter().filter(|(key, _)| !self.places.contains_key(key));
        let keys: Vec<&Vec<String>> =
            self.rows.iter().chain(only_there).map(|(key, _)| key).collect();
        found.examined = keys.len();
        for key in keys {
            let why = match (self.row(key), other.row(key)) {
                (Some(_), None) => text!("not in the baseline", "基准里没有"),
                (None, _) => text!("only in the baseline", "只在基准里有"),
                (Some(own), Some(their)) => match self.differences(own, other, their) {
                    differ if differ.is_empty() => continue,
                    differ => crate::text::joined(differ, &text!("; ", "；")),
                },
            };
            found.violating += 1;
            let sample = Sample {
                keys: self.named(key),
                verdict: Verdict::Violating,
                witness: Some(why),
                ..Sample::default()
            };
            found.rows.push(Found::row(sample, None, None));
        }
        let (same, all) = (found.examined - found.violating, found.examined);
        let words =
            text!("{same} of {all} rows are the same", "{all} 行中有 {same} 行相同", same, all);
        found.observed = Some(Value::number(words, same as f64, None));
    }

    /// In what two rows differ: figures, and columns that only one of the tables has.
    fn differences(&self, own: &[String], other: &Self, their: &[String]) -> Vec<Text> {
        let now = self.columns.iter().zip(own).filter_map(|(name, now)| {
            let there = other.columns.iter().position(|one| one == name);
            match there.and_then(|there| their.get(there)) {
                Some(then) if then == now => None,
                Some(then) => Some(text!(
                    "{name} is {now}, was {then}",
                    "{name} 现为 {now}，原为 {then}",
                    name,
                    now,
                    then
                )),
                None => Some(text!("the baseline has no {name}", "基准里没有 {name}", name)),
            }
        });
        let gone = other.columns.iter().filter(|name| !self.columns.contains(name));
        let gone =
            gone.map(|name| text!("only the baseline has {name}", "只有基准里有 {name}", name));
        now.chain(gone).collect()
    }

    fn named(&self, key: &[String]) -> Keys {
        let mut keys = Keys::default();
        for (name, text) in self.keys.iter().zip(key) {
            match name.as_str() {
                "district" => keys.district = Some(text.clone()),
                "period" => keys.period = Some(text.clone()),
                _ => keys.group = Some(text.clone()),
            }
        }
        keys
    }
}
