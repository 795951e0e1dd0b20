"""The screens about what keeps the program well, for :mod:`wolofsearch.desktop.screenshots`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wolofsearch.examination.finding import bad, better, good

if TYPE_CHECKING:
    from wolofsearch.desktop.window import MainWindow


def care_screens(window: MainWindow) -> Iterator[str]:
    """Bring each to the front and yield its name."""
    care, place = window.care, window.care.doctor_place
    care.show_doctor()
    place.begin()
    place.show_finding(good("speed", "speed", query_ms=240.0, passages_per_minute=1500.0))
    place.show_done(8, 21)
    yield "30-examining"
    place.show_finding(better("tesseract", "examination.no_tesseract"))
    place.show_finding(bad("library_check", "examination.library_damaged", count=1, detail="3 passages."))
    place.finish()
    yield "31-examined"
    place.begin()
    place.finish()
