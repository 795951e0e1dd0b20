"""What the operators of our graphs compute, in torch: ONNX's definitions of opset 23, as far as our graphs use them.

Each takes the tensors that stand before it in the graph, None for one that is left out, and the attributes of its node
by their names. An attribute with another value than ours, and an operator that is not here, is refused before anything
is computed wrongly. This module imports torch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

import torch
from torch import Tensor
from torch.nn import functional

Operator = Callable[..., Tensor | tuple[Tensor, ...]]
TYPES = {1: torch.float32, 6: torch.int32, 7: torch.int64, 9: torch.bool, 10: torch.float16, 11: torch.float64}
"""By ONNX's numbers."""


def _numbers(tensor: Tensor | None) -> list[int]:
    return [] if tensor is None else tensor.flatten().tolist()


def _shape(x: Tensor, start: int = 0, end: int | None = None) -> Tensor:
    return torch.tensor(x.shape[start:end], dtype=torch.int64)


def _reshape(x: Tensor, shape: Tensor, allowzero: int = 0) -> Tensor:
    wanted = _numbers(shape)
    if not allowzero:
        wanted = [size or x.shape[place] for place, size in enumerate(wanted)]
    return x.reshape(wanted)


def _expand(x: Tensor, shape: Tensor) -> Tensor:
    return x.expand(torch.broadcast_shapes(x.shape, _numbers(shape)))  # type: ignore[no-untyped-call]


def _squeeze(x: Tensor, axes: Tensor | None = None) -> Tensor:
    return x.squeeze() if axes is None else x.squeeze(_numbers(axes))


def _unsqueeze(x: Tensor, axes: Tensor) -> Tensor:
    rank = x.dim() + axes.numel()
    for axis in sorted(axis % rank for axis in _numbers(axes)):
        x = x.unsqueeze(axis)
    return x


def _slice(x: Tensor, starts: Tensor, ends: Tensor, axes: Tensor, steps: Tensor | None = None) -> Tensor:
    strides = _numbers(steps) or [1] * starts.numel()
    for start, end, axis, step in zip(*map(_numbers, (starts, ends, axes)), strides, strict=True):
        index = [slice(None)] * x.dim()
        index[axis] = slice(start, end, step)
        x = x[tuple(index)]
    return x


def _gather(x: Tensor, places: Tensor, axis: int = 0) -> Tensor:
    rows = x.index_select(axis, torch.where(places < 0, places + x.shape[axis], places).flatten())
    return rows.reshape(x.shape[:axis] + places.shape + x.shape[axis:][1:])


def _gather_nd(x: Tensor, places: Tensor, batch_dims: int = 0) -> Tensor:
    _only(batch_dims=(batch_dims, 0))
    return x[tuple(places.unbind(-1))]


def _pad(x: Tensor, pads: Tensor, value: Tensor | None = None, mode: bytes = b"constant") -> Tensor:
    _only(mode=(mode, b"constant"))
    counts = _numbers(pads)
    pairs = list(zip(counts[: x.dim()], counts[x.dim() :], strict=True))
    filler = 0.0 if value is None else value.item()
    return functional.pad(x, [count for pair in reversed(pairs) for count in pair], value=filler)


def _divide(x: Tensor, y: Tensor) -> Tensor:
    return x / y if x.is_floating_point() else torch.div(x, y, rounding_mode="trunc")


def _modulo(x: Tensor, y: Tensor, fmod: int = 0) -> Tensor:
    _only(fmod=(fmod, 0))
    return x.remainder(y)


def _cast(x: Tensor, to: int, **_: int) -> Tensor:
    """Its attribute ``saturate`` speaks of numbers of 8 bits alone, which :data:`TYPES` does not have."""
    return x.to(TYPES[to])


def _clip(x: Tensor, least: Tensor | None = None, most: Tensor | None = None) -> Tensor:
    return x.clamp(least, most)


def _sums(x: Tensor, axis: Tensor, exclusive: int = 0, reverse: int = 0) -> Tensor:
    _only(exclusive=(exclusive, 0), reverse=(reverse, 0))
    return x.cumsum(int(axis))


def _range(start: Tensor, limit: Tensor, delta: Tensor) -> Tensor:
    return torch.arange(start.item(), limit.item(), delta.item(), dtype=start.dtype)


def _reducing(compute: Callable[..., Tensor]) -> Operator:
    def reduced(x: Tensor, axes: Tensor | None = None, keepdims: int = 1, noop_with_empty_axes: int = 0) -> Tensor:
        _only(noop_with_empty_axes=(noop_with_empty_axes, 0))
        return compute(x, dim=_numbers(axes) or list(range(x.dim())), keepdim=bool(keepdims))

    return reduced


def _layer_norm(x: Tensor, scale: Tensor, offset: Tensor, axis: int = -1, epsilon: float = 1e-5, **_: int) -> Tensor:
    return functional.layer_norm(x, x.shape[axis:], scale, offset, epsilon)


def _rms_norm(x: Tensor, scale: Tensor, axis: int = -1, epsilon: float = 1e-5, **_: int) -> Tensor:
    return functional.rms_norm(x, x.shape[axis:], scale, epsilon)


def _rotary(x: Tensor, cos: Tensor, sin: Tensor, interleaved: int = 0, **_: int) -> Tensor:
    """Turn each head, (batch, heads, tokens, width), by angles (batch, tokens, width / 2)."""
    _only(interleaved=(interleaved, 0))
    first, second = x.chunk(2, dim=-1)
    cos, sin = cos.unsqueeze(1), sin.unsqueeze(1)
    return torch.cat([cos * first - sin * second, sin * first + cos * second], dim=-1)


def _attention(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    mask: Tensor | None = None,
    scale: float | None = None,
    is_causal: int = 0,
    softcap: float = 0.0,
    qk_matmul_output_mode: int = 0,
) -> Tensor:
    _only(softcap=(softcap, 0.0), qk_matmul_output_mode=(qk_matmul_output_mode, 0))
    if mask is not None:
        # A token of padding may see nothing. Of nothing a mean is no number, so it sees all, and nobody looks at it.
        mask = torch.where(mask, 0.0, torch.finfo(query.dtype).min / 2).to(query.dtype)
    return functional.scaled_dot_product_attention(
        query, key, value, mask, is_causal=bool(is_causal), scale=scale, enable_gqa=query.shape[1] != key.shape[1]
    )


def _convolution(
    x: Tensor,
    weight: Tensor,
    offset: Tensor | None = None,
    pads: Sequence[int] = (0, 0),
    strides: Sequence[int] = (1,),
    dilations: Sequence[int] = (1,),
    group: int = 1,
    auto_pad: bytes = b"NOTSET",
    **_: Sequence[int],
) -> Tensor:
    _only(auto_pad=(auto_pad, b"NOTSET"), dimensions=(x.dim(), 3))
    return functional.conv1d(functional.pad(x, list(pads)), weight, offset, strides, 0, dilations, group)


def _gemm(x: Tensor, weight: Tensor, offset: Tensor, **attributes: float) -> Tensor:
    _only(attributes=(attributes, {"alpha": 1.0, "beta": 1.0, "transA": 0, "transB": 1}))
    return functional.linear(x, weight, offset)


def _only(**found: tuple[object, object]) -> None:
    for name, (value, known) in found.items():
        if value != known:
            raise ValueError(f"{name} = {value!r}")


OPERATORS: dict[str, Operator] = {
    "Add": torch.add,
    "And": torch.logical_and,
    "Attention": _attention,
    "Cast": _cast,
    "Clip": _clip,
    "Concat": lambda *parts, axis: torch.cat(parts, dim=axis),
    "Conv": _convolution,
    "Cos": torch.cos,
    "CumSum": _sums,
    "Div": _divide,
    "Einsum": lambda *parts, equation: torch.einsum(equation.decode(), *parts),
    "Equal": torch.eq,
    "Expand": _expand,
    "Gather": _gather,
    "GatherND": _gather_nd,
    "Gelu": lambda x, approximate=b"none": functional.gelu(x, approximate=approximate.decode()),
    "Gemm": _gemm,
    "GreaterOrEqual": torch.ge,
    "LayerNormalization": _layer_norm,
    "Less": torch.lt,
    "LessOrEqual": torch.le,
    "Log": torch.log,
    "LogSoftmax": lambda x, axis=-1: x.log_softmax(axis),
    "MatMul": torch.matmul,
    "Max": lambda *parts: reduce(torch.maximum, parts),
    "Min": lambda *parts: reduce(torch.minimum, parts),
    "Mod": _modulo,
    "Mul": torch.mul,
    "Neg": torch.neg,
    "Or": torch.logical_or,
    "Pad": _pad,
    "RMSNormalization": _rms_norm,
    "Range": _range,
    "ReduceL2": _reducing(torch.linalg.vector_norm),
    "ReduceMean": _reducing(torch.mean),
    "ReduceSum": _reducing(torch.sum),
    "Reshape": _reshape,
    "RotaryEmbedding": _rotary,
    "Shape": _shape,
    "Sigmoid": torch.sigmoid,
    "Sin": torch.sin,
    "Slice": _slice,
    "Softmax": lambda x, axis=-1: x.softmax(axis),
    "Split": lambda x, num_outputs, axis=0: x.chunk(num_outputs, dim=axis),
    "Sqrt": torch.sqrt,
    "Squeeze": _squeeze,
    "Sub": torch.sub,
    "Transpose": lambda x, perm: x.permute(perm),
    "Unsqueeze": _unsqueeze,
    "Where": torch.where,
}
"""By their names in ONNX."""

READ_AS_NUMBERS = frozenset(
    {"CumSum", "Expand", "Pad", "Reshape", "Slice", "Squeeze", "Unsqueeze", "ReduceL2", "ReduceMean", "ReduceSum"}
)
"""Operators whose tensors after the first are shapes, axes or places: they may lie in another memory than the first."""
