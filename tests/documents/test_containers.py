import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.makers import MIL, make_docx
from wolofsearch.documents import container_entries, containers
from wolofsearch.documents.container_entries import clean_name
from wolofsearch.documents.containers import is_archive, members
from wolofsearch.documents.document import DEFAULT_LIMITS, MEGABYTE
from wolofsearch.errors import WolofSearchError


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a ZIP archive of these files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w:gz") -> bytes:
    """Return a TAR archive of these files."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return packed.getvalue()


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def listed(path: Path, wanted: Callable[[str], bool] = lambda _: True, limits=DEFAULT_LIMITS) -> dict[str, bytes | str]:
    """Return the bytes of each member, or the id of the reason why there are none."""
    found: dict[str, bytes | str] = {}
    for member in members(path, wanted, limits):
        assert member.address not in found
        if member.failure is not None:
            assert member.failure.told().next_step
            found[member.address] = member.failure.message_id
        else:
            assert member.file is not None
            found[member.address] = member.file.read_bytes()
    return found


FILES = {"lisez.txt": MIL.encode(), "dossier/page.html": b"<p>mil"}


@pytest.mark.parametrize(
    "pack",
    [zipped, tarred, *(lambda files, mode=mode: tarred(files, mode) for mode in ("w:", "w:bz2", "w:xz"))],
    ids=["zip", "tar.gz", "tar", "tar.bz2", "tar.xz"],
)
def test_an_archive_is_a_folder(pack, tmp_path: Path):
    path = written(tmp_path / "boîte", pack(FILES))
    assert is_archive(path)
    assert listed(path) == {f"boîte/{name}": data for name, data in FILES.items()}
    assert listed(path, lambda address: address.endswith(".html")) == {"boîte/dossier/page.html": b"<p>mil"}


def test_documents_and_other_files_are_no_archives(tmp_path: Path):
    assert not is_archive(make_docx(tmp_path / "a.zip"))
    assert not is_archive(written(tmp_path / "a.tar", b"rien"))
    assert not is_archive(written(tmp_path / "b.zip", b"PK\x03\x04rien"))
    assert not is_archive(tmp_path / "absent")


@pytest.mark.parametrize("module", [gzip, bz2, lzma], ids=["gz", "bz2", "xz"])
def test_a_compressed_file_is_an_archive_of_one(module, tmp_path: Path):
    path = written(tmp_path / "mil.txt.gz", module.compress(MIL.encode()))
    assert is_archive(path)
    assert listed(path) == {"mil.txt.gz/mil.txt": MIL.encode()}
    outer = written(tmp_path / "a.zip", zipped({"mil.md.GZ": module.compress(b"mil")}))
    assert listed(outer) == {"a.zip/mil.md.GZ/mil.md": b"mil"}


@pytest.mark.parametrize("name", ["a.tgz", "a.tar.gz", "a.gz"])
def test_a_compressed_file_that_was_cut_is_damaged(name: str, tmp_path: Path):
    for data in (tarred({"mil.txt": MIL.encode()})[:60], b"\x1f\x8brien"):
        path = written(tmp_path / name, data)
        assert is_archive(path)
        assert list(listed(path).values()) == ["documents.broken"]


def test_a_member_keeps_its_suffix_and_lies_there_until_the_next(tmp_path: Path):
    walk = members(written(tmp_path / "a.zip", zipped(FILES)), lambda _: True)
    first, second = next(walk), next(walk)
    assert first.file is not None
    assert second.file is not None
    assert (first.file.suffix, second.file.suffix) == (".txt", ".html")
    assert second.file.exists()
    assert not first.file.exists()
    walk.close()  # stopped half-way: nothing stays behind
    assert not second.file.parent.exists()


def test_archives_in_archives_are_opened_only_so_deep(tmp_path: Path):
    data = b"fond"
    for depth in range(4):
        data = zipped({("fond.txt" if depth == 0 else f"{depth}.zip"): data, f"a côté {depth}.txt": b"ici"})
    assert listed(written(tmp_path / "a.zip", data), lambda address: address.endswith(".txt")) == {
        "a.zip/3.zip/2.zip/1.zip": "documents.too_deep",
        "a.zip/3.zip/2.zip/a côté 1.txt": b"ici",
        "a.zip/3.zip/a côté 2.txt": b"ici",
        "a.zip/a côté 3.txt": b"ici",
    }
    mixed = zipped({"b.tar.gz": tarred({"c.zip": zipped({"d.txt": b"d"})})})
    assert listed(written(tmp_path / "m.zip", mixed)) == {"m.zip/b.tar.gz/c.zip/d.txt": b"d"}


@pytest.mark.parametrize(
    ("coded", "expected"),
    [
        (b"../../etc/passwd", "etc/passwd"),
        (b"/absolu/./a//b.txt", "absolu/a/b.txt"),
        (b"C:\\Documents\\..\\a.txt", "Documents/a.txt"),
        ("naïveté ŋ.txt".encode(), "naïveté ŋ.txt"),
        ("été à Thiès.txt".encode("cp850"), "été à Thiès.txt"),
        (b"..", "_"),
        (b"a\0b", "ab"),
    ],
)
def test_names_lead_nowhere(coded: bytes, expected: str):
    assert clean_name(coded) == expected


def test_odd_names_come_out_of_archives(tmp_path: Path):
    odd = zipped({"xxx.txt": b"1"}).replace(b"xxx.txt", "\u00e9t\u00e9.txt".encode("cp850")[:7])
    assert listed(written(tmp_path / "a.zip", odd)) == {"a.zip/été.txt": b"1"}
    nul = zipped({"xxx.txt": b"1"}).replace(b"xxx.txt", b"\0xx.txt")
    assert listed(written(tmp_path / "a.zip", nul)) == {"a.zip/xx.txt": b"1"}
    up = tarred({"../../../haut.txt": b"2", "/racine.txt": b"3"})
    assert listed(written(tmp_path / "b.tgz", up)) == {"b.tgz/haut.txt": b"2", "b.tgz/racine.txt": b"3"}
    assert not (tmp_path.parent / "haut.txt").exists()


def test_links_devices_and_folders_are_passed_over(tmp_path: Path):
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for name, kind in (("lien", tarfile.SYMTYPE), ("dur", tarfile.LNKTYPE), ("tuyau", tarfile.FIFOTYPE),
                           ("zéro", tarfile.CHRTYPE), ("dossier", tarfile.DIRTYPE)):  # fmt: skip
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
    assert listed(tmp_path / "a.tar") == {}


def test_a_locked_member_is_told_and_the_rest_is_read(tmp_path: Path):
    data = bytearray(zipped({"a.txt": b"clair", "b.txt": b"secret"}))
    place = data.rfind(b"PK\x01\x02")
    struct.pack_into("<H", data, place + 8, 1)
    found = listed(written(tmp_path / "a.zip", bytes(data)))
    assert found == {"a.zip/a.txt": b"clair", "a.zip/b.txt": "documents.encrypted"}


def test_a_damaged_member_is_told_and_the_rest_is_read(tmp_path: Path):
    data = zipped({"a.txt": b"abc" * 100, "b.txt": b"sain"})
    place = data.index(b"a.txt") + 7
    damaged = data[:place] + b"\xff\xff" + data[place + 2 :]
    assert listed(written(tmp_path / "a.zip", damaged)) == {"a.zip/a.txt": "documents.broken", "a.zip/b.txt": b"sain"}


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_half_an_archive_is_told_after_what_came_before(pack, tmp_path: Path):
    data = pack({f"{number}.txt": bytes(range(256)) * 40 for number in range(40)})
    found = listed(written(tmp_path / "a", data[: len(data) // 2]))
    assert found.pop("a") == "documents.broken" or "documents.broken" in found.values()
    assert all(content == bytes(range(256)) * 40 for content in found.values() if isinstance(content, bytes))


def test_bombs_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(containers, "LEAST_UNPACKED_BYTES", 4 * MEGABYTE)
    monkeypatch.setattr(containers, "MAX_RATIO", 1)
    zeros = bytes(3 * MEGABYTE)
    for pack in (zipped, tarred):
        path = written(tmp_path / "a", pack({"a.txt": zeros, "b.txt": zeros, "c.txt": b"c"}))
        found = listed(path)
        assert found["a/a.txt"] == zeros
        assert "documents.too_large" in found.values()
        assert "a/c.txt" not in found or found["a/c.txt"] == b"c"
    small = replace(DEFAULT_LIMITS, file_bytes=MEGABYTE)
    found = listed(written(tmp_path / "b.zip", zipped({"a.txt": zeros, "c.txt": b"c"})), limits=small)
    assert found == {"b.zip/a.txt": "documents.too_large", "b.zip/c.txt": b"c"}


def test_too_many_members_and_too_long_a_table_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = written(tmp_path / "a.zip", zipped({f"{number}.txt": b"" for number in range(9)}))
    monkeypatch.setattr(containers, "MAX_MEMBERS", 5)
    assert list(listed(path).values()) == [b""] * 5 + ["documents.too_large"]
    monkeypatch.setattr(container_entries, "MAX_CONTENTS_BYTES", 50)
    assert listed(path) == {"a.zip": "documents.broken"}


def test_a_full_disk_stops_the_walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    class Full(io.BytesIO):
        def write(self, _):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(containers, "_created", lambda _: Full())
    with pytest.raises(WolofSearchError) as error:
        listed(written(tmp_path / "a.zip", zipped(FILES)))
    assert error.value.message_id == "general.disk_full"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([zipped, tarred]), st.integers(0, 2**32), st.integers(1, 40))
def test_damage_is_never_an_error(tmp_path: Path, pack, seed: int, changes: int):
    import random

    chance = random.Random(seed)
    data = bytearray(pack({**FILES, "b.zip": zipped(FILES)}))
    for _ in range(changes):
        data[chance.randrange(len(data))] = chance.randrange(256)
    listed_members = list(members(written(tmp_path / "a.zip", bytes(data)), lambda _: True))
    assert all(member.address.startswith("a.zip") for member in listed_members)
