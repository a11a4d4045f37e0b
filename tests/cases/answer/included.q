# what an included script declares is there
include "tests/fixtures/included/common.q"
list domestic where lag > 0pp show lag
count domestic where lag > 10pp
