"""More questions over the sample library than the application shows, so that a figure does not hang on twenty-two.

Short French ones as people type them (``short_questions.tsv``), and those utterances of the intents that a document of
the sample library answers, typed in both languages and, where the set was built, by its voices. Several documents may
answer; the first of them counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from wolofsearch.evaluation.data_folder import rows
from wolofsearch.evaluation.intents import UTTERANCES
from wolofsearch.evaluation.systems import heard
from wolofsearch.search.answer import Answer
from wolofsearch.search.searching import Searcher

SHORT = Path(__file__).parent / "short_questions.tsv"
MOST = 10
"""Documents of an answer that are looked at: farther down nobody looks."""


def further(searcher: Searcher, sets: Path) -> list[dict[str, Any]]:
    """Ask them all, and return how many found their document first, and among the first three, a row a kind.

    Args:
        searcher: over the sample library.
        sets: folder of the built sets; without the recordings of the intents there, ``"speech"`` is left out.
    """
    short = list(rows(SHORT))
    said = [(number, row) for number, row in enumerate(rows(UTTERANCES)) if row["document"]]
    sounds = [sets / "intents" / "audio" / f"u{number:03d}.flac" for number, _ in said]
    asked: dict[str, Iterator[tuple[Answer, str]]] = {
        "short_french": ((searcher.text(row["french"], MOST), row["document"]) for row in short),
        "french_text": ((searcher.text(row["french"], MOST), row["document"]) for _, row in said),
        "wolof_text": ((searcher.text(row["wolof"], MOST), row["document"]) for _, row in said),
    }
    if all(sound.is_file() for sound in sounds):
        asked["speech"] = (
            (searcher.speech(heard(sound), MOST), row["document"]) for sound, (_, row) in zip(sounds, said, strict=True)
        )
    return [{"asked": kind, **_counted(answers)} for kind, answers in asked.items()]


def place(answer: Answer, documents: str) -> int:
    """Return the place, from 1, of the first result that is one of ``documents``, split by ``|``; 0: there is none."""
    wanted = tuple(documents.split("|"))
    found = (result.rank for result in answer.results if Path(result.path).as_posix().endswith(wanted))
    return next(found, 0)


def _counted(answers: Iterable[tuple[Answer, str]]) -> dict[str, Any]:
    places = [place(answer, documents) for answer, documents in answers]
    return {
        "questions": len(places),
        "first": places.count(1),
        "top_3": sum(1 <= one <= 3 for one in places),
        "mrr": round(sum(1 / one for one in places if one) / len(places), 4),
    }
