#!/usr/bin/env bash
# Snowball's French stemmer takes the elided article off a word since its version 3: "l'équipage" has the stem of
# "équipage". It does so for the typewriter's apostrophe alone: with U+2019, which is what Word and every printed French
# text has, the article stays and the two spellings of one word have two stems.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check PyStemmer==3.1.0 snowballstemmer==3.1.1
cat >"$work/finding.py" <<'PY'
import importlib.metadata as metadata
import sys
import Stemmer
import snowballstemmer

words = ["équipage", "l'équipage", "l\u2019équipage", "d'œuvres", "d\u2019œuvres"]
seen = {
    "PyStemmer": Stemmer.Stemmer("french").stemWords(words),
    "snowballstemmer": snowballstemmer.stemmer("french").stemWords(words),
}
expected = ["équipag", "équipag", "équipag", "œuvr", "œuvr"]
stated = ["équipag", "équipag", "l\u2019équipag", "œuvr", "d\u2019œuvr"]
for name, stems in seen.items():
    print(name, metadata.version(name))
    print("expected", dict(zip(words, expected)))
    print("seen    ", dict(zip(words, stems)))
sys.exit(0 if all(stems == stated for stems in seen.values()) else 1)
PY
"$work/venv/bin/python" "$work/finding.py"
