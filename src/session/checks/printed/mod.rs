//! What printed cells can stand for: figures that agree, parts that add up, ranks that are in order.

mod agreement;
mod explained;
mod judging;
mod lacking;
mod ranks;
mod sum;
mod undefined;

pub use judging::Asked;
