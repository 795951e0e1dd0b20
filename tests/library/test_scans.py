"""Scans: read only when that is wanted, after all other files, and in the place of what was stored without."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.conftest import Bring, finished, of
from wolofsearch.documents.reading import DEFAULT_LIMITS, DocumentText, Limits, read_document
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import FileDone, FileFailed, Progress
from wolofsearch.library import arriving
from wolofsearch.library.library import Library


@pytest.fixture
def scans(documents: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Among the documents a scan, ``scan.pdf``, and a file that is one in part, ``demi.pdf``."""
    (documents / "scan.pdf").write_bytes(b"1")
    (documents / "demi.pdf").write_bytes(b"2")

    def read(path: Path, limits: Limits = DEFAULT_LIMITS) -> DocumentText:
        if path.name == "demi.pdf":
            seen = " Le tampon porte la date du baptême." if limits.ocr else ""
            return DocumentText(
                "Demi",
                "pdf",
                "Une page écrite." + seen,
                author="A. Diop",
                language="fr",
                date="1998",
                pages_without_text=(2, 3) if not limits.ocr else (3,),
                ocr_confidence=0.8 if limits.ocr else None,
            )
        if path.name == "scan.pdf" and not limits.ocr:
            raise WolofSearchError("documents.no_text", path=str(path))
        if path.name == "scan.pdf":
            return DocumentText("Scan", "pdf", "Le registre des semences.", ocr_confidence=0.9)
        return read_document(path)

    monkeypatch.setattr(arriving, "read_document", read)
    return documents


def test_without_recognition_a_scan_is_a_failure(library: Library, scans: Path, bring: Bring) -> None:
    events = bring(scans, collection="Archives")
    assert [event.message_id for event in of(events, FileFailed)] == ["documents.no_text"]
    assert len(library.words("tampon baptême", 5)) == 0
    assert finished(bring(scans)).failed == 0


def test_with_it_scans_come_last(library: Library, scans: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wolofsearch.events.Throttle.ready", lambda _self: True)
    events = bring(scans, ocr=True)
    assert [Path(event.path).name for event in of(events, FileDone)][-2:] == ["demi.pdf", "scan.pdf"]
    assert finished(events).added == 6
    progress = of(events, Progress)[-1]
    assert (progress.files_done, progress.files_total) == (6, 6)  # type: ignore[attr-defined]
    waited = [event.postponed for event in of(events, Progress)]  # type: ignore[attr-defined]
    assert list(dict.fromkeys(waited)) == [0, 1, 2]
    assert waited[-1] == 0
    assert len(library.words("tampon", 5)) == len(library.words("registre semences", 5)) == 1
    assert library.store.rows("SELECT ocr_confidence FROM documents WHERE title = 'Scan'") == [(0.9,)]
    assert library.info().pending == 0
    assert library.check() == []


def test_what_was_imported_without_is_read_again_once(library: Library, scans: Path, bring: Bring) -> None:
    bring(scans, collection="Archives")
    events = bring(scans, ocr=True)
    assert (finished(events).added, finished(events).updated, finished(events).unchanged) == (1, 1, 4)
    [found] = library.words("tampon", 5)
    assert library.passages([found])[0].collection == "Archives"
    assert library.info().documents == 6
    assert library.failures() == []
    assert finished(bring(scans, ocr=True)).unchanged == 6
    assert library.check() == []


def test_what_a_document_says_of_itself_is_kept(library: Library, scans: Path, bring: Bring) -> None:
    bring(scans)
    [found] = library.words("page écrite", 5)
    document = library.document_text(library.passages([found])[0].document_id)
    assert (document.author, document.language, document.date) == ("A. Diop", "fr", "1998")


def test_pictures_are_looked_at_only_for_their_text(documents: Path, bring: Bring, scans: Path) -> None:
    (documents / "photo.png").write_bytes(b"\x89PNG nothing")
    assert finished(bring(documents)).failed == 1
    assert len(of(bring(documents, ocr=True), FileFailed)) == 1
