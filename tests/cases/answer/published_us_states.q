# catalog: tests/fixtures/us_states.toml
# Published by the Bureau of Economic Analysis: income a head, New York first in 1929 with 1152,
# Connecticut in 2009 with 52736; eighty years apart Virginia has gone up from 36 to 6.
rank income at 1929 top 3
rank income at 2009 top 3 versus 1929
rank income at 2009 versus 1929 where movement >= 20
rank income bottom 2 at 2009
