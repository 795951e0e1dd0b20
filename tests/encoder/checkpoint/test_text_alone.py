"""The text model alone becomes a model that reads, and that says so when it is asked to hear."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner

from tests.encoder.checkpoint import made
from tests.encoder.checkpoint.test_reading import TEXTS, clip
from wolofsearch import paths
from wolofsearch.cli.main import commands
from wolofsearch.desktop.model_side import ModelSide
from wolofsearch.desktop.services import Services
from wolofsearch.encoder.build_events import Built
from wolofsearch.encoder.bundle import SPEECH, read_manifest, verify_bundle
from wolofsearch.encoder.checkpoint.building import build
from wolofsearch.encoder.checkpoint.prompts import REFERENCE
from wolofsearch.encoder.checkpoint.reading import read_checkpoint
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.self_test import self_test
from wolofsearch.errors import WolofSearchError


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory, tokenizer_file: Path) -> Path:
    return made.make(tmp_path_factory.mktemp("text"), tokenizer_file, strategy="text")


@pytest.fixture(scope="module")
def built(checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    *_, event = build(checkpoint / "oolel_mrl", tmp_path_factory.mktemp("built") / "reads")
    assert isinstance(event, Built)
    return event


def test_it_reads_as_the_authors_do(checkpoint: Path, built: Built) -> None:
    model = read_checkpoint(checkpoint).model
    encoder = OnnxEncoder(built.folder)
    ids = [encoder._tokens.encode(text) for text in TEXTS]
    wanted = model.embed_text(ids).detach().numpy()
    assert (np.sum(encoder.encode_documents(TEXTS) * wanted, axis=1) > 0.97).all()
    asked = model.embed_text([encoder._tokens.encode(f"{REFERENCE['text']['document']} {TEXTS[0]}")]).detach().numpy()
    assert encoder.encode_query(TEXTS[0]) @ asked[0] > 0.97


def test_what_is_written(built: Built) -> None:
    assert not built.hears
    assert verify_bundle(built.folder) == []
    manifest = read_manifest(built.folder)
    assert SPEECH not in manifest.files
    assert sorted(file.name for file in built.folder.iterdir()) == [
        "README.md", "embeddings.f16", "model.json", "prompts.safetensors", "text.onnx", "tokenizer.json",
    ]  # fmt: skip
    # Passages ask where no clip is heard.
    assert manifest.quality["int8_against_float32"]["rank_agreement"] > 0.95
    assert "speech" not in manifest.known_answers["vectors"]
    assert {check.status for check in self_test(built.folder)} == {"passed"}


def test_it_says_that_it_does_not_hear(built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for hear in (OnnxEncoder(built.folder).hear, OnnxEncoder(built.folder).encode_speech):
        with pytest.raises(WolofSearchError) as caught:
            hear(clip(1.0))
        assert caught.value.message_id == "encoder.no_speech"
    soundfile.write(tmp_path / "question.wav", clip(2.0), 16_000)
    monkeypatch.setattr(paths, "BUNDLED_MODELS_DIR", built.folder.parent)
    for arguments in (["embed", str(tmp_path / "question.wav")], ["search", "--record"]):
        told = CliRunner().invoke(commands, arguments)
        assert told.exit_code == 1
        assert "n'entend pas la parole" in told.stderr
        assert "Écrivez la question" in told.stderr
    assert CliRunner().invoke(commands, ["embed", "--text", "ndox"]).exit_code == 0


def test_the_window_says_it_before_anybody_speaks(built: Built) -> None:
    def recorder(device: str | None) -> object:
        raise AssertionError("nobody can be heard")

    side = ModelSide(Services(load_encoder=lambda model: OnnxEncoder(built.folder), recorder=recorder))  # type: ignore[arg-type,return-value]
    side.load_model(None)
    for ask in (lambda: side.start_recording(None), lambda: side.hear_file(Path("question.wav"))):
        with pytest.raises(WolofSearchError) as caught:
            ask()
        assert caught.value.message_id == "encoder.no_speech"
