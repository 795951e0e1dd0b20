"""The whole way: what is kept, what leaks, and that it comes out the same however it is run."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import data_folder
from wolofsearch.encoder.bundle import sha256
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.recipes import RECIPES
from wolofsearch.training.curation import curating, part
from wolofsearch.training.curation.curating import curate
from wolofsearch.training.curation.rows import DATASET, Row
from wolofsearch.training.text_data import read_rows


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return data_folder.make_data(tmp_path / "data")


def curated(data: Path, out: Path, workers: int = 1) -> list[Row]:
    list(curate(data, out, data_folder.SOURCES, workers))
    return list(read_rows(out))


def test_every_layout_gives_its_rows(data: Path, tmp_path: Path) -> None:
    rows = curated(data, tmp_path / "out")
    found = {(row.source, row.query): row for row in rows}
    assert found["words", "ndox"].document.startswith("eau, liquide")
    assert found["talk", "Taw bi dafa bare"].original == "Taw bi dafa bare :fra [rires]"
    assert found["asked", "Qui sème le mil ?"].document == "Le mil Le paysan sème le mil."
    assert found["stsb", "Un chat dort."].document == "Le chat est endormi."
    assert found["titles", "Le mil"].document.startswith("Le mil pousse vite.")
    spoken = found["speech_sw", "nyumba kubwa"]
    assert (spoken.audio, spoken.speaker, spoken.seconds, spoken.licence) == ("speech/sw/1.wav", "a", 1.0, "CC0")
    assert {row.place.split(":")[0] for row in rows} <= {
        file.relative_to(data).as_posix() for file in data.rglob("*") if file.is_file()
    }
    assert all(row.licence for row in rows)
    assert not any("PIAF" in row.query for row in rows)


def test_the_report_counts_every_row(data: Path, tmp_path: Path) -> None:
    rows = curated(data, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert told["rows"] == len(rows)
    assert told["sha256"] == sha256(tmp_path / "out" / DATASET)
    for source in told["sources"]:
        assert source["read"] == source["kept"] + sum(source["dropped"].values())
    [speech] = [source for source in told["sources"] if source["name"] == "speech_sw"]
    assert speech["dropped"] == {
        "sound file missing": 1,
        "transcript too long or too short for the sound": 1,
    }
    assert told["sound"] == [{"language": "sw", "hours": 0.0, "speakers": 1}]
    text = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert "speech/sw/manifest.tsv:4: hakuna" in text


@pytest.mark.parametrize("name", list(RECIPES))
def test_a_planted_question_of_every_set_is_dropped(name: str, data: Path, tmp_path: Path) -> None:
    draft = RECIPES[name](data)
    planted = draft.queries[0].text
    if any(task.known for task in draft.tasks):
        pytest.skip("dictionary words may be learnt")
    data_folder.write_pairs(
        data, "mixed", [(f"{planted.upper()} !", "Une phrase française"), ("Dafa tàng lool", "Chaud")]
    )
    kept = [row.query for row in curated(data, tmp_path / "out") if row.source == "mixed"]
    assert kept == ["Dafa tàng lool"]


def test_the_same_however_many_work(data: Path, tmp_path: Path) -> None:
    curated(data, tmp_path / "one")
    curated(data, tmp_path / "two", workers=2)
    assert sha256(tmp_path / "one" / DATASET) == sha256(tmp_path / "two" / DATASET)


def test_a_stopped_run_goes_on(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    work = curate(data, out, data_folder.SOURCES, 1)
    next(work)
    work.close()
    (out / "parts" / "titles.unfinished").write_bytes(b"killed while writing")
    again = [row.place for row in curated(data, out)]
    assert again == [row.place for row in curated(data, tmp_path / "whole")]
    monkeypatch.setattr(part, "make", never)
    assert [row.place for row in curated(data, out)] == again
    changed = [
        replace(source, licence="changed") if source.name == "words" else source for source in data_folder.SOURCES
    ]
    prints = [part.fingerprint(source, data, "") for source in data_folder.SOURCES]
    others = [part.fingerprint(source, data, "") for source in changed]
    assert sum(one != other for one, other in zip(prints, others, strict=True)) == 1


def never(*_: Any) -> None:
    raise AssertionError("a part that is whole was made again")


def test_what_is_missing_is_said(data: Path, tmp_path: Path) -> None:
    with pytest.raises(WolofSearchError, match="none"):
        list(curate(tmp_path / "none", tmp_path / "out"))
    (data / "wolof" / "talk.txt.gz").unlink()
    with pytest.raises(WolofSearchError, match="talk"):
        list(curate(data, tmp_path / "out", data_folder.SOURCES, 1))
    assert curating.CurationProgress("a", 1, 0.5).as_json()["event"] == "curation"
