# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-2023q1.csv
# data: tests/fixtures/small/small-2023q2.csv
# the places of the quarter before beside: 北区 had none and is no more in the data
rank investment versus 2023Q1
rank investment versus previous where movement < 0
rank investment at 2023Q1 versus previous
rank investment where movement != 0 show movement, previous_rank
list investment show rank, previous_rank, movement
