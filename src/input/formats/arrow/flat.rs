//! Tables of a flatbuffer, in which an Arrow file says what it holds.
//!
//! Takes bytes; gives the fields of tables by their number. Every place that the bytes name is looked up
//! within them: none for what lies outside.

/// A table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Where the places of its fields stand, and how many bytes these take.
    fields: usize,
    width: usize,
}

/// So many bytes at a place.
pub(super) fn bytes_at<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at.checked_add(N)?)?.try_into().ok()
}

/// A place that is counted from where it stands.
fn followed(bytes: &[u8], at: usize) -> Option<usize> {
    let far = u32::from_le_bytes(bytes_at(bytes, at)?);
    at.checked_add(usize::try_from(far).ok()?)
}

impl<'a> Table<'a> {
    /// The table that a buffer is of.
    pub fn root(bytes: &'a [u8]) -> Option<Self> {
        Self::at(bytes, followed(bytes, 0)?)
    }

    fn at(bytes: &'a [u8], at: usize) -> Option<Self> {
        let back = i32::from_le_bytes(bytes_at(bytes, at)?);
        let fields = i64::try_from(at).ok()?.checked_sub(i64::from(back))?;
        let fields = usize::try_from(fields).ok()?;
        let width = usize::from(u16::from_le_bytes(bytes_at(bytes, fields)?));
        Some(Self { bytes, at, fields, width })
    }

    /// Where a field stands; none for one that is left out.
    fn field(&self, number: usize) -> Option<usize> {
        let entry = number.checked_mul(2)?.checked_add(4)?;
        if entry.checked_add(2)? > self.width {
            return None;
        }
        let far = u16::from_le_bytes(bytes_at(self.bytes, self.fields.checked_add(entry)?)?);
        (far > 0).then_some(self.at.checked_add(usize::from(far))?)
    }

    /// A field of one byte; 0 where it is left out.
    pub fn byte(&self, number: usize) -> u8 {
        let field = self.field(number).and_then(|at| self.bytes.get(at));
        field.copied().unwrap_or_default()
    }

    /// A field of two bytes.
    pub fn short(&self, number: usize) -> Option<i16> {
        Some(i16::from_le_bytes(bytes_at(self.bytes, self.field(number)?)?))
    }

    /// A field of four bytes.
    pub fn int(&self, number: usize) -> Option<i32> {
        Some(i32::from_le_bytes(bytes_at(self.bytes, self.field(number)?)?))
    }

    /// A field of eight bytes; 0 where it is left out.
    pub fn long(&self, number: usize) -> i64 {
        let field = self.field(number).and_then(|at| bytes_at(self.bytes, at));
        field.map(i64::from_le_bytes).unwrap_or_default()
    }

    /// A table within this one.
    pub fn table(&self, number: usize) -> Option<Self> {
        Self::at(self.bytes, followed(self.bytes, self.field(number)?)?)
    }

    /// A text.
    pub fn text(&self, number: usize) -> Option<&'a str> {
        let (start, length) = self.list(number, 1)?;
        std::str::from_utf8(self.bytes.get(start..start.checked_add(length)?)?).ok()
    }

    /// The tables of a list.
    pub fn tables(&self, number: usize) -> Option<Vec<Self>> {
        let Some((start, length)) = self.list(number, 4) else { return Some(vec![]) };
        let at = |index: usize| Self::at(self.bytes, followed(self.bytes, start + index * 4)?);
        (0..length).map(at).collect()
    }

    /// How many elements a list of tables has.
    pub fn count(&self, number: usize) -> usize {
        self.list(number, 4).map_or(0, |(_, length)| length)
    }

    /// The elements of a list of so many bytes each.
    pub fn elements<const N: usize>(&self, number: usize) -> Vec<[u8; N]> {
        let Some((start, length)) = self.list(number, N) else { return vec![] };
        (0..length).filter_map(|index| bytes_at(self.bytes, start + index * N)).collect()
    }

    /// Where a list begins and how many elements it has, all of them within the bytes.
    fn list(&self, number: usize, width: usize) -> Option<(usize, usize)> {
        let at = followed(self.bytes, self.field(number)?)?;
        let length = usize::try_from(u32::from_le_bytes(bytes_at(self.bytes, at)?)).ok()?;
        let start = at.checked_add(4)?;
        let end = start.checked_add(length.checked_mul(width)?)?;
        (end <= self.bytes.len()).then_some((start, length))
    }
}

/// A number of eight bytes in an element of a list.
pub(super) fn long_in(element: &[u8], at: usize) -> i64 {
    bytes_at(element, at).map(i64::from_le_bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_outside_of_the_bytes_are_none() {
        // A table at 8, its fields' places at 4: it has one, at 4 behind its start.
        let mut bytes = vec![8, 0, 0, 0, 6, 0, 4, 0, 4, 0, 0, 0, 7, 0, 0, 0];
        bytes[4..8].copy_from_slice(&[8, 0, 8, 0]);
        let whole = [&bytes[..], &[0; 4]].concat();
        let table = Table::root(&whole).expect("a table");
        assert_eq!((table.byte(1), table.int(1), table.short(7)), (0, None, None));
        for end in 0..bytes.len() {
            let _ = Table::root(&bytes[..end]).map(|table| (table.int(0), table.text(0)));
        }
        assert!(Table::root(&[255; 16]).is_none());
        assert!(Table::root(&[]).is_none());
    }
}
