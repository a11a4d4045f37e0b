# catalog: tests/fixtures/monthly/catalog.toml
# the two growths that cross January 2023 are warned about, the one before is not
list investment at 2022-12 of 东城 show previous(actual)
list investment at 2023-01 of 东城 show yoy
compare investment at 2023-02 versus 2022-02 of 东城 show actual
