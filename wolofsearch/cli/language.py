"""In which language the command line speaks, and its short words.

The window's setting decides. Before anybody has chosen, a system set to English gets English, any other French.
Whole sentences live in :mod:`wolofsearch.messages`; the headings and captions of what is printed, in ``labels.toml``,
which has no Wolof: a window set to Wolof gets its captions in French.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib import resources

from wolofsearch import settings
from wolofsearch.cli.printable import printable
from wolofsearch.messages import DEFAULT_LANGUAGE, Message, message

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language() -> str:
    """Return one of :data:`wolofsearch.messages.LANGUAGES`."""
    if saved := settings.load().language:
        return saved
    chosen = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return "en" if chosen.lower().startswith("en") else DEFAULT_LANGUAGE


def sentence(message_id: str, **facts: object) -> Message:
    """Return a message in the language of the command line."""
    return message(message_id, language(), **_printable(facts))


def label(name: str, **facts: object) -> str:
    """Return a caption of ``labels.toml`` with ``facts`` in its placeholders."""
    told = _labels()[name]
    return told.get(language(), told[DEFAULT_LANGUAGE]).format(**_printable(facts))


def _printable(facts: dict[str, object]) -> dict[str, object]:
    return {key: printable(value) if isinstance(value, str) else value for key, value in facts.items()}


@cache
def _labels() -> dict[str, dict[str, str]]:
    file = resources.files(__package__) / "labels.toml"
    loaded: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return loaded
