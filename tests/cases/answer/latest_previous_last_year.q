# catalog: tests/fixtures/monthly/catalog.toml
# latest, the period before it, and the same of last year, of each subject's own
list investment at latest show actual top 2 by actual desc
list investment at previous show actual top 2 by actual desc
list investment at same period last year show actual top 2 by actual desc
list gdp show actual top 2 by actual desc
list gdp at previous show actual top 2 by actual desc
list gdp at same period last year show actual top 2 by actual desc
