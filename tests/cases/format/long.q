rank domestic where progress < 25% and yoy < 0 and actual > 3.2亿元 and target > 10亿元 and gap < -4.9pp or foreign.actual > 0 and foreign.progress < 25% show actual, target, progress, yoy, gap, shortfall, pace, base, share, run_rate, projected at 2023-03 top 5
trend domestic of 恒口, 瀛湖 from 2022-01 to 2023M3
compare domestic at 2023M1-3 versus previous by 4.9个百分点+gap desc
