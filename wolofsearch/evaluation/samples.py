"""The application's own sample questions over its sample library: the one evaluation that runs everywhere."""

from __future__ import annotations

from typing import Any

from wolofsearch import paths
from wolofsearch.encoder.protocol import Encoder
from wolofsearch.evaluation.building import default_sets_dir
from wolofsearch.evaluation.data_folder import sample_questions
from wolofsearch.evaluation.further import further, place
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
            found = {}
            for kind, answer in (
                ("speech", searcher.speech(heard(paths.SAMPLE_DIR / row["audio"]), top=100)),
                ("wolof_text", searcher.text(row["wolof"], top=100)),
                ("french_text", searcher.text(row["french"], top=100)),
            ):
                found[kind] = place(answer, row["expected"])
            places.append(found)
        more = further(searcher, default_sets_dir())
        documents = library.info().documents
    return {
        "questions": len(places),
        "documents": documents,
        "chance_top_3": round(3 / documents, 4),
        **{
            f"{kind}_top_3": sum(1 <= found[kind] <= 3 for found in places)
            for kind in ("speech", "wolof_text", "french_text")
        },
        "rows": [{"audio": file, **found} for file, found in zip(audio, places, strict=True)],
        "further": more,
    }
