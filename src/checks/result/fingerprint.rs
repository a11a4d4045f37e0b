//! Fingerprints: what says, from one run to the next, that a finding is the same.
//!
//! A check is known by its id and its kind, a sample by the check's id and the keys of the row.
//! Expressions, titles, places and figures are not part of it: a check that is moved, laid out anew
//! or made stricter keeps its history, and what its neighbours are called is nothing to it. Each
//! part is hashed with its name and its length, so that no two lists of parts run together.

use super::check::Kind;
use super::sample::Keys;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What a digest of data begins with.
pub const DIGEST_PREFIX: &str = "sha256:";

/// How many bytes of the hash a fingerprint has: enough that no two meet by chance.
const BYTES: usize = 16;

/// The fingerprint of a check: 32 hexadecimal digits.
pub fn fingerprint_of_check(id: &str, kind: Kind) -> String {
    of_parts(&[("check", id), ("kind", kind.name())])
}

/// The fingerprint of a row in a check.
pub fn fingerprint_of_sample(id: &str, keys: &Keys) -> String {
    let mut parts = vec![("check", id)];
    parts.extend(keys.each());
    of_parts(&parts)
}

/// The digest of a file's bytes, such as `sha256sum` prints.
pub fn digest(bytes: &[u8]) -> String {
    format!("{DIGEST_PREFIX}{}", hexadecimal(&Sha256::digest(bytes)))
}

fn of_parts(parts: &[(&str, &str)]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        for text in [part.0, part.1] {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        }
    }
    let hash = hash.finalize();
    hexadecimal(hash.get(..BYTES).unwrap_or_default())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // A string takes everything.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(district: &str) -> Keys {
        let (district, period) = (Some(district.to_owned()), Some("2023Q1".to_owned()));
        Keys { district, period, ..Keys::default() }
    }

    #[test]
    fn a_digest_is_what_sha256sum_prints() {
        let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest(b"abc"), format!("sha256:{of_abc}"));
    }

    /// Worked out with another program. Who changes them takes its history from every dashboard.
    #[test]
    fn fingerprints_stay_what_they_are() {
        let check = fingerprint_of_check("pace", Kind::Holds);
        assert_eq!(check, "da58aa96876c51bb9f38ffcdc0d547f7");
        let sample = fingerprint_of_sample("pace", &keys("汉阴县"));
        assert_eq!(sample, "5604064f830e8a5732a9ddff0b4a69f7");
    }

    #[test]
    fn parts_do_not_run_together() {
        let group = Keys { group: Some("县".to_owned()), ..Keys::default() };
        let district = Keys { district: Some("县".to_owned()), ..Keys::default() };
        let distinct = [
            fingerprint_of_sample("pace", &keys("a")),
            fingerprint_of_sample("pace", &keys("ab")),
            fingerprint_of_sample("pac", &keys("a")),
            fingerprint_of_sample("pace", &group),
            fingerprint_of_sample("pace", &district),
            fingerprint_of_sample("pace", &Keys::default()),
            fingerprint_of_check("pace", Kind::Holds),
            fingerprint_of_check("pace", Kind::Agrees),
        ];
        let found: std::collections::BTreeSet<_> = distinct.iter().collect();
        assert_eq!(found.len(), distinct.len());
    }
}
