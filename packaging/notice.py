"""Writes NOTICE from the installed libraries: ``python packaging/notice.py`` in the environment of the program.

``--check`` writes nothing, and ends with 1 where NOTICE is out of date or a library's licence would bind ours.
"""

from __future__ import annotations

import sys
import textwrap
from importlib.metadata import distribution

from bundled import table
from components import PROJECT, ROOT, Component, binds, components, licence_of
from packaging.requirements import Requirement

NOTICE = ROOT / "NOTICE"

INSIDE = {
    "lxml": "libxml2, libxslt: MIT",
    "pynacl": "libsodium: ISC",
    "selectolax": "Lexbor: Apache-2.0",
    "soxr": "libsoxr: LGPL-2.1-or-later; used unmodified as a shared library",
}
"""Libraries that were compiled into a module of a package, of which its metadata say nothing."""

HEAD = """\
WolofSearch
Copyright 2026 The WolofSearch contributors

The code is licensed under the Apache License, Version 2.0 (see LICENSE). The model in models/ has its own licence,
in models/LICENSE.md.

WolofSearch's source contains no code of others. Its packages contain these libraries, and `make setup` installs them,
each under its own licence (written by packaging/notice.py; licences as SPDX names them):

"""
BUNDLED = """
The packages also contain these libraries, not every system all of them (from packaging/bundled.toml; of several
licences, the first that does not bind us is the one that we take):

"""
PACKAGED = """
On Windows also colorama: BSD-3-Clause. PyInstaller, which makes the packages, puts its own starter into them:
GPL-2.0-or-later with an exception that lets the result have any licence.

To make models, `make setup` also installs these, which no package contains:

"""


def line(name: str, licence: str, inside: str = "") -> str:
    """Return the line of a library, with what lies inside it."""
    text = f"    {name:<24}{licence}" if len(name) < 24 else f"    {name}\n{'':28}{licence}"
    indent = " " * 28
    told = textwrap.wrap(inside, 120, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return "\n".join([text, *told]) + "\n"


def text(shipped: list[Component]) -> str:
    """Return NOTICE as these libraries want it."""
    tools = sorted(Requirement(asked).name for asked in PROJECT["optional-dependencies"]["build"])
    return (
        HEAD
        + "".join(line(one.name, one.licence, INSIDE.get(one.name, "")) for one in shipped)
        + BUNDLED
        + "".join(line(one.name, one.licence, one.inside) for one in table())
        + PACKAGED
        + "".join(line(name, licence_of(distribution(name))) for name in tools)
    )


def main(*, check: bool) -> int:
    """Return the exit code."""
    shipped = components()
    binding = [one for one in (*shipped, *table()) if binds(one.licence)]
    for one in binding:
        sys.stderr.write(f"notice: {one.name} must not be shipped: {one.licence}\n")
    if check and NOTICE.read_text(encoding="utf-8") != text(shipped):
        sys.stderr.write("notice: NOTICE is out of date; python packaging/notice.py writes it\n")
        return 1
    if not check:
        NOTICE.write_text(text(shipped), encoding="utf-8")
    return 1 if binding else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
