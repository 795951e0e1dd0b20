"""Opens what a command works with: a model, and the library that is meant."""

from __future__ import annotations

from pathlib import Path

from wolofsearch import paths, settings
from wolofsearch.cli.output import tell_id
from wolofsearch.encoder.bundle import SPEECH, is_installed, read_manifest
from wolofsearch.encoder.loading import chosen_model, load_encoder
from wolofsearch.encoder.protocol import Encoder, TextEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import FileDone
from wolofsearch.library.library import Library
from wolofsearch.library.sample import build_sample_library
from wolofsearch.library.store import is_lost


def own_library_dir(folder: Path | None) -> Path:
    """Return the folder of the library a command changes or describes: named, chosen in the settings, or the first."""
    if folder is not None:
        return folder
    chosen = settings.load().library
    return Path(chosen) if chosen else paths.default_library_dir()


def require_hearing(model: str | None) -> None:
    """Raise ``encoder.no_speech`` for a model that only reads, before anybody speaks in vain.

    Args:
        model: id or folder of a model; None: the one in the settings.
    """
    manifest = read_manifest(chosen_model(model))
    if SPEECH not in manifest.files:
        raise WolofSearchError("encoder.no_speech", model=manifest.id)


def bound_model(library: Library) -> str | None:
    """Return the model that a library was made with, if it is installed; None: the one in use.

    A library goes on answering by its own model until it is re-indexed, whichever was chosen since.
    """
    bound = library.pipeline
    return bound.model_id if bound is not None and is_installed(bound.model_id, bound.precision) else None


def open_for_search(folder: Path | None, model: str | None, dim: int | None) -> tuple[Library, Encoder]:
    """Return the library to search, open, and the encoder to ask it with.

    The library is the one named, the one in the settings, or the sample library, which is built on first use; but the
    sample never answers in the place of a person's own library that is lost.

    Args:
        folder: the named library.
        model: id or folder of a model; None: see :func:`bound_model`.
        dim: length of the query's vector; the library may hold longer ones.

    Raises:
        WolofSearchError: ``library.…``, ``encoder.…``.
    """
    chosen = folder or settings.load().library
    if chosen is not None:
        library = Library.open(Path(chosen))
        try:
            return library, load_encoder(model or bound_model(library), dim)
        except BaseException:
            library.close()
            raise
    if is_lost(own := paths.default_library_dir()):
        raise WolofSearchError("library.lost", path=str(own))
    # The sample library is always made at the model's full length: a shorter query finds its way in it all the same.
    encoder: Encoder = load_encoder(model)
    library = _sample_library(encoder)
    if dim is None or dim == encoder.dim:
        return library, encoder
    try:
        return library, load_encoder(model, dim)
    except BaseException:
        library.close()
        raise


def _sample_library(encoder: TextEncoder) -> Library:
    building = build_sample_library(encoder)
    told = False
    while True:
        try:
            event = next(building)
        except StopIteration as built:
            library: Library = built.value
            return library
        if isinstance(event, FileDone) and not told:
            tell_id("cli.preparing_sample")
            told = True
