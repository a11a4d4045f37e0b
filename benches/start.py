#!/usr/bin/env python3
"""Whole-process time of one question on the sample: indiq beside the DuckDB command line.

    python3 benches/start.py target/release/indiq /path/to/duckdb [RUNS]

Both answer "whose progress is below 25%, and what is its rank" from the same table, cells as
published. The two take turns; the medians, their spread and their ratio are printed. The DuckDB
binary itself is timed (the `duckdb` that pip installs is a Python wrapper around it).
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

TABLE = Path(__file__).parent.parent / "examples/ankang/ankang-2023q1.csv"

SQL = f"""
select * from (
  select 地区, 内资_目标完成进度 as progress,
         rank() over (order by cast(replace(内资_目标完成进度, '%', '') as double) desc) as place
  from read_csv('{TABLE}', header = true, all_varchar = true)
) where cast(replace(progress, '%', '') as double) < 25 order by place
"""


def timed(command):
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    elapsed = (time.perf_counter() - begin) * 1000
    assert "恒口" in done.stdout and "瀛湖" in done.stdout and "汉滨区" not in done.stdout, done.stdout
    return elapsed


def main():
    indiq, duckdb = sys.argv[1], sys.argv[2]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 21
    commands = {
        "indiq": [indiq, "-e", "rank domestic where progress < 25%"],
        "indiq, the csv": [indiq, str(TABLE), "-e", "rank domestic where progress < 25%"],
        "duckdb": [duckdb, "-c", SQL],
    }
    for command in commands.values():
        timed(command)
    times = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(timed(command))
    base = statistics.median(times["duckdb"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:16} {median:7.1f} ms  (min {min(values):.1f}, max {max(values):.1f})  ratio {median / base:.2f}")


if __name__ == "__main__":
    main()
