# catalog: tests/fixtures/monthly/catalog.toml
# the sizes of the branches meet: 5000万元 is 0.50亿元
list investment at 2023-03 show actual, case when actual > 10亿元 then actual else 5000万元 end
