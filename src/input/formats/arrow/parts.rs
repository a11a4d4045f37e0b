//! The parts of a batch: which bytes hold the cells of each column.
//!
//! Takes a batch; gives for each column how many cells it has and its buffers, unpacked. What a buffer
//! says of its own size is held against the limits before any memory is asked for.

use super::flat::{Table, bytes_at, long_in};
use super::kind::Kind;
use super::message::Batch;
use super::{damaged, too_large};
use crate::input::limits;
use crate::text::Text;
use std::borrow::Cow;
use std::io::Read;

/// The cells of a column in a batch.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub kind: Kind,
    pub length: usize,
    /// A bit for each cell that says whether there is one; none where there are all.
    pub there: Option<Cow<'a, [u8]>>,
    /// Its other buffers.
    pub buffers: Vec<Cow<'a, [u8]>>,
}

#[derive(Debug, Clone, Copy)]
enum Packing {
    Lz4,
    Zstd,
}

/// How many bytes have been unpacked of a file.
#[derive(Debug, Default)]
pub(super) struct Unpacked(u64);

/// The rows that a batch says it has.
pub(super) fn length(batch: &Table<'_>) -> Option<usize> {
    usize::try_from(batch.long(0)).ok()
}

/// The columns of a batch, of these kinds.
///
/// Errors: why they cannot be read.
pub(super) fn parts<'a>(
    batch: &Batch<'a>,
    kinds: &[Kind],
    unpacked: &mut Unpacked,
) -> Result<Vec<Part<'a>>, Text> {
    let record = batch.record;
    let length = length(&record).ok_or_else(damaged)?;
    let packing = match record.table(3).map(|packing| packing.byte(0)) {
        None => None,
        Some(0) => Some(Packing::Lz4),
        Some(1) => Some(Packing::Zstd),
        Some(_) => return Err(damaged()),
    };
    let nodes = record.elements::<16>(1);
    let mut buffers = record.elements::<16>(2).into_iter();
    let mut variadic = record.elements::<8>(4).into_iter();
    let mut next = || {
        let stated = buffers.next().ok_or_else(damaged)?;
        unpacked.buffer(batch.body, &stated, packing)
    };
    let mut parts = Vec::with_capacity(kinds.len());
    for (at, kind) in kinds.iter().enumerate() {
        let node = nodes.get(at).ok_or_else(damaged)?;
        let lacking = long_in(node, 8);
        if usize::try_from(long_in(node, 0)) != Ok(length) {
            return Err(damaged());
        }
        if *kind == Kind::Nothing {
            parts.push(Part { kind: *kind, length, there: None, buffers: vec![] });
            continue;
        }
        let there = Some(next()?).filter(|_| lacking != 0);
        let more = match kind {
            Kind::Text { .. } => 2,
            Kind::TextView => {
                let more = variadic.next().ok_or_else(damaged)?;
                let more = usize::try_from(i64::from_le_bytes(more)).map_err(|_| damaged())?;
                more.checked_add(1).ok_or_else(damaged)?
            }
            _ => 1,
        };
        let buffers = (0..more).map(|_| next()).collect::<Result<_, _>>()?;
        parts.push(Part { kind: *kind, length, there, buffers });
    }
    Ok(parts)
}

impl Unpacked {
    fn buffer<'a>(
        &mut self,
        body: &'a [u8],
        stated: &[u8; 16],
        packing: Option<Packing>,
    ) -> Result<Cow<'a, [u8]>, Text> {
        let place = || {
            let start = usize::try_from(long_in(stated, 0)).ok()?;
            let length = usize::try_from(long_in(stated, 8)).ok()?;
            if length == 0 {
                return Some(&[][..]);
            }
            body.get(start..start.checked_add(length)?)
        };
        let bytes = place().ok_or_else(damaged)?;
        let Some(packing) = packing.filter(|_| !bytes.is_empty()) else {
            return Ok(Cow::Borrowed(bytes));
        };
        let (size, packed) = bytes.split_at_checked(8).ok_or_else(damaged)?;
        let size = bytes_at(size, 0).map(i64::from_le_bytes).ok_or_else(damaged)?;
        // Where packing does not pay, a buffer stands as it is.
        if size == -1 {
            return Ok(Cow::Borrowed(packed));
        }
        let size = u64::try_from(size).map_err(|_| damaged())?;
        let by_ratio = (packed.len() as u64).saturating_mul(limits::RATIO);
        self.0 = self.0.saturating_add(size);
        if self.0 > limits::UNPACKED || size > by_ratio.max(limits::UNPACKED_ANYHOW) {
            return Err(too_large());
        }
        let unpacked = unpack(packed, size, packing).ok_or_else(damaged)?;
        Ok(Cow::Owned(unpacked))
    }
}

/// The bytes, if they are just as many as was said.
fn unpack(packed: &[u8], size: u64, packing: Packing) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = size.checked_add(1)?;
    match packing {
        Packing::Lz4 => {
            lz4_flex::frame::FrameDecoder::new(packed).take(most).read_to_end(&mut bytes)
        }
        Packing::Zstd => zstd::Decoder::new(packed).ok()?.take(most).read_to_end(&mut bytes),
    }
    .ok()?;
    (bytes.len() as u64 == size).then_some(bytes)
}
