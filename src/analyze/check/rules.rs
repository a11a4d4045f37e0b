//! What stands behind the body of a check: how many rows may violate it, what an unknown is, tags
//! and reasons.

use crate::analyze::vocabulary::Vocabulary;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::syntax::ast::{
    self, CheckBodyKind, CheckClauseKind, Literal, Threshold, ThresholdKind, Verdict,
};
use crate::text::text;

/// The rules of a check, as written; what is not written is for whoever judges to say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rules {
    /// `warn above 5`
    pub warn_above: Option<Threshold>,
    /// `fail above 10%`
    pub fail_above: Option<Threshold>,
    /// `unknown is warn`
    pub unknown_is: Option<Verdict>,
    /// `expect at least 10 rows`
    pub at_least: Option<u32>,
    /// `tag monthly, city`
    pub tags: Vec<String>,
    /// `because "…"`
    pub because: Option<String>,
}

/// Gathers the rules.
///
/// # Errors
/// A clause that does not go with the body.
pub(super) fn rules(check: &ast::Check, _words: &Vocabulary) -> Result<Rules> {
    let mut rules = Rules::default();
    let mut wrong: Vec<Diagnostic> = (check.title.iter()).filter_map(says_nothing).collect();
    for clause in &check.rules {
        match &clause.kind {
            CheckClauseKind::WarnAbove(threshold) => rules.warn_above = Some(threshold.clone()),
            CheckClauseKind::FailAbove(threshold) => rules.fail_above = Some(threshold.clone()),
            CheckClauseKind::UnknownIs(verdict) => rules.unknown_is = Some(*verdict),
            CheckClauseKind::AtLeast(rows) => rules.at_least = Some(*rows),
            CheckClauseKind::Tag(names) => {
                rules.tags.extend(names.iter().map(|name| name.text.clone()));
            }
            CheckClauseKind::Because(reason) => {
                wrong.extend(says_nothing(reason));
                rules.because = Some(reason.text.clone());
            }
            CheckClauseKind::ForSure if !takes_for_sure(check) => wrong.push(
                Diagnostic::error(
                    Code::ClauseNotHere,
                    text!(
                        "for sure goes with a condition on rows",
                        "`必定` 只能用于针对各行的条件"
                    ),
                )
                .at(clause.span)
                .hint(text!(
                    "agrees with and adds up to reason with intervals anyway",
                    "`符合` 与 `加总为` 本来就按区间判断"
                )),
            ),
            CheckClauseKind::Per(name) if !is_whole(check) => wrong.push(
                Diagnostic::error(
                    Code::ClauseNotHere,
                    text!(
                        "per behind the body divides one truth about the whole",
                        "检查内容之后的 `每` 只用于关于整体的判断"
                    ),
                )
                .at(name.span)
                .hint(text!(
                    "write it behind the subject: for domestic per group",
                    "写在对象之后：针对 内资 每 组"
                )),
            ),
            CheckClauseKind::ForSure | CheckClauseKind::Per(_) => {}
        }
    }
    wrong.extend(never_warns(&rules));
    if wrong.is_empty() { Ok(rules) } else { Err(wrong) }
}

/// A reason or a title without words: whoever reads the report later learns nothing from it.
pub(super) fn says_nothing(text: &Literal) -> Option<Diagnostic> {
    if !text.text.trim().is_empty() {
        return None;
    }
    let message = text!("nothing stands between the quotes", "引号里没有内容");
    let hint = text!("say what it is, or why", "请写明是什么，或为什么");
    Some(Diagnostic::error(Code::NoMeaning, message).at(text.span).hint(hint))
}

/// Limits that leave no room for a warning: it fails before it warns.
fn never_warns(rules: &Rules) -> Option<Diagnostic> {
    let (warn, fail) = (rules.warn_above.as_ref()?, rules.fail_above.as_ref()?);
    let is_reached = match (&warn.kind, &fail.kind) {
        (ThresholdKind::Rows(warn), ThresholdKind::Rows(fail)) => warn < fail,
        (ThresholdKind::Share(warn), ThresholdKind::Share(fail)) => {
            warn.value.cmp_value(fail.value).is_lt()
        }
        // Which of a count and a share comes first, the number of rows decides.
        _ => true,
    };
    if is_reached {
        return None;
    }
    let message = text!(
        "it never warns: it fails at the same number of rows, or at fewer",
        "永远不会警告：同样多或更少的行就已判为不通过"
    );
    let hint = text!(
        "warn above is the lower of the two: warn above 5 fail above 10",
        "`警告 超过` 应是较小的一个：警告 超过 5 失败 超过 10"
    );
    Some(Diagnostic::error(Code::NoMeaning, message).at(warn.span).hint(hint))
}

/// Whether `for sure` stands behind the body.
pub(super) fn for_sure(check: &ast::Check) -> bool {
    check.rules.iter().any(|one| one.kind == CheckClauseKind::ForSure)
}

fn takes_for_sure(check: &ast::Check) -> bool {
    matches!(check.body.kind, CheckBodyKind::Holds(_) | CheckBodyKind::Within { .. })
        && !check.subjects.is_empty()
}

fn is_whole(check: &ast::Check) -> bool {
    matches!(check.body.kind, CheckBodyKind::Holds(_)) && check.subjects.is_empty()
}
