# catalog: tests/fixtures/monthly/catalog.toml
# what a comparison works out can order it: the most growth first, and of complaints the least
compare started versus 2022-03 by growth
compare complaints by change top 2
compare investment versus 2023-02 by growth top 2 show progress, actual
compare investment versus 2023-02 by change bottom 1 show progress
