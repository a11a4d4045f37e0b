# catalog: tests/fixtures/ranks/levels.toml
# today: 2026-11-27
# Cities are ranked among cities: those of the investment are exchanged. Its counties are ranked among
# those of their city, those of the trade among all. The province is ranked among others.
audit investment
audit trade
