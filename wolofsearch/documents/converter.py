"""Formats that only another program reads: LibreOffice turns them into one that is read here.

It runs without a window on a profile of its own, in which macros are off, links are not updated and the network is a
dead end. It belongs to the process group of the reading process, so that both end together when the time is up.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from wolofsearch.documents.document import MEGABYTE
from wolofsearch.documents.programs import LIBREOFFICE, find_program
from wolofsearch.documents.restraint import more_memory
from wolofsearch.errors import WolofSearchError

MEMORY_BYTES = 6144 * MEGABYTE
"""Address space of LibreOffice; it uses a tenth of it."""
_FILTERS = {"docx": "docx:MS Word 2007 XML", "odp": "odp", "ods": "ods", "pdf": "pdf"}
_NOWHERE = "127.0.0.1"
_DISCARD_PORT = "9"
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    ("org.openoffice.Office.Common/Misc", "UseOpenCL", "false"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", _NOWHERE),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", _DISCARD_PORT),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", _DISCARD_PORT),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)


def convert(path: Path, kind: str, target: str) -> Path:
    """Return a new file in the format ``target``, in the scratch folder of this process; the caller removes it.

    Raises:
        WolofSearchError: ``documents.needs_converter`` where LibreOffice is not installed, ``documents.broken`` where
            it makes nothing of the file.
    """
    program = find_program(LIBREOFFICE)
    if program is None:
        raise WolofSearchError("documents.needs_converter", path=str(path), kind=kind.upper(), program=LIBREOFFICE)
    scratch = Path(tempfile.gettempdir())
    # Under a plain name: what the file is called can neither become an option nor hide its kind.
    source = scratch / f"source.{kind}"
    converted = scratch / f"source.{target}"
    converted.unlink(missing_ok=True)
    shutil.copyfile(path, source)
    command = [
        program,
        f"-env:UserInstallation={_profile(scratch).as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        "--convert-to",
        _FILTERS[target],
        "--outdir",
        str(scratch),
        str(source),
    ]
    with more_memory(MEMORY_BYTES):
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=scratch,
            env=_environment(),
        )
    _wait(process)
    source.unlink(missing_ok=True)
    if not converted.is_file():
        raise WolofSearchError("documents.broken", path=str(path), detail=f"{LIBREOFFICE}: {process.returncode}")
    return converted


def _wait(process: subprocess.Popen[bytes]) -> None:
    """Wait until it has ended; where the parent of this process dies meanwhile, end with all of this group."""
    parent = os.getppid()
    while process.poll() is None:
        try:
            process.wait(0.5)
        except subprocess.TimeoutExpired:
            if os.getppid() != parent:
                process.kill()
                if hasattr(os, "killpg"):
                    os.killpg(0, 9)


def _profile(scratch: Path) -> Path:
    """Return the profile folder, made on the first use and kept for the next file."""
    folder = scratch / "office-profile"
    settings = folder / "user" / "registrymodifications.xcu"
    if not settings.is_file():
        settings.parent.mkdir(parents=True, exist_ok=True)
        items = "\n".join(
            f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
            for path, name, value in _SETTINGS
        )
        settings.write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
            ' xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
            f"{items}\n</oor:items>\n",
            encoding="utf-8",
        )
    return folder


def _environment() -> dict[str, str]:
    dead_end = f"http://{_NOWHERE}:{_DISCARD_PORT}"
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), dead_end)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, **proxies, "no_proxy": "", "SAL_USE_VCLPLUGIN": "svp"}
