"""Which files a folder import sees."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wolofsearch.library.scanning import Found, found_at, scan


def names(root: Path) -> list[str]:
    return [found.path.relative_to(root).as_posix() for found in scan(root) if isinstance(found, Found)]


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


def test_what_people_call_documents_is_tried(tmp_path: Path) -> None:
    touch(tmp_path, "budget.xlsx", "lettre.doc", "rapport.pages")
    assert names(tmp_path) == ["budget.xlsx", "lettre.doc", "rapport.pages"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    touch(tmp_path, "a/one.txt", "b/two.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b" / "across").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "nowhere").symlink_to(tmp_path / "absent")
    assert names(tmp_path) == ["a/one.txt", "b/two.txt"]


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
    with pytest.raises(FileNotFoundError):
        found_at(tmp_path / "pipe.txt")
