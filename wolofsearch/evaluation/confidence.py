"""The threshold of "nothing close enough", calibrated rather than guessed.

A query whose answer is in the pool should come out above it; noise, silence, speech in other languages, and Wolof
queries whose answer was taken out of the pool should come out below. The pool is of passages, as a library is: a
sentence alone is nearer to its question than the passage that it stands in. The threshold with the best balanced
accuracy is stored with the model, and so are the shares of wrong acceptance and wrong refusal that it has.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.voice import trim_silence
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import Encoder, FloatArray
from wolofsearch.evaluation.data_folder import rows, text_pairs

FOREIGN_CLIPS = 60
NOISE_SECONDS = 5
FILLER = "flores200_dev"
"""French sentences that nothing asks for: they make passages of the answers."""
PASSAGE_TOKENS = 140
"""What a passage of a library has on average."""
RIGHT_WITHIN = 3
"""A query counts as answered when its passage is among this many nearest."""


def calibrate(encoder: Encoder, spoken: list[tuple[FloatArray, str, str]], data: Path) -> dict[str, dict[str, float]]:
    """Return threshold, wrong acceptances and wrong refusals for speech and for text.

    Args:
        encoder: the finished model.
        spoken: clips by voices never trained on, (waveform, Wolof text, French side).
        data: the data folder, for noise and other languages.
    """
    pool = encoder.encode_documents(_passages(encoder, [french for _, _, french in spoken], data))
    foreign = [*_noises(data), *_foreign(data)]
    outside = np.stack([_ask(encoder, clip) for clip in foreign])
    speech = np.stack([_ask(encoder, clip) for clip, _, _ in spoken])
    text = np.stack([encoder.encode_query(wolof) for _, wolof, _ in spoken])
    result = {}
    for kind, queries in (("speech", speech), ("text", text)):
        scores = queries @ pool.T
        own = np.diagonal(scores)
        answered = scores.max(axis=1)[(scores > own[:, None]).sum(axis=1) < RIGHT_WITHIN]
        without = scores - 2 * np.eye(len(scores), dtype=np.float32)
        unanswerable = without.max(axis=1)
        others = (outside @ pool.T).max(axis=1) if kind == "speech" else unanswerable
        threshold = _best_threshold(answered, np.concatenate([others, unanswerable]))
        result[kind] = {
            "threshold": round(threshold, 4),
            "wrong_refusals": round(float((answered < threshold).mean()) if len(answered) else 1.0, 4),
            "accepted_without_answer": round(float((unanswerable >= threshold).mean()), 4),
        }
        if kind == "speech":
            noise = (outside[: len(_NOISE_KINDS)] @ pool.T).max(axis=1)
            result[kind]["accepted_noise"] = round(float((noise >= threshold).mean()), 4)
            result[kind]["accepted_foreign"] = round(float((others >= threshold).mean()), 4)
    return result


def _passages(encoder: Encoder, answers: list[str], data: Path) -> list[str]:
    """Return each answer somewhere among other sentences, as long together as a passage."""
    _, filler = text_pairs(data, FILLER)
    rng = np.random.default_rng(0)
    passages = []
    for answer in answers:
        sentences, left = [answer], PASSAGE_TOKENS - encoder.count_tokens(answer)
        while left > 0:
            sentences.append(filler[rng.integers(len(filler))])
            left -= encoder.count_tokens(sentences[-1])
        rng.shuffle(sentences)
        passages.append(" ".join(sentences))
    return passages


def _ask(encoder: Encoder, clip: FloatArray) -> FloatArray:
    """Return the vector of a clip cut to its voice, as every question is before the threshold judges it."""
    return encoder.encode_speech(trim_silence(Waveform(clip)).samples)


def _best_threshold(good: npt.NDArray[np.float32], bad: npt.NDArray[np.float32]) -> float:
    if not len(good):
        return 1.0
    candidates = np.unique(np.concatenate([good, bad]))
    balanced = [(good >= candidate).mean() + (bad < candidate).mean() for candidate in candidates]
    return float(candidates[int(np.argmax(balanced))])


_NOISE_KINDS = ("blanket/rain", "blanket/coffee-shop", "blanket/wind", "moodist/urban_crowd", "moodist/urban_traffic",
                "moodist/animals_cows", "moodist/places_restaurant", "moodist/things_tuning-radio")  # fmt: skip


def _noises(data: Path) -> list[FloatArray]:
    return [decode_audio(data / "noise" / f"{name}.opus", max_seconds=NOISE_SECONDS).samples for name in _NOISE_KINDS]


def _foreign(data: Path) -> list[FloatArray]:
    folder = data / "speech" / "pretrain" / "speechocean762"
    clips = list(rows(folder / "manifest.tsv"))[:: 5000 // FOREIGN_CLIPS][:FOREIGN_CLIPS]
    return [decode_audio(folder / row["path"]).samples for row in clips]
