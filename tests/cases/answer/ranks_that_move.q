# catalog: tests/fixtures/monthly/catalog.toml
# ranks before and now: at the year's end they cross into the next year, as figures do not; new is who
# is ranked now and was not before; lower is better; of another length of time
rank investment at 2023M1 versus 2022M12
rank investment at 2023M1 versus previous show progress
rank investment at 2022M12 versus 2022M11
rank investment at 2022M12 versus previous where movement is missing
rank investment at 2023M3 versus 2023M2 where movement > 0
rank complaints at 2023M1 versus 2022M12
rank climate at 2023Q1 versus 2022Q4
rank climate at 2023Q1 versus same period last year where movement > 0
rank satisfaction at 2023Q1 versus 2022Q4 top 2
list investment at 2023M1 show rank, previous_rank, movement
