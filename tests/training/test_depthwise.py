"""Taps are the convolution that they replace."""

from __future__ import annotations

from pathlib import Path

import torch

from tests import tiny
from wolofsearch.training.clips import Clips
from wolofsearch.training.depthwise import Taps, replace_depthwise, use_taps


def test_an_encoder_with_taps_is_the_same(clips_dir: Path) -> None:
    model = tiny.model().eval()
    batch = Clips([clips_dir / "unseen"]).batch([0, 5])
    weights = model.speech.state_dict()
    with torch.no_grad():
        before, _ = model.speech(*batch)
        replace_depthwise(model.speech)
        after, _ = model.speech(*batch)
    assert any(isinstance(module, Taps) for module in model.speech.modules())
    torch.testing.assert_close(after, before, atol=1e-5, rtol=1e-4)
    assert all(torch.equal(value, weights[name]) for name, value in model.speech.state_dict().items())


def test_they_learn_as_it_does() -> None:
    torch.manual_seed(2)
    convolution = torch.nn.Conv1d(6, 6, 5, groups=6, bias=False)
    signal, wanted = torch.randn(3, 6, 40), torch.randn(3, 6, 36)
    gradients = []
    for layer in (convolution, Taps(convolution)):
        convolution.zero_grad()
        ((layer(signal) - wanted) ** 2).sum().backward()
        assert convolution.weight.grad is not None
        gradients.append(convolution.weight.grad.clone())
    torch.testing.assert_close(*gradients, atol=1e-4, rtol=1e-4)


def test_a_processor_keeps_its_convolutions() -> None:
    model = tiny.model()
    use_taps(model.speech, torch.device("cpu"))
    assert not any(isinstance(module, Taps) for module in model.speech.modules())
