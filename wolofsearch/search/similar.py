"""More like this: what other documents say about the matter of a passage.

The passage's own stored vector is the question, so that no model is needed. Passages of the same document are left
out: its reader has them before the eyes.
"""

from __future__ import annotations

import time
from dataclasses import replace

from wolofsearch.errors import WolofSearchError
from wolofsearch.library.filtering import EVERYTHING, Filters
from wolofsearch.library.library import Library
from wolofsearch.search.answer import Answer, ModelUsed
from wolofsearch.search.results import cards_of, result_of
from wolofsearch.search.searching import CANDIDATES


def similar(library: Library, document_id: str, start: int, top: int = 10, filters: Filters = EVERYTHING) -> Answer:
    """Return the passages nearest to a passage, one of each other document, as an answer of kind ``"passage"``.

    The scores are cosines of whole passages, -1 to 1, which no threshold was measured for: ``confident`` only tells
    that there is something to show.

    Args:
        library: to look in.
        document_id: of the passage.
        start: a character of the passage, as an offset in its document's text.
        top: most cards to return; documents that say nearly the same stand on one.
        filters: what the other documents must be.

    Raises:
        WolofSearchError: ``library.no_document`` when the passage is not, or no longer, in the library.
    """
    started_s = time.perf_counter()
    own, pipeline = library.passage_at(document_id, start), library.pipeline
    if own is None or pipeline is None:
        raise WolofSearchError("library.no_document", path=str(library.folder))
    query = library.vectors([own])[0]
    near = library.nearest(query, CANDIDATES, filters=replace(filters, without=document_id))
    cosines = dict(zip(near, (library.vectors(near) @ query).tolist(), strict=True))
    owners = library.document_ids(near)
    best: dict[str, int] = {}
    for one in sorted(cosines, key=lambda each: -cosines[each]):
        if one in owners:
            best.setdefault(owners[one], one)
    shown = cards_of(library, [[one] for one in best.values()], top)
    results = tuple(result_of(rank, card, cosines, (), []) for rank, card in enumerate(shown, start=1))
    used = ModelUsed(pipeline.model_id, pipeline.dim, "stored", pipeline.precision)
    return Answer("passage", None, used, 0.0, (time.perf_counter() - started_s) * 1000, bool(results), results)
