"""``wolofsearch benchmark encoder``: every contender is asked the same, in turn, in one run.

All are loaded at once, each in its own process, and every question goes round all of them before the next one: when
the computer slows down for a while, it does so for all alike, and the ratios of a round stay true.
Reference size needs 20 GB of memory and 15 GB of disk for all contenders, more beside a GPU; fewer can be chosen.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from wolofsearch.encoder.tokens import Tokens
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.speed.child import Child, Question
from wolofsearch.evaluation.speed.contender import Contender
from wolofsearch.evaluation.speed.field import Size, contenders
from wolofsearch.evaluation.speed.figures import FORMAT, Measured, figures, ratios
from wolofsearch.evaluation.speed.machine import machine
from wolofsearch.evaluation.speed.preparing import Making, known_texts, prepare, tokenizer_file
from wolofsearch.events import Event

SPEECH_S = (5, 10, 20)
PASSAGES, PASSAGE_TOKENS = 8, 200
TYPED = "Fan laa mëna jënde garab yi ci dëkk bi ?"
COLD_STARTS = 3


@dataclass(frozen=True, slots=True)
class Asked(Event):
    """A contender has answered; ``round`` 0 does not count."""

    name: ClassVar[str] = "asked"
    round: int
    task: str
    contender: str
    taken_ms: float


def measure(
    size: Size, work: Path, rounds: int, chosen: tuple[str, ...] = ()
) -> Generator[Making | Asked, None, dict[str, Any]]:
    """Make what is missing in ``work``, measure, and return the results as JSON holds them.

    Args:
        size: of the weights.
        work: a folder that keeps what is made; made where it is not there.
        rounds: how often everything is asked, beside once to warm up.
        chosen: names of contenders; empty: all.

    Raises:
        WolofSearchError: ``encoder.…``, ``evaluation.unknown_contender`` or ``evaluation.contender_died``.
    """
    known = tuple(contenders(size, work))
    for name in set(chosen) - set(known):
        raise WolofSearchError("evaluation.unknown_contender", name=name, names=", ".join(known))
    asked, left_out = yield from prepare(size, work, chosen or known)
    tasks, tokens = questions(tokenizer_file(size, work))
    measured = {contender.name: Measured(contender.size_bytes) for contender in asked}
    with ExitStack() as stack:
        children = yield from _started(asked, tasks[f"speech {SPEECH_S[0]} s"], measured, stack)
        for number in range(rounds + 1):
            for (task, question), contender in itertools.product(tasks.items(), asked):
                if question.kind != "speech" and not contender.reads:
                    continue
                answer = children[contender.name].ask(question)
                yield Asked(number, task, contender.name, round(answer.taken_ms, 1))
                measured[contender.name].note(task, answer, question.kind, counts=number > 0)
    return {
        "format": FORMAT,
        "size": size,
        "rounds": rounds,
        "passage_tokens": tokens,
        "machine": machine(),
        "left_out": left_out,
        "contenders": {name: figures(one, tokens) for name, one in measured.items()},
        "ratios": ratios(measured),
    }


def questions(tokenizer: Path) -> tuple[dict[str, Question], int]:
    """Return what is asked, by the name of its task, and how many tokens the passages have."""
    tokens = Tokens.load(tokenizer, PASSAGE_TOKENS)
    words = itertools.cycle(" ".join(known_texts()).split())
    passages = []
    for _ in range(PASSAGES):
        passage: list[str] = []
        while tokens.count(" ".join(passage)) < PASSAGE_TOKENS - 2:
            passage += itertools.islice(words, 1 + (PASSAGE_TOKENS - tokens.count(" ".join(passage))) // 16)
        passages.append(" ".join(passage))
    asked = {f"speech {seconds} s": Question("speech", float(seconds)) for seconds in SPEECH_S}
    asked |= {"typed": Question("typed", texts=(TYPED,)), "passages": Question("passages", texts=tuple(passages))}
    return asked, sum(map(len, tokens.encode_batch(passages)))


def _started(
    asked: list[Contender], first: Question, measured: dict[str, Measured], stack: ExitStack
) -> Generator[Asked, None, dict[str, Child]]:
    """Start each contender :data:`COLD_STARTS` times until its first answer; the last of each stays."""
    children: dict[str, Child] = {}
    for start, contender in itertools.product(range(COLD_STARTS), asked):
        started_s = time.perf_counter()
        child = Child(contender)
        try:
            child.ask(first)
            taken_ms = (time.perf_counter() - started_s) * 1000
            measured[contender.name].started(child.loaded, taken_ms)
            yield Asked(0, "cold start", contender.name, round(taken_ms, 1))
        except BaseException:
            child.end()
            raise
        if start + 1 < COLD_STARTS:
            child.end()
        else:
            stack.callback(child.end)
            children[contender.name] = child
    return children
