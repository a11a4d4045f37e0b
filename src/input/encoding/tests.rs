use super::*;
use encoding_rs::{BIG5, EUC_JP, EUC_KR, GBK, SHIFT_JIS, WINDOWS_1252};
use proptest::prelude::*;

const TABLE: &str = "地区,目标（亿元）,实际完成\n汉滨区,41.01,35.52%\n旬阳市,12.5,—\n";

fn in_encoding(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, lost) = encoding.encode(text);
    assert!(!lost, "{} has not all of {text}", encoding.name());
    bytes.into_owned()
}

fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let mark = mark.then_some(0xfeff);
    let units = mark.into_iter().chain(text.encode_utf16());
    units.flat_map(|it| if big { it.to_be_bytes() } else { it.to_le_bytes() }).collect()
}

fn read(bytes: &[u8]) -> (String, String, DecodedBy) {
    let decoded = decode("t.csv", bytes.to_vec(), None).expect("it can be read");
    (decoded.text, decoded.charset.to_string(), decoded.by)
}

fn refused(bytes: &[u8], given: Option<&str>) -> Diagnostic {
    let given = given.map(|name| name.parse().expect("an encoding"));
    decode("t.csv", bytes.to_vec(), given).expect_err("it is refused")[0].clone()
}

#[test]
fn the_same_table_in_each_encoding() {
    use DecodedBy::{Bytes, Reading};
    let mut marked = b"\xef\xbb\xbf".to_vec();
    marked.extend(TABLE.as_bytes());
    for (bytes, charset, by) in [
        (TABLE.as_bytes().to_vec(), "UTF-8", Bytes),
        (marked, "UTF-8", Bytes),
        (utf16(TABLE, false, true), "UTF-16LE", Bytes),
        (utf16(TABLE, true, true), "UTF-16BE", Bytes),
        (utf16(TABLE, false, false), "UTF-16LE", Bytes),
        (utf16(TABLE, true, false), "UTF-16BE", Bytes),
        (in_encoding(GBK, TABLE), "GB18030", Reading),
        (in_encoding(encoding_rs::GB18030, &format!("{TABLE}𠮷县,1,2\n")), "GB18030", Reading),
    ] {
        let (text, found, said) = read(&bytes);
        assert_eq!((text.get(..TABLE.len()), found.as_str(), said), (Some(TABLE), charset, by));
    }
}

#[test]
fn what_is_not_chinese_is_not_taken_for_it() {
    for (encoding, text, label) in [
        (BIG5, "地區,目標（億元）,實際完成\n臺北市,41.01,35%\n新北市,2,3%\n", "big5 (`地區"),
        (EUC_KR, "지역,목표,실적\n서울특별시,41.01,35%\n부산광역시,1,2\n", "euc-kr (`지역"),
        (SHIFT_JIS, "地域,目標,実績\n北海道,41.01,35%\n東京都,1,2\n", "shift_jis (`地域"),
        (EUC_JP, "都道府県,データ,実績\n北海道,41.01,35%\n青森県,1,2\n", "euc-jp (`都道府県"),
        (WINDOWS_1252, "Région,Été\nCorrèze,41\nArdèche,7\n", "windows-1252 (`é"),
        (WINDOWS_1252, "County,Share\nHoma Bay,3–4\n", "windows-1252 (`–"),
    ] {
        let error = refused(&in_encoding(encoding, text), None);
        assert_eq!(error.code, Code::UnreadableFile);
        let hint = error.hints[0].english();
        assert!(hint.contains(label), "{hint}");
    }
}

#[test]
fn a_doubtful_text_is_read_as_it_is_said_to_be() {
    let bytes = in_encoding(BIG5, "地區,數\n臺北市,1\n");
    let decoded = decode("t.csv", bytes.clone(), "big5".parse().ok()).expect("it is Big5");
    assert_eq!((decoded.text.as_str(), decoded.by), ("地區,數\n臺北市,1\n", DecodedBy::Given));
    let wrong = refused(b"a\nb\xff", Some("gbk"));
    assert!(wrong.message.english().contains("byte 4 (line 2) is not GB18030"), "{wrong:?}");
    let marked = refused(&utf16(TABLE, false, true), Some("gbk"));
    assert!(marked.message.english().contains("say that it is UTF-16LE"), "{marked:?}");
    let half = refused(&utf16(TABLE, false, true)[..9], None);
    assert!(half.message.english().contains("is not UTF-16LE"), "{half:?}");
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let says = |bytes: &[u8], part: &str| {
        let said = refused(bytes, None);
        assert!(said.message.english().contains(part), "{said:?}");
    };
    says(b"a\n\xb5\xd8", "byte 3 (line 2)");
    says(b"a\0b", "NUL at byte 2");
    says(b"a\0b\xff", "NUL at byte 2");
    says(b"a,\xff\n\xc3", "byte 3 (line 1) is not UTF-8");
    assert!(refused(b"a,\xff\n\x81", None).hints[0].english().contains("windows-1252"));
}

proptest! {
    /// Whatever the bytes and the encoding, nothing panics, and no text has a NUL or a mark.
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..60), given in 0..8_usize) {
        let given = CANDIDATES.get(given).and_then(|label| label.parse().ok());
        if let Ok(decoded) = decode("t", bytes, given) {
            prop_assert!(!decoded.text.contains('\0'));
        }
    }

    /// Whatever stands in it, a table in GBK is read as it is or refused.
    #[test]
    fn gbk_comes_back(names in proptest::collection::vec("[市县区岚皋洵汉滨é一-龥]{2,4}", 1..8)) {
        let text = format!("地区,目标\n{},1\n", names.join(",2\n"));
        let bytes = in_encoding(encoding_rs::GB18030, &text);
        if let Ok(decoded) = decode("t", bytes, None) {
            prop_assert_eq!(decoded.text, text);
        }
    }
}
