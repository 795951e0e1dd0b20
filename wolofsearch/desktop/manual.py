"""The guides that come with the program, as files: which there are, and what a link in one of them leads to.

They are Markdown in ``docs/<language>``, the same names in every language; their pictures lie in ``docs/pictures``.
"""

from __future__ import annotations

from pathlib import Path

from wolofsearch import paths

LANGUAGES = ("fr", "en")
"""French comes first: it stands in for a language without guides."""
CONTENTS = "index.md"


def language_of(code: str) -> str:
    """Return the language of the guides for a window in the language ``code``."""
    return code if code in LANGUAGES else LANGUAGES[0]


def guide(name: str, language: str) -> Path:
    """Return the file of the guide ``name`` (such as ``"user.md"``) in a language of the window."""
    return paths.GUIDES_DIR / language_of(language) / name


def guides(language: str) -> list[Path]:
    """Return the files of all guides in a language, in the order of their names."""
    return sorted((paths.GUIDES_DIR / language_of(language)).glob("*.md"))


def linked(link: str, start: Path) -> Path | None:
    """Return the file among the guides that ``link`` in the guide ``start`` leads to; None for any other."""
    target = (start.parent / link.partition("#")[0]).resolve()
    inside = target.is_relative_to(paths.GUIDES_DIR.resolve())
    return target if inside and target.is_file() else None
