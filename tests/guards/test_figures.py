"""What the README says of the model is what the model's manifest says, and the samples answer as it claims."""

from __future__ import annotations

from wolofsearch.evaluation.runs import samples

from wolofsearch import paths
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.evaluation.readme import rewritten


def test_the_readme_tells_the_manifests_figures() -> None:
    readme = (paths.PROJECT_DIR / "README.md").read_text(encoding="utf-8")
    assert rewritten(readme) == readme


def test_the_sample_questions_are_answered_as_the_manifest_says() -> None:
    encoder = load_encoder()
    claimed, found = encoder.manifest.quality["samples"], samples(encoder)
    # Another processor rounds int8 products otherwise: one question more or less is the same model.
    assert abs(found["speech_top_3"] - claimed["speech_top_3"]) <= 1
    assert found["questions"] == claimed["questions"] >= 12
    assert claimed["speech_top_3"] >= claimed["questions"] / 2  # what a spoken question must at least be worth
    assert found["documents"] == claimed["documents"] >= 40
