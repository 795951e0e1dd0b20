"""One examination that fails, or never ends, is a line; the others are told all the same."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from string import Formatter

import pytest

from wolofsearch.errors import WolofSearchError
from wolofsearch.examination import computer
from wolofsearch.examination.bench import Bench
from wolofsearch.examination.examining import EXAMINATIONS, Examination, examine
from wolofsearch.examination.finding import OK, PROBLEM, WARNING, Examining, Finding, good, good_sentences
from wolofsearch.messages import LANGUAGES

FOREVER = threading.Event()


def fine(_bench: Bench) -> Iterator[Finding]:
    yield good("fine", "network")


def defect(_bench: Bench) -> Iterator[Finding]:
    yield good("defect", "network")
    raise ZeroDivisionError("nobody expected this")


def refused(_bench: Bench) -> Iterator[Finding]:
    yield from refusing()


def refusing() -> Iterator[Finding]:
    raise WolofSearchError("audio.no_sound_system")


def endless(_bench: Bench) -> Iterator[Finding]:
    yield good("endless", "network")
    FOREVER.wait()


def findings(*examinations: Examination) -> list[tuple[str, str, str]]:
    found = [event for event in examine(Bench("fr"), examinations) if isinstance(event, Finding)]
    return [(one.subject, one.status, one.message_id) for one in found]


def test_what_fails_is_a_line_and_not_the_end() -> None:
    assert findings(
        Examination("defect", defect), Examination("refused", refused, failed=PROBLEM), Examination("fine", fine)
    ) == [
        ("defect", OK, "network"),
        ("defect", WARNING, "examination.failed"),
        ("refused", PROBLEM, "audio.no_sound_system"),
        ("fine", OK, "network"),
    ]


def test_what_does_not_end_is_left() -> None:
    try:
        told = findings(Examination("endless", endless, limit_s=0.1), Examination("fine", fine))
    finally:
        FOREVER.set()
    assert told == [
        ("endless", OK, "network"),
        ("endless", WARNING, "examination.too_slow"),
        ("fine", OK, "network"),
    ]


def test_the_same_complaint_is_told_once() -> None:
    assert len(findings(Examination("one", refused), Examination("two", refused))) == 1


def test_each_subject_is_announced_before_it_is_looked_at() -> None:
    events = list(examine(Bench("fr"), (Examination("fine", fine),)))
    assert [type(event) for event in events] == [Examining, Finding]
    assert len({one.subject for one in EXAMINATIONS}) == len(EXAMINATIONS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_about_the_computer_is_a_sentence(language: str) -> None:
    looks = (computer.versions, computer.disk, computer.disk_speed, computer.memory, computer.processor)
    for look in looks:
        for finding in look(Bench(language)):
            told = finding.told(language)
            assert told.sentence[0].isupper()
            assert told.sentence[-1] in ".)"
            assert "{" not in told.sentence


def test_a_slow_disk_and_a_full_memory_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computer, "_SLOW_DISK_MB_PER_S", 1e12)
    monkeypatch.setattr(computer, "_LOW_MEMORY_GB", 1e12)
    found = [*computer.disk_speed(Bench("fr")), *computer.memory(Bench("fr"))]
    assert [one.message_id for one in found] == ["examination.disk_slow", "examination.memory_low"]
    assert all(one.told("en").next_step for one in found)


@pytest.mark.parametrize("name", good_sentences())
def test_what_is_good_is_told_in_every_language_with_the_same_facts(name: str) -> None:
    sentences = good_sentences()[name]
    assert set(sentences) == set(LANGUAGES)
    assert len(set(sentences.values())) == (1 if name == "versions" else len(LANGUAGES))
    facts = [{field for _, field, _, _ in Formatter().parse(text) if field} for text in sentences.values()]
    assert all(one == facts[0] for one in facts)
