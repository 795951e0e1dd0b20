"""The curve of a stage: what it told at which step, kept in step with its checkpoint.

Points since the last checkpoint are held back until the next one: a run that is killed between two tells them again.
"""

from __future__ import annotations

import json
from pathlib import Path


class Curve:
    """Appends points to a file of JSON lines.

    Args:
        file: ``NAME.curve.jsonl``.
        step: where the stage stands; later points are forgotten.
    """

    def __init__(self, file: Path, step: int) -> None:
        self._file = file
        self._points = [point for point in read_curve(file) if point["step"] <= step]

    def add(self, step: int, figures: dict[str, float]) -> None:
        """Add a point."""
        self._points.append({"step": step, **figures})

    def keep(self) -> None:
        """Write all points."""
        lines = "".join(json.dumps(point) + "\n" for point in self._points)
        part = self._file.with_suffix(".part")
        part.write_text(lines, encoding="utf-8")
        part.replace(self._file)


def read_curve(file: Path) -> list[dict[str, float]]:
    """Return the points of a curve; none where there is no file."""
    if not file.exists():
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
