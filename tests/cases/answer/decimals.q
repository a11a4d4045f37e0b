# A sum or difference shows the most decimals of its inputs, an amount times a percent those of the
# amount, percents and percentage points two.
list domestic where district in (恒口, 瀛湖) show actual, target, actual + target, target - actual, target * progress, target * schedule
list domestic where district in (恒口, 瀛湖) show actual / target, progress - schedule, yoy + 1pp, progress / schedule
list foreign where actual > 0 show actual, target, target - actual, progress, target * progress, gap
