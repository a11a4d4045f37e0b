//! The picture in the README: a real screen, drawn anew by each run and held against the file.
//!
//! `INSTA_UPDATE=always cargo test --locked --test main -- walkthrough` draws it.

use super::screen::{Setting, Terminal, last_line};
use std::cell::RefCell;
use std::fmt::Write;
use std::path::Path;
use vt100::{Cell, Color, Screen};

const SIZE: (u16, u16) = (30, 92);
const WIDTH: f32 = 8.4;
const HEIGHT: f32 = 19.0;
const MARGIN: f32 = 14.0;

#[test]
fn the_picture_in_the_readme_is_of_a_real_screen() {
    let terminal = Terminal::open(&Setting { size: SIZE, ..Setting::default() });
    terminal.enter("rank domestic where progress < schedule");
    terminal.enter("列出 _ 显示 进度, 同比");
    terminal.enter("rank foreign where progress < 25");
    terminal.send("rank domestic where actual > 3");
    let drawn = RefCell::new(String::new());
    terminal.until_redrawn("the line with its unit and its rows in grey", |screen| {
        drawn.replace(svg(screen));
        last_line(&screen.contents()).trim_end().ends_with("actual > 3亿元  · 12 of 13 districts")
    });
    let drawn = drawn.into_inner();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/walkthrough.svg");
    if std::env::var("INSTA_UPDATE").is_ok_and(|how| how == "always") {
        std::fs::write(&file, &drawn).expect("the picture is written");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == drawn, "docs/walkthrough.svg is not what the screen shows now:\n{drawn}");
}

/// A screen as a picture: a run of cells that look alike is one text of their width.
fn svg(screen: &Screen) -> String {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let width = f32::from(columns) * WIDTH + 2.0 * MARGIN;
    let height = f32::from(rows) * HEIGHT + 2.0 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace\" \
         font-size=\"14\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1b1f24\"/>\n"
    );
    for row in 0..rows {
        let mut column = 0;
        while column < columns {
            let Some(first) = screen.cell(row, column) else { break };
            let (mut text, mut end) = (String::new(), column);
            while let Some(cell) = screen.cell(row, end).filter(|one| look(one) == look(first)) {
                if !cell.is_wide_continuation() {
                    text.push_str(if cell.has_contents() { cell.contents() } else { " " });
                }
                end += 1;
            }
            run(&mut out, text.trim_end(), first, (row, column));
            column = end.max(column + 1);
        }
    }
    out + "</svg>\n"
}

fn run(out: &mut String, text: &str, cell: &Cell, (row, column): (u16, u16)) {
    let blanks = text.len() - text.trim_start().len();
    let text = text.trim_start();
    if text.is_empty() {
        return;
    }
    let cells = unicode_width::UnicodeWidthStr::width(text);
    let x = MARGIN + (f32::from(column) + blanks as f32) * WIDTH;
    let y = MARGIN + (f32::from(row) + 0.8) * HEIGHT;
    let mut look = format!("fill=\"{}\"", colour(cell));
    if cell.bold() {
        look.push_str(" font-weight=\"bold\"");
    }
    if cell.underline() {
        look.push_str(" text-decoration=\"underline\"");
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    // Writing to a text does not fail.
    let _ = writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" textLength=\"{:.1}\" {look} xml:space=\"preserve\">{text}</text>",
        cells as f32 * WIDTH,
    );
}

/// What has to be alike for cells to be drawn together.
fn look(cell: &Cell) -> (Color, bool, bool, bool) {
    (cell.fgcolor(), cell.bold(), cell.dim(), cell.underline())
}

fn colour(cell: &Cell) -> &'static str {
    if cell.dim() {
        return "#7d8590";
    }
    match cell.fgcolor() {
        Color::Idx(1 | 9) => "#ff7b72",
        Color::Idx(2 | 10) => "#7ee787",
        Color::Idx(3 | 11) => "#e3b341",
        Color::Idx(4 | 12) => "#79c0ff",
        Color::Idx(5 | 13) => "#d2a8ff",
        Color::Idx(6 | 14) => "#56d4dd",
        _ => "#e6edf3",
    }
}
