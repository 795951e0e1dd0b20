"""Settings survive everything: a missing, broken, foreign or unreadable file, a crash while saving, a full disk."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from wolofsearch import settings
from wolofsearch.errors import WolofSearchError
from wolofsearch.settings import Settings


def test_without_a_file_the_defaults_are_used(home: Path) -> None:
    assert settings.load() == Settings()
    assert list(home.iterdir()) == []


def test_what_is_saved_is_loaded(home: Path) -> None:
    chosen = Settings(language="en", library="/media/stick/library", microphone="Micro été", keep_recordings=True)
    settings.save(chosen)
    assert settings.load() == chosen
    assert [file.name for file in home.iterdir()] == ["settings.json"]


def test_a_library_in_the_data_folder_moves_with_it(home: Path) -> None:
    settings.save(Settings(library=str(home / "library")))
    assert json.loads((home / "settings.json").read_text())["library"] == "library"
    stick = home.rename(home.with_name("another place"))
    assert settings.load(stick / "settings.json").library == str(stick / "library")


@pytest.mark.parametrize("content", [b"{", b"", b"[1]", b"null", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_broken_file_is_set_aside_and_told(home: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    file = home / "settings.json"
    file.write_bytes(content)
    assert settings.load() == Settings()
    assert not file.exists()
    assert (home / "settings.broken").read_bytes() == content
    assert str(file) in caplog.text
    assert "settings.broken" in caplog.text


@pytest.mark.parametrize(
    ("saved", "loaded"),
    [
        ({"language": "en", "from_the_future": 1}, Settings(language="en")),
        ({"language": 3, "keep_recordings": "yes", "library": ["a"], "model": "m"}, Settings(model="m")),
        ({"language": "de"}, Settings()),
        ({"language": None, "model": "m"}, Settings(model="m")),
        ({"library": None}, Settings()),
    ],
)
def test_what_is_not_understood_is_left_out(home: Path, saved: dict[str, object], loaded: Settings) -> None:
    (home / "settings.json").write_text(json.dumps(saved), encoding="utf-8")
    assert settings.load() == loaded


def test_a_file_that_cannot_be_read_now_is_left_alone(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    (home / "settings.json").mkdir()
    assert settings.load() == Settings()
    assert (home / "settings.json").is_dir()
    assert "IsADirectoryError" in caplog.text


def test_a_full_disk_is_told_and_the_old_settings_stay(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(Settings(language="en"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WolofSearchError) as told:
        settings.save(Settings(language="fr"))
    assert told.value.message_id == "general.disk_full"
    assert settings.load() == Settings(language="en")
    assert [file.name for file in home.iterdir()] == ["settings.json"]


def test_a_home_that_is_a_file_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = home / "taken"
    taken.touch()
    monkeypatch.setenv("WOLOFSEARCH_HOME", str(taken))
    with pytest.raises(WolofSearchError):
        settings.save(Settings())
    assert settings.load() == Settings()
