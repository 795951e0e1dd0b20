"""The JSON files of a checkpoint, read as what they are: data that may be missing, damaged or hostile.

Only values are taken from them. Names of classes and of code files (``auto_map``, a module's ``type``) never lead to
an import.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wolofsearch.errors import WolofSearchError

LARGEST_BYTES = 1_000_000
"""Configurations are a few kilobytes; what is larger is none."""


def read_json(file: Path) -> Any:
    """Return what a JSON file holds.

    Raises:
        WolofSearchError: ``encoder.missing_file`` or ``encoder.broken_checkpoint``.
    """
    try:
        if file.stat().st_size > LARGEST_BYTES:
            raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=f"> {LARGEST_BYTES} B")
        return json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise WolofSearchError("encoder.missing_file", path=file) from error
    except (OSError, ValueError, RecursionError) as error:
        raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=error) from error


def read_object(file: Path) -> dict[str, Any]:
    """Return the JSON object of a file; anything else that JSON knows is refused.

    Raises:
        WolofSearchError: as :func:`read_json`.
    """
    found = read_json(file)
    if not isinstance(found, dict):
        raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=type(found).__name__)
    return found


def optional_object(file: Path) -> dict[str, Any]:
    """Return the JSON object of a file, empty where there is no such file.

    Raises:
        WolofSearchError: ``encoder.broken_checkpoint``.
    """
    return read_object(file) if file.exists() else {}


def sizes_for(kind: type, raw: dict[str, Any], file: Path) -> dict[str, Any]:
    """Return those values of a ``config.json`` that shape a model: the arguments that its configuration class has.

    Args:
        kind: the configuration class.
        raw: the whole configuration.
        file: told in errors.

    Raises:
        WolofSearchError: ``encoder.unsupported_setting`` for weights that are kept in a reduced form.
    """
    if raw.get("quantization_config"):
        raise unsupported(file, "quantization_config", "–")
    known = set(inspect.signature(kind.__init__).parameters) - {"self", "kwargs"}  # type: ignore[misc]
    return {name: value for name, value in raw.items() if name in known}


def require_counts(config: dict[str, Any], names: Iterable[str], file: Path) -> None:
    """Raise ``encoder.broken_checkpoint`` for the first of ``names`` that is no whole number from 1 on."""
    for name in names:
        if type(config.get(name)) is not int or config[name] < 1:
            detail = f"{name} = {json.dumps(config.get(name))}"
            raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=detail)


def unsupported(file: Path, setting: str, wanted: object) -> WolofSearchError:
    """Return the error that tells of a setting which a bundle cannot honour, and of the one that it can."""
    return WolofSearchError("encoder.unsupported_setting", path=file, setting=setting, wanted=wanted)
