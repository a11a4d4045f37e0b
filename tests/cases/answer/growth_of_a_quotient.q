# a / b - 1 is a growth in percent, as it is commonly written; it is not a difference of percents
list domestic where district in (恒口, 瀛湖) show yoy, actual / base - 1, (actual - base) / base
list domestic where actual / target - 1 < -80% show actual / target - 1
