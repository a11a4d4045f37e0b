# catalog: tests/fixtures/monthly/catalog.toml
rank investment at 2023-03 versus same period last year where movement != 0 show progress
rank started at 2023-03 by actual desc versus same period last year show actual
