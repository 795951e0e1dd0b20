"""Reads a list of items aloud: play, pause, slower, next, stop.

A thread of its own has the voice speak sentence by sentence and plays them; while one is heard, the next is being made
by a second thread. What happens is told by frozen events, from the reader's thread. A command never waits for the
voice or for the sound card, so that a window may give it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import ClassVar

from wolofsearch.audio.playback import Output
from wolofsearch.audio.sound import Sound
from wolofsearch.errors import Cancelled, WolofSearchError
from wolofsearch.events import Event
from wolofsearch.speech.pieces import Item, Part, Piece, pieces
from wolofsearch.speech.voice import Voice

RATES = (1.0, 0.8, 0.65)
"""Speeds, of which 1 is the voice's own; "slower" goes through them, and from the slowest back to the first."""
_LOOK_EVERY_S = 0.02


@dataclass(frozen=True, slots=True)
class SentenceStarted(Event):
    """A sentence begins to sound: characters ``start`` to ``end`` of the title or the passage of item ``item``."""

    name: ClassVar[str] = "sentence_started"
    reading: int
    item: int
    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ItemEnded(Event):
    """The last sentence of an item, and the pause after it, were heard."""

    name: ClassVar[str] = "item_ended"
    reading: int
    item: int


@dataclass(frozen=True, slots=True)
class ReadingFinished(Event):
    """Nothing more is read: everything was heard, or a recording cut it off (``complete`` is False)."""

    name: ClassVar[str] = "reading_finished"
    reading: int
    complete: bool


@dataclass(frozen=True, slots=True)
class ReadingFailed(Event):
    """Nothing more is read, because of ``error``."""

    name: ClassVar[str] = "reading_failed"
    reading: int
    error: WolofSearchError


class Reader:
    """One voice and one loudspeaker; every method may be called from any thread and returns at once.

    Args:
        find_voice: returns the voice; called in the reader's thread at each new reading.
        output: the loudspeaker; used and closed in the reader's thread only.
        tell: gets the events, in the reader's thread. After :meth:`play`, only those of the reading that it returned
            are about what is read now; after :meth:`stop` there may be one more.
    """

    def __init__(self, find_voice: Callable[[], Voice], output: Output, tell: Callable[[Event], None]) -> None:
        self._find_voice = find_voice
        self._output = output
        self._tell = tell
        self._changed = threading.Condition()
        self._pieces: Sequence[Piece] = ()
        self._at: int | None = None
        self._reading = 0
        self._turn = threading.Event()
        self._rate = 0
        self._paused = False
        self._closed = False
        self._maker = ThreadPoolExecutor(1, "wolofsearch-voice")
        self._ahead: tuple[Piece, float, Future[Sound]] | None = None
        self._thread = threading.Thread(target=self._run, name="wolofsearch-reader", daemon=True)
        self._thread.start()

    @property
    def rate(self) -> float:
        """The speed now, one of :data:`RATES`."""
        return RATES[self._rate]

    @rate.setter
    def rate(self, wanted: float) -> None:
        """Read the next sentences at the nearest of :data:`RATES`."""
        self._rate = min(range(len(RATES)), key=lambda at: abs(RATES[at] - wanted))

    @property
    def paused(self) -> bool:
        """Whether reading waits for :meth:`resume`."""
        return self._paused

    def play(self, items: Sequence[Item], at: int = 0) -> int:
        """Read ``items`` from number ``at`` on, instead of what is being read; returns the number of this reading."""
        said = pieces(items)
        with self._changed:
            self._pieces = said
            self._reading += 1
            self._paused = False
            self._go(next((place for place, piece in enumerate(said) if piece.item >= at), len(said)))
            return self._reading

    def pause(self) -> None:
        """Be silent in the middle of the sentence."""
        with self._changed:
            self._paused = self._at is not None
            self._changed.notify()

    def resume(self) -> None:
        """Go on where it was paused."""
        with self._changed:
            self._paused = False
            self._changed.notify()

    def slower(self) -> None:
        """Read more slowly, from the beginning of the sentence; from the slowest speed, go back to the first."""
        with self._changed:
            self._rate = (self._rate + 1) % len(RATES)
            if self._at is not None:
                self._go(self._at)

    def next(self) -> None:
        """Leave the item, and begin the next one; after the last one, there is nothing more to read."""
        with self._changed:
            if self._at is None:
                return
            here = self._pieces[self._at].item if self._at < len(self._pieces) else 0
            rest = (at for at, piece in enumerate(self._pieces) if piece.item > here)
            self._paused = False
            self._go(next(rest, len(self._pieces)))

    def stop(self) -> None:
        """Read no more."""
        with self._changed:
            self._paused = False
            self._go(None)

    def close(self, timeout_s: float = 5.0) -> bool:
        """Stop for good and wait for the thread; False if it did not end in time."""
        with self._changed:
            self._closed = True
            self._go(None)
        self._thread.join(timeout_s)
        self._maker.shutdown(wait=False, cancel_futures=True)
        return not self._thread.is_alive()

    def _go(self, at: int | None) -> None:
        """Go to a piece (None: to nowhere); what is being said and made is cut off. The lock is held."""
        self._turn.set()
        self._turn = threading.Event()
        self._at = at
        self._changed.notify()

    def _run(self) -> None:
        while True:
            if self._at is None:
                self._output.close()
            with self._changed:
                while self._at is None and not self._closed:
                    self._changed.wait()
                if self._closed:
                    break
                turn, reading = self._turn, self._reading
            try:
                self._read(turn, reading)
            except WolofSearchError as error:
                ended = isinstance(error, Cancelled)
                event = ReadingFinished(reading, complete=False) if ended else ReadingFailed(reading, error)
                self._finish(turn, event)
        self._output.close()

    def _read(self, turn: threading.Event, reading: int) -> None:
        """Read until the end or until another turn begins."""
        voice = self._find_voice()
        while not turn.is_set():
            with self._changed:
                at, said, rate = self._at, self._pieces, self.rate
            if turn.is_set() or at is None:
                return
            if at >= len(said):
                self._finish(turn, ReadingFinished(reading, complete=True))
                return
            piece = said[at]
            sound = self._made(voice, piece, rate, turn)
            if sound is None or not self._wait_while_paused(turn):
                return
            self._output.play(sound.followed_by_silence(piece.pause_s))
            self._tell(SentenceStarted(reading, piece.item, piece.part, piece.start, piece.end))
            if at + 1 < len(said):
                self._make(voice, said[at + 1], rate, turn)
            if not self._heard(turn):
                return
            with self._changed:
                if turn.is_set():
                    return
                self._at = at + 1
            if piece.ends_item:
                self._tell(ItemEnded(reading, piece.item))

    def _make(self, voice: Voice, piece: Piece, rate: float, turn: threading.Event) -> Future[Sound]:
        future = self._maker.submit(voice.synthesise, piece.text, rate, turn)
        self._ahead = (piece, rate, future)
        return future

    def _made(self, voice: Voice, piece: Piece, rate: float, turn: threading.Event) -> Sound | None:
        """Return the sound of a piece, made ahead or now; None where another turn begins first."""
        ahead, self._ahead = self._ahead, None
        same_turn = ahead is not None and ahead[0] is piece and ahead[1] == rate and not ahead[2].cancelled()
        future = ahead[2] if ahead is not None and same_turn else self._make(voice, piece, rate, turn)
        while not turn.is_set():
            try:
                return future.result(_LOOK_EVERY_S)
            except TimeoutError:
                continue
            except (Cancelled, CancelledError):
                break  # it was made ahead in a turn that is over
        return None if turn.is_set() else self._made(voice, piece, rate, turn)

    def _wait_while_paused(self, turn: threading.Event) -> bool:
        with self._changed:
            while self._paused and not turn.is_set():
                self._changed.wait()
        return not turn.is_set()

    def _heard(self, turn: threading.Event) -> bool:
        """Wait until the sound was heard; False, and silence, where another turn begins first."""
        silent = False
        while True:
            with self._changed:
                if not turn.is_set():
                    self._changed.wait(_LOOK_EVERY_S)
                if turn.is_set():
                    break
                if self._paused != silent:
                    silent = self._paused
                    (self._output.pause if silent else self._output.resume)()
            if not silent and self._output.finished:
                return True
        self._output.pause()
        return False

    def _finish(self, turn: threading.Event, event: Event) -> None:
        with self._changed:
            if turn.is_set():
                return
            self._paused = False
            self._at = None
        self._tell(event)
