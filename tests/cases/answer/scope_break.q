# catalog: tests/fixtures/monthly/catalog.toml
# growth across a change of what is counted: printed, worked out, compared, drawn
list investment at 2023M2 show yoy
list investment at 2023M2 show actual, base
compare investment at 2023M2 versus 2022M2
trend investment from 2022M11 to 2023M2
list investment at 2022M12 show actual, previous(actual)
