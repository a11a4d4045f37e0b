# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-blank-2023q1.csv
# a blank where others are printed is missing, not worked out, in whatever is made of it too
list investment show actual, target, progress, computed(progress), gap, pace
rank investment
rank investment by computed(progress) show progress, computed(progress)
count investment where progress is missing
