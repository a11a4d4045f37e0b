//! Leave to put files in place, which may be taken back.

use crate::diagnostic::Result;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// So much is written between two looks at whether there still is leave.
const PIECE: usize = 1 << 20;

/// Leave to put files in place. Copies share it: when one takes it back, no other puts a file in place
/// any more.
#[derive(Debug, Clone, Default)]
pub struct Leave(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    taken_back: AtomicBool,
    /// The files that were put in place. Whoever is about to put one holds it until it is there, or its
    /// remains are gone.
    placed: Mutex<Vec<PathBuf>>,
}

impl Leave {
    /// Takes it back and gives the files that were put in place before. From then on there are no others,
    /// and nothing that was begun lies about.
    pub fn take_back(&self) -> Vec<PathBuf> {
        self.0.taken_back.store(true, Ordering::SeqCst);
        self.placed().clone()
    }

    fn placed(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.0.placed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it still holds, as an error where it does not.
    pub(super) fn holds(&self) -> io::Result<()> {
        match self.0.taken_back.load(Ordering::SeqCst) {
            true => Err(io::ErrorKind::Interrupted.into()),
            false => Ok(()),
        }
    }

    /// Has `work` put a file in place. It looks whether the leave holds, the last time just before the file
    /// is there.
    pub(super) fn put(&self, path: &Path, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let mut placed = self.placed();
        work()?;
        placed.push(path.to_owned());
        Ok(())
    }

    /// Writes as long as it holds.
    pub(super) fn write(&self, file: &mut impl Write, content: &[u8]) -> io::Result<()> {
        for piece in content.chunks(PIECE) {
            self.holds()?;
            file.write_all(piece)?;
        }
        Ok(())
    }
}
