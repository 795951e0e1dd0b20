"""One file there and back: cut, flipped, changed, and made by somebody who means harm."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packages.conftest import ABOUT, CONTENT, make_files
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import outcome
from wolofsearch.packages import reading, writing
from wolofsearch.packages.head import FIXED, FORMAT, MAGIC, SMALLEST_CHUNK_BYTES
from wolofsearch.packages.progress import PackageProgress
from wolofsearch.packages.receiving import receive


def received(package: Path, folder: Path, older: Path | None = None) -> PackageProgress:
    """Copy a package's content and return the last event."""
    with reading.opened(package) as opened:
        return list(receive(opened, folder, older))[-1]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def refused(package: Path, kind: str | None = None) -> str:
    """Return why a package is refused, its head or what it holds."""
    with pytest.raises(WolofSearchError) as caught, reading.opened(package, kind) as opened:
        list(opened.verified())
    for language in ("fr", "en"):
        assert caught.value.told(language).next_step
    return caught.value.message_id.removeprefix("packages.")


def test_there_and_back(packed: Path, files: dict[str, Path], tmp_path: Path) -> None:
    with reading.opened(packed, "library") as opened:
        assert (opened.manifest.name, opened.manifest.about) == ("sante", {"documents": 2})
        assert opened.signer.state == "unsigned"
    last = received(packed, tmp_path / "copy")
    assert contents(tmp_path / "copy") == {name: file.read_bytes() for name, file in files.items()}
    assert (last.done, last.total, last.reused) == (sum(CONTENT.values()), sum(CONTENT.values()), 0)
    assert list(tmp_path.glob("*.partial")) == []


@cache
def _small() -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        files = make_files(Path(folder), {"library.db": 300, "originals/a.txt": 20})
        outcome(writing.write(Path(folder) / "a.woloflib", ABOUT, files))
        return (Path(folder) / "a.woloflib").read_bytes()


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_flipped_byte_is_noticed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    content = bytearray(_small())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path = tmp_path_factory.getbasetemp() / "flipped.woloflib"
    path.write_bytes(content)
    assert refused(path) in {"no_package", "newer", "damaged", "wrong_signature"}


def test_every_byte_of_the_fixed_part_counts(tmp_path: Path) -> None:
    path = tmp_path / "flipped.woloflib"
    for place in range(FIXED.size):
        content = bytearray(_small())
        content[place] ^= 1
        path.write_bytes(content)
        assert refused(path) in {"no_package", "newer", "damaged", "wrong_signature"}


@pytest.mark.parametrize("change", [lambda content: content[:-1], lambda content: content + b"\0", lambda content: b""])
def test_a_package_of_another_length(packed: Path, change: Callable[[bytes], bytes]) -> None:
    packed.write_bytes(change(packed.read_bytes()))
    assert refused(packed) in {"damaged", "no_package"}


def test_a_cut_copy_goes_on_where_it_was(packed: Path, files: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    received(packed, folder)
    whole = contents(folder)
    for kept in (0, 1, SMALLEST_CHUNK_BYTES + 5, SMALLEST_CHUNK_BYTES * 3):
        (folder / "library.db").write_bytes(whole["library.db"][:kept])
        last = received(packed, folder)
        assert contents(folder) == whole
        # Whole pieces that were there are not read from the package again.
        assert last.reused == kept // SMALLEST_CHUNK_BYTES * SMALLEST_CHUNK_BYTES + 40


def test_what_is_there_is_not_read_from_the_package(packed: Path, tmp_path: Path) -> None:
    received(packed, tmp_path / "older")
    content = bytearray(packed.read_bytes())
    content[-SMALLEST_CHUNK_BYTES:-100] = bytes(SMALLEST_CHUNK_BYTES - 100)
    packed.write_bytes(content)
    received(packed, tmp_path / "older")
    received(packed, tmp_path / "copy", tmp_path / "older")
    with pytest.raises(WolofSearchError):
        received(packed, tmp_path / "anew")


def test_a_changed_package_copies_what_changed(packed: Path, files: dict[str, Path], tmp_path: Path) -> None:
    received(packed, tmp_path / "older")
    before = contents(tmp_path / "older")
    with files["library.db"].open("r+b") as file:
        file.seek(SMALLEST_CHUNK_BYTES + 9)
        file.write(b"changed")
    outcome(writing.write(packed, ABOUT, files))
    last = received(packed, tmp_path / "new", tmp_path / "older")
    assert last.total - last.reused == SMALLEST_CHUNK_BYTES
    assert contents(tmp_path / "new")["library.db"] == files["library.db"].read_bytes()
    assert contents(tmp_path / "older") == before


def test_a_cut_writing_goes_on_and_never_looks_whole(files: dict[str, Path], tmp_path: Path) -> None:
    target = tmp_path / "b.woloflib"
    with closing(writing.write(target, ABOUT, files)) as work:
        next(work)
    partial = tmp_path / "b.woloflib.partial"
    assert partial.exists()
    assert not target.exists()
    assert refused(partial) == "no_package"
    assert outcome(writing.write(tmp_path / "c.woloflib", ABOUT, files)) == outcome(writing.write(target, ABOUT, files))
    assert target.read_bytes() == (tmp_path / "c.woloflib").read_bytes()
    target.rename(partial)
    assert list(writing.write(target, ABOUT, files))[-1].reused == sum(CONTENT.values())


def test_a_file_that_grows_or_shrinks_meanwhile(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = writing._pieces
    for delta in (-1, 1):
        monkeypatch.setattr(writing, "_pieces", lambda source, size, chunk, by=delta: pieces(source, size + by, chunk))
        with pytest.raises(WolofSearchError) as caught:
            outcome(writing.write(tmp_path / "d.woloflib", ABOUT, files))
        assert caught.value.message_id == "packages.changed_meanwhile"
        assert not (tmp_path / "d.woloflib").exists()


def forged(path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """Change a package's manifest, checksum and all, as somebody would who means harm."""
    content = path.read_bytes()
    fixed = FIXED.unpack(content[: FIXED.size])
    manifest = json.loads(content[FIXED.size : FIXED.size + fixed[2]])
    change(manifest)
    text = json.dumps(manifest).encode()
    head = FIXED.pack(MAGIC, FORMAT, len(text), hashlib.sha256(text).digest(), False, bytes(32), bytes(64))
    path.write_bytes(head + text + content[FIXED.size + fixed[2] :])
    return path


def named(name: str) -> Callable[[dict[str, Any]], object]:
    return lambda manifest: manifest["files"][0].update(name=name)


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../evil",
        "originals/../../evil",
        "./library.db",
        "a//b",
        "",
        "C:/evil",
        "..\\evil",
        "a\\b",
        "a:stream",
        "con",
        "originals/AUX.txt",
        "COM1",
        "a/nul.pdf",
        "dot.",
        "space ",
        " space",
        "new\nline",
        "back\u202ewards",
        "\0",
        "x" * 161,
        "lone\ud800",
        # These mean the second file too, or need it as a folder.
        "ORIGINALS/Santé/Paludisme.TXT",
        "originals/santé/paludisme.txt",
        "originals/sante\u0301/paludisme.txt",
        "originals/vide.txt/a",
        "originals",
        "Originals/VIDE.txt/b",
    ],
)
def test_names_that_lead_elsewhere(packed: Path, name: str) -> None:
    assert refused(forged(packed, named(name))) == "unsafe"


@pytest.mark.parametrize(
    "change",
    [
        lambda manifest: manifest["files"][0].update(size_bytes=-1),
        lambda manifest: manifest["files"][0].update(size_bytes=1 << 50),
        lambda manifest: manifest["files"][0].update(size_bytes=True),
        lambda manifest: manifest["files"][0].update(size_bytes=1e3),
        lambda manifest: manifest["files"][0].update(size_bytes="1"),
        lambda manifest: manifest["files"][0]["chunks"].pop(),
        lambda manifest: manifest["files"][0]["chunks"].append("0" * 64),
        lambda manifest: manifest["files"][0].update(chunks=["x" * 64] * 4),
        lambda manifest: manifest["files"].append(manifest["files"][0]),
        lambda manifest: manifest.update(files=[]),
        lambda manifest: manifest.update(files=7),
        lambda manifest: manifest.update(chunk_bytes=1),
        lambda manifest: manifest.update(chunk_bytes=1 << 30),
        lambda manifest: manifest.update(kind="program"),
        lambda manifest: manifest.update(name="a/b"),
        lambda manifest: manifest.update(name=".."),
        lambda manifest: manifest.update(name=".ssh"),
        lambda manifest: manifest.update(name=7),
        lambda manifest: manifest.update(about=None),
        lambda manifest: manifest.update(more=1),
        lambda manifest: manifest.pop("program"),
        lambda manifest: manifest["files"][0].pop("name"),
    ],
)
def test_manifests_that_say_what_cannot_be(packed: Path, change: Callable[[dict[str, Any]], object]) -> None:
    assert refused(forged(packed, change)) == "unsafe"


def test_a_manifest_that_claims_more_than_there_is(packed: Path) -> None:
    def claim(manifest: dict[str, Any]) -> None:
        manifest["files"][1]["size_bytes"] += 1

    assert refused(forged(packed, claim)) == "damaged"


def test_more_files_than_anybody_has(packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wolofsearch.packages.head.MOST_FILES", 2)
    assert refused(packed) == "unsafe"


def test_a_manifest_of_gigabytes_or_of_endless_depth(packed: Path) -> None:
    content = packed.read_bytes()
    packed.write_bytes(FIXED.pack(MAGIC, FORMAT, 1 << 31, bytes(32), False, bytes(32), bytes(64)) + content)
    assert refused(packed) == "damaged"
    deep = b"[" * 200_000
    head = FIXED.pack(MAGIC, FORMAT, len(deep), hashlib.sha256(deep).digest(), False, bytes(32), bytes(64))
    packed.write_bytes(head + deep)
    assert refused(packed) == "unsafe"


def test_a_newer_package_and_another_kind(packed: Path) -> None:
    assert refused(packed, "model") == "other_kind_library"
    content = bytearray(packed.read_bytes())
    content[8] = FORMAT + 1
    packed.write_bytes(content)
    assert refused(packed) == "newer"


def test_links_where_the_copy_goes_are_not_followed(packed: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "library.db").write_bytes(b"mine")
    folder = tmp_path / "copy"
    (folder / "originals").mkdir(parents=True)
    (folder / "library.db").symlink_to(outside / "library.db")
    (folder / "originals" / "santé").symlink_to(outside)
    (folder / "left over").write_bytes(b"x")
    received(packed, folder)
    assert contents(outside) == {"library.db": b"mine"}
    assert set(contents(folder)) == set(CONTENT)


def test_a_full_disk_is_told_before_anything_is_written(
    packed: Path, files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 20))
    for work in (lambda: received(packed, tmp_path / "copy"), lambda: outcome(writing.write(packed, ABOUT, files))):
        with pytest.raises(WolofSearchError) as caught:
            work()
        assert caught.value.message_id == "packages.no_space"
    assert contents(tmp_path / "copy") == {}


@pytest.mark.parametrize(
    ("number", "message_id"),
    [
        (errno.EFBIG, "packages.file_too_big"),
        (errno.EIO, "packages.unreachable"),
        (errno.ENOSPC, "general.disk_full"),
        (errno.ENOENT, "general.file_missing"),
    ],
)
def test_what_the_stick_says_becomes_a_sentence(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, message_id: str
) -> None:
    def failing(_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(WolofSearchError) as caught:
        outcome(writing.write(tmp_path / "d.woloflib", ABOUT, files))
    assert caught.value.message_id == message_id
