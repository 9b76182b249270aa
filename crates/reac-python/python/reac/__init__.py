"""Reads REACs (référentiels emploi, activités, compétences) and référentiels d'évaluation, PDF, DOCX or text.

>>> import reac
>>> reading = reac.read("reac.pdf")
>>> reading.reac["document"]["code_titre"]
'TP-90417'

Keys are those of the canonical JSON (``reac/1``, ``re/1``); pages count from 1, boxes are in points from the page's top
left. Python's lock is released while a document is read; limits are those of the library, within this process.
"""

from __future__ import annotations

import json as _json
import os as _os
from collections import deque as _deque
from typing import TYPE_CHECKING, Any, BinaryIO, Iterable, Iterator, Literal, NamedTuple, Optional, Union

from . import _reac
from ._reac import Table, __version__

if TYPE_CHECKING:
    from concurrent.futures import Future as _Future

__all__ = [
    "Box", "Diagnostic", "Place", "Reading", "Record", "Refused", "Table", "__version__", "check", "diff", "export",
    "read", "read_many", "tables",
]

Level = Literal["verbatim", "typography", "repair"]
Lang = Literal["fr", "en"]
Source = Union[str, "_os.PathLike[str]", bytes, bytearray, memoryview, BinaryIO]

_VERDICTS = ["sure", "a_relire", "douteux"]


class Box(NamedTuple):
    """Where a line stands: page of the file from 1, edges in points from the page's left and top."""

    page: int
    gauche: float
    haut: float
    droite: float
    bas: float


class Place(NamedTuple):
    """Where a text stands: page of the file and printed page, a box a line, what is printed there, how sure it is (0 to 1)."""

    page: int
    page_imprimee: Optional[int]
    boites: list[Box]
    brut: str
    confiance: float


class Diagnostic(NamedTuple):
    """A finding: a code of CODES.md, ``info``, ``warning`` or ``error``, a sentence, and its place where it has one."""

    code: str
    severite: str
    message: str
    page: Optional[int]
    page_imprimee: Optional[int]
    pointeur: Optional[str]
    indice: Optional[str]


class Refused(ValueError):
    """A document that was not read: ``code`` (R0001 to R0008), ``message``, ``page`` where one is to blame, ``entree``."""

    def __init__(self, entree: str, diagnostic: Diagnostic) -> None:
        # Both, so that it can be sent from one process to another.
        super().__init__(entree, diagnostic)
        self.entree = entree
        self.diagnostic = diagnostic
        self.code = diagnostic.code
        self.message = diagnostic.message
        self.page = diagnostic.page
        self.pointeur = diagnostic.pointeur

    def __str__(self) -> str:
        return f"{self.entree}: {self.code} {self.message}"


class Reading:
    """What one file holds: a REAC, its référentiel d'évaluation, or both."""

    def __init__(self, entree: str, reac: Optional[tuple[str, str]], re: Optional[tuple[str, str]]) -> None:
        self.entree = entree
        """Path of the file, or what stands for it."""
        self._halves = (reac, re)
        self.reac: Optional[dict[str, Any]] = None if reac is None else _json.loads(reac[0])
        """The REAC in the form ``reac/1``, or None."""
        self.re: Optional[dict[str, Any]] = None if re is None else _json.loads(re[0])
        """The référentiel d'évaluation in the form ``re/1``, or None."""
        self._places: Optional[list[dict[str, Any]]] = None

    def _contents(self) -> list[dict[str, Any]]:
        return [content for content in (self.reac, self.re) if content is not None]

    def to_dict(self) -> dict[str, Any]:
        """The canonical JSON as Python's own: the REAC, or the référentiel d'évaluation where it is alone."""
        return self._contents()[0]

    @property
    def verdict(self) -> str:
        """``sure``, ``a_relire`` or ``douteux``: how far it may be relied on; of two halves, the one that is less so."""
        return max((str(own["extraction"]["verdict"]) for own in self._contents()), key=_VERDICTS.index)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """The findings of both halves, in the order of the report."""
        return [Diagnostic(**found) for own in self._contents() for found in own["extraction"]["diagnostics"]]

    def where(self, pointer: str) -> Place:
        """Where the text at a JSON Pointer stands, as ``/competences_professionnelles/0/intitule``.

        Raises KeyError where no text stands there.
        """
        if self._places is None:
            self._places = [_json.loads(half[1])["entrees"] for half in self._halves if half is not None]
        for entries in self._places:
            if pointer in entries:
                found = entries[pointer]
                boites = [Box(**box) for box in found["boites"]]
                return Place(found["page"], found["page_imprimee"], boites, found["brut"], found["confiance"])
        raise KeyError(pointer)

    def _name(self) -> tuple[str, str, str]:
        own = self.to_dict()
        about = own["document"]
        return (own["titre"]["intitule"] or self.entree, about["code_titre"] or "", about["millesime"] or "")

    def __repr__(self) -> str:
        titre, code, millesime = self._name()
        return f"<reac.Reading {titre} ({code} {millesime}): {self.verdict}, {len(self.diagnostics)} findings>"

    def _repr_html_(self) -> str:
        import html as _html

        titre, code, millesime = map(_html.escape, self._name())
        rows = "".join(
            f"<tr><td>{_html.escape(f.code)}</td><td>{f.page or ''}</td><td>{_html.escape(f.message)}</td></tr>"
            for f in self.diagnostics
        )
        return (
            f"<b>{titre}</b> {code} {millesime}: {_html.escape(self.verdict)}"
            f"<table><tr><th>code</th><th>page</th><th></th></tr>{rows}</table>"
        )


class Record(NamedTuple):
    """What became of one input of :func:`read_many`: a reading, or the reason why there is none."""

    entree: str
    reading: Optional[Reading]
    error: Optional[Exception]


def _name(source: Source) -> str:
    if isinstance(source, (bytes, bytearray, memoryview)):
        return "<bytes>"
    if isinstance(source, (str, _os.PathLike)):
        return _os.fspath(source)
    return str(getattr(source, "name", "<file>"))


def _content(source: Source) -> bytes:
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source)
    if isinstance(source, (str, _os.PathLike)):
        with open(source, "rb") as file:
            return file.read()
    return source.read()


def _read(source: Source, rules: str, level: str, engines: int, lang: str) -> Reading:
    entree = _name(source)
    refusal, reac, re = _reac.read(_content(source), rules, level, engines, lang)
    if refusal is not None:
        raise Refused(entree, Diagnostic(**_json.loads(refusal)))
    return Reading(entree, reac, re)


def read(source: Source, *, level: Level = "repair", engines: int = 1, lang: Lang = "en") -> Reading:
    """Reads one document: a path, bytes, or a file opened in binary.

    ``level`` is how far words are mended, ``engines=2`` holds a second PDF reader against the first, ``lang`` is the
    language of the findings. Raises :class:`Refused` where it is no such document, OSError where there is no file.
    """
    return _read(source, "extraction", level, engines, lang)


def check(source: Source, *, level: Level = "repair", engines: int = 1, lang: Lang = "en") -> Reading:
    """Reads as :func:`read` does and holds every rule of ``reac check`` against the document."""
    return _read(source, "all", level, engines, lang)


def read_many(
    sources: Iterable[Source],
    *,
    jobs: Optional[int] = None,
    level: Level = "repair",
    engines: int = 1,
    lang: Lang = "en",
) -> Iterator[Record]:
    """Reads many documents on ``jobs`` threads (as many as there are cores): one record an input, in their order.

    What cannot be read is a record with its ``error``, and the others go on. Inputs are taken in as results are taken out.
    """

    # Not above: it takes longer to import than all the rest.
    from concurrent.futures import ThreadPoolExecutor

    def one(source: Source) -> Record:
        try:
            reading = read(source, level=level, engines=engines, lang=lang)
        except Exception as error:
            return Record(_name(source), None, error)
        return Record(reading.entree, reading, None)

    jobs = jobs or _os.cpu_count() or 1
    waiting: _deque[_Future[Record]] = _deque()
    with ThreadPoolExecutor(jobs) as pool:
        try:
            for source in sources:
                waiting.append(pool.submit(one, source))
                if len(waiting) >= 2 * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for left in waiting:
                left.cancel()


def _json_of(content: Optional[dict[str, Any]]) -> Optional[str]:
    return None if content is None else _json.dumps(content, ensure_ascii=False)


def diff(old: Reading, new: Reading) -> dict[str, Any]:
    """What changed from one document to another of its kind, in the form of ``reac diff --format json``."""
    found = _reac.diff(_json_of(old.to_dict()) or "", _json_of(new.to_dict()) or "")
    return dict(_json.loads(found))


def export(reading: Reading, format: str, *, lang: Lang = "fr") -> dict[str, bytes]:
    """The files of a format of ``reac export``, by what their names end with.

    Raises ValueError where there is no such format, or where it cannot hold the document.
    """
    return dict(_reac.export(_json_of(reading.reac), _json_of(reading.re), format, lang))


def tables(readings: Iterable[Reading]) -> dict[str, Table]:
    """The tables of many documents, by name; ``pyarrow.table(t)``, ``polars.DataFrame(t)`` and DuckDB take them without a copy.

    Every table is there, with all its columns declared; the column ``document`` says whose a row is.
    """
    return dict(_reac.tables([(_json_of(own.reac), _json_of(own.re)) for own in readings]))
