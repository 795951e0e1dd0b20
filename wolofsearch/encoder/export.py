"""Model in torch → the files of a bundle: ONNX graphs, the token table, the tokenizer, the manifest.

The bundle is finished in a workplace beside its place and then takes it by being renamed; the old one is deleted only
after that. This module imports torch.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import nn

from wolofsearch.encoder.build_events import FINISHING, GRAPHS, BuildStage
from wolofsearch.encoder.bundle import CARD, LEXICON, PROMPTS, Manifest, sha256, write_manifest
from wolofsearch.encoder.fidelity import Probe, noise
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.graphs import PARTS, Exportable, data_file, export_graphs
from wolofsearch.encoder.known_answers import record_answers
from wolofsearch.encoder.lexicon import Lexicon
from wolofsearch.encoder.prompt_states import SPOKEN_QUESTION, prompt_ids, save_states
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.encoder.reducing import reducing
from wolofsearch.encoder.text_graph import prompt_states
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.encoder.workplace import Workplace
from wolofsearch.events import Event, outcome


@dataclass(frozen=True)
class WordHearing:
    """What lets a bundle hear words too: a letter head on the last layer's states, and the words that it knows."""

    letters: nn.Linear
    lexicon: Lexicon


def export_bundle(
    model: FusionModel, tokenizer_file: Path, manifest: Manifest, card: str, out: Path, words: WordHearing | None = None
) -> Manifest:
    """Write a bundle as :func:`exporting` does, in one go, and return its manifest."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".export-") as folder:
        place = Workplace(Path(folder) / "work", "export")
        return outcome(exporting(model, tokenizer_file, manifest, card, out, place, words))


def exporting(
    model: Exportable,
    tokenizer_file: Path,
    manifest: Manifest,
    card: str,
    out: Path,
    place: Workplace,
    words: WordHearing | None = None,
    probe: Callable[[FloatArray], Probe] = noise,
) -> Generator[Event, None, Manifest]:
    """Write a bundle to ``out``; yields each stage before it, returns the manifest with all filled in.

    Args:
        model: the trained model; put into evaluation mode.
        tokenizer_file: ``tokenizer.json`` of the model.
        manifest: everything but the files; ``precision`` ``"int8"`` or ``"float16"`` reduces, ``"float32"`` does not.
        card: the model card, Markdown.
        out: folder of the bundle; replaced if it exists.
        place: on the same disk; keeps the finished stages of a build that is stopped, and is deleted at the end.
        words: late fusion only: with them the bundle hears words beside soft tokens.
        probe: given the states of the prompt for spoken questions, what reduced and full model are compared on.

    Raises:
        WolofSearchError: ``encoder.not_faithful`` when every recipe strays too far from float32.
    """
    model.eval()
    graphs = place.finished(GRAPHS)
    yield BuildStage(GRAPHS, resumed=graphs is not None)
    if graphs is None:
        with place.making(GRAPHS) as folder:
            export_graphs(model, words.letters if words else None, folder)
        graphs = place.folder / GRAPHS
    ids = prompt_ids(manifest, Tokens.load(tokenizer_file, manifest.max_tokens))
    states = {name: np.asarray(prompt_states(model, each).numpy(), np.float32) for name, each in ids.items()}
    quality = dict(manifest.quality)
    if manifest.precision != "float32":
        full = {part: graphs / f"{part}.onnx" for part in PARTS if (graphs / f"{part}.onnx").exists()}
        reduced = yield from reducing(full, place, probe(states[SPOKEN_QUESTION]), manifest.precision)
        quality |= reduced.quality
        graphs = reduced.folder
    yield BuildStage(FINISHING)
    work = place.folder / "bundle"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    names = {}
    for part in PARTS:
        if (graphs / f"{part}.onnx").exists():
            names[part] = f"{part}.onnx"
            (graphs / names[part]).rename(work / names[part])
        # Weights beyond what one file of ONNX's format holds lie in a file beside it: float32 of the full size.
        weights = data_file(graphs / f"{part}.onnx")
        if weights.exists():
            names[f"{part}_weights"] = weights.name
            weights.rename(work / weights.name)
    names |= {"embeddings": "embeddings.f16", "tokenizer": "tokenizer.json"}
    table = model.text.embed_tokens.weight.detach().to(torch.float16).numpy().astype("<f2")
    table.tofile(work / names["embeddings"])
    shutil.copyfile(tokenizer_file, work / names["tokenizer"])
    names[PROMPTS] = "prompts.safetensors"
    save_states(states, work / names[PROMPTS])
    if words:
        names[LEXICON] = "lexicon.safetensors"
        words.lexicon.save(work / names[LEXICON])
    files = {
        part: {"name": name, "sha256": sha256(work / name), "bytes": (work / name).stat().st_size}
        for part, name in names.items()
    }
    write_manifest(work, replace(manifest, files=files, quality=quality))
    complete = record_answers(work)
    (work / CARD).write_text(card, encoding="utf-8")
    place.deliver(work, out)
    return complete


def space_needed(model: Exportable) -> int:
    """Return the bytes that a build writes at most at one time.

    The quantiser keeps a second copy of the float32 graph while it works; of the table of tokens, which is in no
    graph, there is one in half precision.
    """
    table: int = model.text.embed_tokens.weight.numel()
    in_graphs: int = sum(parameter.numel() for parameter in model.parameters()) - table
    return 3 * 4 * in_graphs + 2 * table
