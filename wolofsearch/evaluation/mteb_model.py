"""Our encoder as mteb wants it, so that anyone can compare it on mteb's Wolof tasks.

mteb hands over batches of columns and tells what the task is; here that becomes a question, a document and a prompt.
Nothing else of the program needs mteb.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.protocol import FloatArray, Task
from wolofsearch.evaluation.sentence_encoder import SentenceEncoder

TO_LABELS = "2c"
"""How mteb's category ends where inputs are sorted into classes: text to class, audio to class."""
OF_INTENTS = {"Intent classification", "Intent Classification"}
OF_TRANSCRIPTS = {"Speech Transcription Retrieval", "Speech Retrieval"}
"""mteb's names for tasks between a recording and its own words."""


class MtebModel:
    """mteb's ``EncoderProtocol`` around a :class:`SentenceEncoder`.

    Args:
        encoder: what computes.
        revision: what tells this model from others of its name: mteb keeps results by it.
    """

    def __init__(self, encoder: SentenceEncoder, revision: str) -> None:
        self.encoder = encoder
        self._revision = revision

    @classmethod
    def load(cls, model: str | Path | None = None, truncate_dim: int | None = None) -> MtebModel:
        """Load a model of this program, as :meth:`SentenceEncoder.load` does; its manifest decides the revision.

        Raises:
            WolofSearchError: ``encoder.…``, naming the file and what to do.
        """
        encoder = load_encoder(model, truncate_dim)
        return cls(SentenceEncoder(encoder), hashlib.sha256(repr(encoder.manifest).encode()).hexdigest()[:16])

    @property
    def mteb_model_meta(self) -> Any:
        """The model as mteb lists it, a ``ModelMeta``; results of another ``truncate_dim`` are kept apart."""
        from mteb.models.model_meta import ModelMeta, ScoringFunction

        inner = self.encoder.encoder
        return ModelMeta.create_empty(
            {
                "name": f"wolofsearch/{inner.model_id}",
                "revision": self._revision,
                "languages": ["wol-Latn", "fra-Latn"],
                "max_tokens": inner.max_tokens,
                "embed_dim": inner.dim,
                "modalities": ["text", "audio"],
                "similarity_fn_name": ScoringFunction.COSINE,
                "use_instructions": True,
                "experiment_kwargs": {"truncate_dim": inner.dim},
            }
        )

    def encode(
        self,
        inputs: Iterable[dict[str, Any]],
        *,
        task_metadata: Any,
        hf_split: str,
        hf_subset: str,
        prompt_type: str | None = None,
        **kwargs: Any,
    ) -> FloatArray:
        """Return one unit row for each row of the batches: (n, dim) float32.

        Args:
            inputs: batches of columns, each with a column ``text`` or ``audio``.
            task_metadata: mteb's ``TaskMetadata``; with ``prompt_type`` it chooses the prompt.
            hf_split: not needed.
            hf_subset: not needed.
            prompt_type: ``"query"``, ``"document"``, or None where a task has no such roles.
            kwargs: batch size and progress bar, which change no vector.

        Raises:
            ValueError: rows of neither kind, or of both at once.
        """
        del hf_split, hf_subset, kwargs
        prompt = prompt_of(task_metadata, prompt_type)
        return np.concatenate([self.encoder.encode(_column(batch), prompt) for batch in inputs])

    def similarity(self, embeddings1: npt.ArrayLike, embeddings2: npt.ArrayLike) -> FloatArray:
        """Return the cosine of every row of the one, (n, dim), with every row of the other, (m, dim): (n, m)."""
        return self.encoder.similarity(embeddings1, embeddings2)

    def similarity_pairwise(self, embeddings1: npt.ArrayLike, embeddings2: npt.ArrayLike) -> FloatArray:
        """Return the cosine of each row of the one, (n, dim), with the same row of the other, (n, dim): (n,)."""
        return self.encoder.similarity_pairwise(embeddings1, embeddings2)


def prompt_of(task_metadata: Any, prompt_type: str | None) -> Task | None:
    """Return the prompt for a task's inputs; None for documents, and for pairs of which neither asks the other."""
    subtypes = set(task_metadata.task_subtypes or ())
    if (task_metadata.category or "").endswith(TO_LABELS):
        return "intent" if subtypes & OF_INTENTS else "topic"
    if prompt_type != "query":
        return None
    return "transcription" if subtypes & OF_TRANSCRIPTS else "document"


def _column(batch: dict[str, Any]) -> list[Any]:
    held = {"text", "audio"} & batch.keys()
    if len(held) != 1:
        raise ValueError(f"a row is a text or a sound; these are {sorted(batch)}")
    return list(batch[held.pop()])
