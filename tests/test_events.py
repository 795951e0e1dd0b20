"""Events travel as plain JSON lines, and progress is throttled."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from wolofsearch import events


def test_an_event_is_its_name_and_its_fields() -> None:
    done = events.FileDone(path="a.pdf", change="added", passages=3)
    assert done.as_json() == {"event": "file_done", "path": "a.pdf", "change": "added", "passages": 3, "cut": 0}


def test_names_are_distinct() -> None:
    kinds = [kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, events.Event)]
    assert len({kind.name for kind in kinds}) == len(kinds) > 1


def test_facts_of_any_kind_become_json() -> None:
    failed = events.FileFailed(
        path="a.pdf",
        message_id="documents.too_big",
        facts={"path": Path("a.pdf"), "size": 3, "share": 0.5, "why": OSError("no"), "page": None},
    )
    assert json.loads(json.dumps(failed.as_json()))["facts"] == {
        "path": "a.pdf",
        "size": 3,
        "share": 0.5,
        "why": "no",
        "page": None,
    }


def test_events_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        events.Progress(1, 2, 3, None).files_done = 4  # type: ignore[misc]


def test_work_beside_is_waited_for_and_given_up() -> None:
    go_on, given_up = threading.Event(), threading.Event()
    work = events.beside(lambda: go_on.wait(60) and "done", given_up.set)
    next(work)
    next(work)
    go_on.set()
    assert events.outcome(work) == "done"
    assert not given_up.is_set()
    work = events.beside(lambda: given_up.wait(60), given_up.set)
    next(work)
    work.close()  # would wait for a minute
    assert given_up.is_set()
    with pytest.raises(ZeroDivisionError):
        events.outcome(events.beside(lambda: 1 // 0, given_up.set))


def test_the_throttle_lets_through_so_many_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now_ms = iter(range(0, 2000, 10))
    monkeypatch.setattr(events.time, "monotonic", lambda: next(now_ms) / 1000)
    throttle = events.Throttle(per_second=10)
    passed = [throttle.ready() for _ in range(200)]
    assert passed[0]
    assert 18 <= sum(passed) <= 20
