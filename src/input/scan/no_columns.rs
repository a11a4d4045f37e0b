//! What stands for files of columns where they are not read: there is none.

use super::values::{Names, Values};
use crate::diagnostic::Result;
use std::path::Path;

/// No file.
pub(super) enum Columnar {}

impl Columnar {
    pub fn open(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let why = crate::text::text!("it is not read here", "这里读不了");
        Err(crate::input::read::unreadable(&name, &why).into())
    }

    pub fn headers(&self) -> Vec<String> {
        match *self {}
    }

    pub fn nested(&self) -> &[String] {
        match *self {}
    }

    pub fn groups(&self) -> Vec<usize> {
        match *self {}
    }

    pub fn distinct(&self, _: usize, _: usize, _: &mut Names) -> Result<Vec<u32>> {
        match *self {}
    }

    pub fn has_all(&self, _: usize, _: usize) -> bool {
        match *self {}
    }

    pub fn read(&self, _: usize, _: usize) -> Result<Values> {
        match *self {}
    }
}
