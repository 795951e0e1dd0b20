"""The process that tries an add-on: if a driver brings it down, the program goes on without.

It loads the add-on's ONNX Runtime, computes one small product on each of its providers, and prints a line of JSON:
``providers``, the program's name of each with what it complained of, or nothing; or else ``error``.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np

from wolofsearch.encoder.providers import PROVIDERS, Provider

PRODUCT = (
    b'\x08\x08:@\n\x11\n\x01x\n\x01x\x12\x01y"\x06MatMul\x12\x01gZ\x13\n\x01x\x12\x0e\n\x0c\x08\x01\x12\x08\n\x02\x08'
    b"\x02\n\x02\x08\x02b\x13\n\x01y\x12\x0e\n\x0c\x08\x01\x12\x08\n\x02\x08\x02\n\x02\x08\x02B\x04\n\x00\x10\r"
)
"""A graph in ONNX (operators of version 13): y = x·x, for x of 2 by 2 float32."""
_LONGEST_COMPLAINT = 300


def main() -> None:
    """Try the add-on in the folder that is the last argument."""
    # Libraries print; what they print must not get between the answer.
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        runtime = load(Path(sys.argv[-1]))
        runtime.set_default_logger_severity(4)
        there = runtime.get_available_providers()
        told: dict[str, Any] = {
            "providers": {one.name: _complaint(runtime, one) for one in PROVIDERS if one.execution in there}
        }
    except Exception as error:  # noqa: BLE001 - native libraries raise what they like
        told = {"error": _words(error)}
    answer.write(json.dumps(told) + "\n")
    answer.close()


def load(folder: Path) -> Any:
    """Import ONNX Runtime from this folder and return it.

    Raises:
        ImportError: it is not there, or wants what this computer has not; libraries raise other errors, too.
    """
    sys.path.insert(0, str(folder))
    try:
        importlib.invalidate_caches()
        runtime: Any = importlib.import_module("onnxruntime")
    finally:
        # Nothing else may come from there.
        sys.path.remove(str(folder))
    if not Path(runtime.__file__).resolve().is_relative_to(folder.resolve()):
        raise ImportError(f"{runtime.__file__} was loaded, not that of {folder}")
    # CUDA's own libraries lie in the same folder, where the system's loader does not look. It tells what it lacks by
    # printing; a provider that then fails tells it better.
    with contextlib.redirect_stdout(io.StringIO()):
        runtime.preload_dlls(directory="")
    return runtime


def _complaint(runtime: Any, provider: Provider) -> str:
    """Return why a provider does not compute here, nothing where it does."""
    options = runtime.SessionOptions()
    options.log_severity_level = 4
    options.enable_mem_pattern = provider.memory_pattern
    chain = [(provider.execution, provider.options)]
    try:
        session = runtime.InferenceSession(PRODUCT, options, providers=chain, enable_fallback=0)
        if session.get_providers()[0] != provider.execution:
            return "no driver or no device"
        (product,) = session.run(None, {"x": np.full((2, 2), 2, np.float32)})
        return "" if (product == 8).all() else f"2·2 + 2·2 = {product[0, 0]}"
    except Exception as error:  # noqa: BLE001 - native libraries raise what they like
        return _words(error)


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:_LONGEST_COMPLAINT] or type(error).__name__


if __name__ == "__main__":
    main()
