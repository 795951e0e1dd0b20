"""Wolof text as an ear spells it: what the speech side will hand the text model, made from text alone.

A text model that has only met well-cut words cannot read a row of letters; measured on the sample questions, spelling
the typed question letter by letter lost two right answers of three. So it reads letters from the start, some of them
wrong in the ways an encoder is wrong: like sounds confused, length not heard, word boundaries lost.
"""

from __future__ import annotations

import random

ALIKE = ("iéeë", "aë", "uóo", "pb", "tdk", "kgqx", "cjšs", "szš", "mnñŋ", "lr", "fvwb", "yi", "wu", "hx")
_CONFUSED = {
    letter: "".join(group.replace(letter, "") for group in ALIKE if letter in group)
    for letter in sorted(set("".join(ALIKE)))
}


def mishear(spelled: str, most_errors: float, rng: random.Random) -> str:
    """Return ``spelled`` (of :data:`~wolofsearch.training.phonemes.LETTERS`) with letters confused, lost or doubled.

    The share of wrong letters is drawn between none and ``most_errors`` for each text; it is never emptied.
    """
    rate = rng.uniform(0.0, most_errors)
    heard: list[str] = []
    for letter in spelled:
        draw = rng.random() / rate if rate else 1.0
        if draw >= 1.0:
            heard.append(letter)
        elif draw < 0.25:  # lost, a word boundary too
            continue
        elif draw < 0.4:
            heard.append(letter * 2)
        else:
            heard.append(rng.choice(_CONFUSED.get(letter, " ")))
    return "".join(heard).strip() or spelled
