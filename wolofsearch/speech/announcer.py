"""Says short things: a prompt, a signal, a title. What is said last counts, and replaces what was being said.

A thread of its own makes the sounds and plays them, so that nobody waits for a file, a voice or the sound card. A
prompt is a help and no more: where it cannot be heard, the log says so and the program goes on.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

from wolofsearch.audio.playback import Output
from wolofsearch.audio.sound import Sound
from wolofsearch.errors import Cancelled, WolofSearchError

Utterance = Callable[[threading.Event], Sound]
"""Makes the sound of one thing to be said; raises Cancelled once the event is set, or :class:`WolofSearchError`."""
_LOOK_EVERY_S = 0.02
_log = logging.getLogger(__name__)


class Announcement:
    """What somebody asked to be said.

    Attributes:
        over: set when nothing more of it will be heard.
        complete: whether it was heard to its end; settled when ``over`` is set.
    """

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        self.utterances = utterances
        self.dropped = threading.Event()
        self.over = threading.Event()
        self.complete = False


class Announcer:
    """One loudspeaker; every method may be called from any thread, and all but :meth:`close` return at once."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._changed = threading.Condition()
        self._wanted: Announcement | None = None
        self._now: Announcement | None = None
        self._closed = False
        self._thread: threading.Thread | None = None

    def say(self, *utterances: Utterance) -> Announcement:
        """Say these one after the other, instead of what is being said."""
        wanted = Announcement(utterances)
        with self._changed:
            self._drop()
            if self._closed:
                wanted.over.set()
                return wanted
            self._wanted = wanted
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="wolofsearch-announcer", daemon=True)
                self._thread.start()
            self._changed.notify()
        return wanted

    def stop(self) -> None:
        """Say no more."""
        with self._changed:
            self._drop()

    def close(self, timeout_s: float = 5.0) -> bool:
        """Stop for good and wait for the thread; False if it did not end in time."""
        with self._changed:
            self._closed = True
            self._drop()
            self._changed.notify()
            thread = self._thread
        if thread is None:
            return True
        thread.join(timeout_s)
        return not thread.is_alive()

    def _drop(self) -> None:
        """Forget what waits, and cut off what is being said. The lock is held."""
        if self._wanted is not None:
            self._wanted.over.set()
            self._wanted = None
        if self._now is not None:
            self._now.dropped.set()

    def _run(self) -> None:
        while True:
            with self._changed:
                while self._wanted is None and not self._closed:
                    self._changed.wait()
                if self._wanted is None:
                    return
                self._now, self._wanted = self._wanted, None
                now = self._now
            try:
                now.complete = all(self._said(utterance, now.dropped) for utterance in now.utterances)
            except Cancelled:
                pass
            except WolofSearchError as error:
                _log.info("%s", error)
            finally:
                self._output.close()
                with self._changed:
                    self._now = None
                now.over.set()

    def _said(self, utterance: Utterance, dropped: threading.Event) -> bool:
        """Make a sound, play it and wait until it was heard; False where something else is to be said."""
        sound = utterance(dropped)
        if dropped.is_set():
            return False
        self._output.play(sound)
        while not self._output.finished:
            if dropped.wait(_LOOK_EVERY_S):
                return False
        return not dropped.is_set()
