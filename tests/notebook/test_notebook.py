"""The notebook: questions and kept passages, durable, bounded, forgotten for good."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from wolofsearch.errors import WolofSearchError
from wolofsearch.notebook import notebook as module
from wolofsearch.notebook.notebook import Notebook
from wolofsearch.notebook.records import FAVOURITES_ID, Place, Question

QUESTION = Question(
    "text", "semer le mil", None, None, "/bib", True, ("Le mil", "Les pluies"), "2026-01-02T03:04:05+00:00"
)
PLACE = Place("abc", 10, 20, "Le mil se sème.", "Semer le mil", "/docs/mil.md", "markdown", None, "/bib")


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "home" / "notebook.db")


def test_questions_come_back_as_they_were_newest_first(notebook: Notebook) -> None:
    spoken = replace(QUESTION, kind="speech", words="", seconds=2.5, recording="/r/1.wav", confident=False, titles=())
    for question in (QUESTION, spoken):
        notebook.add_question(question)
    notebook.close()
    found = notebook.questions()
    assert [replace(question, id=0) for question in found] == [spoken, QUESTION]
    notebook.forget_question(found[0].id)
    assert [question.words for question in notebook.questions()] == ["semer le mil"]


def test_questions_are_bounded(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_QUESTIONS", 3)
    for number in range(5):
        notebook.add_question(replace(QUESTION, words=str(number)))
    assert [question.words for question in notebook.questions()] == ["4", "3", "2"]


def test_a_recording_is_given_up_with_the_last_question_that_names_it(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_QUESTIONS", 2)
    asked = ["/r/1.wav", "/r/2.wav", "/r/2.wav", None, "/r/é\udcff.wav", None, None]
    unnamed = [notebook.add_question(replace(QUESTION, recording=recording)) for recording in asked]
    assert unnamed == [[], [], ["/r/1.wav"], [], ["/r/2.wav"], [], ["/r/é\udcff.wav"]]


def test_what_was_typed_comes_once_newest_first(notebook: Notebook) -> None:
    for words in ("mil", "chèvres", "mil", "eau"):
        notebook.add_question(replace(QUESTION, words=words))
    notebook.add_question(replace(QUESTION, kind="speech", words="sample"))
    assert notebook.typed(2) == ["eau", "mil"]


def test_what_is_forgotten_is_not_in_the_file(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "notebook.db")
    for number in range(40):
        notebook.add_question(replace(QUESTION, words=f"secret-{number} " * 20))
    assert b"secret-" in (tmp_path / "notebook.db").read_bytes()
    notebook.forget_questions()
    notebook.close()
    for file in tmp_path.iterdir():
        assert b"secret-" not in file.read_bytes()


def test_a_passage_is_kept_once_a_list(notebook: Notebook) -> None:
    notebook.keep(PLACE)
    notebook.keep(replace(PLACE, title="other"))
    [kept] = notebook.kept(FAVOURITES_ID)
    assert kept.place == PLACE
    assert notebook.kept_places() == {("abc", 10)}
    notebook.drop_place("abc", 10)
    assert notebook.kept(FAVOURITES_ID) == []


def test_lists_have_names_and_the_favourites_stay(notebook: Notebook) -> None:
    one, two = notebook.add_list("  Pour   Awa "), notebook.add_list("école")
    assert notebook.add_list("Pour Awa") == one
    notebook.keep(PLACE)
    notebook.keep(PLACE, two)
    notebook.keep(replace(PLACE, start=30))
    assert [(entry.name, entry.count) for entry in notebook.lists()] == [("", 2), ("école", 1), ("Pour Awa", 0)]
    first = next(kept for kept in notebook.kept(FAVOURITES_ID) if kept.place == PLACE)
    notebook.move(first.id, one)
    assert [kept.place for kept in notebook.kept(one)] == [PLACE]
    again = notebook.kept(two)[0]
    notebook.move(again.id, one)  # it is there already
    assert [entry.count for entry in notebook.lists()] == [1, 0, 1]
    for list_id in (one, FAVOURITES_ID):
        notebook.remove_list(list_id)
    assert [(entry.name, entry.count) for entry in notebook.lists()] == [("", 0), ("école", 0)]


def test_two_windows_share_it(tmp_path: Path) -> None:
    one, other = Notebook(tmp_path / "notebook.db"), Notebook(tmp_path / "notebook.db")
    one.keep(PLACE)
    other.keep(replace(PLACE, start=40))
    assert len(one.kept(FAVOURITES_ID)) == len(other.kept(FAVOURITES_ID)) == 2


@pytest.mark.parametrize("damage", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_file_is_set_aside(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "notebook.db"
    file.write_bytes(damage)
    notebook = Notebook(file)
    notebook.keep(PLACE)
    assert len(notebook.kept(FAVOURITES_ID)) == 1
    assert (tmp_path / "notebook.broken-1").read_bytes() == damage


def test_a_newer_notebook_is_left_alone(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "notebook.db")
    notebook.keep(PLACE)
    notebook.close()
    with sqlite3.connect(tmp_path / "notebook.db") as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(WolofSearchError) as raised:
        notebook.questions()
    assert raised.value.message_id == "notebook.too_new"


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WolofSearchError):
        Notebook(tmp_path / "file" / "notebook.db").questions()
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(WolofSearchError) as raised:
        Notebook(tmp_path / "folder.db").keep(PLACE)
    assert raised.value.message_id == "general.permission_denied"


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_name_that_is_no_text_can_be_kept(notebook: Notebook) -> None:
    odd = replace(PLACE, path=os.fsdecode(b"/docs/\xff.md"))
    notebook.keep(odd)
    assert notebook.kept(FAVOURITES_ID)[0].place == odd
