use super::super::super::sample::{
    answer, column, hundred_million, late, number, quantity, row, text,
};
use super::*;
use crate::plan::Basis;
use regex::Regex;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// A workbook as read back: for each cell its value and its number format, and the parts as XML.
struct Opened {
    parts: BTreeMap<String, String>,
}

impl Opened {
    fn of(answer: &Answer) -> Self {
        let bytes = workbook(answer, Language::English).expect("a workbook");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).expect("a part");
            let mut xml = String::new();
            part.read_to_string(&mut xml).expect("text");
            parts.insert(part.name().expect("a name").into_owned(), xml);
        }
        Self { parts }
    }

    fn part(&self, name: &str) -> &str {
        self.parts.get(name).map_or("", String::as_str)
    }

    /// All matches of a pattern's first group in a part.
    fn all(&self, part: &str, pattern: &str) -> Vec<String> {
        let pattern = Regex::new(pattern).expect("a pattern");
        pattern.captures_iter(self.part(part)).map(|found| found[1].to_string()).collect()
    }

    /// A cell of the sheet as `kind value format`: `n 0.2008 0.00%`, `s 恒口 General`.
    fn cell(&self, sheet: u8, at: &str) -> Option<String> {
        let sheet = format!("xl/worksheets/sheet{sheet}.xml");
        let pattern = format!(r#"<c r="{at}"([^>]*)>(?:<f>.*?</f>)?<v>(.*?)</v></c>"#);
        let found = Regex::new(&pattern).expect("a pattern").captures(self.part(&sheet))?;
        let attribute = |name: &str| {
            let pattern = Regex::new(&format!(r#"\b{name}="(\w+)""#)).expect("a pattern");
            pattern.captures(&found[1]).map(|found| found[1].to_string())
        };
        let look: usize = attribute("s").map_or(0, |look| look.parse().expect("a number"));
        let kind = attribute("t").unwrap_or_else(|| "n".to_string());
        let value = if kind == "s" {
            let texts = self.all("xl/sharedStrings.xml", "(?s)<si><t[^>]*>(.*?)</t></si>");
            texts[found[2].parse::<usize>().expect("an index")].clone()
        } else {
            found[2].to_string()
        };
        Some(format!("{kind} {value} {}", self.number_format(look)))
    }

    fn number_format(&self, look: usize) -> String {
        let styles = self.part("xl/styles.xml");
        let looks = styles.split("<cellXfs").nth(1).expect("looks");
        let ids = Regex::new(r#"<xf numFmtId="(\d+)""#).expect("a pattern");
        let id = ids.captures_iter(looks).nth(look).expect("a look")[1].to_string();
        let own = format!(r#"<numFmt numFmtId="{id}" formatCode="(.*?)"/>"#);
        // Those that every Excel has by number.
        match id.as_str() {
            "0" => "General".to_string(),
            "1" => "0".to_string(),
            "2" => "0.00".to_string(),
            "10" => "0.00%".to_string(),
            _ => self.all("xl/styles.xml", &own)[0].replace("&quot;", "\""),
        }
    }
}

#[test]
fn figures_are_numbers_under_the_format_that_shows_what_was_printed() {
    let opened = Opened::of(&late());
    for (at, expected) in [
        ("A1", "s rank General"),
        ("C1", "s actual (亿元) General"),
        ("E1", "s progress General"),
        ("A2", "n 12 0"),
        ("B2", "s 恒口 General"),
        ("C2", "n 13.07 0.00"),
        ("D3", "n 5.8 0.00"),
        ("E2", "n 0.2008 0.00%"),
        ("F2", "n -4.92 \"▼ \"0.00\"pp\";\"▼ \"-0.00\"pp\""),
        ("G2", "n 3.2 0.00"),
    ] {
        assert_eq!(opened.cell(1, at).as_deref(), Some(expected), "{at}");
    }
    assert_eq!(opened.cell(1, "A4"), None);
}

#[test]
fn every_percent_is_the_double_of_its_fraction() {
    let percents: Vec<f64> = (0..2000).map(|hundredths| f64::from(hundredths) / 100.0).collect();
    for percent in percents {
        let described = column("p", quantity(Unit::PERCENT), Basis::Published);
        let expected: f64 = format!("{percent}e-2").parse().expect("a number");
        assert_eq!(stored(&number(percent), &described), Some(expected), "{percent}");
    }
}

#[test]
fn texts_stay_texts_and_missing_is_empty() {
    let answer = answer(
        vec![
            column("=name", TypeKind::Text, Basis::Key),
            column("late", TypeKind::Truth, Basis::Derived),
            column("movement", TypeKind::Movement, Basis::Derived),
            column("gap", quantity(Unit::POINTS), Basis::Computed),
        ],
        vec![
            row(vec![text("=1+2"), Cell::Truth(true), Cell::Whole(3), Cell::Missing]),
            row(vec![text("+1"), Cell::Truth(false), Cell::Whole(-1), number(f64::NAN)]),
            row(vec![text("http://x"), Cell::Missing, Cell::New, number(-0.5)]),
            row(vec![text("a\u{1}<b>\n&"), Cell::Missing, Cell::Whole(0)]),
        ],
    );
    let opened = Opened::of(&answer);
    let moved = "\"↑\"0;\"↓\"0;\"–\"";
    for (at, expected) in [
        ("A1", Some("s =name General".to_string())),
        ("A2", Some("s =1+2 General".to_string())),
        ("A3", Some("s +1 General".to_string())),
        ("A4", Some("s http://x General".to_string())),
        ("A5", Some("s a_x0001_&lt;b&gt;\n&amp; General".to_string())),
        ("B2", Some("b 1 General".to_string())),
        ("B3", Some("b 0 General".to_string())),
        ("B4", None),
        ("C2", Some(format!("n 3 {moved}"))),
        ("C3", Some(format!("n -1 {moved}"))),
        ("C4", Some("s new General".to_string())),
        ("C5", Some(format!("n 0 {moved}"))),
        ("D2", None),
        ("D3", None),
        ("D4", Some("n -0.5 0.00\"pp\"".to_string())),
        ("D5", None),
    ] {
        assert_eq!(opened.cell(1, at), expected, "{at}");
    }
    for (name, xml) in &opened.parts {
        assert!(!xml.contains("<f>") && !xml.contains("<hyperlink"), "{name}");
    }
}

#[test]
fn the_header_stays_in_sight_and_chinese_has_room() {
    let mut answer = answer(
        vec![
            column("district", TypeKind::District, Basis::Key),
            column("actual", quantity(hundred_million()), Basis::Published),
        ],
        vec![row(vec![text("恒口示范区试验区"), number(1.0)])],
    );
    let widths = |answer: &Answer| {
        Opened::of(answer)
            .all("xl/worksheets/sheet1.xml", r#"<col min="\d+" max="\d+" width="(\d+)"#)
    };
    let opened = Opened::of(&answer);
    assert!(
        opened.part("xl/worksheets/sheet1.xml").contains(
            r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#
        )
    );
    assert_eq!(widths(&answer), ["18", "15"]);
    answer.rows[0].cells[0] = text(&"长".repeat(500));
    assert_eq!(widths(&answer), ["62", "15"]);
}

#[test]
fn a_second_sheet_says_what_was_asked() {
    let mut answer = late();
    answer.versus = Some(Text::same("2022Q4"));
    answer.order = Some(Text::same("by progress"));
    answer
        .warnings
        .push(Diagnostic::warning(Code::TiesAtCut, Text::same("2 districts tie at the cut")));
    let opened = Opened::of(&answer);
    let lines: Vec<[String; 2]> = (1..)
        .map_while(|line| {
            let cell = |column| {
                let cell = opened.cell(2, &format!("{column}{line}"))?;
                Some(cell.strip_prefix("s ")?.strip_suffix(" General")?.to_string())
            };
            Some([cell("A")?, cell("B")?])
        })
        .collect();
    let expected = [
        ["subject", "domestic"],
        ["order", "by progress"],
        ["period", "2023Q1"],
        ["versus", "2022Q4"],
        ["shown", "2 of 13 districts"],
        ["schedule", "25%"],
        ["computed", "gap"],
        ["computed", "shortfall"],
        ["file", "ankang-2023q1.csv"],
        ["warning Q0602", "2 districts tie at the cut"],
    ];
    assert_eq!(lines, expected.map(|line| line.map(str::to_string)));
    assert_eq!(opened.all("xl/workbook.xml", r#"<sheet name="(\w+)""#), ["answer", "about"]);
}

#[test]
fn what_excel_does_not_hold_is_refused() {
    let long = answer(
        vec![column("note", TypeKind::Text, Basis::Key)],
        vec![row(vec![text(&"x".repeat(32_768))])],
    );
    let wrong = workbook(&long, Language::English).expect_err("too long").swap_remove(0);
    assert_eq!(wrong.message.english(), "a cell of .xlsx holds no more than 32767 characters");
    let columns = (0..16_385).map(|at| column(&at.to_string(), TypeKind::Text, Basis::Key));
    let wrong = workbook(&answer(columns.collect(), vec![]), Language::English)
        .expect_err("too wide")
        .swap_remove(0);
    assert_eq!(wrong.code, Code::UnwritableFile);
    assert!(wrong.message.english().contains("16384 columns"), "{}", wrong.message.english());
}
