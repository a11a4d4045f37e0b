//! Asks the sample who is behind schedule, in three ways, and runs a suite of checks.

use indiq::embed::polars::prelude::*;
use indiq::embed::{Cell, FailOn, Options, Session, Suite};
use serde::Deserialize;
use std::error::Error;
use std::process::ExitCode;

/// A row, by the names of its columns.
#[derive(Debug, Deserialize)]
struct Late {
    rank: u32,
    district: String,
    progress: f64,
    /// Missing where there is no schedule.
    gap: Option<f64>,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut session = Session::sample()?;

    // As a table, as the prompt shows it.
    let rows = session.query("rank domestic where progress < schedule")?;
    println!("{rows}\n");

    // As values.
    for Late { rank, district, progress, gap } in rows.deserialize()? {
        println!("{rank}. {district}: {progress}%, {:+} points", gap.unwrap_or_default());
    }

    // As a data frame, to go on with.
    let frame = session.query("list domestic among counties")?.data_frame()?;
    let total = frame.column("actual")?.f64()?.sum().unwrap_or_default();
    println!("the counties together: {total:.2}");

    // A cell, without any type of one's own.
    let best = session.query("rank domestic top 1")?;
    println!("first is {}", best.get(0, "district").and_then(Cell::text).unwrap_or("nobody"));

    // Checks, and the number that a program would end with.
    let suite = Suite::parse("pace.q", "check pace for domestic: progress >= schedule")?;
    let report = suite.bind(&mut session, &Options::default())?.run()?;
    for check in report.failed() {
        println!("{}: {} of {}", check.id, check.counts.violating, check.counts.examined);
    }
    Ok(ExitCode::from(report.exit_status(FailOn::Fail)))
}
