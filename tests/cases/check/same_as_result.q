# today: 2023-04-07
let before = rank domestic by yoy
check same: rank domestic by yoy same as before
# Among three the ranks are others; ten are only in what it is compared with.
check other: rank domestic among zones by yoy same as before fail above 20
check fails: rank domestic among zones by yoy same as before
