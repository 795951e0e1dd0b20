"""What a model answered where it was built, kept in its manifest: elsewhere it must answer the same.

A checksum tells that the files are those that were sealed. It does not tell that they belong together (a table of
another model has the right size), nor that this computer makes of them what the builder's did. So a few inputs that
never change are encoded at the end of a build, and the leading components of their vectors are written down, with the
passage that each question found.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from wolofsearch.encoder.bundle import MANIFEST, Manifest, read_manifest, write_manifest
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.encoder.onnx_runtime import OnnxEncoder

COMPONENTS = 64
"""Leading components that are kept of each vector: enough to tell any two inputs apart, few enough to read."""
MARGIN = 0.03
"""A question's passage is written down when the next one's cosine is smaller by as much: rounding cannot turn it."""
SECONDS = 2.0
PASSAGES = (
    "La fièvre de l'enfant : donnez-lui à boire souvent, et allez au poste de santé si elle dure deux jours.",
    "Le mil se sème à la première pluie utile, en lignes, dans une terre propre et labourée.",
    "Acte de naissance : déclarez la naissance de l'enfant à la mairie, qui vous remet son acte.",
    "Pour conserver le poisson, on le vide, on le sale et on le sèche au soleil sur des claies.",
    "Morsure de serpent : si un serpent a mordu quelqu'un, gardez-le couché et allez à l'hôpital.",
    "L'argent part par téléphone : composez le numéro, le montant et votre code secret.",
    "Les poules se vaccinent chaque saison ; séparez les malades et nettoyez le poulailler.",
    "L'eau du puits devient potable avec quelques gouttes de Javel, ou bouillie dix minutes.",
)
QUESTIONS = (
    "Mon enfant a de la fièvre, que dois-je faire ?",
    "Quand le cultivateur doit-il semer le mil pendant l'hivernage ?",
    "Mon enfant est né, où aller pour avoir son acte de naissance ?",
    "J'ai acheté beaucoup de poisson, comment le conserver pour qu'il ne s'abîme pas ?",
    "Un serpent a mordu mon ami au champ, que dois-je faire ?",
    "Comment envoyer de l'argent à ma mère par téléphone ?",
    "Mes poules tombent malades et meurent, comment les protéger ?",
    "Comment rend-on propre l'eau du puits pour pouvoir la boire ?",
)
"""Each is answered by the passage at the same place."""


@dataclass(frozen=True, slots=True)
class KnownAnswers:
    """What is kept in a manifest.

    Attributes:
        inputs: digest of what was asked; answers to other inputs cannot be compared.
        vectors: by input, ``"document"``, ``"query"`` and, of a model that hears, ``"speech"``: leading components.
        ranking: for each of :data:`QUESTIONS` the place of the passage that it found; None where two came close.
    """

    inputs: str
    vectors: dict[str, list[float]]
    ranking: list[int | None]


def voice() -> FloatArray:
    """Return (samples,) float32 of a tone that glides and beats as syllables do; the same on every computer."""
    time_s = np.arange(int(SECONDS * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    turns = 110 * time_s + 30 * np.sin(2 * np.pi * 1.5 * time_s) / (2 * np.pi * 1.5)
    tone = sum(np.sin(2 * np.pi * number * turns) / number for number in range(1, 12))
    return np.asarray(0.2 * tone * (0.55 + 0.45 * np.sin(2 * np.pi * 4 * time_s)), np.float32)


def inputs_digest() -> str:
    """Return what tells these inputs from those of another version of the program."""
    told = json.dumps([PASSAGES, QUESTIONS, COMPONENTS, MARGIN, voice()[::1600].round(3).tolist()])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def answers_of(encoder: OnnxEncoder) -> KnownAnswers:
    """Ask ``encoder`` now."""
    passages, questions = (
        encoder.encode_documents(PASSAGES),
        np.stack([encoder.encode_query(question) for question in QUESTIONS]),
    )
    vectors = {"document": passages[0], "query": questions[0]}
    if encoder.hears:
        # By late fusion alone: which words were heard may hang on the last digit.
        vectors["speech"] = encoder.read_speech(voice()).fused
    ranking: list[int | None] = []
    for scores in questions @ passages.T:
        second, best = np.sort(scores)[-2:]
        ranking.append(int(scores.argmax()) if best - second >= MARGIN else None)
    return KnownAnswers(inputs_digest(), {name: _leading(vector) for name, vector in vectors.items()}, ranking)


def record_answers(folder: Path) -> Manifest:
    """Write into the manifest of a bundle what it answers on this computer; nothing else of it is changed.

    Raises:
        WolofSearchError: ``encoder.…`` when the bundle cannot be loaded.
    """
    from wolofsearch.encoder.onnx_runtime import OnnxEncoder

    answers = answers_of(OnnxEncoder(folder))
    known = {"inputs": answers.inputs, "vectors": answers.vectors, "ranking": answers.ranking}
    complete = replace(read_manifest(folder), known_answers=known)
    write_manifest(folder, complete)
    return complete


def known_answers(folder: Path, manifest: Manifest) -> KnownAnswers | None:
    """Return what a manifest says was answered; None where it says nothing, or was asked something else.

    Raises:
        WolofSearchError: ``encoder.broken_manifest``.
    """
    raw: dict[str, Any] = manifest.known_answers
    if not raw:
        return None
    try:
        known = KnownAnswers(
            str(raw["inputs"]),
            {str(name): [float(value) for value in vector] for name, vector in raw["vectors"].items()},
            [None if place is None else int(place) for place in raw["ranking"]],
        )
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise WolofSearchError("encoder.broken_manifest", path=folder / MANIFEST, detail="known_answers") from error
    return known if known.inputs == inputs_digest() else None


def _leading(vector: FloatArray) -> list[float]:
    leading = vector[:COMPONENTS] / max(float(np.linalg.norm(vector[:COMPONENTS])), 1e-12)
    return [round(float(value), 5) for value in leading]
