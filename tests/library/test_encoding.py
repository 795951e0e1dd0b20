"""Of a passage the whole is encoded behind its title, and each of its sentences alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from tests.conftest import WordEncoder
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import outcome
from wolofsearch.library.encoding import BATCH_S, FIRST_TOKENS, Tempo, encoded, sentences

TEXTS = ["Le mil pousse. Il pleut en juin.", "Une seule phrase", "Un. Deux mots. Trois mots ici."]


def test_every_passage_has_its_own_vectors(encoder: WordEncoder) -> None:
    found = outcome(encoded("Agriculture", TEXTS, encoder, Tempo()))
    assert [len(each.sentences) for each in found] == [2, 1, 3]
    for text, each in zip(TEXTS, found, strict=True):
        np.testing.assert_allclose(each.whole, encoder.encode_documents([f"Agriculture. {text}"])[0], atol=1e-5)
        np.testing.assert_allclose(each.sentences, encoder.encode_documents(sentences(text)), atol=1e-5)
    assert sentences(TEXTS[0]) == ["Le mil pousse.", "Il pleut en juin."]


@pytest.mark.parametrize("broken", [np.nan, 0.0])
def test_vectors_that_nothing_could_be_found_with(broken: float) -> None:
    class Broken(WordEncoder):
        def encode_documents(self, texts: Sequence[str]) -> FloatArray:
            return super().encode_documents(texts) * np.float32(broken)

    with pytest.raises(WolofSearchError) as caught:
        outcome(encoded("t", TEXTS, Broken(), Tempo()))
    assert caught.value.message_id == "library.encoder_broken"


class Clock:
    """A model that encodes so many tokens a second of a clock that it moves itself."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, tokens_per_s: float, call_s: float = 0.0) -> None:
        self.now_s = 0.0
        self.batches_s: list[float] = []
        self.model = WordEncoder()
        encode = self.model.encode_documents

        def timed(texts: Sequence[str]) -> FloatArray:
            padded = len(texts) * max(map(self.model.count_tokens, texts))
            self.batches_s.append(call_s + padded / tokens_per_s)
            self.now_s += self.batches_s[-1]
            return encode(texts)

        monkeypatch.setattr(self.model, "encode_documents", timed)
        monkeypatch.setattr("wolofsearch.library.encoding.time.perf_counter", lambda: self.now_s)


@pytest.mark.parametrize("tokens_per_s", [300.0, 900.0, 20_000.0])
def test_a_batch_is_a_quarter_of_a_second_whatever_the_model(
    monkeypatch: pytest.MonkeyPatch, tokens_per_s: float
) -> None:
    clock, tempo = Clock(monkeypatch, tokens_per_s, call_s=0.005), Tempo()
    passages = ["Le mil se sème tôt. " * (1 + number % 12) for number in range(64)]
    for _ in range(4):
        for _ in encoded("Mil", passages, clock.model, tempo):
            clock.now_s += 5.0  # a search came between; that is not the model's slowness
    assert max(clock.batches_s[3:]) <= BATCH_S * 1.3
    if tokens_per_s > FIRST_TOKENS / BATCH_S:
        assert max(clock.batches_s) > BATCH_S * 0.6


def test_one_long_text_goes_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch, 100.0)
    passages = [" ".join(["mot"] * 200), "court", "court aussi"]
    found = outcome(encoded("Titre", passages, clock.model, Tempo()))
    assert len(found) == 3
    assert sum(batch_s > BATCH_S * 4 for batch_s in clock.batches_s) == 2
