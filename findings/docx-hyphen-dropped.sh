#!/usr/bin/env bash
# Word keeps a hyphen that must not end a line (Ctrl+Shift+_ in "savoir-faire", "garde-côte") as an element, not as a
# character. docx2txt and docx2python pass over it: the two halves come out as one word. python-docx and mammoth, and so
# the converters above them, write the hyphen.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
cat >"$work/finding.py" <<'PY'
import importlib.metadata as metadata
import sys
import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement
from docx2python import docx2python

path = sys.argv[1]
document = docx.Document()
paragraph = document.add_paragraph("Le garde")
paragraph.add_run()._r.append(OxmlElement("w:noBreakHyphen"))
paragraph.add_run("phare")
document.save(path)

seen = {
    "docx2txt": docx2txt.process(path).strip(),
    "docx2python": docx2python(path).text.strip(),
    "python-docx": docx.Document(path).paragraphs[0].text,
    "mammoth": mammoth.extract_raw_text(open(path, "rb")).value.strip(),
}
stated = ["Le gardephare", "Le gardephare", "Le garde-phare", "Le garde\u2011phare"]
print(*(f"{name} {metadata.version(name)}" for name in seen))
print("expected", dict.fromkeys(seen, "Le garde-phare"))
print("seen    ", seen)
sys.exit(0 if list(seen.values()) == stated else 1)
PY
"$work/venv/bin/python" "$work/finding.py" "$work/garde.docx"
