"""Writes NOTICE from the installed libraries: ``python packaging/notice.py`` in the environment of the program.

``--check`` writes nothing, and ends with 1 where NOTICE is out of date or a library's licence would bind ours.
"""

from __future__ import annotations

import sys
from importlib.metadata import distribution

from components import PROJECT, ROOT, Component, components, licence_of
from packaging.requirements import Requirement

NOTICE = ROOT / "NOTICE"

INSIDE = {
    "lxml": "libxml2, libxslt: MIT",
    "numpy": "OpenBLAS: BSD-3-Clause; the GCC runtime: GPL-3.0 with the exception that lets it be used so",
    "pillow": "libjpeg-turbo, libtiff, libwebp, OpenJPEG, FreeType and others, under licences as permissive",
    "pynacl": "libsodium: ISC",
    "pypdfium2": "PDFium: BSD-3-Clause, Apache-2.0",
    "pyside6-essentials": "Qt: LGPL-3.0; used unmodified as shared libraries",
    "selectolax": "Lexbor: Apache-2.0",
    "sounddevice": "PortAudio: MIT (on Windows and macOS; elsewhere the system's)",
    "soundfile": "libsndfile: LGPL-2.1-or-later; used unmodified as a shared library",
    "soxr": "libsoxr: LGPL-2.1-or-later; used unmodified as a shared library",
}
"""Libraries of other languages inside a package, of which its metadata say nothing."""

HEAD = """\
WolofSearch
Copyright 2026 The WolofSearch contributors

The code is licensed under the Apache License, Version 2.0 (see LICENSE). The model in models/ has its own licence,
in models/LICENSE.md.

WolofSearch's source contains no code of others. Its packages contain these libraries, and `make setup` installs them,
each under its own licence (written by packaging/notice.py; licences as SPDX names them):

"""
PACKAGED = """
On Windows also colorama: BSD-3-Clause. The packages contain the Python that runs them, too: PSF-2.0. PyInstaller, which
makes them, puts its own starter into them: GPL-2.0-or-later with an exception that lets the result have any licence.

To make models, `make setup` also installs these, which no package contains:

"""


def line(name: str, licence: str) -> str:
    """Return the line of a library, with what lies inside it."""
    inside = INSIDE.get(name)
    text = f"    {name:<24}{licence}"
    return f"{text}\n{'':28}{inside}\n" if inside else f"{text}\n"


def text(shipped: list[Component]) -> str:
    """Return NOTICE as these libraries want it."""
    tools = sorted(Requirement(asked).name for asked in PROJECT["optional-dependencies"]["build"])
    return (
        HEAD
        + "".join(line(one.name, one.licence) for one in shipped)
        + PACKAGED
        + "".join(line(name, licence_of(distribution(name))) for name in tools)
    )


def main(*, check: bool) -> int:
    """Return the exit code."""
    shipped = components()
    binding = [one for one in shipped if one.binding]
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
