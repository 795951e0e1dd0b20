"""French questions whose words turn Wolof where the parallel texts teach them: they lead to whole passages.

Few parallel texts lead from a Wolof question to a passage, but many name the things that French question-passage pairs
speak of. A question with its known words in Wolof joins the two, as people in Senegal mix both languages in a sentence.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable

from wolofsearch.training.text_data import Pair

SWITCHED = "switched"
"""The family of these pairs."""
WORD = re.compile(r"[^\W\d_]+")
SHORTEST, RAREST, MOST_COMMON = 3, 2, 0.01
"""A French word that is looked up: its least letters, least texts that have it, and largest share of all texts."""
LEAST_DICE = 0.25


def lexicon(pairs: list[Pair]) -> dict[str, str]:
    """Return the Wolof word that goes with each French word most often: that of the largest Dice coefficient."""
    french, wolof, both = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for pair in pairs:
        here, there = _words(pair.document), _words(pair.query)
        french.update(here)
        wolof.update(there)
        both.update((one, other) for one in here for other in there if one != other)
    best: dict[str, tuple[float, str]] = {}
    for (one, other), count in both.items():
        if count >= RAREST and len(one) >= SHORTEST and french[one] <= MOST_COMMON * len(pairs):
            best[one] = max(best.get(one, (LEAST_DICE, "")), (2 * count / (french[one] + wolof[other]), other))
    return {one: other for one, (_, other) in best.items() if other}


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.lower()))


def switch(text: str, known: dict[str, str]) -> str:
    """Return the French text with every word that is known in Wolof; as it is where none is."""
    return WORD.sub(lambda match: known.get(match.group().lower(), match.group()), text)


def switched_pairs(french: list[Pair], parallel: Iterable[list[Pair]], seed: int) -> list[Pair]:
    """Return the French pairs whose query has known words, those in Wolof, in an order of chance."""
    known = lexicon([pair for pairs in parallel for pair in pairs if pair.wolof])
    mixed = ((switch(pair.query, known), pair) for pair in french)
    switched = [Pair(query, pair.document, wolof=True) for query, pair in mixed if query != pair.query]
    random.Random(seed).shuffle(switched)
    return switched
