"""How a program of others is asked to turn a file into another: what every such program needs alike."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

NOWHERE = "127.0.0.1"
DISCARD_PORT = "9"
_NOT_PASSED_ON = ("PYTHON", "QT_", "CALIBRE_")
"""Beginnings of variables that are about this program, or would load other code into the one that is started."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """One such program.

    ``program`` is its name, one of :data:`wolofsearch.documents.programs.PROGRAMS`, and ``memory_bytes`` its address
    space. ``command`` makes its command line from its path, the file to read and the file to write; ``environment``
    its variables from the empty folder that it works in. ``complaints`` tell by what it prints, where it makes
    nothing of a file, the message id of the reason.
    """

    program: str
    memory_bytes: int
    command: Callable[[str, Path, Path], list[str]]
    environment: Callable[[Path], dict[str, str]]
    complaints: Sequence[tuple[re.Pattern[bytes], str]] = ()


def modest_environment() -> dict[str, str]:
    """Return this process's environment without what is its own, and with a network that leads nowhere."""
    dead_end = f"http://{NOWHERE}:{DISCARD_PORT}"
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), dead_end)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_PASSED_ON)}
    return {**kept, **proxies, "no_proxy": ""}
