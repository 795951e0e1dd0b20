"""The model card: every figure comes from the manifest and from ``results.json``, where measurements wrote them."""

from __future__ import annotations

from typing import Any

from wolofsearch.encoder.bundle import Manifest
from wolofsearch.evaluation.leaks import TAUGHT_VOICES
from wolofsearch.evaluation.summary import summary
from wolofsearch.training.settings import ModelSection

CONFIGURATION = "configuration"
"""Names the file of the configuration in a bundle's record of its training."""
DATA, RESTORED_FROM, MEAN_OF = "data_sha256", "restored_from", "mean_of"
"""There, too: the data set, the bundle that it began from, those whose mean it is. All else are stages."""


def write_card(manifest: Manifest, settings: ModelSection, results: dict[str, Any], ablation: str = "") -> str:
    """Return the card as Markdown, of a manifest, of what ``wolofsearch evaluate`` has measured, and of an ablation."""
    quality = manifest.quality
    confidence = quality["confidence"]
    configuration = quality["training"].get(CONFIGURATION, "small")
    size_mb = sum(entry["bytes"] for entry in manifest.files.values()) / 1e6
    return f"""# {manifest.id}

A small fused speech-text Matryoshka encoder: Wolof speech, Wolof text and French text in one space of {manifest.width}
dimensions (also {", ".join(str(dim) for dim in manifest.dims[1:])}). {size_mb:.1f} MB, {manifest.precision}.
It is a small model, and honest about it.

## How it is made

Log-mel frames → conformer ({settings.speech_layers} layers of {settings.speech_hidden}) → all layers' states →
linear projector → convolution (kernel 2, stride 2) → soft tokens → decoder-only text model
({settings.text_layers} layers of {settings.hidden}, last token) → unit vector. The text model is learnt first,
the conformer by CTC, then both are fused with the text model frozen. Unlike the reference, the conformer keeps
learning, slowly, in the fusion stage, and an end-of-text token closes the speech. A letter head on the conformer's
last layer and a lexicon with a bigram model (`lexicon.safetensors`) give a second reading, the words that were
probably said, embedded as if they had been typed; the vector of speech is a mean of both readings, in which late
fusion counts for more where letters are unsure and for less in long clips. The application also compares each word that
was typed, or probably said, with the nearest word of a passage and of its title. {_worked(quality["training"])}

## What it can do

{summary(results)}

Letters heard wrongly (CTC, share of letters): {_errors(quality["letter_errors"])}.

"Nothing close enough": a spoken query needs a cosine of {confidence["speech"]["threshold"]} (typed:
{confidence["text"]["threshold"]}). On synthetic voices never trained on, {confidence["speech"]["wrong_refusals"]:.0%}
of answered questions are refused, {confidence["speech"]["accepted_without_answer"]:.0%} of questions without an answer
are accepted, {confidence["speech"]["accepted_noise"]:.0%} of noises are accepted,
{confidence["speech"]["accepted_foreign"]:.0%} of clips in English are accepted. Typed:
{confidence["text"]["wrong_refusals"]:.0%} of answered questions are refused,
{confidence["text"]["accepted_without_answer"]:.0%} of questions without an answer are accepted.

int8 against float32: mean cosine {quality["int8_against_float32"]["mean_cosine"]}.{_ablation(ablation)}

## What it cannot do

{_heard(quality["training"])}
Real speakers, accents, French mixed into Wolof and noise lower its answers further. What would raise it:
hours of real, varied, transcribed Wolof speech; more training time.

## Data and licences

{manifest.licence}

Trained on: {", ".join(manifest.training_data)}. Texts of the evaluation sets, the spoken verses and the sample
questions were removed from it by matching.

Made by `wolofsearch train` with `wolofsearch/training/configs/{configuration}.toml`; measured on the int8 bundle by
`{results["command"]}`, whose figures all lie in `results.json`.
"""


def _worked(training: dict[str, Any]) -> str:
    """Tell how long each stage took, and what it began with."""
    if bundles := training.get(MEAN_OF):
        told = "; ".join(f"`{each['id']}` ({each['manifest'][:16]}…): {_stages(each['training'])}" for each in bundles)
        return (
            "Its weights are the mean of those of several bundles (Wortsman et al., 2022), each named with the SHA-256 "
            f"of its `model.json` and its own time at work on one or two processor cores. {told}."
        )
    told = f"Time at work, on one or two processor cores where no GPU is named: {_stages(training)}."
    if before := training.get(RESTORED_FROM):
        told += f" It did not begin from nothing but from the bundle whose `model.json` has the SHA-256 {before[:16]}…"
    if data := training.get(DATA):
        return f"{told} Its data set is the curated one with the SHA-256 {data[:16]}…"
    return f"{told} Its texts were chosen before they were curated: today's configuration gives other weights."


def _stages(training: dict[str, Any]) -> str:
    others = {CONFIGURATION, RESTORED_FROM, DATA, TAUGHT_VOICES}
    return ", ".join(
        f"{stage} {figures['minutes']:.0f} minutes ({figures['steps']} steps{_on(figures)})"
        for stage, figures in training.items()
        if stage not in others
    )


def _on(figures: dict[str, Any]) -> str:
    return f" on one {figures['gpu']}" if "gpu" in figures else ""


def _heard(training: dict[str, Any]) -> str:
    """Tell which Wolof it has heard."""
    machines = "its Wolof is spoken by formant and diphone voices, its real voices speak other languages."
    if voices := training.get(TAUGHT_VOICES):
        return (
            f"It has heard less than an hour of real Wolof in training, by {', '.join(voices)}, "
            f"whose recordings are in no figure above; else {machines}"
        )
    return f"It has heard no real Wolof in training: {machines}"


def _ablation(found: str) -> str:
    return f"\n\n## What each part is worth\n\n{found}" if found else ""


def _errors(errors: dict[str, float]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {value:.2f}" for name, value in errors.items())
