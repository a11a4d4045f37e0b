//! Figures along the periods as small drawings of one line each.
//!
//! ```text
//!   progress  恒口  ▁▂▄▆█   3.21% → 20.08%
//!   progress  瀛湖  ▂▁·▅█   1.05% → 13.93%
//! ```
//!
//! Each line has its own scale: its lowest figure is the lowest bar, its highest the highest. The
//! figures behind it are the first and the last of those that are drawn.

use super::Style;
use super::layout::{Align, clip, one_line, pad, paint, width, wrap};
use super::markdown::escaped;
use super::number::{MISSING, Reader, exact, with_unit};
use super::table::{BETWEEN, INDENT};
use crate::answer::{Answer, AnswerColumn, Cell, Trend};
use crate::plan::TypeKind;
use crate::text::{Language, text};
use owo_colors::Style as Paint;

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// What is drawn where all figures are equal.
const MIDDLE: char = '▄';
/// Stands for a period without a figure.
const HOLE: char = '·';
const ARROW: &str = " → ";
/// Decimals of figures of which no row says how they are shown.
const MOST_DECIMALS: usize = 4;
/// With fewer points there is no shape left to see: figures go to a line of their own first.
const FEWEST_POINTS: usize = 6;

/// The trends as lines for a terminal; none where the answer has none. Where a line would be too
/// wide, all keep the last points that fit, and a line below says so.
pub fn drawn(answer: &Answer, style: Style) -> Vec<String> {
    let trends = labelled(answer, style.language);
    let longest = trends.iter().map(|one| one.values.len()).max().unwrap_or(0);
    let Some(line) = style.line_width() else { return side_by_side(&trends, longest) };
    let fits = |lines: &Vec<String>| lines.iter().all(|text| width(text) <= line);
    let fewest = FEWEST_POINTS.min(longest);
    let found = (fewest..=longest.min(line))
        .rev()
        .map(|points| (points, side_by_side(&trends, points)))
        .find(|(_, lines)| fits(lines));
    let (points, mut lines) = found.unwrap_or_else(|| {
        let points = longest.min(line - INDENT.len());
        (points, below_each_other(&trends, points, line))
    });
    if points < longest {
        let note = text!(
            "drawn: the last {points} of {longest} periods",
            "共 {longest} 期，只画最近 {points} 期",
            points,
            longest
        );
        let note = note.in_language(style.language);
        lines.extend(
            wrap(note, Some(line - INDENT.len())).into_iter().map(|text| {
                format!("{INDENT}{}", paint(&text, Paint::new().dimmed(), style.color))
            }),
        );
    }
    lines
}

/// The trends as items of a Markdown list.
pub fn listed(answer: &Answer, language: Language) -> Vec<String> {
    let item = |one: &Labelled| {
        let values = one.last(usize::MAX);
        let (first, last) = one.ends(values, Reader::Markdown);
        let figures = first.into_iter().chain([last]).collect::<Vec<_>>().join(ARROW);
        let mut parts = vec![escaped(&one.column), escaped(&one.district)];
        parts.extend([sparkline(values), escaped(&figures)]);
        parts.retain(|part| !part.is_empty());
        format!("- {}", parts.join(" "))
    };
    labelled(answer, language).iter().map(item).collect()
}

/// A trend with what stands before it; empty where all trends have it in common.
struct Labelled<'a> {
    column: String,
    district: String,
    described: &'a AnswerColumn,
    /// Decimals of the column's cells, where any has some.
    decimals: Option<u8>,
    values: &'a [Option<f64>],
    language: Language,
}

fn labelled(answer: &Answer, language: Language) -> Vec<Labelled<'_>> {
    let trends: Vec<(&Trend, &AnswerColumn)> = (answer.trends.iter())
        .filter_map(|trend| Some((trend, answer.columns.get(trend.column)?)))
        .collect();
    let differ = |differ: fn(&Trend, &Trend) -> bool| {
        trends.windows(2).any(|pair| matches!(pair, [(one, _), (two, _)] if differ(one, two)))
    };
    let columns = differ(|one, two| one.column != two.column);
    let districts = differ(|one, two| one.district != two.district);
    trends
        .into_iter()
        .map(|(trend, described)| Labelled {
            column: match columns {
                true => one_line(described.label.in_language(language)),
                false => String::new(),
            },
            district: match &trend.district {
                Some(name) if districts => one_line(name),
                _ => String::new(),
            },
            described,
            decimals: decimals(answer, trend.column),
            values: &trend.values,
            language,
        })
        .collect()
}

/// The most decimals that a cell of the column shows.
fn decimals(answer: &Answer, column: usize) -> Option<u8> {
    let cells = answer.rows.iter().filter_map(|row| row.cells.get(column));
    let decimals = cells.filter_map(|cell| match cell {
        Cell::Number { decimals, .. } => Some(*decimals),
        _ => None,
    });
    decimals.max()
}

impl Labelled<'_> {
    /// The last `points` of its values.
    fn last(&self, points: usize) -> &[Option<f64>] {
        self.values.get(self.values.len().saturating_sub(points)..).unwrap_or_default()
    }

    /// The first and the last figure among `values`: only the last where there is just one, the
    /// sign for missing where there is none.
    fn ends(&self, values: &[Option<f64>], reader: Reader) -> (Option<String>, String) {
        let mut present = present(values);
        let first = present.next();
        match (first, present.next_back()) {
            (Some(first), Some(last)) => {
                (Some(self.figure(first, reader)), self.figure(last, reader))
            }
            (Some(only), None) => (None, self.figure(only, reader)),
            (None, _) => (None, MISSING.to_string()),
        }
    }

    /// A figure as a cell of the column shows it, with its unit.
    fn figure(&self, value: f64, reader: Reader) -> String {
        let cell = match self.described.ty.kind {
            // Ranks are far below the whole numbers that a double holds.
            TypeKind::Rank | TypeKind::Movement => Cell::Whole(value.round() as i64),
            _ => Cell::Number { value, decimals: self.decimals.unwrap_or_else(|| shortest(value)) },
        };
        with_unit(&cell, &self.described.ty, reader, self.language)
    }
}

/// The decimals that a figure has, up to a limit.
fn shortest(value: f64) -> u8 {
    let digits = exact(value).unwrap_or_default();
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    u8::try_from(decimals.min(MOST_DECIMALS)).unwrap_or_default()
}

fn present(values: &[Option<f64>]) -> impl DoubleEndedIterator<Item = f64> {
    values.iter().flatten().copied().filter(|value| value.is_finite())
}

/// A character for each value.
fn sparkline(values: &[Option<f64>]) -> String {
    let lowest = present(values).fold(f64::INFINITY, f64::min);
    let highest = present(values).fold(f64::NEG_INFINITY, f64::max);
    let bar = |value: f64| {
        if highest <= lowest {
            return MIDDLE;
        }
        let height = (value - lowest) / (highest - lowest) * (BARS.len() - 1) as f64;
        // Between figures at both ends of what a double holds the quotient is no number: lowest.
        BARS.get(height.round() as usize).copied().unwrap_or(MIDDLE)
    };
    values.iter().map(|value| value.filter(|value| value.is_finite()).map_or(HOLE, bar)).collect()
}

/// A line for each, all parts lined up; a shorter trend ends where the others end.
fn side_by_side(trends: &[Labelled], points: usize) -> Vec<String> {
    let ends: Vec<(Option<String>, String)> =
        trends.iter().map(|one| one.ends(one.last(points), Reader::Terminal)).collect();
    let first = widest(ends.iter().filter_map(|(first, _)| first.as_deref()));
    let last = widest(ends.iter().map(|(_, last)| last.as_str()));
    let column = widest(trends.iter().map(|one| one.column.as_str()));
    let district = widest(trends.iter().map(|one| one.district.as_str()));
    let bars = trends.iter().map(|one| one.last(points).len()).max().unwrap_or(0);
    let line = |(one, ends): (&Labelled, &(Option<String>, String))| {
        let arrow = if ends.0.is_some() { ARROW } else { "" };
        let before = format!(
            "{}{}",
            pad(ends.0.as_deref().unwrap_or_default(), first, Align::Right),
            pad(arrow, if first > 0 { width(ARROW) } else { 0 }, Align::Left)
        );
        let mut parts = vec![
            pad(&one.column, column, Align::Left),
            pad(&one.district, district, Align::Left),
            pad(&sparkline(one.last(points)), bars, Align::Right),
            before + &pad(&ends.1, last, Align::Right),
        ];
        parts.retain(|part| !part.is_empty());
        format!("{INDENT}{}", parts.join(BETWEEN))
    };
    trends.iter().zip(&ends).map(line).collect()
}

/// For a terminal too narrow for anything else: labels, drawing and figures one below the other.
fn below_each_other(trends: &[Labelled], points: usize, line: usize) -> Vec<String> {
    let parts = |one: &Labelled| {
        let values = one.last(points);
        let (first, last) = one.ends(values, Reader::Terminal);
        let labels = [one.column.as_str(), one.district.as_str()];
        let labels: Vec<&str> = labels.into_iter().filter(|label| !label.is_empty()).collect();
        let figures = first.into_iter().chain([last]).collect::<Vec<_>>().join(ARROW);
        [labels.join(BETWEEN), sparkline(values), figures]
    };
    let lines = trends.iter().flat_map(parts).filter(|part| !part.is_empty());
    lines.map(|part| clip(&format!("{INDENT}{part}"), line)).collect()
}

fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(width).max().unwrap_or(0)
}

#[cfg(test)]
mod tests;
