"""What making a model needs and a search does not: gigabytes that the program as people install it leaves out."""

from __future__ import annotations

from importlib.util import find_spec

from wolofsearch.errors import WolofSearchError

LIBRARIES = ("torch", "transformers", "onnx", "onnxscript")


def require_build_tools() -> None:
    """Say what is missing before hours or gigabytes are spent.

    Raises:
        WolofSearchError: ``encoder.build_tools_missing``.
    """
    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        raise WolofSearchError("encoder.build_tools_missing", libraries=", ".join(missing))
