"""What the reference says before a query. Documents get nothing.

A sentence-transformers folder names prompts too, but one saved by fine-tuning Qwen3-Embedding carries that model's own
web-search prompt along, which the reference never used; it is not taken for the checkpoint's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from wolofsearch.encoder.checkpoint.configuration import optional_object, unsupported
from wolofsearch.encoder.protocol import Task
from wolofsearch.errors import WolofSearchError

Prompts = dict[str, dict[str, str]]
"""``prompts[kind][task]``, kind ``"speech"`` or ``"text"``."""

SENTENCE_TRANSFORMERS = "config_sentence_transformers.json"
_QUERY = "\nQuery:"
_BEFORE_DOCUMENTS = ("document", "passage", "corpus")
"""Names under which sentence-transformers keeps what stands before documents."""
INHERITED = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:"
"""The prompt that fine-tuning carries along from Qwen3-Embedding."""

REFERENCE: Prompts = {
    "speech": {
        "document": "Given a speech Wolof query, retrieve relevant passages that answer the speech query" + _QUERY,
        "translation": "Given a Wolof speech query, retrieve the French texts that translate the speech query" + _QUERY,
        "transcription": "Given a Wolof speech query, retrieve the Wolof texts that transcribe the speech query"
        + _QUERY,
        "intent": "Given a Wolof speech, detect its intent" + _QUERY,
        "topic": "Given a Wolof speech, classify its topic" + _QUERY,
    },
    "text": {
        "document": "Given a Wolof query, retrieve relevant passages that answer the query" + _QUERY,
        "translation": "Given a Wolof query, retrieve the French texts that translate the query" + _QUERY,
        "intent": "Given a Wolof query, detect its intent" + _QUERY,
    },
}


def checked_prompts(given: Any) -> Prompts:
    """Return prompts that a person gave, once they are what the manifest of a bundle can hold.

    Raises:
        WolofSearchError: ``encoder.wrong_prompts``.
    """
    tasks = set(get_args(Task))
    whole = isinstance(given, dict) and given.keys() == {"speech", "text"}
    if not whole or not all(
        isinstance(kind, dict) and "document" in kind and kind.keys() <= tasks for kind in given.values()
    ):
        raise WolofSearchError("encoder.wrong_prompts", tasks=", ".join(sorted(tasks)))
    if not all(isinstance(text, str) for kind in given.values() for text in kind.values()):
        raise WolofSearchError("encoder.wrong_prompts", tasks=", ".join(sorted(tasks)))
    return {kind: dict(texts) for kind, texts in given.items()}


def prompts_of(text_folder: Path) -> Prompts:
    """Return the reference's prompts, with a ``query`` prompt of the text model's own in the place of the typed one.

    Raises:
        WolofSearchError: ``encoder.unsupported_setting`` for prompts that a bundle cannot hold: one before documents,
            one before everything, or one that is not parted from the query by a space.
    """
    file = text_folder / SENTENCE_TRANSFORMERS
    settings = optional_object(file)
    named = settings.get("prompts") or {}
    if not isinstance(named, dict):
        raise WolofSearchError("encoder.broken_checkpoint", path=file, detail="prompts")
    for setting, value in (
        *((f"prompts.{name}", named.get(name)) for name in _BEFORE_DOCUMENTS),
        ("default_prompt_name", settings.get("default_prompt_name")),
    ):
        if value:
            raise unsupported(file, f"{setting} = {value}", "–")
    own = named.get("query")
    if not own or own in (INHERITED, REFERENCE["text"]["document"]):
        return REFERENCE
    if not isinstance(own, str) or own != f"{own.strip()} ":
        raise unsupported(file, f"prompts.query = {own}", "« … » + U+0020")
    return {**REFERENCE, "text": {**REFERENCE["text"], "document": own[:-1]}}
