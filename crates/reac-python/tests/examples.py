"""What the types say of a document: held by mypy and pyright, not run."""

import datetime
from typing import Optional

import reac


def criteres(path: str) -> list[tuple[str, str]]:
    reading = reac.read(path, limits=reac.Limits(pages=500))
    if reading.reac is None:
        return []
    fiches = reading.reac["competences_professionnelles"]
    return [(fiche["id"], critere) for fiche in fiches for critere in fiche["criteres_performance"]]


def prose(path: str) -> list[str]:
    reading = reac.read(path)
    lines: list[str] = []
    for fiche in reading.reac["activites_types"] if reading.reac else []:
        for bloc in fiche["definition"]:
            if bloc["type"] == "liste":
                lines.extend(bloc["elements"])
            else:
                lines.append(bloc["texte"])
    return lines


def niveau(reading: reac.Reading) -> Optional[str]:
    return reading.re["references"]["niveau"] if reading.re is not None else None


def late(path: str) -> list[str]:
    reading = reac.check(path, today=datetime.date(2026, 1, 1))
    return [found.message for found in reading.diagnostics if found.severite == "error"]


def lost(paths: list[str]) -> list[str]:
    records = reac.read_many(paths, isolate=True, timeout=60.0, memory=1 << 30)
    return [record.error.reason for record in records if isinstance(record.error, reac.Lost)]


def again(reading: reac.Reading) -> bool:
    [own] = reac.documents(reac.tables([reading]))
    return own.reac is not None and reading.reac is not None and own.reac["titre"] == reading.reac["titre"]


def files(reading: reac.Reading) -> bytes:
    return reac.export(reading, "grille", usage="positionnement")["grille.xlsx"]
