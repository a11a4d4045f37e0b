//! `indiq fmt`: files in place, `--check`, standard input, the other language.

use super::{Folder, indiq};
use std::fs;

const TYPED: &str = "rank   domestic where progress<25%;list foreign # both\n";
const FORMATTED: &str = "rank domestic where progress < 25%\nlist foreign # both\n";

fn read(path: &str) -> String {
    fs::read_to_string(path).expect("the file is there")
}

#[test]
fn files_are_written_in_place() {
    let folder = Folder::new("fmt-in-place");
    let (one, other) = (folder.file("one.q", TYPED), folder.file("other.q", FORMATTED));
    let ran = indiq(&["fmt", &one, &other]).ran();
    assert_eq!((ran.code, ran.data.as_str(), ran.talk.as_str()), (Some(0), "", ""));
    assert_eq!([read(&one), read(&other)], [FORMATTED, FORMATTED]);
    let left = fs::read_dir(&folder.0).expect("the folder is there").count();
    assert_eq!(left, 2, "no temporary file stays");
}

#[cfg(unix)]
#[test]
fn permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("fmt-permissions");
    let file = folder.file("one.q", TYPED);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o750)).expect("it is ours");
    assert_eq!(indiq(&["fmt", &file]).ran().code, Some(0));
    let mode = fs::metadata(&file).expect("the file is there").permissions().mode();
    assert_eq!((mode & 0o777, read(&file).as_str()), (0o750, FORMATTED));
}

#[test]
fn check_names_what_would_change_and_changes_nothing() {
    let folder = Folder::new("fmt-check");
    let (one, other) = (folder.file("one.q", TYPED), folder.file("other.q", FORMATTED));
    let ran = indiq(&["fmt", "--check", &one, &other]).ran();
    assert_eq!((ran.code, ran.data.trim_end()), (Some(1), one.as_str()), "{}", ran.talk);
    assert_eq!(read(&one), TYPED);
    assert_eq!(indiq(&["fmt", "--check", &other]).ran().code, Some(0));
    let ran = indiq(&["fmt", "--check", "-"]).input(TYPED).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(1), "<stdin>\n"));
}

#[test]
fn a_script_that_cannot_be_read_stays() {
    let folder = Folder::new("fmt-broken");
    let broken = "rank domestic\nrank (  \n";
    let (one, other) = (folder.file("broken.q", broken), folder.file("typed.q", TYPED));
    let ran = indiq(&["fmt", &one, &other]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""));
    assert!(ran.talk.contains("Q01") && ran.talk.contains("broken.q:2"), "{}", ran.talk);
    assert_eq!([read(&one).as_str(), read(&other).as_str()], [broken, FORMATTED]);
    let missing = folder.0.join("missing.q");
    let ran = indiq(&["fmt", missing.to_str().expect("UTF-8")]).ran();
    assert_eq!(ran.code, Some(2));
    assert!(!missing.exists());
}

#[test]
fn standard_input_goes_to_standard_output() {
    let ran = indiq(&["fmt", "-"]).input(TYPED).ran();
    assert_eq!((ran.code, ran.data.as_str(), ran.talk.as_str()), (Some(0), FORMATTED, ""));
    let ran = indiq(&["fmt", "-"]).input("rank (").ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""));
    let ran = indiq(&["fmt", "-"]).input("").ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(0), ""));
}

#[test]
fn the_other_language_with_the_names_of_a_catalog() {
    let catalog = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/ankang/catalog.toml");
    let to = |arguments: &[&str], text: &str| {
        let arguments: Vec<&str> = ["fmt", "-"].iter().chain(arguments).copied().collect();
        indiq(&arguments).input(text).ran().data
    };
    let english = "rank domestic at 2023Q1 where gap < -4.9pp\n";
    assert_eq!(to(&["--to", "zh"], english), {
        "排名 domestic 在 2023年一季度 其中 进度差 < -4.9个百分点\n"
    });
    let chinese = "排名 内资 在 2023年一季度 其中 进度差 < -4.9个百分点\n";
    assert_eq!(to(&["--to", "zh", "--catalog", catalog], english), chinese);
    assert_eq!(to(&["--to", "en", "--catalog", catalog], chinese), english);
    let missing = indiq(&["fmt", "-", "--catalog", "missing.toml"]).input(english).ran();
    assert_eq!((missing.code, missing.data.as_str()), (Some(3), ""));
}

#[test]
fn words_written_together_come_apart() {
    let catalog = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/ankang/catalog.toml");
    let glued = "排名内资其中进度<25%\n";
    let ran = indiq(&["fmt", "-", "--catalog", catalog]).input(glued).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(0), "排名 内资 其中 进度 < 25%\n"));
    // Without a catalog the name of the indicator is the sample's, or a table's.
    let ran = indiq(&["fmt", "-"]).input(glued).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(0), "排名 内资 其中 进度 < 25%\n"));
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small/fractions-2023q1.csv");
    let other = indiq(&["fmt", "-"]).input("排名外贸其中进度<25%\n").ran();
    assert_eq!(other.code, Some(2));
    let ran = indiq(&["fmt", "-", "--data", table]).input(glued).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(0), "排名 内资 其中 进度 < 25%\n"));
    // The names of the sample stay as they are written.
    let ran = indiq(&["fmt", "-", "--to", "en"]).input("排名 内资\n").ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(0), "rank 内资\n"));
    let ran = indiq(&["fmt", "-"]).input("排名 内资 其中进度<25%\n").ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(0), "排名 内资 其中 进度 < 25%\n"));
    // A script says it with an error.
    let ran = indiq(&["-e", glued]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""));
    assert!(
        ran.talk.contains("Q0109") && ran.talk.contains("排名 内资 其中 进度 < 25%"),
        "{}",
        ran.talk
    );
}

#[test]
fn names_of_included_scripts_stay() {
    let folder = Folder::new("fmt-include");
    folder.file("common.q", "define score = 60分 * domestic.pace\n");
    let file = folder.file("one.q", "include \"common.q\"\nlist domestic show score, progress\n");
    let ran = indiq(&["fmt", "--to", "zh", &file]).ran();
    assert_eq!(ran.code, Some(0), "{}", ran.talk);
    assert_eq!(read(&file), "引用 \"common.q\"\n列出 domestic 显示 score, 进度\n");
}
