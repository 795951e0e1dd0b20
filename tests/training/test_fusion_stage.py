"""The fusion stage and its strategies: what moves, what does not, and a checkpoint that goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from tests import tiny
from tests.training.conftest import said
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.training.clips import ClipFacts, Clips, ClipWriter, finished_clips
from wolofsearch.training.ctc_stage import Spelling
from wolofsearch.training.fusion_stage import clip_groups, found_in_ten, train_fusion
from wolofsearch.training.heard_letters import LetterTable
from wolofsearch.training.pair_sampling import without_merges
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import TrainingConfig


@pytest.fixture
def config(tmp_path: Path) -> TrainingConfig:
    config = tiny.config(tmp_path)
    return replace(config, fusion=replace(config.fusion, real_share=0.2, translated_share=0.3))


def state(model: torch.nn.Module) -> dict[str, torch.Tensor]:
    return {name: value.clone() for name, value in model.state_dict().items()}


def run(
    config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, out: Path, **changed: Any
) -> tuple[FusionModel, Iterator[StageProgress]]:
    torch.manual_seed(0)
    model = tiny.model()
    config = replace(config, fusion=replace(config.fusion, **changed))
    letters = LetterTable(without_merges(tokenizer_file))
    return model, train_fusion(
        model, Spelling(model), tiny.tokens(tokenizer_file), clips_dir, config, out, letters=letters
    )


def test_the_stage_moves_speech_and_leaves_the_text_alone(
    config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, tmp_path: Path
) -> None:
    model, work = run(config, clips_dir, tokenizer_file, tmp_path)
    text, speech = state(model.text), state(model.speech)
    *_, last = work
    assert last.share == 1.0
    assert 0 <= last.figures["recall"] <= 1
    assert all(torch.equal(value, text[name]) for name, value in model.text.state_dict().items())
    assert any(not torch.equal(value, speech[name]) for name, value in model.speech.state_dict().items())
    saved = torch.load(tmp_path / "fusion.pt")
    assert {"speech", "projector", "convolution", "spelling", "step"} <= set(saved)
    again, nothing = run(config, clips_dir, tokenizer_file, tmp_path)
    assert list(nothing) == []
    torch.testing.assert_close(again.projector.weight, model.projector.weight)


def test_a_killed_stage_goes_on_where_it_was(
    config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, tmp_path: Path
) -> None:
    whole = list(run(config, clips_dir, tokenizer_file, tmp_path / "whole")[1])
    often = replace(config, checkpoint_minutes=0.0)
    running = run(often, clips_dir, tokenizer_file, tmp_path)[1]
    first = next(running)
    running.close()
    assert [first, *run(often, clips_dir, tokenizer_file, tmp_path)[1]] == whole


@pytest.mark.parametrize(
    "changed",
    [
        {"loss": "regression"},
        {"loss_dims": [32]},
        {"layers": "last"},
        {"text_frozen": False},
        {"encoder_learning_rate": 0.0},
    ],
    ids=str,
)
def test_every_strategy_is_a_setting(
    config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, tmp_path: Path, changed: dict[str, Any]
) -> None:
    model, work = run(config, clips_dir, tokenizer_file, tmp_path, **changed)
    text, speech = state(model.text), state(model.speech)
    assert list(work)[-1].share == 1.0
    moved = {
        name: any(not torch.equal(value, before[part]) for part, value in module.state_dict().items())
        for name, module, before in (("text", model.text, text), ("speech", model.speech, speech))
    }
    assert moved == {
        "text": not changed.get("text_frozen", True),
        "speech": changed.get("encoder_learning_rate", 1.0) > 0,
    }
    assert ("text" in torch.load(tmp_path / "fusion.pt")) == moved["text"]


def test_the_last_layer_alone_is_read(
    config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, tmp_path: Path
) -> None:
    model, work = run(config, clips_dir, tokenizer_file, tmp_path, layers="last", from_ctc=True)
    list(work)
    below = model.speech.width - 32
    # The finished model has the other layers' states at hand: they must not count.
    assert not model.projector.weight[:, :below].any()
    assert model.projector.weight[:, below:].any()


def test_groups_tell_translated_speech_and_voices_apart(config: TrainingConfig, clips_dir: Path) -> None:
    real, synthetic = Clips([clips_dir / "real-tones"]), Clips([clips_dir / "synthetic-000"])
    voice = synthetic.facts[0].voice
    settings = replace(config.fusion, wolof_share=0.1, wolof_voices=[voice])
    untranslated, translated, formant, diphone, taught = clip_groups(real, synthetic, synthetic, settings)
    assert (untranslated.indices, translated.indices) == ([], list(range(len(real))))
    assert (formant.indices, diphone.indices) == ([], list(range(len(synthetic))))
    assert taught.indices == [i for i in range(len(synthetic)) if synthetic.facts[i].voice == voice]
    assert sum(group.share for group in (untranslated, translated, formant, diphone, taught)) == pytest.approx(1.0)
    assert clip_groups(real, synthetic, synthetic, config.fusion)[-1].indices == []


def test_it_goes_on_with_real_voices(
    config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, tmp_path: Path
) -> None:
    writer = ClipWriter(clips_dir / "wolof-read")
    for voice in ("taught", "kept"):
        writer.add(said("ma"), ClipFacts("read", voice, "ma", "ma", "moi"))
    writer.close()
    (clips_dir / "wolof-read.done").touch()
    config = replace(config, adapt=replace(config.adapt, steps=4, wolof_share=0.9, wolof_voices=["taught"]))
    assert config.taught_voices == ["taught"]
    adapted = config.adapted
    assert (adapted.fusion.steps, adapted.fusion.wolof_voices) == (4, ["taught"])
    assert adapted.fusion.batch_seconds == config.fusion.batch_seconds
    model = tiny.model()
    before = state(model.projector)["weight"]
    tokens = tiny.tokens(tokenizer_file)
    work = train_fusion(model, Spelling(model), tokens, clips_dir, adapted, tmp_path, name="adapt")
    assert list(work)[-1].share == 1.0
    assert (tmp_path / "adapt.pt").exists()
    # It begins where the model is, not at a new guess.
    assert (model.projector.weight - before).abs().max() < 0.1


def test_speech_without_meaning_is_left_out_where_letters_are_not_learnt(
    config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, tmp_path: Path
) -> None:
    writer = ClipWriter(clips_dir / "real-plain")
    writer.add(said("ma"), ClipFacts("test", "tones", "ma", "ma", ""))
    writer.close()
    (clips_dir / "real-plain.done").touch()
    letters = clip_groups(
        finished_clips(clips_dir, "real"), Clips([clips_dir / "synthetic-000"]), Clips([]), config.fusion
    )
    assert (len(letters[0].indices), letters[0].share) == (1, 0.2)
    _, work = run(config, clips_dir, tokenizer_file, tmp_path, ctc_weight=0.0, real_share=0.9, translated_share=0.1)
    assert list(work)[-1].share == 1.0


def test_the_watched_figure_is_a_share(clips_dir: Path, tokenizer_file: Path) -> None:
    model, tokens = tiny.model(), tiny.tokens(tokenizer_file)
    around = (tokens.encode("question :")[:-1], [tokens.end])

    def embed(states: torch.Tensor, frames: torch.Tensor) -> torch.Tensor:
        return model.embed_soft_tokens(*model.soft_tokens(states, frames), *around)

    # Eight clips: the own French side is always among the ten nearest.
    assert found_in_ten(model, tokens, Clips([clips_dir / "unseen"]), embed) == 1.0
