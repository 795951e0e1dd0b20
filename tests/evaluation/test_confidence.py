"""The threshold of "nothing close enough" on a data folder in miniature."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests import data_folder
from tests.conftest import WordEncoder
from wolofsearch.audio.voice import trim_silence
from wolofsearch.audio.waveform import Waveform
from wolofsearch.evaluation import confidence
from wolofsearch.evaluation.confidence import _NOISE_KINDS, calibrate


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return data_folder.make_data(tmp_path / "data")


@pytest.fixture
def noises(data: Path) -> Path:
    """Noises and clips of another language, as the calibration looks for them."""
    rng = np.random.default_rng(0)
    for number, name in enumerate(_NOISE_KINDS):
        file = data / "noise" / f"{name}.opus"
        file.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(file, rng.standard_normal(24_000 + 480 * number) * 0.1, 24_000, format="OGG", subtype="OPUS")
    folder = data / "speech" / "pretrain" / "speechocean762"
    folder.mkdir(parents=True)
    soundfile.write(folder / "1.wav", data_folder.tone(333, 0.7), 16_000)
    data_folder.write_table(folder / "manifest.tsv", [{"path": "1.wav", "speaker": "a"}])
    return data


def test_the_threshold_lies_between_answers_and_noise(
    noises: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confidence, "PASSAGE_TOKENS", 1)
    spoken = []
    for number in range(12):
        french = f"phrase numéro{number} unique{number} distincte{number}"
        clip = data_folder.tone(300, 1.03 + 0.1 * number)
        encoder.spoken[len(trim_silence(Waveform(clip)).samples)] = french
        spoken.append((clip, french, french))
    found = calibrate(encoder, spoken, noises)
    speech = found["speech"]
    assert set(found) == {"speech", "text"}
    assert 0.3 < speech["threshold"] <= 1.0
    assert (speech["wrong_refusals"], speech["accepted_noise"], speech["accepted_without_answer"]) == (0.0, 0.0, 0.0)
    assert found["text"]["wrong_refusals"] == 0.0


def test_answers_are_looked_for_in_whole_passages(noises: Path, encoder: WordEncoder) -> None:
    answers = [f"phrase numéro{number}" for number in range(5)]
    passages = confidence._passages(encoder, answers, noises)
    assert all(answer in passage for answer, passage in zip(answers, passages, strict=True))
    assert all(encoder.count_tokens(passage) >= confidence.PASSAGE_TOKENS for passage in passages)
    assert not all(passage.startswith(answer) for answer, passage in zip(answers, passages, strict=True))


def test_a_model_that_answers_nothing_refuses_all(noises: Path, encoder: WordEncoder) -> None:
    spoken = [(data_folder.tone(300, 1.0 + n / 10), "kenn", f"rien{n} de{n} commun{n}") for n in range(12)]
    speech = calibrate(encoder, spoken, noises)["speech"]
    assert 0 <= speech["accepted_without_answer"] <= 1
    assert 0 <= speech["wrong_refusals"] <= 1
