# today: 2023-05-20
# The first quarter ended on 31 March, 50 days before.
check days: domestic is at most 45 days old
check enough: domestic is at most 50 days old
check months: domestic is at most 1 months old
check lenient: domestic is at most 2 months old
