"""Names of files that every system can write, and that lead nowhere but into the folder they are meant for.

A name that is fine on one system overwrites another file, a device or a parent folder on the next. So a package may
only hold names that mean one file of their own everywhere, and who makes one turns every name into such a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST_NAME = 160
"""Characters of a whole name, folders included: Windows counts 260 with the folder around it."""
_FORBIDDEN = frozenset('\\:*?"<>|')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
_LONGEST_PART_BYTES = 120
_LONGEST_SUFFIX = 10
_ROOM_FOR_NUMBERS = 12


def is_portable(name: str, longest: int = LONGEST_NAME) -> bool:
    """Return whether ``name``, its parts divided by ``/``, is a relative name that every system can write."""
    return 0 < len(name) <= longest and all(map(_part_is_portable, name.split("/")))


def colliding(names: Iterable[str]) -> str | None:
    """Return a name that another one means too on some system, or that another needs as a folder; else None."""
    seen: dict[str, str] = {}
    folders: set[str] = set()
    for name in names:
        key = _folded(name)
        if key in seen:
            return name
        seen[key] = name
        parts = key.split("/")
        folders.update("/".join(parts[:count]) for count in range(1, len(parts)))
    return next((seen[key] for key in folders if key in seen), None)


class PortableNames:
    """Gives names that are portable and do not collide, as near as possible to those that are wanted."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._folders: dict[tuple[str, str], str] = {}

    def named(self, wanted: str, place: str = "") -> str:
        """Return a name of its own for a file that is called ``wanted``, its parts divided by ``/``.

        ``place``: what it begins with as it is, a folder or an archive that this object has named.
        """
        *folders, last = [part for part in wanted.split("/") if part not in {"", ".", ".."}] or ["_"]
        last = _portable_part(last)
        if len("/".join([*map(_portable_part, folders), last])) > LONGEST_NAME - _ROOM_FOR_NUMBERS:
            folders = []
        top = place = f"{place}/" if place else ""
        for folder in folders:
            if (place, folder) not in self._folders:
                self._folders[place, folder] = self._own(place, _portable_part(folder))
            place = self._folders[place, folder] + "/"
        name = self._own(place, last)
        return name if len(name) <= LONGEST_NAME else self._own(top, last)  # the numbers of its folders were too much

    def _own(self, place: str, part: str) -> str:
        """Return ``place`` and ``part``, with a number where that is taken."""
        stem, dot, suffix = part.rpartition(".")
        stem, suffix = (stem, dot + suffix) if stem else (part, "")
        number, name = 1, place + part
        while _folded(name) in self._taken:
            number += 1
            name = f"{place}{stem} ({number}){suffix}"
        self._taken.add(_folded(name))
        return name


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _part_is_portable(part: str) -> bool:
    return (
        0 < len(part.encode(errors="replace")) <= _LONGEST_PART_BYTES
        and part[-1] not in ". "
        and part[0] != " "
        and not any(_is_forbidden(letter) for letter in part)
        and not _RESERVED.fullmatch(part)
    )


def _portable_part(part: str) -> str:
    stem, dot, suffix = part.rpartition(".")
    stem, suffix = (stem, dot + suffix) if stem and len(suffix) <= _LONGEST_SUFFIX else (part, "")
    room = _LONGEST_PART_BYTES - _ROOM_FOR_NUMBERS - len(suffix.encode(errors="replace"))
    stem = stem.encode(errors="replace")[:room].decode(errors="ignore")
    plain = "".join("_" if _is_forbidden(letter) else letter for letter in stem + suffix).rstrip(". ").lstrip(" ")
    return f"_{plain}" if not plain or _RESERVED.fullmatch(plain) else plain


def _is_forbidden(letter: str) -> bool:
    return letter in _FORBIDDEN or unicodedata.category(letter)[0] == "C"
