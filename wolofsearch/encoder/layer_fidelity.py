"""Where a reduced text model leaves its full one: the cosine of their hidden states behind every decoder layer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np

from wolofsearch.encoder.fidelity import OpenGraph, Probe, on_cpu, without_overflow
from wolofsearch.encoder.prompt_states import text_inputs, without_prompt
from wolofsearch.encoder.protocol import FloatArray

PASSAGES = 4
"""So many show where states part; more would only cost time in a build that has already failed once."""
_SCOPES = "pkg.torch.onnx.name_scopes"
_LAYER = re.compile(r"layers\.(\d+)'")


def layer_cosines(full: Path, reduced: Path, probe: Probe, opened: OpenGraph = on_cpu) -> list[float]:
    """Return the mean cosine of the states of all tokens behind each decoder layer, the first layer first.

    Of the last layer there is one token alone, which is pooled.

    Args:
        full: text graph.
        reduced: made from it, and so with its names.
        probe: its passages are read.
        opened: makes a session of the reduced graph.
    """
    import onnx

    names = _layer_outputs(onnx.load(full, load_external_data=False))
    runs = ((full, on_cpu), (reduced, opened))
    states = [_states(graph, names, probe, session) for graph, session in runs]
    cosines = []
    for layer in range(len(names)):
        first, second = (without_overflow(np.concatenate([run[layer] for run in found])) for found in states)
        lengths = np.linalg.norm(first, axis=-1) * np.linalg.norm(second, axis=-1)
        cosines.append(round(float(np.mean(np.sum(first * second, axis=-1) / np.maximum(lengths, 1e-12))), 4))
    return cosines


def _layer_outputs(model: Any) -> list[str]:
    """Return the name of the sum that each decoder layer ends in."""
    last: dict[int, str] = {}
    for node in model.graph.node:
        scopes = " ".join(entry.value for entry in node.metadata_props if entry.key == _SCOPES)
        found = _LAYER.findall(scopes)
        if found and node.op_type == "Add":
            last[int(found[0])] = node.output[0]
    return [last[layer] for layer in sorted(last)]


def _states(graph: Path, names: list[str], probe: Probe, opened: OpenGraph) -> list[list[FloatArray]]:
    """Return, for each passage, the states (tokens, width) behind each layer."""
    import onnx

    # Opened in a file beside it, so that weights that lie in a file of their own are found.
    told = graph.with_name(f"{graph.stem}.layers.onnx")
    model = onnx.load(graph, load_external_data=False)
    model.graph.output.extend(onnx.helper.make_empty_tensor_value_info(name) for name in names)
    onnx.save(model, told)
    try:
        session = opened(told)
        runs = []
        for passage in probe.passages[:PASSAGES]:
            found = session.run(names, text_inputs([passage], without_prompt(probe.before)), None)
            runs.append([np.asarray(states[0], np.float32) for states in found])
        return runs
    finally:
        told.unlink()
