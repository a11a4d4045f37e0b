include "tests/fixtures/included/nobody.q"
