//! What a plan needs of a panel that is not read whole: on that part alone it gives the same answer.

use super::{Case, World, case, plans};
use crate::oracle::run_choices;
use indiq::analyze::{self, Meaning, Vocabulary};
use indiq::answer::Answer;
use indiq::bound::{Extent, demand};
use indiq::catalog::Catalog;
use indiq::diagnostic::Result;
use indiq::engine::{Frame, run};
use indiq::panel::{Column, Panel, RowsOfPeriods};
use indiq::plan::Plan;
use indiq::source::SourceId;
use indiq::syntax::parse;
use std::sync::Mutex;

/// A panel that holds an extent of another.
fn part(panel: &Panel, extent: &Extent) -> Panel {
    let rows: Vec<usize> = (0..panel.height())
        .filter(|row| extent.periods.contains(&panel.row_periods[*row]))
        .collect();
    let place = |row: usize| rows.binary_search(&row).ok();
    let columns = panel.columns.iter().filter(|(figure, _)| extent.figures.contains(figure));
    let columns = columns.map(|(figure, column)| {
        let values = rows.iter().map(|row| column.values[*row]).collect();
        let cells = rows.iter().map(|row| column.cells[*row].clone()).collect();
        (*figure, Column::printed(column.unit.clone(), values, cells))
    });
    Panel {
        districts: rows.iter().map(|row| panel.districts[*row]).collect(),
        row_periods: rows.iter().map(|row| panel.row_periods[*row]).collect(),
        columns: columns.collect(),
        of_other_periods: (panel.of_other_periods.iter())
            .map(|(figure, own)| (*figure, own.iter().filter_map(|row| place(*row)).collect()))
            .collect(),
        by_period: RowsOfPeriods::default(),
        ..panel.clone()
    }
}

/// The answer on what the plan needs, and how many of the periods that are.
fn on_part(plan: &Plan, panel: &Panel, catalog: &Catalog) -> (Result<Answer>, usize) {
    let mut held = Extent::default();
    for steps in [1, 2, 4, 8, 16, 32] {
        let own = part(panel, &held);
        let mut wanted = held.clone();
        wanted.extend(demand(plan, &[], (&own, &held), steps, catalog));
        if held.covers(&wanted) {
            break;
        }
        held = wanted;
    }
    let own = part(panel, &held);
    let frame = Frame::new(&own, catalog).expect("a frame");
    (run(plan, &frame, &own, catalog), held.periods.len())
}

/// Plans, and those of them that did not need all periods.
fn hold(case: &Case, tally: &Mutex<(usize, usize)>) -> std::result::Result<(), String> {
    let World { catalog, panel, .. } = &case.world;
    let text = case.script.join("\n");
    let parsed = parse(SourceId(0), &text);
    let mut words = Vocabulary::new(catalog.clone());
    let frame = Frame::new(panel, catalog).map_err(|errors| format!("{errors:?}"))?;
    for statement in &parsed.statements {
        let Ok(meaning) = analyze::analyze(statement, &words) else { continue };
        for plan in plans(&meaning.value) {
            let whole = run(plan, &frame, panel, &words.catalog);
            let (own, periods) = on_part(plan, panel, &words.catalog);
            if whole != own {
                let written = &text[statement.span.range()];
                return Err(format!("{written}\nwhole: {whole:#?}\npart: {own:#?}\n{plan:#?}"));
            }
            let mut tally = tally.lock().expect("no test panics with it");
            tally.0 += 1;
            tally.1 += usize::from(periods < panel.periods.len());
        }
        if let Meaning::Declare(declaration) = &meaning.value {
            words.declare(declaration);
        }
    }
    Ok(())
}

#[test]
fn statements_find_what_they_need_in_a_part_of_the_panel() {
    let tally = Mutex::new((0, 0));
    run_choices(15, 100, 100..900, |choices| {
        let case = case(choices);
        hold(&case, &tally).map_err(|why| format!("{why}\n{}", case.as_files()))
    });
    let (plans, partial) = *tally.lock().expect("no test panics with it");
    assert!(plans > 400, "only {plans} plans");
    assert!(partial * 4 > plans, "only {partial} of {plans} plans need less than all periods");
}
