"""LibreOffice: it turns the office formats of others into those that are read here.

It runs without a window on a profile of its own, in which macros are off, links are not updated and the network is a
dead end.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from wolofsearch.documents.conversion import DISCARD_PORT, NOWHERE, Conversion, modest_environment
from wolofsearch.documents.document import MEGABYTE
from wolofsearch.documents.programs import LIBREOFFICE

_FILTERS = {"docx": "docx:MS Word 2007 XML"}
"""Where the suffix alone says too little; else it is the name of the filter."""
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    ("org.openoffice.Office.Common/Misc", "UseOpenCL", "false"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", NOWHERE),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", DISCARD_PORT),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", NOWHERE),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", DISCARD_PORT),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)


def _command(program: str, source: Path, result: Path) -> list[str]:
    target = result.suffix.removeprefix(".")
    return [
        program,
        f"-env:UserInstallation={_profile().as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        "--convert-to",
        _FILTERS.get(target, target),
        "--outdir",
        str(result.parent),
        str(source),
    ]


def _environment(_folder: Path) -> dict[str, str]:
    return {**modest_environment(), "SAL_USE_VCLPLUGIN": "svp"}


def _profile() -> Path:
    """Return the profile folder, made on the first use and kept for the next file."""
    folder = Path(tempfile.gettempdir()) / "office-profile"
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


OFFICE = Conversion(LIBREOFFICE, 6144 * MEGABYTE, _command, _environment)
"""It uses a tenth of this address space."""
