"""The libraries of other languages in a packaged program, each with its licence, from the table ``bundled.toml``.

``python packaging/bundled.py PROGRAM_FOLDER`` (any Python 3.11 or newer, nothing else) names them, and ends with 1
where one lies in the folder that the table does not know: nobody may be given a library without its licence. The
frameworks of macOS (Qt's and Python's) have no ending and are passed over.
"""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

TABLE = Path(__file__).with_name("bundled.toml")
SHARED = re.compile(r"(?:\.so(?:\.\d+)*|(?:\.\d+)*\.dylib|\.dll)$")
EXTENSION = re.compile(r"\.(?:cpython-[\w-]+|abi3)\.so$")
"""Modules of Python packages, which NOTICE names with these."""
HASH = re.compile(r"-[0-9a-f]{8}(?=-|$)|_?-(?:[0-9a-f]{32,})$")
"""What the makers of wheels put behind a library's name."""


@dataclass(frozen=True)
class Library:
    """An entry of the table: SPDX licence, patterns of names, and what else is part of the files."""

    name: str
    licence: str
    files: tuple[str, ...]
    inside: str = ""

    def covers(self, file: Path) -> bool:
        """Return whether a file is of this library."""
        path = file.as_posix().lower()
        return any(fnmatchcase(path if "/" in pattern else stem(file.name), pattern) for pattern in self.files)


def table() -> list[Library]:
    """Return the whole table, by name."""
    entries = tomllib.loads(TABLE.read_text(encoding="utf-8"))["library"]
    found = [Library(**{**one, "files": tuple(one["files"])}) for one in entries]
    return sorted(found, key=lambda one: one.name.lower())


def stem(name: str) -> str:
    """Return a library's name without ending, number and hash, in small letters."""
    return HASH.sub("", SHARED.sub("", name.lower()))


def libraries_in(program: Path) -> list[Path]:
    """Return the shared libraries in a program's folder, without modules of Python."""
    files = (file for file in sorted(program.rglob("*")) if file.is_file() and not file.is_symlink())
    return [
        file
        for file in files
        if SHARED.search(file.name) and not EXTENSION.search(file.name) and file.parent.name != "lib-dynload"
    ]


def bundled(program: Path) -> tuple[dict[Library, list[Path]], list[Path]]:
    """Return what lies in a program's folder by library, and the files that no entry covers."""
    known: dict[Library, list[Path]] = {}
    strange = []
    entries = table()
    for file in libraries_in(program):
        library = next((one for one in entries if one.covers(file)), None)
        if library is None:
            strange.append(file)
        else:
            known.setdefault(library, []).append(file)
    return known, strange


def main(program: Path) -> int:
    """Return the exit code."""
    known, strange = bundled(program)
    for library, files in sorted(known.items(), key=lambda one: one[0].name.lower()):
        sys.stdout.write(f"{library.name:<30}{library.licence}: {', '.join(file.name for file in files)}\n")
    for file in strange:
        sys.stderr.write(f"bundled: {file} is in no entry of {TABLE.name}\n")
    return 1 if strange or not known else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
