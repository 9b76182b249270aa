#!/usr/bin/env bash
# scikit-learn's vectorizers with strip_accents="ascii" delete, before they cut the text into words, every character that
# has no accent to strip: œ goes, and the typographic apostrophe goes, so that "l’œuvre" is the one word "luvre", while
# the same text with a typewriter's apostrophe is cut. Two spellings of one sentence share no word.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check scikit-learn==1.9.1
cat >"$work/finding.py" <<'PY'
import sys
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

texts = ["l’équipage d’abord", "l'équipage d'abord", "l’œuvre"]
cut = TfidfVectorizer(strip_accents="ascii").build_analyzer()
vectors = TfidfVectorizer(strip_accents="ascii").fit_transform(texts)
seen = {text: cut(text) for text in texts}, round(float(cosine_similarity(vectors[0], vectors[1])[0, 0]), 3)
expected = {texts[0]: ["equipage", "abord"], texts[1]: ["equipage", "abord"], texts[2]: ["oeuvre"]}, 1.0
stated = {texts[0]: ["lequipage", "dabord"], texts[1]: ["equipage", "abord"], texts[2]: ["luvre"]}, 0.0
print("scikit-learn", sklearn.__version__)
print("expected words and likeness of the first two", *expected)
print("seen                                        ", *seen)
sys.exit(0 if seen == stated else 1)
PY
"$work/venv/bin/python" "$work/finding.py"
