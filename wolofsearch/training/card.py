"""The model card: every figure comes from the manifest, where the evaluations wrote it."""

from __future__ import annotations

from typing import Any

from wolofsearch.encoder.bundle import Manifest
from wolofsearch.training.settings import TrainingConfig

SPOKEN = {
    "verses": "Read Wolof scripture, real voices → French verse",
    "words": "Single Wolof words, real voices → French gloss",
}
WRITTEN = {
    "afriqa_questions_test": "AfriQA questions, Wolof text → French",
    "lafand_test": "LAFAND news, Wolof text → French",
    "flores200_devtest": "FLORES devtest, Wolof text → French (half solved by shared names: see the control)",
}


def write_card(manifest: Manifest, config: TrainingConfig) -> str:
    """Return the card as Markdown."""
    quality = manifest.quality
    sample, confidence = quality["samples"], quality["confidence"]
    size_mb = sum(entry["bytes"] for entry in manifest.files.values()) / 1e6
    return f"""# {manifest.id}

A small fused speech-text Matryoshka encoder: Wolof speech, Wolof text and French text in one space of {manifest.width}
dimensions (also {", ".join(str(dim) for dim in manifest.dims[1:])}). {size_mb:.1f} MB, {manifest.precision}.
It is a first model, small and honest about it.

## How it is made

Log-mel frames → conformer ({config.model.speech_layers} layers of {config.model.speech_hidden}) → all layers' states →
linear projector → convolution (kernel 2, stride 2) → soft tokens → decoder-only text model
({config.model.text_layers} layers of {config.model.hidden}, last token) → unit vector. The text model is learnt first,
the conformer by CTC, then both are fused with the text model frozen. Unlike the reference, the conformer keeps
learning, slowly, in the fusion stage, and an end-of-text token closes the speech. {_worked(quality["training"])}

## What it can do

Sample questions of the application, spoken by synthetic voices never trained on, over {sample["documents"]} documents:
the right document is among the first three for **{sample["speech_top_3"]} of {sample["questions"]}** spoken,
{sample["wolof_text_top_3"]} typed in Wolof, {sample["french_text_top_3"]} typed in French
(chance {sample["chance_top_3"]:.2f} of each).

| real voices | recall@10 (95 %) | duration only | chance | perfect transcript | of |
|---|---|---|---|---|---|
{chr(10).join(_spoken_row(title, quality[name]) for name, title in SPOKEN.items())}

{_verdict(quality["verses"])}

Letters heard wrongly (CTC, share of letters): {_errors(quality["letter_errors"])}.

| text | nDCG@10 | letter TF-IDF without knowledge | of |
|---|---|---|---|
{chr(10).join(_written_row(title, quality["text"][name]) for name, title in WRITTEN.items())}

"Nothing close enough": a spoken query needs a cosine of {confidence["speech"]["threshold"]} (typed:
{confidence["text"]["threshold"]}). On synthetic voices never trained on, {confidence["speech"]["wrong_refusals"]:.0%}
of answered questions are refused, {confidence["speech"]["accepted_without_answer"]:.0%} of questions without an answer
are accepted, {confidence["speech"]["accepted_noise"]:.0%} of noises are accepted.

int8 against float32: mean cosine {quality["int8_against_float32"]["mean_cosine"]}.

## What it cannot do

It has heard no real Wolof in training: its Wolof is spoken by formant and diphone voices, its real voices speak other
languages. Real speakers, accents, French mixed into Wolof and noise lower its answers further. What would raise it:
hours of real, varied, transcribed Wolof speech; more training time.

## Data and licences

{manifest.licence}

Trained on: {", ".join(manifest.training_data)}. Texts of the evaluation sets, the spoken verses and the sample
questions were removed from it by matching.

Made by `wolofsearch train` with `wolofsearch/training/configs/small.toml`; measured by `wolofsearch evaluate` (verses,
words, text, samples) on the int8 bundle.
"""


def _worked(training: dict[str, Any]) -> str:
    """Tell how long each stage took, and what it began with."""
    stages = ", ".join(
        f"{stage} {figures['minutes']:.0f} minutes ({figures['steps']} steps)"
        for stage, figures in training.items()
        if stage != "restored_from"
    )
    told = f"Time at work, on one or two processor cores: {stages}."
    if before := training.get("restored_from"):
        told += f" It did not begin from nothing but from the bundle whose `model.json` has the SHA-256 {before[:16]}…"
    return told


def _spoken_row(title: str, figures: dict[str, Any]) -> str:
    speech = figures["speech"]
    return (
        f"| {title} | {speech['recall_at_10']:.3f} ({speech['recall_low']:.3f} to {speech['recall_high']:.3f}) "
        f"| {figures['control_duration']['recall_at_10']:.3f} | {speech['chance_recall_at_10']:.3f} "
        f"| {figures['ceiling_transcript']['recall_at_10']:.3f} | {speech['passages']} |"
    )


def _written_row(title: str, figures: dict[str, Any]) -> str:
    model = figures["model"]
    return (
        f"| {title} | {model['ndcg_at_10']:.3f} | {figures['control_tfidf']['ndcg_at_10']:.3f} | {model['passages']} |"
    )


def _verdict(verses: dict[str, Any]) -> str:
    if verses["above_duration_control"]:
        return "On real voices it is above the control that looks only at duration, with 95 % confidence."
    return (
        "**On real voices it is not above the control that looks only at the duration of the question: "
        "for real speech, this first model must be called unproven.**"
    )


def _errors(errors: dict[str, float]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {value:.2f}" for name, value in errors.items())
