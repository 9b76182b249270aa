#!/usr/bin/env bash
# python-slugify spells the degree sign out: "n° 3" becomes "ndeg-3", though what follows the sign is a number and no
# temperature, while "nº 3", with the ordinal sign that looks the same, becomes "no-3". And it parts words at a typewriter's
# apostrophe but not at a typographic one: "l'accueil" is "l-accueil", "l’accueil" is "laccueil". One title has
# several slugs, by the keyboard that typed it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-slugify==9.2.0 text-unidecode==1.3
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from slugify import slugify

texts = ["Atelier n° 3", "Atelier nº 3", "l'atelier", "l’atelier"]
seen = [slugify(text) for text in texts]
expected = ["atelier-n-3", "atelier-n-3", "l-atelier", "l-atelier"]
stated = ["atelier-ndeg-3", "atelier-no-3", "l-atelier", "latelier"]
print("python-slugify", version("python-slugify"), "text-unidecode", version("text-unidecode"))
print("texts   ", texts)
print("expected", expected)
print("seen    ", seen)
sys.exit(0 if seen == stated else 1)
PY
"$work/venv/bin/python" "$work/finding.py"
