"""The user's choices: one typed object with defaults, kept as a small JSON file.

A broken settings file never stops the program: it is set aside under another name and the defaults are used.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from wolofsearch import paths
from wolofsearch.messages import DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; ``None`` means that the program chooses."""

    language: str = DEFAULT_LANGUAGE
    """Language of the interface, ``"fr"`` or ``"en"``."""
    library: str | None = None
    """Folder of the library that is searched; None: the sample library."""
    model: str | None = None
    """Id of the model in use; None: the bundled one."""
    microphone: str | None = None
    """Name of the recording device; None: the system's default."""
    keep_recordings: bool = False
    """Whether recordings may be kept; they stay in memory otherwise."""


def load(file: Path | None = None) -> Settings:
    """Return the saved settings, or the defaults where the file is missing, broken or from another version."""
    file = file or paths.settings_file()
    try:
        saved: Any = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError):
        _set_aside(file)
        return Settings()
    if not isinstance(saved, dict):
        _set_aside(file)
        return Settings()
    default = asdict(Settings())
    known = {
        field.name: saved[field.name]
        for field in fields(Settings)
        if field.name in saved and _same_kind(saved[field.name], default[field.name])
    }
    return replace(Settings(), **known)


def save(settings: Settings, file: Path | None = None) -> None:
    """Write the settings so that a crash leaves either the old file or the new one."""
    file = file or paths.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(asdict(settings), indent=2, ensure_ascii=False), encoding="utf-8")
    os.replace(part, file)


def _same_kind(value: object, default: object) -> bool:
    if default is None:
        return value is None or isinstance(value, str)
    return type(value) is type(default)


def _set_aside(file: Path) -> None:
    try:
        os.replace(file, file.with_suffix(".broken"))
    except OSError:
        return
