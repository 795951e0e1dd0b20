"""What the rest of the program may ask of a model, whatever runs it.

The words are the field's: queries and documents are encoded apart because queries carry a prompt and documents none.
Every vector is a unit row, cut to ``dim`` leading components and renormalised (Matryoshka).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from wolofsearch.errors import WolofSearchError

FloatArray = npt.NDArray[np.float32]
Task = Literal["document", "translation", "transcription", "intent", "topic"]
SAMPLE_RATE_HZ = 16_000


CLARITY = "clarity"
"""Name of the threshold under which a clip was no speech, among a model's thresholds; not every model has one."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a model makes of a clip: the unit vector (dim,), and how sure it is of the letters in it, 0 to 1.

    Noise and music have letters of which no model is sure. 1 where a model cannot tell. ``words``: those that were most
    probably said, by which passages are found and which nobody is shown; ``""`` where a model knows none.
    """

    vector: FloatArray
    clarity: float
    words: str = ""


class TextEncoder(Protocol):
    """Turns French passages into vectors; all that an import needs."""

    @property
    def model_id(self) -> str:
        """Name of the model, as in its manifest."""
        ...

    @property
    def precision(self) -> str:
        """``"int8"``, ``"float32"`` and so on."""
        ...

    @property
    def dim(self) -> int:
        """Length of every vector this encoder returns."""
        ...

    @property
    def max_tokens(self) -> int:
        """Longest text in tokens; what lies behind is cut."""
        ...

    @property
    def knows_words(self) -> bool:
        """Whether a single word, Wolof or French, has a vector that tells what it means."""
        ...

    def count_tokens(self, text: str) -> int:
        """Return the number of tokens of ``text``."""
        ...

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        """Return one unit row for each text: shape (n, dim) float32. ``[]`` gives shape (0, dim)."""
        ...


class Encoder(TextEncoder, Protocol):
    """Turns speech, typed queries and passages into vectors of one space."""

    @property
    def runtime(self) -> str:
        """What computes, in words a person may read: ``"ONNX Runtime (CPU)"``."""
        ...

    @property
    def fallbacks(self) -> Sequence[WolofSearchError]:
        """What failed to compute since the model was loaded, and what computes instead; empty when all is well."""
        ...

    @property
    def confidence_threshold(self) -> dict[str, float]:
        """Score under which the best passage is "nothing close enough", by query kind (``"speech"``, ``"text"``).

        Beside them :data:`CLARITY`, where the model has it.
        """
        ...

    @property
    def hears(self) -> bool:
        """Whether it hears speech; one that only reads raises ``encoder.no_speech`` when it is asked to."""
        ...

    def hear(self, waveform: FloatArray, task: Task = "document") -> Heard:
        """Return the vector of a 16 kHz mono waveform, shape (samples,) in [-1, 1], and how clearly it speaks."""
        ...

    def encode_speech(self, waveform: FloatArray, task: Task = "document") -> FloatArray:
        """Return the vector of :meth:`hear`, shape (dim,) float32."""
        ...

    def weigh_words(self, words: Sequence[str]) -> FloatArray:
        """Return how much words in lower case tell, (n,), 0 for such as stand anywhere; of a model that knows words."""
        ...

    def encode_query(self, text: str, task: Task = "document") -> FloatArray:
        """Return the unit vector, shape (dim,) float32, of a typed query."""
        ...
