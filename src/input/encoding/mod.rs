//! Bytes → text, and which encoding they are taken to be in.
//!
//! Takes the bytes of a file that is text; gives the text without its byte order mark. UTF-8 and
//! marked UTF-16 are sure. What is neither is taken for GB 18030 only where it reads as Chinese of
//! tables; any other is refused with what it might be, since a wrong guess makes wrong names.

#[cfg(test)]
mod tests;

use crate::diagnostic::{Code, Diagnostic, Result};
use crate::grid::Charset;
use crate::text::{Text, joined, text};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text, and what it was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// Without a mark.
    pub text: String,
    /// The encoding.
    pub charset: Charset,
    /// What says that it is this one.
    pub by: DecodedBy,
}

/// What says which encoding a text is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecodedBy {
    /// Its own bytes: a mark, or UTF-8 without any fault.
    Bytes,
    /// Whoever opened it.
    Given,
    /// It reads as Chinese.
    Reading,
}

/// The text of a file; `given` is the encoding that it was opened with.
///
/// Errors ([`Code::UnreadableFile`]): bytes that are not in the encoding; NULs; bytes that are not
/// UTF-8 where it is not sure what they are.
pub fn decode(name: &str, bytes: Vec<u8>, given: Option<Charset>) -> Result<Decoded> {
    let marked = Encoding::for_bom(&bytes);
    if let Some((encoding, length)) = marked {
        let charset = Charset(encoding);
        // A mark is no proof against whoever says otherwise, but both cannot be right.
        if let Some(given) = given.filter(|given| *given != charset) {
            let why = text!(
                "its first bytes say that it is {charset}, and it is opened as {given}",
                "开头的字节表明它是 {charset}，而打开时指定了 {given}",
                charset,
                given
            );
            let hint = text!("leave the encoding out", "不要指定编码");
            return Err(unreadable(name, &why).hint(hint).into());
        }
        let text = whole(encoding, bytes.get(length..).unwrap_or(&[]))
            .map_err(|at| not_in(name, &bytes, at + length, charset))?;
        return without_nul(name, Decoded { text, charset, by: DecodedBy::Bytes });
    }
    if let Some(charset) = given {
        let text = whole(charset.0, &bytes).map_err(|at| not_in(name, &bytes, at, charset))?;
        return without_nul(name, Decoded { text, charset, by: DecodedBy::Given });
    }
    if let Some(decoded) = unmarked_utf16(&bytes) {
        return Ok(decoded);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            let decoded = Decoded { text, charset: Charset::UTF_8, by: DecodedBy::Bytes };
            return without_nul(name, decoded);
        }
        Err(error) => error.into_bytes(),
    };
    if bytes.contains(&0) {
        return Err(nul(name, &bytes).into());
    }
    match whole(encoding_rs::GB18030, &bytes) {
        Ok(text) if reads_as_chinese(&bytes, &text) => {
            Ok(Decoded { text, charset: Charset(encoding_rs::GB18030), by: DecodedBy::Reading })
        }
        _ => Err(doubtful(name, &bytes).into()),
    }
}

/// A text that is always UTF-8: a catalog.
///
/// Errors: those of [`decode`].
pub fn utf8(name: &str, bytes: Vec<u8>) -> Result<String> {
    Ok(decode(name, bytes, Some(Charset::UTF_8))?.text)
}

/// A part of a workbook or a document: UTF-8, or UTF-16 with its mark.
///
/// Errors: the index of the first byte that is neither.
#[cfg(feature = "formats")]
pub fn xml(bytes: Vec<u8>) -> std::result::Result<String, usize> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, length)) => whole(encoding, bytes.get(length..).unwrap_or(&[])),
        None => String::from_utf8(bytes).map_err(|error| error.utf8_error().valid_up_to()),
    }
}

/// The text of a page that says which encoding it is in. A page that is UTF-8 in spite of that is read
/// as what it is, and a byte that is wrong is an error as in any text.
///
/// Errors: those of [`decode`].
pub fn decode_page(name: &str, bytes: Vec<u8>, declared: Charset) -> Result<Decoded> {
    let utf8 = std::str::from_utf8(&bytes).is_ok_and(|text| !text.is_ascii());
    if utf8 || Encoding::for_bom(&bytes).is_some() || whole(declared.0, &bytes).is_err() {
        return decode(name, bytes, None);
    }
    let decoded = decode(name, bytes, Some(declared))?;
    Ok(Decoded { by: DecodedBy::Bytes, ..decoded })
}

/// What is to be said of an encoding that nothing but the reading of the text speaks for.
pub fn note(name: &str, decoded: &Decoded) -> Option<Diagnostic> {
    (decoded.by == DecodedBy::Reading).then(|| {
        let message = text!(
            "{name}: not UTF-8, and read as {charset}, since it reads as Chinese",
            "{name}：不是 UTF-8，按 {charset} 读出的是中文，故按此读取",
            name,
            charset = decoded.charset
        );
        Diagnostic::note(Code::CellNote, message)
    })
}

/// The whole text, or the index of the first byte that is not in the encoding.
fn whole(encoding: &'static Encoding, bytes: &[u8]) -> std::result::Result<String, usize> {
    if encoding == UTF_8 {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(error.valid_up_to()),
        };
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    text.reserve(room.unwrap_or(bytes.len()));
    let mut read = 0;
    loop {
        let rest = bytes.get(read..).unwrap_or(&[]);
        let (result, taken) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        read += taken;
        match result {
            DecoderResult::InputEmpty => return Ok(text),
            DecoderResult::OutputFull => text.reserve(rest.len().max(16)),
            DecoderResult::Malformed(length, behind) => {
                let back = usize::from(length) + usize::from(behind);
                return Err(read.saturating_sub(back));
            }
        }
    }
}

/// UTF-16 without a mark: delimiters, digits and line ends have a zero byte each, always on the same
/// side.
fn unmarked_utf16(bytes: &[u8]) -> Option<Decoded> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let encoding = match (zeros(0), zeros(1)) {
        (0, low) if low > 1 => UTF_16LE,
        (high, 0) if high > 1 => UTF_16BE,
        _ => return None,
    };
    let text = whole(encoding, bytes).ok()?;
    let is_odd = |c: char| c == '\0' || (c.is_control() && !matches!(c, '\t' | '\r' | '\n'));
    let is_text = text.contains('\n') && !text.chars().any(is_odd);
    is_text.then_some(Decoded { text, charset: Charset(encoding), by: DecodedBy::Bytes })
}

/// What stands in tables about districts, whatever they count.
const OF_TABLES: &str = "市县区省镇乡州旗盟全合总计目标完成实际进度同比增长速率排名位次数据一二三四五六七八九十年月日季度上下半单位元亿万\
    人资金项内外个户地名称序号备注增加值工业农业投固定产财政收入支出生社会消费零售额出口占重均累本期去较平方米公里吨东西南北中新大";

/// Whether a text that is no UTF-8, and could be GB 18030, reads as Chinese. Texts in other encodings of
/// East Asia often can be read as GB 18030 too, but then as characters that no table has.
fn reads_as_chinese(bytes: &[u8], text: &str) -> bool {
    let (mut pairs, mut usual, mut second, mut late) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut at = 0;
    while let Some(lead) = bytes.get(at).copied() {
        if lead < 0x80 {
            at += 1;
            continue;
        }
        let trail = bytes.get(at + 1).copied().unwrap_or_default();
        pairs += 1;
        match (lead, trail) {
            // Four bytes.
            (_, 0x30..=0x39) => at += 2,
            // Punctuation, numerals in circles, letters and digits of full width.
            (0xa1..=0xa3, 0xa1..) => usual += 1,
            // The commoner characters, in the order of their sound in Chinese; what begins with s to z
            // would be rare in Korean, whose syllables stand in front of it.
            (0xb0..=0xd7, 0xa1..) => {
                usual += 1;
                late += usize::from(lead >= 0xc9);
            }
            // The rarer ones, as in names.
            (0xd8..=0xf7, 0xa1..) => second += 1,
            _ => {}
        }
        at += 2;
    }
    let is_hanzi = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    let hanzi = text.chars().filter(is_hanzi).count();
    let of_tables = text.chars().filter(|c| OF_TABLES.contains(*c)).count();
    hanzi > 0
        && (usual + second) * 20 >= pairs * 19
        && usual * 4 >= pairs * 3
        && late * 10 >= hanzi
        && of_tables * 8 >= hanzi
}

fn without_nul(name: &str, decoded: Decoded) -> Result<Decoded> {
    match decoded.text.bytes().any(|byte| byte == 0) {
        true => Err(nul(name, decoded.text.as_bytes()).into()),
        false => Ok(decoded),
    }
}

fn unreadable(name: &str, what: &Text) -> Diagnostic {
    let message = text!("{name}: {what}", "{name}：{what}", name, what);
    Diagnostic::error(Code::UnreadableFile, message)
}

fn nul(name: &str, bytes: &[u8]) -> Diagnostic {
    let at = bytes.iter().position(|byte| *byte == 0).unwrap_or_default();
    let why = text!(
        "a NUL at byte {at}: this is not text",
        "第 {at} 个字节是 NUL：这不是文本",
        at = at + 1
    );
    unreadable(name, &why).hint(text!(
        "save the table as csv in UTF-8, or as xlsx",
        "把表格另存为 UTF-8 编码的 csv，或 xlsx"
    ))
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

fn not_in(name: &str, bytes: &[u8], at: usize, charset: Charset) -> Diagnostic {
    let why = text!(
        "byte {at} (line {line}) is not {charset}",
        "第 {at} 个字节（第 {line} 行）不是 {charset}",
        at = at + 1,
        line = line_of(bytes, at),
        charset
    );
    unreadable(name, &why)
        .hint(text!("the file is in another encoding, or damaged", "文件是别的编码，或已损坏"))
}

/// The encodings that a table may well be in, where it is no UTF-8.
const CANDIDATES: &[&str] = &["gb18030", "big5", "euc-kr", "shift_jis", "euc-jp", "windows-1252"];

/// Bytes that are no UTF-8, and what the line of the first such byte would be in each encoding that has
/// all of them.
fn doubtful(name: &str, bytes: &[u8]) -> Diagnostic {
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let why = text!(
        "byte {at} (line {line}) is not UTF-8, and which encoding it is in is not sure",
        "第 {at} 个字节（第 {line} 行）不是 UTF-8，也不能确定是哪种编码",
        at = at + 1,
        line = line_of(bytes, at)
    );
    let end =
        bytes.iter().skip(at).position(|byte| *byte == b'\n').map_or(bytes.len(), |to| at + to);
    let rest = bytes.get(at..end).unwrap_or(&[]);
    let readings = CANDIDATES.iter().filter_map(|label| {
        let charset: Charset = label.parse().ok()?;
        whole(charset.0, bytes).ok()?;
        let start: String = whole(charset.0, rest).ok()?.chars().take(12).collect();
        Some(text!("{label} (`{start}`)", "{label}（`{start}`）", label, start = start.trim()))
    });
    let readings: Vec<Text> = readings.collect();
    let error = unreadable(name, &why);
    if readings.is_empty() {
        return error.hint(text!(
            "it is damaged or no text; save the table as csv in UTF-8, or as xlsx",
            "文件已损坏或不是文本；把表格另存为 UTF-8 编码的 csv，或 xlsx"
        ));
    }
    error
        .hint(text!(
            "say which with --encoding NAME, or encoding = \"NAME\" in the catalog; what it would be: {readings}",
            "用 --encoding 名称 指明，或在目录里写 encoding = \"名称\"；按各种编码读出的内容：{readings}",
            readings = joined(readings, &text!(", ", "，"))
        ))
        .hint(text!("or save it as UTF-8", "或另存为 UTF-8"))
}
