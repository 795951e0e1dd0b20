"""Export and measure stages: the trained model becomes a bundle that tells its own quality.

First the graphs, then the thresholds of "nothing close enough" (measured on the finished int8 model); in a stage of its
own every evaluation, whose figures go into ``results.json`` and the card. No figure is written by hand.
"""

from __future__ import annotations

import itertools
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from wolofsearch import paths
from wolofsearch.encoder.bundle import CARD, Manifest, read_manifest, write_manifest
from wolofsearch.encoder.export import WordHearing, export_bundle
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.licences import NON_COMMERCIAL
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.evaluation.benchmark import SetMeasured
from wolofsearch.evaluation.building import default_out, default_sets_dir
from wolofsearch.evaluation.command import Task, evaluate
from wolofsearch.evaluation.confidence import calibrate
from wolofsearch.evaluation.leaks import TRAINING_TEXTS, write_training_texts
from wolofsearch.evaluation.recipes import RECIPES
from wolofsearch.evaluation.results import RESULTS, read_results, write_json
from wolofsearch.training.ablation import ABLATION, ablation_table
from wolofsearch.training.card import write_card
from wolofsearch.training.clips import Clips, finished_clips
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.text_data import source_names, training_texts

DESCRIPTION = {
    "fr": "Petit modèle wolof-français, appris surtout sur des voix de synthèse ; il comprend moins bien les vraies.",
    "en": "Small Wolof-French model, taught mostly with synthetic voices: it understands real voices less well.",
}
LONGEST_SPEECH_S = 30.0
QUESTIONS = paths.SAMPLE_DIR / "questions.tsv"


def manifest_of(config: TrainingConfig) -> Manifest:
    """Return the manifest of the model that a configuration describes, before it is exported."""
    settings = config.model
    return Manifest(
        id=settings.id,
        description=DESCRIPTION,
        dims=settings.dims,
        default_dim=settings.dims[0],
        width=settings.hidden,
        vocabulary=settings.vocabulary,
        precision="int8",
        sample_rate_hz=16_000,
        max_seconds=LONGEST_SPEECH_S,
        max_tokens=settings.max_tokens,
        prompts={"speech": settings.prompts, "text": settings.prompts},
        end_after_prompt=settings.end_after_prompt,
        end_after_speech=settings.end_after_speech,
        confidence={"speech": 0.0, "text": 0.0},
        licence=NON_COMMERCIAL,
        training_data=[*source_names(config.curated), "espeak-ng and MBROLA voices (synthetic)"],
        quality={},
        files={},
    )


def bundle(
    model: FusionModel, words: WordHearing, config: TrainingConfig, out: Path, known: dict[str, Any], target: Path
) -> Iterator[StageProgress]:
    """Write the bundle of a trained model to ``target``; yields progress.

    Args:
        model: the model after all stages.
        words: what it hears words with.
        config: what it was trained by.
        out: the run's folder.
        known: what the stages before have measured, for the manifest and the card.
        target: folder of the bundle; replaced.
    """
    manifest = export_bundle(model, out / "tokenizer.json", manifest_of(config), "", target, words)
    yield StageProgress("export", 1, 0.2, dict(manifest.quality["int8_against_float32"]))
    unseen = Clips([out / "clips" / "unseen"])
    spoken = [index for index in range(len(unseen)) if unseen.facts[index].french]
    thresholds = calibrate(
        OnnxEncoder(target),
        [(unseen.waveform(index), unseen.facts[index].text, unseen.facts[index].french) for index in spoken],
        config.data,
    )
    manifest = replace(
        manifest,
        confidence={kind: figures["threshold"] for kind, figures in thresholds.items()},
        quality={**manifest.quality, "confidence": thresholds},
    )
    write_manifest(target, manifest)
    yield StageProgress("export", 2, 0.4, manifest.confidence)
    manifest = replace(manifest, quality={**manifest.quality, **known})
    write_manifest(target, manifest)
    write_known(config, out, target)
    yield StageProgress("export", 3, 1.0, {})


def write_known(config: TrainingConfig, out: Path, target: Path) -> None:
    """Write the fingerprints of all that a model has learnt from into its bundle."""
    texts = itertools.chain(training_texts(config.curated), _said(out / "clips", config.taught_voices))
    write_training_texts(target / TRAINING_TEXTS, texts)


def _said(clips_dir: Path, voices: list[str]) -> Iterator[str]:
    """Yield what real Wolof voices say, and its French."""
    for facts in finished_clips(clips_dir, "wolof").facts:
        if facts.voice in voices:
            yield from (facts.text, facts.french)


def measure(target: Path, config: TrainingConfig) -> Iterator[StageProgress]:
    """Measure a bundle on every set; its ``results.json`` and its card tell what was found."""
    results = yield from _measured(target, config)
    write_json(target / RESULTS, results)
    tell(target, config)
    yield StageProgress("measure", 2 * len(RECIPES), 1.0, {"samples_top_3": results["samples"]["speech_top_3"]})


def tell(target: Path, config: TrainingConfig) -> None:
    """Write the card of a bundle from its manifest, what was measured last, and the ablation."""
    card = write_card(read_manifest(target), config.model, read_results(target), ablation_table(target / ABLATION))
    (target / CARD).write_text(card, encoding="utf-8")


def _measured(target: Path, config: TrainingConfig) -> Generator[StageProgress, None, dict[str, Any]]:
    line = f"wolofsearch evaluate --all --model models/{target.name}"
    work = evaluate(Task(target, tuple(RECIPES), default_out(target), default_sets_dir(), config.data, line))
    measured = 0
    while True:
        try:
            event = next(work)
        except StopIteration as end:
            results: dict[str, Any] = end.value
            return results
        if isinstance(event, SetMeasured):
            measured += 1
            yield StageProgress("measure", measured, min(1.0, measured / (2 * len(RECIPES))), {})
