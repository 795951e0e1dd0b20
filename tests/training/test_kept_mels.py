"""Mel frames that are kept are those that would be computed again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests import tiny
from wolofsearch.training.clips import Clips
from wolofsearch.training.ctc_stage import hear
from wolofsearch.training.kept_mels import KeptMels, keep_mels

PROCESSOR = torch.device("cpu")


def test_kept_frames_are_those_of_the_waveforms(clips_dir: Path) -> None:
    model, clips = tiny.model(), Clips([clips_dir / "unseen", clips_dir / "real-tones"])
    features = model.speech.features
    some = [len(clips) - 1, 2, 0]
    wanted, counts = features.mels(*clips.waveforms(some))
    found, same = KeptMels(features, clips, PROCESSOR).batch(some)
    assert same.tolist() == counts.tolist()
    torch.testing.assert_close(found, wanted[:, : int(counts.max())], atol=5e-3, rtol=1e-3)


def test_what_is_kept_is_heard_alike(clips_dir: Path, tmp_path: Path) -> None:
    model, clips = tiny.model(), Clips([clips_dir / "unseen"])
    masks = replace(tiny.config(tmp_path).ctc, masks=1, pace_spread=0.2)
    heard = []
    for kept in (False, True):
        if kept:
            clips.keep(KeptMels(model.speech.features, clips, PROCESSOR).batch)
        torch.manual_seed(3)
        with torch.no_grad():
            heard.append(hear(model, *clips.batch([0, 5, 3]), masks))
    (states, counts), (again, same) = heard
    assert same.tolist() == counts.tolist()
    torch.testing.assert_close(again[:, : int(counts.max())], states[:, : int(counts.max())], atol=2e-2, rtol=1e-2)


def test_a_processor_draws_waveforms(clips_dir: Path) -> None:
    clips = Clips([clips_dir / "unseen"])
    keep_mels(tiny.model(), [clips, Clips([])], PROCESSOR)
    assert clips.batch([0])[0].dim() == 2


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
@pytest.mark.parametrize(("free_bytes", "dims"), [(10**9, 3), (1_000, 2)])
def test_a_gpu_keeps_frames_where_they_have_room(
    clips_dir: Path, monkeypatch: pytest.MonkeyPatch, free_bytes: int, dims: int
) -> None:
    clips = Clips([clips_dir / "unseen"])
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda _: (free_bytes, 0))
    keep_mels(tiny.model(), [clips, Clips([])], torch.device("cuda"))
    assert clips.batch([0])[0].dim() == dims
