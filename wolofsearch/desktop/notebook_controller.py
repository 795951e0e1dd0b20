"""Writes down what is asked, keeps passages, and shows both; nothing of it on the thread that paints.

While the private mode is on no question and no recording is kept; a star that is pressed all the same is a decision.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from wolofsearch.desktop import keeping
from wolofsearch.desktop.keeping import Keeping
from wolofsearch.desktop.language import current, told
from wolofsearch.desktop.notebook_place import NotebookPlace
from wolofsearch.desktop.replaying import Replaying
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.worker import Lane, Task, Worker
from wolofsearch.errors import WolofSearchError
from wolofsearch.notebook import exporting
from wolofsearch.notebook.notebook import Notebook, now
from wolofsearch.notebook.records import FAVOURITES_ID, Kept, Question
from wolofsearch.settings import Settings

if TYPE_CHECKING:
    from wolofsearch.desktop.keeping import History, Listed
    from wolofsearch.desktop.library_side import LibrarySide
    from wolofsearch.desktop.search_controller import Asked

MOST_TITLES = 3
LOOK_MS = 200


class NotebookController(QObject):
    """Drives the notebook's place."""

    typed_again = Signal(str)
    """A typed question shall be asked again."""
    spoken_again = Signal(object, str)
    """A recorded question shall be asked again: its file, and its name."""
    opened = Signal(object)
    """A kept passage shall be shown: a :class:`wolofsearch.search.answer.Result`."""
    playing = Signal()
    """A recording is about to be heard."""

    def __init__(
        self, place: NotebookPlace, worker: Worker, library: LibrarySide, services: Services, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.notebook = Notebook()
        self.settings = Settings()
        self.private = False
        self._place = place
        self._worker = worker
        self._library = library
        self._keeping = Keeping(self.notebook, library)
        self._replaying = Replaying(services)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_at_replay)
        view = place.kept
        for signal, slot in (
            (place.history.replay_wanted, self._replay),
            (place.history.again_wanted, self._ask_again),
            (place.history.forget_wanted, self._forget),
            (place.history.forget_all_wanted, self._forget_all),
            (view.list_chosen, self._show_list),
            (view.list_named, self._add_list),
            (view.remove_wanted, self._remove_list),
            (view.move_wanted, self._move),
            (view.drop_wanted, self._drop),
            (view.opened, self._open),
            (view.page_wanted, self._export_page),
            (view.table_wanted, self._export_table),
        ):
            signal.connect(slot)

    @property
    def writes(self) -> bool:
        """Whether questions are written down now."""
        return self.settings.keep_history and not self.private

    @Slot()
    def refresh(self) -> None:
        """Show the notebook as it is now."""
        self._then_show_history(lambda: None)
        self._then_show_list(lambda: None)

    @Slot(object)
    def note(self, asked: Asked) -> None:
        """Write a question down, unless nothing shall be."""
        answer = asked.found.answer
        if not asked.anew or answer.kind == "passage" or self.private:
            return
        said = None if asked.heard is None or asked.heard.file is not None else asked.heard.whole
        question = Question(
            kind=answer.kind,
            words=asked.words,
            seconds=answer.seconds,
            recording=None if asked.heard is None or asked.heard.file is None else str(asked.heard.file),
            library=str(self._library.folder or ""),
            confident=answer.confident,
            titles=tuple(result.title for result in answer.results[:MOST_TITLES]),
            asked_at=now(),
        )
        voice = said if self.settings.keep_recordings else None
        self._start(partial(keeping.note, self.notebook, question if self.writes else None, voice))

    def retranslate(self) -> None:
        """Show the notebook in the language shown now."""
        self._place.notice.hide()
        if self._place.isVisible():
            self.refresh()

    def close(self) -> None:
        """Be silent, and close the notebook; the last work of its lane."""
        self._replaying.stop()
        self.notebook.close()

    @Slot(object)
    def _replay(self, question: Question) -> None:
        if question.recording is not None:
            self.playing.emit()
            task = self._start(partial(self._replaying.play, Path(question.recording)), Lane.MODEL)
            task.done.connect(self._on_playing)

    @Slot()
    def _on_playing(self) -> None:
        self._look.start()

    @Slot()
    def _look_at_replay(self) -> None:
        self._look.stop()
        self._start(self._replaying.look, Lane.MODEL).done.connect(self._on_looked)

    @Slot(object)
    def _on_looked(self, playing: bool) -> None:
        if playing:
            self._look.start()

    @Slot(object)
    def _ask_again(self, question: Question) -> None:
        if question.kind == "text":
            self.typed_again.emit(question.words)
        elif question.recording is not None:
            self.spoken_again.emit(Path(question.recording), question.words)

    @Slot(object)
    def _forget(self, question: Question) -> None:
        self._then_show_history(partial(keeping.forget, self.notebook, question))

    @Slot()
    def _forget_all(self) -> None:
        self._then_show_history(partial(keeping.forget_all, self.notebook))

    @Slot(int)
    def _show_list(self, list_id: int) -> None:
        self._place.kept.list_id = list_id
        self._then_show_list(lambda: None)

    @Slot(str)
    def _add_list(self, name: str) -> None:
        self._start(partial(self.notebook.add_list, name)).done.connect(self._show_list)

    @Slot()
    def _remove_list(self) -> None:
        list_id, self._place.kept.list_id = self._place.kept.list_id, FAVOURITES_ID
        self._then_show_list(partial(self.notebook.remove_list, list_id))

    @Slot(object, int)
    def _move(self, kept: Kept, list_id: int) -> None:
        self._then_show_list(partial(self.notebook.move, kept.id, list_id))

    @Slot(object)
    def _drop(self, kept: Kept) -> None:
        self._then_show_list(partial(self.notebook.drop, kept.id))

    @Slot(object)
    def _open(self, kept: Kept) -> None:
        task = self._start(partial(self._keeping.found_again, kept.place), Lane.LIBRARY)
        task.done.connect(self.opened)

    @Slot()
    def _export_page(self) -> None:
        view = self._place.kept
        title = view.title(view.list_id)
        page = exporting.as_html(title, view.kept, self.tr("page {number}"), current())
        self._export(page, f"{title}.html", self.tr("Page à imprimer (*.html)"))

    @Slot()
    def _export_table(self) -> None:
        view = self._place.kept
        headings = {
            "title": self.tr("Titre"),
            "page": self.tr("Page"),
            "text": self.tr("Passage"),
            "format": self.tr("Format"),
            "path": self.tr("Fichier"),
            "kept_at": self.tr("Gardé le"),
        }
        table = exporting.as_csv(view.kept, headings)
        name = f"{view.title(view.list_id)}.csv"
        self._export(table, name, self.tr("Tableau (*.csv)"), for_spreadsheets=True)

    def _export(self, text: str, name: str, kind: str, *, for_spreadsheets: bool = False) -> None:
        name = "".join("-" if letter in '/\\:*?"<>|' else letter for letter in name)
        chosen, _ = QFileDialog.getSaveFileName(self._place, self.tr("Enregistrer la liste"), name, kind)
        if chosen:
            path = Path(chosen)
            path = path if path.suffix else path.with_suffix(Path(name).suffix)
            self._start(partial(exporting.write, path, text, for_spreadsheets=for_spreadsheets))

    def _then_show_history(self, change: Callable[[], object]) -> None:
        self._start(partial(keeping.history, self.notebook, change)).done.connect(self._on_history)

    def _then_show_list(self, change: Callable[[], object]) -> None:
        work = partial(self._keeping.listed, self._place.kept.list_id, change)
        self._start(work).done.connect(self._on_list)

    @Slot(object)
    def _on_history(self, found: History) -> None:
        self._place.notice.hide()
        self._place.history.show_history(found, writes=self.writes)

    @Slot(object)
    def _on_list(self, listed: Listed) -> None:
        self._place.kept.show_kept(listed.lists, listed.list_id, listed.kept)
        if listed.kept and self._library.folder:
            self._start(partial(self._keeping.gone, listed.kept), Lane.LIBRARY).done.connect(self._place.kept.show_gone)

    def _start(self, work: Callable[[], Any], lane: Lane = Lane.NOTEBOOK) -> Task:
        task = self._worker.start(lane, work)
        task.failed.connect(self.tell)
        return task

    @Slot(object)
    def tell(self, error: WolofSearchError) -> None:
        """Say what did not work."""
        message = told(error)
        self._place.notice.tell("alert", message.sentence, message.next_step)
        self._place.notice.show()
