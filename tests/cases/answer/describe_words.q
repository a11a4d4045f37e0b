describe median
describe 亿元
describe where
describe progress
explain define late = schedule - progress
explain define both = domestic.actual * 2
explain param p = 2023Q1
