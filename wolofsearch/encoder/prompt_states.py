"""What the text model makes of each prompt, kept in a bundle: keys and values that every query behind it begins with.

A prompt is as long as a typed question several times over, and a sixth of a spoken one of five seconds. The file is
untrusted input: it is safetensors, and what does not fit the model is refused before it is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.encoder.tokens import Tokens

if TYPE_CHECKING:
    from wolofsearch.encoder.bundle import Manifest


SPOKEN_QUESTION = "speech.document"
"""Name of the prompt that every model has that hears."""


def prompt_name(kind: str, task: str) -> str:
    """Return the name of a prompt in the file: ``"speech.document"``."""
    return f"{kind}.{task}"


def prompt_ids(manifest: Manifest, tokens: Tokens) -> dict[str, list[int]]:
    """Return the tokens that stand before every query, for each prompt of a manifest by its name."""
    return {
        prompt_name(kind, task): ids if kind == "speech" and manifest.end_after_prompt else ids[:-1]
        for kind, prompts in manifest.prompts.items()
        for task, prompt in prompts.items()
        for ids in [tokens.encode(prompt)]
    }


class PromptStates:
    """The states of a bundle's prompts.

    Args:
        file: as :func:`save_states` writes it.
        tokens: of each prompt by its name, ``"speech.document"``; all that a query may ask for.

    Raises:
        ValueError: a prompt is missing, or its states are not those of so many tokens.
        Exception: what safetensors says of a file that is damaged.
    """

    def __init__(self, file: Path, tokens: Mapping[str, int]) -> None:
        from safetensors import safe_open

        # Not read before a query wants them: there are more prompts than one computer asks with.
        opened: Any = safe_open(str(file), "np")
        self._file = opened
        self._read: dict[str, FloatArray] = {}
        known = set(opened.keys())
        shapes = {name: opened.get_slice(name).get_shape() for name in tokens if name in known}
        layers = {(*shape[:3], *shape[4:]) for shape in shapes.values()}
        fits = [len(shapes[name]) == 5 and shapes[name][3] == count for name, count in tokens.items() if name in shapes]
        if len(fits) < len(tokens) or not all(fits) or len(layers) != 1:
            raise ValueError(f"{file.name}: {shapes}")
        depth, two, heads, size = layers.pop()
        self.none: FloatArray = np.zeros((depth, two, heads, 0, size), np.float32)
        """States of no prompt at all."""

    def of(self, name: str) -> FloatArray:
        """Return the states of a prompt, (layers, 2, heads, tokens, head size) float32."""
        if name not in self._read:
            self._read[name] = np.asarray(self._file.get_tensor(name), np.float32)
        return self._read[name]


def save_states(states: Mapping[str, FloatArray], file: Path) -> None:
    """Write the states of prompts by their names; the same states make the same bytes."""
    from safetensors.numpy import save_file

    save_file({name: np.ascontiguousarray(one) for name, one in states.items()}, file)
    file.chmod(0o644)  # safetensors lets nobody else read it, but a model is installed for all


def without_prompt(states: FloatArray) -> FloatArray:
    """Return the states of no prompt at all, for a model whose states of any prompt are given."""
    return states[:, :, :, :0]


def text_inputs(sequences: list[FloatArray], past: FloatArray | None) -> dict[str, npt.NDArray[np.float32 | np.int64]]:
    """Return what the text graph takes of sequences of embeddings, each (tokens, width) float32; padded on the left.

    Args:
        sequences: what stands behind the prompt.
        past: the states of the prompt that they all stand behind; None for a graph that knows none.
    """
    longest = max(len(sequence) for sequence in sequences)
    embeds = np.zeros((len(sequences), longest, sequences[0].shape[1]), dtype=np.float32)
    mask = np.zeros((len(sequences), longest), dtype=np.int64)
    for row, sequence in enumerate(sequences):
        embeds[row, longest - len(sequence) :] = sequence
        mask[row, longest - len(sequence) :] = 1
    inputs: dict[str, npt.NDArray[np.float32 | np.int64]] = {"inputs_embeds": embeds, "attention_mask": mask}
    return inputs if past is None else {**inputs, "past": past}
