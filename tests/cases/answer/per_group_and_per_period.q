# catalog: tests/fixtures/monthly/catalog.toml
# divided by both, as per group with from and to is
total started from 2023-01 per group per period show actual
total started from 2023-01 per group show actual
count complaints from 2023-02 where actual > 20 per period per group
# at one period only the groups are left
total started at 2023-01 per group per period show actual
