# data: tests/fixtures/checks/two-sources-2023q1.csv
# catalog: tests/fixtures/checks/two-sources.toml
# today: 2023-04-07
# Two offices print one figure: 10.04 prints 10.0 with one decimal; 12.06 would print 12.1; 北区 has one of the two.
check same for bureau: actual agrees with office.actual
