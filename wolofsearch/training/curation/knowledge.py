"""What the filters know before they judge: learnt from the trusted sources of the same data folder."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from wolofsearch.encoder.bundle import find_model
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.training.curation import languages
from wolofsearch.training.curation.filters import Judge
from wolofsearch.training.curation.languages import LanguageGuess
from wolofsearch.training.curation.normalisation import Orthography, frequent_words, without_tags
from wolofsearch.training.curation.overlap import Evaluation
from wolofsearch.training.curation.reading import read
from wolofsearch.training.curation.rows import Row
from wolofsearch.training.curation.sources import Source

HAND_MADE = Path("lexicon") / "ipa_lexicon_dilaf_cisse.tsv"
"""A small lexicon whose spellings are official."""
_FIRST_ROWS = 8_000
_OTHER_LANGUAGES = {"en", "sw", "ha", "yo", "ibb"}


def judge_of(data: Path, declared: list[Source]) -> Judge:
    """Return what judges the rows of a data folder; costs some seconds."""
    wolof, french = trusted_texts(data, declared)
    attested = (without_tags(row.query) for row in _rows(data, declared, family="radio"))
    known = _hand_made_words(data) | frequent_words(wolof, 2)
    orthography = Orthography(known, frequent_words(french, 3) | frequent_words(attested, 3))
    return Judge(
        data, orthography, _guess(data, declared, wolof, french), Evaluation.of(data), load_encoder(find_model(None))
    )


def guess_of(data: Path, declared: list[Source]) -> LanguageGuess:
    """Return the language guess that the trusted texts and the transcripts of other languages teach."""
    return _guess(data, declared, *trusted_texts(data, declared))


def _guess(data: Path, declared: list[Source], wolof: list[str], french: list[str]) -> LanguageGuess:
    other = [row.query for row in _rows(data, declared, family="speech") if row.language in _OTHER_LANGUAGES]
    return languages.learn({"wo": wolof, "fr": french, "other": other})


def trusted_texts(data: Path, declared: list[Source]) -> tuple[list[str], list[str]]:
    """Return Wolof by trusted hands, and French by those and by encyclopaedias."""
    pairs = [row for row in _rows(data, declared, trust="high") if row.kind == "pair"]
    plain = (row.query for row in _rows(data, declared, family="encyclopaedia"))
    return [row.query for row in pairs], [*(row.document for row in pairs), *plain]


def _rows(data: Path, declared: list[Source], **wanted: str) -> Iterator[Row]:
    """Yield the first rows of every source that has the wanted qualities and is there."""
    for source in declared:
        if all(getattr(source, name) == value for name, value in wanted.items()) and source.paths(data):
            yield from islice(read(source, data), _FIRST_ROWS)


def _hand_made_words(data: Path) -> set[str]:
    file = data / HAND_MADE
    return {line.split("\t")[0] for line in file.read_text(encoding="utf-8").splitlines()} if file.exists() else set()
