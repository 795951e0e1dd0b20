"""Which folders of a checkpoint hold the text model and the speech encoder, however it came to this computer.

The authors save ``oolel_mrl/`` and ``hubert_mrl/``; their hub repository has the text model in ``text``; the hub's own
cache keeps a repository as ``models--owner--name/snapshots/<revision>``, whose files are links. So folders are told by
what their ``config.json`` says they are, and their names only decide between several of a kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wolofsearch.encoder.checkpoint.configuration import read_json
from wolofsearch.errors import WolofSearchError

CONFIG = "config.json"
WHOLE, INDEX, PICKLE = "model.safetensors", "model.safetensors.index.json", "pytorch_model.bin"
"""The forms of a part's weights, the better first."""
TEXT_TYPE, SPEECH_TYPE = "qwen3", "hubert"
NAMES = {TEXT_TYPE: ("oolel_mrl", "text"), SPEECH_TYPE: ("hubert_mrl", "speech")}
"""Folder names of each part, the likelier first."""
DEPTH = 3
"""Levels of folders that are looked at."""
MOST_TOLD = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of a checkpoint's parts; ``speech`` is None where the text model came alone."""

    text: Path
    speech: Path | None


def find_parts(place: Path) -> Layout:
    """Return the folders of the text model and of the speech encoder at or below ``place``.

    Raises:
        WolofSearchError: ``encoder.no_checkpoint`` (with what was seen), ``encoder.other_architecture``, or
            ``encoder.missing_file`` or ``encoder.broken_checkpoint`` for a ``config.json``.
    """
    start = _snapshot(place)
    types: dict[Path, str] = {}
    named_speech = []
    for folder in _folders(start, DEPTH):
        if folder.name in NAMES[SPEECH_TYPE]:
            named_speech.append(folder)
        if (folder / CONFIG).is_file():
            found = read_json(folder / CONFIG)
            if isinstance(found, dict) and isinstance(found.get("model_type"), str):
                types[folder] = found["model_type"]
    text, speech = (_chosen(start, types, kind) for kind in (TEXT_TYPE, SPEECH_TYPE))
    if text is not None and speech is not None:
        return Layout(text, speech)
    others = [(folder, kind) for folder, kind in types.items() if kind not in NAMES]
    if others:
        raise WolofSearchError("encoder.other_architecture", path=others[0][0] / CONFIG, found=others[0][1])
    if text is not None:
        for folder in named_speech:
            # It was meant to hear: a model that only reads would be a surprise.
            if not (folder / CONFIG).exists():
                raise WolofSearchError("encoder.missing_file", path=folder / CONFIG)
            raise WolofSearchError("encoder.broken_checkpoint", path=folder / CONFIG, detail="model_type")
        return Layout(text, None)
    raise WolofSearchError("encoder.no_checkpoint", path=place, seen=_seen(start))


def _snapshot(place: Path) -> Path:
    """Return the one revision in a repository of the hub's cache; any other folder as it is."""
    snapshots = place / "snapshots"
    if not snapshots.is_dir():
        return place
    main = place / "refs" / "main"
    if main.is_file():
        revision = main.read_text(encoding="utf-8", errors="replace").strip()
        if Path(revision).name == revision and (snapshots / revision).is_dir():
            return snapshots / revision
    revisions = [folder for folder in snapshots.iterdir() if folder.is_dir()]
    if len(revisions) != 1:
        raise WolofSearchError("encoder.no_checkpoint", path=place, seen=_seen(snapshots))
    return revisions[0]


def _folders(start: Path, depth: int) -> Iterator[Path]:
    if not start.is_dir():
        return
    yield start
    if depth:
        for folder in sorted(start.iterdir()):
            if folder.is_dir() and not folder.name.startswith("."):
                yield from _folders(folder, depth - 1)


def _chosen(start: Path, types: dict[Path, str], kind: str) -> Path | None:
    """Return the folder of a part: the one with its name, else the one nearest to the top, if there is one alone."""
    names = NAMES[kind]

    def rank(folder: Path) -> tuple[int, int]:
        named = names.index(folder.name) if folder.name in names else len(names)
        return named, len(folder.relative_to(start).parts)

    ranked = sorted((folder for folder, found in types.items() if found == kind), key=rank)
    if len(ranked) > 1 and rank(ranked[0]) == rank(ranked[1]):
        raise WolofSearchError("encoder.no_checkpoint", path=start, seen=", ".join(map(str, ranked)))
    return ranked[0] if ranked else None


def _seen(folder: Path) -> str:
    if not folder.is_dir():
        return "–"
    names = sorted(f"{one.name}/" if one.is_dir() else one.name for one in folder.iterdir())
    return ", ".join(names[:MOST_TOLD]) + (", …" if len(names) > MOST_TOLD else "") or "–"
