"""The one door to a model: by its id, its folder, the user's settings or, failing all, the bundled one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wolofsearch import settings
from wolofsearch.encoder.bundle import find_model, installed_model
from wolofsearch.encoder.processor import require_processor

if TYPE_CHECKING:
    from wolofsearch.encoder.onnx_runtime import OnnxEncoder


def load_encoder(model: str | Path | None = None, dim: int | None = None, *, spare_cores: int = 0) -> OnnxEncoder:
    """Load a model for this computer; it takes a second or more, so never on the window's own thread.

    Args:
        model: id of an installed model, or a bundle's folder; None: the one in the settings, else the bundled one.
        dim: length of its vectors; None: the model's default.
        spare_cores: cores left to others, for work that nobody waits for.

    Raises:
        WolofSearchError: ``encoder.…``, naming the file and what to do.
    """
    require_processor()
    from wolofsearch.encoder.onnx_runtime import OnnxEncoder  # native code is loaded only when a model is wanted
    from wolofsearch.encoder.resources import Resources

    chosen = settings.load()
    folder = chosen_model(model)
    return OnnxEncoder(folder, dim, chosen.provider, Resources.of_this_computer(spare_cores=spare_cores))


def chosen_model(model: str | Path | None = None) -> Path:
    """Return the folder of a model by id or folder; None: the one in the settings, which name installed models alone.

    Raises:
        WolofSearchError: ``encoder.no_model`` or ``encoder.unknown_model``.
    """
    return find_model(model) if model is not None else installed_model(settings.load().model)
