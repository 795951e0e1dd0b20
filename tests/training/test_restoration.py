"""Training goes on from a bundle: its graphs give back the weights that they were made from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from tests import tiny
from wolofsearch.encoder.bundle import read_manifest
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.rivals import write_rivals
from wolofsearch.training import command
from wolofsearch.training.checkpoints import load, save
from wolofsearch.training.command import STAGES
from wolofsearch.training.ctc_stage import Spelling
from wolofsearch.training.phonemes import LETTERS
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.restoration import PARTS, restore
from wolofsearch.training.small_model import new_model

TEXTS = ["question : Naka lañuy bey dugub ?", "Le mil se sème en juin."]


def vectors(model: FusionModel, folder: Path) -> tuple[torch.Tensor, torch.Tensor]:
    """Return what a model says of the texts and of a clip."""
    tokens = tiny.tokens(folder / "tokenizer.json")
    clip = torch.sin(torch.arange(24_000) / 9.0)[None]
    with torch.no_grad():
        return model.embed_text(tokens.encode_batch(TEXTS)), model(clip, torch.tensor([24_000]), [1, 2], [tokens.end])


def test_a_letter_head_is_passed_over(wordy_bundle: Path) -> None:
    restored = new_model(tiny.model_section()).eval()
    restore(restored, wordy_bundle, PARTS)
    for before, after in zip(vectors(tiny.model(), wordy_bundle), vectors(restored, wordy_bundle), strict=True):
        assert (before * after).sum(dim=-1).min() > 0.999
    ears = new_model(tiny.model_section()).eval()
    restore(ears, wordy_bundle, ("speech",))
    for name, weight in restored.speech.named_parameters():
        assert torch.equal(dict(ears.speech.named_parameters())[name], weight) or name.endswith("masked_spec_embed")


@pytest.mark.parametrize("more_layers", [0, 2])
def test_a_restored_model_says_the_same(more_layers: int, tiny_bundle: Path) -> None:
    section = tiny.model_section()
    restored = new_model(replace(section, text_layers=section.text_layers + more_layers)).eval()
    restore(restored, tiny_bundle, PARTS)
    for before, after in zip(vectors(tiny.model(), tiny_bundle), vectors(restored, tiny_bundle), strict=True):
        assert (before * after).sum(dim=-1).min() > 0.999


def test_the_ears_alone_fit_any_text_model(tiny_bundle: Path) -> None:
    wider = new_model(replace(tiny.model_section(), hidden=48, text_heads=3, text_key_value_heads=3)).eval()
    table = wider.text.embed_tokens.weight.clone()
    restore(wider, tiny_bundle, ("speech",))
    clip, length = torch.sin(torch.arange(24_000) / 9.0)[None], torch.tensor([24_000])
    with torch.no_grad():
        states, known = (model.speech(clip, length)[0] for model in (wider, tiny.model()))
    torch.testing.assert_close(states, known, atol=0.1, rtol=0.1)
    assert torch.equal(wider.text.embed_tokens.weight, table)


def test_a_deeper_encoder_repeats_layers(tiny_bundle: Path) -> None:
    section = tiny.model_section()
    deeper = new_model(replace(section, speech_layers=section.speech_layers + 2))
    known = new_model(section)
    restore(known, tiny_bundle, ("speech",))
    origins = [0, 0, 1, 1]
    restore(deeper, tiny_bundle, ("speech",), origins)
    ours, theirs = deeper.speech.model.state_dict(), known.speech.model.state_dict()
    for name, weight in ours.items():
        head, _, rest = name.partition("encoder.layers.")
        number, _, tail = rest.partition(".")
        origin = f"{head}encoder.layers.{origins[int(number)]}.{tail}" if rest else name
        assert torch.equal(weight, theirs[origin]) or name.endswith("masked_spec_embed"), name


def test_a_bundle_of_another_shape(tiny_bundle: Path) -> None:
    other = new_model(replace(tiny.model_section(), speech_layers=3))
    with pytest.raises(WolofSearchError) as caught:
        restore(other, tiny_bundle, PARTS)
    assert caught.value.message_id == "training.other_model"


def test_a_damaged_bundle(tiny_bundle: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_bundle, tmp_path / "damaged")
    (folder / "text.onnx").write_bytes(b"not what was sealed")
    with pytest.raises(WolofSearchError) as caught:
        restore(tiny.model(), folder, PARTS)
    assert caught.value.message_id == "encoder.changed_file"


def test_a_text_model_that_has_learnt_is_taken_as_it_is(tiny_bundle: Path, tmp_path: Path) -> None:
    config = tiny.config(tmp_path)
    bundled = replace(config.restore, bundle=str(tiny_bundle), parts=["text"])
    for steps, whole in ((5, False), (0, True)):
        out = tmp_path / str(steps)
        list(STAGES["restore"](replace(config, restore=bundled, text=replace(config.text, steps=steps)), out))
        assert (out / "tokenizer.json").read_bytes() == (tiny_bundle / "tokenizer.json").read_bytes()
        assert (out / "text.pt").exists() is whole
    fresh = new_model(tiny.model_section())
    fresh.text.load_state_dict((load(tmp_path / "0" / "text.pt") or {})["text"])


def test_what_joins_the_ears_to_the_text_model_goes_on_too(
    tiny_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, out = tiny.config(tmp_path), tmp_path / "run"
    bundled = replace(config.restore, bundle=str(tiny_bundle), parts=list(PARTS))
    list(STAGES["restore"](replace(config, restore=bundled, text=replace(config.text, steps=0)), out))
    begun: list[tuple[FusionModel, object]] = []

    def stopped(model: FusionModel, *_: object, letters: object) -> Iterator[StageProgress]:
        begun.append((model, letters))
        return iter(())

    monkeypatch.setattr(command, "train_fusion", stopped)
    heard = new_model(tiny.model_section())
    save(out / "ctc.pt", speech=heard.speech.state_dict(), spelling=Spelling(heard).state_dict())
    list(STAGES["fusion"](config, out))
    ((model, letters),) = begun
    assert letters is None  # no guess is made where the projector is known
    wanted = new_model(tiny.model_section())
    restore(wanted, tiny_bundle, PARTS)
    assert torch.equal(model.projector.weight, wanted.projector.weight)
    assert torch.equal(model.convolution.weight, wanted.convolution.weight)
    for before, after in zip(heard.speech.parameters(), model.speech.parameters(), strict=True):
        assert torch.equal(before, after)


def test_the_mean_of_bundles(tiny_bundle: Path, tmp_path: Path) -> None:
    config = tiny.config(tmp_path)
    folders = [shutil.copytree(tiny_bundle, tmp_path / name) for name in ("one", "other")]
    numbers = len(LETTERS) + 1
    for folder, value in zip(folders, (1, 3), strict=True):
        head = {
            f"letters.{name}": np.full(shape, value, np.float32)
            for name, shape in (("weight", (numbers, 32)), ("bias", (numbers,)))
        }
        write_rivals(folder, head, LETTERS, {})
    mean = replace(config.restore, bundle=str(folders[0]), averaged_with=[str(folders[1])], parts=list(PARTS))
    learnt = replace(config, text=replace(config.text, steps=0), fusion=replace(config.fusion, steps=0))
    list(STAGES["restore"](replace(learnt, restore=mean), tmp_path / "run"))
    start = load(tmp_path / "run" / "start.pt") or {}
    assert [each["id"] for each in start["bundles"]] == [read_manifest(tiny_bundle).id] * 2
    fused = load(tmp_path / "run" / "fusion.pt") or {}
    assert float(fused["spelling"]["last.weight"].mean()) == pytest.approx(2.0)
    wanted = new_model(tiny.model_section())
    restore(wanted, tiny_bundle, PARTS)
    torch.testing.assert_close(fused["projector"]["weight"], wanted.projector.weight)
