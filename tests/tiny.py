"""The model in miniature: the real architecture, vocabulary, export and training settings at a price tests can pay."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import torch

from wolofsearch.encoder import export, reducing
from wolofsearch.encoder.bundle import MANIFEST, Manifest, sha256
from wolofsearch.encoder.fusion import FusionConfig, FusionModel
from wolofsearch.encoder.known_answers import record_answers
from wolofsearch.encoder.lexicon import Lexicon
from wolofsearch.encoder.manifest_rules import CHECKSUM
from wolofsearch.encoder.quantisation import Recipe
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.training import settings
from wolofsearch.training.phonemes import LETTERS
from wolofsearch.training.settings import ModelSection, TrainingConfig
from wolofsearch.training.small_model import new_model
from wolofsearch.training.text_data import Pair
from wolofsearch.training.vocabulary import learn_vocabulary
from wolofsearch.training.word_counts import counted

torch.set_num_threads(1)

SMALL = Path(settings.__file__).parent / "configs" / "small.toml"
VOCABULARY = 480
PROMPTS = {"document": "question :", "translation": "question :", "topic": "sujet :"}
SENTENCES = [
    ("Sama doom dafa feebar.", "Mon enfant est malade."),
    ("Fan laa mëna jënde garab ?", "Où puis-je acheter des médicaments ?"),
    ("Ndox mi dafa set.", "L'eau est propre."),
    ("Naka lañuy bey dugub ?", "Comment cultive-t-on le mil ?"),
    ("Yoor nañu kàrt bi.", "Ils ont la carte."),
    ("Xale yi ñu ngi jàng.", "Les enfants étudient."),
]
PAIRS = [
    *(Pair(wolof, french, wolof=True) for wolof, french in SENTENCES),
    *(Pair(french, wolof, wolof=False) for wolof, french in SENTENCES),
]


QUICK: dict[str, Any] = {"processes": 1, "steps": 20, "warm_up_steps": 5, "watch_steps": 10}
"""A stage of seconds."""


def model_section() -> ModelSection:
    """Two layers of 32 on either side."""
    return ModelSection(
        id="tiny",
        vocabulary=VOCABULARY,
        hidden=32,
        text_layers=2,
        text_heads=2,
        text_key_value_heads=2,
        text_head_dim=16,
        text_mlp=48,
        rope_theta=10_000.0,
        max_tokens=24,
        dims=[32, 16, 8],
        speech_type="conformer",
        speech_hidden=32,
        speech_layers=2,
        speech_heads=2,
        speech_mlp=48,
        speech_kernel=5,
        mel_bins=20,
        stacked_frames=7,
        frame_stride=4,
        end_after_prompt=False,
        end_after_speech=True,
        initial_text="",
        initial_speech="",
        prompts=PROMPTS,
    )


def config(data: Path) -> TrainingConfig:
    """Return the configuration of the bundled model, cut down to seconds."""
    full = TrainingConfig.load(SMALL)
    return replace(
        full,
        data=data,
        threads=1,
        model=model_section(),
        text=replace(
            full.text,
            **QUICK,
            mined_at=[],
            batch_tokens=2_000,
            batch_pairs=16,
            chunk_tokens=2_000,
            learning_rate=3e-3,
            embedding_learning_rate=2e-2,
            loss_dims=[32, 16, 8],
            weights={"everyday": 1.0},
        ),
        words=replace(
            full.words,
            **QUICK,
            batch_pairs=16,
            learning_rate=2e-2,
            loss_dims=[32, 16, 8],
            weights={"everyday": 1.0},
        ),
        ctc=replace(full.ctc, **QUICK, batch_seconds=12.0, learning_rate=5e-3, masks=0, shift_bins=0, dropout=0.0),
        fusion=replace(full.fusion, **QUICK, word_weight=4.0, batch_seconds=12.0, bank=8, loss_dims=[32, 16, 8]),
        dual=replace(full.dual, **QUICK, batch_seconds=12.0),
    )


def tokenizer(folder: Path) -> Path:
    """Learn the vocabulary from the sentences and return its file."""
    file = folder / "tokenizer.json"
    learn_vocabulary({"everyday": PAIRS * 4}, [], [], VOCABULARY).save(str(file))
    return file


def model() -> FusionModel:
    """Return the small model untrained, but with every block at work."""
    torch.manual_seed(0)
    fresh = new_model(model_section())
    _wake(fresh)
    return fresh.eval()


def hubert() -> FusionModel:
    """Return the reference's architecture in miniature: HuBERT on the waveform."""
    torch.manual_seed(0)
    speech = {
        "hidden_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 48,
        "conv_dim": (16,) * 7,
        "num_conv_pos_embeddings": 8,
        "num_conv_pos_embedding_groups": 2,
        "layerdrop": 0.0,
        "apply_spec_augment": False,
    }
    text = new_model(model_section()).config.text
    return FusionModel(FusionConfig("hubert", speech, text)).eval()


def _wake(fresh: FusionModel) -> None:
    # Blocks start as nothing in training; a graph that lost one would go unseen. And weights that are alike, as all
    # biases of an untrained model are, export keeps only once.
    with torch.no_grad():
        for parameter in fresh.text.parameters():
            if not parameter.any():
                parameter.normal_(std=0.05)
        for parameter in fresh.parameters():
            if parameter.ndim == 1:
                parameter.add_(torch.randn_like(parameter), alpha=0.02)


def manifest() -> Manifest:
    """Return the manifest before the export fills it in."""
    section = model_section()
    return Manifest(
        id=section.id,
        description={"fr": "Modèle d'essai.", "en": "Test model."},
        dims=section.dims,
        default_dim=section.dims[0],
        width=section.hidden,
        vocabulary=section.vocabulary,
        precision="int8",
        sample_rate_hz=16_000,
        max_seconds=5.0,
        max_tokens=section.max_tokens,
        prompts={"speech": PROMPTS, "text": PROMPTS},
        end_after_prompt=False,
        end_after_speech=True,
        confidence={"speech": 0.3, "text": 0.4},
        licence="Apache-2.0",
        training_data=["nothing"],
        quality={},
        files={},
    )


def export_both(folder: Path) -> tuple[Path, Path]:
    """Export one model as ``folder/int8`` and ``folder/float32``: quantising, look at what is quantised."""
    kept = folder / "graphs"
    kept.mkdir(parents=True)

    def quantise(source: Path, target: Path, recipe: Recipe) -> None:
        shutil.copyfile(source, kept / source.name)
        export_quantise(source, target, recipe)

    export_quantise = reducing.quantise
    with mock.patch.object(reducing, "quantise", quantise):
        export.export_bundle(model(), tokenizer(folder), manifest(), "# Tiny\n", folder / "int8")
    full = folder / "float32"
    shutil.copytree(folder / "int8", full)
    for graph in kept.iterdir():
        shutil.copyfile(graph, full / graph.name)
    edit_manifest(full, precision="float32")
    seal(full)
    record_answers(full)
    return folder / "int8", full


def lexicon() -> Lexicon:
    """Return the words of the sentences."""
    return counted(wolof for wolof, _ in SENTENCES)


def export_with_words(folder: Path) -> Path:
    """Export the model with an untrained letter head that spells, and the words of the sentences."""
    torch.manual_seed(3)
    head = torch.nn.Linear(model_section().speech_hidden, 1 + len(LETTERS))
    with torch.no_grad():
        head.weight *= 5  # sure of something, or every word would be as likely
    words = export.WordHearing(head, lexicon())
    export.export_bundle(model(), tokenizer(folder), manifest(), "# Tiny\n", folder / "words", words)
    return folder / "words"


def edit_manifest(folder: Path, **values: object) -> None:
    """Change fields of a bundle's manifest, which has no checksum any more."""
    file = folder / MANIFEST
    fields = json.loads(file.read_text(encoding="utf-8")) | values
    fields.pop(CHECKSUM, None)
    file.write_text(json.dumps(fields), encoding="utf-8")


def seal(folder: Path) -> None:
    """Give every file of a bundle the checksum that its bytes have now."""
    files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    sealed = {part: entry | {"sha256": sha256(folder / entry["name"])} for part, entry in files.items()}
    edit_manifest(folder, files=sealed)


def tokens(file: Path, max_tokens: int = 24) -> Tokens:
    """Return the tokenizer of a file."""
    return Tokens.load(file, max_tokens)
