"""Gives up a computation that another thread has under way, when nobody wants its result any more.

ONNX Runtime looks at the options of a run before every operator; whoever runs a session passes :func:`run_options`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from wolofsearch.encoder.addon.choosing import runtime

if TYPE_CHECKING:
    from onnxruntime import RunOptions


class Interruption:
    """Asked for by one thread, obeyed by the one that computes inside :func:`interruptible`."""

    def __init__(self) -> None:
        self.options: RunOptions = runtime().RunOptions()

    @property
    def asked(self) -> bool:
        """Whether the computation was to be given up."""
        return bool(self.options.terminate)

    def ask(self) -> None:
        """Have the computation given up at its next operator; what has not begun yet ends at once."""
        self.options.terminate = True


_current: ContextVar[Interruption | None] = ContextVar("interruption", default=None)


@contextmanager
def interruptible(interruption: Interruption) -> Iterator[None]:
    """Let ``interruption`` end what this thread computes inside."""
    before = _current.set(interruption)
    try:
        yield
    finally:
        _current.reset(before)


def run_options() -> RunOptions | None:
    """Return the options with which this thread should run a session now; None for those of always."""
    current = _current.get()
    return current.options if current else None
