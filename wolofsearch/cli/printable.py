"""Words that others wrote, such as a title or a file's name, must not give orders to the terminal they are shown on."""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""All but tabulators and line ends; also what turns the direction of writing, so that a name looks like another."""


def printable(text: object) -> str:
    """Return ``text`` as it can always be printed: without control characters, and what is no valid text as ``?``."""
    return _CONTROLS.sub("", str(text)).encode(errors="replace").decode()
