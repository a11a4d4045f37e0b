# today: 2023-04-20
# What is waived stands in the page with its reason; a waiver that nothing needs warns.
waive foreign_progress_rows_2023Q1 for 汉阴县 at 2023Q1 until 2024-03-31 because "printed truncated"
waive foreign_actual_parts_2023Q1 because "no need"
audit foreign at 2023Q1
