include "tests/fixtures/included/circle.q"
