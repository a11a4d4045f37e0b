# catalog: tests/fixtures/audit/parts.toml
# today: 2026-11-27
# Counts make one number; shares have a place; a growth of −100% is printed and leaves no base; growth of
# the whole follows from the actuals of both years, where that of the parts is not printed.
audit at 2023Q1
check foreign-growth: foreign.yoy of districts adds up to 全市
