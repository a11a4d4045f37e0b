# catalog: tests/fixtures/monthly/catalog.toml
# period: 2022M9
# today: 2022-10-10
# There is no table of August: September is compared with nothing, and not with July.
check leap for stock at 2022-09: actual versus previous within 10%
