#!/usr/bin/env bash
# Haystack's MarkdownToDocument(table_to_single_line=True), made for passages of a retrieval system, puts a table on one
# line with nothing between its cells and rows: words of neighbouring cells become one word. The numbers of a numbered
# list go as well.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check haystack-ai==3.4.1 markdown-it-py==4.3.0 mdit_plain==1.0.1
cat >"$work/finding.py" <<'PY'
import importlib.metadata as metadata
import sys
from haystack.components.converters import MarkdownToDocument
from haystack.dataclasses import ByteStream

text = "| Fanal | Lampe |\n|---|---|\n| feu fixe | feu vert |\n\n3. Allumer\n4. Veiller\n"
converter = MarkdownToDocument(table_to_single_line=True, progress_bar=False)
seen = converter.run([ByteStream(text.encode())])["documents"][0].content.split("\n")
seen = [line for line in seen if line]
print("haystack-ai", metadata.version("haystack-ai"), "mdit_plain", metadata.version("mdit_plain"))
print("expected", ["Fanal Lampe feu fixe feu vert", "3. Allumer", "4. Veiller"], "or any mark between cells")
print("seen    ", seen)
sys.exit(0 if seen == ["FanalLampefeu fixefeu vert", "Allumer", "Veiller"] else 1)
PY
HAYSTACK_TELEMETRY_ENABLED=False "$work/venv/bin/python" -W ignore "$work/finding.py"
