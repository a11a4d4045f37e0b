# data: tests/fixtures/tables/kenya_osr_two_years.csv
# Kenya, two fiscal years one below the other: what comes between them is not there
rank Revenue top 3
rank Revenue top 3 versus FY2013/14
rank Revenue top 3 versus previous
