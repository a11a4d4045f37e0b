//! What follows from other fields and is worked out when it is first asked for.

use std::sync::{Arc, OnceLock};

/// A value that is kept once it was made. It is no part of what holds it: two panels are alike
/// whether or not either was asked.
#[derive(Debug, Clone)]
pub(super) struct Memo<T>(OnceLock<Arc<T>>);

impl<T> Memo<T> {
    /// The value, made now where it was not made before.
    pub fn get(&self, make: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(|| Arc::new(make()))
    }
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> PartialEq for Memo<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
