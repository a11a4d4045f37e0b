# just: the list of recipes
_default:
    @just --list --unsorted

# all tests
test *args:
    cargo test --locked {{args}}

# the front end alone, without Polars: seconds
front *args:
    cargo test --locked --no-default-features {{args}}

# all tests, taking what comes out as what is expected: read the diff before committing
bless *args:
    INSTA_UPDATE=always cargo test --locked {{args}}

# reports of checks, read by programs that are not this one
reports *args:
    .ci/validate-reports {{args}}

# examples in Python, the protocol of serve, hooks and workflow
hosts *args:
    .ci/host-examples {{args}}

# the benchmarks
bench *args:
    cargo bench --locked -p indiq-benches {{args}}

# the documentation, with private items
doc:
    RUSTDOCFLAGS='-D warnings' cargo doc --locked --no-deps --document-private-items

# format and lints
lint:
    cargo fmt --all
    cargo clippy --locked --no-default-features --all-targets -- -D warnings
    cargo clippy --locked --all-targets -- -D warnings
    cargo clippy --locked -p indiq-benches --all-targets -- -D warnings
    cargo clippy --locked -p indiq-embed-example --all-targets -- -D warnings

# everything that a change has to pass
ci:
    .ci/run
