# catalog: tests/fixtures/small/ordinal.toml
# equal keys go by the order of the catalog, so no two rows tie, at the cut neither
rank investment show progress
rank investment top 2 show progress
