"""Sentences come in the asked language with their facts, and telling an error never makes another."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from wolofsearch.errors import Cancelled, WolofSearchError, file_error
from wolofsearch.messages import LANGUAGES, catalogue, message


def test_a_message_has_a_sentence_and_a_next_step_in_each_language() -> None:
    told = {language: message("general.file_missing", language, path="a.pdf") for language in LANGUAGES}
    assert told["fr"].sentence == "Le fichier a.pdf n'existe pas."
    assert told["en"].sentence == "The file a.pdf does not exist."
    assert told["wo"].sentence == "Fisiye a.pdf amul."
    assert all(one.next_step for one in told.values())
    assert str(told["en"]) == "The file a.pdf does not exist. Check the name, or plug in the drive that holds it."


def test_an_unknown_language_is_told_in_french() -> None:
    assert message("general.cancelled", "sw") == message("general.cancelled", "fr")


def test_what_wolof_lacks_is_told_in_french() -> None:
    facts = {"path": "data"}
    assert message("training.no_data", "wo", **facts) == message("training.no_data", "fr", **facts)
    assert message("general.cancelled", "wo") != message("general.cancelled", "fr")


@pytest.mark.parametrize(
    ("message_id", "facts"),
    [
        ("general.no_such_message", {"path": "a.pdf"}),
        ("no_such_room.name", {}),
        ("no dot at all", {"path": "a.pdf"}),
        ("", {}),
        ("general.file_missing", {}),
    ],
)
def test_what_cannot_be_told_is_shown_as_it_is(message_id: str, facts: dict[str, object]) -> None:
    told = message(message_id, "en", **facts)
    assert message_id in told.sentence
    assert all(str(value) in told.sentence for value in facts.values())


def test_a_fact_of_another_kind_is_shown_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(catalogue("general"), "size", {"fr": "{size:.1f} Mo", "fr_next": "", "en": "", "en_next": ""})
    assert message("general.size", "fr", size=2.25).sentence == "2.2 Mo"
    assert message("general.size", "fr", size=None).sentence == "general.size size=None"
    assert message("general.size", "fr", size="big").sentence == "general.size size=big"


def test_a_fact_may_have_any_name() -> None:
    error = WolofSearchError("general.no_such_message", language="wo", message_id="x")
    assert "language=wo" in error.told("en").sentence


def test_an_error_tells_itself() -> None:
    error = WolofSearchError("general.disk_full", path="/media/stick")
    assert str(error) == "Le disque de /media/stick est plein."
    assert error.told("en").sentence == "The disk that holds /media/stick is full."
    assert Cancelled().message_id == "general.cancelled"


@pytest.mark.parametrize(
    ("number", "message_id"),
    [
        (errno.ENOSPC, "general.disk_full"),
        (errno.EACCES, "general.permission_denied"),
        (errno.EROFS, "general.permission_denied"),
        (errno.ENOENT, "general.file_missing"),
        (errno.EIO, "general.unexpected"),
        (None, "general.unexpected"),
    ],
)
def test_what_the_system_refuses_is_told(number: int | None, message_id: str) -> None:
    refused = OSError(number, "refused") if number is not None else OSError("refused")
    error = file_error(refused, Path("a.pdf"))
    assert error.message_id == message_id
    assert error.told("en").next_step
    assert ("refused" if number in {errno.EIO, None} else "a.pdf") in str(error.told("en"))
