# today: 2023-04-07
# The file was saved from the same statement; in the second 瀛湖 was at 14.00%, and 恒口 was not there.
check same: list domestic among zones show actual, progress same as "tests/fixtures/checks/zones.csv"
check changed: list domestic among zones show actual, progress same as "tests/fixtures/checks/zones-changed.csv"
check lost: list domestic among zones same as "tests/fixtures/checks/nowhere.csv"
# A column that only the file has.
check more: list domestic among zones show actual, progress same as "tests/fixtures/checks/zones-more.csv"
