"""What comes in, what stays out, and what is told about it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import WordEncoder
from tests.library.conftest import Bring, finished, of
from wolofsearch.documents.programs import LIBREOFFICE
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import FileDone, FileFailed, FileMoved, FileRemoved, FileSkipped, Progress
from wolofsearch.library import arriving, retrying
from wolofsearch.library.filtering import Filters
from wolofsearch.library.importing import import_again, import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.selection import Selection


def counts(events: Sequence[object]) -> tuple[int, int, int, int, int]:
    """Return added, updated, unchanged, removed, failed."""
    end = finished(events)  # type: ignore[arg-type]
    return end.added, end.updated, end.unchanged, end.removed, end.failed


def later(path: Path) -> None:
    """Make a file look changed a minute after it was written."""
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 60_000_000_000))


def test_a_folder_becomes_searchable(library: Library, documents: Path, bring: Bring) -> None:
    events = bring(documents)
    assert counts(events) == (4, 0, 0, 0, 0)
    assert sorted(Path(event.path).name for event in of(events, FileDone)) == [
        "lait.txt",
        "mil.md",
        "paludisme.txt",
        "vaccin.html",
    ]
    info = library.info()
    assert (info.documents, info.failures, info.pending) == (4, 0, 0)
    assert info.passages == finished(events).passages > 0
    assert library.check() == []


def test_passages_are_slices_of_their_document(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents, collection="Santé")
    [found] = library.words("moustiquaires", 5)
    [passage] = library.passages([found])
    document = library.document_text(passage.document_id)
    assert document.text[passage.start : passage.end] == passage.text
    assert passage.path == document.path == documents / "paludisme.txt"
    assert (passage.format, passage.collection) == ("txt", "Santé")


def test_a_second_import_does_nothing(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    generation = library.store.generation
    events = bring(documents)
    assert counts(events) == (0, 0, 4, 0, 0)
    assert {event.why for event in of(events, FileSkipped)} == {"unchanged"}
    assert library.store.generation == generation


def test_the_total_is_known_after_the_scan(documents: Path, bring: Bring) -> None:
    events = bring(documents)
    first_done = next(place for place, event in enumerate(events) if isinstance(event, FileDone))
    progress = [event for event in events[:first_done] if isinstance(event, Progress)]
    assert progress[-1].files_total == 4
    assert (events[-2].files_done, events[-2].files_total) == (4, 4)


def test_a_single_file_is_imported_alone(library: Library, documents: Path, bring: Bring) -> None:
    assert counts(bring(documents / "mil.md")) == (1, 0, 0, 0, 0)
    assert counts(bring(documents / "chevres")) == (2, 0, 0, 0, 0)
    assert library.info().documents == 3


def test_a_changed_file_replaces_its_old_text(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    (documents / "mil.md").write_text("Le niébé enrichit la terre.", encoding="utf-8")
    later(documents / "mil.md")
    assert counts(bring(documents)) == (0, 1, 3, 0, 0)
    assert library.words("mil", 5) == {}
    assert len(library.words("niébé", 5)) == 1
    assert library.check() == []


def test_a_touched_file_is_not_encoded_again(documents: Path, bring: Bring) -> None:
    bring(documents)
    later(documents / "mil.md")
    events = bring(documents)
    assert counts(events) == (0, 0, 4, 0, 0)
    assert finished(events).passages == 0


def test_the_same_bytes_twice_are_one_document(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    shutil.copy(documents / "mil.md", documents / "copie.md")
    events = bring(documents)
    assert [event.why for event in of(events, FileSkipped) if event.path.endswith("copie.md")] == ["same_bytes"]
    assert library.info().documents == 4
    (documents / "mil.md").unlink()
    assert counts(bring(documents)) == (0, 0, 4, 1, 0)
    [found] = library.words("mil", 5)
    assert library.passages([found])[0].path == documents / "copie.md"


def test_a_moved_file_keeps_its_vectors(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    (documents / "mil.md").rename(documents / "chevres" / "semis.md")
    events = bring(documents)
    assert counts(events) == (0, 0, 3, 0, 0)
    assert (finished(events).moved, finished(events).passages) == (1, 0)
    assert of(events, FileMoved) == [
        FileMoved(str(documents / "chevres" / "semis.md"), str(documents / "mil.md")),
    ]
    assert library.info().documents == 4
    [found] = library.words("mil", 5)
    assert library.passages([found])[0].path == documents / "chevres" / "semis.md"
    assert counts(bring(documents)) == (0, 0, 4, 0, 0)
    assert library.check() == []


def test_a_file_moved_to_another_root_is_known_again(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents, collection="Champs")
    elsewhere = documents.with_name("ailleurs")
    elsewhere.mkdir()
    (documents / "mil.md").rename(elsewhere / "mil.md")
    events = bring(elsewhere)
    assert (finished(events).moved, counts(events)) == (1, (0, 0, 0, 0, 0))
    assert counts(bring(documents)) == (0, 0, 3, 0, 0)
    assert library.info().collections == [("Champs", 4)]


def test_a_file_of_an_unplugged_drive_is_not_taken_for_moved(library: Library, documents: Path, bring: Bring) -> None:
    stick = documents.with_name("stick")
    stick.mkdir()
    shutil.copy(documents / "mil.md", stick)
    bring(stick)
    stick.rename(documents.with_name("unplugged"))
    events = bring(documents)
    assert (finished(events).moved, counts(events)) == (0, (3, 0, 1, 0, 0))
    assert library.store.rows("SELECT count(*) FROM files") == [(5,)]


def test_the_same_text_in_another_format_is_found_once(library: Library, documents: Path, bring: Bring) -> None:
    (documents / "mil.html").write_text(
        "<html><head><title>Autre titre</title></head><body><h1>Semer le mil</h1>"
        "<p>Le mil se sème aux premières\npluies de juin.</p></body></html>",
        encoding="utf-8",
    )
    events = bring(documents)
    assert (finished(events).duplicates, finished(events).added) == (1, 4)
    assert [event.why for event in of(events, FileSkipped)] == ["same_text"]
    assert len(library.words("mil", 5)) == 1
    assert counts(bring(documents)) == (0, 0, 5, 0, 0)
    later(documents / "mil.html")
    assert (counts(bring(documents)), library.info().documents) == ((0, 0, 5, 0, 0), 4)
    for name in ("mil.md", "mil.html"):
        assert len(library.words("mil", 5)) == 1
        (documents / name).unlink()
        bring(documents)
    assert library.words("mil", 5) == {}
    assert library.check() == []


def test_a_text_that_differs_in_a_sign_is_another_text(library: Library, documents: Path, bring: Bring) -> None:
    (documents / "a.txt").write_text("Le solde est de 12 3 francs.", encoding="utf-8")
    (documents / "b.txt").write_text("Le solde est de 1 23 francs.", encoding="utf-8")
    assert finished(bring(documents)).duplicates == 0


def test_a_new_title_alone_is_encoded(library: Library, documents: Path, bring: Bring) -> None:
    page = documents / "page.html"
    text = "<html><head><title>{}</title></head><body><p>La mairie ouvre à huit heures.</p></body></html>"
    page.write_text(text.format("Ancien"), encoding="utf-8")
    bring(page)
    page.write_text(text.format("Horaires"), encoding="utf-8")
    later(page)
    assert counts(bring(page)) == (0, 1, 0, 0, 0)
    [found] = library.words("mairie", 5)
    assert library.passages([found])[0].title == "Horaires"
    page.write_text(text.format("Horaires") + "<!-- vu -->", encoding="utf-8")
    later(page)
    later(page)
    assert (counts(bring(page)), library.info().documents) == ((0, 0, 1, 0, 0), 1)


def test_what_is_left_out_is_told_and_what_was_imported_stays(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    (documents / "chevres" / "neuf.txt").write_text("Un texte nouveau.", encoding="utf-8")
    events = bring(documents, selection=Selection(include=("*.txt",), exclude=("chevres",)))
    assert (counts(events), finished(events).excluded) == ((0, 0, 1, 0, 0), 2)
    excluded = {event.path for event in of(events, FileSkipped) if event.why == "excluded"}
    assert excluded == {str(documents / "chevres"), str(documents / "mil.md")}
    assert library.info().documents == 4
    (documents / "mil.md").unlink()
    assert counts(bring(documents, selection=Selection(include=("*.txt",), exclude=("chevres",))))[3] == 1


def test_all_roots_are_imported_again_as_they_were_wanted(
    library: Library, documents: Path, bring: Bring, encoder: WordEncoder
) -> None:
    bring(documents, selection=Selection(exclude=("*.html",)), collection="Champs")
    bring(documents / "chevres" / "vaccin.html", collection="Santé")
    (documents / "neuf.txt").write_text("Un texte nouveau.", encoding="utf-8")
    (documents / "neuf.html").write_text("<p>Un autre.</p>", encoding="utf-8")
    (documents / "mil.md").write_text("Le mil a changé.", encoding="utf-8")
    bring(documents / "paludisme.txt", collection="Ailleurs")
    events = list(import_again(library, encoder))
    assert counts(events) == (1, 1, 3, 0, 0)
    assert library.info().collections == [("Ailleurs", 1), ("Champs", 3), ("Santé", 1)]
    later(documents / "paludisme.txt")
    events = list(import_again(library, encoder, only={documents / "paludisme.txt"}))
    assert counts(events) == (0, 0, 1, 0, 0)
    documents.rename(documents.with_name("unplugged"))
    events = list(import_again(library, encoder))
    assert (counts(events), library.info().documents) == ((0, 0, 0, 0, 0), 5)


def test_a_failure_for_want_of_a_program_is_tried_again_once_it_is_there(
    library: Library, documents: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(path: Path) -> object:
        raise WolofSearchError("documents.needs_converter", path=str(path), kind="DOC", program=LIBREOFFICE)

    installed: set[str] = set()
    monkeypatch.setattr(retrying, "find_program", lambda name: name if name in installed else None)
    retrying._installed.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(arriving, "read_document", lacking)
        assert counts(bring(documents)) == (0, 0, 0, 0, 4)
    assert counts(bring(documents)) == (0, 0, 0, 0, 0)
    installed.add(LIBREOFFICE)
    retrying._installed.cache_clear()
    assert counts(bring(documents)) == (4, 0, 0, 0, 0)
    retrying._installed.cache_clear()


def test_small_files_come_first_and_words_are_counted(documents: Path, bring: Bring) -> None:
    (documents / "aaa.txt").write_text("Un long texte sur la pêche. " * 40, encoding="utf-8")
    events = bring(documents)
    sizes = [Path(event.path).stat().st_size for event in of(events, FileDone)]
    assert sizes == sorted(sizes)
    assert events[-2].words > 240


def test_a_file_beyond_all_limits_is_not_even_hashed(
    documents: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (documents / "vide.txt").open("wb") as file:
        file.truncate(arriving.DEFAULT_LIMITS.file_bytes + 1)
    hashed: list[Path] = []
    real = arriving.bytes_id
    monkeypatch.setattr(arriving, "bytes_id", lambda path: hashed.append(path) or real(path))
    events = bring(documents)
    assert [event.message_id for event in of(events, FileFailed)] == ["documents.too_large"]
    assert len(hashed) == 4


def test_two_files_that_swap_names_keep_their_texts(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    one, two = documents / "mil.md", documents / "paludisme.txt"
    swapped = two.read_bytes(), one.read_bytes()
    for path, content in zip((one, two), swapped, strict=True):
        path.write_bytes(content)
        later(path)
    bring(documents)
    [found] = library.words("moustiquaire", 5)
    assert library.passages([found])[0].path == one
    assert library.info().documents == 4
    assert library.check() == []


def test_a_deleted_file_disappears(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    (documents / "mil.md").unlink()
    events = bring(documents)
    assert counts(events) == (0, 0, 3, 1, 0)
    assert [event.path for event in of(events, FileRemoved)] == [str(documents / "mil.md")]
    assert library.words("mil", 5) == {}
    assert library.info().documents == 3
    assert library.check() == []


def test_importing_a_part_deletes_nothing_elsewhere(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    (documents / "mil.md").unlink()
    assert counts(bring(documents / "chevres")) == (0, 0, 2, 0, 0)
    assert library.info().documents == 4


def test_a_folder_with_a_similar_name_is_another_folder(library: Library, documents: Path, bring: Bring) -> None:
    other = documents.with_name("documents-2")
    shutil.copytree(documents, other)
    (other / "mil.md").write_text("Autre texte.", encoding="utf-8")
    bring(documents, other)
    shutil.rmtree(other / "chevres")
    (documents / "mil.md").unlink()
    assert counts(bring(other))[3] == 2
    assert len(library.words("mil", 5)) == 1


@pytest.mark.parametrize("left_as", ["missing", "empty"])
def test_an_unplugged_drive_deletes_nothing(library: Library, documents: Path, bring: Bring, left_as: str) -> None:
    bring(documents)
    documents.rename(documents.with_name("unplugged"))
    if left_as == "empty":
        documents.mkdir()
    events = bring(documents)
    assert counts(events) == (0, 0, 0, 0, 0)
    assert of(events, FileSkipped) == [FileSkipped(str(documents), "away")]
    assert library.info().documents == 4


def test_a_drive_that_was_imported_apart_stays_when_its_parent_is_imported(
    library: Library, documents: Path, bring: Bring
) -> None:
    bring(documents / "chevres")
    shutil.move(documents / "chevres", documents.with_name("unplugged"))
    assert counts(bring(documents)) == (2, 0, 0, 0, 0)
    assert library.info().documents == 4


def test_a_link_that_leads_nowhere_deletes_nothing(library: Library, documents: Path, bring: Bring) -> None:
    target = documents.with_name("drive")
    shutil.move(documents / "chevres", target)
    (documents / "chevres").symlink_to(target)
    bring(documents)
    target.rename(documents.with_name("unplugged"))
    assert counts(bring(documents)) == (0, 0, 2, 0, 0)
    assert library.info().documents == 4


def test_a_deleted_single_file_disappears(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents / "mil.md")
    (documents / "mil.md").unlink()
    assert counts(bring(documents / "mil.md")) == (0, 0, 0, 1, 0)
    assert library.info().documents == 0


def test_a_path_that_never_was_is_told(library: Library, documents: Path, bring: Bring) -> None:
    events = bring(documents / "absent")
    assert counts(events) == (0, 0, 0, 0, 1)
    [failed] = of(events, FileFailed)
    assert failed.message_id == "general.file_missing"
    assert library.failures() == []


def test_a_folder_that_may_not_be_opened_is_told(
    library: Library, documents: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(documents)
    real = os.scandir

    def scandir(folder: Path) -> object:
        if Path(folder) == documents / "chevres":
            raise PermissionError
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    events = bring(documents)
    assert [event.message_id for event in of(events, FileFailed)] == ["general.permission_denied"]
    assert counts(events) == (0, 0, 2, 0, 1)
    assert library.info().documents == 4


def test_a_broken_file_is_noted_and_not_tried_again(library: Library, documents: Path, bring: Bring) -> None:
    broken = documents / "abime.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing that a reader could use")
    assert counts(bring(documents)) == (4, 0, 0, 0, 1)
    [failure] = library.failures()
    assert failure.path == broken
    assert str(WolofSearchError(failure.message_id, **failure.facts)) != failure.message_id
    again = bring(documents)
    assert counts(again) == (0, 0, 4, 0, 0)
    assert [event.path for event in of(again, FileSkipped) if event.why == "failed_before"] == [str(broken)]
    assert counts(bring(documents, retry_failed=True)) == (0, 0, 4, 0, 1)


def test_a_repaired_file_leaves_the_list_of_failures(library: Library, documents: Path, bring: Bring) -> None:
    broken = documents / "vide.txt"
    broken.write_bytes(b"")
    bring(documents)
    assert len(library.failures()) == 1
    broken.write_text("Le registre de naissance.", encoding="utf-8")
    assert counts(bring(documents)) == (1, 0, 4, 0, 0)
    assert library.failures() == []


def test_a_deleted_failure_leaves_the_list(library: Library, documents: Path, bring: Bring) -> None:
    (documents / "vide.txt").write_bytes(b"")
    bring(documents)
    (documents / "vide.txt").unlink()
    assert counts(bring(documents)) == (0, 0, 4, 0, 0)
    assert library.failures() == []


def test_a_file_that_became_unreadable_keeps_its_old_text(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    (documents / "mil.md").write_bytes(b"")
    assert counts(bring(documents)) == (0, 0, 3, 0, 1)
    assert len(library.words("mil", 5)) == 1
    assert library.check() == []


def test_any_error_of_a_reader_is_a_failure_row(
    library: Library, documents: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = arriving.read_document

    def reader(path: Path) -> object:
        if path.name == "mil.md":
            raise RecursionError("too deep")
        return read(path)

    monkeypatch.setattr(arriving, "read_document", reader)
    assert counts(bring(documents)) == (3, 0, 0, 0, 1)
    assert library.failures()[0].message_id == "general.unexpected"


def test_what_may_pass_by_itself_is_tried_again(
    library: Library, documents: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(path: Path) -> object:
        raise WolofSearchError("general.permission_denied", path=str(path))

    with monkeypatch.context() as patch:
        patch.setattr(arriving, "read_document", forbidden)
        assert counts(bring(documents)) == (0, 0, 0, 0, 4)
    assert counts(bring(documents)) == (4, 0, 0, 0, 0)
    assert library.failures() == []


def test_collections(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents / "chevres", collection="Élevage")
    bring(documents)
    assert library.info().collections == [("Élevage", 2)]
    assert counts(bring(documents, collection="Tout")) == (0, 0, 4, 0, 0)
    assert library.info().collections == [("Tout", 4)]
    assert len(library.words("chèvres", 9, Filters(collection="Tout"))) == 2
    assert library.words("chèvres", 9, Filters(collection="Élevage")) == {}


def test_closing_cancels_within_a_file(library: Library, documents: Path, encoder: WordEncoder) -> None:
    """A long book is being encoded: closing stops it, and none of it stays."""
    (documents / "aaa.txt").write_text("\n\n".join(f"Phrase numéro {n} du grand livre." for n in range(5000)))
    running = import_paths(library, [documents / "aaa.txt"], encoder)
    for event in running:
        if isinstance(event, Progress) and event.passages:
            break
    running.close()
    info = library.info()
    assert (info.documents, info.pending) == (0, 0)
    assert library.check() == []
    assert counts(list(import_paths(library, [documents], encoder))) == (5, 0, 0, 0, 0)


def test_a_slow_file_holds_nobody_up_and_closing_stops_its_reading(
    library: Library, documents: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = threading.Event()

    def endless(path: Path) -> object:
        assert stopped.wait(20)
        raise WolofSearchError("documents.reader_died", path=str(path))

    monkeypatch.setattr(arriving, "read_document", endless)
    monkeypatch.setattr(arriving, "stop_reading", stopped.set)
    running = import_paths(library, [documents], encoder)
    meanwhile = [next(running) for _ in range(6)]  # a search would be answered after any of these
    assert isinstance(meanwhile[-1], Progress)
    assert not stopped.is_set()
    running.close()
    assert stopped.is_set()
    assert library.info().failures == 0
    assert library.check() == []


def test_names_that_are_no_utf8(library: Library, documents: Path, bring: Bring) -> None:
    name = os.fsencode(documents) + b"/r\xe9colte.txt"
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name in bytes
        file.write("La récolte de l'arachide.")
    events = bring(documents)
    assert counts(events) == (5, 0, 0, 0, 0)
    for event in events:
        str(event).encode()
    [found] = library.words("arachide", 5)
    assert library.passages([found])[0].path.exists()
    assert counts(bring(documents)) == (0, 0, 5, 0, 0)
    os.unlink(name)  # noqa: PTH108 - a name in bytes
    assert counts(bring(documents)) == (0, 0, 4, 1, 0)


def test_originals_are_never_modified(documents: Path, bring: Bring) -> None:
    def look() -> dict[Path, tuple[bytes, int]]:
        return {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in documents.rglob("*") if p.is_file()}

    before = look()
    bring(documents)
    bring(documents, retry_failed=True)
    assert look() == before


def test_another_model_is_refused(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    with pytest.raises(WolofSearchError) as raised:
        list(import_paths(library, [documents], WordEncoder(dim=32)))
    assert raised.value.message_id == "library.other_pipeline"
    assert library.info().documents == 4


def test_an_emptied_library_takes_another_model(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents / "mil.md")
    (documents / "mil.md").unlink()
    bring(documents / "mil.md")
    list(import_paths(library, [documents], WordEncoder(dim=32)))
    assert library.pipeline is not None
    assert library.pipeline.dim == 32
    assert library.check() == []


class _BrokenEncoder(WordEncoder):
    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        return np.full((len(texts), self.dim), np.nan, np.float32)


def test_a_broken_model_blames_no_file(library: Library, documents: Path) -> None:
    with pytest.raises(WolofSearchError) as raised:
        list(import_paths(library, [documents], _BrokenEncoder()))
    assert raised.value.message_id == "library.encoder_broken"
    assert library.failures() == []
    assert library.info().pending == 4


def test_what_an_import_left_undone_is_done_by_the_next(library: Library, documents: Path, bring: Bring) -> None:
    with pytest.raises(WolofSearchError):
        list(import_paths(library, [documents], _BrokenEncoder()))
    assert counts(bring()) == (4, 0, 0, 0, 0)
    assert library.info().pending == 0


def test_jobs_of_an_unplugged_drive_wait(library: Library, documents: Path, bring: Bring) -> None:
    with pytest.raises(WolofSearchError):
        list(import_paths(library, [documents], _BrokenEncoder()))
    away = documents.rename(documents.with_name("unplugged"))
    assert counts(bring()) == (0, 0, 0, 0, 0)
    assert library.info().pending == 4
    away.rename(documents)
    (documents / "mil.md").unlink()
    assert counts(bring()) == (3, 0, 0, 0, 0)
    assert library.info().pending == 0


def test_what_the_model_cannot_read_to_its_end_is_told(tmp_path: Path, documents: Path) -> None:
    class Short(WordEncoder):
        max_tokens = 40
        longest = 0

        def encode_documents(self, texts: Sequence[str]) -> FloatArray:
            self.longest = max([self.longest, *(self.count_tokens(text) for text in texts)])
            return super().encode_documents(texts)

    for name, title in (("court", "# Le mil"), ("long", f"# {' '.join(['mil'] * 20)}")):
        (documents / f"{name}.md").write_text(title + "\n\n" + "Le mil pousse bien en juin. " * 60, encoding="utf-8")
    encoder = Short()
    with Library.open(tmp_path / "short", create=True) as short:
        events = list(import_paths(short, [documents / "court.md", documents / "long.md"], encoder))
        texts = [short.passages([number])[0].text for number in range(1, short.info().passages + 1)]
    # No passage alone is longer than the model reads; with a long title before it, it may be.
    assert max(encoder.count_tokens(text) for text in texts) < encoder.max_tokens
    cut = {Path(event.path).name: event.cut for event in of(events, FileDone)}
    assert cut["long.md"] > 0
    assert encoder.longest >= encoder.max_tokens
