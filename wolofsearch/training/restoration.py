"""A bundle's graphs → torch weights, so that training goes on from the model that is kept, not from nothing.

Checkpoints are large and stay on the machine that made them; the bundle is small and travels with the code. Its int8
weights lose next to nothing against float32, and what they lose training finds again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from wolofsearch.encoder.bundle import LEXICON, read_manifest, require_intact
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.errors import WolofSearchError
from wolofsearch.training.small_model import silence

PRODUCT, REDUCED, SCALE, GRAPH_MODEL = "MatMulInteger", "_quantized", "_scale", "model."
MODULES = {"text": ("text",), "speech": ("speech",), "joint": ("convolution", "projector")}
"""What a bundle holds, and the modules of each part; those of ``joint`` fit one text model only."""
PARTS = tuple(MODULES)
NOT_EXPORTED = "masked_spec_embed"
"""A parameter of transformers' conformer that only its own SpecAugment uses."""


def restore(model: FusionModel, folder: Path, parts: Collection[str], layers: Sequence[int] = ()) -> None:
    """Set the weights of ``model`` to those of an int8 bundle.

    A model with more text layers than the bundle takes the bundle's as its last ones; those before them do nothing yet.

    Args:
        model: changed in place.
        folder: the bundle.
        parts: which of :data:`PARTS`; ``"joint"`` only with ``"speech"``, and only where no layer is repeated.
        layers: for each layer of the speech encoder, the bundle's that it begins as; each of those at least once. A
            deeper encoder repeats some (Kim et al., 2023, "SOLAR 10.7B"). None: as many as the bundle has.

    Raises:
        WolofSearchError: ``encoder.…`` for a damaged bundle; ``training.other_model`` for one of another shape.
    """
    manifest = read_manifest(folder)
    require_intact(folder, manifest)
    files = {part: folder / entry["name"] for part, entry in manifest.files.items()}
    try:
        with torch.no_grad():
            if "speech" in parts:
                joint = [getattr(model, name) for name in MODULES["joint"]] if "joint" in parts else []
                # The projector's product comes behind those of the encoder, that of a letter head last of all.
                behind = int("joint" not in parts) + int(LEXICON in files)
                _restore_speech(model, files["speech"], joint, behind, layers)
            if "text" in parts:
                _restore_text(model, files)
    except (RuntimeError, ValueError, KeyError) as error:
        raise WolofSearchError("training.other_model", path=folder, detail=error) from error


def _restore_speech(
    model: FusionModel, file: Path, joint: list[nn.Module], behind: int, origins: Sequence[int]
) -> None:
    encoder = model.speech.model.encoder
    assert isinstance(encoder, nn.Module)
    layers = list(encoder.layers)  # type: ignore[arg-type]
    origins = origins or range(len(layers))
    first = [layers[origins.index(origin)] for origin in range(max(origins) + 1)]
    whole = encoder.layers
    try:
        encoder.layers = nn.ModuleList(first)
        _fill(model, [model.speech, *joint], file, behind)
    finally:
        encoder.layers = whole
    for layer, origin in zip(layers, origins, strict=True):
        layer.load_state_dict(first[origin].state_dict())


def _restore_text(model: FusionModel, files: dict[str, Path]) -> None:
    layers = model.text.layers
    table = np.fromfile(files["embeddings"], dtype="<f2").astype(np.float32)
    model.text.embed_tokens.weight.copy_(torch.from_numpy(table).view_as(model.text.embed_tokens.weight))
    kept = _layer_count(files["text"])
    try:
        model.text.layers = layers[len(layers) - kept :]
        _fill(model, [model.text.layers, model.text.norm], files["text"])
    finally:
        model.text.layers = layers
    silence(layers[: len(layers) - kept])


def _fill(model: FusionModel, parts: list[nn.Module], file: Path, behind: int = 0) -> None:
    """Copy a graph's weights into the parts: products by their order, which export keeps, all else by its name.

    So many products ``behind`` those of the parts are passed over.
    """
    named, products = _weights(file)
    linears = [module for part in parts for module in part.modules() if isinstance(module, nn.Linear)]
    for linear, weight in zip(linears, products[: len(products) - behind], strict=True):
        linear.weight.copy_(weight.T)
    products_of = {id(linear.weight) for linear in linears}
    wanted = {id(parameter) for part in parts for parameter in part.parameters()} - products_of
    for name, parameter in model.named_parameters():
        if id(parameter) in wanted and not name.endswith(NOT_EXPORTED):
            if name not in named or named[name].shape != parameter.shape:
                raise ValueError(name)
            parameter.copy_(named[name])


def _weights(file: Path) -> tuple[dict[str, Tensor], list[Tensor]]:
    """Return a graph's weights by name, and those of its reduced products, (in, out), in the order of the model."""
    import onnx
    from onnx.numpy_helper import to_array

    graph = onnx.load(file).graph
    values = {each.name: torch.from_numpy(to_array(each).copy()) for each in graph.initializer}
    named = {name.removeprefix(GRAPH_MODEL): value for name, value in values.items() if name.startswith(GRAPH_MODEL)}
    # Nodes stand in any order that computes the same, but what they multiply by is numbered as the model used it.
    used = sorted((node.input[1] for node in graph.node if node.op_type == PRODUCT), key=_number)
    products = [values[name].float() * values[name.removesuffix(REDUCED) + SCALE] for name in used]
    return named, products


def _number(name: str) -> int:
    return int("".join(filter(str.isdigit, name)))


def _layer_count(file: Path) -> int:
    named, _ = _weights(file)
    return 1 + max(int(name.split(".")[2]) for name in named if name.startswith("text.layers."))
