"""The tensors of a folder, from the formats that cannot bring code with them.

safetensors holds numbers only. A ``.bin`` is a pickle, which may call anything; torch's restricted reader builds
tensors and refuses all else. This module imports torch.
"""

from __future__ import annotations

import pickle
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from wolofsearch.encoder.checkpoint.configuration import read_object
from wolofsearch.encoder.checkpoint.layout import INDEX, PICKLE, WHOLE
from wolofsearch.errors import WolofSearchError

Tensors = dict[str, Tensor]


def read_tensors(folder: Path) -> tuple[Tensors, Path]:
    """Return a folder's tensors by name, on the processor, and the file that names them.

    Raises:
        WolofSearchError: ``encoder.missing_file``, ``encoder.broken_checkpoint``, ``encoder.unsafe_weights``,
            ``encoder.missing_tensor`` or ``encoder.extra_tensor`` (shards that are not what their index says).
    """
    if (folder / WHOLE).exists():
        return _safe(folder / WHOLE), folder / WHOLE
    if (folder / INDEX).exists():
        return _sharded(folder / INDEX), folder / INDEX
    if (folder / PICKLE).exists():
        return _pickled(folder / PICKLE), folder / PICKLE
    raise WolofSearchError("encoder.missing_file", path=folder / WHOLE)


def _safe(file: Path) -> Tensors:
    if not file.is_file():
        raise WolofSearchError("encoder.missing_file", path=file)
    try:
        found: Tensors = load_file(file)
    except (SafetensorError, OSError, ValueError) as error:
        raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=error) from error
    return found


def _sharded(index: Path) -> Tensors:
    places = read_object(index).get("weight_map")
    if not isinstance(places, dict):
        raise WolofSearchError("encoder.broken_checkpoint", path=index, detail="weight_map")
    found: Tensors = {}
    for shard in sorted(set(map(str, places.values()))):
        if Path(shard).name != shard:  # an index leads to its neighbours and nowhere else
            raise WolofSearchError("encoder.broken_checkpoint", path=index, detail=shard)
        for name, tensor in _safe(index.parent / shard).items():
            if places.get(name) != shard:
                raise WolofSearchError("encoder.extra_tensor", path=index.parent / shard, name=name)
            found[name] = tensor
    for name in sorted(set(places) - set(found)):
        raise WolofSearchError("encoder.missing_tensor", path=index.parent / str(places[name]), name=name)
    return found


def _pickled(file: Path) -> Tensors:
    try:
        found = torch.load(file, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise WolofSearchError("encoder.unsafe_weights", path=file) from error
    except Exception as error:  # a pickle machine that is fed rubbish may stumble over anything
        raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=error) from error
    if not isinstance(found, dict) or not all(isinstance(value, Tensor) for value in found.values()):
        raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=type(found).__name__)
    for name, tensor in found.items():
        # A pickle may name tensors without numbers, or with those alone that are not 0.
        if tensor.is_meta or tensor.layout is not torch.strided or tensor.is_quantized:
            form = "meta" if tensor.is_meta else tensor.layout
            raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=f"{name} ({form}, {tensor.dtype})")
    return {str(name): tensor for name, tensor in found.items()}


def fill(wanted: Tensors, found: Tensors, file: Path) -> None:
    """Copy ``found`` into ``wanted``, the parameters and buffers of a model by their names in the checkpoint.

    Args:
        wanted: tensors to be written over, of any float type.
        found: as :func:`read_tensors` gives them; converted to the types of ``wanted``.
        file: told in errors.

    Raises:
        WolofSearchError: ``encoder.missing_tensor``, ``encoder.extra_tensor``, ``encoder.misshapen_tensor`` or
            ``encoder.not_finite`` (not numbers, or too large for the type).
    """
    for name in sorted(wanted.keys() - found.keys()):
        raise WolofSearchError("encoder.missing_tensor", path=file, name=name)
    for name in sorted(found.keys() - wanted.keys()):
        raise WolofSearchError("encoder.extra_tensor", path=file, name=name)
    with torch.no_grad():
        for name, place in wanted.items():
            tensor = found[name]
            if tensor.shape != place.shape or tensor.is_floating_point() != place.is_floating_point():
                raise WolofSearchError(
                    "encoder.misshapen_tensor", path=file, name=name, found=_form(tensor), expected=_form(place)
                )
            place.copy_(tensor)
            if not place.isfinite().all():
                raise WolofSearchError("encoder.not_finite", path=file, name=name)


def _form(tensor: Tensor) -> str:
    kind = "" if tensor.is_floating_point() else f" {str(tensor.dtype).removeprefix('torch.')}"
    return (" × ".join(map(str, tensor.shape)) or "1") + kind
