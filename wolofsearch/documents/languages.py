"""Which language a text is written in, told by its smallest words.

The ready libraries know a hundred languages but neither Wolof nor Pulaar, and take them for something else; the words
that hold sentences together tell the languages of these libraries apart within a paragraph, at no cost.
"""

from __future__ import annotations

import re

SAMPLE_CHARACTERS = 20_000
FEWEST_WORDS = 12
LEAST_SHARE = 0.12
"""In running text these words make up a quarter to a half; below this it is a list, or a language not known here."""
LEAST_LEAD = 1.3
"""The best language must be this many times as likely as the second, else there is no telling."""
ARABIC_SHARE = 0.5
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "fr": "le la les de des du un une et est que qui dans pour pas sur par au aux ce cette ces il elle ils on"
        " nous vous avec sont ne se son sa ses leur leurs ou mais être plus été avoir à où très aussi comme"
        " ont fait d l qu n s c j",
        "en": "the of and to in is that it for was on are as with his they be at this have from or had by but not"
        " what all were we when your can there an which their if will each about how has more",
        "wo": "ak ci bi yi di na la mu ñu nu nga bu gi ji ki ñi dafa dañu ngir lu mooy dina rek te ba am naa ngeen"
        " bii yii nit moom ñoom yu gu ju nañu moo ñoo doon xam mën waaye ndax ku su bépp lépp boo wala dañuy"
        " dafay fi fa",
        "ff": "e ko o ɗe ɗi ɗo nde ndi nga ngal ngel ngol kala woni wonaa mo ɗum tan fof ina hol heewi kadi wona ɓe"
        " mum maa ɗuum ngam haa jogii wadde gooto njogii walla so tawi gonɗo nder",
        "pt": "o os um uma do da dos das em no na nos nas que não para com por mais como mas foi ao ele ela seu sua"
        " ou ser quando muito há são também à pelo pela até isso entre é e",
        "es": "el los las un una y del en que no para con por más como pero fue al él ella su sus o ser cuando muy"
        " hay son también lo se está sobre este entre desde todo",
        "de": "der die das und ist nicht ein eine zu den dem mit von auf für sich auch es an werden aus er hat dass"
        " sie nach bei einer um am sind noch wie einem über",
        "it": "il lo gli di e che un una per non con sono del della dei delle alla nel nella come più anche si da"
        " al questo quella ma ha è suo sua",
    }.items()
}


def detect_language(text: str) -> str | None:
    """Return the code of a text's language (``"fr"``, ``"wo"``, …), None where it is too short or not clear."""
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE_CHARACTERS])]
    if len(words) < FEWEST_WORDS:
        return None
    if sum("\u0600" <= word[0] <= "\u06ff" for word in words) > ARABIC_SHARE * len(words):
        return "ar"
    shares = {language: sum(word in small for word in words) / len(words) for language, small in _SMALL_WORDS.items()}
    best, second, *_ = sorted(shares, key=shares.__getitem__, reverse=True)
    clear = shares[best] >= LEAST_SHARE and shares[best] >= LEAST_LEAD * shares[second]
    return best if clear else None
