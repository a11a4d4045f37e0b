//! A request: what a host asks, in one line of JSON.

use crate::diagnostic::{Code, Diagnostic, Result};
use crate::embed::{FailOn, Options};
use crate::text::text;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Rows.
    Query(String),
    /// A report, or which checks there are.
    Check(Texts, Options, Purpose),
    /// To open and read everything anew.
    Reload,
    /// To end.
    Shutdown,
}

/// Where the checks stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Texts {
    /// In the request, under a name.
    Own {
        /// What messages and the report call it.
        name: String,
        /// The text.
        text: String,
    },
    /// In files, folders and patterns.
    Files(Vec<String>),
}

/// What is wanted of checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To run them.
    Run,
    /// To know which there are.
    List,
}

/// The keys as they come.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    #[serde(rename = "id")]
    _id: Option<IgnoredAny>,
    query: Option<String>,
    check: Option<String>,
    check_files: Option<Vec<String>>,
    reload: Option<bool>,
    shutdown: Option<bool>,
    name: Option<String>,
    list: Option<bool>,
    params: Option<BTreeMap<String, String>>,
    tags: Option<Vec<String>>,
    only: Option<Vec<String>>,
    now: Option<String>,
    samples: Option<usize>,
    fail_fast: Option<bool>,
    allow_empty: Option<bool>,
    fail_on: Option<FailOn>,
    redact: Option<Vec<String>>,
}

/// The `id` of a line as it was written: a text or a number. None where there is none.
///
/// # Errors
/// A line that is no JSON object, or whose id is something else.
pub fn id_of(line: &str) -> Result<Option<String>> {
    #[derive(Deserialize)]
    struct Id<'a> {
        #[serde(borrow, default)]
        id: Option<&'a RawValue>,
    }
    let read: Id<'_> = serde_json::from_str(line).map_err(unreadable)?;
    let Some(id) = read.id.map(RawValue::get) else { return Ok(None) };
    match id.as_bytes().first() {
        Some(b'"' | b'-' | b'0'..=b'9') => Ok(Some(id.to_owned())),
        _ => {
            let message = text!("the id is no text and no number", "`id` 既不是文本也不是数");
            Err(Diagnostic::error(Code::Usage, message).into())
        }
    }
}

/// The request of a line.
///
/// # Errors
/// A line that is none.
pub fn read(line: &str) -> Result<Request> {
    let keys: Keys = serde_json::from_str(line).map_err(unreadable)?;
    let wanted = [
        keys.query.is_some(),
        keys.check.is_some(),
        keys.check_files.is_some(),
        keys.reload == Some(true),
        keys.shutdown == Some(true),
    ];
    if wanted.iter().filter(|is| **is).count() != 1 {
        let message = text!(
            "a request has just one of query, check, check_files, reload and shutdown",
            "一个请求在 query、check、check_files、reload、shutdown 里只写一个"
        );
        return Err(Diagnostic::error(Code::Usage, message).into());
    }
    let of_checks = keys.check.is_some() || keys.check_files.is_some();
    if !of_checks && keys.has_options() || keys.name.is_some() && keys.check.is_none() {
        let message =
            text!("the request has a key that is for checks only", "请求里有只用于检查的键");
        let hint = text!(
            "name belongs to check; list, params, tags, only, now, samples, fail_fast, allow_empty, fail_on and redact to check and check_files",
            "name 用于 check；list、params、tags、only、now、samples、fail_fast、allow_empty、fail_on、redact 用于 check 和 check_files"
        );
        return Err(Diagnostic::error(Code::Usage, message).hint(hint).into());
    }
    Ok(match (keys.query.clone(), keys.texts()) {
        (Some(query), _) => Request::Query(query),
        (None, Some(texts)) => {
            let purpose = if keys.list == Some(true) { Purpose::List } else { Purpose::Run };
            Request::Check(texts, keys.options()?, purpose)
        }
        (None, None) if keys.reload == Some(true) => Request::Reload,
        (None, None) => Request::Shutdown,
    })
}

impl Keys {
    fn has_options(&self) -> bool {
        self.list.is_some()
            || self.params.is_some()
            || self.tags.is_some()
            || self.only.is_some()
            || self.now.is_some()
            || self.samples.is_some()
            || self.fail_fast.is_some()
            || self.allow_empty.is_some()
            || self.fail_on.is_some()
            || self.redact.is_some()
    }

    fn texts(&self) -> Option<Texts> {
        let name = || self.name.clone().unwrap_or_else(|| "<check>".to_owned());
        let own = self.check.clone().map(|text| Texts::Own { name: name(), text });
        own.or_else(|| self.check_files.clone().map(Texts::Files))
    }

    fn options(self) -> Result<Options> {
        let usual = Options::default();
        let now = match self.now {
            None => None,
            Some(day) => Some(day.parse().map_err(|_| {
                let message = text!("{day} is no date", "{day} 不是日期", day);
                let hint = text!("write it as 2023-04-07", "写作 2023-04-07");
                vec![Diagnostic::error(Code::Usage, message).hint(hint)]
            })?),
        };
        Ok(Options {
            params: self.params.unwrap_or_default().into_iter().collect(),
            tags: self.tags.unwrap_or_default(),
            only: self.only.unwrap_or_default(),
            now,
            samples: self.samples.unwrap_or(usual.samples),
            fail_fast: self.fail_fast.unwrap_or(usual.fail_fast),
            allow_empty: self.allow_empty.unwrap_or(usual.allow_empty),
            fail_on: self.fail_on.unwrap_or(usual.fail_on),
            redact: self.redact.unwrap_or_default(),
        })
    }
}

fn unreadable(why: serde_json::Error) -> Vec<Diagnostic> {
    let why = why.to_string();
    let message = text!("the request cannot be read: {why}", "读不懂请求：{why}", why);
    vec![Diagnostic::error(Code::Usage, message)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_request_is_read() {
        let query = Request::Query("rank domestic".to_owned());
        assert_eq!(read(r#"{"id": 1, "query": "rank domestic"}"#), Ok(query));
        assert_eq!(read(r#"{"id": 1, "reload": true}"#), Ok(Request::Reload));
        assert_eq!(read(r#"{"shutdown": true, "id": null}"#), Ok(Request::Shutdown));
        let files = Texts::Files(vec!["checks".to_owned()]);
        let listed = Request::Check(files, Options::default(), Purpose::List);
        assert_eq!(read(r#"{"check_files": ["checks"], "list": true}"#), Ok(listed));
        let own = Texts::Own { name: "a.q".to_owned(), text: "check".to_owned() };
        let options = Options {
            params: vec![("floor".to_owned(), "25%".to_owned())],
            now: "2023-04-07".parse().ok(),
            samples: 5,
            ..Options::default()
        };
        let line = r#"{"check": "check", "name": "a.q", "params": {"floor": "25%"},
                       "now": "2023-04-07", "samples": 5}"#;
        assert_eq!(read(line), Ok(Request::Check(own, options, Purpose::Run)));
    }

    #[test]
    fn what_is_no_request_is_refused() {
        for line in [
            "",
            "rank domestic",
            "[]",
            "{}",
            r#"{"id": 1}"#,
            r#"{"query": 7}"#,
            r#"{"query": "a", "check": "b"}"#,
            r#"{"query": "a", "tags": []}"#,
            r#"{"check_files": [], "name": "a"}"#,
            r#"{"reload": false}"#,
            r#"{"queri": "a"}"#,
            r#"{"check": "a", "now": "tomorrow"}"#,
            r#"{"check": "a", "samples": -1}"#,
            r#"{"check": "a", "fail_on": "error"}"#,
            r#"{"query": "a", "redact": ["progress"]}"#,
            r#"{"query": "a"} {"query": "b"}"#,
        ] {
            let wrong = read(line).expect_err(line);
            assert_eq!(wrong[0].code, Code::Usage, "{line}");
        }
    }

    #[test]
    fn an_id_stays_as_it_was_written() {
        for (line, id) in [
            (r#"{"id": 12345678901234567890123}"#, Some("12345678901234567890123")),
            (r#"{"query": "x", "id": "\u00e9"}"#, Some(r#""\u00e9""#)),
            (r#"{"id": -1.50}"#, Some("-1.50")),
            (r#"{"id": null}"#, None),
            ("{}", None),
        ] {
            assert_eq!(id_of(line), Ok(id.map(str::to_owned)), "{line}");
        }
        for line in [r#"{"id": [1]}"#, r#"{"id": true}"#, r#"{"id": {}}"#, "7", "{"] {
            assert!(id_of(line).is_err(), "{line}");
        }
    }
}
