# catalog: tests/fixtures/monthly/catalog.toml
total investment at 2023-03 among urban show progress, mean(progress), median(progress)
