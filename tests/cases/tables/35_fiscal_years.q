# data: tests/fixtures/mess/35_fiscal_years.csv
# a column for each fiscal year, all of which might be months: 2011/12 is no December
describe
compare `35_fiscal_years`
list `35_fiscal_years` show actual, (actual at previous), yoy
list `35_fiscal_years` at FY2009/10 show actual, (actual at previous)
trend `35_fiscal_years` of Busia from 2010 to 2012
list `35_fiscal_years` from FY2009/10 to FY2011/12 where period >= 2012 and period < 2013
count `35_fiscal_years` at FY2011/12 where period >= 2012Q2
list `35_fiscal_years` at 2011
