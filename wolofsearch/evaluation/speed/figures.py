"""What was measured → medians, spread and ratios, as numbers for JSON and as a table for people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from wolofsearch.evaluation.report import table
from wolofsearch.evaluation.speed.child import Answer

FORMAT = 1
BASES = ("torch float32", "torch float32 on GPU", "cascade")
"""The contenders that all others are compared with."""
COLD, LOAD, PEAK, PASSAGES = "cold start", "load", "peak memory", "passages"


@dataclass
class Measured:
    """What one contender took, in milliseconds, run by run; memory in MiB."""

    size_bytes: int
    runs_ms: dict[str, list[float]] = field(default_factory=dict)
    peaks_mb: dict[str, float | None] = field(default_factory=dict)
    gpu_peak_mb: float | None = None

    def started(self, loaded: Answer, first_answer_ms: float) -> None:
        """Note a start: how long loading took in the process, and the first answer seen from outside."""
        self.runs_ms.setdefault(LOAD, []).append(loaded.taken_ms)
        self.runs_ms.setdefault(COLD, []).append(first_answer_ms)
        self.peaks_mb["loaded"] = loaded.peak_mb
        self.gpu_peak_mb = loaded.gpu_peak_mb

    def note(self, task: str, answer: Answer, kind: str, *, counts: bool) -> None:
        """Note an answer; one that only warms up counts for memory alone.

        Memory is told of loading, of queries before any passage, and of everything.
        """
        if counts:
            self.runs_ms.setdefault(task, []).append(answer.taken_ms)
        if kind != PASSAGES and "all" not in self.peaks_mb:
            self.peaks_mb["queries"] = answer.peak_mb
        if kind == PASSAGES:
            self.peaks_mb["all"] = answer.peak_mb
        self.gpu_peak_mb = answer.gpu_peak_mb


def figures(measured: Measured, passage_tokens: int) -> dict[str, Any]:
    """Return one contender's numbers."""
    found: dict[str, Any] = {
        "size_bytes": measured.size_bytes,
        "peak_mb": measured.peaks_mb,
        "gpu_peak_mb": measured.gpu_peak_mb,
        "ms": {task: _spread(runs) for task, runs in measured.runs_ms.items()},
    }
    if PASSAGES in measured.runs_ms:
        found["tokens_per_s"] = round(passage_tokens / median(measured.runs_ms[PASSAGES]) * 1000, 1)
    return found


def _spread(runs_ms: list[float]) -> dict[str, Any]:
    return {
        "median": round(median(runs_ms), 1),
        "least": round(min(runs_ms), 1),
        "most": round(max(runs_ms), 1),
        "runs": [round(run, 1) for run in runs_ms],
    }


def ratios(measured: dict[str, Measured]) -> dict[str, dict[str, dict[str, float]]]:
    """Return ``ratios[base][contender][task]``: below 1 is faster, or smaller in memory, than the base.

    A time's ratio is the median over rounds of the ratio within a round.
    """
    return {
        base: {name: dict(_against(one, measured[base])) for name, one in measured.items() if name != base}
        for base in BASES
        if base in measured
    }


def _against(one: Measured, base: Measured) -> Iterable[tuple[str, float]]:
    for task, runs in one.runs_ms.items():
        if task in base.runs_ms:
            yield task, round(median(mine / its for mine, its in zip(runs, base.runs_ms[task], strict=True)), 3)
    for when, peak in one.peaks_mb.items():
        its = base.peaks_mb.get(when)
        if peak and its:
            yield f"{PEAK} ({when})", round(peak / its, 3)
    yield "disk", round(one.size_bytes / base.size_bytes, 3)


def told(results: dict[str, Any]) -> str:
    """Return the results as Markdown: medians with their spread, then the ratios."""
    contenders: dict[str, Any] = results["contenders"]
    tasks = list(dict.fromkeys(task for one in contenders.values() for task in one["ms"]))
    rows = [[name, *(_cell(one["ms"].get(task)) for task in tasks), *_rest(one)] for name, one in contenders.items()]
    about = results["machine"]
    parts = [
        f"# Encoder, {results['size']} size",
        ", ".join([f"{about['processor']}, {about['cores']} cores", *about["features"]]),
        *([about["gpu"]] if about["gpu"] else []),
        (
            f"Seconds: median of {results['rounds']} warm rounds (least–most); passages: {results['passage_tokens']} "
            "tokens."
        ),
        table(["", *tasks, "tokens/s", "peak MiB: loaded / queries / all", "GPU's", "disk MB"], rows),
    ]
    for base, others in results["ratios"].items():
        measures = list(dict.fromkeys(measure for one in others.values() for measure in one))
        lines = [[measure, *(str(one.get(measure, "–")) for one in others.values())] for measure in measures]
        parts.append(f"## Ratio to {base} (smaller is better)\n\n{table(['', *others], lines)}")
    parts += [f"{name}: left out, {why}." for name, why in results["left_out"].items()]
    return "\n\n".join(parts)


def _cell(spread: dict[str, Any] | None) -> str:
    if spread is None:
        return "–"
    middle, least, most = (spread[name] / 1000 for name in ("median", "least", "most"))
    return f"{middle:.3g} ({least:.3g}–{most:.3g})"


def _rest(one: dict[str, Any]) -> list[str]:
    peaks = " / ".join("–" if peak is None else f"{peak:.0f}" for peak in one["peak_mb"].values())
    on_gpu = "–" if one["gpu_peak_mb"] is None else f"{one['gpu_peak_mb']:.0f}"
    return [str(one.get("tokens_per_s", "–")), peaks, on_gpu, f"{one['size_bytes'] / 1e6:.0f}"]
