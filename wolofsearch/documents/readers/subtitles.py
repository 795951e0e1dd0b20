"""Subtitles (SRT, WebVTT): what is said in a film, put together to sentences and paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from wolofsearch.documents.content import Content
from wolofsearch.documents.encodings import decode

PAUSE_S = 4.0
"""A silence this long, after the end of a sentence, starts a paragraph."""
LONGEST_PARAGRAPH_CHARACTERS = 800
"""A longer paragraph ends with its sentence even without a pause."""
_TIMES = re.compile(r"^\s*((?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3}).*$")
_MARKUP = re.compile(r"</?[a-z][^<>]*>|\{\\[^{}]*\}|<\d[\d:.]*>", re.IGNORECASE)
_CUE_GAP = re.compile(r"\n\s*\n")
_ENDS = (".", "!", "?", "…", "»", '"')


def read(path: Path) -> Content:
    """Read the cues in order; times, numbers, styles and markup are left out."""
    text = "\n".join(decode(path.read_bytes()).splitlines())
    return Content(pages=[list(_paragraphs(text))])


def _paragraphs(text: str) -> Iterator[str]:
    said: list[str] = []
    characters = 0
    until_s = 0.0
    for start_s, end_s, words in _cues(text):
        ended = bool(said) and said[-1].endswith(_ENDS)
        if ended and (start_s - until_s >= PAUSE_S or characters >= LONGEST_PARAGRAPH_CHARACTERS):
            yield " ".join(said)
            said, characters = [], 0
        if not said or said[-1] != words:  # the same words shown again, as moving captions do
            said.append(words)
            characters += len(words)
        until_s = end_s
    if said:
        yield " ".join(said)


def _cues(text: str) -> Iterator[tuple[float, float, str]]:
    """Yield when each cue begins and ends, in seconds, and its words."""
    for block in _CUE_GAP.split(text):
        lines = block.strip().split("\n")
        for index, line in enumerate(lines[:2]):
            if times := _TIMES.match(line):
                words = " ".join(_MARKUP.sub("", " ".join(lines[index + 1 :])).split())
                if words:
                    yield _seconds(times[1]), _seconds(times[2]), words
                break


def _seconds(time: str) -> float:
    total = 0.0
    for part in time.replace(",", ".").split(":"):
        total = 60 * total + float(part)
    return total
