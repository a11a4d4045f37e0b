//! Lines of an input, none longer than a limit: a host that sends no line break costs no memory.

use std::io::{self, BufRead};

/// A line has at most so many bytes, without its line break: 4 MiB.
pub const LIMIT: usize = 4 << 20;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A line without its line break.
    Bytes(Vec<u8>),
    /// A line longer than the limit, which was passed over.
    TooLong,
}

/// The next line; none at the end of the input. A last line needs no line break.
///
/// # Errors
/// Those of the input.
pub fn next(input: &mut impl BufRead, limit: usize) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let mut too_long = false;
    loop {
        let there = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            there => there?,
        };
        if there.is_empty() {
            let is_end = line.is_empty() && !too_long;
            return Ok((!is_end).then_some(finished(line, too_long)));
        }
        let ends = there.iter().position(|byte| *byte == b'\n');
        let part = there.get(..ends.unwrap_or(there.len())).unwrap_or_default();
        too_long |= line.len() + part.len() > limit;
        match too_long {
            true => line = Vec::new(),
            false => line.extend_from_slice(part),
        }
        let read = part.len() + usize::from(ends.is_some());
        input.consume(read);
        if ends.is_some() {
            return Ok(Some(finished(line, too_long)));
        }
    }
}

fn finished(line: Vec<u8>, too_long: bool) -> Line {
    if too_long { Line::TooLong } else { Line::Bytes(line) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn lines(input: &[u8], buffer: usize) -> Vec<Option<String>> {
        let mut input = BufReader::with_capacity(buffer, input);
        let mut found = Vec::new();
        while let Some(line) = next(&mut input, 8).expect("memory can be read") {
            found.push(match line {
                Line::Bytes(bytes) => Some(String::from_utf8(bytes).expect("it is UTF-8")),
                Line::TooLong => None,
            });
        }
        found
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let input = b"one\n12345678\n123456789\n\nand so on\nlast";
        let expected = ["one", "12345678", "-", "", "-", "last"];
        let expected: Vec<Option<String>> =
            expected.iter().map(|line| (*line != "-").then(|| (*line).to_owned())).collect();
        for buffer in [1, 2, 3, 5, 8, 64] {
            assert_eq!(lines(input, buffer), expected, "{buffer}");
        }
        assert_eq!(lines(b"", 4), []);
        assert_eq!(lines(b"a\n", 4), [Some("a".to_owned())]);
        assert_eq!(lines(b"0123456789", 4), [None]);
    }
}
