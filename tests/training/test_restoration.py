"""Training goes on from a bundle: its graphs give back the weights that they were made from."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests import tiny
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.errors import WolofSearchError
from wolofsearch.training.restoration import restore
from wolofsearch.training.small_model import new_model

TEXTS = ["question : Naka lañuy bey dugub ?", "Le mil se sème en juin."]


def vectors(model: FusionModel, folder: Path) -> tuple[torch.Tensor, torch.Tensor]:
    """Return what a model says of the texts and of a clip."""
    tokens = tiny.tokens(folder / "tokenizer.json")
    clip = torch.sin(torch.arange(24_000) / 9.0)[None]
    with torch.no_grad():
        return model.embed_text(tokens.encode_batch(TEXTS)), model(clip, torch.tensor([24_000]), [1, 2], [tokens.end])


@pytest.mark.parametrize("more_layers", [0, 2])
def test_a_restored_model_says_the_same(more_layers: int, tiny_bundle: Path) -> None:
    section = tiny.model_section()
    restored = new_model(replace(section, text_layers=section.text_layers + more_layers)).eval()
    restore(restored, tiny_bundle)
    for before, after in zip(vectors(tiny.model(), tiny_bundle), vectors(restored, tiny_bundle), strict=True):
        assert (before * after).sum(dim=-1).min() > 0.999


def test_a_bundle_of_another_shape(tiny_bundle: Path) -> None:
    other = new_model(replace(tiny.model_section(), speech_layers=3))
    with pytest.raises(WolofSearchError) as caught:
        restore(other, tiny_bundle)
    assert caught.value.message_id == "training.other_model"


def test_a_damaged_bundle(tiny_bundle: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_bundle, tmp_path / "damaged")
    (folder / "text.onnx").write_bytes(b"not what was sealed")
    with pytest.raises(WolofSearchError) as caught:
        restore(tiny.model(), folder)
    assert caught.value.message_id == "encoder.changed_file"
