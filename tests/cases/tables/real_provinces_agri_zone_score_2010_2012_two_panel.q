# data: tests/fixtures/tables/provinces_agri_zone_score_2010_2012_two_panel.csv
# two panels, a column for each year; 安徽 and 河北 print one score
describe
rank provinces_agri_zone_score_2010_2012_two_panel top 16
