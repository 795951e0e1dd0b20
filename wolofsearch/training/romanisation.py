"""Transcripts of the other languages in the alphabet of the Wolof letters, as they sound.

One shared alphabet lets fifteen hours of many voices teach the ear that an hour of Wolof cannot. Tones are dropped;
open and closed vowels are kept where the spelling has them. English is transcribed by espeak-ng, since its spelling
says little; Malayalam letters are read by their Unicode names.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Sequence

from wolofsearch.training.phonemes import letters

_OPEN_CLOSED = {"e": "é", "o": "ó", "ɛ": "e", "ε": "e", "ẹ": "e", "ω": "o", "ɔ": "o", "ọ": "o", "ṣ": "š"}
_SPELLINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "sw": (("ng'", "ŋ"), ("ny", "ñ"), ("ch", "c"), ("sh", "š"), ("dh", "z"), ("th", "s"), ("gh", "x"), ("kh", "x")),
    "ha": (("sh", "š"), ("ɓ", "b"), ("ɗ", "d"), ("ƙ", "k"), ("ƴ", "y")),
    "sxb": (("ny", "ñ"), ("ng'", "ŋ"), ("ch", "c"), ("zr", "z")),
}
_IPA = (
    ("tʃ", "c"), ("dʒ", "j"), ("eɪ", "éy"), ("aɪ", "ay"), ("ɔɪ", "oy"), ("oʊ", "ów"), ("əʊ", "ów"), ("aʊ", "aw"),
    ("iː", "ii"), ("uː", "uu"), ("ɑː", "aa"), ("ɔː", "oo"), ("ɜː", "ë"), ("ɪ", "i"), ("ʊ", "u"), ("ɛ", "e"),
    ("æ", "a"), ("ʌ", "a"), ("ɐ", "a"), ("ɑ", "a"), ("ə", "ë"), ("ɚ", "ër"), ("ɒ", "o"), ("ɔ", "o"), ("ᵻ", "i"),
    ("ʃ", "š"), ("ʒ", "š"), ("θ", "t"), ("ð", "d"), ("ɹ", "r"), ("ɾ", "r"), ("ɡ", "g"), ("j", "y"), ("ː", ""),
)  # fmt: skip


def romanise(transcripts: Sequence[str], language: str) -> list[str]:
    """Return each transcript in :data:`wolofsearch.training.phonemes.LETTERS`."""
    if language == "en":
        return _english(transcripts)
    if language == "ml":
        return [letters(_malayalam(text)) for text in transcripts]
    if language in {"mdw", "yo"}:
        return [letters(_open_and_closed(text)) for text in transcripts]
    return [letters(_spelled(text.lower(), language)) for text in transcripts]


def _spelled(text: str, language: str) -> str:
    text = _without_tones(text)
    for written, read in _SPELLINGS.get(language, ()):
        text = text.replace(written, read)
    return text


def _without_tones(text: str) -> str:
    return unicodedata.normalize("NFC", re.sub(r"[\u0300-\u0304\u030c]", "", unicodedata.normalize("NFD", text)))


def _open_and_closed(text: str) -> str:
    return "".join(_OPEN_CLOSED.get(char, char) for char in _without_tones(text.lower()))


def _malayalam(text: str) -> str:
    spoken = []
    for char in text:
        name = unicodedata.name(char, "")
        if not name.startswith("MALAYALAM "):
            spoken.append(" ")
            continue
        kind, _, rest = name.removeprefix("MALAYALAM ").rpartition(" ")
        sound = rest.lower().replace("nya", "ña").replace("nga", "ŋa").replace("sha", "ša").replace("ssa", "ša")
        sound = sound.replace("tt", "t").replace("dd", "d").replace("nn", "n").replace("ll", "l").replace("h", "")
        if "VIRAMA" in name and spoken:
            spoken[-1] = spoken[-1].removesuffix("a")
        elif "VOWEL SIGN" in kind and spoken:
            spoken[-1] = spoken[-1].removesuffix("a") + sound
        elif "LETTER" in kind:
            spoken.append(sound)
        elif rest == "ANUSVARA":
            spoken.append("m")
    return "".join(spoken)


def _english(transcripts: Sequence[str]) -> list[str]:
    lines = "\n".join(re.sub(r"\s+", " ", text) for text in transcripts)
    command = ["espeak-ng", "-q", "--ipa", "-v", "en"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, timeout=600)
    spoken = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    if len(spoken) != len(transcripts):  # a line break inside a clause: slower, but line by line it is sure
        spoken = [
            subprocess.run([*command, text], capture_output=True, text=True, check=True, timeout=60).stdout
            for text in transcripts
        ]
    return [letters(_read_ipa(line)) for line in spoken]


def _read_ipa(line: str) -> str:
    line = line.replace("ˈ", "").replace("ˌ", "").replace("\n", " ")
    for sign, read in _IPA:
        line = line.replace(sign, read)
    return line
