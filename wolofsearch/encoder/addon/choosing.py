"""Which ONNX Runtime this process uses: the add-on's where there is one that proved itself, else the program's own.

Both cannot be in one process, so it is decided once, before the first is loaded. An add-on is tried in a process of
its own every time: a driver that was updated or a device that was unplugged since the last time must not break a start.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from typing import Any

from wolofsearch import paths
from wolofsearch.encoder.addon import folder, trial
from wolofsearch.encoder.addon.folder import Addon
from wolofsearch.errors import WolofSearchError
from wolofsearch.messages import message
from wolofsearch.program import TRY_ADDON, helper_command

_log = logging.getLogger(__name__)
TRIAL_S = 120.0
"""How long a trial may take: the libraries of CUDA are gigabytes, and a stick is slow."""
_RUNTIME = "onnxruntime"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the add-on.

    ``problem``: why it is not used. ``providers``: the program's names of the providers that it tried → what each
    complained of, or nothing.
    """

    addon: Addon | None = None
    problem: WolofSearchError | None = None
    providers: dict[str, str] = field(default_factory=dict)


_lock = threading.Lock()
_known: list[Verdict] = []


def runtime() -> Any:
    """Return the module of ONNX Runtime that this process uses; the first time it may take seconds."""
    with _lock:
        if _RUNTIME in sys.modules:
            return sys.modules[_RUNTIME]
        found = _verdict()
        if found.problem is not None:
            _log.warning("%s", message(found.problem.message_id, **found.problem.facts))
        if found.addon is None or found.problem is not None:
            return importlib.import_module(_RUNTIME)
        return trial.load(found.addon.folder)


def verdict() -> Verdict:
    """Return what became of the add-on in this process; it is tried if it was not yet."""
    with _lock:
        return _verdict()


def _verdict() -> Verdict:
    if not _known:
        _known.append(judged())
    return _known[0]


def judged() -> Verdict:
    """Look for an add-on and try it."""
    try:
        addon = folder.find()
    except WolofSearchError as error:
        return Verdict(problem=error)
    if addon is None:
        return Verdict()
    try:
        return Verdict(addon, providers=_tried(addon))
    except WolofSearchError as error:
        return Verdict(addon, error)


def _tried(addon: Addon) -> dict[str, str]:
    """Return the providers that the trial told.

    Raises:
        WolofSearchError: ``encoder.addon_unusable``.
    """
    search_path = os.pathsep.join(filter(None, [str(paths.PROJECT_DIR), os.environ.get("PYTHONPATH")]))
    try:
        done = subprocess.run(
            helper_command(TRY_ADDON, str(addon.folder)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": search_path},
            timeout=TRIAL_S,
            check=False,
            start_new_session=True,  # Ctrl-C is for the program
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if done.returncode != 0:
            raise ValueError(f"exit code {done.returncode}")
        told: Any = json.loads(done.stdout)
        if "error" in told:
            raise ValueError(str(told["error"]))
        return {str(name): str(complaint) for name, complaint in told["providers"].items()}
    except (OSError, subprocess.TimeoutExpired, ValueError, LookupError, TypeError, AttributeError) as error:
        raise WolofSearchError(
            "encoder.addon_unusable", addon=addon.title, path=addon.folder, detail=str(error)
        ) from error
