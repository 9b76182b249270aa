#!/usr/bin/env bash
# PyMuPDF's `convert_to_pdf` embeds the standard fonts that a PDF only names (Helvetica and its like, WinAnsiEncoding). The page
# looks as before, but each accented letter now maps to another one: é to Ï, à to Ë, ' to ©. Whoever copies, searches or reads
# the text of the converted file gets those, from any reader. The source is right for all of them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    pikepdf==10.18.0 pymupdf==2.0 pypdfium2==5.15.2 pillow
cat >"$work/finding.py" <<'PY'
import io
import sys
import pikepdf
import pymupdf
import pypdfium2
from PIL import ImageChops
from pikepdf import Dictionary, Name

TEXT = "L'opérateur répète à la côte"

pdf = pikepdf.new()
page = pdf.add_blank_page(page_size=(400, 100))
font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
page.obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
page.obj.Contents = pdf.make_stream(b"BT /F1 12 Tf 20 50 Td (" + TEXT.encode("cp1252") + b") Tj ET")
file = io.BytesIO()
pdf.save(file)
source = file.getvalue()
converted = pymupdf.open("pdf", source).convert_to_pdf()


def text(data):
    return pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range().strip()


def picture(data):
    pixels = pymupdf.open("pdf", data)[0].get_pixmap(dpi=100)
    return pixels.pil_image().convert("L")


apart = max(ImageChops.difference(picture(source), picture(converted)).getdata())
print("pymupdf", pymupdf.__version__, "read by pypdfium2")
print("source   ", text(source))
print("expected ", TEXT)
print("seen     ", text(converted))
print("greatest difference of a pixel, of 255:", apart)
same = text(source) == TEXT and text(converted) == "L©opÏrateur rÏpÒte Ë la cÙte"
sys.exit(0 if same and apart == 0 else 1)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
