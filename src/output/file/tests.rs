use super::super::sample::late;
use super::*;
use crate::diagnostic::Code;
use std::fs;

fn saved(name: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    save(&late(), &path, false, &Sources::default(), Language::English, &Leave::default())
        .expect("saved");
    fs::read(path).expect("a file")
}

#[test]
fn texts_are_what_the_formats_render() {
    for (name, format) in [
        ("late.tsv", Format::Tsv),
        ("late.json", Format::Json),
        ("late.ndjson", Format::NdJson),
        ("late.md", Format::Markdown),
    ] {
        let expected = render(&late(), format, Style::default(), &Sources::default());
        assert_eq!(String::from_utf8(saved(name)).as_ref(), Ok(&expected), "{name}");
    }
}

#[test]
fn excel_reads_the_chinese_of_a_csv() {
    let text = String::from_utf8(saved("late.CSV")).expect("UTF-8");
    let rest = text.strip_prefix('\u{feff}').expect("a byte order mark");
    assert_eq!(rest, render(&late(), Format::Csv, Style::default(), &Sources::default()));
}

#[cfg(feature = "files")]
#[test]
fn others_are_what_they_are_named() {
    assert!(saved("late.xlsx").starts_with(b"PK\x03\x04"));
    let parquet = saved("late.parquet");
    assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
}

#[cfg(not(feature = "files"))]
#[test]
fn a_build_without_them_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["xlsx", "parquet"] {
        let path = folder.path().join(format!("late.{name}"));
        let wrong =
            save(&late(), &path, false, &Sources::default(), Language::English, &Leave::default())
                .expect_err(name);
        assert_eq!(
            wrong[0].message.in_language(crate::text::Language::English),
            format!("this build of indiq writes no .{name}")
        );
        assert!(!path.exists());
    }
}

#[test]
fn another_ending_or_a_file_in_place_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let codes = |name: &str| {
        let saved = save(
            &late(),
            &folder.path().join(name),
            false,
            &Sources::default(),
            Language::English,
            &Leave::default(),
        );
        saved.map_err(|wrong| wrong.iter().map(|one| one.code).collect::<Vec<_>>())
    };
    fs::write(folder.path().join("late.md"), "mine").expect("a file");
    assert_eq!(codes("late.doc"), Err(vec![Code::UnknownFormat]));
    assert_eq!(codes("late.md"), Err(vec![Code::FileExists]));
    assert_eq!(fs::read_to_string(folder.path().join("late.md")).ok().as_deref(), Some("mine"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}
