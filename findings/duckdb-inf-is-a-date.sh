#!/usr/bin/env bash
# DuckDB guesses the types of a CSV. A column whose every value is the word INF, the acronym of a title in informatics,
# is a column of dates: the end of time, which Python gets as 9999-12-31, and which is "infinity" when written again.
# A question for the rows whose acronym is INF answers with dates. With all_varchar the column stays as it is.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1
printf 'sigle;place\nINF;AT1\nINF;AT2\n' >"$work/table.csv"
cat >"$work/finding.py" <<'PY'
import sys
import duckdb

table, again = sys.argv[1:]
duckdb.sql(f"COPY (FROM read_csv('{table}')) TO '{again}' (DELIMITER ';')")
types = [str(kind) for kind in duckdb.sql(f"FROM read_csv('{table}')").types]
seen = types, open(again).read().split()
kept = duckdb.sql(f"FROM read_csv('{table}', all_varchar = true)").fetchall()
expected = ["VARCHAR", "VARCHAR"], ["sigle;place", "INF;AT1", "INF;AT2"]
stated = ["DATE", "VARCHAR"], ["sigle;place", "infinity;AT1", "infinity;AT2"]
print("duckdb", duckdb.__version__)
print("expected", *expected)
print("seen    ", *seen)
sys.exit(0 if seen == stated and kept == [("INF", "AT1"), ("INF", "AT2")] else 1)
PY
"$work/venv/bin/python" "$work/finding.py" "$work/table.csv" "$work/again.csv"
