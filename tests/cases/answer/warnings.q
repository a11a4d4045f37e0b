# Warnings are part of what a statement gives.
total domestic show mean(progress), progress
rank domestic where progress > 90%
define gap = progress - 30%
