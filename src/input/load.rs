//! A path → the bytes of the file.
//!
//! Takes a path; gives the bytes, within the limits. An address is refused, and a file that begins as text
//! is not read on behind a line that has no end.

use super::kind::Start;
use super::limits;
use super::read::unreadable;
use crate::diagnostic::{Diagnostic, Result};
use crate::text::{Text, text};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// Refuses what is no path but an address.
pub(super) fn refuse_url(name: &str) -> Result<()> {
    let Some((scheme, rest)) = name.split_once(":/") else { return Ok(()) };
    let is_scheme = scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric());
    if !is_scheme || Path::new(name).exists() {
        return Ok(());
    }
    let why = text!(
        "this is an address; indiq opens no connection, only files",
        "这是网址；indiq 不联网，只打开文件"
    );
    let error = unreadable(name, &why);
    let path = rest.trim_start_matches('/');
    Err(match scheme.eq_ignore_ascii_case("file") {
        true => error.hint(text!("write the path alone: /{path}", "只写路径：/{path}", path)),
        false => {
            error.hint(text!("download it first, then open the file", "先下载，再打开下载的文件"))
        }
    }
    .into())
}

/// The bytes of a file. A line without an end, in a file that begins as text, stops the reading.
pub(super) fn load(path: &Path, name: &str) -> Result<Vec<u8>> {
    let failed = |why: io::Error| unreadable(name, &Text::of(&why));
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        let why = text!("this is a folder, not a table", "这是文件夹，不是表格");
        let hint = text!("name the tables in it", "请写出其中的表格文件");
        return Err(unreadable(name, &why).hint(hint).into());
    }
    if metadata.len() > limits::FILE {
        return Err(too_large(name).into());
    }
    let mut reader = BufReader::with_capacity(1 << 16, File::open(path).map_err(failed)?);
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    let mut line = 0;
    loop {
        let part = reader.fill_buf().map_err(failed)?;
        if part.is_empty() {
            return Ok(bytes);
        }
        bytes.extend_from_slice(part);
        line = match part.iter().rposition(|byte| *byte == b'\n') {
            Some(end) => part.len() - end,
            None => line + part.len(),
        };
        let taken = part.len();
        reader.consume(taken);
        let records = || {
            bytes
                .iter()
                .find(|byte| !byte.is_ascii_whitespace())
                .is_some_and(|it| b"[{".contains(it))
        };
        if line > limits::LINE && Start::of(&bytes) == Start::Text && !records() {
            let number = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
            let why = text!(
                "line {number} is longer than 64 MiB: this is no table",
                "第 {number} 行超过 64 MiB：这不是表格",
                number
            );
            let hint = text!("a row of a table ends with a line break", "表格的每一行以换行结束");
            return Err(unreadable(name, &why).hint(hint).into());
        }
        if bytes.len() as u64 > limits::FILE {
            return Err(too_large(name).into());
        }
    }
}

fn too_large(name: &str) -> Diagnostic {
    let why =
        text!("more than 1 GiB, which is not read into memory", "超过 1 GiB，不能整个读入内存");
    unreadable(name, &why)
        .hint(text!("take out the rows and columns that are not needed", "去掉不需要的行和列"))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostic;
    use crate::input::read::read_grids;
    use crate::source::Sources;
    use std::fs::File;
    use std::path::Path;

    fn refused(path: &str) -> Diagnostic {
        let grids = read_grids(&Path::new(path).into(), &mut Sources::default());
        grids.expect_err("refused")[0].clone()
    }

    #[test]
    fn addresses_and_folders_are_refused() {
        for address in
            ["http://a.example/b.csv", "https://a.example/", "s3://bucket/b.parquet", "FTP://x/y"]
        {
            let error = refused(address);
            assert!(error.message.english().contains("opens no connection"), "{error:?}");
        }
        assert!(refused("file:///srv/a.csv").hints[0].english().ends_with(": /srv/a.csv"));
        let folder = tempfile::tempdir().expect("a folder");
        let error = refused(&folder.path().display().to_string());
        assert!(error.message.english().contains("is a folder"), "{error:?}");
    }

    #[test]
    fn a_line_without_an_end_stops_the_reading() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("long.csv");
        let file = File::create(&path).expect("a file");
        file.set_len(900 << 20).expect("a file of holes");
        let error = refused(&path.display().to_string());
        assert!(error.message.english().contains("line 1 is longer than 64 MiB"), "{error:?}");
        file.set_len(2 << 30).expect("a file of holes");
        let error = refused(&path.display().to_string());
        assert!(error.message.english().contains("more than 1 GiB"), "{error:?}");
    }
}
