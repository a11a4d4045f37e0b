//! `waive pace for 汉阴县 at 2023Q1 until 2024-03-31 because "printed truncated"`: which rows of which
//! check are let pass, until when, and why.

use super::rules::says_nothing;
use crate::analyze::expression::districts_of;
use crate::analyze::vocabulary::Vocabulary;
use crate::analyze::{all, time};
use crate::catalog::DistrictId;
use crate::diagnostic::{Code, Diagnostic, Result};
use crate::period::PeriodLiteral;
use crate::plan::Move;
use crate::source::Span;
use crate::syntax::ast;
use crate::text::text;
use chrono::NaiveDate;

/// A waiver.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiver {
    /// The check.
    pub id: String,
    /// Where that is named.
    pub id_span: Span,
    /// Whose rows; of all where there is none.
    pub districts: Vec<DistrictId>,
    /// Of which period; of every one without.
    pub period: Option<PeriodLiteral>,
    /// The last day on which it holds; always without.
    pub until: Option<NaiveDate>,
    /// Why.
    pub because: String,
    /// The whole statement.
    pub span: Span,
}

/// What a waiver lets pass.
///
/// # Errors
/// Districts that are not known, a period that is none of the calendar's.
pub fn waiver(waive: &ast::Waive, span: Span, words: &Vocabulary) -> Result<Waiver> {
    let districts = all(waive.districts().iter().map(|name| districts_of(name, words)));
    let period = waive.at().map(|at| match time::moves(at, words)?.as_slice() {
        [Move::To(period)] => Ok(*period),
        _ => {
            let message =
                text!("a waiver is for a period that stays the same", "豁免须针对固定的期间");
            let hint = text!("write it out: at 2023Q1", "写明期间：在 2023年一季度");
            Err(Vec::from(Diagnostic::error(Code::NoMeaning, message).at(at.span).hint(hint)))
        }
    });
    let (districts, period) = crate::analyze::both(districts, period.transpose())?;
    if let Some(wrong) = waive.because().and_then(says_nothing) {
        return Err(wrong.into());
    }
    let until = waive.until().map(|date| {
        // A day has its year, which the parser has seen to.
        date.literal.in_year(0).end()
    });
    Ok(Waiver {
        id: waive.id.text.clone(),
        id_span: waive.id.span,
        districts: districts.concat(),
        period,
        until,
        because: waive.because().map(|reason| reason.text.clone()).unwrap_or_default(),
        span,
    })
}
