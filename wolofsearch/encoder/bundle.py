"""A model on disk: one folder with a manifest that names every file and its checksum.

``model.json`` is untrusted input like every other file of a bundle: names that leave the folder, missing files and
changed bytes are refused with a sentence before any native code sees them. Nothing that comes with a model is executed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from wolofsearch import paths
from wolofsearch.encoder.intact import IntactFiles, stamp
from wolofsearch.encoder.manifest_rules import CHECKSUM, broken_field, checksum
from wolofsearch.errors import WolofSearchError
from wolofsearch.messages import DEFAULT_LANGUAGE

MANIFEST = "model.json"
CARD = "README.md"
FORMAT = 2
"""Since 2 the graph of texts takes the states of a prompt apart (:data:`PROMPTS`); those of 1 are read as before."""
FILES = ("text", "embeddings", "tokenizer")
"""What every bundle holds: embeddings → vector, the float16 token table, the tokenizer."""
SPEECH = "speech"
"""Waveform → soft tokens; a bundle without it reads but does not hear."""
VECTOR = "vector_"
"""Before the dim in the names of a dual encoder's outputs: its speech graph gives vectors, no soft tokens."""
PROMPTS = "prompts"
"""The file of the states of the prompts; bundles of format 1 have none."""
LEXICON = "lexicon"
"""The file of the words that a bundle can hear; not every bundle has one."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """``model.json``, read and checked. ``prompts[kind][task]`` is the text before a query, kind speech or text.

    ``known_answers``: see :mod:`wolofsearch.encoder.known_answers`; empty where nobody has written them down.
    """

    id: str
    description: dict[str, str]
    dims: list[int]
    default_dim: int
    width: int
    vocabulary: int
    precision: str
    sample_rate_hz: int
    max_seconds: float
    max_tokens: int
    prompts: dict[str, dict[str, str]]
    end_after_prompt: bool
    end_after_speech: bool
    confidence: dict[str, float]
    licence: str
    training_data: list[str]
    quality: dict[str, Any]
    files: dict[str, dict[str, Any]]
    known_answers: dict[str, Any] = field(default_factory=dict)
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A bundle as people see it; ``card`` is the model card, Markdown, empty where the bundle has none."""

    id: str
    folder: Path
    dims: list[int]
    default_dim: int
    precision: str
    size_bytes: int
    licence: str
    descriptions: dict[str, str] = field(default_factory=dict)
    card: str = ""

    @property
    def description(self) -> str:
        """The one-line description in the default language."""
        return self.described(DEFAULT_LANGUAGE)

    def described(self, language: str) -> str:
        """The one-line description in ``language``, else in the default one, else in any that the bundle has."""
        wanted = (self.descriptions.get(code, "") for code in (language, DEFAULT_LANGUAGE))
        return next(filter(None, (*wanted, *self.descriptions.values())), "")


def read_manifest(folder: Path) -> Manifest:
    """Read ``folder/model.json``.

    Raises:
        WolofSearchError: ``encoder.no_model``, ``encoder.broken_manifest`` or ``encoder.newer_model``.
    """
    file = folder / MANIFEST
    try:
        raw: Any = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise WolofSearchError("encoder.no_model", path=folder) from error
    except ValueError as error:
        raise WolofSearchError("encoder.broken_manifest", path=file, detail=error) from error
    if isinstance(raw, dict) and isinstance(raw.get("format"), int) and raw["format"] > FORMAT:
        raise WolofSearchError("encoder.newer_model", path=folder)
    try:
        told = raw.pop(CHECKSUM, None)
        if told is not None and told != checksum(raw):
            raise ValueError(CHECKSUM)
        manifest = Manifest(**raw)
        if wrong := broken_field(manifest):
            raise ValueError(wrong)
        required = FILES if manifest.format == 1 else (*FILES, PROMPTS)
        for name in {*required, *manifest.files}:
            entry = manifest.files[name]
            if Path(entry["name"]).name != entry["name"] or len(entry["sha256"]) != hashlib.sha256().digest_size * 2:
                raise ValueError(f"files.{name}")
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise WolofSearchError("encoder.broken_manifest", path=file, detail=error) from error
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write ``folder/model.json``, with the checksum of what it says."""
    fields = json.loads(json.dumps(asdict(manifest)))  # as they will be read: keys of text, and lists
    text = json.dumps({CHECKSUM: checksum(fields)} | fields, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def _damage(folder: Path, manifest: Manifest) -> Iterator[WolofSearchError]:
    """Yield ``encoder.missing_file`` or ``encoder.changed_file`` for each file that differs from its entry."""
    for entry in manifest.files.values():
        file = folder / entry["name"]
        if not file.is_file():
            yield WolofSearchError("encoder.missing_file", path=file)
        elif sha256(file) != entry["sha256"]:
            yield WolofSearchError("encoder.changed_file", path=file)


def require_intact(folder: Path, manifest: Manifest) -> None:
    """Raise ``encoder.missing_file`` or ``encoder.changed_file`` for the first file that differs from its entry.

    A file that was read before and has not been touched since is not read again (:mod:`wolofsearch.encoder.intact`).
    """
    known = IntactFiles()
    for entry in manifest.files.values():
        file = folder / entry["name"]
        if not file.is_file():
            raise WolofSearchError("encoder.missing_file", path=file)
        if known.knows(file, entry["sha256"]):
            continue
        before = stamp(file)
        if sha256(file) != entry["sha256"]:
            raise WolofSearchError("encoder.changed_file", path=file)
        known.note(file, entry["sha256"], before)
    known.save()


def verify_bundle(folder: Path) -> list[WolofSearchError]:
    """Return what is wrong with a bundle's manifest and files; empty when all is well."""
    try:
        manifest = read_manifest(folder)
    except WolofSearchError as error:
        return [error]
    return list(_damage(folder, manifest))


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def model_info(folder: Path) -> ModelInfo:
    """Describe one bundle without checking its files' bytes."""
    manifest = read_manifest(folder)
    card = folder / CARD
    return ModelInfo(
        id=manifest.id,
        folder=folder,
        dims=manifest.dims,
        default_dim=manifest.default_dim,
        precision=manifest.precision,
        size_bytes=sum(file.stat().st_size for file in folder.iterdir() if file.is_file()),
        licence=manifest.licence,
        descriptions=manifest.description,
        card=card.read_text(encoding="utf-8") if card.is_file() else "",
    )


def installed_models() -> list[ModelInfo]:
    """Return the bundled and the installed models that can be read, the bundled ones first."""
    found = []
    for home in (paths.BUNDLED_MODELS_DIR, paths.installed_models_dir()):
        for file in sorted(home.glob(f"*/{MANIFEST}")):
            try:
                found.append(model_info(file.parent))
            except WolofSearchError:
                continue  # shown by ``model verify``; a broken bundle must not hide the good ones
    return found


def is_installed(model: str, precision: str) -> bool:
    """Return whether the model with this id and precision is there; an id may come back at another precision."""
    return any((info.id, info.precision) == (model, precision) for info in installed_models())


def find_model(model: str | Path | None) -> Path:
    """Return the folder of a model that a person named, by id or, failing that, by folder; None: the first bundled one.

    Raises:
        WolofSearchError: ``encoder.no_model`` or ``encoder.unknown_model``.
    """
    if not isinstance(model, Path):
        try:
            return installed_model(model)
        except WolofSearchError:
            if model is None or not (Path(model) / MANIFEST).is_file():
                raise
    elif not (model / MANIFEST).is_file():
        raise WolofSearchError("encoder.no_model", path=model)
    return Path(model)


def installed_model(model: str | None) -> Path:
    """Return the folder of a model by its id alone, so that no folder of that name stands in; None: the first bundled.

    Raises:
        WolofSearchError: ``encoder.no_model`` or ``encoder.unknown_model``.
    """
    for info in installed_models():
        if model is None or info.id == model:
            return info.folder
    if model is None:
        raise WolofSearchError("encoder.no_model", path=paths.BUNDLED_MODELS_DIR)
    raise WolofSearchError("encoder.unknown_model", model=model)
