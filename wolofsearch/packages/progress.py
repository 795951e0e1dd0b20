"""What making and taking in a package tell while they go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from wolofsearch.events import Event


@dataclass(frozen=True, slots=True)
class PackageProgress(Event):
    """How far a package is.

    ``step``: ``"gathering"`` (passages of the library), ``"copying"`` (bytes), ``"checking"`` or ``"indexing"``
    (passages). ``total`` is 0 where it is not known. ``reused``: bytes of ``done`` that were there already.
    """

    name: ClassVar[str] = "package_progress"
    step: str
    done: int
    total: int
    reused: int = 0
