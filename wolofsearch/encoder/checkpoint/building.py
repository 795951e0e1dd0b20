"""Checkpoint → bundle: read, exported, reduced, compared with itself in float32, and written in its place.

The rest of the program then runs it like any other model. This module imports torch.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch

from wolofsearch import __version__
from wolofsearch.encoder.build_events import FINISHING, READING, BuildStage, Built
from wolofsearch.encoder.bundle import MANIFEST, SPEECH, Manifest, sha256
from wolofsearch.encoder.checkpoint.layout import find_parts
from wolofsearch.encoder.checkpoint.probe import sample_probe
from wolofsearch.encoder.checkpoint.prompts import Prompts
from wolofsearch.encoder.checkpoint.reading import Checkpoint, read_checkpoint
from wolofsearch.encoder.dual import DualModel
from wolofsearch.encoder.export import exporting, space_needed
from wolofsearch.encoder.graphs import Exportable
from wolofsearch.encoder.licences import UNSTATED
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray
from wolofsearch.encoder.text_side import TextModel
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.encoder.workplace import Workplace, bring_back
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event

HEARS = {
    "fr": "Modèle Oolel-Embed : paroles et textes wolofs, textes français.",
    "en": "Oolel-Embed model: Wolof speech and texts, French texts.",
}
READS_ONLY = {
    "fr": "Modèle de texte d'Oolel-Embed : textes wolofs et français ; il n'entend pas la parole.",
    "en": "Text model of Oolel-Embed: Wolof and French texts; it hears no speech.",
}
UNFINISHED = ".unfinished"
"""Behind the name of a bundle: the folder beside it in which it is built, and from which a build goes on."""
MAX_SECONDS = 30.0
"""Longest speech that is heard. The reference was trained on clips of up to 20 seconds."""


def build(
    place: Path, out: Path, precision: str = "int8", dims: list[int] | None = None, prompts: Prompts | None = None
) -> Generator[Event, None, None]:
    """Build the bundle ``out`` from the checkpoint at ``place``; yields what happens, last :class:`Built`.

    Args:
        place: the folder with the text model and the speech encoder, a snapshot of the published repository, or the
            text model alone, of which a bundle is made that hears nothing.
        out: folder of the bundle; its name becomes the model's id. An older bundle there is replaced.
        precision: ``"int8"``, ``"float16"`` (for GPUs) or ``"float32"``.
        dims: lengths of vectors that the model was trained for; None: the reference's, its width and its halves.
        prompts: text before queries; None: the checkpoint's own, else the reference's.

    Raises:
        WolofSearchError: ``encoder.…``; nothing has been changed in ``out`` then. What was finished lies beside it, in
            ``<out>.unfinished``, and the next build of the same checkpoint goes on from there.
    """
    if out.exists() and not (out / MANIFEST).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise WolofSearchError("encoder.occupied", path=out)
    planned = 3 if precision == "float32" else 4
    yield BuildStage(READING, number=1, of=planned)
    checkpoint = read_checkpoint(place, prompts)
    manifest = _manifest(checkpoint, out.resolve().name, precision, dims)
    tokens = Tokens.load(checkpoint.tokenizer_file, checkpoint.max_tokens)
    probe = partial(sample_probe, tokens, _embedded(checkpoint.model))
    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished = out.with_name(f"{out.name}{UNFINISHED}")
    bring_back(unfinished, out)
    workplace = Workplace(unfinished, _key(place, manifest.prompts))
    workplace.require_space(space_needed(checkpoint.model))
    card = _card(checkpoint.model, manifest)
    stages = exporting(checkpoint.model, checkpoint.tokenizer_file, manifest, card, out, workplace, probe=probe)
    complete = yield from _numbered(stages, planned)
    size_bytes = sum(entry["bytes"] for entry in complete.files.values())
    yield Built(complete.id, out, complete.precision, size_bytes, complete.quality, SPEECH in complete.files)


def _numbered(stages: Generator[Event, None, Manifest], planned: int) -> Generator[Event, None, Manifest]:
    """Count the stages, of which reading was the first; each recipe that fails makes one more than were planned."""
    number = 1
    with closing(stages):
        while True:
            try:
                event = next(stages)
            except StopIteration as finished:
                complete: Manifest = finished.value
                return complete
            if isinstance(event, BuildStage):
                number += 1
                event = replace(event, number=number, of=max(planned, number + (event.stage != FINISHING)))
            yield event


def _key(place: Path, prompts: Prompts) -> str:
    """Return what tells a checkpoint, and how it is asked, from any other: every byte counts."""
    layout = find_parts(place)
    files = [file for folder in (layout.text, layout.speech) if folder for file in sorted(folder.rglob("*"))]
    told = [__version__, torch.__version__, prompts, [sha256(file) for file in files if file.is_file()]]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _embedded(model: Exportable) -> Callable[[list[int]], FloatArray]:
    def rows(ids: list[int]) -> FloatArray:
        with torch.no_grad():
            # As the bundle keeps them: both precisions read the same float16 table.
            found: FloatArray = model.embed_tokens(torch.tensor(ids)).half().float().numpy()
        return found

    return rows


def _manifest(checkpoint: Checkpoint, name: str, precision: str, dims: list[int] | None) -> Manifest:
    sizes = checkpoint.model.text.config
    width = int(sizes.hidden_size)
    chosen = sorted(set(dims or checkpoint.dims), reverse=True)
    for dim in chosen:
        if not 1 <= dim <= width:
            raise WolofSearchError("encoder.wrong_dim", dim=dim, largest=width)
    return Manifest(
        id=name,
        description=READS_ONLY if isinstance(checkpoint.model, TextModel) else HEARS,
        dims=chosen,
        default_dim=chosen[0],
        width=width,
        vocabulary=int(sizes.vocab_size),
        precision=precision,
        sample_rate_hz=SAMPLE_RATE_HZ,
        max_seconds=MAX_SECONDS,
        max_tokens=checkpoint.max_tokens,
        prompts=checkpoint.prompts,
        end_after_prompt=True,
        end_after_speech=False,
        # Where "nothing close enough" begins has not been measured for these weights: nearly no answer is refused.
        confidence={"speech": 0.0, "text": 0.0},
        licence=checkpoint.licence or UNSTATED,
        training_data=[],
        quality={},
        files={},
    )


def _card(model: Exportable, manifest: Manifest) -> str:
    if isinstance(model, TextModel):
        strategy, inputs = "text model alone", "no speech, but Wolof text and French text in one"
    else:
        strategy = "dual encoder" if isinstance(model, DualModel) else "late fusion"
        inputs = "Wolof speech, Wolof text and French text in one"
    return f"""# {manifest.id}

Built by WolofSearch from a checkpoint of Oolel-Embed ({strategy}): {inputs}
space of {manifest.width} dimensions (also {", ".join(map(str, manifest.dims[1:])) or "none shorter"}). Texts of up to
{manifest.max_tokens} tokens, speech of up to {manifest.max_seconds:.0f} seconds.

How close the {manifest.precision} bundle is to the checkpoint in float32 stands in `model.json` under `quality`. How
well it answers has not been measured here: measure it with `wolofsearch evaluate`. Where "nothing close enough" begins
has not been measured either, so the program says it only of passages whose cosine is below 0.

Licence: {manifest.licence}
"""
