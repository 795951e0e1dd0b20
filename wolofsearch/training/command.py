"""``wolofsearch train STAGE CONFIG``: the stages in order, each resuming where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer

from wolofsearch import paths
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.errors import WolofSearchError
from wolofsearch.training.bundling import bundle
from wolofsearch.training.ctc_stage import Spelling, train_ctc
from wolofsearch.training.fusion_stage import train_fusion
from wolofsearch.training.letter_report import letter_report
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.sample_voices import speak_samples
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.small_model import new_model
from wolofsearch.training.speech_data import make_real, make_synthetic
from wolofsearch.training.text_data import load_pairs
from wolofsearch.training.text_stage import train_text
from wolofsearch.training.vocabulary import learn_vocabulary

QUESTIONS = paths.SAMPLE_DIR / "questions.tsv"


def run(stage: str, config_file: Path, out: Path | None = None) -> Iterator[StageProgress]:
    """Run one stage, or ``"all"``; yields progress; everything it makes lies in ``out`` (default ``runs/<name>``).

    Raises:
        WolofSearchError: ``training.…``: a wrong configuration, missing data, a stage whose forerunner is missing.
    """
    config = TrainingConfig.load(config_file)
    if not config.data.is_dir():
        raise WolofSearchError("training.no_data", path=config.data)
    folder = out or Path("runs") / config_file.stem
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(config.threads)
    for name in STAGES if stage == "all" else (stage,):
        yield from STAGES[name](config, folder)


def _data(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    families = load_pairs(config.data, QUESTIONS)
    if not (out / "tokenizer.json").exists():
        learn_vocabulary(config.data, families, config.model.vocabulary).save(str(out / "tokenizer.json"))
    yield from make_real(config, out / "clips")
    yield from make_synthetic(families, config, QUESTIONS, out / "clips", config.threads)


def _text(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    families = load_pairs(config.data, QUESTIONS)
    model = new_model(config.model)
    yield from train_text(model, families, config, _need(out / "tokenizer.json", "data"), out)


def _ctc(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    _need(out / "clips" / "mboshi_dev.done", "data")
    yield from train_ctc(new_model(config.model, config.ctc.dropout), out / "clips", config, out)


def _fusion(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    model = new_model(config.model, config.ctc.dropout)
    model.text.load_state_dict(_state(out / "text.pt", "text")["text"])
    model.speech.load_state_dict(_state(out / "ctc.pt", "ctc")["speech"])
    yield from train_fusion(model, _tokens(config, out), out / "clips", config, out)


def _export(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    model = new_model(config.model)
    model.text.load_state_dict(_state(out / "text.pt", "text")["text"])
    fused = _state(out / "fusion.pt", "fusion")
    for part in ("speech", "projector", "convolution"):
        getattr(model, part).load_state_dict(fused[part])
    spelling = Spelling(model)
    spelling.load_state_dict(fused["spelling"])
    heard = letter_report(model, spelling, config.data, out / "clips")
    yield from bundle(model, config, out, heard, paths.BUNDLED_MODELS_DIR / config.model.id)


def _samples(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    yield from speak_samples(QUESTIONS, config.synthesis.seed)


STAGES: dict[str, Callable[[TrainingConfig, Path], Iterator[StageProgress]]] = {
    "samples": _samples,
    "data": _data,
    "text": _text,
    "ctc": _ctc,
    "fusion": _fusion,
    "export": _export,
}
"""Every stage, in the order of ``all``."""


def _need(file: Path, stage: str) -> Path:
    if not file.exists():
        raise WolofSearchError("training.stage_missing", needed=stage, path=file.parent)
    return file


def _state(file: Path, stage: str) -> dict[str, dict[str, torch.Tensor]]:
    state: dict[str, dict[str, torch.Tensor]] = torch.load(_need(file, stage), weights_only=False)
    return state


def _tokens(config: TrainingConfig, out: Path) -> Tokens:
    return Tokens(Tokenizer.from_file(str(_need(out / "tokenizer.json", "data"))), config.model.max_tokens)
