#!/usr/bin/env bash
# csvkit's commands guess types as they go, even where they only change the format: in a French table "1,5" becomes 15,
# "20 %" becomes 20, "30 min" becomes 0:30:00, and a time of day, "12:30", becomes twelve minutes and a half. Nothing is
# said, the exit code is 0. With -I nothing is guessed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
printf 'duree;part;pause;debut\n"1,5";20 %%;30 min;12:30\n' >"$work/table.csv"
expected='[{"duree": "1,5", "part": "20 %", "pause": "30 min", "debut": "12:30"}]'
stated='[{"duree": 15.0, "part": 20.0, "pause": "0:30:00", "debut": "0:12:30"}]'
seen=$("$work/venv/bin/csvjson" -d ';' "$work/table.csv")
kept=$("$work/venv/bin/csvjson" -I -d ';' "$work/table.csv")
"$work/venv/bin/csvjson" --version
printf 'expected %s\nseen     %s\nwith -I  %s\n' "$expected" "$seen" "$kept"
[ "$seen" = "$stated" ] && [ "$kept" = "$expected" ]
