#!/usr/bin/env python3
"""A question as a process of its own beside the same question to `indiq serve`, on the sample.

    python3 benches/serve.py target/release/indiq [RUNS]

The two take turns; the medians are printed, without the start of the server.
"""

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "examples/python"))
sys.dont_write_bytecode = True

import indiq  # noqa: E402

QUESTION = "rank domestic where progress < 25%"


def timed(ask):
    begin = time.perf_counter()
    answer = ask(QUESTION)
    elapsed = (time.perf_counter() - begin) * 1000
    assert [row["district"] for row in answer] == ["恒口", "瀛湖"]
    return elapsed


def main():
    os.environ["INDIQ"] = os.path.abspath(sys.argv[1])
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 41
    with indiq.Session() as session:
        times = [(timed(indiq.query), timed(session.query)) for _ in range(runs)]
    process, served = (statistics.median(column) for column in zip(*times))
    print(f"process {process:.1f} ms, served {served:.1f} ms, ratio {process / served:.1f}")


main()
