# catalog: tests/fixtures/monthly/catalog.toml
# today: 2023-04-07
# What a check of several periods lacks at one of them is told.
check awaited for investment from 2023-04 to 2023-05: investment has one row per district, period
check both: total(investment.actual) > 1亿元 and total(investment.target) > 9999亿元
check climbed for investment versus previous: movement > -9
