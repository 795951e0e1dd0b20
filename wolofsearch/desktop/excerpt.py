"""The part of a passage that a card shows: around what matched, cut at words, with the match marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from wolofsearch.desktop import theme
from wolofsearch.documents.titles import repeated_title_end

Span = tuple[int, int]
EXCERPT_CHARACTERS = 340
LEAD_SHARE = 0.25
_INKED = re.compile(r"\S(?:.*\S)?")


def excerpt(
    text: str, highlights: Sequence[Span], limit: int = EXCERPT_CHARACTERS, around: Span | None = None
) -> tuple[str, list[Span]]:
    """Return at most about ``limit`` characters of ``text``, and the highlights in them.

    They are taken around the span ``around``, by default the first highlight. Blank lines stay, all other space becomes
    plain; what is cut away is shown as an ellipsis. Spans that lie outside are dropped.
    """
    flat = re.sub(r"\s", lambda space: "\n" if space.group() == "\n" else " ", text)
    flat = re.sub(r"(?<!\n)\n(?!\n)", " ", flat)
    spans = sorted((max(0, start), min(len(flat), end)) for start, end in highlights if start < end)
    start, end = 0, len(flat)
    if len(flat) > limit:
        first = min((around or (spans[0] if spans else (0, 0)))[0], len(flat))
        start = max(0, min(first - round(limit * LEAD_SHARE), len(flat) - limit))
        end = start + limit
        if start > 0:
            start = flat.find(" ", start, first) + 1 or start
        if end < len(flat):
            end = max(flat.rfind(" ", start, end), start + limit // 2)
    before = "… " if start > 0 else ""
    after = " …" if end < len(flat) else ""
    shift = len(before) - start
    kept = [
        (max(first, start) + shift, min(last, end) + shift) for first, last in spans if first < end and last > start
    ]
    return before + flat[start:end] + after, kept


def spoken_excerpt(text: str, highlights: Sequence[Span], spoken: Span) -> tuple[str, list[Span], list[Span]]:
    """Return an excerpt that shows what is being read aloud: as without it where that shows it, else around it.

    Returns:
        The excerpt, the highlights in it, and what is spoken of it.
    """
    around = min(highlights, default=(0, 0))
    _, heard = excerpt(text, [spoken], around=around)
    if sum(end - start for start, end in heard) < spoken[1] - spoken[0]:
        around = spoken
        _, heard = excerpt(text, [spoken], around=around)
    return *excerpt(text, highlights, around=around), heard


def without_title(text: str, title: str) -> tuple[str, int]:
    """Return what a card shows of a passage under its title, and how many characters before it are left out.

    A passage often begins with the title; one that says nothing else is shown.
    """
    begin = repeated_title_end(text, title)
    return (text[begin:], begin) if begin < len(text) else (text, 0)


def moved(spans: Sequence[Span], begin: int) -> list[Span]:
    """Return spans of a text as they are in what is left of it from ``begin`` on."""
    return [(max(0, start - begin), end - begin) for start, end in spans if end > begin]


def lines_of(text: str, span: Span) -> list[Span]:
    """Return the parts of a span that are marked: line by line, without the white space around them."""
    start, end = span
    return [(start + line.start(), start + line.end()) for line in _INKED.finditer(text[start:end])]


def marked_html(text: str, highlights: Sequence[Span], spoken: Sequence[Span] = ()) -> str:
    """Return ``text`` as rich text with the highlights on the colour of millet; overlapping spans are joined.

    What is spoken lies on indigo instead. A blank line becomes one line break.
    """
    parts: list[str] = []
    position = 0
    marks = [(*line, theme.INK, theme.MILLET) for span in highlights for line in lines_of(text, span)]
    for first, last in [line for span in spoken for line in lines_of(text, span)]:
        cut = [((start, min(end, first)), (max(start, last), end), ink, ground) for start, end, ink, ground in marks]
        marks = [(*span, ink, ground) for before, after, ink, ground in cut for span in (before, after)]
        marks = sorted([*marks, (first, last, theme.INDIGO, theme.INDIGO_PALE)])
    for start, end, ink, ground in marks:
        first = max(start, position)
        if first >= end:
            continue
        parts += [
            _html(text[position:first]),
            f'<span style="background-color:{ground};color:{ink}">{_html(text[first:end])}</span>',
        ]
        position = end
    parts.append(_html(text[position:]))
    return f'<div style="line-height:135%">{"".join(parts)}</div>'


def _html(text: str) -> str:
    return re.sub(r"\n+", "<br>", escape(text))
