"""Vectors for other programs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Run
from tests.conftest import WordEncoder


def test_a_typed_question(run: Run, model: WordEncoder) -> None:
    told = run("embed", "--text", "le mil", "--json", "--dim", 32)
    assert told.exit_code == 0
    document = json.loads(told.stdout)
    assert {key: document[key] for key in ("model", "dim", "precision", "truncated")} == {
        "model": "words",
        "dim": 32,
        "precision": "float32",
        "truncated": False,
    }
    assert np.linalg.norm(document["vector"]) == pytest.approx(1.0, abs=1e-3)
    assert np.allclose(document["vector"], WordEncoder(32).encode_query("le mil"), atol=1e-5)


def test_a_passage_too_long_for_the_model_is_marked(run: Run) -> None:
    told = run("embed", "--document", "mil " * 600, "--json")
    assert json.loads(told.stdout)["truncated"] is True
    # The end-of-text token takes a place: of 512 tokens the last would be left out.
    for tokens, truncated in ((511, False), (512, True)):
        told = run("embed", "--document", "mil " * tokens, "--json")
        assert json.loads(told.stdout)["truncated"] is truncated


def test_a_recording(run: Run, spoken: Path) -> None:
    told = run("embed", spoken, "--task", "intent")
    assert told.exit_code == 0
    assert len(told.stdout.split()) == 64


def test_exactly_one_thing_is_embedded(run: Run) -> None:
    assert run("embed").exit_code == 2
    assert run("embed", "--text", "a", "--document", "b").exit_code == 2
    assert run("embed", "--text", "a", "--task", "dance").exit_code == 2
