# What the report of the first quarter of 2023 says, asked of its own table.
# Run it: indiq run examples/ankang/report.q

# 381.47亿元 of 1250.28亿元: 30.51%, growth 4.62% through the bases (the text prints 4.63%)
total domestic

# the report's 13 ranks
rank domestic

# who is behind schedule: 恒口 and 瀛湖
rank domestic where progress < schedule

# who has shrunk
list domestic where yoy < 0

# two districts have foreign capital; the others are not ranked
rank foreign

# the districts' targets add up to 4700, the city prints 9.62%
total foreign

# rates of the text: as printed, and from their parts
list start_rate show published(actual), computed(actual)
list paid_in_rate show published(actual), computed(actual)
list large_share show published(actual), computed(actual)

# the city's own card: foreign capital is 15.38 points behind
show 全市
