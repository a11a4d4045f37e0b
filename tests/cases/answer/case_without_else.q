# catalog: tests/fixtures/monthly/catalog.toml
# none of the conditions is true of 湖口, whose gap is missing, nor of 南城, which is ahead
list investment at 2023-03 show gap, case when gap < -10pp then "red" when gap < 0pp then "yellow" end
