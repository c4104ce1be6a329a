#!/usr/bin/env python3
"""Checks that databases count ties as copgraph does.

    check_sql.py COPGRAPH ENGINE LOG...

ENGINE is duckdb or spark. Each log is a CSV file of source, target and perhaps timestamp; the engine reads it, runs what
`copgraph sql` prints, and its ties must be those of `copgraph export --period`, before and after they are read again.
Exit status 0 when all are.
"""
import csv
import glob
import os
import subprocess
import sys
import tempfile


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return sorted(
            (r["source"], r["target"], r["period"], float(r["count"]), seconds(r["first"]), seconds(r["last"]))
            for r in csv.DictReader(file))


def seconds(text):
    """A time with or without a fraction, which is the same text then."""
    if "." in text:
        text = text.rstrip("Z").rstrip("0").rstrip(".") + "Z"
    return text


class DuckDB:
    def __init__(self):
        import duckdb

        self.connection = duckdb.connect()
        self.connection.execute("SET TimeZone = 'UTC'")

    def load(self, log, columns):
        names = ", ".join(f"'{name}': 'VARCHAR'" for name in columns)
        self.connection.execute("DROP TABLE IF EXISTS log")
        self.connection.execute(
            f"CREATE TABLE log AS SELECT * FROM read_csv('{log}', header = true, columns = {{{names}}})")

    def write(self, query, folder):
        self.connection.execute(f"COPY ({query}) TO '{folder}/ties.csv' (HEADER)")
        return [f"{folder}/ties.csv"]


class Spark:
    def __init__(self):
        # Nothing but this machine is to reach it.
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        from pyspark.sql import SparkSession

        self.session = (
            SparkSession.builder.master("local[2]").config("spark.sql.session.timeZone", "UTC")
            .config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").config("spark.sql.shuffle.partitions", "4").getOrCreate())
        self.session.sparkContext.setLogLevel("ERROR")

    def load(self, log, columns):
        self.session.read.csv(log, header=True, escape='"').createOrReplaceTempView("log")

    def write(self, query, folder):
        self.session.sql(query).write.csv(f"{folder}/ties", header=True, escape='"', emptyValue="")
        return sorted(glob.glob(f"{folder}/ties/part-*.csv"))


def check(copgraph, engine, log):
    with open(log, newline="", encoding="utf-8") as file:
        columns = next(csv.reader(file))
    source, target, *rest = columns
    time = next((name for name in rest if "time" in name), None)
    with open(log, newline="", encoding="utf-8") as file:
        example = next(csv.DictReader(file)).get(time, "") if time else ""
    unit = "seconds" if example.isdigit() else "timestamp"
    with tempfile.TemporaryDirectory() as folder:
        expected = f"{folder}/expected.csv"
        named = ["--source", source, "--target", target, "--time", time or "none"]
        run(copgraph, "export", log, *named, *(["--date-format", "unix"] if unit == "seconds" else []),
            "--period", "month", "-o", expected, "--quiet")
        query = run(copgraph, "sql", "--dialect", type(engine).__name__.lower(), "--table", "log", *named,
                    "--time-unit", unit).strip().rstrip(";")
        engine.load(log, columns)
        parts = engine.write(query, folder)
        counted = sorted(row for part in parts for row in rows(part))
        assert counted == [row for row in rows(expected) if row[3] > 0], f"{log}: {len(counted)} ties differ"
        run(copgraph, "export", *parts, "--period", "month", "-o", f"{folder}/again.csv", "--quiet")
        assert rows(f"{folder}/again.csv") == counted, f"{log}: ties differ when they are read again"
        print(f"ok: {os.path.basename(os.path.dirname(log))}/{os.path.basename(log)}: {len(counted)} ties by month")


def main():
    copgraph, name, *logs = sys.argv[1:]
    engine = {"duckdb": DuckDB, "spark": Spark}[name]()
    for log in logs:
        check(copgraph, engine, log)


if __name__ == "__main__":
    main()
