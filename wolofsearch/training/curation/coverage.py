"""How much of what people will ask the data set has words for, and how much sound it holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from wolofsearch.training.curation.rows import Row

_WORD = re.compile(r"[^\W\d_]+")
_SECONDS_PER_HOUR = 3600


@dataclass(slots=True)
class Coverage:
    """Counted while the rows pass by: only words and sums are kept."""

    wolof: Counter[str] = field(default_factory=Counter)
    """Wolof words and how often they stand in the data set."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Of sound, by language."""
    speakers: dict[str, set[str]] = field(default_factory=dict)
    """By language."""

    def add(self, row: Row) -> None:
        """Count a kept row."""
        if row.language == "wo":
            self.wolof.update(_WORD.findall(row.query.lower()))
        if row.audio:
            self.seconds[row.language] = self.seconds.get(row.language, 0.0) + row.seconds
            self.speakers.setdefault(row.language, set()).add(f"{row.source} {row.speaker}")

    def sound(self) -> list[dict[str, object]]:
        """Return hours and speakers of each language, the most first."""
        return [
            {
                "language": language,
                "hours": round(seconds / _SECONDS_PER_HOUR, 2),
                "speakers": len(self.speakers[language]),
            }
            for language, seconds in sorted(self.seconds.items(), key=lambda item: -item[1])
        ]

    def known_share(self, texts: Iterable[str]) -> float:
        """Return the share of the running words of Wolof texts that the data set has."""
        words = [word for text in texts for word in _WORD.findall(text.lower())]
        return sum(word in self.wolof for word in words) / max(1, len(words))
