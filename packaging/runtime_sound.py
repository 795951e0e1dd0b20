"""Runs first in the frozen program on Linux: the PortAudio that it brings is found where no system library is."""

import ctypes.util
import sys
from pathlib import Path

_of_the_system = ctypes.util.find_library


def _found(name: str) -> str | None:
    own = Path(sys._MEIPASS) / f"lib{name}.so.2"
    return str(own) if own.is_file() else _of_the_system(name)


ctypes.util.find_library = _found
