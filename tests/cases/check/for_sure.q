# catalog: tests/fixtures/small/catalog.toml
# today: 2023-04-07
# A printed 25.00% may stand for 24.995% to 25.005%. As printed it is not below 25%; for sure nobody knows.
check printed for investment: progress < 25% unknown is warn
check sure for investment: progress < 25% for sure unknown is warn
# 25.00% is above 24.99% for sure, and 25.005% is not passed.
check above for investment: progress > 24.99% for sure unknown is warn
check touched for investment: progress <= 25.005% for sure unknown is warn
