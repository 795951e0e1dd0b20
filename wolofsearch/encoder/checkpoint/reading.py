"""A checkpoint's folders → one model in torch, with all that a bundle must know: late fusion, dual encoder, text alone.

Nothing that comes with a checkpoint is executed: the classes are transformers' own, the values are JSON, the tensors
numbers. Every tensor of the model must be there once and in its shape, and none beside. This module imports torch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import torch

from wolofsearch.encoder.checkpoint.layout import CONFIG, find_parts
from wolofsearch.encoder.checkpoint.prompts import Prompts, prompts_of
from wolofsearch.encoder.checkpoint.speech_part import head_dims, read_speech_part, today
from wolofsearch.encoder.checkpoint.text_part import TextPart, read_text_part
from wolofsearch.encoder.checkpoint.weights import Tensors, fill, read_tensors
from wolofsearch.encoder.dual import DualModel
from wolofsearch.encoder.fusion import FusionConfig, FusionModel
from wolofsearch.encoder.graphs import Exportable
from wolofsearch.encoder.text_side import TextModel
from wolofsearch.errors import WolofSearchError

HALVINGS = 4
"""Dims of late fusion, of which no checkpoint tells: its width and each half of the one before, 1024, 512, 256, 128."""
_SPEECH = "hubert."
_TEXT = "model."
_HEAD, _TABLE = "lm_head.weight", "embed_tokens.weight"
_LICENCE = re.compile(r"^license:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What was read. ``licence`` is empty where the checkpoint's card names none."""

    model: Exportable
    tokenizer_file: Path
    max_tokens: int
    prompts: Prompts
    dims: list[int]
    licence: str


def read_checkpoint(place: Path, prompts: Prompts | None = None) -> Checkpoint:
    """Read the checkpoint at ``place``: the authors' two folders, a snapshot of their repository, or the text model.

    Args:
        place: where it lies.
        prompts: text before queries, in the place of what the checkpoint says about it; None: what that is.

    Raises:
        WolofSearchError: ``encoder.…``, naming the file and what is wrong with it.
    """
    layout = find_parts(place)
    text = read_text_part(layout.text)
    model, heads = _hearing(layout.speech, text) if layout.speech else (_reading(text), [])
    width = int(text.config["hidden_size"])
    said, text_file = read_tensors(text.folder)
    fill(dict(model.text.state_dict()), _text_alone(said), text_file)
    folders = [folder for folder in (place, layout.text, layout.speech) if folder]
    return Checkpoint(
        model=model.eval(),
        tokenizer_file=text.tokenizer_file,
        max_tokens=text.max_tokens,
        prompts=prompts or prompts_of(text.folder),
        dims=heads or [width >> halving for halving in range(HALVINGS) if width >> halving],
        licence=next(_licences(folders), ""),
    )


def _reading(text: TextPart) -> TextModel:
    """Return the model of a checkpoint that reads only, without its weights."""
    with _sizes_of(text.folder / CONFIG):
        return TextModel(text.config)


def _hearing(folder: Path, text: TextPart) -> tuple[FusionModel | DualModel, list[int]]:
    """Return a model with the weights of its speech encoder, and the dims of its heads, if it has any."""
    speech = read_speech_part(folder)
    heard, speech_file = read_tensors(speech.folder)
    heads = head_dims(heard, int(text.config["hidden_size"]))
    config = FusionConfig("hubert", speech.config, text.config, normalised_waveform=speech.normalised_waveform)
    with _sizes_of(folder / CONFIG, text.folder / CONFIG):
        model = DualModel(config, heads) if heads else FusionModel(config)
    fill(_speech_places(model), {today(name): tensor for name, tensor in heard.items()}, speech_file)
    return model, heads


@contextmanager
def _sizes_of(*files: Path) -> Iterator[None]:
    """Tell which configurations have sizes that do not go together; which of them is wrong, only torch can say."""
    try:
        yield
    except (TypeError, ValueError, AttributeError, RuntimeError, KeyError, ZeroDivisionError, IndexError) as error:
        raise WolofSearchError("encoder.broken_checkpoint", path=", ".join(map(str, files)), detail=error) from error


def _speech_places(model: FusionModel | DualModel) -> Tensors:
    """Return the model's tensors under the names that the authors' code gives them."""
    ears = {_SPEECH + name: tensor for name, tensor in model.speech.model.state_dict().items()}
    if isinstance(model, DualModel):
        return {**ears, **model.head.state_dict()}
    return {
        **ears,
        "projector.weight": model.projector.weight.detach(),
        **{f"pooling_parameters.{name}": tensor for name, tensor in model.convolution.state_dict().items()},
    }


def _text_alone(tensors: Tensors) -> Tensors:
    """Return the tensors as the text model alone has them.

    Saved as part of a language model they share a prefix, and the model's head stands beside them; a head that is the
    table once more says nothing of its own.
    """
    bare = {name.removeprefix(_TEXT): tensor for name, tensor in tensors.items()}
    if len(bare) != len(tensors):
        return tensors
    head, table = bare.get(_HEAD), bare.get(_TABLE)
    if head is not None and table is not None and torch.equal(head, table):
        del bare[_HEAD]
    return bare


def _licences(folders: Iterable[Path]) -> Iterator[str]:
    """Yield what model cards say in their heads."""
    for folder in folders:
        card = folder / "README.md"
        if card.is_file():
            head = card.read_text(encoding="utf-8", errors="replace")[:10_000]
            yield from _LICENCE.findall(head)
