"""What a person who types may mean: questions asked before, the library's own words, titles of its documents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wolofsearch.library.library import Library
from wolofsearch.library.vocabulary import titles_with, words_beginning
from wolofsearch.library.words import folded

MOST = 6
MOST_PAST = 2
MOST_TITLES = 2
_LAST_WORD = re.compile(r"[^\W\d_]+$")


def suggestions(library: Library, typed: str, past: Sequence[str] = ()) -> list[str]:
    """Return at most :data:`MOST` whole questions that what is typed may become, none of them twice.

    Args:
        library: whose words and titles are offered.
        typed: what stands in the field, up to the cursor.
        past: questions typed before, newest first.
    """
    start = folded(typed.lstrip())
    if not start:
        return []
    before = [question for question in past if folded(question).startswith(start) and folded(question) != start]
    last = _LAST_WORD.search(typed)
    words = words_beginning(library.store, last[0], MOST) if last else []
    completed = [typed[: last.start()].lstrip() + word for word in words] if last else []
    titles = titles_with(library.store, typed, MOST_TITLES)
    offered = [*before[:MOST_PAST], *completed[: MOST - MOST_PAST - len(titles)], *titles, *completed]
    once = {folded(one): one for one in reversed(offered) if folded(one) != start}
    return list(dict.fromkeys(once[folded(one)] for one in offered if folded(one) in once))[:MOST]
