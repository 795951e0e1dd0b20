"""Backups come by themselves, few are kept, and a library comes back from one."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from tests.library.conftest import Bring
from wolofsearch.errors import WolofSearchError
from wolofsearch.library import backups
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.reindexing import reindex
from wolofsearch.library.restoring import restore


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Set the computer's clock so many days after (or before) a certain one."""

    def turn(days: int) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
                return datetime(2026, 5, 10, 8, tzinfo=UTC) + timedelta(days=days)

        monkeypatch.setattr(backups, "datetime", Clock)

    return turn


def documents_in(file: Path) -> int:
    database = sqlite3.connect(file)
    (count,) = database.execute("SELECT count(*) FROM documents").fetchone()
    database.close()
    return int(count)


def test_the_first_change_of_a_day_is_preceded_by_a_backup(
    library: Library, documents: Path, bring: Bring, on_day: Callable[[int], None]
) -> None:
    on_day(0)
    bring(documents / "chevres")
    assert backups.found(library.folder) == []  # nothing was worth keeping before
    bring(documents)
    [first] = backups.found(library.folder)
    assert (first.reason, documents_in(first.file)) == (backups.DAILY, 2)
    (documents / "mil.md").unlink()
    bring(documents)
    assert backups.found(library.folder) == [first]  # not twice a day
    for day in range(1, 6):
        on_day(day)
        (documents / "neuf.txt").write_text(f"Un texte du jour {day}.", encoding="utf-8")
        bring(documents)
    kept = backups.found(library.folder)
    assert [each.day for each in kept] == ["20260515", "20260514", "20260513"]
    assert all(backups.intact(each.file) for each in kept)
    assert not list((library.folder / "backups").glob("*-wal"))


def test_nothing_changed_nothing_is_copied(
    library: Library, documents: Path, bring: Bring, on_day: Callable[[int], None]
) -> None:
    bring(documents)
    on_day(0)
    assert backups.make_daily(library.folder) is not None
    on_day(1)
    assert backups.make_daily(library.folder) is None


def test_a_clock_that_is_put_back_loses_no_backup(
    library: Library, documents: Path, bring: Bring, on_day: Callable[[int], None]
) -> None:
    """The newest is the one with the most transactions behind it, whatever its date says."""
    for number, day in enumerate((0, 1, -3000, -2999)):
        on_day(day)
        (documents / "neuf.txt").write_text(f"Un texte numéro {number}.", encoding="utf-8")
        bring(documents)
    kept = backups.found(library.folder)
    assert [each.day for each in kept] == ["20180222", "20180221", "20260511"]
    restore(library.folder)
    with Library.open(library.folder) as again:
        assert again.words("numéro 2", 1)


def test_before_the_switch_to_another_model(library: Library, documents: Path, bring: Bring) -> None:
    class Other(WordEncoder):
        model_id = "other"

    bring(documents)
    list(reindex(library, Other()))
    [kept] = [each for each in backups.found(library.folder) if each.reason == backups.SWITCH]
    restore(library.folder, kept.file)
    assert library.pipeline is not None
    assert library.pipeline.model_id == "words"
    assert len(library.words("chèvres", 9)) == 2
    list(reindex(library, Other()))  # goes on from what the backup holds
    assert library.pipeline.model_id == "other"
    assert library.check() == []


def test_restoring_under_the_eyes_of_another_program(
    library: Library, documents: Path, bring: Bring, encoder: WordEncoder
) -> None:
    bring(documents)
    kept = backups.make(library.folder, backups.ASKED)
    shutil.rmtree(documents / "chevres")
    bring(documents)
    query = encoder.encode_query("chèvres")
    with Library.open(library.folder) as reader:
        assert len(reader.nearest(query, 10)) == 2
        assert restore(library.folder, kept) == kept
        assert len(reader.nearest(query, 10)) == 4
        assert reader.check() == []
    newest = backups.found(library.folder)[0]
    assert (newest.reason, documents_in(newest.file)) == (backups.RESTORE, 2)
    assert library.store.generation > newest.generation


def test_a_damaged_library_is_set_aside_when_another_takes_its_place(
    library: Library, documents: Path, bring: Bring
) -> None:
    bring(documents)
    backups.make(library.folder, backups.ASKED)
    library.close()
    file = library.folder / "library.db"
    file.write_bytes(b"\xa5" * 100 + file.read_bytes()[100:])
    damaged = file.read_bytes()
    assert restore(library.folder) is not None
    assert (library.folder / "damaged-1" / "library.db").read_bytes() == damaged
    with Library.open(library.folder) as again:
        assert again.info().documents == 4
        assert again.check() == []


def test_a_damaged_backup_is_refused_or_passed_over(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    good = backups.make(library.folder, backups.ASKED)
    bad = backups.make(library.folder, backups.REPAIR)
    bad.write_bytes(bad.read_bytes()[:9000] + b"\xa5" * 9000)
    with pytest.raises(WolofSearchError) as raised:
        restore(library.folder, bad)
    assert raised.value.message_id == "library.backup_broken_older"
    assert raised.value.facts["older"] == good.name
    assert library.info().documents == 4
    bad = bad.rename(bad.with_name(bad.name.replace("library-", "library-9")))
    assert restore(library.folder) == good
    for each in backups.found(library.folder)[1:]:
        each.file.unlink()
    with pytest.raises(WolofSearchError) as raised:
        restore(library.folder, bad)
    assert raised.value.message_id == "library.backup_broken"


def test_one_that_is_brought_back_is_not_dropped_for_another(library: Library, documents: Path, bring: Bring) -> None:
    """Going back twice: the backup made before the first time is the one wanted the second time."""
    bring(documents / "chevres")
    backups.make(library.folder, backups.ASKED)
    bring(documents)
    restore(library.folder)
    [before] = [each for each in backups.counted(library.folder) if each.reason == backups.RESTORE]
    assert (before.documents, library.info().documents) == (4, 2)
    assert restore(library.folder, before.file) == before.file
    assert library.info().documents == 4
    assert [each.documents for each in backups.counted(library.folder) if each.reason == backups.RESTORE] == [2, 4]


def test_what_cannot_be_read_is_listed_without_a_count(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    made = backups.make(library.folder, backups.ASKED)
    made.write_bytes(b"nothing that a database could be made of" * 200)
    assert [each.documents for each in backups.counted(library.folder)] == [None]


def test_a_held_library_is_not_restored(
    library: Library, documents: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(documents)
    kept = backups.make(library.folder, backups.ASKED)
    monkeypatch.setattr("wolofsearch.library.backups.BUSY_TIMEOUT_MS", 50)
    holder = sqlite3.connect(library.folder / "library.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(WolofSearchError) as raised:
        restore(library.folder, kept)
    holder.close()
    assert raised.value.message_id == "library.busy"
    assert library.check() == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 4 MB; needs the right to mount."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk(small_disk: Path, documents: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups make room by dropping old ones, are left out or refused; an import stops; nothing is damaged."""
    monkeypatch.setattr(backups, "SPARE_BYTES", 1 << 20)
    with Library.open(small_disk / "library", create=True) as library:
        list(import_paths(library, [documents], encoder))
        made = backups.make(library.folder, backups.ASKED)
        old = Path(shutil.copy(made, made.with_name("library-0000000001-20200101-000000-daily.db")))
        room = backups.SPARE_BYTES + old.stat().st_size // 2
        (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free - room))
        assert backups.make(library.folder, backups.REPAIR).exists()
        assert not old.exists()
        with pytest.raises(WolofSearchError) as raised:
            backups.make(library.folder, backups.UPDATE)
        assert raised.value.message_id == "general.disk_full"
        for number in range(40):
            text = " ".join(f"mot{number}x{word}" for word in range(2000))
            (documents / f"gros-{number}.txt").write_text(text, encoding="utf-8")
        with pytest.raises(WolofSearchError) as raised:
            list(import_paths(library, [documents], encoder))
        assert raised.value.message_id == "general.disk_full"
        (small_disk / "ballast").unlink()
        assert library.check() == []
        assert library.info().documents >= 4
        assert not list(small_disk.rglob("*.partial"))
