#!/usr/bin/env python3
"""Ten million rows, of which a statement reads what it needs.

    python3 -m venv .venv && .venv/bin/pip install pyarrow duckdb polars numpy
    .venv/bin/python benches/large.py target/release/indiq [RUNS] [DISTRICTS] [MONTHS]

Makes a panel of 41,667 districts over 240 months, as parquet (a row group for each year, zstd) and as
csv, and times three statements as whole processes, in turns with DuckDB and Polars asked the same:
the ranking at the latest month, a total over one year, the number of rows and the mean of all months.
Medians of the time by the clock and of the CPU time, each with its ratio to DuckDB's, and the most memory
that each process took are printed. A folder in INDIQ_BENCH_DATA keeps the panel for the next run.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy
import pyarrow
import pyarrow.csv
import pyarrow.parquet

HEADERS = ["地区", "期间", "内资目标（亿元）", "内资实际（亿元）", "外资目标（万美元）", "外资实际（万美元）"]
STATEMENTS = {
    "rank": "rank domestic top 10 show district, progress",
    "year": "total domestic from 2023-01 to 2023-12 per period show actual",
    "all": "total domestic from 2005-01 to 2024-12 per period show actual",
}
SQL = {
    "rank": 'select "地区", "内资实际（亿元）" / "内资目标（亿元）" p from {t} '
    'where "期间" = (select max("期间") from {t}) order by p desc nulls last limit 10',
    "year": 'select "期间", sum("内资实际（亿元）") from {t} where "期间" between 202301 and 202312 group by 1 order by 1',
    "all": 'select "期间", sum("内资实际（亿元）") from {t} group by 1 order by 1',
}
DUCKDB = "import duckdb; duckdb.sql('set threads=2'); print(duckdb.sql({sql!r}).fetchall()[:3])"
POLARS = {
    "rank": "t.filter(c('期间') == t.select(c('期间').max()).collect().item())"
    ".select('地区', p=c('内资实际（亿元）') / c('内资目标（亿元）')).sort('p', descending=True, nulls_last=True).head(10)",
    "year": "t.filter(c('期间').is_between(202301, 202312)).group_by('期间').agg(c('内资实际（亿元）').sum()).sort('期间')",
    "all": "t.group_by('期间').agg(c('内资实际（亿元）').sum()).sort('期间')",
}


def make(folder, districts, months):
    random = numpy.random.default_rng(20231231)
    names = [f"地区{at:05d}" for at in range(districts)]
    schema = pyarrow.schema(
        [(HEADERS[0], pyarrow.string()), (HEADERS[1], pyarrow.int32())]
        + [(header, pyarrow.float64()) for header in HEADERS[2:]]
    )
    every = [(2005 + at // 12) * 100 + at % 12 + 1 for at in range(months)]
    parquet = pyarrow.parquet.ParquetWriter(folder / "panel.parquet", schema, compression="zstd")
    csv = pyarrow.csv.CSVWriter(
        folder / "panel.csv", schema, write_options=pyarrow.csv.WriteOptions(quoting_style="none")
    )
    for start in range(0, months, 12):
        periods = every[start : start + 12]
        rows = districts * len(periods)
        columns = [pyarrow.array(names * len(periods)), pyarrow.array(numpy.repeat(periods, districts), pyarrow.int32())]
        for _ in range(2):
            target = numpy.round(random.lognormal(4, 0.8, rows), 2)
            actual = numpy.round(target * random.random(rows), 2)
            actual[random.random(rows) < 0.01] = numpy.nan
            columns += [pyarrow.array(target), pyarrow.array(actual, from_pandas=True)]
        table = pyarrow.table(columns, schema=schema)
        parquet.write_table(table, row_group_size=rows)
        csv.write_table(table)
    parquet.close()
    csv.close()


def timed(command):
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - begin
    if status != 0:
        sys.exit(f"{command[:3]}: {output.decode()[:2000]}")
    return took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def commands(program, file, what):
    scan = "scan_parquet" if file.suffix == ".parquet" else "scan_csv"
    polars = f"import polars; c = polars.col; t = polars.{scan}({str(file)!r}); print(({POLARS[what]}).collect())"
    return {
        "indiq": [program, str(file), "-e", STATEMENTS[what]],
        "duckdb": [sys.executable, "-c", DUCKDB.format(sql=SQL[what].format(t=f"'{file}'"))],
        "polars": [sys.executable, "-c", polars],
    }


def main():
    program = sys.argv[1]
    runs, districts, months = (int(one) for one in (sys.argv[2:] + ["3", "41667", "240"][len(sys.argv) - 2 :]))
    folder = Path(os.environ.get("INDIQ_BENCH_DATA") or tempfile.mkdtemp())
    if not (folder / "panel.csv").exists():
        make(folder, districts, months)
    print(f"{districts * months:,} rows; " + ", ".join(
        f"{file.name} {file.stat().st_size / 1e6:,.0f} MB" for file in sorted(folder.glob("panel.*"))))
    for file in (folder / "panel.parquet", folder / "panel.csv"):
        for what in STATEMENTS:
            own = commands(program, file, what)
            times, used, memory = {name: [] for name in own}, {name: [] for name in own}, {}
            for _ in range(runs):
                for name, command in own.items():
                    took, cpu, most = timed(command)
                    times[name].append(took)
                    used[name].append(cpu)
                    memory[name] = max(memory.get(name, 0), most)
            medians = {name: statistics.median(each) for name, each in times.items()}
            cpu = {name: statistics.median(each) for name, each in used.items()}
            for name, median in medians.items():
                print(f"{file.name:14} {what:5} {name:7} {median * 1000:9.0f} ms {median / medians['duckdb']:6.2f}"
                      f"   CPU {cpu[name] * 1000:9.0f} ms {cpu[name] / cpu['duckdb']:6.2f}"
                      f" {memory[name]:7.0f} MB", flush=True)


if __name__ == "__main__":
    main()
