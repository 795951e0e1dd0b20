"""Hears a spoken question while it is still being recorded, so that its vector is there when it ends.

Whoever records shows the recording whenever nobody speaks (:meth:`Hearing.follow`). If nothing more is said, silence
trimmed, the question is sample for sample what was heard, and its vector is ready or nearly so. If speech goes on,
the work is given up. A vector is used only for the very samples it was made of, so the result never differs.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from wolofsearch.audio.voice import settled_speech
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.interruption import Interruption, interruptible
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, Encoder, FloatArray, Heard

WARM_UP_S = 0.5
"""Long enough for every operator to run; short beside any question."""


@dataclass(frozen=True, slots=True)
class _Begun:
    samples: FloatArray
    interruption: Interruption
    heard: Future[Heard]

    def give_up(self) -> None:
        self.interruption.ask()
        self.heard.cancel()


class Hearing:
    """One encoder, and one thread that works ahead for it. All methods may be called from any thread.

    Args:
        encoder: hears; may be asked by others at the same time.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="wolofsearch-hearing")
        self._lock = threading.Lock()
        self._begun: _Begun | None = None

    def warm_up(self) -> Future[Heard]:
        """Have the model hear a moment of nothing, so that its memory is there when the question comes; no waiting."""
        return self._begin(np.zeros(int(WARM_UP_S * SAMPLE_RATE_HZ), np.float32))

    def begin(self, samples: FloatArray) -> None:
        """Begin to hear 16 kHz mono ``samples``, (samples,), and give up what was begun of others; no waiting."""
        with self._lock:
            same = self._begun is not None and np.array_equal(self._begun.samples, samples)
        if not same:
            self._begin(samples)

    def follow(self, recorded: Waveform) -> None:
        """Begin to hear what was said so far if nothing is being said, and give it up if something is; no waiting."""
        said = settled_speech(recorded)
        if said is not None:
            self.begin(said.samples)
        else:
            self.give_up()

    def give_up(self) -> None:
        """Give up what was begun, if anything."""
        with self._taken() as begun:
            if begun is not None:
                begun.give_up()

    def hear(self, samples: FloatArray) -> Heard:
        """Return what the encoder hears in 16 kHz mono ``samples``, sooner if exactly these were begun."""
        with self._taken() as begun:
            same = begun is not None and np.array_equal(begun.samples, samples)
            if begun is not None and not same:
                begun.give_up()
        if begun is not None and same and begun.heard.exception() is None:
            return begun.heard.result()
        # Also where the work ahead failed: what is wrong is told by the call that somebody waits for.
        return self._encoder.hear(samples)

    def close(self) -> None:
        """Give up what was begun, and end the thread."""
        self.give_up()
        self._thread.shutdown()

    def _begin(self, samples: FloatArray) -> Future[Heard]:
        interruption = Interruption()
        with self._taken() as begun:
            if begun is not None:
                begun.give_up()
            heard = self._thread.submit(self._work, samples, interruption)
            self._begun = _Begun(samples, interruption, heard)
        return heard

    def _work(self, samples: FloatArray, interruption: Interruption) -> Heard:
        with interruptible(interruption):
            return self._encoder.hear(samples)

    @contextmanager
    def _taken(self) -> Iterator[_Begun | None]:
        """Take what was begun, so that nobody else does."""
        with self._lock:
            begun, self._begun = self._begun, None
            yield begun
