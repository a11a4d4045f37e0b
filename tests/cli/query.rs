//! `indiq query`: one question, JSON unless said otherwise.

use super::{Folder, indiq};
use serde_json::Value;

#[test]
fn the_answer_is_json_unless_said() {
    let ran = indiq(&["query", "rank domestic where progress < 25%"]).ran();
    assert_eq!((ran.code, ran.talk.as_str()), (Some(0), ""));
    let answer: Value = serde_json::from_str(&ran.data).expect("one document");
    assert_eq!(answer["rows"][1]["district"], "瀛湖");
    let same = indiq(&["-e", "rank domestic where progress < 25%", "--format", "json"]).ran();
    assert_eq!(same.data, ran.data);
    let lines = indiq(&["query", "rank domestic where progress < 25%", "--format", "ndjson"]).ran();
    assert_eq!(lines.data.lines().count(), 2);
}

#[test]
fn declarations_may_stand_before_it() {
    let statement = "define lag = schedule - progress\nlist domestic where lag > 5pp show lag";
    let ran = indiq(&["query", statement, "--format", "csv"]).ran();
    assert_eq!(
        (ran.code, ran.data.as_str()),
        (Some(0), "district,lag\n瀛湖,11.07\n"),
        "{}",
        ran.talk
    );
    let ran = indiq(&[
        "query",
        "param p = 25%\ncount domestic where progress < p",
        "--param",
        "p=30%",
        "--format",
        "csv",
    ])
    .ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(0), "count,of\n5,13\n"), "{}", ran.talk);
}

#[test]
fn what_is_no_one_question_is_2_and_data_is_not_read() {
    let folder = Folder::new("query");
    let catalog = folder.file("catalog.toml", include_str!("../../examples/ankang/catalog.toml"));
    for statement in [
        "",
        "rank domestic\ntotal domestic",
        "describe",
        "help rank",
        "define a = 1",
        "rank domestik",
        "check a for domestic: progress > 1%",
    ] {
        // Its table is not there: whoever reads it ends with 3.
        let ran = indiq(&["query", statement, "--catalog", &catalog]).ran();
        assert_eq!((ran.code, ran.data.as_str()), (Some(2), ""), "{statement}\n{}", ran.talk);
        let wrong: Value = serde_json::from_str(&ran.talk).expect("one array");
        assert_eq!(wrong[0]["severity"], "error", "{statement}");
    }
    let ran = indiq(&["query", "rank domestic", "--catalog", &catalog]).ran();
    assert_eq!((ran.code, ran.data.as_str()), (Some(3), ""), "{}", ran.talk);
    assert_eq!(indiq(&["query"]).ran().code, Some(2));
    assert_eq!(indiq(&["query", "rank domestic", "total domestic"]).ran().code, Some(2));
}
