"""What examinations are given, and what one hands to those after it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from wolofsearch import paths, settings
from wolofsearch.settings import Settings

if TYPE_CHECKING:
    from wolofsearch.encoder.protocol import Encoder


@dataclass(slots=True)
class Bench:
    """The language in which a library's own complaints are told, the settings, and a model where one is loaded."""

    language: str
    encoder: Encoder | None = None
    settings: Settings = field(default_factory=settings.load)
    model_dir: Path | None = None
    """The bundle of the model in use, once its files were found intact."""

    @property
    def library_dir(self) -> Path | None:
        """Folder of the library in use; None: only the samples."""
        if self.settings.library is not None:
            return Path(self.settings.library)
        own = paths.default_library_dir()
        return own if own.exists() else None
