"""What the README says of the model is what was measured, and the samples answer as it claims."""

from __future__ import annotations

import pytest

from wolofsearch import paths
from wolofsearch.encoder.bundle import find_model
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.evaluation.models import model_hash
from wolofsearch.evaluation.readme import rewritten
from wolofsearch.evaluation.results import read_results
from wolofsearch.evaluation.samples import samples
from wolofsearch.evaluation.summary import summary


def test_the_readme_tells_the_figures_of_the_results() -> None:
    readme = (paths.PROJECT_DIR / "README.md").read_text(encoding="utf-8")
    assert rewritten(readme) == readme


def test_the_card_tells_the_figures_of_the_results() -> None:
    folder = find_model(None)
    assert summary(read_results(folder)) in (folder / "README.md").read_text(encoding="utf-8")


def test_the_results_are_of_this_model() -> None:
    folder = find_model(None)
    results = read_results(folder)
    assert results["model"]["sha256"] == model_hash(folder)
    assert results["missing"] == []


def test_the_sample_questions_are_answered_as_the_results_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wolofsearch.evaluation.samples.further", lambda _searcher, _sets: [])  # they take a minute
    claimed, found = read_results(find_model(None))["samples"], samples(load_encoder())
    # Another processor rounds int8 products otherwise: one question more or less is the same model.
    for kind in ("speech", "wolof_text", "french_text"):
        assert abs(found[f"{kind}_top_3"] - claimed[f"{kind}_top_3"]) <= 1
    assert found["speech_top_3"] >= 10 * found["questions"] * found["chance_top_3"]
    assert found["questions"] == claimed["questions"] >= 12
    assert claimed["speech_top_3"] >= claimed["questions"] / 2  # what a spoken question must at least be worth
    assert found["documents"] == claimed["documents"] >= 40
