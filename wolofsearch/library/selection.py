"""Which files of a folder a person wants: patterns of what is taken in and of what is left out.

A pattern without ``/`` is compared with the name of the file, and with the names of the folders on the way to it:
``*.pdf``, ``brouillons``. One with ``/`` is compared with the way from the imported folder: ``archives/1998/*``.
``*`` stands for any characters, ``/`` among them, ``?`` for one, ``[ab]`` for one of these; capitals do not count, nor
how accents are written. What leads into a folder takes or leaves all that lies in it. What is left out wins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import translate
from functools import cache


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted. ``include``: patterns, of which a file must match one; ``()``: everything is wanted.

    ``exclude``: patterns, of which it must match none.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def takes(self, below: str) -> bool:
        """Return whether a file is wanted; ``below``: its way from the imported folder, ``"a/b.pdf"``."""
        return self.enters(below) and (not self.include or _any(self.include, below))

    def enters(self, below: str) -> bool:
        """Return whether something wanted may lie in the folder ``below``."""
        return not self.exclude or not _any(self.exclude, below)


EVERYTHING = Selection()


def _any(patterns: tuple[str, ...], below: str) -> bool:
    way = _plain(below)
    return any(_matches(pattern, way) for pattern in patterns)


def _matches(pattern: str, way: str) -> bool:
    whole = "/" in _plain(pattern)
    return any(_pattern(pattern).fullmatch(part) for part in _parts(way, whole=whole))


def _parts(way: str, *, whole: bool) -> Iterator[str]:
    """Yield what a pattern is compared with: the file and the folders on the way, as whole ways or as names alone."""
    names = way.split("/")
    for end in range(1, len(names) + 1):
        yield "/".join(names[:end]) if whole else names[end - 1]


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(_plain(pattern).removeprefix("./").strip("/")))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\\", "/")).casefold()
