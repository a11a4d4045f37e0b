//! The program at a terminal: what the screen shows when keys are typed.

mod commands;
mod completion;
mod editing;
mod history;
mod looks;
mod results;
mod screen;
