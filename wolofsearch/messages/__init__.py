"""Sentences for people, kept apart from the code that needs them.

One TOML file a room; each message has the sentence and the next step in every language::

    [pdf_broken]
    fr = "Le fichier {path} est abîmé et ne peut pas être lu."
    fr_next = "Demandez une nouvelle copie du document."
    en = "The file {path} is damaged and cannot be read."
    en_next = "Ask for a new copy of the document."

French and English tell everything. Wolof tells the rooms of :data:`WOLOF_ROOMS`, in words that await a native speaker's
review; a message that it lacks is told in French. A test holds every message complete by this rule, and every id that
the code raises defined.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

LANGUAGES = ("fr", "en", "wo")
"""Every language of the window, by its ISO 639-1 code."""
FULL_LANGUAGES = ("fr", "en")
"""Those in which every message and every caption of the command line is told."""
DEFAULT_LANGUAGE = "fr"
"""What stands in for a text that a language lacks."""
WOLOF_ROOMS = (
    "audio",
    "desktop",
    "documents",
    "encoder",
    "evaluation",
    "examination",
    "general",
    "library",
    "notebook",
    "packages",
    "search",
    "speech",
)
"""Rooms told in Wolof: what a person meets who asks, listens, adds documents, carries a model or a library, or has the
computer or a model examined."""


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, and what to do next, in one language."""

    sentence: str
    next_step: str

    def __str__(self) -> str:
        return f"{self.sentence} {self.next_step}".strip()


def unbroken(text: str) -> str:
    """Return French or Wolof words with their marks, such as ``?`` and ``»``, kept on the line of the word before."""
    for mark in "?!:;»":
        text = text.replace(f" {mark}", f"\u00a0{mark}")
    return text.replace("« ", "«\u00a0")


@cache
def catalogue(room: str) -> dict[str, dict[str, str]]:
    """Return the messages of one room, ``{name: {"fr": …, "fr_next": …}}``; empty for an unknown room."""
    file = resources.files(__package__) / f"{room}.toml"
    if not file.is_file():
        return {}
    loaded: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: {key: unbroken(text) for key, text in entry.items()} for name, entry in loaded.items()}


def message(message_id: str, language: str = DEFAULT_LANGUAGE, /, **facts: object) -> Message:
    """Return the message in ``language``, with ``facts`` in its placeholders.

    An unknown id, a missing fact or one of another kind never raises, since this runs while an error is being told:
    the id and the facts are shown as they are.
    """
    room, _, name = message_id.partition(".")
    entry = catalogue(room).get(name)
    plain = " ".join([message_id, *(f"{key}={value}" for key, value in facts.items())])
    if entry is None:
        return Message(plain, "")
    language = language if language in entry else DEFAULT_LANGUAGE
    try:
        return Message(entry[language].format(**facts), entry[f"{language}_next"].format(**facts))
    except (LookupError, ValueError, TypeError, AttributeError):
        return Message(plain, "")
