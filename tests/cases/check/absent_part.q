# catalog: tests/fixtures/absent/shares.toml
# today: 2023-04-07
# 丙区 has no row. A sum that lacks a part accuses no share that is right.
check shares for output: share agrees with actual / total(actual)
check whole: output.actual of districts adds up to 全市
# None of the parts that are called by name is there.
check named: output.actual of 丙区 adds up to 全市
audit output
