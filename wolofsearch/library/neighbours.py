"""Which passages lie nearest to a query: the index for the many, exact arithmetic for the rest.

The index covers the passages that were there when it was built. Those added since (all of them, while a library is
small) are compared one by one; those removed since are sifted out. So an import never has to wait for an index and a
search never misses a passage.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.library import index
from wolofsearch.library.failing import told
from wolofsearch.library.filtering import EVERYTHING, Filters
from wolofsearch.library.index import Index
from wolofsearch.library.records import Pipeline
from wolofsearch.library.store import Store
from wolofsearch.library.vectors import leading, unpacked

EXACT_LIMIT = 4_000
"""Up to so many passages no index is built and no component is left out: exact is fast enough."""
STALE_FRACTION = 0.2
"""The index is built anew when so large a part of the passages is not in it, or of it is gone."""
REFILLED = "refilled"
"""Key in the library's notebook: changes when vectors come back under old ids, which otherwise only grow."""
_GROWTH = 4
_MOST_SIFTED = 16
"""So many times the wanted passages are taken from the index and sifted by filters, before all that pass are compared.

A filter on the very documents that a question is far from would otherwise go through the whole index.
"""
_BUILD_CHUNK = 200
"""Passages that enter an index in one step: a tenth of a second, so that a cancellation is heard."""
_READ_CHUNK = 2_000


class Neighbours:
    """Finds the passages nearest to a query vector. Follows what this and other processes write."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._loaded: Index | None = None
        self._seen: tuple[str | None, index.Stamp | None] = (None, None)
        self._rest = _Rest(0, 0)
        self._made_by: tuple[Pipeline, str | None] | None = None

    def nearest(
        self, query: FloatArray, k: int, pipeline: Pipeline, coarse_dim: int, filters: Filters = EVERYTHING
    ) -> list[int]:
        """Return up to ``k`` passage ids, nearest first by the coarse comparison.

        Args:
            query: unit vector, at most as long as the pipeline's.
            k: how many.
            pipeline: of the library.
            coarse_dim: leading components that the coarse comparison uses.
            filters: only passages of these documents. Few are compared one by one; of many, the nearest are sifted
                until that would cost more than to compare them all.
        """
        if filters and self._few(filters):
            return self._one_by_one(query, k, filters)
        graph = self._follow(len(query), coarse_dim, pipeline)
        total = len(self._rest.ids) + (graph.header.count if graph else 0)
        wanted = k
        while True:
            ids, scores = self._rest.nearest(leading(query, self._rest.dim), wanted)
            if graph:
                more, cosines = graph.nearest(leading(query, graph.header.dim), wanted)
                ids, scores = [*ids, *more], np.concatenate([scores, cosines])
            order = np.argsort(-scores, kind="stable")
            alive = self._alive([ids[place] for place in order], filters)
            if len(alive) >= k or wanted >= total:
                return alive[:k]
            wanted *= _GROWTH
            if filters and wanted > _MOST_SIFTED * k:
                return self._one_by_one(query, k, filters)

    def stale(self, pipeline: Pipeline) -> bool:
        """Return whether the index should be built anew."""
        total = self._count()
        if total < EXACT_LIMIT or not index.available():
            return False
        loaded = self._load(pipeline)
        if loaded is None:
            return True
        header = loaded.header
        covered = int(self._store.rows("SELECT count(*) FROM passages WHERE id <= ?", [header.last_id])[0][0])
        return total - covered > STALE_FRACTION * total or header.count - covered > STALE_FRACTION * header.count

    def rebuild(self, pipeline: Pipeline) -> Iterator[int]:
        """Build the index from the database; yield the number of passages done so far."""
        if self._store.read_only:
            raise WolofSearchError("library.read_only", path=str(self._store.folder))
        with told(self._store.folder):
            for step in index.build(
                self._store.folder,
                self._chunks(0, pipeline.dim, _BUILD_CHUNK),
                pipeline.as_json(),
                self._store.generation,
            ):
                if isinstance(step, int):
                    yield step
                    continue
                with self._store.transaction() as database:
                    database.execute("INSERT OR REPLACE INTO meta VALUES ('index_sha256', ?)", [step.sha256])

    def _follow(self, query_dim: int, coarse_dim: int, pipeline: Pipeline) -> Index | None:
        """Return the trusted index if there is one, and read the passages that it does not hold."""
        loaded = self._load(pipeline)
        graph = loaded if loaded and loaded.header.dim <= query_dim else None
        base = graph.header.last_id if graph else 0
        dim = query_dim if self._count() < EXACT_LIMIT else min(coarse_dim, query_dim)
        made_by = (pipeline, self._store.meta(REFILLED))
        if (self._rest.base, self._rest.dim, self._made_by) != (base, dim, made_by):
            self._rest, self._made_by = _Rest(base, dim), made_by
        for ids, rows in self._chunks(self._rest.last_id, dim, _READ_CHUNK):
            self._rest.add(ids, leading(rows, dim))
        return graph

    def _load(self, pipeline: Pipeline) -> Index | None:
        trusted = self._store.meta("index_sha256")
        # The file counts too: a damaged index that is built again may come out byte for byte as it was.
        seen = (trusted, index.stamp(self._store.folder))
        if seen != self._seen:
            self._seen = seen
            self._loaded = index.load(self._store.folder, pipeline.as_json(), trusted) if trusted else None
        return self._loaded

    def _chunks(self, after_id: int, dim: int, size: int) -> Iterator[tuple[list[int], FloatArray]]:
        sql = "SELECT passage_id, vector FROM vectors WHERE passage_id > ? ORDER BY passage_id"
        for rows in self._store.stream(sql, [after_id], size):
            yield [row[0] for row in rows], unpacked([row[1] for row in rows], dim)

    def _count(self) -> int:
        return int(self._store.rows("SELECT count(*) FROM passages")[0][0])

    def _few(self, filters: Filters) -> bool:
        """Return whether so few passages may be found that an index is not worth it."""
        sql, values = filters.passages()
        return len(self._store.rows(f"{sql} LIMIT ?", [*values, EXACT_LIMIT + 1])) <= EXACT_LIMIT

    def _one_by_one(self, query: FloatArray, k: int, filters: Filters) -> list[int]:
        """Return up to ``k`` of the passages that may be found, compared on the whole length of the query."""
        chosen, values = filters.passages()
        sql = f"SELECT passage_id, vector FROM vectors WHERE passage_id IN ({chosen}) ORDER BY passage_id"  # noqa: S608 - conditions of our own, their values are bound
        rest = _Rest(0, len(query))
        for rows in self._store.stream(sql, values, _READ_CHUNK):
            rest.add([row[0] for row in rows], leading(unpacked([row[1] for row in rows], len(query)), len(query)))
        return rest.nearest(query, k)[0]

    def _alive(self, ids: list[int], filters: Filters) -> list[int]:
        sql, values = "SELECT id FROM passages WHERE id IN (*)", list[str]()
        if filters:
            chosen, values = filters.documents()
            sql += f" AND document_id IN ({chosen})"
        alive = {row[0] for row in self._store.rows_in(sql, ids, values)}
        return [one for one in dict.fromkeys(ids) if one in alive]


class _Rest:
    """Passages newer than ``base``, compared one by one on ``dim`` leading components.

    Kept as float16, the precision they are stored in: they are scored again with the full vectors.
    """

    def __init__(self, base: int, dim: int) -> None:
        self.base = base
        self.dim = dim
        self.ids: list[int] = []
        self._blocks: list[npt.NDArray[np.float16]] = []

    @property
    def last_id(self) -> int:
        return self.ids[-1] if self.ids else self.base

    def add(self, ids: list[int], rows: FloatArray) -> None:
        self.ids += ids
        self._blocks.append(rows.astype(np.float16))

    def nearest(self, query: FloatArray, k: int) -> tuple[list[int], FloatArray]:
        if not self.ids:
            return [], np.zeros(0, np.float32)
        scores = np.concatenate([block.astype(np.float32) @ query for block in self._blocks])
        best = np.argsort(-scores, kind="stable")[:k]
        return [self.ids[place] for place in best], scores[best]
