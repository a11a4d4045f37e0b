//! Where rendered text leaves the program: data to one stream, talk to the other.
//!
//! Takes outputs and diagnostics; writes them in the chosen format. What comes out is made by
//! `output/`; here is only the order, the blank line between answers, which stream, and at a prompt
//! how much of an answer goes to the screen.

pub mod pager;
mod progress;
mod screen;
#[cfg(test)]
mod tests;

pub use progress::Progress;
pub use screen::{Screen, View};

use crate::checks::report::{self, ReportFormat};
use crate::checks::result::Report;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::output::{self, Format, Style};
use crate::script::Sink;
use crate::session::Output;
use crate::source::{Sources, Span};
use crate::text::{Language, Text, text};
use std::collections::HashSet;
use std::fs::File;
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
    /// The terminal that answers go to, where somebody sits at a prompt.
    screen: Option<Screen>,
    view: View,
    /// The command of the pager, word for word; none pages nothing.
    pager: Vec<String>,
    /// The file that answers go to in the stead of the screen.
    file: Option<File>,
    /// The last output that was shown, where it is kept.
    last: Option<Output>,
    /// Says that work goes on, where somebody waits for it.
    pub progress: Option<Progress>,
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
        Self {
            data,
            data_look,
            talk,
            talk_look,
            format,
            language,
            chatty: false,
            printed: false,
            told,
            waiting,
            screen: None,
            view: View::ALL,
            pager: vec![],
            file: None,
            last: None,
            progress: None,
        }
    }

    /// Answers go to this screen from now on, if to any.
    pub fn set_screen(&mut self, screen: Option<Screen>) {
        self.screen = screen;
        if let Some(screen) = screen {
            self.data_look.width = Some(screen.columns);
        }
    }

    /// How wide messages may be from now on.
    pub fn set_talk_width(&mut self, width: Option<usize>) {
        self.talk_look.width = width;
    }

    /// How answers are shown on the screen from now on, and the words of the pager's command.
    pub fn set_view(&mut self, view: View, pager: Vec<String>) {
        (self.view, self.pager) = (view, pager);
    }

    /// Changes the language of what is said.
    pub fn set_language(&mut self, language: Language) {
        self.language = language;
    }

    /// Answers go to a file from now on, or back to where they went before.
    pub fn set_file(&mut self, file: Option<File>) {
        self.file = file;
    }

    /// Whether answers go to a file that [`Printer::set_file`] has named.
    pub fn to_file(&self) -> bool {
        self.file.is_some()
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
        self.interrupt_progress();
        unless_gone(writeln!(self.talk, "{text}").and_then(|()| self.talk.flush()))
    }

    /// The same, in the printer's language.
    ///
    /// # Errors
    /// Whatever writing meets.
    pub fn tell(&mut self, text: &Text) -> io::Result<()> {
        let text = text.in_language(self.language);
        let lines = text.lines().flat_map(|line| {
            output::layout::wrap(line, self.talk_look.width.filter(|_| self.chatty))
        });
        self.say(&lines.collect::<Vec<_>>().join("\n"))
    }

    /// Writes a text as data, as it is.
    ///
    /// # Errors
    /// Whatever writing meets.
    pub fn data(&mut self, text: &str) -> io::Result<()> {
        self.interrupt_progress();
        if let Some(file) = &mut self.file {
            let Err(error) = write(file, text) else { return Ok(()) };
            // A disk that is full costs no answer: it goes where the others went before.
            self.file = None;
            self.tell(&text!(
                "the file cannot be written any further: {error}; answers go to the screen again",
                "文件无法继续写入：{error}；结果恢复显示到屏幕",
                error
            ))?;
        }
        unless_gone(write(&mut self.data, text))
    }

    /// Shows a text to read, by the pager where it is tall.
    ///
    /// # Errors
    /// Whatever writing meets.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        self.paged(text)
    }

    /// The same, by the pager where it is taller than the screen.
    fn paged(&mut self, text: &str) -> io::Result<()> {
        let tall = self.screen.is_some_and(|screen| pager::is_taller(text, screen));
        if self.to_file() || !self.view.paged || self.pager.is_empty() || !tall {
            return self.data(text);
        }
        let show = || pager::show(text, &self.pager);
        let shown = match &self.progress {
            Some(progress) => progress.aside(show),
            None => show(),
        };
        let Err(error) = shown else { return Ok(()) };
        // Once: with the next answer it would be no better.
        let command = std::mem::take(&mut self.pager).join(" ");
        self.tell(&text!(
            "the pager cannot be started: {command}: {error}; .pager names another",
            "无法启动分页程序：{command}：{error}；可用 .pager 另行指定",
            command,
            error
        ))?;
        self.data(text)
    }

    fn interrupt_progress(&self) {
        if let Some(progress) = &self.progress {
            progress.clear();
        }
    }

    /// How answers are drawn where they go; `whole` is with every row.
    fn style(&self, whole: bool) -> Style {
        let plain = Style::plain(self.language);
        if self.to_file() {
            return plain;
        }
        let Look { color, width } = self.data_look;
        let style = Style { color, width, ..plain };
        if self.screen.is_some() { self.view.style(style, whole) } else { style }
    }

    /// An output as text; nothing where there is nothing to read.
    fn text_of(&self, output: &Output, style: Style, sources: &Sources) -> String {
        match output {
            Output::Answer(answer) => output::render(answer, self.format, style, sources),
            Output::Report(report) => report_text(report, self.format, style),
            Output::Page(page) => output::render_page(page, self.format, style),
            Output::Text(text, _) => text.clone(),
            // What was done is nothing to read in a script.
            Output::Done(..) => String::new(),
        }
    }

    /// Shows the last output again, with every row; whether there was one.
    ///
    /// # Errors
    /// Whatever writing meets.
    pub fn show_last(&mut self, sources: &Sources) -> io::Result<bool> {
        let Some(last) = self.last.take() else { return Ok(false) };
        let text = self.text_of(&last, self.style(true), sources);
        self.last = Some(last);
        self.paged(&text)?;
        Ok(true)
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
        let draw = if self.chatty { output::render_at_prompt } else { output::render_diagnostics };
        let text = draw(&news, sources, color, width, self.language);
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

/// A reader that has seen enough (`indiq … | head -1`) ends nothing: what is still to be saved is
/// saved, and a check that fails fails.
fn unless_gone(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Writes a text with a line break at its end.
fn write(stream: &mut impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        stream.write_all(b"\n")?;
    }
    stream.flush()
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
        if let (Output::Done(done, _), true) = (output, self.chatty) {
            self.tell(done)?;
        }
        let text = self.text_of(output, self.style(false), sources);
        if !text.is_empty() {
            // A JSON document ends where its object does, and a row of ndjson with its line; other
            // formats need a line to tell.
            let said = matches!(output, Output::Text(..));
            let apart = !matches!(self.format, Format::Json | Format::NdJson) && !said;
            if self.printed && apart {
                self.data("\n")?;
            }
            self.printed = true;
            self.paged(&text)?;
        }
        match output.warnings() {
            [] => Ok(()),
            warnings => self.tell_news(warnings, matches!(output, Output::Text(..)), sources),
        }
    }

    fn diagnostics(&mut self, diagnostics: &[Diagnostic], sources: &Sources) -> io::Result<()> {
        self.tell_news(diagnostics, false, sources)
    }

    fn keep(&mut self, output: Output) {
        if self.chatty && !matches!(output, Output::Done(..)) {
            self.last = Some(output);
        }
    }
}
