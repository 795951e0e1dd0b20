"""``report.md`` and ``report.html``: every figure with its bounds, its chance and its controls, in tables and pictures.

A speech figure that does not beat the length control with 95 % confidence carries the words "not above control".
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wolofsearch.evaluation.metrics import MAIN, METRICS
from wolofsearch.evaluation.plots import dims_plot, few_shot_plot, sets_plot
from wolofsearch.evaluation.report_html import page
from wolofsearch.evaluation.results import find_row
from wolofsearch.evaluation.systems import (
    ANSWERED,
    BM25,
    CASCADE,
    CONTROLS,
    DUAL,
    DURATION,
    FUSION,
    HYBRID,
    RANDOM,
    SHUFFLED,
    TEXT,
    TFIDF,
    VOICE,
)

SYSTEMS = (VOICE, ANSWERED, FUSION, DUAL, CASCADE, TEXT, HYBRID, TFIDF, BM25, DURATION, RANDOM, SHUFFLED)
NOT_ABOVE = "not above control"
ABSENT = "–"


def write_report(results: dict[str, Any], out: Path) -> None:
    """Write both reports into a folder."""
    text, figures = report(results)
    for name, drawing in figures.items():
        (out / name).write_text(drawing, encoding="utf-8")
    (out / "report.md").write_text(text, encoding="utf-8")
    (out / "report.html").write_text(page(f"{results['model']['id']}: evaluation", text, figures), encoding="utf-8")


def report(results: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """Return the report as Markdown, and its pictures, SVG, by the names it calls them."""
    retrieval = {name: each for name, each in results["sets"].items() if each["kind"] == "retrieval"}
    labelled = {name: each for name, each in results["sets"].items() if each["kind"] == "classification"}
    parts = [_head(results)]
    figures: dict[str, str] = {}
    if retrieval:
        figures |= {"sets.svg": sets_plot(retrieval), "dims.svg": dims_plot(retrieval)}
        parts += [_overview(retrieval), "![nDCG@10 of every system on every set, with 95 % bounds](sets.svg)"]
        parts += ["![nDCG@10 at each Matryoshka dimension](dims.svg)"]
    if results["costs"]:
        parts += [_costs(results["costs"])]
    if labelled:
        figures["few-shot.svg"] = few_shot_plot(labelled)
        parts += [_labelled(labelled), "![Accuracy from k examples a label](few-shot.svg)"]
    parts += [
        _samples(results["samples"]),
        "## Every set, every measure",
        *(_set(*each) for each in results["sets"].items()),
    ]
    return "\n\n".join(parts) + "\n", figures


def table(heads: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in lines)


def _head(results: dict[str, Any]) -> str:
    model, machine = results["model"], results["machine"]
    versions = ", ".join(f"{name} {number}" for name, number in results["versions"].items())
    made = (
        f"Model `{model['sha256'][:16]}…`, {model['precision']}, {model['size_bytes'] / 1e6:.1f} MB, dims "
        f"{', '.join(map(str, model['dims']))}. Measured on {machine['cores']} cores ({machine['processor']}) "
        f"with {versions}."
    )
    read = (
        "Bounds are 95 % (bootstrap over queries). Chance is what a random order scores. The control *length only* "
        "ranks long passages first for long questions; a figure by voice that does not beat it on the same queries "
        f"with 95 % confidence is marked **{NOT_ABOVE}**."
    )
    lines = [f"# {model['id']}: what it finds", f"`{results['command']}`", made, read]
    if results["missing"]:
        lines += ["## Not measured here", *(f"- `{gap['set']}`: {gap['why']}" for gap in results["missing"])]
    return "\n\n".join(lines)


def _overview(sets: dict[str, Any]) -> str:
    rows = []
    for name, figures in sets.items():
        found = {system: find_row(figures, system) for system in SYSTEMS}
        chance = figures["rows"][0]["metrics"][MAIN]["chance"]
        cells = [_main(row) for row in found.values()]
        rows.append([f"`{name}`", str(figures["queries"]), str(figures["passages"]), *cells, f"{chance:.3f}"])
    heads = ["set", "queries", "passages", *SYSTEMS, "chance"]
    return f"## {MAIN}, at the largest dimension\n\n{table(heads, rows)}"


def _main(row: dict[str, Any] | None) -> str:
    if row is None:
        return ABSENT
    value = f"{row['metrics'][MAIN]['value']:.3f}"
    return f"{value} ({NOT_ABOVE})" if _fails(row, MAIN) else value


def _fails(row: dict[str, Any], measure: str) -> bool:
    return row["given"] == "speech" and row["system"] not in CONTROLS and not row["above_control"][measure]


def _costs(costs: dict[str, Any]) -> str:
    rows = [
        [
            system,
            f"{each['parameters'] / 1e6:.1f}" if each["parameters"] else "0",
            f"{each['size_bytes'] / 1e6:.1f}",
            f"{each['ms_per_query']:.2f}",
            f"{each['memory_mb']:.0f}" if each["memory_mb"] else ABSENT,
            each["asked"],
        ]
        for system, each in costs.items()
    ]
    heads = ["system", "million parameters", "MB on disk", "ms per query (median)", "MB of memory (peak)", "asked"]
    return f"## What it costs\n\n{table(heads, rows)}"


def _labelled(sets: dict[str, Any]) -> str:
    parts = ["## Intents and topics, never trained"]
    for name, figures in sets.items():
        labels = figures["passages"]
        parts.append(f"### `{name}`: {figures['queries']} utterances, {labels} labels, chance {1 / labels:.3f}")
        zero = [
            [
                _system(row),
                str(row["dim"] or ABSENT),
                *(f"{row['zero_shot'][key]:.3f}" for key in ("accuracy", "weighted_f1")),
            ]
            for row in figures["classification"]
        ]
        parts.append(
            "By the nearest label name (zero-shot):\n\n" + table(["system", "dim", "accuracy", "weighted F1"], zero)
        )
        few = [
            [
                _system(row),
                shot["learner"],
                str(shot["k"]),
                f"{shot['accuracy']:.3f} ± {shot['accuracy_sd']:.3f}",
                f"{shot['weighted_f1']:.3f} ± {shot['weighted_f1_sd']:.3f}",
            ]
            for row in figures["classification"]
            for shot in row["few_shot"]
        ]
        heads = ["system", "learner", "k", "accuracy (10 draws)", "weighted F1 (10 draws)"]
        parts.append(f"From k examples a label, embeddings frozen:\n\n{table(heads, few)}")
    return "\n\n".join(parts)


def _samples(found: dict[str, Any]) -> str:
    rows = [
        [kind.replace("_", " "), f"{found[f'{kind}_top_3']} of {found['questions']}"]
        for kind in ("speech", "wolof_text", "french_text")
    ]
    more = [
        [
            row["asked"].replace("_", " "),
            *(str(row[key]) for key in ("questions", "first", "top_3")),
            f"{row['mrr']:.3f}",
        ]
        for row in found.get("further", [])
    ]
    further = table(["asked by", "questions", "first", "among three", "mrr"], more)
    return (
        f"## The application's sample questions\n\nRight document among the first three of {found['documents']} "
        f"(chance {found['chance_top_3'] * found['questions']:.1f} questions).\n\n{table(['asked by', 'found'], rows)}"
        + (f"\n\nMore questions of our own, over the same documents:\n\n{further}" if more else "")
    )


def _set(name: str, figures: dict[str, Any]) -> str:
    about = figures["about"]
    sources = ", ".join(f"{source['name']} ({source['licence']})" for source in about.get("sources", []))
    facts = [
        f"{figures['queries']} queries, {figures['passages']} passages, task {figures['task']}.",
        f"Hash `{figures['sha256'][:16]}…`.",
        f"Sources: {sources}." if sources else "",
        f"Left out because the bundled model was trained on them: {about['dropped_as_trained_on']} queries."
        if about.get("dropped_as_trained_on")
        else "",
        f"Trained on by this model: {figures['trained_on']} queries or answers." if figures["trained_on"] else "",
        f"Voices: {', '.join(about['voices'])}." if about.get("voices") else "",
        *(f"{note[0].upper()}{note[1:]}." for note in about.get("notes", [])),
    ]
    rows = [
        [_system(row), row["given"], str(row["dim"] or ABSENT), *(_cell(row, measure) for measure in METRICS)]
        for row in figures["rows"]
    ]
    heads = ["system", "given", "dim", *METRICS]
    return f"### `{name}`\n\n{' '.join(fact for fact in facts if fact)}\n\n{table(heads, rows)}"


def _cell(row: dict[str, Any], measure: str) -> str:
    figure = row["metrics"][measure]
    told = f"{figure['value']:.3f} ({figure['low']:.3f}–{figure['high']:.3f}; chance {figure['chance']:.3f})"
    return f"{told} {NOT_ABOVE}" if _fails(row, measure) else told


def _system(row: dict[str, Any]) -> str:
    return "text (true transcript)" if row["system"] == TEXT else row["system"]
