list domestic where district = "瀛湖" show target * schedule - actual, actual / target, progress - schedule, progress / schedule, actual * 2, -actual, mod(actual, 0.5)
