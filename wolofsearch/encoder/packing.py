"""Makes a package of a model, to be carried to computers that have no network."""

from __future__ import annotations

from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

from wolofsearch import __version__
from wolofsearch.encoder.bundle import CARD, MANIFEST, find_model, read_manifest, require_intact
from wolofsearch.packages import head, writing
from wolofsearch.packages.progress import PackageProgress

SUFFIX = ".wolofmodel"


def export(
    model: str | Path | None, target: Path, *, seed: bytes | None = None
) -> Generator[PackageProgress, None, head.Manifest]:
    """Make the package ``target`` of a model, which must be whole, and return what it holds.

    Args:
        model: id or folder of a model; None: the bundled one.
        target: the file; one that is there is replaced once the new one is whole.
        seed: the publisher's private key; None: the package is not signed.

    Yields:
        How far it is. Closing the generator leaves everything as it was.

    Raises:
        WolofSearchError: ``encoder.…`` where there is no such model or it is damaged, ``packages.…``.
    """
    folder = find_model(model)
    manifest = read_manifest(folder)
    yield PackageProgress("checking", 0, 0)
    require_intact(folder, manifest)
    names = dict.fromkeys([MANIFEST, CARD, *sorted(entry["name"] for entry in manifest.files.values())])
    sources = {name: folder / name for name in names if name != CARD or (folder / CARD).is_file()}
    about = {"dims": manifest.dims, "licence": manifest.licence, "description": manifest.description}
    pipeline = {"model_id": manifest.id, "precision": manifest.precision, "dim": manifest.default_dim}
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    told = head.Manifest("model", manifest.id, __version__, made_at, pipeline, about, head.SMALLEST_CHUNK_BYTES)
    return (yield from writing.write(target, told, sources, seed))
