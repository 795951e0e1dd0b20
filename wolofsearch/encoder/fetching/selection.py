"""Which files of a repository are worth a download: the two parts' weights in one form, their settings, the licence.

Code, other forms of the same weights, states of a trainer and whatever else lies in a repository stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from wolofsearch.encoder.checkpoint.configuration import LARGEST_BYTES, read_object
from wolofsearch.encoder.checkpoint.layout import CONFIG, DEPTH, INDEX, PICKLE, WHOLE, Layout, find_parts
from wolofsearch.encoder.fetching.exchange import Files
from wolofsearch.errors import WolofSearchError

CARD, LICENCE = "README.md", re.compile(r"LICEN[CS]E(\.md|\.txt)?")
_PLAIN = re.compile(r"\w[\w.-]*", re.ASCII)


def with_plain_names(files: Files) -> Files:
    """Return the files whose names lead to no other place than below their folder, on every system."""
    return {name: file for name, file in files.items() if all(map(_PLAIN.fullmatch, name.split("/")))}


def settings(files: Files) -> Files:
    """Return the small files that tell which folders hold what."""
    return {
        name: file
        for name, file in files.items()
        if PurePosixPath(name).name in {CONFIG, INDEX} and name.count("/") <= DEPTH and file.size_bytes <= LARGEST_BYTES
    }


def needed(repository: str, files: Files, read: Path) -> Files:
    """Return the files that a build of the model needs.

    Args:
        repository: its name, told in errors.
        files: what it holds, with plain names.
        read: folder with its :func:`settings`; the other names at the top of the repository are added, empty.

    Raises:
        WolofSearchError: as :func:`wolofsearch.encoder.checkpoint.layout.find_parts`, or ``encoder.missing_file``, with
            places in the repository.
    """
    for name in files:
        top, *below = name.split("/")
        if below:
            (read / top).mkdir(exist_ok=True)
        else:
            (read / top).touch()
    try:
        chosen = set(_names(files, read, find_parts(read)))
    except WolofSearchError as error:
        facts = {key: str(fact).replace(str(read), repository) for key, fact in error.facts.items()}
        raise WolofSearchError(error.message_id, **facts) from error
    return {name: file for name, file in files.items() if name in chosen}


def _names(files: Files, read: Path, layout: Layout) -> Iterator[str]:
    yield from (name for name in files if name == CARD or LICENCE.fullmatch(name))
    for folder in filter(None, (layout.text, layout.speech)):
        at = PurePosixPath(folder.relative_to(read).as_posix())
        yield from _weights(files, folder, at)
        yield from (name for name in files if _is_setting(PurePosixPath(name), at, pooling=folder == layout.text))


def _is_setting(path: PurePosixPath, at: PurePosixPath, *, pooling: bool) -> bool:
    """Return whether a file belongs to the part in the folder ``at``; ``pooling`` is told in a folder of its own."""
    if path.parent == at:
        return path.suffix == ".json" or path.name == CARD
    return pooling and path.parent.parent == at and path.name == CONFIG


def _weights(files: Files, folder: Path, at: PurePosixPath) -> Iterator[str]:
    """Yield the files of one form of the weights, in the order in which a build looks for them."""
    if str(at / WHOLE) in files:
        yield str(at / WHOLE)
    elif str(at / INDEX) in files:
        places = read_object(folder / INDEX).get("weight_map")
        if not isinstance(places, dict):
            raise WolofSearchError("encoder.broken_checkpoint", path=folder / INDEX, detail="weight_map")
        for shard in sorted(set(map(str, places.values()))):
            if str(at / shard) not in files:
                raise WolofSearchError("encoder.missing_file", path=folder / shard)
            yield str(at / shard)
    elif str(at / PICKLE) in files:
        yield str(at / PICKLE)
    else:
        raise WolofSearchError("encoder.missing_file", path=folder / WHOLE)
