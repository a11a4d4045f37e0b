# What each remaining month must bring, and where the year ends at today's pace.
list domestic where progress < 26% show target, actual, run_rate, projected
total domestic show target, actual, run_rate, projected
