"""All examinations, one after another: each small, bounded in time, and one that fails is a line, not the end.

An examination runs in a thread of its own that is left behind when its time is up: a driver or a network drive that
does not answer cannot be interrupted, and must not keep the others waiting.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event
from wolofsearch.examination import computer, helpers, library, model, sound
from wolofsearch.examination.bench import Bench
from wolofsearch.examination.finding import OK, PROBLEM, WARNING, Examining, Finding

Look = Callable[[Bench], Iterator[Finding]]
_SHORT_S, _LONG_S = 10.0, 60.0
_ADDON_S = 300.0
"""Gigabytes on a stick are read twice: once to try them, once to compare them with their checksums."""


@dataclass(frozen=True, slots=True)
class Examination:
    """One look at one subject. ``failed``: the status where it cannot be done, or says itself what is wrong."""

    subject: str
    look: Look
    limit_s: float = _SHORT_S
    failed: str = WARNING


EXAMINATIONS = (
    Examination("versions", computer.versions),
    Examination("disk", computer.disk),
    Examination("disk_speed", computer.disk_speed),
    Examination("memory", computer.memory),
    Examination("processor", computer.processor),
    Examination("gpu_addon", model.addon, _ADDON_S),
    Examination("models", model.models),
    Examination("model", model.files, _LONG_S, PROBLEM),
    Examination("self_test", model.fidelity, _LONG_S, PROBLEM),
    Examination("speed", model.speed, _LONG_S, PROBLEM),
    Examination("provider", model.provider),
    Examination("library", library.content),
    Examination("library_check", library.whole, _LONG_S),
    Examination("recall", library.recall, _LONG_S),
    Examination("backup", library.newest_backup),
    Examination("microphone", sound.microphone),
    Examination("speakers", sound.speakers),
    Examination("voice", sound.voice),
    Examination("ffmpeg", helpers.ffmpeg),
    Examination("libreoffice", helpers.libreoffice),
    Examination("calibre", helpers.calibre),
    Examination("tesseract", helpers.tesseract),
    Examination("network", computer.network),
)


def examine(bench: Bench, examinations: tuple[Examination, ...] = EXAMINATIONS) -> Iterator[Event]:
    """Examine everything; yield an :class:`Examining` before each subject and its findings, if any, after it."""
    told: set[tuple[str, str]] = set()
    for examination in examinations:
        yield Examining(examination.subject, len(examinations))
        for finding in _bounded(examination, bench):
            # A library on a drive that is away is told once, not by every examination that would open it.
            key = (finding.message_id, str(finding.facts))
            if finding.status == OK or key not in told:
                yield finding
            told.add(key)


def _bounded(examination: Examination, bench: Bench) -> list[Finding]:
    found: list[Finding] = []

    def run() -> None:
        try:
            found.extend(examination.look(bench))
        except WolofSearchError as error:
            found.append(Finding(examination.subject, examination.failed, error.message_id, error.facts))
        except Exception as error:  # noqa: BLE001 - a line for whoever reads it, and the others go on
            facts = {"kind": type(error).__name__, "detail": str(error)}
            found.append(Finding(examination.subject, examination.failed, "examination.failed", facts))

    thread = threading.Thread(target=run, name=f"wolofsearch-examine-{examination.subject}", daemon=True)
    thread.start()
    thread.join(examination.limit_s)
    if not thread.is_alive():
        return found
    late = {"seconds": examination.limit_s}
    return [*found, Finding(examination.subject, WARNING, "examination.too_slow", late)]
