"""What an examination tells: which subject is being looked at, and each finding with its verdict and its facts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, ClassVar

from wolofsearch.events import Event
from wolofsearch.messages import DEFAULT_LANGUAGE, Message, message, unbroken

OK, WARNING, PROBLEM = "ok", "warning", "problem"
"""Good; could be better; bad: searching cannot work, or something may be lost."""


@dataclass(frozen=True, slots=True)
class Examining(Event):
    """A subject, one of ``total``, is being looked at from now on."""

    name: ClassVar[str] = "examining"
    subject: str
    total: int


@dataclass(frozen=True, slots=True)
class Finding(Event):
    """What was found about a subject.

    ``status``: :data:`OK`, :data:`WARNING` or :data:`PROBLEM`. ``message_id``: of a message, or, where there is nothing
    to do, of an entry in ``good.toml``. ``facts``: its placeholders.
    """

    name: ClassVar[str] = "finding"
    subject: str
    status: str
    message_id: str
    facts: dict[str, Any]

    def told(self, language: str) -> Message:
        """Return the sentence and, unless all is good, the next step, in ``language``; in an unknown one: in French."""
        if self.status != OK:
            return message(self.message_id, language, **self.facts)
        try:
            sentences = good_sentences()[self.message_id]
            return Message(sentences.get(language, sentences[DEFAULT_LANGUAGE]).format(**self.facts), "")
        except (LookupError, ValueError):  # a fact withheld is no number any more
            return message(self.message_id, language, **self.facts)


def good(subject: str, message_id: str, /, **facts: object) -> Finding:
    """Return a finding about which nothing need be done; ``message_id``: in ``good.toml``."""
    return Finding(subject, OK, message_id, facts)


def better(subject: str, message_id: str, /, **facts: object) -> Finding:
    """Return a finding that could be better."""
    return Finding(subject, WARNING, message_id, facts)


def bad(subject: str, message_id: str, /, **facts: object) -> Finding:
    """Return a finding that must not stay."""
    return Finding(subject, PROBLEM, message_id, facts)


@cache
def good_sentences() -> dict[str, dict[str, str]]:
    """Return the sentences of ``good.toml``: ``{name: {"fr": …, "en": …, "wo": …}}``."""
    file = resources.files(__package__) / "good.toml"
    loaded: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: {code: unbroken(text) for code, text in entry.items()} for name, entry in loaded.items()}
