//! What a session has, as pages: for a person who looks around.

use super::{Session, sample};
use crate::about::listing;
use crate::diagnostic::Result;
use crate::output::Page;
use crate::source::Sources;
use std::path::Path;

impl Session {
    /// The districts that are called like `like`.
    pub fn districts(&self, like: &str) -> Page {
        listing::districts(&self.words.catalog, like)
    }

    /// The indicators that are called like `like`.
    pub fn indicators(&self, like: &str) -> Page {
        listing::indicators(&self.words.catalog, like)
    }

    /// The periods of the data, which is read for it.
    ///
    /// # Errors
    /// Data that cannot be read.
    pub fn periods(&mut self, sources: &mut Sources) -> Result<Page> {
        self.load(sources)?;
        Ok(listing::periods(&self.words.catalog, &self.loaded()?.panel))
    }

    /// The files of tables that the catalog names.
    pub fn table_files(&self) -> impl Iterator<Item = &Path> {
        self.tables.files()
    }

    /// The catalog as it is written; `file` is where it was opened from, if from a file.
    pub fn written_catalog(&self, file: Option<&Path>, sources: &Sources) -> Page {
        let name =
            file.map_or_else(|| sample::CATALOG_NAME.to_owned(), |it| it.display().to_string());
        listing::catalog(&self.words.catalog, &name, sources)
    }
}
