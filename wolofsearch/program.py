"""The program as a process: how it starts itself again for other work, and what it tells the processes it starts.

From source, a helping process is Python with a module. A frozen program is its own interpreter: it is started with a
flag, and becomes the helping process instead of the program.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import MutableMapping, Sequence
from pathlib import Path

from wolofsearch import paths

READ_DOCUMENTS = "--read-documents"
FETCH_MODEL = "--fetch-model"
TRY_ADDON = "--try-addon"
HELPERS = {
    READ_DOCUMENTS: "wolofsearch.documents.child",
    FETCH_MODEL: "wolofsearch.encoder.fetching.hub",
    TRY_ADDON: "wolofsearch.encoder.addon.trial",
}
"""The first argument of a helping process → the module whose ``main`` does its work."""
CONSOLE_TWIN = "wolofsearch-cli.exe"
"""On Windows the program with a window has no standard streams; the one for consoles lies beside it."""
_FROZEN_LIBRARIES = "LD_LIBRARY_PATH"
_COOKIES = (".config/pulse/cookie", ".pulse-cookie")


def helper_command(flag: str, *arguments: str) -> list[str]:
    """Return the command that starts a helping process, from source as in a frozen program.

    Args:
        flag: one of :data:`HELPERS`.
        arguments: read by the helper itself from the end of ``sys.argv``.
    """
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        return [str(program.with_name(CONSOLE_TWIN) if sys.platform == "win32" else program), flag, *arguments]
    # -P: a file named like one of our libraries in the current folder must not be imported instead of it.
    return [sys.executable, "-P", "-m", HELPERS[flag], *arguments]


def run_helper(arguments: Sequence[str]) -> bool:
    """Do a helping process's work if that is what this frozen program was started for; return whether it was.

    Args:
        arguments: of the command line, without the program.
    """
    if not getattr(sys, "frozen", False):
        return False
    if not arguments or arguments[0] not in HELPERS:
        import multiprocessing  # its workers start the same way; those of the research side are all that there are

        multiprocessing.freeze_support()
        return False
    importlib.import_module(HELPERS[arguments[0]]).main()
    return True


def settle(variables: MutableMapping[str, str] | None = None, user_home: Path | None = None) -> None:
    """Prepare what libraries and other programs read from the environment; before any of them is loaded.

    Args:
        variables: the environment; None: this process's own.
        user_home: the user's home folder; None: this user's own.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # the program with a window, on Windows
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
    variables = os.environ if variables is None else variables
    if getattr(sys, "frozen", False) and sys.platform.startswith("linux"):
        # The frozen program's own libraries are not for the programs that it starts (ffmpeg, LibreOffice, a browser).
        before = variables.pop(f"{_FROZEN_LIBRARIES}_ORIG", None)
        variables.pop(_FROZEN_LIBRARIES, None)
        if before:
            variables[_FROZEN_LIBRARIES] = before
    if paths.is_portable():
        # Fonts and graphics drivers keep caches, the sound system a cookie: on the stick, not in the user's home.
        variables["XDG_CACHE_HOME"] = str(paths.cache_dir())
        variables.setdefault("CUDA_CACHE_PATH", str(paths.cache_dir() / "cuda"))
        known = (user_home or Path.home()) / _COOKIES[0], (user_home or Path.home()) / _COOKIES[1]
        if not any(cookie.exists() for cookie in known):
            variables.setdefault("PULSE_COOKIE", str(paths.cache_dir() / "pulse-cookie"))
