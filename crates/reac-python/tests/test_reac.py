"""The package over the fixtures: what it says must be what the command says."""

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


def test_the_example_runs(monkeypatch, tmp_path):
    (tmp_path / "reac.pdf").write_bytes(PHARE.read_bytes())
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testmod(reac)
    assert tried >= 3 and failed == 0


def test_types_hold(tmp_path):
    pytest.importorskip("mypy")
    for command in (["mypy", "--strict", "--cache-dir", os.devnull, "-p", "reac"], ["mypy.stubtest", "reac._reac"]):
        made = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, cwd=tmp_path)
        assert made.returncode == 0, made.stdout
