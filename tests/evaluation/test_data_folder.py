"""The data folder is found where it is said to be, and its files are read as they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import data_folder
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.data_folder import data_dir, parallel, records, rows, sample_questions, text_pairs


def test_french_comes_first_in_the_files_and_second_in_the_answer(tmp_path: Path) -> None:
    data_folder.write_pairs(tmp_path, "lafand_test", [("laaj", "question"), ("tontu", "réponse « sûre »")])
    assert text_pairs(tmp_path, "lafand_test") == (["laaj", "tontu"], ["question", "réponse « sûre »"])


def test_a_short_line_is_no_pair(tmp_path: Path) -> None:
    data_folder.write_lines(tmp_path / "x.tsv.gz", ["fr\two", "seul", 'une "phrase\tbenn "wax'])
    assert list(parallel(tmp_path / "x.tsv.gz")) == [('une "phrase', 'benn "wax')]


def test_json_lines_gzipped_or_not(tmp_path: Path) -> None:
    data_folder.write_lines(tmp_path / "a.jsonl.gz", [json.dumps({"a": 1}), "", json.dumps({"a": 2})])
    (tmp_path / "a.jsonl").write_text('{"a": "ñ"}\n', encoding="utf-8")
    assert [row["a"] for row in records(tmp_path / "a.jsonl.gz")] == [1, 2]
    assert [row["a"] for row in records(tmp_path / "a.jsonl")] == ["ñ"]


def test_a_table_is_read_without_quoting(tmp_path: Path) -> None:
    data_folder.write_table(tmp_path / "t.tsv", [{"a": '"x', "b": "y"}])
    assert list(rows(tmp_path / "t.tsv")) == [{"a": '"x', "b": "y"}]
    assert {"audio", "wolof", "french", "expected"} <= set(sample_questions()[0])


def test_data_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WOLOFSEARCH_DATA", str(tmp_path / "moved"))
    for given in (None, tmp_path / "none"):
        with pytest.raises(WolofSearchError) as caught:
            data_dir(given)
        assert caught.value.message_id == "evaluation.no_data"
    (tmp_path / "moved").mkdir()
    assert data_dir() == tmp_path / "moved"
