"""What a system costs is measured in a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data_folder import tone
from wolofsearch.audio.saving import save_wav
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.bundle import read_manifest
from wolofsearch.evaluation.cost import costs, parameters
from wolofsearch.evaluation.models import load_model
from wolofsearch.evaluation.retrieval import Passage, Query, RetrievalSet
from wolofsearch.evaluation.systems import BM25, FUSION, TEXT, TFIDF


@pytest.fixture
def spoken(tmp_path: Path) -> RetrievalSet:
    queries = []
    for number in range(4):
        clip = tmp_path / f"{number}.wav"
        save_wav(Waveform(tone(300, 0.5 + number / 10)), clip)
        queries.append(Query(f"q{number}", f"laaj {number}", clip))
    corpus = [Passage(f"p{number}", f"réponse {number}") for number in range(4)]
    return RetrievalSet("s", "document", queries, corpus, {f"q{n}": {f"p{n}": 1} for n in range(4)})


def test_every_system_has_its_costs(tiny_bundle: Path, spoken: RetrievalSet) -> None:
    found = costs(tiny_bundle, load_model(tiny_bundle), [spoken])
    assert list(found) == [FUSION, TEXT, TFIDF, BM25]
    for each in found.values():
        assert each["ms_per_query"] >= 0
        assert each["memory_mb"] is None or each["memory_mb"] > 10
        assert each["asked"] == "4 of s"
    assert found[FUSION]["parameters"] == found[TEXT]["parameters"] == parameters(tiny_bundle)
    assert found[BM25]["size_bytes"] == 0
    assert found[FUSION]["size_bytes"] == sum(entry["bytes"] for entry in read_manifest(tiny_bundle).files.values())


def test_without_sets_nothing_is_asked(tiny_bundle: Path) -> None:
    assert costs(tiny_bundle, load_model(tiny_bundle), []) == {}


def test_weights_are_counted_as_torch_counts_them(tiny_bundles: tuple[Path, Path]) -> None:
    from tests import tiny

    wanted = sum(parameter.numel() for parameter in tiny.model().parameters())
    for folder in tiny_bundles:
        assert parameters(folder) == pytest.approx(wanted, rel=0.35)  # the graphs also hold mel filters and constants
