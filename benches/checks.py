#!/usr/bin/env python3
"""1,000 checks over a panel of 683,040 rows, beside reading that panel once.

    python3 benches/checks.py target/release/indiq [RUNS] [DISTRICTS] [MONTHS]

The panel is made up: 2,846 districts over 240 months, actuals cumulative within the year, annual
targets, progress as printed; a hundredth of the actuals is missing. Of each hundred checks fifty are
conditions on the rows of the latest month (forty-five hold, five do not), twenty such conditions on
the rows of all months, ten totals and means, ten against the month before, five on printed figures
exactly, five on which rows there are (three do not hold). Reading is `count` of the rows: the whole file, and one pass over it. The two take turns;
medians and their ratio are printed, and how many checks passed, failed and could not be decided.
"""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CATALOG = """
[catalog]
name = "bench"

[indicators.domestic]
label = "内资"
unit = "亿元"
kind = "cumulative"
rank = {{ by = "progress", best = "highest", ties = "competition" }}

[[sources]]
file = "panel.csv"
period_column = "period"
district = "district"
columns = {{ actual = "domestic.actual", target = "domestic.target", progress = "domestic.progress" }}

{districts}
"""


def panel(folder, districts, months):
    random.seed(20230407)
    names = [f"区{number:05}" for number in range(districts)]
    lines = ["district,period,actual,target,progress"]
    for name in names:
        size = random.uniform(5, 500)
        actual = 0.0
        for month in range(months):
            year, part = 2004 + month // 12, month % 12 + 1
            if part == 1:
                actual, target = 0.0, round(size * random.uniform(0.9, 1.2), 2)
            actual += size / 12 * random.uniform(0.5, 1.5)
            printed = f"{actual:.2f}"
            progress = f"{actual / target * 100:.2f}%"
            if random.random() < 0.01:
                printed = progress = ""
            lines.append(f"{name},{year}-{part:02},{printed},{target:.2f},{progress}")
    (folder / "panel.csv").write_text("\n".join(lines) + "\n")
    entries = "\n".join(f'[[districts]]\nname = "{name}"\nlevel = "county"' for name in names)
    (folder / "catalog.toml").write_text(CATALOG.format(districts=entries))


def checks(count):
    made = []
    for number in range(count):
        kind, step = number % 100, number // 100
        if kind < 50:
            most = (150 if kind < 45 else 50) + kind + step
            made.append(f"check c{number} for domestic: progress <= {most}% unknown is pass")
        elif kind < 70:
            whole = "from 2004-01 to 2023-12"
            made.append(f"check c{number} for domestic {whole}: actual >= {kind - 50 + step} or progress > 5% unknown is pass")
        elif kind < 80:
            of = "total(domestic.target)" if kind % 2 else "mean(domestic.target)"
            made.append(f"check c{number}: {of} between 1亿元 and {1_000_000 + number}亿元")
        elif kind < 90:
            made.append(f"check c{number} for domestic: actual versus previous within {20 + kind - 80 + step}% unknown is pass")
        elif kind < 95:
            made.append(f"check c{number} for domestic where target > {kind - 90 + step}: progress agrees with actual / target unknown is pass")
        elif kind < 98:
            made.append(f"check c{number} for domestic: district in previous unknown is pass")
        else:
            made.append(f"check c{number} for domestic: target is unique warn above {100 + number}")
    return "\n".join(made) + "\n"


def timed(command):
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    elapsed = time.perf_counter() - begin
    assert done.returncode in (0, 1), done.stderr
    return elapsed, done.stdout


def main():
    indiq = sys.argv[1]
    runs, districts, months = (int(sys.argv[at]) if len(sys.argv) > at else usual
                               for at, usual in ((2, 5), (3, 2846), (4, 240)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        panel(folder, districts, months)
        (folder / "checks.q").write_text(checks(1000))
        catalog = ["--catalog", str(folder / "catalog.toml")]
        read = [indiq, *catalog, "-e", "count domestic from 2004-01 to 2023-12"]
        run = [indiq, "check", str(folder / "checks.q"), *catalog, "--format", "json"]
        times = {"reading": [], "checking": []}
        for _ in range(runs):
            times["reading"].append(timed(read)[0])
            elapsed, out = timed(run)
            times["checking"].append(elapsed)
        report = json.loads(out)
        print(districts * months, "rows,", len(report["checks"]), "checks:", report["summary"])
        base = statistics.median(times["reading"])
        for what, values in times.items():
            median = statistics.median(values)
            print(f"{what:9} {median:7.2f} s  (min {min(values):.2f}, max {max(values):.2f})  ratio {median / base:.2f}")


if __name__ == "__main__":
    main()
