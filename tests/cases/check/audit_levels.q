# catalog: tests/fixtures/levels/catalog.toml
# today: 2026-11-27
# Counties make cities and cities make the province: each is held against its parts. 乙市 and 全省 are
# printed one higher than what stands below them.
audit investment
