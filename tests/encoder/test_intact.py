"""Model files that are not read again, and those that are."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from wolofsearch import paths
from wolofsearch.encoder import bundle, intact
from wolofsearch.encoder.bundle import read_manifest, require_intact, verify_bundle
from wolofsearch.errors import WolofSearchError


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files whose bytes were read."""
    names: list[str] = []
    really = bundle.sha256

    def sha256(file: Path) -> str:
        names.append(file.name)
        return really(file)

    monkeypatch.setattr(bundle, "sha256", sha256)
    return names


@pytest.fixture
def old(tiny_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle that was copied long ago."""
    folder = shutil.copytree(tiny_bundle, tmp_path / "bundle")
    monkeypatch.setattr(intact, "CLOCK_TICK_S", 0.0)
    return folder


def check(folder: Path) -> None:
    require_intact(folder, read_manifest(folder))


def test_untouched_files_are_read_once(old: Path, read: list[str]) -> None:
    check(old)
    assert len(read) == len(read_manifest(old).files)
    read.clear()
    check(old)
    assert read == []
    assert verify_bundle(old) == []
    assert len(read) == len(read_manifest(old).files)


def test_a_flipped_byte_is_found(old: Path, read: list[str]) -> None:
    check(old)
    for entry in read_manifest(old).files.values():
        file = old / entry["name"]
        content = bytearray(file.read_bytes())
        times = file.stat()
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))  # whoever did it hid it well
        with pytest.raises(WolofSearchError) as caught:
            check(old)
        assert caught.value.message_id == "encoder.changed_file"
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
        check(old)


def test_other_checksums_want_another_look(old: Path, read: list[str]) -> None:
    check(old)
    manifest = read_manifest(old)
    manifest.files["text"]["sha256"] = "0" * 64
    with pytest.raises(WolofSearchError):
        require_intact(old, manifest)


def test_what_has_just_been_written_is_not_believed(
    old: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intact, "CLOCK_TICK_S", 60.0)
    check(old)
    assert not (paths.home_dir() / intact.NOTES).exists()


def test_nothing_is_believed_for_ever(old: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    check(old)
    read.clear()
    later_s = time.time() + intact.BELIEVED_S + 1
    monkeypatch.setattr(time, "time", lambda: later_s)
    check(old)
    assert len(read) == len(read_manifest(old).files)


@pytest.mark.parametrize("notes", ["", "[]", "{", '{"a": 1}', "[" * 100_000])
def test_broken_notes_are_no_notes(old: Path, read: list[str], notes: str) -> None:
    file = paths.home_dir() / intact.NOTES
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(notes, encoding="utf-8")
    check(old)
    assert len(read) == len(read_manifest(old).files)
    assert str((old / "text.onnx").absolute()) in json.loads(file.read_text(encoding="utf-8"))


def test_notes_of_files_that_are_gone_are_dropped(old: Path, tiny_bundle: Path) -> None:
    check(old)
    shutil.rmtree(old)
    check(tiny_bundle)
    notes = json.loads((paths.home_dir() / intact.NOTES).read_text(encoding="utf-8"))
    assert {Path(name).parent for name in notes} == {tiny_bundle.absolute()}


def test_a_home_that_cannot_be_written_stops_nothing(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("WOLOFSEARCH_HOME", str(tmp_path / "file" / "below"))
    check(old)
