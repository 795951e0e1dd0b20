"""Where sentences end, in French as people in Senegal write it.

Small enough to read, strict enough to trust: spans are in order, do not overlap and leave out nothing but white space.
A wrong join costs little here, a cut after "M." costs the sense, so in doubt a sentence goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    """
    m mm mme mmes mlle mlles me dr drs pr prof mgr st ste sts stes vve gal cdt capt lt sgt
    art al chap cf p pp pg fig tab réf ref éd ed coll n num tél tel fax cel av bd bld bp rte rés imm appt
    env approx max moy nb qté ex exp resp adj dép dpt gouv
    janv févr fév juil sept oct nov déc cie sté ets éts inc ltd hab boul apr p.ex c.-à-d c-à-d
    """.split()
)
"""What stands before a full stop that ends no sentence, in lower case. "etc." is none of them: it may well end one."""
_END = re.compile(r"(?<![.!?…])[.!?…]++(?:\s?[»”\"’')\]]++)*+(?=\s)")
_ITEM = re.compile(r"(?:[•▪■◦○➢➤►✓*–—-]|\(?\d{1,3}[.)°]|[a-zA-Z][.)])\s")
_ENUMERATION = re.compile(r"\(?(?:\d{1,3}|[IVXivx]{1,5}|[A-Za-z])(?:\.\d{1,3})*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_BEFORE_WORD = re.compile(r"[\s(«“\"'’\[]")
_OPENING = frozenset("«“\"'‘([ \n\t*_—–-")
_CELL = " | "
_LONGEST_ABBREVIATION = 24


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of ``text[start:end]`` begins and ends, without the white space around it.

    An item of a list and a row of a table are sentences of their own. Other line breaks are white space, unless a colon
    stands before them and a capital after.
    """
    end = len(text) if end is None else end
    begin = _skipped_white(text, start, end)
    for cut in sorted({*_line_cuts(text, begin, end), *_mark_cuts(text, begin, end)}):
        if begin < cut and not _is_only_enumeration(text, begin, cut):
            yield begin, _trimmed_end(text, begin, cut)
            begin = _skipped_white(text, cut, end)
    if begin < end:
        yield begin, _trimmed_end(text, begin, end)


def _mark_cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the places after a full stop, a question mark or the like that end a sentence."""
    for match in _END.finditer(text, start, end):
        following = match.end()
        while following < end and text[following] in _OPENING:
            following += 1
        if following < end and text[following].islower():
            continue
        if match[0] == "." and _is_abbreviation(
            text[max(start, match.start() - _LONGEST_ABBREVIATION) : match.start()]
        ):
            continue
        yield match.end()


def _line_cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the line breaks that separate items, rows, and what is announced from its announcement."""
    line_start = start
    while (line_end := text.find("\n", line_start, end)) >= 0:
        following = _skipped_white(text, line_end, end)
        if (
            _ITEM.match(text, following, end)
            or text.find(_CELL, line_start, line_end) >= 0
            or (text[line_start:line_end].rstrip().endswith(":") and text[following : following + 1].isupper())
        ):
            yield line_end
        line_start = line_end + 1


def _is_abbreviation(before: str) -> bool:
    word = _BEFORE_WORD.split(before)[-1]
    return word.lower() in _ABBREVIATIONS or (word.isupper() and bool(_INITIALS.fullmatch(word)))


def _is_only_enumeration(text: str, begin: int, cut: int) -> bool:
    """Tell "1." or "IV." at the beginning of a sentence, which belongs to what follows."""
    return cut - begin < 10 and bool(_ENUMERATION.fullmatch(text[begin:cut].rstrip(".) \n")))


def _skipped_white(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _trimmed_end(text: str, begin: int, end: int) -> int:
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end
