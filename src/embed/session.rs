//! A session that owns all it needs: catalog, data and texts.

use super::error::{DataError, QueryError, ScriptError};
use super::rows::Rows;
use crate::answer::Answer;
use crate::checks::result::Problem;
use crate::diagnostic::{Code, Diagnostic, Result as Found, Severity};
use crate::fault::caught;
use crate::session::{self, Open, Output, Prepared};
use crate::source::{SourceId, Sources};
use crate::text::{Language, text};

/// A catalog and its data, to be asked.
///
/// The data is read when the first question needs it, and once.
///
/// ```
/// use indiq::embed::Session;
///
/// let mut session = Session::sample()?;
/// let late = session.query("rank domestic where progress < 25%")?;
/// let names: Vec<&str> = late.iter().filter_map(|row| row.text("district")).collect();
/// assert_eq!(names, ["恒口", "瀛湖"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Session {
    pub(super) inner: session::Session,
    pub(super) sources: Sources,
    pub(super) language: Language,
    warnings: Vec<Problem>,
}

/// How many texts a session had, and whether its data was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    texts: usize,
    is_loaded: bool,
}

impl Session {
    /// Opens tables and a catalog, as the command line does.
    ///
    /// ```no_run
    /// use indiq::embed::{Open, Session};
    ///
    /// let open = Open { catalog: Some("2023/catalog.toml".into()), ..Open::default() };
    /// let session = Session::open(&open)?;
    /// # Ok::<(), indiq::embed::DataError>(())
    /// ```
    ///
    /// # Errors
    /// A catalog or a table that cannot be read or understood; a value of [`Open::params`] that is none.
    pub fn open(open: &Open) -> Result<Self, DataError> {
        let mut sources = Sources::default();
        let language = open.language;
        match caught(|| session::Session::open(open, &mut sources)) {
            Ok(opened) => {
                let warnings = opened.warnings.iter().map(|one| Problem::of(one, &sources));
                let warnings = warnings.collect();
                Ok(Self { inner: opened.value, sources, language, warnings })
            }
            Err(wrong) => Err(DataError::new(&wrong, &sources, language)),
        }
    }

    /// Opens the sample in the program: the districts of Ankang in the first quarter of 2023.
    ///
    /// # Errors
    /// None that is known; a sample is opened as any data is.
    pub fn sample() -> Result<Self, DataError> {
        Self::open(&Open::default())
    }

    /// Reads the data now rather than with the first question.
    ///
    /// # Errors
    /// Data that cannot be read.
    pub fn read(&mut self) -> Result<(), DataError> {
        let Self { inner, sources, language, .. } = self;
        caught(|| inner.load(sources)).map_err(|wrong| DataError::new(&wrong, sources, *language))
    }

    /// How many texts it keeps.
    #[cfg(test)]
    pub(crate) fn texts(&self) -> usize {
        self.sources.count()
    }

    /// What came up when the session was opened.
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    /// The language of messages.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Asks for rows. The text is one statement that gives some (`rank`, `list`, `total`, `show` …);
    /// declarations for it may stand before.
    ///
    /// ```
    /// use indiq::embed::{QueryError, Session};
    ///
    /// let mut session = Session::sample()?;
    /// let behind = session.query(
    ///     "define lag = schedule - progress\n\
    ///      list domestic where lag > 5pp",
    /// )?;
    /// assert_eq!(behind.len(), 1);
    ///
    /// // Names and units are looked at before any data is.
    /// let wrong = session.query("rank domestic where progress < 25").unwrap_err();
    /// assert!(matches!(&wrong, QueryError::Script(_)));
    /// assert_eq!(wrong.problems()[0].code, "Q0203");
    /// assert!(wrong.to_string().contains("a percent compared with a plain number"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A statement that is wrong, or gives no rows; data that cannot be read or holds nothing for it.
    pub fn query(&mut self, text: &str) -> Result<Rows, QueryError> {
        let language = self.language;
        self.answered(text, |answer, sources| Rows::new(answer, sources, language))
    }

    /// Declares names (`let`, `define`, `param`) for all that is asked later.
    ///
    /// ```
    /// let mut session = indiq::embed::Session::sample()?;
    /// session.declare("define lag = schedule - progress")?;
    /// assert_eq!(session.query("list domestic where lag > 0pp")?.len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A text that is wrong, or does something else than declare. Nothing is declared then.
    pub fn declare(&mut self, text: &str) -> Result<(), ScriptError> {
        let id = self.sources.add("<declarations>", text);
        let declared = self.checked(id).and_then(|(statements, _)| {
            match statements.iter().find(|one| !one.is_declaration()) {
                Some(other) => Err(vec![
                    Diagnostic::error(
                        Code::Usage,
                        text!("this declares nothing", "这里没有声明名称"),
                    )
                    .at(other.span)
                    .hint(text!(
                        "let, define and param declare names",
                        "`令`、`定义`、`参数` 声明名称"
                    )),
                ]),
                None => statements
                    .iter()
                    .try_for_each(|one| self.inner.run(one, &mut self.sources).map(drop)),
            }
        });
        declared.map_err(|wrong| ScriptError::new(&wrong, &self.sources, self.language))
    }

    /// Does something with the answer to a query, while the texts are there that it points into.
    pub(crate) fn answered<T>(
        &mut self,
        text: &str,
        work: impl FnOnce(Answer, &Sources) -> T,
    ) -> Result<T, QueryError> {
        let before = self.mark();
        let id = self.sources.add("<query>", text);
        let answer = self.checked(id).and_then(|(statements, warnings)| {
            let query = session::the_query(&statements, self.sources.end(id))?;
            let mut answer = match caught(|| self.inner.run(query, &mut self.sources))? {
                Output::Answer(answer) => *answer,
                _ => return Err(session::no_query(query.span).into()),
            };
            let said = self.inner.said_of_files(&answer, &self.sources);
            answer.warnings.splice(0..0, warnings);
            answer.warnings.extend(said);
            Ok(answer)
        });
        let done = match answer {
            Ok(answer) => Ok(work(answer, &self.sources)),
            Err(wrong) => Err(QueryError::new(&wrong, &self.sources, self.language)),
        };
        self.forget(before);
        done
    }

    /// Where the session's texts end now.
    pub(super) fn mark(&self) -> Mark {
        Mark { texts: self.sources.count(), is_loaded: self.inner.is_loaded() }
    }

    /// Forgets the texts behind a mark, which nothing points into any more, unless data was read behind
    /// it: that stays. So a session does not grow with what it is asked.
    pub(super) fn forget(&mut self, mark: Mark) {
        if self.inner.is_loaded() == mark.is_loaded {
            self.sources.forget_behind(mark.texts);
        }
    }

    /// The statements of a text, and warnings about it.
    fn checked(&mut self, id: SourceId) -> Found<(Vec<Prepared>, Vec<Diagnostic>)> {
        let checked = caught(|| Ok(self.inner.check(&[id], &mut self.sources)))?;
        let wrong = |one: &Diagnostic| one.severity == Severity::Error;
        if checked.diagnostics.iter().any(wrong) {
            return Err(checked.diagnostics.into_iter().filter(wrong).collect());
        }
        Ok((checked.statements, checked.diagnostics))
    }
}
