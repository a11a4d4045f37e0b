# today: 2023-04-07
# Audits of one indicator at several periods have ids of their own, and waivers know them by these.
audit foreign
audit foreign at 2023Q1
waive foreign_progress_rows_2023Q1 for 汉阴县 because "printed truncated"
