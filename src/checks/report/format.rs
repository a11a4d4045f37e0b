//! The formats by their names.

use crate::text::{Language, Text, listed, text};
use std::fmt;
use std::str::FromStr;

/// In which form a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ReportFormat {
    /// For a reader at a terminal.
    #[default]
    Human,
    /// The whole report as one JSON object, versioned.
    Json,
    /// JUnit XML: one test case for each check.
    Junit,
    /// The Test Anything Protocol, version 14.
    Tap,
    /// SARIF 2.1.0, which code scanning shows beside the line of data.
    Sarif,
    /// Annotations of a GitHub workflow.
    GitHub,
    /// A summary for a page.
    Markdown,
}

impl ReportFormat {
    /// Every format with its name.
    pub const NAMES: &'static [(ReportFormat, &'static str)] = &[
        (Self::Human, "human"),
        (Self::Json, "json"),
        (Self::Junit, "junit"),
        (Self::Tap, "tap"),
        (Self::Sarif, "sarif"),
        (Self::GitHub, "github"),
        (Self::Markdown, "markdown"),
    ];

    /// The name: `junit`.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(format, _)| *format == self).map_or("?", |(_, name)| name)
    }
}

impl fmt::Display for ReportFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no format's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownReportFormat(pub String);

impl UnknownReportFormat {
    /// What is wrong, and the name that was meant or all that there are.
    pub fn in_words(&self) -> Text {
        let name = &self.0;
        let likeness = |known: &str| strsim::normalized_damerau_levenshtein(name, known);
        let near = ReportFormat::NAMES.iter().map(|(_, known)| (likeness(known), *known));
        let near = near.filter(|(likeness, _)| *likeness >= 0.5);
        if let Some((_, near)) = near.max_by(|a, b| a.0.total_cmp(&b.0)) {
            return text!(
                "`{name}` is not a format of reports; near it: {near}",
                "`{name}` 不是报告格式；相近的有：{near}",
                name,
                near
            );
        }
        let names = listed(ReportFormat::NAMES.iter().map(|(_, name)| *name));
        text!(
            "`{name}` is not a format of reports; the formats are {names}",
            "`{name}` 不是报告格式；格式有：{names}",
            name,
            names
        )
    }
}

impl fmt::Display for UnknownReportFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.in_words().in_language(Language::English))
    }
}

impl std::error::Error for UnknownReportFormat {}

impl FromStr for ReportFormat {
    type Err = UnknownReportFormat;

    /// Reads a name in any case; `text` and `md` are taken too.
    fn from_str(text: &str) -> Result<Self, UnknownReportFormat> {
        let typed = text.trim().to_lowercase();
        match typed.as_str() {
            "text" => return Ok(Self::Human),
            "md" => return Ok(Self::Markdown),
            _ => {}
        }
        let known = Self::NAMES.iter().find(|(_, name)| *name == typed);
        known.map(|(format, _)| *format).ok_or_else(|| UnknownReportFormat(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_read_by_its_name() {
        for (format, name) in ReportFormat::NAMES {
            assert_eq!(name.to_uppercase().parse(), Ok(*format));
            assert_eq!(format.to_string(), *name);
        }
        assert_eq!("md".parse(), Ok(ReportFormat::Markdown));
        let said = |name: &str| name.parse::<ReportFormat>().map_err(|error| error.to_string());
        let near = "`junti` is not a format of reports; near it: junit";
        assert_eq!(said("junti"), Err(near.to_owned()));
        let all = "`html` is not a format of reports; the formats are human, json, junit, tap, \
                   sarif, github, markdown";
        assert_eq!(said("html"), Err(all.to_owned()));
    }
}
