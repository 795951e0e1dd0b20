"""Which files a reading process needs beside the document: its own code, the libraries of the system, and fonts."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import wolofsearch

_SYSTEM_FILES: dict[str, tuple[str, ...]] = {
    "linux": (
        "/lib",
        "/lib64",
        "/usr/lib",
        "/usr/lib64",
        "/usr/local/lib",
        "/usr/share",
        "/usr/local/share",
        "/nix/store",
        "/gnu/store",
        "/etc/fonts",
        "/etc/ld.so.cache",
        "/etc/localtime",
        "/etc/mime.types",
        "/var/cache/fontconfig",
        "/proc/self",
        "/proc/cpuinfo",
        "/proc/meminfo",
        "/sys/devices/system/cpu",
        "/dev/null",
        "/dev/urandom",
        "~/.fonts",
        "~/.local/share/fonts",
        "~/.cache/fontconfig",
    ),
    "darwin": (
        "/usr/lib",
        "/usr/share",
        "/System/Library",
        "/Library/Fonts",
        "/opt/homebrew",
        "/dev/null",
        "/dev/urandom",
        "~/Library/Fonts",
    ),
    "win32": ("${SystemRoot}", "${LOCALAPPDATA}/Microsoft/Windows/Fonts"),
}


def own_files() -> list[str]:
    """Return files and folders, absolute and without links, some of which may not exist.

    The folder that this package was imported from is not among them, the package is: from source it is any folder.
    """
    package = Path(wolofsearch.__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    told = [str(package), sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix]
    told += [str(Path(sys.executable).parent), *([frozen] if frozen else [])]
    told += [place for place in sys.path if place and Path(place).resolve() != package.parent]
    if package.parent.name in {"site-packages", "dist-packages"}:
        told.append(str(package.parent))
    told += filter(None, os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep))
    for place in _SYSTEM_FILES.get(sys.platform, ()):
        with suppress(RuntimeError):  # nobody's home
            told.append(str(Path(os.path.expandvars(place)).expanduser()))
    return list(dict.fromkeys(os.path.realpath(place) for place in told))
