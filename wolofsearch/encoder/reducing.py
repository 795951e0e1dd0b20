"""float32 graphs → the first recipe's that agree with them, each recipe a stage that is kept.

A recipe that fails leaves its figures, with the cosine behind every layer of the text model: they show where it strays.
"""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wolofsearch.encoder.build_events import BuildStage, RecipeFailed
from wolofsearch.encoder.fidelity import OpenGraph, Probe, Vectors, faithful, fidelity, on_cpu, vectors_of
from wolofsearch.encoder.halving import HALVINGS, Halving, halve
from wolofsearch.encoder.layer_fidelity import layer_cosines
from wolofsearch.encoder.quantisation import RECIPES, Recipe, quantise
from wolofsearch.encoder.workplace import Workplace
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event

if TYPE_CHECKING:
    from wolofsearch.encoder.graph_session import Session

FIGURES = "figures.json"


@dataclass(frozen=True, slots=True)
class Reduced:
    """``folder`` holds the graphs; ``quality`` is what a manifest says of them."""

    folder: Path
    quality: dict[str, Any]


def reducing(full: dict[str, Path], place: Workplace, probe: Probe, precision: str) -> Generator[Event, None, Reduced]:
    """Try the recipes in their order.

    Args:
        full: the float32 graphs by part.
        place: keeps each recipe's outcome.
        probe: what reduced and full graphs are compared on.
        precision: ``"int8"`` or ``"float16"``.

    Raises:
        WolofSearchError: ``encoder.not_faithful`` when every recipe strays too far from float32.
    """
    wanted: Vectors | None = None
    tried: dict[str, dict[str, Any]] = {}
    recipes: tuple[Recipe | Halving, ...] = HALVINGS if precision == "float16" else RECIPES
    opened: OpenGraph = _as_on_a_gpu if precision == "float16" else on_cpu
    for recipe in recipes:
        done = place.finished(recipe.name)
        yield BuildStage(recipe.name, resumed=done is not None)
        if done is None:
            wanted = wanted or vectors_of(full, probe)
            with place.making(recipe.name) as folder:
                reduced = {part: folder / file.name for part, file in full.items()}
                for part, file in full.items():
                    _reduce(file, reduced[part], recipe)
                figures = fidelity(wanted, vectors_of(reduced, probe, opened))
                told: dict[str, Any] = figures | {"bytes": sum(file.stat().st_size for file in reduced.values())}
                if not faithful(figures):
                    told |= {"layers": layer_cosines(full["text"], reduced["text"], probe, opened)}
                    for file in folder.iterdir():
                        file.unlink()
                (folder / FIGURES).write_text(json.dumps(told), encoding="utf-8")
            done = place.folder / folder.name.removesuffix(".new")
        kept = json.loads((done / FIGURES).read_text(encoding="utf-8"))
        tried[recipe.name] = kept
        if "layers" not in kept:
            figures = {name: value for name, value in kept.items() if name != "bytes"}
            quality = {f"{precision}_against_float32": figures, "quantisation": {"recipe": recipe.name, "tried": tried}}
            return Reduced(done, quality)
        yield RecipeFailed(recipe.name, kept["mean_cosine"], kept["layers"])
    best = max(figures["mean_cosine"] for figures in tried.values())
    raise WolofSearchError("encoder.not_faithful", cosine=best)


def _reduce(source: Path, target: Path, recipe: Recipe | Halving) -> None:
    if isinstance(recipe, Halving):
        halve(source, target, recipe)
    else:
        quantise(source, target, recipe)


def _as_on_a_gpu(graph: Path) -> Session:
    """Return a session that rounds like a GPU; ONNX Runtime's CPU goes on in float32 and would notice no overflow."""
    from wolofsearch.encoder.torch_session import TorchSession

    return TorchSession(graph, "cpu")
