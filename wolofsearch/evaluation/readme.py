"""The README's block of figures, written from the manifest of the bundled model.

``python -m wolofsearch.evaluation.readme`` rewrites it. A test holds the README to the manifest, so that no figure
there can be older than the model or written by hand.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wolofsearch import paths
from wolofsearch.encoder.bundle import find_model, read_manifest

BEGIN, END = "<!-- figures of the bundled model -->", "<!-- end of the figures -->"


def block() -> str:
    """Return the block, markers included."""
    manifest = read_manifest(find_model(None))
    quality = manifest.quality
    verses, words = quality["verses"], quality["words"]
    written = quality["text"]
    size_mb = sum(file["bytes"] for file in manifest.files.values()) / 1e6
    lines = [
        BEGIN,
        f"`{manifest.id}`, {size_mb:.1f} MB, {manifest.precision}:",
        "",
        "| what | figure | to be read beside |",
        "|---|---|---|",
        _samples(quality["samples"]),
        _real("Wolof scripture read by real voices → French verse", verses),
        _real("single Wolof words said by real voices → French gloss", words),
        _heard(quality["letter_errors"]),
        _written("Wolof questions, typed → French (AfriQA), nDCG@10", written["afriqa_questions_test"]),
        _written("Wolof news, typed → French (LAFAND), nDCG@10", written["lafand_test"]),
        "",
        "**Real voices: "
        + (
            "better than the control that looks only at how long the question is, with 95 % confidence, but far from "
            "usable.**"
            if verses["above_duration_control"]
            else "not better than a control that looks only at how long the question is. With a real speaker, do not "
            "expect an answer from this first model by voice; type the question.**"
        ),
        END,
    ]
    return "\n".join(lines)


def _samples(figures: dict[str, Any]) -> str:
    questions = figures["questions"]
    return (
        f"| {questions} sample questions spoken by synthetic voices, right document in the first three of "
        f"{figures['documents']} | **{figures['speech_top_3']} of {questions}** | chance "
        f"{figures['chance_top_3'] * questions:.1f}; typed in Wolof {figures['wolof_text_top_3']}, in French "
        f"{figures['french_text_top_3']} |"
    )


def _heard(errors: dict[str, float]) -> str:
    return (
        f"| letters heard wrongly | synthetic voices {errors['synthetic_wolof']:.2f}, real Wolof sentences "
        f"{errors['wolof_sentences_real']:.2f}, real Wolof words {errors['wolof_words_real']:.2f} | 0 is perfect |"
    )


def _real(title: str, figures: dict[str, Any]) -> str:
    speech = figures["speech"]
    return (
        f"| {title}, recall@10 of {speech['passages']} | {speech['recall_at_10']:.3f} "
        f"({speech['recall_low']:.3f}–{speech['recall_high']:.3f}) | chance {speech['chance_recall_at_10']:.3f}, "
        f"duration only {figures['control_duration']['recall_at_10']:.3f}, perfect transcript "
        f"{figures['ceiling_transcript']['recall_at_10']:.3f} |"
    )


def _written(title: str, figures: dict[str, Any]) -> str:
    return (
        f"| {title} | {figures['model']['ndcg_at_10']:.3f} | letter TF-IDF without knowledge "
        f"{figures['control_tfidf']['ndcg_at_10']:.3f} |"
    )


def rewritten(readme: str) -> str:
    """Return the README's text with a fresh block between its markers."""
    before, rest = readme.split(BEGIN, 1)
    return before + block() + rest.split(END, 1)[1]


def main(readme: Path = paths.PROJECT_DIR / "README.md") -> None:
    """Rewrite the block in place."""
    readme.write_text(rewritten(readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
