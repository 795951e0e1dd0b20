"""The evaluations by name. Each measures a model on one set beside the controls that any claim must beat."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from wolofsearch import paths
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.voice import trim_silence
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import Encoder, FloatArray
from wolofsearch.evaluation.ranking import duration_scores, measure
from wolofsearch.evaluation.sets import SpokenSet, sample_questions, spoken_verses, spoken_words, text_pairs
from wolofsearch.library.sample import open_sample_library
from wolofsearch.search.searching import Searcher


def verses(encoder: Encoder, data: Path) -> dict[str, Any]:
    """Real Wolof voices (read scripture) → French verse among all spoken ones."""
    return _spoken(encoder, spoken_verses(data))


def words(encoder: Encoder, data: Path) -> dict[str, Any]:
    """Real Wolof voices (single words) → French gloss."""
    return _spoken(encoder, spoken_words(data))


def _spoken(encoder: Encoder, spoken: SpokenSet) -> dict[str, Any]:
    passages = encoder.encode_documents(spoken.passages)
    vectors, seconds = [], []
    for clip in spoken.clips:
        waveform = _heard(clip)
        seconds.append(waveform.seconds)
        vectors.append(encoder.encode_speech(waveform.samples))
    queries = np.stack([encoder.encode_query(text) for text in spoken.texts])
    speech = measure(np.stack(vectors) @ passages.T, spoken.right)
    duration = measure(duration_scores(np.array(seconds, np.float32), spoken.passages), spoken.right)
    shuffled = np.random.default_rng(0).permutation(passages)
    return {
        "set": spoken.name,
        "speech": speech.as_dict(),
        "control_duration": duration.as_dict(),
        "control_shuffled": measure(np.stack(vectors) @ shuffled.T, spoken.right).as_dict(),
        "ceiling_transcript": measure(queries @ passages.T, spoken.right).as_dict(),
        "above_duration_control": speech.recall_low > duration.recall_at_10,
    }


def _heard(clip: Path) -> Waveform:
    """Return what the application hands to the model when it is asked with this file."""
    return trim_silence(decode_audio(clip))


def text(encoder: Encoder, data: Path) -> dict[str, Any]:
    """Wolof text → French, on three sets that nothing was trained on, beside a character TF-IDF that knows nothing."""
    result: dict[str, Any] = {"set": "text"}
    for name in ("afriqa_questions_test", "lafand_test", "flores200_devtest"):
        wolof, french = text_pairs(data, name)
        right = np.arange(len(french))
        queries = np.stack([encoder.encode_query(line) for line in wolof])
        result[name] = {
            "model": measure(queries @ encoder.encode_documents(french).T, right).as_dict(),
            "control_tfidf": measure(_letter_tfidf(wolof, french), right).as_dict(),
        }
    return result


def _letter_tfidf(queries: list[str], passages: list[str]) -> FloatArray:
    """Return cosines of character 2-5-gram TF-IDF: what shared names and numbers give without any knowledge."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=1)
    right = vectorizer.fit_transform(passages)
    return np.asarray((vectorizer.transform(queries) @ right.T).toarray(), dtype=np.float32)


def samples(encoder: Encoder) -> dict[str, Any]:
    """The application's own sample questions (synthetic voices never trained on) over its sample library."""
    audio: list[str] = []
    places: list[dict[str, int]] = []
    with open_sample_library(encoder) as library:
        searcher = Searcher(library, encoder)
        for row in sample_questions():
            audio.append(row["audio"])
            place = {}
            for kind, answer in (
                ("speech", searcher.speech(_heard(paths.SAMPLE_DIR / row["audio"]), top=100)),
                ("wolof_text", searcher.text(row["wolof"], top=100)),
                ("french_text", searcher.text(row["french"], top=100)),
            ):
                found = [Path(result.path).as_posix().endswith(row["expected"]) for result in answer.results]
                place[kind] = found.index(True) + 1 if True in found else 0
            places.append(place)
        documents = library.info().documents
    return {
        "set": "samples",
        "questions": len(places),
        "documents": documents,
        "chance_top_3": round(3 / documents, 4),
        **{
            f"{kind}_top_3": sum(1 for place in places if 1 <= place[kind] <= 3)
            for kind in ("speech", "wolof_text", "french_text")
        },
        "rows": [{"audio": file, **place} for file, place in zip(audio, places, strict=True)],
    }


RUNS: dict[str, Callable[[Encoder, Path], dict[str, Any]]] = {
    "verses": verses,
    "words": words,
    "text": text,
}
"""Evaluations that need the data folder; ``samples`` needs none."""
