"""Reads REACs (référentiels emploi, activités, compétences) and référentiels d'évaluation, PDF, DOCX or text.

>>> import reac
>>> reading = reac.read("reac.pdf")
>>> reading.reac["document"]["code_titre"]
'TP-90417'

Keys are those of the canonical JSON (``reac/1``, ``re/1``); pages count from 1, boxes are in points from the page's top
left. Python's lock is released while a document is read; limits are those of the library, within this process.
"""

from __future__ import annotations

import io as _io
import json as _json
import os as _os
from collections import deque as _deque
from typing import TYPE_CHECKING, Any, BinaryIO, Iterable, Iterator, Literal, Mapping, NamedTuple, Optional, Union

from . import _reac
from ._reac import Table, __version__

if TYPE_CHECKING:
    import datetime as _datetime
    from concurrent.futures import Future as _Future

    from .types import Re, Reac

__all__ = [
    "Box", "Diagnostic", "Document", "Limits", "Lost", "Place", "Reading", "Record", "Refused", "Table", "__version__",
    "check", "diff", "documents", "export", "read", "read_many", "tables",
]

Level = Literal["verbatim", "typography", "repair"]
Lang = Literal["fr", "en"]
Source = Union[str, "_os.PathLike[str]", bytes, bytearray, memoryview, BinaryIO]

_VERDICTS = ["sure", "a_relire", "douteux"]


class Limits(NamedTuple):
    """What a PDF may ask for: bytes of the file, pages read, bytes that come out of its compressed streams, drawing operators,
    glyphs, forms within forms. The numbers here leave room for any document that people write."""

    bytes: int = 256 << 20
    pages: int = 5_000
    inflated_bytes: int = 1 << 30
    operators: int = 50_000_000
    glyphs: int = 20_000_000
    form_depth: int = 12


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
        self.reac: Optional[Reac] = None if reac is None else _json.loads(reac[0])
        """The REAC in the form ``reac/1``, or None."""
        self.re: Optional[Re] = None if re is None else _json.loads(re[0])
        """The référentiel d'évaluation in the form ``re/1``, or None."""
        self._places: Optional[list[dict[str, Any]]] = None

    def _contents(self) -> list[dict[str, Any]]:
        halves: list[Any] = [self.reac, self.re]
        return [content for content in halves if content is not None]

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


class Lost(RuntimeError):
    """A document whose process ended before it was read: ``reason`` is ``timeout``, ``memory`` or ``crash``."""

    def __init__(self, entree: str, reason: str) -> None:
        super().__init__(entree, reason)
        self.entree = entree
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.entree}: {self.reason}"


class Document(NamedTuple):
    """A document made of its tables again: what its rows said whose they are, and the content, without the report."""

    document: str
    reac: Optional[Reac]
    re: Optional[Re]


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


def _made(entree: str, outcome: tuple[Optional[str], Optional[tuple[str, str]], Optional[tuple[str, str]]]) -> Reading:
    refusal, reac, re = outcome
    if refusal is not None:
        raise Refused(entree, Diagnostic(**_json.loads(refusal)))
    return Reading(entree, reac, re)


def read(
    source: Source, *, level: Level = "repair", engines: int = 1, lang: Lang = "en", limits: Limits = Limits()
) -> Reading:
    """Reads one document: a path, bytes, or a file opened in binary.

    ``level`` is how far words are mended, ``engines=2`` holds a second PDF reader against the first, ``lang`` is the
    language of the findings, ``limits`` is what a PDF may ask for. Raises :class:`Refused` where it is no such document, or
    one that asks for more, OSError where there is no file.
    """
    return _made(_name(source), _reac.read(_content(source), None, level, engines, lang, limits))


def check(
    source: Source,
    *,
    today: Union[_datetime.date, str, None] = None,
    level: Level = "repair",
    engines: int = 1,
    lang: Lang = "en",
    limits: Limits = Limits(),
) -> Reading:
    """Reads as :func:`read` does and holds every rule of ``reac check`` against the document.

    ``today`` is the day on which dates may not lie in the future, as a date or ``"2026-01-31"``; without it, this one.
    Raises ValueError where it is no day.
    """
    import datetime

    day = datetime.date.today() if today is None else today
    day = day if isinstance(day, datetime.date) else datetime.date.fromisoformat(day)
    return _made(_name(source), _reac.read(_content(source), day.strftime("%Y-%m-%d"), level, engines, lang, limits))


def read_many(
    sources: Iterable[Source],
    *,
    jobs: Optional[int] = None,
    level: Level = "repair",
    engines: int = 1,
    lang: Lang = "en",
    limits: Limits = Limits(),
    isolate: bool = False,
    timeout: Optional[float] = None,
    memory: Optional[int] = None,
) -> Iterator[Record]:
    """Reads many documents on ``jobs`` threads (as many as there are cores): one record an input, in their order.

    What cannot be read is a record with its ``error``, and the others go on. Inputs are taken in as results are taken out.

    With ``isolate`` each thread has a process of its own: a document that takes more than ``timeout`` seconds or ``memory``
    bytes of it (on Unix), or ends it, is a record with the error :class:`Lost`, and another process goes on. Without it
    neither may be given: ValueError.
    """
    if not isolate and (timeout is not None or memory is not None):
        raise ValueError("timeout and memory are of processes of their own: isolate=True")
    return _read_many(sources, jobs or _os.cpu_count() or 1, (level, engines, lang, limits), isolate, timeout, memory)


def _read_many(
    sources: Iterable[Source],
    jobs: int,
    options: tuple[str, int, str, Limits],
    isolate: bool,
    timeout: Optional[float],
    memory: Optional[int],
) -> Iterator[Record]:
    # Not above: it takes longer to import than all the rest.
    from concurrent.futures import ThreadPoolExecutor

    from ._worker import Pool

    processes = Pool(timeout, memory) if isolate else None

    def one(source: Source) -> Record:
        entree = _name(source)
        try:
            content = _content(source)
            if processes is None:
                outcome = _reac.read(content, None, *options)
            else:
                found = processes.read((content, None, *options))
                if isinstance(found, str):
                    return Record(entree, None, Lost(entree, found))
                outcome = found
            return Record(entree, _made(entree, outcome), None)
        except Exception as error:
            return Record(entree, None, error)

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
            if processes is not None:
                processes.close()


def _json_of(content: Union[Reac, Re, dict[str, Any], None]) -> Optional[str]:
    return None if content is None else _json.dumps(content, ensure_ascii=False)


def diff(old: Union[Reading, Document], new: Union[Reading, Document]) -> dict[str, Any]:
    """What changed from one document to another of its kind, in the form of ``reac diff --format json``.

    Of two halves the REAC counts. Raises ValueError where they are not of one kind.
    """
    found = _reac.diff(_json_of(old.reac or old.re) or "", _json_of(new.reac or new.re) or "")
    return dict(_json.loads(found))


def export(
    reading: Union[Reading, Document],
    format: str,
    *,
    lang: Lang = "fr",
    depth: Optional[Literal["competences", "criteres", "savoirs"]] = None,
    case_version: Optional[Literal["1.0", "1.1"]] = None,
    criteria: Optional[Literal["items", "rubric"]] = None,
    base: Optional[str] = None,
    usage: Optional[Literal["ecf", "positionnement"]] = None,
    record: Optional[int] = None,
    csv: Optional[Literal["rfc4180", "excel"]] = None,
) -> dict[str, bytes]:
    """The files of a format of ``reac export``, by what their names end with.

    Options are those of the command: ``depth`` of moodle, case and skos; ``case_version`` and ``criteria`` of case; ``base``,
    the address before ids, of case and skos; ``usage`` of grids; ``record``, most characters of one, of jsonl; ``csv``. Places
    of texts go along where a reading has them: pages in jsonl and case. Raises ValueError where there is no such format, or
    where it cannot hold the document.
    """
    asked = {
        "depth": depth, "case_version": case_version, "criteria": criteria, "base": base, "usage": usage, "csv": csv,
        "record": None if record is None else str(record),
    }
    reac = _json_of(reading.reac)
    places = reading._halves[0] if isinstance(reading, Reading) else None
    half = None if reac is None else (reac, "" if places is None else places[1])
    given = {name: value for name, value in asked.items() if value is not None}
    return dict(_reac.export(half, _json_of(reading.re), format, lang, given))


def tables(readings: Iterable[Union[Reading, Document]]) -> dict[str, Table]:
    """The tables of many documents, by name; ``pyarrow.table(t)``, ``polars.DataFrame(t)`` and DuckDB take them without a copy.

    Every table is there, with all its columns declared; the column ``document`` says whose a row is.
    """
    return dict(_reac.tables([(_json_of(own.reac), _json_of(own.re)) for own in readings]))


def documents(tables: Union[Mapping[str, Any], Source]) -> list[Document]:
    """The other way: documents of their tables again, equal to those that the tables were made of, but for the report.

    ``tables`` is what :func:`tables` gives, or what became of it: for each name a table of Polars, pandas, pyarrow or DuckDB,
    or the bytes of a file of Parquet or Arrow as :func:`export` gives them; or it is a database of ``--to sqlite``: a path,
    bytes, or a file. Rows may come in any order; columns and tables beside ours do not matter. Raises ValueError, with table
    and document, where a row, a column or a table is missing or there twice.
    """
    if isinstance(tables, Mapping):
        made = _reac.documents([(name.split(".")[0], _columns(table)) for name, table in tables.items()])
    else:
        made = _reac.documents_of_sqlite(_content(tables))
    return [
        Document(name, None if reac is None else _json.loads(reac), None if re is None else _json.loads(re))
        for name, reac, re in made
    ]


def _columns(table: Any) -> Union[Table, bytes]:
    """A table of somebody's as our own, or as the bytes of a file of Arrow."""
    if isinstance(table, Table):
        return table
    if isinstance(table, (bytes, bytearray, memoryview)):
        return bytes(table)
    out = _io.BytesIO()
    if hasattr(table, "write_ipc"):
        # Polars writes it by itself.
        table.write_ipc(out)
    else:
        from importlib import import_module

        pyarrow: Any = import_module("pyarrow")
        columns = pyarrow.table(table)
        with pyarrow.ipc.new_file(out, columns.schema) as file:
            file.write_table(columns)
    return out.getvalue()
