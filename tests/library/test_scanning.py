"""Which files a folder import sees."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.library.conftest import Bring
from wolofsearch.library import mounts, scanning
from wolofsearch.library.library import Library
from wolofsearch.library.scanning import DEVICE, LINK, Found, Mounted, PassedOver, found_at, scan, tells_nothing


def names(root: Path) -> list[str]:
    """Return the files whose names tell that they are documents."""
    return [
        found.path.relative_to(root).as_posix() for found in scan(root) if isinstance(found, Found) and found.certain
    ]


def uncertain(root: Path) -> list[str]:
    """Return the files whose names tell nothing."""
    return [found.path.name for found in scan(root) if isinstance(found, Found) and not found.certain]


def passed_over(root: Path) -> dict[str, str]:
    """Return what is no document, with its kind."""
    return {found.path.name: found.kind for found in scan(root) if isinstance(found, PassedOver)}


def touch(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("texte", encoding="utf-8")


def test_documents_of_all_depths(tmp_path: Path) -> None:
    touch(tmp_path, "b.txt", "a.PDF", "x/y/c.odt")
    assert names(tmp_path) == ["a.PDF", "b.txt", "x/y/c.odt"]


def test_hidden_and_system_files_are_passed_over(tmp_path: Path) -> None:
    touch(tmp_path, ".a.txt", ".git/b.txt", "~$c.docx", ".~lock.d.odt#", "$RECYCLE.BIN/e.txt", "__MACOSX/f.txt")
    touch(tmp_path, "photo.jpg", "chanson.mp3", "library.db", "index.json", "programme.exe", "seen.txt")
    touch(tmp_path, "Thumbs.db", "desktop.ini", ".DS_Store", "System Volume Information/g.txt", "lost+found/h.txt")
    assert names(tmp_path) == ["seen.txt"]
    assert uncertain(tmp_path) == []
    assert passed_over(tmp_path) == {
        "photo.jpg": ".jpg",
        "chanson.mp3": ".mp3",
        "library.db": ".db",
        "index.json": ".json",
        "programme.exe": ".exe",
    }


def test_names_that_tell_nothing_are_uncertain(tmp_path: Path) -> None:
    touch(tmp_path, "LISEZMOI", "LISEZMOI.1ST", "rapport.dat", "note.docx.bak", "Lettre du 3. mai", "page.xml")
    (tmp_path / "vide").touch()
    assert set(uncertain(tmp_path)) == {
        "LISEZMOI",
        "LISEZMOI.1ST",
        "rapport.dat",
        "note.docx.bak",
        "Lettre du 3. mai",
        "page.xml",
    }
    assert passed_over(tmp_path) == {"vide": ""}
    assert scanning.kind_of("Lettre du 3. mai") == ""


def test_what_a_library_writes_is_never_looked_into(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    written = [path.name for path in library.folder.rglob("*") if path.is_file()]
    assert "library.db" in written
    assert [name for name in (*written, "library.db-wal", "library.db-shm") if tells_nothing(name)] == []


def test_what_lies_in_the_cloud_is_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path, "LISEZMOI", "sûr.txt")
    monkeypatch.setattr(scanning, "_ELSEWHERE_FLAG", -1)
    real = os.DirEntry.stat

    class Entry:
        """An entry whose file is a placeholder."""

        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.name, self.path, self.is_symlink, self._entry = entry.name, entry.path, entry.is_symlink, entry

        def stat(self) -> object:
            status = real(self._entry)
            return SimpleNamespace(
                st_mode=status.st_mode, st_size=status.st_size, st_mtime_ns=status.st_mtime_ns, st_flags=1
            )

    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda folder: [Entry(entry) for entry in scandir(folder)])
    assert (names(tmp_path), uncertain(tmp_path)) == (["sûr.txt"], [])
    assert passed_over(tmp_path) == {"LISEZMOI": ""}


def test_a_drive_that_is_mounted_below_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path, "a/one.txt", "drive/inner/two.txt")
    drive = tmp_path / "drive"
    monkeypatch.setattr(mounts, "device_of", lambda folder: 2 if folder.is_relative_to(drive) else 1)
    assert [found.path for found in scan(tmp_path) if isinstance(found, Mounted)] == [drive]
    assert names(tmp_path) == ["a/one.txt", "drive/inner/two.txt"]


def test_what_people_call_documents_is_tried(tmp_path: Path) -> None:
    touch(tmp_path, "budget.xlsx", "courrier.msg", "lettre.doc", "livres.7z", "rapport.pages")
    assert names(tmp_path) == ["budget.xlsx", "courrier.msg", "lettre.doc", "livres.7z", "rapport.pages"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    touch(tmp_path, "a/one.txt", "b/two.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b" / "across").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "nowhere").symlink_to(tmp_path / "absent")
    assert names(tmp_path) == ["a/one.txt", "b/two.txt"]
    assert passed_over(tmp_path) == {"nowhere": LINK}


def test_a_linked_folder_is_followed(tmp_path: Path) -> None:
    touch(tmp_path, "outside/far.txt", "root/near.txt")
    (tmp_path / "root" / "aaa").symlink_to(tmp_path / "outside")
    assert names(tmp_path / "root") == ["near.txt", "aaa/far.txt"]


def test_a_missing_folder_is_empty(tmp_path: Path) -> None:
    assert names(tmp_path / "absent") == []


def test_a_single_file(tmp_path: Path) -> None:
    touch(tmp_path, "one.txt")
    assert found_at(tmp_path / "one.txt").size_bytes == 5
    with pytest.raises(FileNotFoundError):
        found_at(tmp_path / "two.txt")


def test_a_forbidden_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path, "a/one.txt", "secret/two.txt")
    real = os.scandir

    def scandir(folder: Path) -> object:
        if Path(folder).name == "secret":
            raise PermissionError
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    assert [found for found in scan(tmp_path) if isinstance(found, Path)] == [tmp_path / "secret"]
    assert names(tmp_path) == ["a/one.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path) == []
    assert passed_over(tmp_path) == {"pipe.txt": DEVICE}
    with pytest.raises(FileNotFoundError):
        found_at(tmp_path / "pipe.txt")
