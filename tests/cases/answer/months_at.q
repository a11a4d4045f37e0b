# catalog: tests/fixtures/monthly/catalog.toml
# a month in all its spellings; January to February under four names
total investment at 2022M10 show actual
total investment at 2022-10 show actual
total investment at 2022年10月 show actual
total investment at 2022-10-31 show actual
total investment at 2022M1-10 show actual
total investment at 2022年1-10月 show actual
total investment at 2023年1-2月 show actual
total investment at 1-2月 show actual
total investment at 2月 show actual
