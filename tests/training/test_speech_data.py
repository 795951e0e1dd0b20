"""The speech data: what is spoken, how it is roughened, and that one broken clip costs one clip."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests import data_folder, tiny
from wolofsearch.errors import WolofSearchError
from wolofsearch.training import speech_data
from wolofsearch.training.clips import Clips
from wolofsearch.training.roughening import Roughening, read_mono
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.speech_data import SHARES, make_real, make_wolof, sentences, speakable
from wolofsearch.training.text_data import Pair, load_pairs
from wolofsearch.training.voices import Voice


@pytest.fixture
def config(tmp_path: Path) -> TrainingConfig:
    data = data_folder.make_data(tmp_path / "data")
    noise = data / "noise"
    for name in ("rain", "crowd"):
        (noise / "blanket").mkdir(parents=True, exist_ok=True)
        hiss = np.random.default_rng(1).standard_normal(24_000) * 0.1
        soundfile.write(noise / "blanket" / f"{name}.opus", hiss, 24_000, format="OGG", subtype="OPUS")
    (noise / "rir_webaudio").mkdir()
    echo = np.zeros(4_000, np.float32)
    echo[[300, 1_500]] = 0.8, 0.4
    soundfile.write(noise / "rir_webaudio" / "kitchen.flac", echo, 16_000)
    config = replace(tiny.config(data), curated=data_folder.make_curated(tmp_path / "curated"))
    return replace(config, synthesis=replace(config.synthesis, clips=100, evaluation_clips=2))


def test_a_broken_clip_costs_one_clip(config: TrainingConfig, tmp_path: Path) -> None:
    folder = config.data / "speech" / "sw"
    (folder / "2.wav").write_bytes(b"RIFF broken")
    said = {"1.wav": "nyumba", "2.wav": "broken", "3.wav": "..."}
    facts = {"kind": "speech", "source": "speech_swahili", "language": "sw", "speaker": "a", "seconds": 1.0}
    rows = [data_folder.curated_row(text, audio=f"speech/sw/{name}", **facts) for name, text in said.items()]
    rows.append(data_folder.curated_row("maji", "eau", audio="speech/sw/1.wav", **facts | {"source": "speech_mboshi"}))
    rows.append(data_folder.curated_row("long", audio="speech/sw/1.wav", **facts | {"seconds": 60.0}))
    data_folder.make_curated(config.curated, rows)
    out = tmp_path / "clips"
    assert [event.share for event in make_real(config, out)] == pytest.approx([1 / 3, 2 / 3, 1.0])
    clips = Clips([out / "real-swahili"])
    assert [facts.letters for facts in clips.facts] == ["ñumba"]
    np.testing.assert_allclose(clips.waveform(0), data_folder.tone(300, 1.0), atol=1e-3)
    assert [facts.french for facts in Clips([out / "real-mboshi"]).facts] == ["eau"]
    assert len(Clips([out / "mboshi_dev"])) == 3
    (folder / "1.wav").unlink()
    assert len(list(make_real(config, out))) == 3  # what is done is not done again


@pytest.fixture
def families(config: TrainingConfig) -> dict[str, list[Pair]]:
    rows = [
        data_folder.curated_row(f"baat {number} la".replace(str(number), "a" * number), "texte")
        for number in range(1, 9)
    ]
    return load_pairs(data_folder.make_curated(config.curated, [*data_folder.CURATED, *rows]))


def test_sentences_are_drawn_by_family(config: TrainingConfig, families: dict[str, list[Pair]]) -> None:
    families["news"] = [Pair("Am na 12 nit", "Il y a 12 personnes", wolof=True), *families["news"]]
    pools = speakable(families, config)
    drawn = sentences(pools, 100, "seed")
    assert len(drawn) == pytest.approx(100, abs=len(SHARES))
    assert not any(char.isdigit() for pair in drawn for char in pair.query)
    assert sum(pair.document == "" for pair in drawn) == 12
    assert drawn == sentences(pools, 100, "seed")
    assert drawn != sentences(pools, 100, "another")


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_more_clips_add_shards_and_never_say_what_is_unseen(
    config: TrainingConfig, families: dict[str, list[Pair]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech_data, "draw_voice", lambda rng, voices: Voice("espeak", "m1", rng.uniform(0.9, 1.1), 40))
    monkeypatch.setattr(speech_data, "SHARD_CLIPS", 20)
    monkeypatch.setattr(speech_data, "SHORTEST_UNSEEN", 3)

    def make(clips: int) -> dict[str, bytes]:
        more = replace(config, synthesis=replace(config.synthesis, clips=clips))
        assert list(speech_data.make_synthetic(families, more, tmp_path, 1))[-1].share == 1.0
        return {file.name: file.read_bytes() for file in tmp_path.glob("*.jsonl")}

    first, second = make(20), make(40)
    assert sorted(first) == ["synthetic-000.jsonl", "unseen.jsonl"]
    assert sorted(second) == ["synthetic-000.jsonl", "synthetic-001.jsonl", "unseen.jsonl"]
    assert first.items() <= second.items()
    unseen = {facts.text for facts in Clips([tmp_path / "unseen"]).facts}
    spoken = {facts.text for number in range(2) for facts in Clips([tmp_path / f"synthetic-00{number}"]).facts}
    assert unseen
    assert not unseen & spoken


@pytest.fixture
def roughening(config: TrainingConfig) -> Roughening:
    return Roughening(config.data / "noise", replace(config.synthesis, noise_share=1.0, room_share=1.0, band_share=1.0))


def test_a_roughened_clip_keeps_its_length_and_peak(roughening: Roughening) -> None:
    clip = data_folder.tone(440, 2.5)
    for seed in range(5):
        rough = roughening(clip, random.Random(seed))
        assert rough.shape == clip.shape
        assert rough.dtype == np.float32
        assert 0.05 < np.abs(rough).max() <= 1.0
    np.testing.assert_array_equal(roughening(clip, random.Random(0)), roughening(clip, random.Random(0)))


def test_silence_is_not_divided_by(config: TrainingConfig) -> None:
    calm = Roughening(config.data / "noise", replace(config.synthesis, noise_share=0, room_share=0, band_share=0))
    assert not calm(np.zeros(1_600, np.float32), random.Random(0)).any()


def test_every_format_is_read_at_the_encoder_s_rate(config: TrainingConfig, tmp_path: Path) -> None:
    assert len(read_mono(config.data / "noise" / "blanket" / "rain.opus")) == pytest.approx(16_000, abs=700)
    soundfile.write(tmp_path / "stereo.flac", np.zeros((44_100 * 40, 2)), 44_100)
    assert len(read_mono(tmp_path / "stereo.flac")) == 16_000 * 40
    (tmp_path / "none.wav").write_bytes(b"RIFF")
    with pytest.raises(WolofSearchError):
        read_mono(tmp_path / "none.wav")


@pytest.fixture
def own_globals() -> Iterator[None]:
    """The worker's globals are gone after the test."""
    yield
    for name in ("_config", "_roughening"):
        vars(speech_data).pop(name, None)


@pytest.mark.usefixtures("own_globals")
@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_a_shard_is_the_same_each_time(config: TrainingConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech_data, "draw_voice", lambda rng, voices: Voice("espeak", "m1", rng.uniform(0.9, 1.1), 40))
    speech_data._start_worker(config)
    pairs = tiny.PAIRS[:6]
    contents = []
    for folder in ("one", "two"):
        speech_data._make_shard((tmp_path / folder / "synthetic-000", pairs, False))
        clips = Clips([tmp_path / folder / "synthetic-000"])
        contents.append([(clips.facts[n], clips.waveform(n).tobytes()) for n in range(len(clips))])
        assert (tmp_path / folder / "synthetic-000.done").exists()
    assert contents[0] == contents[1]
    assert 0 < len(contents[0]) <= 6


def test_real_wolof_lies_apart_by_voice(config: TrainingConfig, tmp_path: Path) -> None:
    data = data_folder.make_sets_data(tmp_path / "sets", 6)
    spoken = replace(config, data=data)
    assert [event.share for event in make_wolof(spoken, tmp_path / "clips")] == [0.5, 1.0]
    clips = Clips([tmp_path / "clips" / "wolof-ngaretou"])
    assert {facts.voice for facts in clips.facts} == {"nn_reader", "cal_2021"}
    assert all(facts.letters and facts.text for facts in clips.facts)
    assert list(make_wolof(replace(config, data=tmp_path / "empty"), tmp_path / "none")) == []
