"""Fused model in torch → the files of a bundle: two ONNX graphs, the token table, the tokenizer, the manifest.

The bundle is finished in a folder beside its place and then takes it by being renamed; the old one is deleted only
after that. This module imports torch.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import nn

from wolofsearch.encoder.bundle import CARD, LEXICON, MANIFEST, Manifest, sha256, write_manifest
from wolofsearch.encoder.fidelity import Probe, faithful, fidelity, noise, vectors_of
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.graphs import PARTS, Exportable, data_file, export_graphs
from wolofsearch.encoder.known_answers import record_answers
from wolofsearch.encoder.lexicon import Lexicon
from wolofsearch.encoder.quantisation import RECIPES, quantise
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import outcome

GRAPHS = "graphs"
"""The stage in which the graphs are written; the others are called by the recipe that is tried."""


@dataclass(frozen=True)
class WordHearing:
    """What lets a bundle hear words too: a letter head on the last layer's states, and the words that it knows."""

    letters: nn.Linear
    lexicon: Lexicon


def export_bundle(
    model: FusionModel, tokenizer_file: Path, manifest: Manifest, card: str, out: Path, words: WordHearing | None = None
) -> Manifest:
    """Write a bundle as :func:`exporting` does, and return its manifest."""
    return outcome(exporting(model, tokenizer_file, manifest, card, out, words))


def exporting(
    model: Exportable,
    tokenizer_file: Path,
    manifest: Manifest,
    card: str,
    out: Path,
    words: WordHearing | None = None,
    probe: Probe | None = None,
) -> Generator[str, None, Manifest]:
    """Write a bundle to ``out``; yields the name of each stage before it, returns the manifest with all filled in.

    Args:
        model: the trained model; put into evaluation mode.
        tokenizer_file: ``tokenizer.json`` of the model.
        manifest: everything but the files; ``precision`` ``"int8"`` quantises, ``"float32"`` does not.
        card: the model card, Markdown.
        out: folder of the bundle; replaced if it exists.
        words: late fusion only: with them the bundle hears words beside soft tokens.
        probe: what reduced and full model are compared on; None: :func:`wolofsearch.encoder.fidelity.noise`.

    Raises:
        WolofSearchError: ``encoder.not_faithful`` when every recipe strays too far from float32.
    """
    model.eval()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".export-") as folder:
        work = Path(folder) / "new"
        work.mkdir()
        yield GRAPHS
        export_graphs(model, words.letters if words else None, work)
        quality = dict(manifest.quality)
        if manifest.precision == "int8":
            quality |= yield from _reduced(work, probe or noise())
        table = model.text.embed_tokens.weight.detach().to(torch.float16).numpy().astype("<f2")
        table.tofile(work / "embeddings.f16")
        shutil.copyfile(tokenizer_file, work / "tokenizer.json")
        names = {
            **{part: f"{part}.onnx" for part in PARTS if (work / f"{part}.onnx").exists()},
            "embeddings": "embeddings.f16",
            "tokenizer": "tokenizer.json",
        }
        # Weights beyond what one file of ONNX's format holds lie in a file beside it: float32 of the full size.
        beside = {part: data_file(work / names[part]) for part in PARTS if part in names}
        names |= {f"{part}_weights": file.name for part, file in beside.items() if file.exists()}
        if words:
            names[LEXICON] = "lexicon.safetensors"
            words.lexicon.save(work / names[LEXICON])
        files = {
            part: {"name": name, "sha256": sha256(work / name), "bytes": (work / name).stat().st_size}
            for part, name in names.items()
        }
        complete = replace(manifest, files=files, quality=quality)
        write_manifest(work, complete)
        complete = record_answers(work)
        (work / CARD).write_text(card, encoding="utf-8")
        for file in set(work.iterdir()) - {work / name for name in (*names.values(), MANIFEST, CARD)}:
            file.unlink()
        if out.exists():
            out.rename(Path(folder) / "old")
        work.rename(out)
    return complete


def _reduced(work: Path, probe: Probe) -> Generator[str, None, dict[str, Any]]:
    """Replace the graphs in ``work`` by their first faithful reduction; returns what the manifest says of it."""
    full = {part: file for part in PARTS if (file := work / f"{part}.onnx").exists()}
    reduced = {part: work / f"{part}.reduced.onnx" for part in full}
    wanted = vectors_of(full, probe)
    tried: dict[str, dict[str, float]] = {}
    for recipe in RECIPES:
        yield recipe.name
        for part, file in full.items():
            quantise(file, reduced[part], recipe)
        figures = fidelity(wanted, vectors_of(reduced, probe))
        tried[recipe.name] = figures | {"bytes": sum(file.stat().st_size for file in reduced.values())}
        if faithful(figures):
            for part, file in full.items():
                reduced[part].replace(file)
                data_file(file).unlink(missing_ok=True)
            return {"int8_against_float32": figures, "quantisation": {"recipe": recipe.name, "tried": tried}}
    best = max(figures["mean_cosine"] for figures in tried.values())
    raise WolofSearchError("encoder.not_faithful", cosine=best)
