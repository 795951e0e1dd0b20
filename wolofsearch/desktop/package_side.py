"""Packages, as the lanes handle them: looked at, taken in, made. Knows no widget."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wolofsearch.desktop.library_side import LibrarySide
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.events import Event
    from wolofsearch.library.receiving import Received
    from wolofsearch.packages.head import Manifest
    from wolofsearch.packages.reading import Signer

LIBRARY, MODEL = "library", "model"
SUFFIXES = {LIBRARY: ".woloflib", MODEL: ".wolofmodel"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that could be taken in."""

    path: Path
    manifest: Manifest
    signer: Signer


def looks_like_package(path: Path) -> bool:
    """Return whether a file is called like a package."""
    return path.suffix.lower() in SUFFIXES.values()


def look(path: Path) -> Offer:
    """Look into a package, without taking anything from it."""
    from wolofsearch.packages.reading import opened

    with opened(path) as package:
        return Offer(path, package.manifest, package.signer)


def bring_library(path: Path, library: LibrarySide, into: Path | None) -> Generator[Event | None, None, Received]:
    """Take in a library; the one in use is closed first where it is an older copy of the same.

    ``into``: the folder that it shall have; None: one in the data folder.
    """
    from wolofsearch.library.receiving import import_package, place_of

    if library.folder == (into or place_of(look(path).manifest)):
        library.close()
    return (yield from import_package(path, into))


def take_library(
    target: Path, library: LibrarySide, *, originals: bool, sign: bool, passphrase: str
) -> Generator[Event, None, Manifest]:
    """Make a package of the library in use."""
    from wolofsearch.library.packing import export
    from wolofsearch.packages.keys import own_seed

    assert library.folder is not None
    seed = own_seed(sign=sign, passphrase=passphrase)
    return (yield from export(library.folder, target, originals=originals, seed=seed))


def take_model(target: Path, model: str, *, sign: bool, passphrase: str) -> Generator[Event, None, Manifest]:
    """Make a package of a model."""
    from wolofsearch.encoder.packing import export
    from wolofsearch.packages.keys import own_seed

    return (yield from export(model, target, seed=own_seed(sign=sign, passphrase=passphrase)))


def can_sign() -> bool:
    """Return whether this computer has a publisher's key."""
    from wolofsearch.packages.keys import own_key_file

    return own_key_file().exists()


def is_locked() -> bool:
    """Return whether signing needs a passphrase."""
    from wolofsearch.packages import keys

    try:
        return keys.is_locked()
    except WolofSearchError:  # told where it is used
        return False


def make_key(publisher: str, passphrase: str) -> str:
    """Make the key of this computer's publisher and return its id; an empty passphrase leaves it open."""
    from wolofsearch.packages.keys import make_own_key

    return make_own_key(publisher, passphrase).key_id
