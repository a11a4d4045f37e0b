# percent - percent is pp, percent + pp is percent, amount / amount percent, percent / percent a
# number, number * percent percent, percent * amount an amount, score * number and * percent a score
list domestic where district = 恒口 show progress - yoy, progress + 5pp, gap + 1pp, actual / target, progress / 25%, 2 * progress, progress * target, 60分 * pace, 60分 * progress, actual / 2, actual - 1亿元
list domestic where progress - 25% < -4.9pp and progress + 5pp < 26% show progress
list foreign where actual / target > 0.1% show actual / target, target * 50% - actual
