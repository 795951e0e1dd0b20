"""What an import would do, told without writing a byte."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from tests.library.conftest import Bring, finished
from wolofsearch.documents.document import DEFAULT_LIMITS, Limits
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import FileFailed, Planned, Progress
from wolofsearch.library import planning, retrying
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.roots import Root
from wolofsearch.library.selection import Selection
from wolofsearch.library.store import Store


def planned(opened: Store | None, *roots: Root) -> Planned:
    """Return the plan, which comes last."""
    events = list(planning.plan(opened, roots, WordEncoder()))
    assert all(event is None or isinstance(event, Progress) for event in events[:-1])
    assert isinstance(events[-1], Planned)
    return events[-1]


def content(folder: Path) -> dict[str, bytes]:
    """Return all that lies in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_plan_is_what_the_import_does(library: Library, documents: Path, bring: Bring) -> None:
    for number in range(30):
        (documents / f"{number}.txt").write_text(f"Feuille {number}.\n\n" + "Le mil pousse. " * 200, encoding="utf-8")
    (documents / "film.djvu").write_bytes(b"nothing")
    selection = Selection(exclude=("vaccin*",))
    plan = planned(library.store, Root(documents, None, selection))
    assert library.info().documents == 0
    end = finished(bring(documents, selection=selection))
    assert (plan.new, plan.changed, plan.unchanged, plan.excluded) == (end.added, 0, 0, end.excluded) == (33, 0, 0, 1)
    assert plan.unsupported == {"DJVU": 1}
    assert 0.8 < plan.passages / end.passages < 1.25
    assert plan.seconds is not None
    assert plan.seconds > 0
    assert plan.sampled == 5


def test_what_is_too_large_counts_for_nothing(documents: Path) -> None:
    alone = planned(None, Root(documents))
    for name, size_bytes in (("trou.txt", 5 << 30), ("grand.txt", DEFAULT_LIMITS.whole_bytes + 1)):
        with (documents / name).open("wb") as file:
            file.write(b"Le mil pousse. " * 1000)
            file.truncate(size_bytes)
    plan = planned(None, Root(documents))
    assert (plan.too_large, plan.new, plan.passages, plan.size_bytes) == (2, 4, alone.passages, alone.size_bytes)


def test_no_file_gives_more_than_a_text_may_hold(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, size in enumerate((10, 10, 10, 10, 100_000)):
        (documents / f"{number}.fiche").write_text("Le mil pousse en juin. " * size, encoding="utf-8")
    free = planned(None, Root(documents))
    monkeypatch.setattr(planning, "DEFAULT_LIMITS", replace(DEFAULT_LIMITS, text_bytes=2000))
    assert 0 < 20 * planned(None, Root(documents)).passages < free.passages


def test_what_is_no_document_is_told(documents: Path, bring: Bring) -> None:
    (documents / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (documents / "LISEZMOI").write_text("Un texte sans suffixe.", encoding="utf-8")
    (documents / "moteur").write_bytes(bytes(range(256)))
    (documents / "livres.rar").write_bytes(b"Rar!\x1a\x07" + bytes(50))
    plan = planned(None, Root(documents))
    end = finished(bring(documents))
    assert plan.passed_over == end.passed_over == {".jpg": 1, "": 1}
    assert (plan.new, plan.unsupported) == (end.added, {"RAR": 1}) == (5, {"RAR": 1})
    assert end.failed == 1
    assert finished(bring(documents)).unchanged == 5


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_what_is_no_file_is_told_as_what_it_is(documents: Path, bring: Bring) -> None:
    pipe, link = documents / "tube.pdf", documents / "lien.pdf"
    os.mkfifo(pipe)
    link.symlink_to(documents / "absent")
    reasons = ["documents.not_a_file", "documents.dead_link"]
    plan = planning.plan(None, [Root(pipe), Root(link)], WordEncoder())
    assert [event.message_id for event in plan if isinstance(event, FileFailed)] == reasons
    assert [event.message_id for event in bring(pipe, link) if isinstance(event, FileFailed)] == reasons


def test_nothing_is_written(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    library.close()
    (documents / "mil.md").write_text("Changé.", encoding="utf-8")
    (documents / "paludisme.txt").unlink()
    (documents / "neuf.txt").write_text("Un texte nouveau.", encoding="utf-8")
    before = content(library.folder)
    with Library.look(library.folder) as opened:
        plan = planned(opened.store, Root(documents))
        with pytest.raises(WolofSearchError) as raised:
            list(import_paths(opened, [documents], WordEncoder()))
    assert raised.value.message_id == "library.read_only"
    assert (plan.new, plan.changed, plan.unchanged, plan.removed) == (1, 1, 2, 1)
    assert content(library.folder) == before


def test_an_older_library_is_looked_at_in_a_copy(
    library: Library, documents: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(documents)
    newer = "('m004_keeping_in_step', 'm005_document_filters', 'm006_titles_and_words')"
    library.store.database.execute(f"DELETE FROM _sqlite_migrations WHERE name IN {newer}")
    for statement in (
        "DROP TABLE titles",
        "DROP TABLE word_vectors",
        "DROP INDEX documents_filters",
        "DROP TABLE roots",
        "DROP INDEX documents_text_id",
        "DROP INDEX jobs_in_order",
    ):
        library.store.database.execute(statement)
    for column in ("text_id", "author", "language", "date", "unread_pages", "ocr_confidence"):
        library.store.database.execute(f"ALTER TABLE documents DROP COLUMN {column}")
    library.store.database.execute("DROP TABLE archives")
    for column in ("ocr", "slow"):
        library.store.database.execute(f"ALTER TABLE jobs DROP COLUMN {column}")
    library.close()
    before = content(library.folder)
    with Library.look(library.folder) as opened:
        assert planned(opened.store, Root(documents)).unchanged == 4
        assert opened.store.rows("SELECT count(*) FROM roots") == [(1,)]
        assert opened.folder == library.folder
    assert content(library.folder) == before
    with Library.open(library.folder) as opened:
        assert opened.check() == []


def test_looking_at_no_library_makes_none(tmp_path: Path, documents: Path) -> None:
    with pytest.raises(WolofSearchError) as raised:
        Library.look(tmp_path / "none")
    assert raised.value.message_id == "library.missing"
    assert not (tmp_path / "none").exists()
    assert planned(None, Root(documents)).new == 4


def test_a_path_that_never_was_is_told(documents: Path) -> None:
    events = list(planning.plan(None, [Root(documents / "absent")], WordEncoder()))
    assert [event.message_id for event in events if isinstance(event, FileFailed)] == ["general.file_missing"]
    assert isinstance(events[-1], Planned)
    assert (events[-1].new, events[-1].sampled) == (0, 0)


def test_what_a_program_would_unlock(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(path: Path, _limits: Limits) -> object:
        raise WolofSearchError("documents.unsupported", path=str(path), kind="X", **{retrying.PROGRAM_FACT: "Office"})

    monkeypatch.setattr(planning, "read_document", lacking)
    plan = planned(None, Root(documents))
    assert plan.lacking == {"Office": 4}
    assert (plan.passages, plan.seconds) == (0, None)


def test_the_time_is_that_of_the_model(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(planning.time, "perf_counter", lambda: now[0])

    class Slow(WordEncoder):
        def encode_documents(self, texts: Sequence[str]) -> FloatArray:
            now[0] += 10.0
            return super().encode_documents(texts)

    (planned_,) = [event for event in planning.plan(None, [Root(documents)], Slow()) if isinstance(event, Planned)]
    assert planned_.seconds is not None
    assert planned_.seconds >= 10.0 * planned_.passages
