"""What the notebook and the library do together, in their lanes: lists as they are shown, and passages found again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from wolofsearch.desktop import recordings
from wolofsearch.errors import WolofSearchError
from wolofsearch.notebook.notebook import Notebook
from wolofsearch.notebook.records import FAVOURITES_ID, Kept, Place, Question, ReadingList

if TYPE_CHECKING:
    from wolofsearch.audio.waveform import Waveform
    from wolofsearch.desktop.library_side import LibrarySide
    from wolofsearch.search.answer import Result


@dataclass(frozen=True, slots=True)
class Listed:
    """All lists, and what one of them holds."""

    lists: list[ReadingList]
    list_id: int
    kept: list[Kept]


@dataclass(frozen=True, slots=True)
class History:
    """All questions, the newest first.

    Attributes:
        questions: as they are written down.
        playable: ids of those whose recording is there.
        voices: whether any recording is kept, be it of a question that is not written down.
    """

    questions: list[Question]
    playable: frozenset[int]
    voices: bool


def history(notebook: Notebook, change: Callable[[], object]) -> History:
    """Change something, then return the questions."""
    change()
    questions = notebook.questions()
    playable = frozenset(one.id for one in questions if one.recording and Path(one.recording).is_file())
    return History(questions, playable, bool(recordings.kept()))


def note(notebook: Notebook, question: Question | None, voice: Waveform | None) -> None:
    """Write down a question that was answered, and keep the voice that asked it; None: neither shall be.

    Raises:
        WolofSearchError: the disk is full, or a file may not be written; then no voice stays behind.
    """
    file = None if voice is None else recordings.keep(voice)
    if question is None:
        return
    try:
        dropped = notebook.add_question(question if file is None else replace(question, recording=str(file)))
    except WolofSearchError:
        if file is not None:
            recordings.forget(file)
        raise
    for old in dropped:
        recordings.forget(Path(old))


def forget(notebook: Notebook, question: Question) -> None:
    """Forget a question and the voice that asked it.

    Raises:
        WolofSearchError: the notebook may not be written, or the recording may not be deleted.
    """
    if question.recording is not None:
        recordings.forget(Path(question.recording))
    notebook.forget_question(question.id)


def forget_all(notebook: Notebook) -> None:
    """Forget all questions and every recording that is kept; errors as of :func:`forget`."""
    try:
        recordings.forget_all()
    finally:
        notebook.forget_questions()


class Keeping:
    """Keeps passages in the notebook, and finds them again in the library."""

    def __init__(self, notebook: Notebook, library: LibrarySide) -> None:
        self._notebook = notebook
        self._library = library

    def listed(self, list_id: int, change: Callable[[], object]) -> Listed:
        """Change something, then return the lists and what this one holds, or the favourites where it is gone."""
        change()
        lists = self._notebook.lists()
        if list_id not in {one.id for one in lists}:
            list_id = FAVOURITES_ID
        return Listed(lists, list_id, self._notebook.kept(list_id))

    def gone(self, kept: Sequence[Kept]) -> frozenset[int]:
        """Return the ids of those whose document is not in the open library; runs in the library's lane."""
        from wolofsearch.library.whereabouts import are_there

        if not self._library.folder:
            return frozenset()
        there = are_there(self._library.opened, [(one.place.document_id, Path(one.place.path)) for one in kept])
        return frozenset(one.id for one, known in zip(kept, there, strict=True) if not known)

    def found_again(self, place: Place) -> Result:
        """Return a kept passage as an answer that can be shown; runs in the library's lane.

        Raises:
            WolofSearchError: ``notebook.document_gone`` or ``notebook.in_other_library``.
        """
        from wolofsearch.library.whereabouts import find_again
        from wolofsearch.search.answer import Result

        folder = str(self._library.folder or "")
        found = (
            find_again(self._library.opened, place.document_id, Path(place.path), place.start, place.text)
            if folder
            else None
        )
        if found is None and folder == place.library:
            raise WolofSearchError("notebook.document_gone", title=place.title)
        if found is None:
            raise WolofSearchError("notebook.in_other_library", title=place.title, path=place.library)
        return Result(
            rank=1,
            score=1.0,
            document_id=found.document_id,
            title=place.title,
            path=Path(place.path),
            format=place.format,
            collection=None,
            page=found.page,
            passage=place.text,
            start=found.start,
            end=found.end,
            others=(),
            highlights=(),
        )
