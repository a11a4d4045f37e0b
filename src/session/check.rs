//! Texts checked whole: every statement, before any of them runs and before any data is read.
//!
//! What a statement declares is there for those behind it, in the texts behind its own too; the
//! session itself learns it only when the statement has run. An `include` is checked in its place
//! as if its text stood there.

use super::{Checked, Prepared, Session};
use crate::analyze::{self, DeclaredAs, Meaning, Vocabulary, together};
use crate::diagnostic::{Code, Diagnostic, Warned};
use crate::output::FileFormat;
use crate::source::{SourceId, Sources, Span};
use crate::syntax;
use crate::syntax::ast::{Literal, Statement, StatementKind};
use crate::text::{Text, listed, text};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

impl Session {
    /// Checks texts, in this order. Included files are read and added to `sources`.
    pub fn check(&self, texts: &[SourceId], sources: &mut Sources) -> Checked {
        self.check_with(self.words.clone(), texts, sources)
    }

    /// The same, with what other words stand for.
    pub(super) fn check_with(
        &self,
        words: Vocabulary,
        texts: &[SourceId],
        sources: &mut Sources,
    ) -> Checked {
        let mut check = Check::of(words);
        for id in texts {
            check.text(*id, sources);
        }
        check.settings();
        check.waivers(self.words.waivers().len());
        let Check { mut checked, .. } = check;
        checked.diagnostics.sort_by_key(|diagnostic| diagnostic.span);
        checked
    }
}

/// A check on its way.
pub(super) struct Check {
    /// What is known at this place.
    words: Vocabulary,
    pub(super) checked: Checked,
    /// The files whose inclusion led here.
    open: Vec<PathBuf>,
    /// Where the id of each check stands.
    ids: BTreeMap<String, Span>,
}

impl Check {
    /// A check that has not begun.
    pub(super) fn of(words: Vocabulary) -> Self {
        Self { words, checked: Checked::default(), open: Vec::new(), ids: BTreeMap::new() }
    }

    pub(super) fn text(&mut self, id: SourceId, sources: &mut Sources) {
        let Some(source) = sources.get(id) else { return };
        let text = source.text.clone();
        let parsed = syntax::parse(id, &text);
        self.checked.diagnostics.extend(parsed.diagnostics);
        for statement in parsed.statements {
            match &statement.kind {
                StatementKind::Include(path) => self.include(path, id, sources),
                _ => self.statement(&statement),
            }
        }
        let found = std::mem::take(&mut self.checked.diagnostics);
        self.checked.diagnostics = together::explained(id, &text, found, &self.words);
    }

    fn statement(&mut self, statement: &Statement) {
        match analyze::analyze(statement, &self.words) {
            Ok(meaning) => {
                self.checked.diagnostics.extend(meaning.warnings);
                match &meaning.value {
                    Meaning::Declare(declaration) => self.words.declare(declaration),
                    Meaning::Check(check) => self.id(check),
                    Meaning::Audit(audit) => self.ids_of(audit),
                    Meaning::Save { path, .. } => {
                        // Known before anything runs, so nothing is half done.
                        let wrong = FileFormat::of(Path::new(&path.text)).err().into_iter();
                        let placed = wrong.flatten().map(|one| one.at(path.span));
                        self.checked.diagnostics.extend(placed);
                    }
                    shown => self.words.show(shown, statement.span),
                }
                let span = statement.span;
                self.checked.statements.push(Prepared { span, meaning: meaning.value });
            }
            Err(wrong) => {
                self.checked.diagnostics.extend(wrong);
                self.without_setting(statement);
            }
        }
    }

    /// A check is known by its id, so no two have the same.
    fn id(&mut self, check: &analyze::Check) {
        if let Some(first) = self.ids.insert(check.id.clone(), check.id_span) {
            self.checked.diagnostics.push(same_id(check, first));
        }
    }

    /// What an audit compares has ids too, which say what and when: the same once more is the same
    /// audit.
    fn ids_of(&mut self, audit: &analyze::Audit) {
        self.checked.diagnostics.extend(same_audit(audit, &self.ids));
        let ids = audit.checks.iter().map(|check| (check.id.clone(), check.id_span));
        self.ids.extend(ids);
    }

    /// A waiver for a check that no text has, where they have any: `known` of them were there before.
    fn waivers(&mut self, known: usize) {
        if self.ids.is_empty() {
            return;
        }
        for waiver in self.words.waivers().iter().skip(known) {
            if self.ids.contains_key(&waiver.id) {
                continue;
            }
            let (id, warning) = (&waiver.id, no_check(waiver));
            let near = crate::catalog::near(id, self.ids.keys().map(String::as_str));
            self.checked.diagnostics.push(match near.first() {
                Some(first) => {
                    let near = listed(&near);
                    let hint = text!("near it: {near}", "相近的有：{near}", near);
                    warning.hint(hint).replace(waiver.id_span, first)
                }
                None => warning,
            });
        }
    }

    /// A param that is set to what it cannot be keeps its default for the statements behind it:
    /// they are not wrong.
    fn without_setting(&mut self, statement: &Statement) {
        let StatementKind::Param(name, _) = &statement.kind else { return };
        let Some(setting) = self.words.settings.remove(&crate::catalog::key(&name.text)) else {
            return;
        };
        if let Ok(Warned { value: Meaning::Declare(declaration), .. }) =
            analyze::analyze(statement, &self.words)
        {
            self.words.declare(&declaration);
        }
        self.words.settings.insert(crate::catalog::key(&name.text), setting);
    }

    /// Reads a file, which is named relative to the one that includes it.
    fn include(&mut self, path: &Literal, from: SourceId, sources: &mut Sources) {
        let name = sources.get(from).map(|source| source.name.as_str()).unwrap_or_default();
        let file = sources.beside(from, &path.text);
        let wrong = |code, message: Text| Diagnostic::error(code, message).at(path.span);
        let (real, text) = match file.canonicalize().and_then(|real| {
            let text = std::fs::read_to_string(&real)?;
            Ok((real, text))
        }) {
            Ok(read) => read,
            Err(error) => {
                let message = text!(
                    "the script {file} cannot be read: {error}",
                    "读不了脚本 {file}：{error}",
                    file = file.display(),
                    error
                );
                let one = wrong(Code::UnreadableScript, message).hint(text!(
                    "the path is relative to the script that includes it",
                    "路径相对于写有 `引用` 的脚本"
                ));
                return self.checked.diagnostics.push(one);
            }
        };
        let opened = if self.open.is_empty() { Path::new(name).canonicalize().ok() } else { None };
        let first = opened.is_some();
        self.open.extend(opened);
        if self.open.contains(&real) {
            let message =
                text!("{file} includes itself", "{file} 引用了它自己", file = file.display());
            let one = wrong(Code::IncludeCycle, message).hint(text!(
                "what two scripts share stands in a third that both include",
                "两个脚本共用的内容放进第三个脚本，由它们各自引用"
            ));
            self.checked.diagnostics.push(one);
        } else {
            let id = sources.add(file.display().to_string(), text);
            self.open.push(real);
            self.text(id, sources);
            self.open.pop();
        }
        if first {
            self.open.clear();
        }
    }

    /// A value for a param that no statement declares is a mistake of the command line.
    fn settings(&mut self) {
        let names =
            self.words.declared().into_iter().filter(|(_, what)| *what == DeclaredAs::Param);
        let names: Vec<&str> = names.map(|(name, _)| name).collect();
        let mut wrong = Vec::new();
        for (name, value) in &self.words.settings {
            if self.words.param(name).is_none() {
                let message = text!(
                    "--param {name}: no param is called so",
                    "`--param {name}`：没有这个参数",
                    name
                );
                let one = Diagnostic::error(Code::UnknownName, message).at(value.span);
                wrong.push(match names.as_slice() {
                    [] => one.hint(text!(
                        "a script declares it: param {name} = {value}",
                        "参数由脚本声明：参数 {name} = {value}",
                        name,
                        value
                    )),
                    names => {
                        let names = listed(names);
                        one.hint(text!("there are {names}", "参数有：{names}", names))
                    }
                });
            }
        }
        self.checked.diagnostics.append(&mut wrong);
    }
}

/// A waiver for a check that is not there.
pub(super) fn no_check(waiver: &analyze::check::Waiver) -> Diagnostic {
    let id = &waiver.id;
    let message = text!("there is no check {id} to waive", "没有可豁免的检查 `{id}`", id);
    Diagnostic::warning(Code::UnusedWaiver, message).at(waiver.id_span)
}

/// A check with the id of one before.
pub(super) fn same_id(check: &analyze::Check, first: Span) -> Diagnostic {
    let id = &check.id;
    let message = text!("two checks have the id {id}", "两个检查的标识都是 `{id}`", id);
    Diagnostic::error(Code::NameTaken, message)
        .at(check.id_span)
        .label(check.id_span, text!("the second", "第二处"))
        .label(first, text!("the first", "第一处"))
        .hint(text!(
            "reports and waivers know a check by its id: give it one of its own",
            "报告和豁免都靠标识认检查：请换一个"
        ))
}

/// An audit of what was audited before.
pub(super) fn same_audit(
    audit: &analyze::Audit,
    known: &BTreeMap<String, Span>,
) -> Option<Diagnostic> {
    let taken = |check: &analyze::Check| known.get(&check.id).map(|at| (check.id.clone(), *at));
    let (id, first) = audit.checks.iter().find_map(taken)?;
    let message = text!("this is audited twice: {id}", "这里重复审核了同一内容：{id}", id);
    let twice = Diagnostic::error(Code::NameTaken, message)
        .at(audit.span)
        .label(audit.span, text!("the second", "第二处"))
        .label(first, text!("the first", "第一处"))
        .hint(text!("leave one of them out", "去掉其中一处"));
    Some(twice)
}
