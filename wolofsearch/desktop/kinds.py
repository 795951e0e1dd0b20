"""Files that are no documents, in a few words: the suffixes that most of them have, and the rest as one number."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale

MOST_KINDS = 6


def kinds_told(counts: Mapping[str, int], others: str) -> str:
    """Return ``".jpg (120), .exe (3), autres (5)"``.

    Args:
        counts: files by kind, most first; what does not begin with a dot is no suffix.
        others: the word for all that have none, or a rare one.
    """
    number = QLocale().toString
    suffixes = [(kind, files) for kind, files in counts.items() if kind.startswith(".")][:MOST_KINDS]
    rest = sum(counts.values()) - sum(files for _, files in suffixes)
    told = [*suffixes, (others, rest)] if rest else suffixes
    return ", ".join(f"{kind} ({number(files)})" for kind, files in told)
