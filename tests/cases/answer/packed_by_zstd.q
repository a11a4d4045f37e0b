# data: tests/fixtures/formats/zstd-2023q1.parquet
describe
