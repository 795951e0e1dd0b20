"""What may compute a model's graphs, best first: ONNX Runtime's execution providers that this program knows, and torch.

Which of them there are depends on the ONNX Runtime package installed: the plain one has the CPU only, and
``onnxruntime-gpu``, ``-directml``, ``-openvino`` … one more each. Only the names are looked at here: that a provider is
in the package does not mean that its driver or its device is there (see :mod:`wolofsearch.encoder.graph_session`).

torch stands in where it was installed for GPUs and ONNX Runtime was not. Finding out must not cost every start of the
program the seconds that importing torch takes.
"""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Provider:
    """One way to compute.

    ``name`` is its word in the settings, ``title`` what a person reads, ``execution`` ONNX Runtime's own name (torch's
    of the device), and ``options`` what it is given besides. ``memory_pattern`` is off where a provider cannot plan its
    memory ahead, and ``one_at_a_time`` on where two threads may not run one session together.
    """

    name: str
    title: str
    execution: str
    options: dict[str, str] = field(default_factory=dict, compare=False)
    memory_pattern: bool = True
    one_at_a_time: bool = False


CPU = Provider("cpu", "CPU", "CPUExecutionProvider")
TORCH = Provider("torch", "torch (GPU)", "cuda")
"""torch calls AMD's GPUs ``cuda`` too."""
PROVIDERS = (
    Provider(
        "cuda",
        "CUDA",
        "CUDAExecutionProvider",
        # Every clip has another length: searching the fastest convolution anew for each would cost more than it saves,
        # and the default doubles its memory whenever a longer one comes.
        {"cudnn_conv_algo_search": "HEURISTIC", "arena_extend_strategy": "kSameAsRequested"},
    ),
    Provider("rocm", "ROCm", "MIGraphXExecutionProvider"),
    TORCH,
    Provider("directml", "DirectML", "DmlExecutionProvider", memory_pattern=False, one_at_a_time=True),
    Provider("coreml", "Core ML", "CoreMLExecutionProvider", {"ModelFormat": "MLProgram"}),
    Provider("openvino", "OpenVINO", "OpenVINOExecutionProvider", {"device_type": "GPU"}),
    CPU,
)
"""In order of preference. ROCm is reached through MIGraphX, which took the place of ONNX Runtime's ROCm provider;
OpenVINO stands for Intel's integrated GPUs: on the processor itself ONNX Runtime's own kernels are used. Its release
1.24.1 runs the graph of speech; that of text has the operator ``Attention``, which it does not know, and goes to the
CPU as a whole."""


def title(name: str) -> str:
    """Return what a person reads of the provider with this name."""
    return next(provider.title for provider in PROVIDERS if provider.name == name)


def installed() -> list[Provider]:
    """Return the providers of the installed ONNX Runtime and torch, best first; the CPU is always among them."""
    from wolofsearch.encoder.addon.choosing import runtime

    names = set(runtime().get_available_providers())
    if _torch_computes_on_gpu():
        names.add(TORCH.execution)
    return [provider for provider in PROVIDERS if provider.execution in names or provider is CPU]


def preferred(precision: str, wanted: str | None, available: Sequence[Provider]) -> list[Provider]:
    """Return the providers to try, one after another; the CPU is the last.

    Left to itself, an int8 model runs on the CPU: its products of integers are made for that, and a GPU provider that
    lacks one of its operators (CUDA has no ``DynamicQuantizeLinear``) leaves that operator to the CPU and copies
    to and fro for every layer. Whoever names a GPU for such a model gets just that: the same vectors, seldom sooner.
    A float16 or float32 model takes the best provider there is.

    Args:
        precision: as in the model's manifest.
        wanted: name of a provider, None: the program chooses. One that is not installed here is passed over, since
            settings travel from computer to computer.
        available: what :func:`installed` returned.
    """
    chosen = [provider for provider in available if provider.name == wanted]
    if not chosen and precision != "int8":
        chosen = list(available)
    return [*(provider for provider in chosen if provider is not CPU), CPU]


def _torch_computes_on_gpu() -> bool:
    """Return whether torch and what it takes to read a graph are here, torch was built for GPUs, and one has a driver.

    Most computers with torch have no GPU for it: without a driver it would be imported and fail at every start.
    """
    torch = find_spec("torch")
    if torch is None or torch.origin is None or find_spec("onnx") is None:
        return False
    version = Path(torch.origin).with_name("version.py")
    told = version.read_text(encoding="utf-8") if version.is_file() else ""
    kinds = set(re.findall(r"""^(cuda|hip)\b[^=]*= *['"]""", told, re.MULTILINE))
    return ("cuda" in kinds and _nvidia_driver()) or ("hip" in kinds and Path("/dev/kfd").exists())


def _nvidia_driver() -> bool:
    try:
        ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return False
    return True
