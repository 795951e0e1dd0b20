"""The states that rivals stand on are those that the projector gets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from tests import tiny
from tests.data_folder import tone
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.speech_states import SpeechStates
from wolofsearch.errors import WolofSearchError


def test_the_states_become_the_soft_tokens(tiny_bundles: tuple[Path, Path]) -> None:
    full = tiny_bundles[1]
    clip = tone(400, 1.0)
    states = SpeechStates(full).states(clip)
    model = tiny.model().eval()
    assert states.shape[1] == model.speech.width
    with torch.no_grad():
        tokens, counts = model.soft_tokens(torch.from_numpy(states)[None], torch.tensor([len(states)]))
    soft = OnnxEncoder(full)._speech.run(None, {"waveform": clip[None]})[0][0]
    assert len(soft) == int(counts)
    assert np.abs(tokens[0, : int(counts)].numpy() - soft).max() < 1e-3


def test_what_is_too_long_is_cut(tiny_bundle: Path) -> None:
    longest = OnnxEncoder(tiny_bundle).manifest.max_seconds
    speech = SpeechStates(tiny_bundle)
    assert len(speech.states(np.zeros(int(16_000 * (longest + 5)), np.float32))) == len(
        speech.states(np.zeros(int(16_000 * longest), np.float32))
    )


def test_a_file_that_is_no_graph(tiny_bundle: Path, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "bundle"
    shutil.copytree(tiny_bundle, folder)
    (folder / "speech.onnx").write_bytes(b"no graph")
    tiny.seal(folder)
    with pytest.raises(WolofSearchError) as caught:
        SpeechStates(folder)
    assert caught.value.message_id == "encoder.unusable"
