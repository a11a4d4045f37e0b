//! Nothing but the benchmarks beside it: `cargo bench --locked -p indiq-benches`.
