# catalog: tests/fixtures/monthly/catalog.toml
# the end of the year from here: what each month that is left must bring, where today's pace leads; a
# year that is over leaves none, and without a target there is nothing to bring
list investment at 2023M3 show target, actual, run_rate, projected
list investment at 2022M1 show target, actual, run_rate, projected
list investment at 2022M10 show run_rate, projected
list investment at 2022M11 show run_rate, projected
list investment at 2022M12 show run_rate, projected
total investment at 2023M3 show target, actual, run_rate, projected
