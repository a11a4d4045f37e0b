# what is worked out is compared and ranked as it is on paper
list domestic where gap = -4.92pp show gap
list domestic where gap >= 4.72pp and gap < 5pp show gap
list domestic where target * schedule - actual = 3.2亿元 show shortfall
