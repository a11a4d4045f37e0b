# catalog: tests/fixtures/monthly/catalog.toml
# ranks stay those of the first statement; what is asked anew is over the rows that are left
let late = rank investment at 2023-03 where progress < schedule
let rural_late = list late where group = "郊区"
list rural_late show rank, progress, share
count rural_late where gap < -10pp
total rural_late show actual
