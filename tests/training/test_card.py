"""The model card says what the manifest measured, and says so plainly when it is little."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import tiny
from tests.evaluation.made_results import made_results
from wolofsearch.encoder.bundle import Manifest
from wolofsearch.evaluation.summary import summary
from wolofsearch.training.card import CONFIGURATION, MEAN_OF, write_card


def manifest() -> Manifest:
    quality: dict[str, Any] = {
        "confidence": {
            "speech": {
                "threshold": 0.345,
                "wrong_refusals": 0.11,
                "accepted_without_answer": 0.22,
                "accepted_noise": 0.125,
                "accepted_foreign": 0.283,
            },
            "text": {"threshold": 0.456, "wrong_refusals": 0.066, "accepted_without_answer": 0.077},
        },
        "letter_errors": {"synthetic_wolof": 0.31, "wolof_words_real": 0.88},
        "training": {"text": {"steps": 77, "minutes": 41.5}, "restored_from": "0123456789abcdef" * 4},
        "int8_against_float32": {"mean_cosine": 0.9876},
    }
    return replace(tiny.manifest(), quality=quality, files={"text": {"bytes": 12_300_000}})


@pytest.mark.parametrize("above", [True, False])
def test_every_figure_is_in_the_card(above: bool, tmp_path: Path) -> None:
    results = made_results(above=above)
    card = write_card(manifest(), tiny.config(tmp_path).model, results)
    assert summary(results) in card
    for figure in ("12.3 MB", "**11 of 22**", "0.420 (0.400–0.440)", "0.345", "11%", "22%", "0.9876"):
        assert figure in card
    assert "text 42 minutes (77 steps)" in card
    assert "0123456789abcdef…" in card
    assert "wolof words real 0.88" in card
    assert ("not above control" in card) is not above
    assert tiny.manifest().licence in card
    assert "`wolofsearch evaluate --all`" in card


def test_the_configuration_that_made_it_is_named(tmp_path: Path) -> None:
    settings, results = tiny.config(tmp_path).model, made_results(above=True)
    quality = {**manifest().quality, "training": {**manifest().quality["training"], CONFIGURATION: "onward"}}
    card = write_card(replace(manifest(), quality=quality), settings, results)
    assert "`wolofsearch/training/configs/onward.toml`" in card
    assert "onward minutes" not in card


def test_a_mean_tells_what_it_is_the_mean_of(tmp_path: Path) -> None:
    bundles = [
        {"id": name, "manifest": digit * 64, "training": {"ctc": {"steps": steps, "minutes": 12.0}, CONFIGURATION: "c"}}
        for name, digit, steps in (("first", "1", 10), ("second", "2", 20))
    ]
    quality = {**manifest().quality, "training": {CONFIGURATION: "mean", MEAN_OF: bundles}}
    card = write_card(replace(manifest(), quality=quality), tiny.config(tmp_path).model, made_results(above=True))
    assert "`first` (1111111111111111…): ctc 12 minutes (10 steps)" in card
    assert "`second` (2222222222222222…): ctc 12 minutes (20 steps)" in card


def test_voices_that_taught_are_named(tmp_path: Path) -> None:
    settings, results = tiny.config(tmp_path).model, made_results(above=True)
    assert "no real Wolof in training" in write_card(manifest(), settings, results)
    quality = {**manifest().quality, "training": {**manifest().quality["training"], "wolof_voices": ["cal_2021"]}}
    taught = write_card(replace(manifest(), quality=quality), settings, results)
    assert "by cal_2021" in taught
    assert "no real Wolof in training" not in taught
