"""The threshold of "nothing close enough", calibrated rather than guessed.

A query whose answer is in the pool should come out above it; noise, silence, speech in other languages, and Wolof
queries whose answer was taken out of the pool should come out below. The pool is of passages, as a library is: a
sentence alone is nearer to its question than the passage that it stands in. The threshold with the best balanced
accuracy is stored with the model, and so are the shares of wrong acceptance and wrong refusal that it has. Noise is
told from speech by how sure the letters are, not by what they seem to mean; that threshold is calibrated first.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.voice import trim_silence
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import CLARITY, SAMPLE_RATE_HZ, Encoder, FloatArray
from wolofsearch.evaluation.data_folder import rows, text_pairs
from wolofsearch.evaluation.nearness import nearness_of_all, sentences_of

FOREIGN_CLIPS = 60
NOISE_SECONDS, NOISE_PIECES = 5, 4
"""How long a noise is listened to, and how many such pieces are taken of each kind."""
FILLER = "flores200_dev"
"""French sentences that nothing asks for: they make passages of the answers."""
PASSAGE_TOKENS = 140
"""What a passage of a library has on average."""
RIGHT_WITHIN = 3
"""A query counts as answered when its passage is among this many nearest."""


def calibrate(encoder: Encoder, spoken: list[tuple[FloatArray, str, str]], data: Path) -> dict[str, dict[str, float]]:
    """Return thresholds, wrong acceptances and wrong refusals: of speech, of text and, where it is told, of clarity.

    Args:
        encoder: the finished model.
        spoken: clips by voices never trained on, (waveform, Wolof text, French side).
        data: the data folder, for noise and other languages.
    """
    passages = _passages(encoder, [french for _, _, french in spoken], data)
    parts, counts = sentences_of(passages)
    wholes, sentences = encoder.encode_documents(passages), encoder.encode_documents(parts)
    scores = partial(nearness_of_all, wholes=wholes, rows=sentences, counts=counts)
    speech = _Asked(encoder, [clip for clip, _, _ in spoken])
    noise, foreign = _Asked(encoder, _noises(data)), _Asked(encoder, _foreign(data))
    result = {}
    clear = 0.0
    if min(noise.clarity.min(), speech.clarity.min()) < 1:
        clear = _best_threshold(speech.clarity, noise.clarity)
        result[CLARITY] = {
            "threshold": round(clear, 4),
            "speech_refused": round(float((speech.clarity < clear).mean()), 4),
            "noise_accepted": round(float((noise.clarity >= clear).mean()), 4),
        }
    others = scores(foreign.vectors).max(axis=1)
    told, threshold = _told(scores(speech.vectors), speech.clarity >= clear, others)
    for name, outside in (("noise", noise), ("foreign", foreign)):
        close = scores(outside.vectors).max(axis=1) >= threshold
        told[f"accepted_{name}"] = round(float((close & (outside.clarity >= clear)).mean()), 4)
    result["speech"] = told
    text = np.stack([encoder.encode_query(wolof) for _, wolof, _ in spoken])
    result["text"], _ = _told(scores(text), np.ones(len(text), bool), np.zeros(0, np.float32))
    return result


def _told(scores: FloatArray, clear: npt.NDArray[np.bool_], others: FloatArray) -> tuple[dict[str, float], float]:
    """Return what is told of a kind of query, and its threshold.

    Args:
        scores: (queries, passages), the answers on the diagonal.
        clear: (queries,) whether a query is heard clearly.
        others: best scores of what is no query at all.
    """
    own = np.diagonal(scores)
    best, answered = scores.max(axis=1), (scores > own[:, None]).sum(axis=1) < RIGHT_WITHIN
    unanswerable = (scores - 2 * np.eye(len(scores), dtype=np.float32)).max(axis=1)
    threshold = _best_threshold(best[answered], np.concatenate([others, unanswerable]))
    refused = ~(clear & (best >= threshold))[answered]
    told = {
        "threshold": round(threshold, 4),
        "wrong_refusals": round(float(refused.mean()) if len(refused) else 1.0, 4),
        "accepted_without_answer": round(float(((unanswerable >= threshold) & clear).mean()), 4),
    }
    return told, threshold


class _Asked:
    """Clips as the model hears them: ``vectors`` (clips, dim) and ``clarity`` (clips,)."""

    def __init__(self, encoder: Encoder, clips: list[FloatArray]) -> None:
        # Cut to its voice, as every question is before the threshold judges it.
        heard = [encoder.hear(trim_silence(Waveform(clip)).samples) for clip in clips]
        self.vectors = np.stack([each.vector for each in heard])
        self.clarity = np.array([each.clarity for each in heard], np.float32)


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


def _best_threshold(good: npt.NDArray[np.float32], bad: npt.NDArray[np.float32]) -> float:
    if not len(good):
        return 1.0
    candidates = np.unique(np.concatenate([good, bad]))
    balanced = [(good >= candidate).mean() + (bad < candidate).mean() for candidate in candidates]
    return float(candidates[int(np.argmax(balanced))])


_NOISE_KINDS = ("blanket/rain", "blanket/coffee-shop", "blanket/wind", "moodist/urban_crowd", "moodist/urban_traffic",
                "moodist/animals_cows", "moodist/places_restaurant", "moodist/things_tuning-radio")  # fmt: skip


def _noises(data: Path) -> list[FloatArray]:
    seconds = NOISE_SECONDS * NOISE_PIECES
    whole = [decode_audio(data / "noise" / f"{name}.opus", max_seconds=seconds).samples for name in _NOISE_KINDS]
    length = NOISE_SECONDS * SAMPLE_RATE_HZ
    return [noise[start : start + length] for noise in whole for start in range(0, len(noise), length)]


def _foreign(data: Path) -> list[FloatArray]:
    folder = data / "speech" / "pretrain" / "speechocean762"
    clips = list(rows(folder / "manifest.tsv"))[:: 5000 // FOREIGN_CLIPS][:FOREIGN_CLIPS]
    return [decode_audio(folder / row["path"]).samples for row in clips]
