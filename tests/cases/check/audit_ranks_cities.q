# catalog: tests/fixtures/ranks/cities.toml
# today: 2026-11-27
# Cities that are part of nothing are ranked all the same: those of the investment are exchanged.
audit investment
