"""From an ear that was pressed to a voice that reads, with what is heard marked in the window.

The reader has threads of its own; its events wait in a queue that is looked at on the thread that paints.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from wolofsearch.desktop.ear_button import KEY as LISTEN_KEY
from wolofsearch.desktop.passage_place import PassagePlace
from wolofsearch.desktop.reading_bar import NEXT_KEY, SLOWER_KEY, ReadingBar
from wolofsearch.desktop.result_card import ResultCard
from wolofsearch.desktop.results_view import ResultsView
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.spoken import EarState, Spoken
from wolofsearch.desktop.worker import Lane, Task, Worker
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.events import Event
    from wolofsearch.notebook.records import Place as KeptPlace
    from wolofsearch.speech.reader import Reader

LOOK_MS = 30


@dataclass(frozen=True, slots=True)
class Readable:
    """A passage that can be read aloud."""

    document_id: str
    start: int
    title: str
    passage: str


class ReadingController(QObject):
    """Reads answers or kept passages one after the other, or the passages of a document, and shows where it is."""

    rate_changed = Signal(float)
    spoken_changed = Signal(object)
    """Another :class:`Spoken`, or None, is what is being read aloud."""
    keyboard_left = Signal()
    """The keyboard was on the bar, and the bar is gone."""

    def __init__(
        self, results: ResultsView, place: PassagePlace, worker: Worker, services: Services, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.bar = ReadingBar()
        self.voice: str | None = None
        self.rate = 1.0
        self.allowed: Callable[[], bool] = lambda: True
        """Whether something may be read aloud now; not while somebody speaks."""
        self._results = results
        self._place = place
        self._worker = worker
        self._services = services
        self._reader: Reader | None = None
        self._made: Task | None = None
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._list: Sequence[Readable] = ()
        self._reading: int | None = None
        self._spoken: Spoken | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._deliver)
        results.listen_wanted.connect(self.listen_to_card)
        results.cleared.connect(self.stop)
        place.listen_wanted.connect(self.listen_to_place)
        for signal, slot in (
            (self.bar.toggled, self.toggle),
            (self.bar.slower, self.slower),
            (self.bar.skipped, self.skip),
            (self.bar.stopped, self.stop),
            (self.bar.again, self._again),
        ):
            signal.connect(slot)

    @property
    def active(self) -> bool:
        """Whether something is being read, or is paused."""
        return self._spoken is not None

    def keys(self, listen: Callable[[], object]) -> dict[str, Callable[[], object]]:
        """Return what each key of the reading does in a place where ``listen`` says what to read."""
        return {
            LISTEN_KEY.toString(): listen,
            SLOWER_KEY.toString(): self.slower,
            NEXT_KEY.toString(): self.skip,
        }

    @Slot(object)
    def listen_to_card(self, card: ResultCard) -> None:
        """Read the answers from this card on; if it is being read, pause it or go on."""
        cards = self._results.cards[self._results.cards.index(card) :]
        results = [shown.result for shown in cards]
        self._listen([Readable(one.document_id, one.start, one.title, one.passage) for one in results])

    def listen_to_kept(self, places: Sequence[KeptPlace]) -> None:
        """Read kept passages in their order; if the first is being read, pause it or go on."""
        self._listen([Readable(one.document_id, one.start, one.title, one.text) for one in places])

    @Slot()
    def listen_to_place(self) -> None:
        """Read the passages of the document from the marked one on; if it is being read, pause it or go on."""
        document = self._place.document
        if document is None:
            return
        passages = [(place.start, document.text[place.start : place.end]) for place in self._place.rest]
        titles = [document.title, *[""] * (len(passages) - 1)]
        self._listen(
            [
                Readable(document.id, start, title, passage)
                for title, (start, passage) in zip(titles, passages, strict=True)
            ]
        )

    @Slot()
    def toggle(self) -> None:
        """Pause, or go on."""
        if self._reader is None or self._spoken is None:
            return
        pausing = self._spoken.state is EarState.READING
        (self._reader.pause if pausing else self._reader.resume)()
        state = EarState.PAUSED if pausing else EarState.READING
        spoken = self._spoken
        self._show(Spoken(spoken.document_id, spoken.passage_start, state, spoken.span, spoken.in_title))

    @Slot()
    def slower(self) -> None:
        """Read more slowly."""
        if self._reader is not None and self._spoken is not None:
            self._reader.slower()
            self.rate_changed.emit(self._reader.rate)
            self._show(self._spoken)

    @Slot()
    def skip(self) -> None:
        """Leave this passage, and read the next."""
        if self._reader is not None and self.active:
            self._reader.next()

    @Slot()
    def stop(self) -> bool:
        """Read no more, and take the bar away; False where there was nothing to end."""
        had_something = self.active or not self.bar.isHidden()
        if self._reader is not None and self.active:
            self._reader.stop()
        self._end()
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.bar.isAncestorOf(focused)
        self.bar.hide()
        if had_keyboard:
            self.keyboard_left.emit()
        return had_something

    @Slot()
    def stop_unless_shown(self) -> None:
        """Read no more if another passage than the one being read was opened; otherwise mark it there too."""
        if self._spoken is None:
            return
        document, starts = self._place.document, [place.start for place in self._place.places]
        if document is None or document.id != self._spoken.document_id or self._spoken.passage_start not in starts:
            self.stop()
        else:
            self._place.show_spoken(self._spoken)

    def close(self) -> None:
        """Read no more, and wait for the reader's thread."""
        self._look.stop()
        if self._reader is not None:
            self._reader.close()

    def _listen(self, readable: Sequence[Readable]) -> None:
        if not readable or not self.allowed():
            return
        if self._spoken is not None and self._spoken.is_at(readable[0].document_id, readable[0].start):
            self.toggle()
            return
        self._list = readable
        self._again()

    @Slot()
    def _again(self) -> None:
        if not self.allowed():
            return
        first = self._list[0]
        self._reading = None
        self._show(Spoken(first.document_id, first.start, EarState.READING))
        if self._reader is not None:
            self._begin(self._reader)
        elif self._made is None:  # what it imports would hold up the thread that paints
            make = partial(self._services.reader, lambda: self.voice, self._events.put)
            self._made = self._worker.start(Lane.MODEL, make)
            self._made.done.connect(self._on_reader)

    @Slot(object)
    def _on_reader(self, reader: Reader) -> None:
        self._reader = reader
        if self._spoken is not None:
            self._begin(reader)
            if self._spoken.state is EarState.PAUSED:
                reader.pause()

    def _begin(self, reader: Reader) -> None:
        from wolofsearch.speech.pieces import Item

        reader.rate = self.rate
        self._reading = reader.play([Item(one.title, one.passage) for one in self._list])
        self._look.start()

    @Slot()
    def _deliver(self) -> None:
        from wolofsearch.speech.reader import ReadingFailed, ReadingFinished, SentenceStarted

        while not self._events.empty():
            event = self._events.get()
            if getattr(event, "reading", None) != self._reading:
                continue  # of a reading that is over
            if isinstance(event, SentenceStarted):
                self._on_sentence(event.item, (event.start, event.end), in_title=event.part.value == "title")
            elif isinstance(event, ReadingFailed):
                self._on_failed(event.error)
            elif isinstance(event, ReadingFinished):
                self.stop()

    def _on_sentence(self, item: int, span: tuple[int, int], *, in_title: bool) -> None:
        paused = self._reader is not None and self._reader.paused
        state = EarState.PAUSED if paused else EarState.READING
        one = self._list[item]
        self._show(Spoken(one.document_id, one.start, state, None if in_title else span, in_title))

    def _on_failed(self, error: WolofSearchError) -> None:
        self._end()
        self.bar.tell(error)
        self.bar.notice.focus_first()

    def _end(self) -> None:
        self._look.stop()
        self._reading = None
        self._spoken = None
        self._results.show_spoken(None)
        self._place.show_spoken(None)
        self.spoken_changed.emit(None)

    def _show(self, spoken: Spoken) -> None:
        self._spoken = spoken
        self._results.show_spoken(spoken)
        self._place.show_spoken(spoken)
        self.spoken_changed.emit(spoken)
        title = next(
            (one.title for one in self._list if spoken.is_at(one.document_id, one.start) and one.title),
            self._list[0].title,
        )
        self.bar.show_reading(title, spoken.state, self._reader.rate if self._reader else 1.0)
