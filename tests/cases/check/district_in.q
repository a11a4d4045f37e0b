# catalog: tests/fixtures/monthly/catalog.toml
# today: 2023-04-07
# March 2023 and February both have all six; November 2022 prints a target of 南城 alone, and has it.
check known for investment: district in directory
check still for investment: district in previous
check december for investment at 2022-12: district in previous
# August has no table: nobody is there, which says nothing of any.
check september for investment at 2022-09: district in previous
