"""The declared sources: one small file each, that says where a text is from, under which licence, how far to trust it.

A source that is not declared teaches nothing. ``trust`` decides how hard its rows are tried: ``high`` was made by
people for this use, ``medium`` is sound but of mixed making, ``low`` is known to be noisy.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Trust = Literal["high", "medium", "low"]
TRUSTS: tuple[Trust, ...] = ("high", "medium", "low")
SOURCES_DIR = Path(__file__).parent / "sources"


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from.

    Args:
        name: of the source, as every row names it.
        about: one sentence for the report.
        layout: how its files are read; a name of :data:`wolofsearch.training.curation.reading.LAYOUTS`.
        files: patterns below the data folder.
        licence: as its makers state it; "none stated" where they do not. Speech tables may state it in every row.
        language: of the queries or lines: ``wo``, ``fr``; of speech each row tells.
        family: what kind of text it is; batches are drawn from one family at a time.
        trust: see above.
        columns: what a layout needs to know of the columns.
        without: origins inside a file of many sources whose rows are kept for evaluation.
    """

    name: str
    about: str
    layout: str
    files: list[str]
    licence: str
    language: str
    family: str
    trust: Trust
    columns: dict[str, str] = field(default_factory=dict)
    without: list[str] = field(default_factory=list)

    def paths(self, data: Path) -> list[Path]:
        """Return the files in order."""
        return sorted(path for pattern in self.files for path in data.glob(pattern))


def load_sources(folder: Path = SOURCES_DIR) -> list[Source]:
    """Return all declared sources, the most trusted first: of two equal rows the first is kept.

    Raises:
        TypeError: a declaration lacks a field or has one that is not known.
    """
    sources = [
        Source(name=file.stem, **tomllib.loads(file.read_text(encoding="utf-8")))
        for file in sorted(folder.glob("*.toml"))
    ]
    return sorted(sources, key=lambda source: (TRUSTS.index(source.trust), source.name))
