"""How good a ranking is: trec_eval's measures for each query, their means with bounds, and what chance would give.

The measures come from ir-measures (trec_eval underneath) so that they are everybody's. What no library settles is
settled before: passages that score the same stand in an order drawn for that query, so that a constant score is
chance; only queries that some passage answers are asked.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.evaluation.retrieval import RetrievalSet

ACCURACY_CUTS, NDCG_CUTS, MRR_CUT, RECALL_CUT = (1, 5, 10), (5, 10), 10, 100
METRICS = (
    *(f"accuracy@{cut}" for cut in ACCURACY_CUTS),
    *(f"ndcg@{cut}" for cut in NDCG_CUTS),
    f"mrr@{MRR_CUT}",
    f"recall@{RECALL_CUT}",
)
MAIN = "ndcg@10"
"""The measure that tables lead with."""
BOOTSTRAPS = 2000
Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over queries with its 95 % bounds (percentile bootstrap) and what a random ranking would have."""

    value: float
    low: float
    high: float
    chance: float


def ranked(scores: FloatArray, given: RetrievalSet) -> list[list[str]]:
    """Return for each query the ids of its best 100 passages, best first.

    Args:
        scores: (queries, passages), higher is nearer; not a number counts as the worst.
        given: the set that the rows and columns belong to.
    """
    ids = np.array([passage.id for passage in given.corpus])
    finite = np.nan_to_num(np.asarray(scores), nan=-np.inf)
    rankings = []
    for query, row in zip(given.queries, finite, strict=True):
        drawn = np.random.default_rng(zlib.crc32(query.id.encode())).permutation(len(ids))
        order = drawn[np.argsort(-row[drawn], kind="stable")][:RECALL_CUT]
        rankings.append(ids[order].tolist())
    return rankings


def per_query(rankings: list[list[str]], given: RetrievalSet) -> Values:
    """Return the measures of each query, (queries, len(METRICS)), each from 0 to 1."""
    import ir_measures
    from ir_measures import RR, R, Success, nDCG

    measures = [
        *(Success @ cut for cut in ACCURACY_CUTS),
        *(nDCG @ cut for cut in NDCG_CUTS),
        RR @ MRR_CUT,
        R @ RECALL_CUT,
    ]
    run = {
        query.id: {passage: float(-place) for place, passage in enumerate(ranking)}
        for query, ranking in zip(given.queries, rankings, strict=True)
    }
    row = {query.id: number for number, query in enumerate(given.queries)}
    column = {measure: number for number, measure in enumerate(measures)}
    values = np.zeros((len(row), len(column)))
    for metric in ir_measures.evaluator(measures, given.qrels).iter_calc(run):
        values[row[metric.query_id], column[metric.measure]] = metric.value
    return values


def draws(queries: int, seed: int = 0) -> Values:
    """Return how often each query is drawn in each bootstrap sample as a share: (BOOTSTRAPS, queries), rows sum to 1.

    Figures of one set share their draws, so that differences between them are paired.
    """
    rng = np.random.default_rng(seed)
    return rng.multinomial(queries, np.full(queries, 1 / queries), size=BOOTSTRAPS) / queries


def figures(values: Values, chance: Values, shares: Values) -> dict[str, Figure]:
    """Return every measure's mean with bounds.

    Args:
        values: of :func:`per_query`.
        chance: of :func:`chance_values`.
        shares: of :func:`draws`.
    """
    low, high = np.percentile(shares @ values, [2.5, 97.5], axis=0)
    means = values.mean(axis=0)
    return {
        name: Figure(*(round(float(value), 4) for value in (means[n], low[n], high[n], chance[n])))
        for n, name in enumerate(METRICS)
    }


def above(values: Values, control: Values, shares: Values) -> dict[str, bool]:
    """Return for each measure whether it beats a control on the same queries with 95 % confidence (paired)."""
    low = np.percentile(shares @ (values - control), 2.5, axis=0)
    return {name: bool(low[n] > 0) for n, name in enumerate(METRICS)}


def chance_values(given: RetrievalSet) -> Values:
    """Return what a random ranking scores in the mean, exactly: (len(METRICS),)."""
    passages = len(given.corpus)
    counts = np.array([len(given.relevant(query)) for query in given.queries])
    rows = {int(count): _chance(passages, int(count)) for count in np.unique(counts)}
    return np.asarray(np.mean([rows[int(count)] for count in counts], axis=0), np.float64)


def _chance(passages: int, relevant: int) -> list[float]:
    deepest = min(passages, max(*ACCURACY_CUTS, *NDCG_CUTS, MRR_CUT))
    nothing_above = 1.0
    first = []  # probability that the first relevant passage stands at each place
    for place in range(deepest):
        here = relevant / (passages - place) if passages - place > relevant else 1.0
        first.append(nothing_above * here)
        nothing_above *= 1 - here
    discounts = 1 / np.log2(np.arange(2, 2 + max(NDCG_CUTS)))
    ideal = [discounts[: min(relevant, cut)].sum() for cut in NDCG_CUTS]
    return [
        *(sum(first[:cut]) for cut in ACCURACY_CUTS),
        *(
            float(discounts[: min(cut, passages)].sum() * relevant / passages / best)
            for cut, best in zip(NDCG_CUTS, ideal, strict=True)
        ),
        sum(share / (place + 1) for place, share in enumerate(first[:MRR_CUT])),
        min(1.0, RECALL_CUT / passages),
    ]
