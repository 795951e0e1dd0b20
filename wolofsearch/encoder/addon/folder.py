"""The folder of the add-on: where it may lie, and whether it was made for this program.

``packaging/gpu_addon.py`` makes it: unpacked wheels, and a manifest that names every file. Nothing of the folder is
loaded here.
"""

from __future__ import annotations

import json
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wolofsearch import paths
from wolofsearch.encoder.bundle import sha256
from wolofsearch.errors import WolofSearchError

MANIFEST = "addon.json"
OLDEST = "1.24"
"""The oldest ONNX Runtime that runs the graphs; packages for GPUs appear later than the plain one, some not at all."""
_MANIFEST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Addon:
    """An add-on as its manifest tells it.

    ``package`` and ``version``: of the ONNX Runtime inside. ``made_for``: Python, system and machine of the program.
    ``files``: path in the folder → size in bytes and SHA-256.
    """

    folder: Path
    package: str
    version: str
    made_for: str
    files: dict[str, tuple[int, str]]

    @property
    def title(self) -> str:
        """What a person reads."""
        return f"{self.package} {self.version}"


def find() -> Addon | None:
    """Return the add-on of this computer, None where there is none.

    Raises:
        WolofSearchError: ``encoder.addon_broken`` or ``encoder.addon_foreign``.
    """
    folder = next((one for one in paths.gpu_addon_dirs() if (one / MANIFEST).is_file()), None)
    if folder is None:
        return None
    addon = read(folder)
    if addon.made_for != here() or not _numbers(OLDEST) <= _numbers(addon.version) < (2,):
        raise WolofSearchError(
            "encoder.addon_foreign", addon=addon.title, path=folder, made_for=addon.made_for, here=here()
        )
    for name, (size_bytes, _sha256) in addon.files.items():
        file = folder / name
        if not file.is_file() or file.stat().st_size != size_bytes:
            raise WolofSearchError("encoder.addon_broken", path=folder, detail=name)
    return addon


def read(folder: Path) -> Addon:
    """Return what a manifest says.

    Raises:
        WolofSearchError: ``encoder.addon_broken``.
    """
    file = folder / MANIFEST
    try:
        if file.stat().st_size > _MANIFEST_BYTES:
            raise ValueError(f"{MANIFEST}: {file.stat().st_size} bytes")
        told: Any = json.loads(file.read_text(encoding="utf-8"))
        files = {str(name): (int(one["bytes"]), str(one["sha256"])) for name, one in told["files"].items()}
        return Addon(folder, str(told["package"]), str(told["version"]), str(told["made_for"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise WolofSearchError("encoder.addon_broken", path=folder, detail=f"{MANIFEST}: {error}") from error


def damaged(addon: Addon) -> str | None:
    """Return the first file whose bytes are not those of the manifest; reads everything, some gigabytes perhaps."""
    for name, (_size_bytes, told) in addon.files.items():
        try:
            if sha256(addon.folder / name) != told:
                return name
        except OSError:
            return name
    return None


def here() -> str:
    """Return what an add-on must be made for, for example ``cp311-linux-x86_64``."""
    return f"cp{sys.version_info.major}{sys.version_info.minor}-{sys.platform}-{platform.machine().lower()}"


def _numbers(version: str) -> tuple[int, ...]:
    """Return a version to compare; one that is none comes before all others."""
    try:
        return tuple(int(part) for part in version.split("."))
    except ValueError:
        return ()
