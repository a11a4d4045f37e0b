# data: tests/fixtures/mess/22_old_code.csv
# period: 2023Q1
# codes of GB/T 2260: 610928 was 旬阳县 and is 旬阳市
describe
list domestic
describe `610928`
