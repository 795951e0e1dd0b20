"""The sample questions over the sample library, with an encoder whose answers are known."""

from __future__ import annotations

import pytest

from tests.conftest import WordEncoder
from wolofsearch import paths
from wolofsearch.evaluation.data_folder import sample_questions
from wolofsearch.evaluation.samples import samples
from wolofsearch.evaluation.systems import heard


def test_the_sample_questions_over_the_sample_library(encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wolofsearch.evaluation.samples.further", lambda _searcher, _sets: [{"asked": "speech"}])
    rows = sample_questions()
    for row in rows:
        waveform = heard(paths.SAMPLE_DIR / row["audio"])
        encoder.spoken[len(waveform.samples)] = row["french"]
    figures = samples(encoder)
    assert figures["questions"] == len(rows) == len(figures["rows"])
    assert figures["chance_top_3"] == pytest.approx(3 / figures["documents"], abs=1e-4)
    # The questions share words with their documents; Wolof shares none.
    assert figures["french_text_top_3"] > figures["wolof_text_top_3"]
    assert figures["speech_top_3"] > len(rows) * figures["chance_top_3"]
    assert [row["audio"] for row in figures["rows"]] == [row["audio"] for row in rows]
    assert figures["further"] == [{"asked": "speech"}]
