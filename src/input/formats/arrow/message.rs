//! Which messages an Arrow file or stream is made of.
//!
//! Takes the bytes; gives the table that says the columns, and the batches in the order in which they are
//! to be read. A file names its batches at its end, in a stream they stand one behind the other.

use super::flat::{Table, bytes_at, long_in};

/// The first bytes of a file, and its last.
const SIGN: &[u8] = b"ARROW1";
/// What stands before the length of a message since 2019.
const BEFORE: [u8; 4] = [0xff; 4];

/// A batch of rows or of the words of a dictionary.
#[derive(Debug, Clone, Copy)]
pub(super) struct Batch<'a> {
    /// The dictionary whose words it holds, and whether they are added to what it has; none for rows.
    pub dictionary: Option<(i64, bool)>,
    /// What it says of its parts.
    pub record: Table<'a>,
    /// What they are made of.
    pub body: &'a [u8],
}

/// What a file holds.
pub(super) struct Messages<'a> {
    /// The table that says the columns.
    pub schema: Table<'a>,
    /// The batches.
    pub batches: Vec<Batch<'a>>,
}

enum Content<'a> {
    Schema(Table<'a>),
    Batch(Batch<'a>),
    Other,
}

/// The messages of a file or a stream; none for what is cut short or damaged.
pub(super) fn messages(bytes: &[u8]) -> Option<Messages<'_>> {
    if bytes.starts_with(SIGN) { of_file(bytes) } else { of_stream(bytes) }
}

fn of_file(bytes: &[u8]) -> Option<Messages<'_>> {
    let rest = bytes.strip_suffix(SIGN)?;
    let (before, length) = rest.split_at_checked(rest.len().checked_sub(4)?)?;
    let length = usize::try_from(i32::from_le_bytes(length.try_into().ok()?)).ok()?;
    let (_, footer) = before.split_at_checked(before.len().checked_sub(length)?)?;
    let footer = Table::root(footer)?;
    // Words may stand behind the rows that use them.
    let blocks = footer.elements::<24>(2).into_iter().chain(footer.elements::<24>(3));
    let mut batches = Vec::new();
    for block in blocks {
        let at = usize::try_from(long_in(&block, 0)).ok()?;
        match message(bytes, at)? {
            Some((Content::Batch(batch), _)) => batches.push(batch),
            _ => return None,
        }
    }
    Some(Messages { schema: footer.table(1)?, batches })
}

fn of_stream(bytes: &[u8]) -> Option<Messages<'_>> {
    let (mut schema, mut batches, mut at) = (None, Vec::new(), 0);
    while at < bytes.len() {
        let Some((content, end)) = message(bytes, at)? else { break };
        match content {
            Content::Schema(table) if schema.is_none() => schema = Some(table),
            Content::Batch(batch) => batches.push(batch),
            Content::Schema(_) | Content::Other => {}
        }
        at = end;
    }
    Some(Messages { schema: schema?, batches })
}

/// The message at a place and where it ends; within, none for the sign of the end.
fn message(bytes: &[u8], at: usize) -> Option<Option<(Content<'_>, usize)>> {
    let marked = bytes_at::<4>(bytes, at)? == BEFORE;
    let at = if marked { at.checked_add(4)? } else { at };
    let length = usize::try_from(i32::from_le_bytes(bytes_at(bytes, at)?)).ok()?;
    if length == 0 {
        return Some(None);
    }
    let start = at.checked_add(4)?;
    let body = start.checked_add(length)?;
    let message = Table::root(bytes.get(start..body)?)?;
    let end = body.checked_add(usize::try_from(message.long(3)).ok()?)?;
    let body = bytes.get(body..end)?;
    let content = match message.byte(1) {
        1 => Content::Schema(message.table(2)?),
        2 => {
            let words = message.table(2)?;
            let dictionary = Some((words.long(0), words.byte(2) != 0));
            Content::Batch(Batch { dictionary, record: words.table(1)?, body })
        }
        3 => Content::Batch(Batch { dictionary: None, record: message.table(2)?, body }),
        _ => Content::Other,
    };
    Some(Some((content, end)))
}
