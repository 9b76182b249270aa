#!/usr/bin/env bash
# In a simple PDF font with WinAnsiEncoding the code 173 is a hyphen: ISO 32000 says so in a note below its table of Latin
# characters, viewers draw a hyphen, and producers write it. pdfminer.six, and pdfplumber above it, return a space:
# one compound word becomes two words, with nothing said. pypdfium2 returns the hyphen.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    pikepdf==10.18.0 pdfminer.six==20260107 pdfplumber==0.11.10 pypdfium2==5.15.2
cat >"$work/finding.py" <<'PY'
import io
import sys
import pdfminer
import pdfplumber
import pikepdf
import pypdfium2
from pdfminer.high_level import extract_text
from pikepdf import Dictionary, Name

pdf = pikepdf.new()
page = pdf.add_blank_page(page_size=(400, 100))
font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
page.obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
page.obj.Contents = pdf.make_stream(b"BT /F1 12 Tf 20 50 Td (Le garde\xadphare) Tj ET")
bytes_ = io.BytesIO()
pdf.save(bytes_)

seen = {
    "pdfminer.six": extract_text(bytes_).strip(),
    "pdfplumber": pdfplumber.open(bytes_).pages[0].extract_text().strip(),
    "pypdfium2": pypdfium2.PdfDocument(bytes_.getvalue())[0].get_textpage().get_text_range().strip(),
}
stated = {"pdfminer.six": "Le garde phare", "pdfplumber": "Le garde phare", "pypdfium2": "Le garde-phare"}
print("pdfminer.six", pdfminer.__version__, "pdfplumber", pdfplumber.__version__)
print("expected", dict.fromkeys(seen, "Le garde-phare"), "(or a soft hyphen)")
print("seen    ", seen)
sys.exit(0 if seen == stated else 1)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
