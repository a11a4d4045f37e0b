//! Files of streams, as Office wrote until 2003 → one stream by its name.
//!
//! Takes the bytes of the file; gives the bytes of the stream. Chains of sectors that lead nowhere, or in
//! a ring, end where they are found out.

use std::collections::HashSet;

const END: u32 = 0xffff_fff0;

/// The stream of this name; none where there is none, or the file is damaged.
pub(super) fn stream(file: &[u8], name: &str) -> Option<Vec<u8>> {
    let size = 1_usize
        .checked_shl(u32::from(short(file, 30)?))
        .filter(|size| [512, 4096].contains(size))?;
    let sector = |number: u32| {
        let start = (number as usize).checked_add(1)?.checked_mul(size)?;
        let end = start.checked_add(size)?.min(file.len());
        file.get(start..end)
    };
    let table = table(file, &sector)?;
    let chain = |first: u32| -> Vec<u8> {
        let (mut bytes, mut seen, mut at) = (Vec::new(), HashSet::new(), first);
        while at < END && seen.insert(at) {
            let Some(part) = sector(at) else { break };
            bytes.extend_from_slice(part);
            at = table.get(at as usize).copied().unwrap_or(u32::MAX);
        }
        bytes
    };
    let directory = chain(word(file, 48)?);
    let entries: Vec<&[u8]> = directory.chunks_exact(128).collect();
    let root = entries.first()?;
    let found = entries.iter().find(|entry| entry_name(entry).eq_ignore_ascii_case(name))?;
    let (first, length) = (word(found, 116)?, word(found, 120)? as usize);
    // What is shorter than this is kept in a stream of small sectors.
    let mut bytes = match length < word(file, 56)? as usize {
        true => small(&chain(word(root, 116)?), &chain(word(file, 60)?), first),
        false => chain(first),
    };
    bytes.truncate(length);
    Some(bytes)
}

/// Which sector follows which.
fn table<'f>(file: &'f [u8], sector: &impl Fn(u32) -> Option<&'f [u8]>) -> Option<Vec<u32>> {
    let mut sectors: Vec<u32> = words(file.get(76..512)?).collect();
    let (mut at, mut seen) = (word(file, 68)?, HashSet::new());
    while at < END && seen.insert(at) {
        let Some(part) = sector(at) else { break };
        let (list, next) = part.split_at_checked(part.len().saturating_sub(4))?;
        sectors.extend(words(list));
        at = word(next, 0)?;
    }
    let parts = sectors.into_iter().filter(|number| *number < END).filter_map(sector);
    Some(parts.flat_map(words).collect())
}

fn small(stream: &[u8], table: &[u8], first: u32) -> Vec<u8> {
    let next: Vec<u32> = words(table).collect();
    let (mut bytes, mut seen, mut at) = (Vec::new(), HashSet::new(), first);
    while at < END && seen.insert(at) {
        let start = (at as usize).saturating_mul(64);
        let Some(part) = stream.get(start..start.saturating_add(64).min(stream.len())) else {
            break;
        };
        bytes.extend_from_slice(part);
        at = next.get(at as usize).copied().unwrap_or(u32::MAX);
    }
    bytes
}

fn entry_name(entry: &[u8]) -> String {
    let length = usize::from(short(entry, 64).unwrap_or_default()).saturating_sub(2).min(64);
    let units = entry.get(..length).unwrap_or(&[]).chunks_exact(2);
    let units: Vec<u16> =
        units.filter_map(|it| it.try_into().ok()).map(u16::from_le_bytes).collect();
    String::from_utf16_lossy(&units)
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|it| it.try_into().ok()).map(u32::from_le_bytes)
}

pub(super) fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

pub(super) fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}
