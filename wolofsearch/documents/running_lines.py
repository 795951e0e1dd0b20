"""Titles and numbers that run along the edges of pages, left out: they would cut sentences and fill passages.

A word of the text that is lost is worse than a title that is kept. So a line runs only where it stands at one height on
several pages that follow one another, near the edge and with no other line between. Lines that differ in a number are
the same only if the number counts the pages.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from wolofsearch.documents.layout import Line

BAND_SHARE = 0.15
"""Running lines stand in this share of the page at its top and at its foot: letterheads are tall."""
FEWEST_PAGES = 3
LONGEST_STEP = 4
"""Pages from one running line to the next, at most: left and right pages differ, and some have none."""
SAME_HEIGHT_POINTS = 3
_YEARS = range(1900, 2100)
"""Numbers that are taken for a year, not for a page's."""
_TOTAL = r"(?:\s*(?:/|sur|de|of)\s*\d{1,4})?"
_SAID_NUMBER = re.compile(
    rf"(?:.{{0,60}}[-–—|•·]\s*)?page\s*:?\s*\d{{1,4}}{_TOTAL}|[-–—]\s*\d{{1,4}}\s*[-–—]", re.IGNORECASE
)
"""A page's number beyond doubt, even on a single page."""
_BARE_NUMBER = re.compile(rf"\W*(?:(?:page|p\.)\s*:?\s*)?(\d{{1,4}}|[ivxlc]+){_TOTAL}\W*", re.IGNORECASE)
_TITLES_AND_NUMBER = (
    re.compile(rf".{{0,60}}(?:\bpage|\bp\.|[|•·])\s*:?\s*(\d{{1,4}}){_TOTAL}(?:\s*[^\w\s].{{0,60}})?", re.IGNORECASE),
    re.compile(r"(\d{1,4})\s*[|•·].{0,60}"),
)
"""With a title, the number stands apart: "Leçon 5" is the title of a lesson."""
_OWN_NUMBER = re.compile(r"\+1(?!\d)")
"""That the first page is number 1: two such pages are enough."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_Key: TypeAlias = tuple[bool, int, str, bool]


@dataclass(frozen=True, slots=True)
class _Place:
    """A line in relation to the nearer edge of its page; how it reads is told only near that."""

    is_top: bool
    distance: float
    text: str = ""
    counting: str | None = None
    """The text with its number as a distance from the page's."""

    @property
    def keys(self) -> Iterator[_Key]:
        """What lines at about one height have in common: the steps overlap, so that no border divides two lines."""
        if not self.text:
            return
        step = int(self.distance // SAME_HEIGHT_POINTS)
        for height in (step, step + 1):
            yield self.is_top, height, self.text, False
            if self.counting is not None:
                yield self.is_top, height, self.counting, True


def without_running_lines(pages: Sequence[Sequence[Line]], edges: Sequence[tuple[float, float]]) -> list[list[Line]]:
    """Leave out page numbers, and titles that run along the edges of pages (the first one of them stays).

    Args:
        pages: the lines of each page; what stands apart at one height is a line of its own.
        edges: the bottom and the top of each page, in points.
    """
    places = [[_place(line, page, *edges[page]) for line in lines] for page, lines in enumerate(pages)]
    running = _running(places)
    seen: set[str] = set()
    return [list(_kept(lines, places[page], running[page], seen)) for page, lines in enumerate(pages)]


def _place(line: Line, page: int, bottom: float, top: float) -> _Place:
    from_top, from_foot = top - line.first_bottom - line.height, line.first_bottom - bottom
    distance = min(from_top, from_foot)
    if abs(line.first_bottom - line.last_bottom) > 0.5 * line.height:  # on its side
        distance = math.inf
    if distance > BAND_SHARE * (top - bottom):
        return _Place(from_top < from_foot, distance)
    text = " ".join(line.text.split())
    return _Place(from_top < from_foot, distance, text, _counting(text, page))


def _counting(text: str, page: int) -> str | None:
    for pattern in (_BARE_NUMBER, *_TITLES_AND_NUMBER):
        if found := pattern.fullmatch(text):
            number = int(found[1]) if found[1].isdecimal() else _roman(found[1].lower())
            if number not in _YEARS:
                return f"{text[: found.start(1)]}{number - page:+}{text[found.end(1) :]}"
    return None


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _running(places: Sequence[Sequence[_Place]]) -> list[set[_Key]]:
    """Return for each page what runs on it."""
    where: defaultdict[_Key, list[int]] = defaultdict(list)
    for page, on_page in enumerate(places):
        for key in {key for place in on_page for key in place.keys}:
            where[key].append(page)
    running: list[set[_Key]] = [set() for _ in places]
    for key, pages in where.items():
        _, _, text, counts = key
        fewest = 2 if counts and _OWN_NUMBER.search(text) else FEWEST_PAGES
        for run in _runs(pages):
            for page in run if len(run) >= fewest else ():
                running[page].add(key)
    return running


def _runs(pages: Sequence[int]) -> Iterator[list[int]]:
    """Yield the pages that follow one another closely."""
    run = [pages[0]]
    for page in pages[1:]:
        if page - run[-1] > LONGEST_STEP:
            yield run
            run = []
        run.append(page)
    yield run


def _kept(lines: Sequence[Line], places: Sequence[_Place], running: set[_Key], seen: set[str]) -> Iterator[Line]:
    """Yield the lines of a page that stay; those that run and stay once are noted in ``seen``."""
    running_as = [_running_as(place, running) for place in places]
    barriers = {True: math.inf, False: math.inf}
    for place, text in zip(places, running_as, strict=True):
        if text is None:
            barriers[place.is_top] = min(barriers[place.is_top], place.distance)
    for line, place, text in zip(lines, places, running_as, strict=True):
        # A label beside what changes from page to page stays with it.
        limit = barriers[place.is_top] + (-0.5 if text else 0.5) * line.height
        if text is None or place.distance > limit:
            yield line
        elif text and text not in seen:
            seen.add(text)
            yield line


def _running_as(place: _Place, running: set[_Key]) -> str | None:
    """Return what a line has in common with others it runs with: "" for a number alone, None if it does not run."""
    if _SAID_NUMBER.fullmatch(place.text):
        return ""
    common = {text: counts for _, _, text, counts in running.intersection(place.keys)}
    if place.counting is not None and common.get(place.counting):
        return "" if _BARE_NUMBER.fullmatch(place.text) else place.counting
    return place.text if common else None
