# catalog: tests/fixtures/monthly/catalog.toml
# previous of a cumulative figure stops at the year's start, of a flow and a stock it does not; by the
# calendar, so that September has nothing before it
list investment at 2022M2 show actual, previous(actual)
list investment at 2023M1 show actual, previous(actual)
list gdp at 2023Q1 show actual, previous(actual)
list started at 2023M1 show actual, previous(actual)
list stock at 2023M1 show actual, previous(actual), actual - previous(actual)
list stock at 2022M9 show actual, previous(actual)
列出 在库 在 2023年1月 显示 实际, 上期(实际)
