"""What a download would bring, told before it begins: files, sizes, licence, place."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from wolofsearch import paths
from wolofsearch.encoder.disk_space import require_space
from wolofsearch.encoder.fetching.arrivals import all_arrived_bytes, forget_partial_files
from wolofsearch.encoder.fetching.exchange import Files, Listed, Request
from wolofsearch.encoder.fetching.process import answers
from wolofsearch.encoder.fetching.selection import needed, settings, with_plain_names
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event, outcome

PUBLISHED = "soynade-research/Oolel-Embed"
HUB = "https://huggingface.co"
ENDPOINT_VARIABLE = "HF_ENDPOINT"


@dataclass(frozen=True, slots=True)
class Plan(Event):
    """A download that has not begun. ``bytes_left``: what of ``bytes_total`` is not in ``folder`` yet."""

    name: ClassVar[str] = "plan"
    endpoint: str
    repository: str
    revision: str
    licence: str
    folder: Path
    files: Files
    bytes_total: int
    bytes_left: int


@dataclass(frozen=True, slots=True)
class Fetched(Event):
    """Every file of the plan is in ``folder``, as announced."""

    name: ClassVar[str] = "fetched"
    folder: Path
    bytes_total: int


def plan(repository: str = PUBLISHED, folder: Path | None = None) -> Plan:
    """Ask the hub what it would take to bring a checkpoint; besides the list of files, only their settings are read.

    Args:
        repository: ``owner/name`` on the hub that ``HF_ENDPOINT`` names, by default that of Hugging Face.
        folder: where the checkpoint shall be; None: a place in the data folder.

    Raises:
        WolofSearchError: ``encoder.…``: no network, no such repository, none that holds the two parts of the model; or
            ``folder`` is a file.
    """
    if folder is not None and folder.exists() and not folder.is_dir():
        raise WolofSearchError("encoder.occupied", path=folder)
    endpoint = os.environ.get(ENDPOINT_VARIABLE, HUB).rstrip("/")
    listed = _listed(Request(endpoint, repository))
    offered = with_plain_names(listed.files)
    with tempfile.TemporaryDirectory() as read:
        told = Request(endpoint, repository, listed.revision, read, settings(offered))
        if told.files:
            outcome(answers(told))
            forget_partial_files(Path(read))
        files = needed(repository, offered, Path(read))
    target = folder or paths.home_dir() / "checkpoints" / repository.replace("/", "--")
    total = sum(file.size_bytes for file in files.values())
    left = total - all_arrived_bytes(target, files)
    return Plan(endpoint, repository, listed.revision, listed.licence, target, files, total, left)


def fetch(plan: Plan, *, pause_s: float = 1.0) -> Generator[Event, None, None]:
    """Download what is planned; yields what happens, last :class:`Fetched`.

    What arrived before a cut, or before the generator was closed, is kept and not downloaded again.

    Args:
        plan: as :func:`plan` gave it.
        pause_s: wait after a first try that brought nothing; doubled each time.

    Raises:
        WolofSearchError: ``encoder.…`` or ``general.…``. No file is in its place that is not as announced.
    """
    place = next(place for place in (plan.folder, *plan.folder.absolute().parents) if place.is_dir())
    require_space(place, plan.bytes_left, place)
    request = Request(plan.endpoint, plan.repository, plan.revision, str(plan.folder), plan.files, pause_s)
    with closing(answers(request)) as happening:
        yield from happening
    forget_partial_files(plan.folder)
    yield Fetched(plan.folder, plan.bytes_total)


def model_id(repository: str) -> str:
    """Return the id that a model built of a repository gets: the repository's name as far as an id may hold it."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", repository.rpartition("/")[2]).strip("._-")[:64] or "model"


def _listed(request: Request) -> Listed:
    with closing(answers(request)) as happening:
        for event in happening:
            if isinstance(event, Listed):
                return event
    raise WolofSearchError("encoder.fetching_died", repository=request.repository)
