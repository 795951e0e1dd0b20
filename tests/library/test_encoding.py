"""Of a passage the whole is encoded behind its title, and each of its sentences alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from tests.conftest import WordEncoder
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.encoding import encoded, sentences

TEXTS = ["Le mil pousse. Il pleut en juin.", "Une seule phrase", "Un. Deux mots. Trois mots ici."]


def test_every_passage_has_its_own_vectors(encoder: WordEncoder) -> None:
    found = encoded("Agriculture", TEXTS, encoder)
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
        encoded("t", TEXTS, Broken())
    assert caught.value.message_id == "library.encoder_broken"
