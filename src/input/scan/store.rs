//! The two kinds of file that are scanned, as one.
//!
//! Takes a path; gives groups of rows, and the cells of columns in a group. A file of columns has its
//! groups; a text is cut into groups where it is passed over once.

use super::columnar::Columnar;
use super::delimited::Delimited;
use super::values::{Names, Values};
use crate::diagnostic::Result;
use crate::grid::Addressing;
use std::io::Read;
use std::path::Path;

/// An open file.
pub(super) enum Store {
    /// Parquet.
    Columnar(Columnar),
    /// csv and the like.
    Delimited(Delimited),
}

/// A group of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Group {
    /// How many.
    pub rows: usize,
    /// The line of the first, where each row has one line (from 1, the header's).
    pub first: usize,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Columnar(_) => "Columnar",
            Self::Delimited(_) => "Delimited",
        })
    }
}

impl Store {
    /// Whether a file is one of columns, by its first bytes.
    pub fn is_columnar(path: &Path) -> bool {
        let mut start = [0; 4];
        let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut start));
        cfg!(feature = "formats") && read.is_ok() && start == *b"PAR1"
    }

    /// Opens a file.
    pub fn open(path: &Path) -> Result<Self> {
        Ok(match Self::is_columnar(path) {
            true => Self::Columnar(Columnar::open(path)?),
            false => Self::Delimited(Delimited::open(path)?),
        })
    }

    /// Cuts the file into groups and finds what a column has in each, where that takes a pass over
    /// the file. Gives how many groups there are.
    pub fn index(&mut self, column: Option<usize>) -> Result<usize> {
        if let Self::Delimited(text) = self {
            text.index(column)?;
        }
        Ok(self.groups().len())
    }

    /// The names of the columns.
    pub fn headers(&self) -> Vec<String> {
        match self {
            Self::Columnar(file) => file.headers(),
            Self::Delimited(text) => text.headers(),
        }
    }

    /// The names of columns that hold lists or records.
    pub fn nested(&self) -> &[String] {
        match self {
            Self::Columnar(file) => file.nested(),
            Self::Delimited(_) => &[],
        }
    }

    /// The groups.
    pub fn groups(&self) -> Vec<Group> {
        match self {
            Self::Columnar(file) => {
                let mut first = 2;
                let group = |rows: usize| {
                    let group = Group { rows, first };
                    first += rows;
                    group
                };
                file.groups().into_iter().map(group).collect()
            }
            Self::Delimited(text) => text.groups(),
        }
    }

    /// The different names of a column in a group.
    pub fn distinct(&self, group: usize, column: usize, names: &mut Names) -> Result<Vec<u32>> {
        match self {
            Self::Columnar(file) => file.distinct(group, column, names),
            Self::Delimited(text) => text.distinct(group, column, names),
        }
    }

    /// The different names of a column in all groups, which are found on the way.
    pub fn all_names(&mut self, column: usize) -> Result<Names> {
        match self {
            Self::Columnar(file) => {
                let mut names = Names::default();
                for group in 0..file.groups().len() {
                    file.distinct(group, column, &mut names)?;
                }
                Ok(names)
            }
            Self::Delimited(text) => text.all_names(column),
        }
    }

    /// The cells of columns in a group.
    pub fn read(&self, group: usize, columns: &[usize]) -> Result<Vec<Values>> {
        match self {
            Self::Columnar(file) => columns.iter().map(|at| file.read(group, *at)).collect(),
            Self::Delimited(text) => text.read(group, columns).map(|(values, _)| values),
        }
    }

    /// Whether each row of a group is known to have a value of a column.
    pub fn has_all(&self, group: usize, column: usize) -> bool {
        match self {
            Self::Columnar(file) => file.has_all(group, column),
            Self::Delimited(_) => false,
        }
    }

    /// The lines of the rows of a group, where they are not one behind the other.
    pub fn lines(&self, group: usize) -> Result<Option<Vec<u32>>> {
        match self {
            Self::Columnar(_) => Ok(None),
            Self::Delimited(text) => text.read(group, &[]).map(|(_, lines)| Some(lines)),
        }
    }

    /// How places in it are written.
    pub fn addressing(&self) -> Addressing {
        super::addressing_of(matches!(self, Self::Columnar(_)))
    }
}
