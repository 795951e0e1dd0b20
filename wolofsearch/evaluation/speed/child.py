"""A contender in a process of its own, started, asked and ended from here.

What it answers is how long it took, until the vectors lay in its memory, and the most memory that it has held; never
the vectors.
"""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Literal

from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.peak_memory import gpu_peak_mb, peak_mb
from wolofsearch.evaluation.speed.contender import Contender, clip, load

PATIENCE_S = 600.0
"""A contender that has not answered after so long never will."""


@dataclass(frozen=True, slots=True)
class Question:
    """Speech of ``seconds``, a typed query (the first of ``texts``), or ``texts`` as passages."""

    kind: Literal["speech", "typed", "passages"]
    seconds: float = 0.0
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question took, or loading; memory as :mod:`wolofsearch.evaluation.peak_memory` has it."""

    taken_ms: float
    peak_mb: float | None
    gpu_peak_mb: float | None = None


class Child:
    """A process that loads ``contender`` and waits for questions.

    Raises:
        WolofSearchError: ``evaluation.contender_died`` when it ends by itself or does not answer, here as in every
            method.
    """

    def __init__(self, contender: Contender) -> None:
        self._name = contender.name
        context = multiprocessing.get_context("spawn")
        self._connection, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(contender, other), daemon=True)
        self._process.start()
        other.close()
        try:
            self.loaded = self._received()
        except WolofSearchError:
            self.end()
            raise

    def ask(self, question: Question) -> Answer:
        """Have a question answered."""
        try:
            self._connection.send(question)
        except OSError as error:
            raise WolofSearchError("evaluation.contender_died", name=self._name) from error
        return self._received()

    def end(self) -> None:
        """End the process."""
        self._connection.close()
        self._process.terminate()
        self._process.join()

    def _received(self) -> Answer:
        try:
            if self._connection.poll(PATIENCE_S):
                found: Answer = self._connection.recv()
                return found
        except (EOFError, OSError) as error:
            raise WolofSearchError("evaluation.contender_died", name=self._name) from error
        raise WolofSearchError("evaluation.contender_died", name=self._name)


def _serve(contender: Contender, connection: Connection) -> None:
    started_s = time.perf_counter()
    runner = load(contender)
    while True:
        connection.send(Answer((time.perf_counter() - started_s) * 1000, peak_mb(), gpu_peak_mb()))
        try:
            question: Question = connection.recv()
        except EOFError:
            return
        waveform = clip(question.seconds)
        started_s = time.perf_counter()
        if question.kind == "speech":
            runner.hear(waveform)
        elif question.kind == "typed":
            runner.read_query(question.texts[0])
        else:
            runner.read_passages(list(question.texts))
