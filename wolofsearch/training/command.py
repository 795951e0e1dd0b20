"""``wolofsearch train STAGE CONFIG``: the stages in order, each resuming where it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from wolofsearch import paths
from wolofsearch.encoder.bundle import MANIFEST, read_manifest, sha256
from wolofsearch.encoder.export import WordHearing, export_bundle
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.leaks import TAUGHT_VOICES
from wolofsearch.evaluation.rivals import load_rivals, write_rivals
from wolofsearch.speech.prompt_sounds import built_in_dir
from wolofsearch.training.ablation import Stage, ablate
from wolofsearch.training.bundling import QUESTIONS, bundle, manifest_of, measure, tell, write_known
from wolofsearch.training.card import CONFIGURATION, DATA, MEAN_OF, RESTORED_FROM
from wolofsearch.training.checkpoints import averaged, load, save
from wolofsearch.training.code_switching import SWITCHED, switched_pairs
from wolofsearch.training.ctc_stage import Spelling, train_ctc
from wolofsearch.training.curation.rows import DATASET
from wolofsearch.training.curve_report import report
from wolofsearch.training.dual_stage import train_dual
from wolofsearch.training.fusion_stage import train_fusion
from wolofsearch.training.heard_letters import LetterTable
from wolofsearch.training.letter_report import letter_report
from wolofsearch.training.pair_sampling import without_merges
from wolofsearch.training.phonemes import LETTERS
from wolofsearch.training.planning import plan
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.prompt_voices import speak_prompts
from wolofsearch.training.restoration import MODULES, restore
from wolofsearch.training.sample_voices import speak_samples
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.small_model import new_model
from wolofsearch.training.speech_data import make_real, make_synthetic, make_wolof
from wolofsearch.training.spreading import processes, spread
from wolofsearch.training.text_data import (
    HALVES,
    RELATED,
    SPELLING,
    Pair,
    french_lines,
    half_pairs,
    load_pairs,
    related_pairs,
    spelling_pairs,
    wolof_lines,
)
from wolofsearch.training.text_stage import train_text
from wolofsearch.training.vocabulary import learn_vocabulary
from wolofsearch.training.word_counts import wolof_lexicon
from wolofsearch.training.words_stage import level, train_words


def run(stage: str, config_file: Path, out: Path | None = None) -> Iterator[StageProgress]:
    """Run one stage, or ``"all"``, or look at a run (``"plan"``, ``"report"``); yields progress.

    Everything it makes lies in ``out`` (default ``runs/<name>``).

    Raises:
        WolofSearchError: ``training.…``: a wrong configuration, missing data, a stage whose forerunner is missing.
    """
    config = TrainingConfig.load(config_file)
    if not config.data.is_dir():
        raise WolofSearchError("training.no_data", path=config.data)
    folder = out or Path("runs") / config_file.stem
    folder.mkdir(parents=True, exist_ok=True)
    if stage in LOOKING:
        yield from LOOKING[stage](config, folder)
        return
    for name in list(STAGES)[1:] if stage == "all" else (stage,):
        unneeded = _unneeded(config, folder)
        for file, forerunner in NEEDS.get(name, ()):
            if forerunner not in unneeded and (forerunner != "ctc" or config.fusion.from_ctc):
                _need(folder / file, forerunner)
        if name in LEARNING and name not in unneeded and processes(getattr(config, name).processes) > 1:
            spread(name, config_file, folder, getattr(config, name).processes)
        else:
            yield from STAGES[name](config, folder)


def _data(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    families = load_pairs(config.curated)
    given = Path(config.model.initial_text) / "tokenizer.json"
    if config.model.initial_text and not (out / "tokenizer.json").exists():
        shutil.copyfile(_need(given, "tokenizer.json"), out / "tokenizer.json")
    if not (out / "tokenizer.json").exists():
        learn_vocabulary(
            families, wolof_lines(config.curated), french_lines(config.curated), config.model.vocabulary
        ).save(str(out / "tokenizer.json"))
    yield from make_real(config, out / "clips")
    yield from make_wolof(config, out / "clips")
    yield from make_synthetic(families, config, out / "clips", config.threads)


def _restore(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    bundles = [Path(folder) for folder in (config.restore.bundle, *config.restore.averaged_with)]
    states = [_restored(config, folder) for folder in bundles]
    state: dict[str, Any] = {name: averaged([each[name] for each in states]) for name in states[0]}
    save(out / "start.pt", **state, bundles=[_told(folder) for folder in bundles])
    if "text" in config.restore.parts:
        tokenizer = bundles[0] / read_manifest(bundles[0]).files["tokenizer"]["name"]
        shutil.copyfile(tokenizer, out / "tokenizer.json")
        if not config.text.steps:  # it has learnt what it is to know
            save(out / "text.pt", text=state["text"], step=0, worked_s=0.0)
    heard = (*MODULES["speech"], *MODULES["joint"])
    if not config.fusion.steps and {*heard, "letters"} <= state.keys():  # nor is anything else to learn
        spelling = Spelling(new_model(config.model))
        spelling.last.load_state_dict(state["letters"])
        joined = {name: state[name] for name in heard}
        save(out / "fusion.pt", **joined, spelling=spelling.state_dict(), step=0, worked_s=0.0)
    yield StageProgress("restore", 1, 1.0, {})


def _told(bundle_dir: Path) -> dict[str, Any]:
    """Return what is told of a bundle that a run begins from."""
    manifest = read_manifest(bundle_dir)
    return {
        "id": manifest.id, "manifest": sha256(bundle_dir / MANIFEST), "training": manifest.quality.get("training", {})
    }  # fmt: skip


def _restored(config: TrainingConfig, bundle_dir: Path) -> dict[str, dict[str, Tensor]]:
    """Return the weights of the wanted parts of a bundle, by module, and those of its letter head."""
    model, parts = new_model(config.model), config.restore.parts
    restore(model, bundle_dir, parts, config.restore.layers)
    state = {name: getattr(model, name).state_dict() for part in parts for name in MODULES[part]}
    if (heads := load_rivals(bundle_dir)) and heads.letters == LETTERS and "speech" in parts:
        named = {name: torch.from_numpy(heads.tensors[f"letters.{name}"]) for name in ("weight", "bias")}
        state["letters"] = named
    return state


def _start(out: Path) -> dict[str, Any]:
    """Return what a run goes on from; nothing where it begins anew."""
    return load(out / "start.pt") or {}


def _begun(config: TrainingConfig, start: dict[str, Any]) -> FusionModel:
    """Return the model as the stages find it: new, or restored from a bundle where that was asked for."""
    torch.manual_seed(config.text.seed)
    model = new_model(config.model, config.ctc.dropout)
    for name in {name for names in MODULES.values() for name in names} & start.keys():
        getattr(model, name).load_state_dict(start[name])
    return model


def _unneeded(config: TrainingConfig, out: Path) -> set[str]:
    """Return the stages that a run passes over.

    A text model that has learnt before begins with the embeddings that it has.
    """
    reads = bool(config.model.initial_text) or "text" in _start(out)
    passed = {"words": reads, **{name: not getattr(config, name).steps for name in ("text", "ctc", "fusion", "adapt")}}
    return {name for name, unneeded in passed.items() if unneeded}


def _words(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    if "words" not in _unneeded(config, out):
        table = _begun(config, _start(out)).text.embed_tokens
        yield from train_words(table, _families(config), config, out / "tokenizer.json", out)


def _text(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    model = _begun(config, _start(out))
    if "words" not in _unneeded(config, out):
        model.text.embed_tokens.load_state_dict(_state(out / "words.pt", "words")["table"])
        level(model.text.embed_tokens)
    yield from train_text(model, _families(config), config, out / "tokenizer.json", out)


def _families(config: TrainingConfig) -> dict[str, list[Pair]]:
    """Return all that the text model learns from, by family."""
    families = load_pairs(config.curated)
    return {
        **families,
        SPELLING: spelling_pairs(config.curated),
        HALVES: half_pairs(config.curated),
        RELATED: related_pairs(config.curated),
        SWITCHED: switched_pairs(families["french"], list(families.values()), config.text.seed),
    }


def _ctc(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    start = _start(out)
    model = _begun(config, start)
    spelling = Spelling(model)
    if "letters" in start:
        spelling.last.load_state_dict(start["letters"])
    yield from train_ctc(model, spelling, out / "clips", config, out)


def _fusion(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    start = _start(out)
    model = _begun(config, start)
    model.text.load_state_dict(_state(out / "text.pt", "text")["text"])
    spelling = Spelling(model)
    if config.fusion.from_ctc:
        heard = _state(out / "ctc.pt", "ctc")
        model.speech.load_state_dict(heard["speech"])
        spelling.load_state_dict(heard["spelling"])
    guessed = config.fusion.from_ctc and not set(MODULES["joint"]) & start.keys()
    letters = LetterTable(without_merges(out / "tokenizer.json")) if guessed else None
    yield from train_fusion(model, spelling, _tokens(config, out), out / "clips", config, out, letters=letters)


def _adapt(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    if "adapt" not in _unneeded(config, out):
        model, spelling = _fused(config, out, "fusion")
        tokens = _tokens(config, out)
        yield from train_fusion(model, spelling, tokens, out / "clips", config.adapted, out, name="adapt")


def _finished(config: TrainingConfig, out: Path) -> tuple[FusionModel, Spelling]:
    """Return the model after the last stage that changes it, and its letter heads."""
    return _fused(config, out, "adapt" if config.adapt.steps else "fusion")


def _fused(config: TrainingConfig, out: Path, stage: str) -> tuple[FusionModel, Spelling]:
    model = new_model(config.model)
    model.text.load_state_dict(_state(out / "text.pt", "text")["text"])
    others = [Path(file) for file in config.adapt.averaged_with] if stage == "adapt" else []
    states = [_state(file, stage) for file in (out / f"{stage}.pt", *others)]
    spelling = Spelling(model)
    for part in ("speech", "projector", "convolution", "spelling", *(() if config.fusion.text_frozen else ("text",))):
        module = spelling if part == "spelling" else getattr(model, part)
        module.load_state_dict(averaged([state[part] for state in states]))
    return model, spelling


def _dual(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    yield from _rivals(config, out, paths.BUNDLED_MODELS_DIR / config.model.id)


def _rivals(config: TrainingConfig, out: Path, target: Path) -> Iterator[StageProgress]:
    """Train the dual encoder, and write it with the letter head as the rivals of a bundle."""
    model, spelling = _finished(config, out)
    yield from train_dual(model, _tokens(config, out), out / "clips", config, out)
    state = _state(out / "dual.pt", "dual")
    tensors = {**state["head"], "letters.weight": spelling.last.weight, "letters.bias": spelling.last.bias}
    write_rivals(
        target,
        {name: tensor.detach().numpy() for name, tensor in tensors.items()},
        LETTERS,
        _worked(state),
    )


def _export(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    model, spelling = _finished(config, out)
    heard = letter_report(model, spelling, out / "clips", config.taught_voices)
    target = paths.BUNDLED_MODELS_DIR / config.model.id
    known = {"training": _record(config, out), "letter_errors": heard}
    yield from bundle(model, _words_heard(spelling, config), config, out, known, target)


def _words_heard(spelling: Spelling, config: TrainingConfig) -> WordHearing:
    return WordHearing(spelling.last, wolof_lexicon(config.curated))


def _measure(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    yield from measure(paths.BUNDLED_MODELS_DIR / config.model.id, config)


def _record(config: TrainingConfig, out: Path) -> dict[str, Any]:
    """Return what a run was made of, for the manifest: data set, time at work, the bundle that it went on from."""
    record: dict[str, Any] = {CONFIGURATION: config.name, DATA: sha256(config.curated / DATASET)}
    unneeded = _unneeded(config, out)
    for stage in (name for name in LEARNING if name not in unneeded):
        record[stage] = _worked(_state(out / f"{stage}.pt", stage))
    for file in config.adapt.averaged_with:
        record["adapt again, averaged"] = _worked(_state(Path(file), "adapt"))
    record[TAUGHT_VOICES] = config.taught_voices
    if start := _start(out):
        first, *others = start["bundles"]
        record |= {MEAN_OF: [first, *others]} if others else {RESTORED_FROM: first["manifest"]}
    return record


def _worked(state: dict[str, Any]) -> dict[str, Any]:
    """Return the steps of a checkpoint, the time they took, and the GPU that they took it on, where there was one."""
    gpu = {"gpu": state["gpu"]} if state.get("gpu") else {}
    return {"steps": state["step"], "minutes": round(state["worked_s"] / 60, 1), **gpu}


def _samples(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    yield from speak_samples(QUESTIONS, config.synthesis.seed)


STAGES: dict[str, Stage] = {
    "restore": _restore,
    "samples": _samples,
    "data": _data,
    "words": _words,
    "text": _text,
    "ctc": _ctc,
    "fusion": _fusion,
    "adapt": _adapt,
    "export": _export,
    "dual": _dual,
    "measure": _measure,
}
"""Every stage, in order. ``all`` begins from nothing, that is behind ``restore``."""


def _plain_bundle(config: TrainingConfig, out: Path, target: Path) -> None:
    model, spelling = _finished(config, out)
    manifest = replace(manifest_of(config), quality={"training": {TAUGHT_VOICES: config.taught_voices}})
    # Rows about training compare late fusion alone; those about real voices, what the application makes of them.
    words = _words_heard(spelling, config) if config.taught_voices else None
    export_bundle(model, out / "tokenizer.json", manifest, "", target, words)
    write_known(config, out, target)


def _ablation(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    learning = {"ctc": _ctc, "fusion": _fusion, "adapt": _adapt}
    bundled = paths.BUNDLED_MODELS_DIR / config.model.id
    yield from ablate(config, out, learning, _plain_bundle, _rivals, bundled)
    tell(bundled, config)


LOOKING: dict[str, Stage] = {
    "plan": lambda config, _: plan(config),
    "report": report,
    "ablation": _ablation,
    "prompts": lambda _config, _out: speak_prompts(built_in_dir()),
}
"""What is no stage on the way to a bundle: looks at a run before and behind it, rows of the ablation table, prompts."""
NEEDS: dict[str, tuple[tuple[str, str], ...]] = {
    "words": (("tokenizer.json", "data"),),
    "text": (("words.pt", "words"),),
    "ctc": (("clips/mboshi_dev.done", "data"),),
    "fusion": (("text.pt", "text"), ("ctc.pt", "ctc")),
    "adapt": (("fusion.pt", "fusion"),),
    "export": (("text.pt", "text"), ("fusion.pt", "fusion"), ("adapt.pt", "adapt")),
    "dual": (("text.pt", "text"), ("fusion.pt", "fusion"), ("adapt.pt", "adapt")),
}
"""What must be there before a stage, and the stage that makes it."""
LEARNING = ("words", "text", "ctc", "fusion", "adapt")
"""Those that several processes may share."""


def _need(file: Path, stage: str) -> Path:
    if not file.exists():
        raise WolofSearchError("training.stage_missing", needed=stage, path=file.parent)
    return file


def _state(file: Path, stage: str) -> dict[str, Any]:
    return load(_need(file, stage)) or {}


def _tokens(config: TrainingConfig, out: Path) -> Tokens:
    return Tokens(Tokenizer.from_file(str(_need(out / "tokenizer.json", "data"))), config.model.max_tokens)
