"""The evaluations on a data folder in miniature, with an encoder whose answers are known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from wolofsearch.evaluation.runs import samples, text, verses, words

from tests import data_folder
from tests.conftest import WordEncoder
from wolofsearch import paths
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.voice import trim_silence
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation import command, confidence
from wolofsearch.evaluation.confidence import _NOISE_KINDS, calibrate
from wolofsearch.evaluation.data_folder import data_dir, sample_questions, spoken_verses, spoken_words, text_pairs


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return data_folder.make_data(tmp_path / "data")


def test_the_spoken_sets(data: Path) -> None:
    spoken = spoken_verses(data)
    assert spoken.texts[0] == data_folder.VERSE[0]
    assert [spoken.passages[right] for right in spoken.right] == [data_folder.VERSE[1], "Et il dit que la lumière soit"]
    assert all(clip.is_file() for clip in spoken.clips)
    assert spoken_words(data).passages == ["eau", "terre"]


def test_french_comes_first_in_the_files_and_second_in_the_answer(data: Path) -> None:
    wolof, french = data_folder.TEST_PAIRS["lafand_test"]
    assert text_pairs(data, "lafand_test") == ([wolof], [french])


def test_real_voices_are_heard_as_the_application_hears_them(data: Path, encoder: WordEncoder) -> None:
    spoken = spoken_verses(data)
    for clip, right in zip(spoken.clips, spoken.right, strict=True):
        encoder.spoken[len(trim_silence(decode_audio(clip)).samples)] = spoken.passages[right]
    figures = verses(encoder, data)
    assert figures["speech"]["recall_at_1"] == 1.0
    assert figures["set"] == "verses"
    assert figures["speech"]["passages"] == 2
    assert figures["above_duration_control"] is False  # two passages: even the control finds both among ten
    assert {"control_duration", "control_shuffled", "ceiling_transcript"} <= set(figures)


def test_silence_around_a_question_does_not_count(
    data: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = spoken_words(data).clips[0]
    voice, _ = soundfile.read(clip, dtype="float32")
    soundfile.write(clip, np.concatenate([np.zeros(48_000), voice, np.zeros(48_000)]), 16_000)
    heard: list[int] = []

    def listen(waveform: FloatArray) -> FloatArray:
        heard.append(len(waveform))
        return encoder.encode_query("ndox")

    monkeypatch.setattr(encoder, "encode_speech", listen)
    words(encoder, data)
    assert len(voice) / 2 < heard[0] < len(voice) + 16_000


def test_written_questions_stand_beside_a_control(data: Path, encoder: WordEncoder) -> None:
    for name in ("afriqa_questions_test", "lafand_test", "flores200_devtest"):
        pairs = [(f"Dakar {number} {name}", f"À Dakar {number}") for number in range(12)]
        data_folder.write_pairs(data, name, pairs)
    figures = text(encoder, data)
    assert figures["lafand_test"]["model"]["recall_at_1"] == 1.0
    assert figures["lafand_test"]["control_tfidf"]["recall_at_1"] > 0.8


def test_the_sample_questions_over_the_sample_library(encoder: WordEncoder) -> None:
    rows = sample_questions()
    for row in rows:
        waveform = trim_silence(decode_audio(paths.SAMPLE_DIR / row["audio"]))
        encoder.spoken[len(waveform.samples)] = row["french"]
    figures = samples(encoder)
    assert figures["questions"] == len(rows) == len(figures["rows"])
    assert figures["chance_top_3"] == pytest.approx(3 / figures["documents"], abs=1e-4)
    # The questions share words with their documents; Wolof shares none.
    assert figures["french_text_top_3"] > figures["wolof_text_top_3"]
    assert figures["speech_top_3"] > len(rows) * figures["chance_top_3"]
    assert [row["audio"] for row in figures["rows"]] == [row["audio"] for row in rows]


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


def test_the_command_runs_an_evaluation(data: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "load_encoder", lambda model: encoder)
    figures = command.run("words", None, data)
    assert figures["model"] == {"id": "words", "precision": "float32", "dim": 64}
    assert figures["set"] == "words"


def test_an_evaluation_that_does_not_exist(data: Path) -> None:
    with pytest.raises(WolofSearchError) as caught:
        command.run("dance", None, data)
    assert caught.value.message_id == "evaluation.unknown"
    assert "verses" in str(caught.value.facts["names"])


def test_data_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WOLOFSEARCH_DATA", str(tmp_path / "moved"))
    for given in (None, tmp_path / "none"):
        with pytest.raises(WolofSearchError) as caught:
            command.run("verses", None, given)
        assert caught.value.message_id == "evaluation.no_data"
    (tmp_path / "moved").mkdir()
    assert data_dir() == tmp_path / "moved"
