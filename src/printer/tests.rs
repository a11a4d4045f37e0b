//! What goes to which stream, and how much of it.

use super::*;
use crate::answer::Answer;

/// What a printer wrote to its two streams.
fn written(format: Format, work: impl FnOnce(&mut Printer) -> io::Result<()>) -> [String; 2] {
    let (mut data, mut talk) = (Vec::new(), Vec::new());
    let look = Look::default();
    let mut printer = Printer::new(&mut data, look, &mut talk, look, format, Language::English);
    work(&mut printer).expect("memory takes everything");
    drop(printer);
    [data, talk].map(|bytes| String::from_utf8(bytes).expect("all output is UTF-8"))
}

fn answer(subject: &str, warnings: Vec<Diagnostic>) -> Output {
    Output::Answer(Box::new(Answer {
        subject: Text::same(subject),
        order: None,
        period: None,
        versus: None,
        shown: None,
        schedule: None,
        columns: vec![],
        rows: vec![],
        trends: vec![],
        files: vec![],
        warnings,
    }))
}

#[test]
fn tables_stand_apart_by_an_empty_line() {
    let sources = Sources::default();
    let [one, _] =
        written(Format::Table, |printer| printer.output(&answer("domestic", vec![]), &sources));
    let [two, talk] = written(Format::Table, |printer| {
        printer.output(&answer("domestic", vec![]), &sources)?;
        printer.output(&answer("domestic", vec![]), &sources)
    });
    assert!(one.contains("domestic"));
    assert_eq!(two, format!("{one}\n{one}"));
    assert_eq!(talk, "");
}

#[test]
fn warnings_of_an_answer_are_talk() {
    let warning = Diagnostic::warning(Code::RankDiffers, Text::same("printed 3, worked out 4"));
    let [data, talk] = written(Format::Csv, |printer| {
        printer.output(&answer("domestic", vec![warning]), &Sources::default())
    });
    assert!(!data.contains("Q0601") && talk.contains("Q0601"), "{talk}");
}

#[test]
fn a_warning_about_a_place_is_said_once() {
    let place = Span::default();
    let warning = vec![Diagnostic::warning(Code::CellNote, Text::same("read as pp")).at(place)];
    let error = vec![Diagnostic::error(Code::NoData, Text::same("nothing")).at(place)];
    let [_, talk] = written(Format::Table, |printer| {
        for diagnostics in [&warning, &warning, &error, &error] {
            printer.diagnostics(diagnostics, &Sources::default())?;
        }
        Ok(())
    });
    assert_eq!((talk.matches("Q0605").count(), talk.matches("Q0501").count()), (1, 2));
}

#[test]
fn in_json_all_diagnostics_leave_as_one_array() {
    let error = |message| vec![Diagnostic::error(Code::NoData, message)];
    let sources = Sources::default();
    let [data, talk] = written(Format::Json, |printer| {
        printer.diagnostics(&error(Text::same("nothing in 1999")), &sources)?;
        printer.diagnostics(&error(Text::same("nothing in 1998")), &sources)?;
        printer.finish(&sources)?;
        printer.finish(&sources)
    });
    assert_eq!(data, "");
    let array: serde_json::Value = serde_json::from_str(&talk).expect("one JSON value");
    assert_eq!(array.as_array().map(Vec::len), Some(2), "{talk}");
}
