"""Models of the user's own: put in place only when whole and able to answer, taken away again on request.

A model is finished in a folder beside its place and takes it by being renamed, so that at every moment either the old
or the new one is there.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from wolofsearch import paths, settings
from wolofsearch.encoder.bundle import (
    CARD,
    MANIFEST,
    Manifest,
    ModelInfo,
    installed_models,
    model_info,
    read_manifest,
    require_intact,
)
from wolofsearch.encoder.disk_space import require_space
from wolofsearch.encoder.interruption import Interruption, interruptible
from wolofsearch.encoder.package import Package, copy, opened
from wolofsearch.encoder.self_test import require_self_test
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event, Throttle, beside, outcome
from wolofsearch.packages.one_writer import one_writer
from wolofsearch.packages.reading import is_package
from wolofsearch.packages.reading import opened as packed
from wolofsearch.packages.receiving import receive

LARGEST_TEXT_BYTES = 1 << 20
"""Manifests and cards are a few kilobytes."""
_INCOMING = ".incoming"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True, slots=True)
class ModelCopied(Event):
    """So much of a model is in its place; once all of it is, its files are checked and it is tried."""

    name: ClassVar[str] = "model_copied"
    bytes_done: int
    bytes_total: int


def install_model(source: Path) -> ModelInfo:
    """Install the model in ``source``; :func:`installation` without the events."""
    return outcome(installation(source))


def installation(source: Path) -> Generator[ModelCopied, None, ModelInfo]:
    """Install the model in ``source``: a package, a folder, a zip or a tar. A model with the same id is replaced.

    It takes as long as copying and loading the model: seconds for a small one, a minute for the reference.

    Yields:
        How far it is. Closing the generator leaves everything as it was; what is copied of a package is kept for the
        next time.

    Raises:
        WolofSearchError: ``encoder.…``, ``packages.…`` or ``general.…``; what was installed before is untouched then.
    """
    home = paths.installed_models_dir()
    home.mkdir(parents=True, exist_ok=True)
    # Two of one id would pull it from under each other.
    with one_writer(home), tempfile.TemporaryDirectory(dir=home, prefix=".install-") as folder:
        if is_package(source):
            new = yield from _received(source, home)
            with _told_of(source, new):
                manifest = _acceptable(source, new)
        else:
            new = Path(folder) / "new"
            new.mkdir()
            with opened(source) as package, _told_of(source, new):
                manifest = yield from _unpacked(source, package, new)
        with _told_of(source, new):
            yield from _tried(new, manifest)
        target = home / manifest.id
        old = Path(folder) / "old"
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    with suppress(OSError):  # empty now, unless another model came in part
        (home / _INCOMING).rmdir()
    return model_info(target)


def use_model(model: str) -> ModelInfo:
    """Make an installed or bundled model the one in use, and return it.

    Raises:
        WolofSearchError: ``encoder.unknown_model`` or ``encoder.broken_manifest``.
    """
    found = _by_id(model)
    settings.save(replace(settings.load(), model=found.id))
    return found


def remove_model(model: str) -> None:
    """Delete an installed model; if it was in use, the bundled one is from now on.

    Raises:
        WolofSearchError: ``encoder.unknown_model``, or ``encoder.bundled_model`` for one that came with the program.
    """
    found = _by_id(model)
    if found.folder.parent != paths.installed_models_dir():
        raise WolofSearchError("encoder.bundled_model", model=model)
    current = settings.load()
    if current.model == found.id:
        settings.save(replace(current, model=None))
    with tempfile.TemporaryDirectory(dir=found.folder.parent, prefix=".remove-") as folder:
        # First out of sight at once, then deleted file by file.
        found.folder.rename(Path(folder) / "old")


@contextmanager
def _told_of(source: Path, new: Path) -> Iterator[None]:
    """Name what the person gave in errors, instead of the copy in ``new``, which is about to go."""
    try:
        yield
    except WolofSearchError as error:
        facts = {name: _renamed(fact, source, new) for name, fact in error.facts.items()}
        if facts == error.facts:
            raise
        raise WolofSearchError(error.message_id, **facts) from error


def _renamed(fact: object, source: Path, new: Path) -> object:
    if isinstance(fact, Path):
        return source / fact.relative_to(new) if fact.is_relative_to(new) else fact
    if isinstance(fact, str | Exception):
        return str(fact).replace(str(new), str(source))
    return fact


def _by_id(model: str) -> ModelInfo:
    for info in installed_models():
        if info.id == model:
            return info
    raise WolofSearchError("encoder.unknown_model", model=model)


def _unpacked(source: Path, package: Package, new: Path) -> Generator[ModelCopied, None, Manifest]:
    """Copy the manifest, the card and the files that the manifest names into ``new``, and return the manifest."""
    for name in (MANIFEST, CARD):
        if name in package:
            if package[name].size_bytes > LARGEST_TEXT_BYTES:
                raise WolofSearchError("encoder.package_too_large", path=source)
            for _ in copy(package[name], new / name):
                pass
    manifest = _acceptable(source, new)
    names = sorted({entry["name"] for entry in manifest.files.values()} - {MANIFEST, CARD})
    for name in names:
        if name not in package:
            raise WolofSearchError("encoder.missing_file", path=source / name)
    needed = sum(package[name].size_bytes for name in names)
    require_space(new, needed, new.parent.parent)
    throttle, done = Throttle(), 0
    for name in names:
        for size_bytes in copy(package[name], new / name):
            done += size_bytes
            if throttle.ready():
                yield ModelCopied(done, needed)
    yield ModelCopied(needed, needed)
    return manifest


def _acceptable(source: Path, new: Path) -> Manifest:
    """Return the manifest of the model in ``new`` if it may be installed by its id."""
    manifest = read_manifest(new)
    if not _ID.fullmatch(manifest.id):
        raise WolofSearchError("encoder.broken_manifest", path=source, detail="id")
    _require_own(manifest.id)
    return manifest


def _require_own(model: str) -> None:
    if any(info.id == model and info.folder.parent == paths.BUNDLED_MODELS_DIR for info in installed_models()):
        raise WolofSearchError("encoder.bundled_model", model=model)


def _received(source: Path, home: Path) -> Generator[ModelCopied, None, Path]:
    """Copy the model of a package to a folder of its own, where a cut copy is found again, and return it."""
    with packed(source, "model") as package:
        name = package.manifest.name
        _require_own(name)
        # One folder deeper than models lie: it is none yet.
        new = home / _INCOMING / name
        for event in receive(package, new, home / name):
            yield ModelCopied(event.done, event.total)
        try:
            wanted = {MANIFEST, CARD, *(entry["name"] for entry in read_manifest(new).files.values())}
        except WolofSearchError as error:
            shutil.rmtree(new, ignore_errors=True)
            raise WolofSearchError("packages.unsafe", path=source, detail=MANIFEST) from error
        for file in package.manifest.files:
            if file.name not in wanted or (file.name in {MANIFEST, CARD} and file.size_bytes > LARGEST_TEXT_BYTES):
                shutil.rmtree(new, ignore_errors=True)
                raise WolofSearchError("packages.unsafe", path=source, detail=file.name)
    return new


def _tried(folder: Path, manifest: Manifest) -> Generator[ModelCopied, None, None]:
    """Refuse a model that is not whole or does not answer; beside this thread, which may have better to do."""
    interruption = Interruption()

    def tried() -> None:
        require_intact(folder, manifest)
        with interruptible(interruption):
            require_self_test(folder)

    size_bytes = sum(file.stat().st_size for file in folder.iterdir())
    with closing(beside(tried, interruption.ask)) as waiting:
        for _ in waiting:
            yield ModelCopied(size_bytes, size_bytes)
