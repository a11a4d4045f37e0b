//! `.catalog`, `.indicators`, `.districts`, `.periods`: what there is to ask about.

use super::{Acted, caught, page};
use crate::repl::Repl;

pub(super) fn catalog(repl: &mut Repl, _: &[String]) -> Acted {
    page(repl.session.written_catalog(repl.open.catalog.as_deref(), &repl.sources))
}

pub(super) fn indicators(repl: &mut Repl, words: &[String]) -> Acted {
    page(repl.session.indicators(&words.concat()))
}

pub(super) fn districts(repl: &mut Repl, words: &[String]) -> Acted {
    page(repl.session.districts(&words.concat()))
}

pub(super) fn periods(repl: &mut Repl, _: &[String]) -> Acted {
    let found = repl.working(|repl| caught(|| repl.session.periods(&mut repl.sources)));
    page(found?)
}
