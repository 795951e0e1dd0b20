"""The application's own sample questions over its sample library: the one evaluation that runs everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wolofsearch import paths
from wolofsearch.encoder.protocol import Encoder
from wolofsearch.evaluation.data_folder import sample_questions
from wolofsearch.evaluation.systems import heard
from wolofsearch.library.sample import open_sample_library
from wolofsearch.search.searching import Searcher


def samples(encoder: Encoder) -> dict[str, Any]:
    """Ask every sample question, by synthetic voices never trained on and typed, and return the places of the answers.

    Place 1 is the first document; 0 means that the right one was not found at all.
    """
    audio: list[str] = []
    places: list[dict[str, int]] = []
    with open_sample_library(encoder) as library:
        searcher = Searcher(library, encoder)
        for row in sample_questions():
            audio.append(row["audio"])
            place = {}
            for kind, answer in (
                ("speech", searcher.speech(heard(paths.SAMPLE_DIR / row["audio"]), top=100)),
                ("wolof_text", searcher.text(row["wolof"], top=100)),
                ("french_text", searcher.text(row["french"], top=100)),
            ):
                found = [Path(result.path).as_posix().endswith(row["expected"]) for result in answer.results]
                place[kind] = found.index(True) + 1 if True in found else 0
            places.append(place)
        documents = library.info().documents
    return {
        "questions": len(places),
        "documents": documents,
        "chance_top_3": round(3 / documents, 4),
        **{
            f"{kind}_top_3": sum(1 for place in places if 1 <= place[kind] <= 3)
            for kind in ("speech", "wolof_text", "french_text")
        },
        "rows": [{"audio": file, **place} for file, place in zip(audio, places, strict=True)],
    }
