//! Answers for a host program, a line of JSON for each line of JSON: start-up and reading are paid once.
//!
//! Takes lines; gives lines. Knows no stream (`cli/serve.rs` does). `docs/serve.md` states the protocol,
//! and `docs/serve.schema.json` its shape; [`VERSION`] is in every line.

mod lines;
mod request;

pub use lines::{LIMIT, Line, next};

use crate::diagnostic::{Code, Diagnostic};
use crate::embed::{DataError, QueryError, ScriptError, Session, Suite};
use crate::fault::caught;
use crate::output::{diagnostics_json, json_line};
use crate::session::Open;
use crate::source::Sources;
use crate::text::{Language, text};
use request::{Purpose, Request, Texts};
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

/// Goes up when a key is renamed or removed or changes its meaning; new keys may come without.
pub const VERSION: u32 = 1;

/// The JSON schema of requests and responses, as `docs/serve.schema.json` has it.
pub const JSON_SCHEMA: &str = include_str!("../../docs/serve.schema.json");

/// A session that answers a host.
#[derive(Debug)]
pub struct Server {
    open: Open,
    session: Session,
}

/// A line for the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The line, without its line break.
    pub line: String,
    /// Whether it is the last.
    pub is_last: bool,
}

/// What a request leads to.
enum Reply {
    Answer(Box<RawValue>),
    Report { report: Box<RawValue>, exit_status: u8, warnings: Value },
    Checks(Vec<Value>),
    Done(&'static str),
    Wrong(Class, Value),
}

/// Whose mistake it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Class {
    /// A statement, a name, a unit, a param.
    Script,
    /// Data that cannot be read, or a statement that failed while it ran.
    Data,
    /// The line itself.
    Request,
}

impl Server {
    /// Opens the session and reads its data.
    ///
    /// # Errors
    /// A catalog or data that cannot be read.
    pub fn new(open: Open) -> Result<Self, DataError> {
        let session = opened(&open)?;
        Ok(Self { open, session })
    }

    /// The session.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The response to a line; none to an empty one.
    pub fn answer(&mut self, line: &Line) -> Option<Response> {
        let language = self.open.language;
        let line = match line {
            Line::TooLong => {
                let message = text!(
                    "a line has more than {limit} bytes",
                    "一行超过 {limit} 个字节",
                    limit = LIMIT
                );
                let reply = Reply::request(&[Diagnostic::error(Code::Usage, message)], language);
                return Some(reply.response(None));
            }
            Line::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(line) if line.trim().is_empty() => return None,
                Ok(line) => line,
                Err(_) => {
                    let message = text!("the line is not UTF-8", "这一行不是 UTF-8 文本");
                    let reply =
                        Reply::request(&[Diagnostic::error(Code::Usage, message)], language);
                    return Some(reply.response(None));
                }
            },
        };
        let id = match request::id_of(line) {
            Ok(id) => id,
            Err(wrong) => return Some(Reply::request(&wrong, language).response(None)),
        };
        let reply = match request::read(line) {
            Ok(request) => whatever_happens(language, || self.reply(request)),
            Err(wrong) => Reply::request(&wrong, language),
        };
        Some(reply.response(id))
    }

    fn reply(&mut self, request: Request) -> Reply {
        let replied = match request {
            Request::Query(query) => self.query(&query),
            Request::Check(texts, options, purpose) => self.check(&texts, &options, purpose),
            Request::Reload => match opened(&self.open) {
                Ok(session) => {
                    self.session = session;
                    Ok(Reply::Done("reload"))
                }
                Err(wrong) => Err(wrong.into()),
            },
            Request::Shutdown => Ok(Reply::Done("shutdown")),
        };
        replied.unwrap_or_else(|wrong| Reply::wrong(&wrong))
    }

    fn query(&mut self, query: &str) -> Result<Reply, QueryError> {
        let language = self.open.language;
        let answer = self.session.answered(query, |answer, sources| {
            RawValue::from_string(json_line(&answer, sources, language))
        })?;
        Ok(answer.map_or_else(|wrong| Reply::fault(&wrong, language), Reply::Answer))
    }

    fn check(
        &mut self,
        texts: &Texts,
        options: &crate::embed::Options,
        purpose: Purpose,
    ) -> Result<Reply, QueryError> {
        let language = self.open.language;
        let suite = match texts {
            Texts::Own { name, text } => Suite::parse_in(language, name, text)?,
            Texts::Files(files) => files
                .iter()
                .map(|path| Suite::read_in(language, path))
                .try_fold(Suite::default(), |all, one| Ok::<_, ScriptError>(all.and(one?)))?,
        };
        let mut bound = suite.bind(&mut self.session, options)?;
        if purpose == Purpose::List {
            return Ok(Reply::Checks(bound.listed()));
        }
        let warnings = bound.warnings_json().clone();
        let report = bound.run()?;
        let exit_status = report.exit_status(options.fail_on);
        // As text and not as a value, so that its keys stand as its schema has them.
        let report = serde_json::to_string(&report).and_then(RawValue::from_string);
        Ok(match report {
            Ok(report) => Reply::Report { report, exit_status, warnings },
            Err(wrong) => Reply::fault(&wrong, language),
        })
    }
}

/// A session whose data is read.
fn opened(open: &Open) -> Result<Session, DataError> {
    let mut session = Session::open(open)?;
    session.read()?;
    Ok(session)
}

/// What `work` replies; a panic in it costs this one reply.
fn whatever_happens(language: Language, work: impl FnOnce() -> Reply) -> Reply {
    caught(|| Ok(work())).unwrap_or_else(|wrong| {
        let json = diagnostics_json(&wrong, &Sources::default(), language);
        Reply::Wrong(Class::Data, json)
    })
}

impl Reply {
    fn request(wrong: &[Diagnostic], language: Language) -> Self {
        Self::Wrong(Class::Request, diagnostics_json(wrong, &Sources::default(), language))
    }

    fn wrong(wrong: &QueryError) -> Self {
        let class = match wrong {
            QueryError::Script(_) => Class::Script,
            QueryError::Data(_) => Class::Data,
        };
        Self::Wrong(class, wrong.to_json().clone())
    }

    /// What cannot be written as JSON, which nothing of ours is.
    fn fault(why: &serde_json::Error, language: Language) -> Self {
        let message = text!(
            "the answer cannot be written as JSON: {why}",
            "结果无法写成 JSON：{why}",
            why = why.to_string()
        );
        let wrong = [Diagnostic::error(Code::EngineFailed, message)];
        Self::Wrong(Class::Data, diagnostics_json(&wrong, &Sources::default(), language))
    }

    fn response(self, id: Option<String>) -> Response {
        #[derive(Serialize, Default)]
        struct Written {
            version: u32,
            id: Option<Box<RawValue>>,
            ok: bool,
            #[serde(skip_serializing_if = "Option::is_none")]
            answer: Option<Box<RawValue>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            report: Option<Box<RawValue>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            exit_status: Option<u8>,
            #[serde(skip_serializing_if = "Option::is_none")]
            warnings: Option<Value>,
            #[serde(skip_serializing_if = "Option::is_none")]
            checks: Option<Vec<Value>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            done: Option<&'static str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            error: Option<Value>,
        }
        let id = id.and_then(|id| RawValue::from_string(id).ok());
        let mut written = Written { version: VERSION, id, ok: true, ..Written::default() };
        let is_last = matches!(self, Self::Done("shutdown"));
        match self {
            Self::Answer(answer) => written.answer = Some(answer),
            Self::Report { report, exit_status, warnings } => {
                written.report = Some(report);
                written.exit_status = Some(exit_status);
                written.warnings = Some(warnings);
            }
            Self::Checks(checks) => written.checks = Some(checks),
            Self::Done(what) => written.done = Some(what),
            Self::Wrong(class, diagnostics) => {
                written.ok = false;
                written.error = Some(json!({ "class": class, "diagnostics": diagnostics }));
            }
        }
        // Keys are texts and numbers finite: nothing can go wrong.
        let line = serde_json::to_string(&written).unwrap_or_default();
        Response { line, is_last }
    }
}

#[cfg(test)]
mod tests;
