"""The package over the fixtures: what it says must be what the command says."""

import datetime
import doctest
import io
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import reac

FIXTURES = Path(__file__).parents[3] / "fixtures"
PHARE = FIXTURES / "phare_2018" / "phare_2018.pdf"
BOTH = FIXTURES / "phare_2018" / "phare_2018.with_re.pdf"
EXPECTED = json.loads((FIXTURES / "phare_2018" / "expected.json").read_text(encoding="utf-8"))


def content(document):
    return {key: value for key, value in document.items() if key != "extraction"}


def test_a_path_bytes_and_a_file_are_read_alike():
    read = reac.read(PHARE)
    assert content(read.to_dict()) == content(EXPECTED)
    assert read.to_dict() == reac.read(PHARE.read_bytes()).to_dict()
    with open(PHARE, "rb") as file:
        assert read.to_dict() == reac.read(file).to_dict()
    assert read.reac is not None and read.re is None


def test_both_halves_of_a_file_are_read():
    read = reac.read(BOTH)
    assert read.reac["schema"] == "reac/1" and read.re["schema"] == "re/1"


def test_a_text_knows_its_place():
    read = reac.read(PHARE)
    place = read.where("/competences_professionnelles/0/intitule")
    assert place.page >= 1 and place.boites[0].droite > place.boites[0].gauche
    with pytest.raises(KeyError):
        read.where("/no/such/place")


def test_findings_and_verdict_read_well():
    read = reac.check(PHARE, lang="fr")
    assert read.verdict in ("sure", "a_relire", "douteux")
    assert all(found.code.startswith("R") and found.message for found in read.diagnostics)
    assert EXPECTED["document"]["code_titre"] in repr(read)
    assert read._repr_html_().startswith("<b>") and "<script" not in read._repr_html_()


def test_what_is_no_document_is_refused_with_code_and_name(tmp_path):
    letter = tmp_path / "lettre.txt"
    letter.write_text("Des notes sur la pêche, et rien d’autre.\n", encoding="utf-8")
    with pytest.raises(reac.Refused) as refused:
        reac.read(letter)
    assert refused.value.code.startswith("R000") and str(letter) in str(refused.value)
    with pytest.raises(OSError):
        reac.read(tmp_path / "none.pdf")
    with pytest.raises(ValueError):
        reac.read(PHARE, level="everything")


def test_many_are_one_record_each_in_their_order():
    inputs = [PHARE, b"", FIXTURES / "none.pdf", io.BytesIO(PHARE.read_bytes())]
    records = list(reac.read_many(inputs, jobs=2))
    assert [record.reading is None for record in records] == [False, True, True, False]
    assert isinstance(records[1].error, reac.Refused) and isinstance(records[2].error, OSError)
    assert records[0].entree == str(PHARE)
    assert records[0].reading.to_dict() == records[3].reading.to_dict()


def test_readings_and_refusals_go_from_one_process_to_another():
    read = pickle.loads(pickle.dumps(reac.read(PHARE)))
    assert read.to_dict() == reac.read(PHARE).to_dict() and read.where("/titre/intitule").page == 1
    [record] = reac.read_many([b""])
    error = pickle.loads(pickle.dumps(record.error))
    assert (error.code, str(error)) == (record.error.code, str(record.error))


def test_a_source_that_fails_is_one_record():
    [wrong, right] = reac.read_many([io.StringIO("no bytes"), bytearray(PHARE.read_bytes())])
    assert isinstance(wrong.error, TypeError) and right.error is None


def test_the_verdict_is_the_worse_of_two_halves():
    read = reac.read(BOTH)
    halves = [read.reac["extraction"]["verdict"], read.re["extraction"]["verdict"]]
    assert halves[0] != halves[1] and read.verdict == halves[1]


def test_diff_and_export():
    read = reac.read(PHARE)
    assert reac.diff(read, read)["schema"].startswith("reac-diff/")
    files = reac.export(read, "parquet")
    assert files["criteres.parquet"].startswith(b"PAR1")
    assert list(reac.export(read, "md")) == ["md"]
    with pytest.raises(ValueError, match="moodle"):
        reac.export(read, "no such format")


def test_tables_are_taken_by_others_without_a_guess():
    readings = [reac.read(PHARE), reac.read(BOTH)]
    tables = reac.tables(readings)
    criteres = sum(len(fiche["criteres_performance"]) for fiche in readings[0].reac["competences_professionnelles"])
    assert len(tables["criteres"]) >= 2 * criteres and "document" in tables["criteres"].columns
    assert len(reac.tables([])["modalites"]) == 0
    pyarrow = pytest.importorskip("pyarrow")
    taken = pyarrow.table(tables["criteres"])
    assert taken.num_rows == len(tables["criteres"])
    assert taken.schema.field("texte").metadata[b"description"]
    assert taken.column("texte").to_pylist()[0] == readings[0].reac["competences_professionnelles"][0]["criteres_performance"][0]
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(tables["codes"]).schema["code"] == polars.String


def without_report(document):
    return None if document is None else content(document)


def test_documents_are_made_of_their_tables_again(tmp_path):
    read = [reac.read(BOTH), reac.read(FIXTURES / "pigeons_2021" / "pigeons_2021.pdf")]
    tables = reac.tables(read)
    wanted = reac.documents(tables)
    assert [own.reac for own in wanted] == [content(own.reac) for own in read]
    assert wanted[0].re == content(read[0].re) and wanted[1].re is None
    assert wanted[0].document.startswith("TP-")
    assert reac.documents(reac.tables(wanted)) == wanted
    for format in ("parquet", "arrow"):
        [own] = reac.documents(reac.export(read[0], format))
        assert own.reac == wanted[0].reac
    base = tmp_path / "own.sqlite"
    base.write_bytes(reac.export(read[0], "sqlite")["sqlite"])
    assert {own.reac is None for own in reac.documents(base)} == {True, False}
    with pytest.raises(ValueError, match="criteres"):
        reac.documents({name: table for name, table in tables.items() if name != "criteres"})
    with pytest.raises(ValueError):
        reac.documents(b"no database")


@pytest.mark.parametrize("library", ["pyarrow", "polars", "pandas", "duckdb"])
def test_tables_of_others_are_taken_back(library):
    module = pytest.importorskip(library)
    if library in ("pandas", "duckdb"):
        pyarrow = pytest.importorskip("pyarrow")
    read = reac.read(BOTH)
    tables = reac.tables([read])
    takes = {
        "pyarrow": lambda table: module.table(table),
        "polars": lambda table: module.DataFrame(table).reverse(),
        "pandas": lambda table: pyarrow.table(table).to_pandas(),
        "duckdb": lambda table: module.from_arrow(pyarrow.table(table)).to_arrow_table(),
    }
    [own] = reac.documents({name: takes[library](table) for name, table in tables.items()})
    assert (own.reac, own.re) == (content(read.reac), content(read.re))


def test_limits_are_held():
    with pytest.raises(reac.Refused) as refused:
        reac.read(PHARE, limits=reac.Limits(bytes=1000))
    assert refused.value.code == "R0007"
    few = reac.read(PHARE, limits=reac.Limits(pages=4))
    assert "R0007" in {found.code for found in few.diagnostics}
    [record] = reac.read_many([PHARE], limits=reac.Limits(bytes=1000))
    assert isinstance(record.error, reac.Refused)


def test_processes_of_their_own_may_end():
    inputs = [PHARE, b"", FIXTURES / "none.pdf", BOTH]
    apart, here = ([*reac.read_many(inputs, jobs=2, isolate=isolate)] for isolate in (True, False))
    for one, other in zip(apart, here):
        assert str(one.error) == str(other.error) and (one.reading is None) == (other.reading is None)
        assert one.reading is None or one.reading.to_dict() == other.reading.to_dict()
    [late] = reac.read_many([PHARE], isolate=True, timeout=0.001)
    assert isinstance(late.error, reac.Lost) and late.error.reason == "timeout" and str(PHARE) in str(late.error)
    assert str(pickle.loads(pickle.dumps(late.error))) == str(late.error)
    if sys.platform == "linux":
        [large] = reac.read_many([PHARE], isolate=True, memory=32 << 20)
        assert isinstance(large.error, reac.Lost) and large.error.reason == "memory"
    with pytest.raises(ValueError):
        reac.read_many([PHARE], timeout=1)


def test_the_day_of_a_check_is_asked_for():
    early = {found.code for found in reac.check(PHARE, today="2000-01-01").diagnostics}
    late = {found.code for found in reac.check(PHARE, today=datetime.date(2030, 1, 1)).diagnostics}
    assert early > late
    assert {found.code for found in reac.check(PHARE).diagnostics} == late
    with pytest.raises(ValueError):
        reac.check(PHARE, today="yesterday")


def test_options_of_an_export_are_those_of_the_command():
    read = reac.read(PHARE)
    files = reac.export(read, "csv", csv="excel")
    assert all(file.startswith(b"\xef\xbb\xbf") for file in files.values())
    few, all_ = (reac.export(read, "skos", depth=depth)["skos.jsonld"] for depth in ("competences", "savoirs"))
    assert len(few) < len(all_)
    based = reac.export(read, "case", base="https://example.org/reac/", case_version="1.0", criteria="rubric")
    assert b"https://example.org/reac/" in based["case.json"]
    records = reac.export(read, "jsonl", record=400)["rag.jsonl"].splitlines()
    assert any(json.loads(record)["pages"] for record in records)
    assert len(records) > len(reac.export(read, "jsonl")["rag.jsonl"].splitlines())
    with pytest.raises(ValueError, match="depth"):
        reac.export(read, "skos", depth="deep")


def test_the_example_runs(monkeypatch, tmp_path):
    (tmp_path / "reac.pdf").write_bytes(PHARE.read_bytes())
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testmod(reac)
    assert tried >= 3 and failed == 0


def test_types_hold(tmp_path):
    pytest.importorskip("mypy")
    examples = str(Path(__file__).with_name("examples.py"))
    strict = ["mypy", "--strict", "--cache-dir", os.devnull]
    for command in ([*strict, "-p", "reac"], [*strict, examples], ["mypy.stubtest", "reac._reac"]):
        made = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, cwd=tmp_path)
        assert made.returncode == 0, made.stdout


def test_types_hold_for_pyright_too(tmp_path):
    pytest.importorskip("pyright")
    examples = str(Path(__file__).with_name("examples.py"))
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, examples]
    made = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    if "error" not in made.stdout and made.returncode != 0:
        pytest.skip("pyright does not run here")
    assert made.returncode == 0, made.stdout
