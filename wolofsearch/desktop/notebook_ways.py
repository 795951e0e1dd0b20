"""The ways between the notebook and the rest of the window: what is asked is noted, what is noted is asked again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.kept_card import KeptCard
from wolofsearch.desktop.keys import add_keys
from wolofsearch.desktop.notebook_controller import NotebookController
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.star_controller import StarController
from wolofsearch.desktop.suggestion_controller import SuggestionController
from wolofsearch.desktop.worker import Lane
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.desktop.window import MainWindow
    from wolofsearch.search.answer import Result


class NotebookWays(QObject):
    """Connects the notebook with a window that has everything else."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window = window
        self.reading = False
        """Whether the passage in front was opened from the notebook, to which its reader goes back."""
        self.controller = NotebookController(window.notebook_place, window.worker, window.library, services, self)
        self.stars = StarController(
            window.search_place.results,
            window.passage_place,
            window.passages,
            window.worker,
            self.controller.notebook,
            window.library,
            self,
        )
        self.suggestions = SuggestionController(
            window.search_place.panel.query, window.worker, window.library, self.controller.notebook, self
        )
        self.suggestions.remembers = lambda: self.controller.writes
        window.search.busy_changed.connect(self.suggestions.stop)
        window.search.answered.connect(self.controller.note)
        window.search.answered.connect(self.stars.refresh)
        window.passages.shown.connect(self.stars.refresh)
        window.search_place.results.opened.connect(self._leave)
        window.header.private_chosen.connect(self._use_private)
        self.stars.failed.connect(self._on_star_failed)
        self.controller.typed_again.connect(self._ask_typed)
        self.controller.spoken_again.connect(self._ask_recorded)
        self.controller.playing.connect(window.reading.stop)
        self.controller.opened.connect(self._open)
        kept, reading = window.notebook_place.kept, window.reading
        kept.listen_wanted.connect(self._listen_to)
        reading.spoken_changed.connect(kept.show_spoken)
        reading.keyboard_left.connect(self._take_keyboard)
        add_keys(window.notebook_place, reading.keys(self._listen))

    def last_work(self) -> dict[Lane, Callable[[], Any]]:
        """Return what is left to do when the window closes."""
        return {Lane.NOTEBOOK: self.controller.close}

    @Slot(object)
    def _listen_to(self, card: KeptCard) -> None:
        cards = self._window.notebook_place.kept.list.cards
        self._window.reading.listen_to_kept([one.kept.place for one in cards[cards.index(card) :]])

    @Slot()
    def _listen(self) -> None:
        """Read the kept passage with the keyboard; else pause what is read, or begin with the first."""
        kept, reading = self._window.notebook_place.kept, self._window.reading
        if kept.focused is not None:
            self._listen_to(kept.focused)
        elif reading.active:
            reading.toggle()
        elif kept.isVisible() and kept.list.cards:
            self._listen_to(kept.list.cards[0])

    @Slot()
    def _take_keyboard(self) -> None:
        if self._window.place is self._window.notebook_place:
            self._window.notebook_place.kept.focus_heard()

    @Slot()
    def _leave(self) -> None:
        self.reading = False

    @Slot(bool)
    def _use_private(self, private: bool) -> None:
        self.controller.private = private
        if self._window.place is self._window.notebook_place:
            self.controller.refresh()

    @Slot(str)
    def _ask_typed(self, words: str) -> None:
        self._window.go(PlaceName.SEARCH)
        self._window.search_place.panel.query.setText(words)
        self._window.search.search_text(words)

    @Slot(object, str)
    def _ask_recorded(self, file: Path, words: str) -> None:
        self._window.go(PlaceName.SEARCH)
        self._window.search.search_file(file, words)

    @Slot(object)
    def _open(self, passage: Result) -> None:
        self.reading = True
        self._window.passages.show_result(passage)

    @Slot(object)
    def _on_star_failed(self, error: WolofSearchError) -> None:
        self._window.go(PlaceName.NOTEBOOK)
        self.controller.tell(error)
