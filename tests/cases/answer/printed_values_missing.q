# catalog: tests/fixtures/monthly/catalog.toml
print "南城 {investment.actual of 南城 at 2022-11}, growth {investment.yoy of 湖口 at 2022-03}"
print "2022年11月，{count of investment} 个区，合计 {total(investment.actual) at 2022-11}"
