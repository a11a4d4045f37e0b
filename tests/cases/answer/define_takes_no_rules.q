# catalog: tests/fixtures/monthly/catalog.toml
# of complaints less is better; of what is defined, more is, until the statement says otherwise
define load = complaints.actual / started.actual
rank load at 2023M2
define doubled = 2 * complaints.actual
rank doubled by share at 2023M2 top 2
rank complaints by share at 2023M2 top 2
rank doubled by share asc at 2023M2 top 2
