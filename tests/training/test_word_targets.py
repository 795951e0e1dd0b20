"""Tokens are drawn to the words that are said while they are heard."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from tests import tiny
from wolofsearch.training.clips import ClipFacts
from wolofsearch.training.phonemes import LETTERS
from wolofsearch.training.word_targets import WordTargets, words_of


def test_written_words_stand_beside_their_letters() -> None:
    def facts(letters: str, text: str) -> ClipFacts:
        return ClipFacts("made", "voice", letters, text, "")

    assert words_of(facts("yalla baax na", "« Yàlla » baax na !")) == ["Yàlla", "baax", "na"]
    assert words_of(facts("oye wa", "ωyέ wa")) == ["ωyέ", "wa"]
    assert words_of(facts("xale bi jang", "xale-bi jàng")) == []


def test_tokens_are_drawn_to_the_words_that_are_said(tokenizer_file: Path) -> None:
    model, tokens = tiny.model(), tiny.tokens(tokenizer_file)
    facts = [ClipFacts("made", "voice", "ndox mi", "Ndox mi", "")]
    targets = WordTargets(model.text.embed_tokens.weight, tokens, facts)
    path = [0, 1, 3, 5, 7, 8, 9, 9, 11, 13, 14, 14]  # twelve frames: n d o x, space, m i
    numbers = [LETTERS.index("ndox mi"[state // 2]) + 1 if state % 2 else 0 for state in path]
    scores = torch.full((1, len(path), len(LETTERS) + 1), -20.0)
    scores[0, torch.arange(len(path)), numbers] = -1e-6
    count = torch.tensor([len(path) // 2])
    first, second = targets.vector("Ndox"), targets.vector("mi")
    right = torch.stack([first, first, first, torch.zeros(32), second, torch.zeros(32)])[None]
    frames = torch.tensor([len(path)])
    assert float(targets.loss(right, count, scores, frames, facts)) == pytest.approx(0.0, abs=1e-5)
    assert float(targets.loss(right.flip(1), count, scores, frames, facts)) > 0.3
    nothing = [ClipFacts("made", "voice", "ndox mi", "Ndox-mi", "")]
    assert float(targets.loss(right, count, scores, frames, nothing)) == 0.0
