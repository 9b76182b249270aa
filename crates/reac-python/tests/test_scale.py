"""The tables that Spark makes of records are those of one machine: docs/scale.md, run where Spark is installed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import reac

pyarrow = pytest.importorskip("pyarrow")
ROOT = Path(__file__).parents[3]
FIXTURES = ROOT / "fixtures"


def way():
    section = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8").split("\n## Tables from the records, by Spark")[1]
    return section.split("```python\n")[1].split("\n```")[0]


def sorted_bytes(table, wide):
    import pyarrow.parquet

    plain = table.cast(wide).combine_chunks().replace_schema_metadata(None)
    out = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(plain.sort_by([(name, "ascending") for name in wide.names]), out)
    return out.getvalue().to_pybytes()


def test_spark_writes_what_one_machine_does(tmp_path):
    pytest.importorskip("pyspark")
    import pyarrow.dataset

    paths = [FIXTURES / "phare_2018" / "phare_2018.with_re.pdf", FIXTURES / "pigeons_2021" / "pigeons_2021.pdf"]
    (tmp_path / "records").mkdir()
    documents = []
    for number, path in enumerate(paths):
        read = reac.read(path)
        halves = [(half, None) for half in [read.reac] if half] + [(None, half) for half in [read.re] if half]
        documents += [reac.Document("", *half) for half in halves]
        lines = [json.dumps(one or other, ensure_ascii=False) + "\n" for one, other in halves]
        (tmp_path / "records" / f"{number}.jsonl").write_text("".join(lines), encoding="utf-8")
    refused = {"schema": "reac-refusal/1", "entree": "none.pdf", "diagnostics": []}
    (tmp_path / "records" / "none.jsonl").write_text(json.dumps(refused) + "\n", encoding="utf-8")
    (tmp_path / "way.py").write_text(way(), encoding="utf-8")
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    made = subprocess.run([sys.executable, "way.py"], cwd=tmp_path, env=environment, capture_output=True, text=True)
    if "JAVA_GATEWAY_EXITED" in made.stderr:
        pytest.skip("Spark finds no Java")
    assert made.returncode == 0, made.stderr[-4000:]
    assert reac.tables(documents).keys() == {path.name for path in (tmp_path / "tables").iterdir()}
    for name, own in reac.tables(documents).items():
        found = pyarrow.dataset.dataset(tmp_path / "tables" / name, format="parquet").to_table()
        assert found.num_rows == len(own)
        assert sorted_bytes(found, found.schema.remove_metadata()) == sorted_bytes(pyarrow.table(own), found.schema.remove_metadata())
    folders = {name: pyarrow.dataset.dataset(tmp_path / "tables" / name, format="parquet").to_table() for name in reac.tables([])}
    again = reac.documents(folders)
    wanted = reac.documents(reac.tables(documents))
    assert sorted(json.dumps(own) for own in again) == sorted(json.dumps(own) for own in wanted)
