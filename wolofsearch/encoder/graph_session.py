"""One graph of a model on the first provider that carries it, and on the next when that one fails.

A driver that is too old, a device that is unplugged or full: a person's question is answered all the same, a little
later and on the CPU, and the program says what happened.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.addon.choosing import runtime
from wolofsearch.encoder.interruption import run_options
from wolofsearch.encoder.processor import int8_overflows
from wolofsearch.encoder.providers import CPU, TORCH, Provider
from wolofsearch.errors import WolofSearchError
from wolofsearch.messages import message

if TYPE_CHECKING:
    from onnxruntime import RunOptions

_log = logging.getLogger(__name__)
FATAL = 4
"""ONNX Runtime's log stays silent below this level: what fails is told by the exception."""
HEAD, TAIL = 80, 120
"""Characters kept of both ends of a long complaint: between them stand the names of C++ functions."""


@dataclass(frozen=True, slots=True)
class Fallback:
    """A provider that failed: when (``"load"`` or ``"run"``), what stands in for it, and what the runtime said."""

    failed: Provider
    instead: Provider
    when: Literal["load", "run"]
    detail: str

    @property
    def error(self) -> WolofSearchError:
        """The same as what a person can be told."""
        return WolofSearchError(
            f"encoder.provider_failed_at_{self.when}",
            provider=self.failed.title,
            instead=self.instead.title,
            detail=self.detail,
        )


class Session(Protocol):
    """What is used of :class:`onnxruntime.InferenceSession`; torch's is :mod:`wolofsearch.encoder.torch_session`."""

    def run(
        self, outputs: Sequence[str] | None, inputs: dict[str, npt.NDArray[Any]], options: RunOptions | None, /
    ) -> Sequence[Any]:
        """Return the outputs."""
        ...

    def get_outputs(self) -> Sequence[Any]:
        """Return the outputs' names and shapes."""
        ...

    def get_providers(self) -> Sequence[str]:
        """Return the names of the providers in use, as :attr:`Provider.execution` has them, best first."""
        ...


MakeSession = Callable[[Path, Provider], Session]


class GraphSession:
    """Runs one graph.

    Args:
        file: the graph.
        providers: to try, in order; the last is the CPU.
        make: makes a session of the file on one provider.

    Raises:
        Exception: what ONNX Runtime says of a file that even the last provider cannot load.
    """

    def __init__(self, file: Path, providers: Sequence[Provider], make: MakeSession) -> None:
        self._file = file
        self._make = make
        self._waiting = list(providers)
        self._lock, self._turn = threading.Lock(), threading.Lock()
        self.fallbacks: list[Fallback] = []
        self.provider = self._waiting.pop(0)
        try:
            self._session = self._made(self.provider)
        except Exception as error:  # noqa: BLE001 - native libraries raise what they like
            self._session = self._next("load", error, lambda session: session)

    def run(self, outputs: Sequence[str] | None, inputs: dict[str, npt.NDArray[Any]]) -> list[npt.NDArray[np.float32]]:
        """Return the outputs, all or those that are named.

        Where the provider fails, the next one goes on with the same inputs and stays. An input that every provider
        refuses is the input's fault: the first complaint is raised, and nothing changes. A run that was given up
        (:mod:`wolofsearch.encoder.interruption`) is nobody's fault.
        """
        session, options = self._session, run_options()
        try:
            return self._run(session, outputs, inputs, options)
        except Exception as error:
            if options is not None and options.terminate:
                raise
            with self._lock:
                if self._session is not session:  # another thread was here before us
                    return self._run(self._session, outputs, inputs, options)
                if not self._waiting:
                    raise
                found: list[npt.NDArray[np.float32]] = []
                self._session = self._next(
                    "run", error, lambda next_one: found.extend(next_one.run(outputs, inputs, options))
                )
                return found

    def _run(
        self,
        session: Session,
        outputs: Sequence[str] | None,
        inputs: dict[str, npt.NDArray[Any]],
        options: RunOptions | None,
    ) -> list[npt.NDArray[np.float32]]:
        # Somebody may ask in the middle of an import.
        with self._turn if self.provider.one_at_a_time else nullcontext():
            return list(session.run(outputs, inputs, options))

    def outputs(self) -> Sequence[Any]:
        """Return the outputs' names and shapes, as ONNX Runtime describes them."""
        return self._session.get_outputs()

    def _next(self, when: Literal["load", "run"], error: Exception, proof: Callable[[Session], object]) -> Session:
        """Return a session on the next provider that loads the graph and passes ``proof``, and remember why."""
        for number, provider in enumerate(self._waiting):
            try:
                session = self._made(provider)
                proof(session)
            except Exception as another:  # noqa: BLE001 - the first complaint is the one that counts
                _log.debug("%s: %s", provider.title, another)
                continue
            fallback = Fallback(self.provider, provider, when, _short(error))
            self.fallbacks.append(fallback)
            self.provider, self._waiting = provider, self._waiting[number + 1 :]
            _log.warning("%s", message(fallback.error.message_id, **fallback.error.facts))
            return session
        raise error

    def _made(self, provider: Provider) -> Session:
        session = self._make(self._file, provider)
        # ONNX Runtime may take the CPU without a word where a provider's library is missing.
        if session.get_providers()[0] != provider.execution:
            raise RuntimeError(f"{provider.execution}: no driver or no device")
        return session


def real_session(threads: int) -> MakeSession:
    """Return a function that makes real sessions.

    Args:
        threads: that compute one operator together.
    """

    def make(file: Path, provider: Provider) -> Session:
        if provider is TORCH:
            from wolofsearch.encoder.torch_session import TorchSession  # seconds, only where it is wanted

            return TorchSession(file, TORCH.execution)
        if int8_overflows() is False:
            return _made(file, provider, threads, exact_int8=False)
        try:
            return _made(file, provider, threads, exact_int8=True)
        except Exception as error:  # noqa: BLE001 - it stumbles over a weight that two operators share
            _log.debug("%s: %s", file, error)
            return _made(file, provider, threads, exact_int8=False)

    return make


def _made(file: Path, provider: Provider, threads: int, *, exact_int8: bool) -> Session:
    onnxruntime = runtime()
    onnxruntime.disable_telemetry_events()  # Windows has its own, which no variable stops
    onnxruntime.set_default_logger_severity(FATAL)
    options = onnxruntime.SessionOptions()
    # A named number of threads also leaves them free to move between cores, and none of them waits by running in
    # circles: the graphs of speech and text take turns, and the one that waits would hold up the other.
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Kept memory would be a third more at the full size, for 3 % of a question's time.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = provider.memory_pattern
    options.log_severity_level = FATAL
    # Products of unsigned bytes instead of mixed ones: slower, and never out of range.
    options.add_session_config_entry("session.x64quantprecision", "1" if exact_int8 else "0")
    chain: list[object] = [(provider.execution, provider.options)]
    if provider is not CPU:
        chain.append(CPU.execution)  # for the operators that the provider lacks
    # Its own fallback speaks on stdout and does not tell the program.
    session: Session = onnxruntime.InferenceSession(str(file), options, providers=chain, enable_fallback=0)
    return session


def _short(error: Exception) -> str:
    words = " ".join(str(error).split()) or type(error).__name__
    return words if len(words) <= HEAD + TAIL else f"{words[:HEAD]} … {words[-TAIL:]}"
