//! `[schedule]`: what of the year's target is due when.

use super::section::{Faults, Number, Section};
use crate::catalog::model::Schedule;
use crate::diagnostic::{Code, Diagnostic};
use crate::period::{CURVE_WHOLE, ScheduleBy};
use crate::source::Span;
use crate::text::{Text, text};

/// What `by` may say.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Months,
    Days,
    Curve,
}

/// The schedule; elapsed months when nothing is said.
pub(super) fn schedule(file: &mut Section<'_>, faults: &mut Faults) -> Schedule {
    let mut schedule = Schedule::default();
    let Some(mut section) = file.section("schedule", faults) else { return schedule };
    let words = [("months", By::Months), ("days", By::Days), ("curve", By::Curve)];
    let stated = section.has("by");
    let by = section.one_of("by", &words, faults);
    schedule.decimals = section.whole("decimals", 0..=9, faults).unwrap_or(schedule.decimals);
    let span = section.span;
    let has_curve = section.has("curve");
    let curve = section.numbers("curve", faults);
    section.finish(faults);
    match (by, curve) {
        (Some(By::Curve), Some((numbers, span))) => {
            if let Some(due) = curve_of(&numbers, span, faults) {
                schedule.by = ScheduleBy::Curve(due);
            }
        }
        (Some(By::Curve), None) if !has_curve => {
            let message = text!("[schedule] lacks the key curve", "缺少键 `curve`（[schedule]）");
            let label = text!("by = \"curve\" without its percents", "by = \"curve\" 没有写百分比");
            let error = Diagnostic::error(Code::BadCatalog, message).at(span);
            faults.add(error.label(span, label).hint(EXAMPLE));
        }
        (by, Some((_, span))) if by.is_some() || !stated => {
            let message = text!("a curve that is not used", "curve 没有用到");
            let label = text!("the schedule does not go by it", "序时进度不按它计算");
            let hint = text!(
                "write by = \"curve\", or leave the curve out",
                "写 by = \"curve\"，或去掉 curve"
            );
            let error = Diagnostic::error(Code::CatalogConflict, message).at(span);
            faults.add(error.label(span, label).hint(hint));
        }
        (Some(By::Days), _) => schedule.by = ScheduleBy::Days,
        _ => {}
    }
    schedule
}

const EXAMPLE: Text = Text::fixed(
    "write what is due by the end of each month: \
     curve = [5, 10, 20, 28, 36, 50, 56, 64, 75, 83, 92, 100]",
    "写明每月末应完成的百分比：curve = [5, 10, 20, 28, 36, 50, 56, 64, 75, 83, 92, 100]",
);

/// Twelve percents that never fall and end at 100, in thousandths of a percent.
fn curve_of(numbers: &[Number], span: Span, faults: &mut Faults) -> Option<[u32; 12]> {
    let bad = |span, message: Text, label: Text| {
        Diagnostic::error(Code::BadCatalog, message).at(span).label(span, label).hint(EXAMPLE)
    };
    let mut due = Vec::new();
    for number in numbers {
        match thousandths(number.value) {
            Some(thousandths) => due.push((thousandths, number)),
            None => {
                let message = text!(
                    "curve: {number} is no percent of the year",
                    "curve：{number} 不是全年的百分比",
                    number = number.text
                );
                let label = text!(
                    "expected 0 to 100 with at most three decimals",
                    "此处应为 0 至 100，最多三位小数"
                );
                faults.add(bad(number.span, message, label));
            }
        }
    }
    if due.len() < numbers.len() {
        return None;
    }
    if let Some([(_, before), (_, fallen)]) =
        due.array_windows().find(|[(before, _), (next, _)]| next < before)
    {
        let message = text!(
            "curve: {fallen} after {before} falls",
            "curve：{before} 之后的 {fallen} 变小了",
            fallen = fallen.text,
            before = before.text
        );
        let label = text!(
            "what is due by a month's end contains the months before",
            "每月末应完成的数包含此前各月"
        );
        faults.add(bad(fallen.span, message, label));
        return None;
    }
    let values: Vec<u32> = due.iter().map(|(thousandths, _)| *thousandths).collect();
    let Ok(values) = <[u32; 12]>::try_from(values) else {
        let count = numbers.len();
        let message = text!(
            "curve: {count} percents, and a year has twelve months",
            "curve：写了 {count} 个百分比，一年有十二个月",
            count
        );
        faults.add(bad(span, message, text!("expected twelve", "此处应为十二个")));
        return None;
    };
    if let Some((last, number)) = due.last().filter(|(last, _)| *last != CURVE_WHOLE) {
        let message = text!(
            "curve: December has {percent}, not 100",
            "curve：12 月是 {percent}，不是 100",
            percent = f64::from(*last) / 1000.0
        );
        faults.add(bad(number.span, message, text!("the year's end is all of it", "年末应为全部")));
        return None;
    }
    Some(values)
}

/// The percent in thousandths; none when it is finer than that or not from 0 to 100.
fn thousandths(percent: f64) -> Option<u32> {
    let scaled = (percent * 1000.0).round();
    let exact = (scaled / 1000.0 - percent).abs() < 1e-9;
    let within = (0.0..=f64::from(CURVE_WHOLE)).contains(&scaled);
    // Within 0 and 100 000 the cast loses nothing.
    (exact && within).then_some(scaled as u32)
}
