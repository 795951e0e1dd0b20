"""Runs a graph by torch, where a torch for GPUs is installed and ONNX Runtime's package for GPUs is not.

It walks through the graph as it lies in the bundle, so that one bundle serves both, and no second description of the
model can differ from it. Converters that others have written (onnx2torch, onnx2pytorch, onnx2fx) know no Attention,
RotaryEmbedding or RMSNormalization. This module imports torch and onnx.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from wolofsearch.encoder.torch_operators import OPERATORS, READ_AS_NUMBERS

if TYPE_CHECKING:
    from onnxruntime import RunOptions


@dataclass(frozen=True, slots=True)
class Output:
    """Name and shape of an output; lengths that differ from input to input have names."""

    name: str
    shape: list[int | str]


@dataclass(frozen=True, slots=True)
class _Step:
    """One operator; ``done`` names what no later step needs."""

    kind: str
    inputs: list[str]
    outputs: list[str]
    attributes: dict[str, Any]
    done: list[str]


class TorchSession:
    """A :class:`wolofsearch.encoder.graph_session.Session` on one device.

    Args:
        file: a graph without 8-bit operators.
        device: torch's name of the device. On ``"cpu"``, halves are computed in float32 and rounded after every
            operator: what a GPU does with them, its limits included.

    Raises:
        ValueError: the graph has operators that are not known here.
        Exception: what torch says of a device that is not there.
    """

    def __init__(self, file: Path, device: str) -> None:
        graph = onnx.load(file).graph
        unknown = {node.op_type for node in graph.node if node.domain or node.op_type not in OPERATORS}
        if unknown:
            raise ValueError(f"unknown operators: {', '.join(sorted(unknown))}")
        self._device = torch.device(device)
        # Left to itself a GPU rounds the floats of a convolution to three digits, and adds halves up as halves.
        torch.backends.cudnn.allow_tf32 = False
        torch.backends.cuda.matmul.allow_fp16_reduced_precision_reduction = False
        self._constants = {one.name: self._placed(numpy_helper.to_array(one).copy()) for one in graph.initializer}
        self._outputs = [Output(one.name, _dims(one)) for one in graph.output]
        self._steps = _steps(graph)

    def run(
        self, outputs: Sequence[str] | None, inputs: dict[str, npt.NDArray[Any]], options: RunOptions | None = None, /
    ) -> Sequence[npt.NDArray[Any]]:
        """Return the outputs, all or those that are named.

        Raises:
            InterruptedError: ``options`` say that nobody waits for the answer any more.
        """
        values: dict[str, Tensor | None] = {"": None, **self._constants}
        with torch.inference_mode():
            values |= {name: self._placed(np.ascontiguousarray(array)) for name, array in inputs.items()}
            for step in self._steps:
                if options is not None and options.terminate:
                    raise InterruptedError
                made = self._made(step, [values[name] for name in step.inputs])
                values.update(zip(step.outputs, made if isinstance(made, tuple) else (made,), strict=True))
                for name in step.done:
                    del values[name]
            wanted = outputs or [output.name for output in self._outputs]
            return [tensor.cpu().numpy() for name in wanted if (tensor := values[name]) is not None]

    def get_outputs(self) -> Sequence[Output]:
        """Return the outputs' names and shapes."""
        return self._outputs

    def get_providers(self) -> Sequence[str]:
        """Return torch's name for the kind of device."""
        return [self._device.type]

    def _placed(self, array: npt.NDArray[Any]) -> Tensor:
        """Return a tensor on the device; shapes and places, which the processor reads, stay where they are."""
        tensor = torch.from_numpy(array)
        return tensor if array.ndim < 2 and not tensor.is_floating_point() else tensor.to(self._device)

    def _made(self, step: _Step, given: list[Tensor | None]) -> Tensor | tuple[Tensor, ...]:
        # By their types: what lies on "cuda" says that it lies on "cuda:0", which is another name.
        there = any(one is not None and one.device.type == self._device.type for one in given)
        if step.kind not in READ_AS_NUMBERS and there:
            given = [None if one is None else one.to(self._device) for one in given]
        compute = OPERATORS[step.kind]
        halves = any(one is not None and one.dtype == torch.float16 for one in given)
        if not halves or self._device.type != "cpu" or step.kind == "Cast":
            return compute(*given, **step.attributes)
        made = compute(*(_widened(one) for one in given), **step.attributes)
        return tuple(map(_rounded, made)) if isinstance(made, tuple) else _rounded(made)


def _widened(tensor: Tensor | None) -> Tensor | None:
    return tensor.float() if tensor is not None and tensor.dtype == torch.float16 else tensor


def _rounded(tensor: Tensor) -> Tensor:
    return tensor.half() if tensor.dtype == torch.float32 else tensor


def _steps(graph: Any) -> list[_Step]:
    """Return the operators in the order of the graph, copied out of it so that its weights can be let go."""
    kept = {one.name for one in graph.output} | {one.name for one in graph.initializer}
    last = {name: number for number, node in enumerate(graph.node) for name in (*node.output, *node.input)}
    done: dict[int, list[str]] = {}
    for name, number in last.items():
        if name and name not in kept:
            done.setdefault(number, []).append(name)
    return [
        _Step(
            node.op_type,
            list(node.input),
            list(node.output),
            {one.name: onnx.helper.get_attribute_value(one) for one in node.attribute},
            done.get(number, []),
        )
        for number, node in enumerate(graph.node)
    ]


def _dims(output: Any) -> list[int | str]:
    return [one.dim_param or one.dim_value for one in output.type.tensor_type.shape.dim]
