# catalog: tests/fixtures/monthly/catalog.toml
# complaints are better when fewer: the lowest first also of another period's, of a change, of a quotient
rank complaints by (actual at 2022-11) top 3 show actual
rank complaints by actual - (actual at 2022-11) top 2 show actual
list complaints by round(actual / target, 2) top 2 show actual, target
list complaints by previous(actual) top 2 show actual
rank investment by complaints.actual top 2 show actual
# what is above the line or before the minus decides: more room below the limit is better
rank complaints by target - actual top 2 show actual
# a definition is what it stands for
define more = actual - (actual at same period last year)
rank complaints by more top 2 show actual
# of the sums too
let groups = total complaints per group
rank groups by actual
# desc says otherwise
rank complaints by (actual at 2022-11) desc top 2 show actual
