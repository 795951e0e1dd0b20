"""The user's choices: one typed object with defaults, kept as a small JSON file.

A broken settings file never stops the program: it is set aside under another name, the defaults are used, and the log
says so (on stderr, where nothing else was arranged).
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from wolofsearch import paths
from wolofsearch.errors import file_error
from wolofsearch.messages import LANGUAGES, message
from wolofsearch.whole_file import replacing

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; ``None`` means that the program chooses."""

    language: str | None = None
    """Language of the interface, one of :data:`wolofsearch.messages.LANGUAGES`; None: nobody has chosen yet."""
    library: str | None = None
    """Folder of the library that is searched; None: the sample library."""
    model: str | None = None
    """Id of the model in use; None: the bundled one."""
    provider: str | None = None
    """What computes, one of :data:`wolofsearch.encoder.providers.PROVIDERS` by its name; None: the program chooses."""
    microphone: str | None = None
    """Name of the recording device; None: the system's default."""
    voice: str | None = None
    """What reads aloud, a name of :data:`wolofsearch.speech.choosing.VOICES`; None: the program chooses."""
    palette: str | None = None
    """Colours of the window, ``"light"``, ``"dark"`` or ``"contrast"``; None: as the system."""
    scale_percent: int = 100
    """How large everything in the window is."""
    still: bool = False
    """Whether nothing in the window may move by itself."""
    keep_history: bool = True
    """Whether questions are written down in the notebook."""
    reading_rate: float = 1.0
    """Speed of the voice that reads aloud, one of :data:`wolofsearch.speech.reader.RATES`."""
    prompts: bool = True
    """Whether the window says what it does: who needs that cannot find this setting, who does not, sees it at once."""
    prompt_language: str = "wo"
    """In which language it says so: ``"wo"``, or ``"fr"`` with the voice that reads aloud."""
    simple: bool = False
    """Whether the window shows the button, the answers and the ear, and nothing else."""
    keep_recordings: bool = False
    """Whether recordings may be kept; they stay in memory otherwise."""


def load(file: Path | None = None) -> Settings:
    """Return the saved settings, or the defaults where the file is missing, broken or from another version."""
    file = file or paths.settings_file()
    try:
        saved: Any = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(saved, dict):
            raise ValueError(f"a {type(saved).__name__} where the settings should be")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        # The file may be good and its drive away: it stays where it is.
        _log.warning("%s", file_error(error, file))
        return Settings()
    except (ValueError, RecursionError):
        kept = _set_aside(file)
        _log.warning("%s", message("general.settings_broken", path=file, kept=kept))
        return Settings()
    default = asdict(Settings())
    known = {
        field.name: saved[field.name]
        for field in fields(Settings)
        if field.name in saved and _same_kind(saved[field.name], default[field.name])
    }
    settings = replace(Settings(), **known)
    if settings.library is not None:
        settings = replace(settings, library=str(file.parent / settings.library))
    return settings if settings.language in LANGUAGES else replace(settings, language=None)


def save(settings: Settings, file: Path | None = None) -> None:
    """Write the settings so that a crash leaves either the old file or the new one.

    Raises:
        WolofSearchError: the disk is full, or the folder may not be written.
    """
    file = file or paths.settings_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        told = json.dumps(asdict(_movable(settings, file.parent)), indent=2, ensure_ascii=False)
        with replacing(file, private=True) as part:
            part.write(told.encode())
    except OSError as error:
        raise file_error(error, file) from error


def _movable(settings: Settings, home: Path) -> Settings:
    """Name a library in the data folder from there: a stick has another letter or place on every computer."""
    if settings.library is None or not Path(settings.library).is_relative_to(home):
        return settings
    return replace(settings, library=Path(settings.library).relative_to(home).as_posix())


def _same_kind(value: object, default: object) -> bool:
    if default is None:
        return value is None or isinstance(value, str)
    return type(value) is type(default)


def _set_aside(file: Path) -> Path:
    """Give the file another name, and return the name under which it is kept."""
    kept = file.with_suffix(".broken")
    try:
        return file.replace(kept)
    except OSError:
        return file
