# catalog: tests/fixtures/absent/catalog.toml
# today: 2023-02-07
# In January 北区 has no row, and 西区 a target and no actual. What is missing is not zero.
check sum for investment: actual of districts adds up to 全市
# One that is called by name is looked for even where its neighbours are not there either.
check named: investment.actual of 西区, 北区 adds up to 全市
# A row that prints a target is there.
check rows for investment: investment has one row per district, period
# The tables that are waited for are missing, and not merely left out of what is looked at.
check awaited for investment from 2022-12 to 2023-03: investment has one row per district, period
check beyond for investment from 2022-12 to 2023-03: actual > 1亿元 unknown is pass
# A cumulative figure starts anew in January.
check leap for investment: actual versus previous within 30%
audit investment
