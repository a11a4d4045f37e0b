//! Where rendered text leaves the program: data to one stream, talk to the other.
//!
//! Takes outputs and diagnostics; writes them in the chosen format. What comes out is made by
//! `output/`; here is only the order, the blank line between answers, and which stream.

use crate::checks::report::{self, ReportFormat};
use crate::checks::result::Report;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::output::{self, Format, Style};
use crate::script::Sink;
use crate::session::Output;
use crate::source::{Sources, Span};
use crate::text::{Language, Text};
use std::collections::HashSet;
use std::io::{self, Write};

/// What a stream can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Whether it takes colour.
    pub color: bool,
    /// How many columns it has, if it is a terminal.
    pub width: Option<usize>,
}

/// Writes outputs to `data` and everything else to `talk`.
pub struct Printer<'a> {
    data: Box<dyn Write + 'a>,
    data_look: Look,
    talk: Box<dyn Write + 'a>,
    talk_look: Look,
    format: Format,
    /// The language of what is said.
    language: Language,
    /// Whether a person is there who is told what was done.
    pub chatty: bool,
    /// Whether an output went out before, which the next one stands apart from.
    printed: bool,
    /// What was said already. About a place it is not said again, and what comes up in a text only
    /// where it is new: as a rule it tells of a result that was shown.
    told: HashSet<(Option<Span>, Code, Text)>,
    /// Diagnostics that wait for [`Printer::finish`], where they leave as one JSON array.
    waiting: Vec<Diagnostic>,
}

impl<'a> Printer<'a> {
    /// A printer on two streams.
    pub fn new(
        data: impl Write + 'a,
        data_look: Look,
        talk: impl Write + 'a,
        talk_look: Look,
        format: Format,
        language: Language,
    ) -> Self {
        let (data, talk) = (Box::new(data), Box::new(talk));
        let (told, waiting) = (HashSet::new(), Vec::new());
        let (chatty, printed) = (false, false);
        Self { data, data_look, talk, talk_look, format, language, chatty, printed, told, waiting }
    }

    /// How wide the terminal is that outputs go to.
    pub fn width(&self) -> Option<usize> {
        self.data_look.width
    }

    /// Whether outputs are coloured.
    pub fn colored(&self) -> bool {
        self.data_look.color
    }

    /// The format of the outputs to come.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The language of what is said.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Changes the format of the outputs to come.
    pub fn set_format(&mut self, format: Format) {
        self.format = format;
    }

    /// Forgets that an output went out: the next one begins without a blank line, as after a
    /// prompt.
    pub fn start_afresh(&mut self) {
        self.printed = false;
    }

    /// Says something that is not data, on a line of its own.
    ///
    /// # Errors
    /// Whatever writing meets.
    pub fn say(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.talk, "{text}")?;
        self.talk.flush()
    }

    /// The same, in the printer's language.
    ///
    /// # Errors
    /// Whatever writing meets.
    pub fn tell(&mut self, text: &Text) -> io::Result<()> {
        self.say(text.in_language(self.language))
    }

    /// Writes a text as data, as it is.
    ///
    /// # Errors
    /// Whatever writing meets.
    pub fn data(&mut self, text: &str) -> io::Result<()> {
        self.data.write_all(text.as_bytes())?;
        if !text.is_empty() && !text.ends_with('\n') {
            self.data.write_all(b"\n")?;
        }
        self.data.flush()
    }

    /// Whether a diagnostic has not been said yet. Errors are always news.
    fn is_news(&mut self, diagnostic: &Diagnostic, of_text: bool) -> bool {
        let Diagnostic { span, code, message, .. } = diagnostic;
        let is_new = self.told.insert((*span, *code, message.clone()));
        diagnostic.severity == Severity::Error || is_new || (span.is_none() && !of_text)
    }

    /// Writes those of the diagnostics that are news.
    fn tell_news(
        &mut self,
        diagnostics: &[Diagnostic],
        of_text: bool,
        sources: &Sources,
    ) -> io::Result<()> {
        let mut news = diagnostics.to_vec();
        news.retain(|one| self.is_news(one, of_text));
        if self.format == Format::Json {
            self.waiting.append(&mut news);
            return Ok(());
        }
        if news.is_empty() {
            return Ok(());
        }
        let Look { color, width } = self.talk_look;
        let text = output::render_diagnostics(&news, sources, color, width, self.language);
        self.say(text.trim_end())
    }

    /// Writes the diagnostics that waited, if any did.
    ///
    /// # Errors
    /// Whatever writing meets.
    pub fn finish(&mut self, sources: &Sources) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let array =
            output::diagnostics_json(&std::mem::take(&mut self.waiting), sources, self.language);
        self.say(&format!("{array:#}"))
    }
}

/// A report in the format that comes nearest to that of answers.
fn report_text(report: &Report, format: Format, style: Style) -> String {
    let format = match format {
        Format::Table => ReportFormat::Human,
        Format::Markdown => ReportFormat::Markdown,
        Format::Json => ReportFormat::Json,
        // A record for each check, as a row is one of an answer.
        Format::Csv => return report::delimited(report, b','),
        Format::Tsv => return report::delimited(report, b'\t'),
        Format::NdJson => return report::lines(report, style.language),
    };
    report::render(report, format, style)
}

impl Sink for Printer<'_> {
    fn output(&mut self, output: &Output, sources: &Sources) -> io::Result<()> {
        let Look { color, width } = self.data_look;
        let style = Style { color, width, language: self.language };
        let text = match output {
            Output::Answer(answer) => output::render(answer, self.format, style, sources),
            Output::Report(report) => report_text(report, self.format, style),
            Output::Page(page) => output::render_page(page, self.format, style),
            Output::Text(text, _) => text.clone(),
            // What was done is nothing to read in a script.
            Output::Done(done, _) => {
                if self.chatty {
                    self.tell(done)?;
                }
                String::new()
            }
        };
        if !text.is_empty() {
            // A JSON document ends where its object does, and a row of ndjson with its line; other
            // formats need a line to tell.
            let said = matches!(output, Output::Text(..));
            let apart = !matches!(self.format, Format::Json | Format::NdJson) && !said;
            if self.printed && apart {
                self.data("\n")?;
            }
            self.printed = true;
            self.data(&text)?;
        }
        match output.warnings() {
            [] => Ok(()),
            warnings => self.tell_news(warnings, matches!(output, Output::Text(..)), sources),
        }
    }

    fn diagnostics(&mut self, diagnostics: &[Diagnostic], sources: &Sources) -> io::Result<()> {
        self.tell_news(diagnostics, false, sources)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Answer;

    /// What a printer wrote to its two streams.
    fn written(format: Format, work: impl FnOnce(&mut Printer) -> io::Result<()>) -> [String; 2] {
        let (mut data, mut talk) = (Vec::new(), Vec::new());
        let look = Look::default();
        let mut printer = Printer::new(&mut data, look, &mut talk, look, format, Language::English);
        work(&mut printer).expect("memory takes everything");
        drop(printer);
        [data, talk].map(|bytes| String::from_utf8(bytes).expect("all output is UTF-8"))
    }

    fn answer(subject: &str, warnings: Vec<Diagnostic>) -> Output {
        Output::Answer(Box::new(Answer {
            subject: Text::same(subject),
            order: None,
            period: None,
            versus: None,
            shown: None,
            schedule: None,
            columns: vec![],
            rows: vec![],
            trends: vec![],
            files: vec![],
            warnings,
        }))
    }

    #[test]
    fn tables_stand_apart_by_an_empty_line() {
        let sources = Sources::default();
        let [one, _] =
            written(Format::Table, |printer| printer.output(&answer("domestic", vec![]), &sources));
        let [two, talk] = written(Format::Table, |printer| {
            printer.output(&answer("domestic", vec![]), &sources)?;
            printer.output(&answer("domestic", vec![]), &sources)
        });
        assert!(one.contains("domestic"));
        assert_eq!(two, format!("{one}\n{one}"));
        assert_eq!(talk, "");
    }

    #[test]
    fn warnings_of_an_answer_are_talk() {
        let warning = Diagnostic::warning(Code::RankDiffers, Text::same("printed 3, worked out 4"));
        let [data, talk] = written(Format::Csv, |printer| {
            printer.output(&answer("domestic", vec![warning]), &Sources::default())
        });
        assert!(!data.contains("Q0601") && talk.contains("Q0601"), "{talk}");
    }

    #[test]
    fn a_warning_about_a_place_is_said_once() {
        let place = Span::default();
        let warning = vec![Diagnostic::warning(Code::CellNote, Text::same("read as pp")).at(place)];
        let error = vec![Diagnostic::error(Code::NoData, Text::same("nothing")).at(place)];
        let [_, talk] = written(Format::Table, |printer| {
            for diagnostics in [&warning, &warning, &error, &error] {
                printer.diagnostics(diagnostics, &Sources::default())?;
            }
            Ok(())
        });
        assert_eq!((talk.matches("Q0605").count(), talk.matches("Q0501").count()), (1, 2));
    }

    #[test]
    fn in_json_all_diagnostics_leave_as_one_array() {
        let error = |message| vec![Diagnostic::error(Code::NoData, message)];
        let sources = Sources::default();
        let [data, talk] = written(Format::Json, |printer| {
            printer.diagnostics(&error(Text::same("nothing in 1999")), &sources)?;
            printer.diagnostics(&error(Text::same("nothing in 1998")), &sources)?;
            printer.finish(&sources)?;
            printer.finish(&sources)
        });
        assert_eq!(data, "");
        let array: serde_json::Value = serde_json::from_str(&talk).expect("one JSON value");
        assert_eq!(array.as_array().map(Vec::len), Some(2), "{talk}");
    }
}
