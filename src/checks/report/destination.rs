//! Reports as files: `--report junit=out.xml`, as many as are asked for.

use super::format::{ReportFormat, UnknownReportFormat};
use super::render;
use crate::checks::result::Report;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::output::{self, Style};
use crate::text::{Language, Text, text};
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// A file to be written, and in which format.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Destination {
    /// The format.
    pub format: ReportFormat,
    /// Where to; what is there is replaced.
    pub path: PathBuf,
}

/// A text that is no destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadDestination {
    /// There is no `=`, or nothing on one side of it.
    NoPath(String),
    /// The format is not known.
    Format(UnknownReportFormat),
}

impl BadDestination {
    /// What is wrong.
    pub fn in_words(&self) -> Text {
        match self {
            Self::NoPath(typed) => text!(
                "`{typed}` does not say which report goes where; write junit=report.xml",
                "`{typed}` 没有说明哪种报告写到哪里；应写作 junit=report.xml",
                typed
            ),
            Self::Format(unknown) => unknown.in_words(),
        }
    }
}

impl fmt::Display for BadDestination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.in_words().in_language(Language::English))
    }
}

impl std::error::Error for BadDestination {}

impl FromStr for Destination {
    type Err = BadDestination;

    /// Reads `FORMAT=PATH`; a path may have further `=`.
    fn from_str(text: &str) -> Result<Self, BadDestination> {
        match text.split_once('=') {
            Some((format, path)) if !format.trim().is_empty() && !path.is_empty() => {
                let format = format.parse().map_err(BadDestination::Format)?;
                Ok(Self { format, path: PathBuf::from(path) })
            }
            _ => Err(BadDestination::NoPath(text.to_owned())),
        }
    }
}

/// Writes the report to every destination, without colour. Each file is put in place whole or not
/// at all, and one that cannot be written keeps none of the others from being.
///
/// # Errors
/// [`Code::UnwritableFile`](crate::diagnostic::Code::UnwritableFile) for each that was not written.
pub fn write_files(
    report: &Report,
    destinations: &[Destination],
    language: Language,
) -> Result<()> {
    let style = Style { language, ..Style::default() };
    let mut failed: Vec<Diagnostic> = Vec::new();
    for (at, Destination { format, path }) in destinations.iter().enumerate() {
        let before = destinations.get(..at).unwrap_or_default();
        if before.iter().any(|other| other.path == *path) {
            failed.push(taken(path));
            continue;
        }
        let text = render(report, *format, style);
        failed.extend(output::replace(path, &text).err().unwrap_or_default());
    }
    if failed.is_empty() { Ok(()) } else { Err(failed) }
}

fn taken(path: &Path) -> Diagnostic {
    let path = path.display();
    let message = text!("two reports go to `{path}`", "两份报告写到同一个文件 `{path}`", path);
    Diagnostic::error(Code::UnwritableFile, message)
}

#[cfg(test)]
mod tests {
    use super::super::specimen;
    use super::*;
    use std::fs;

    #[test]
    fn a_destination_is_a_format_and_a_path() {
        let read = |text: &str| text.parse::<Destination>();
        let junit = Destination { format: ReportFormat::Junit, path: "a=b.xml".into() };
        assert_eq!(read("junit=a=b.xml"), Ok(junit));
        for typed in ["junit", "=a.xml", "junit=", ""] {
            assert_eq!(read(typed), Err(BadDestination::NoPath(typed.to_owned())));
        }
        assert!(matches!(read("html=a.html"), Err(BadDestination::Format(_))));
    }

    #[test]
    fn one_that_cannot_be_written_keeps_no_other_from_being() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |format, name: &str| Destination { format, path: folder.path().join(name) };
        fs::write(folder.path().join("report.json"), "of yesterday").expect("it is written");
        let destinations = [
            at(ReportFormat::Junit, "nowhere/report.xml"),
            at(ReportFormat::Json, "report.json"),
            at(ReportFormat::Tap, "report.tap"),
            at(ReportFormat::Sarif, "report.tap"),
        ];
        let report = specimen::every_status();
        let failed = write_files(&report, &destinations, Language::English).expect_err("one fails");
        let codes: Vec<Code> = failed.iter().map(|one| one.code).collect();
        assert_eq!(codes, [Code::UnwritableFile, Code::UnwritableFile]);
        assert!(failed[1].message.english().starts_with("two reports go to "));
        for Destination { format, path } in &destinations[1..3] {
            let text = fs::read_to_string(path).expect("it is there");
            assert_eq!(text, render(&report, *format, Style::default()));
        }
        let names = fs::read_dir(folder.path()).expect("it is a folder").count();
        assert_eq!(names, 2, "something was left behind");
    }
}
