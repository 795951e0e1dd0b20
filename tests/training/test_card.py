"""The model card says what the manifest measured, and says so plainly when it is little."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import tiny
from wolofsearch.encoder.bundle import Manifest
from wolofsearch.training.card import write_card

RANKING = {"recall_at_10": 0.1234, "recall_low": 0.1, "recall_high": 0.15, "chance_recall_at_10": 0.04, "passages": 248}


def manifest(*, above: bool) -> Manifest:
    spoken: dict[str, Any] = {
        "speech": RANKING,
        "control_duration": {"recall_at_10": 0.0987},
        "ceiling_transcript": {"recall_at_10": 0.7654},
        "above_duration_control": above,
    }
    written = {"model": {"ndcg_at_10": 0.4321, "passages": 500}, "control_tfidf": {"ndcg_at_10": 0.2109}}
    quality: dict[str, Any] = {
        "verses": spoken,
        "words": spoken,
        "text": dict.fromkeys(("afriqa_questions_test", "lafand_test", "flores200_devtest"), written),
        "samples": {
            "documents": 33,
            "questions": 24,
            "speech_top_3": 17,
            "wolof_text_top_3": 19,
            "french_text_top_3": 23,
            "chance_top_3": 0.09,
        },
        "confidence": {
            "speech": {
                "threshold": 0.345,
                "wrong_refusals": 0.11,
                "accepted_without_answer": 0.22,
                "accepted_noise": 0.125,
            },
            "text": {"threshold": 0.456},
        },
        "letter_errors": {"synthetic_wolof": 0.31, "wolof_words_real": 0.88},
        "training": {"text": {"steps": 77, "minutes": 41.5}, "restored_from": "0123456789abcdef" * 4},
        "int8_against_float32": {"mean_cosine": 0.9876},
    }
    return replace(tiny.manifest(), quality=quality, files={"text": {"bytes": 12_300_000}})


@pytest.mark.parametrize("above", [True, False])
def test_every_figure_is_in_the_card(above: bool, tmp_path: Path) -> None:
    card = write_card(manifest(above=above), tiny.config(tmp_path))
    for figure in ("12.3 MB", "**17 of 24**", "0.123 (0.100 to 0.150)", "0.099", "0.765", "0.432", "0.211", "0.345"):
        assert figure in card
    assert "0.31" in card
    assert "text 42 minutes (77 steps)" in card
    assert "0123456789abcdef…" in card
    assert "wolof words real 0.88" in card
    assert ("unproven" in card) is not above
    assert tiny.manifest().licence in card
    rows = [line for line in card.splitlines() if line.startswith("|")]
    assert len({line.count("|") for line in rows[:4]}) == len({line.count("|") for line in rows[4:]}) == 1
