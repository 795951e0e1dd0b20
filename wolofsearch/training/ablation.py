"""``wolofsearch train ablation ROW.toml``: one row of the ablation table, trained and measured by one command.

A row begins from the texts, clips and earlier stages of another run, differs from it in one thing, and adds what the
evaluation found to ``ablation.json`` beside the model, from which the card's table is written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.building import default_sets_dir
from wolofsearch.evaluation.command import Task, evaluate
from wolofsearch.evaluation.report import NOT_ABOVE, table
from wolofsearch.evaluation.results import find_row, write_json
from wolofsearch.evaluation.systems import DUAL
from wolofsearch.events import outcome
from wolofsearch.training.checkpoints import load
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import AblationSection, TrainingConfig

ABLATION = "ablation.json"
SETS = ("mboshi-real", "verses-real", "words-real", "flores-speech")
TOLD = ("mboshi-real", "verses-real", "words-known", "flores-speech")
"""Tasks of the sets that the table shows."""
MEASURE = "accuracy@10"
Stage = Callable[[TrainingConfig, Path], Iterator[StageProgress]]


def ablate(
    config: TrainingConfig,
    out: Path,
    learning: Mapping[str, Stage],
    export: Callable[[TrainingConfig, Path, Path], object],
    rivals: Callable[[TrainingConfig, Path, Path], Iterator[StageProgress]],
    model_dir: Path,
) -> Iterator[StageProgress]:
    """Train and measure a row; yields progress; resumes like every stage.

    Args:
        config: of the row.
        out: the row's run.
        learning: the stages that a row may have to make anew, in order, by name.
        export: makes a bundle of a finished run: configuration, run, target.
        rivals: trains the heads of the rivals on a finished run, for a bundle: the same arguments.
        model_dir: whose table gets the row.

    Raises:
        WolofSearchError: ``training.config`` for a configuration of no row, ``training.stage_missing``.
    """
    if config.ablation is None:
        raise WolofSearchError("training.config", path=out, detail="[ablation]")
    inherit(config.ablation, out)
    for name, stage in learning.items():
        unneeded = name == "ctc" and not config.fusion.from_ctc
        if f"{name}.pt" not in config.ablation.inherits and not unneeded:
            yield from stage(config, out)
    export(config, out, out / "bundle")
    if DUAL in config.ablation.systems:
        yield from rivals(config, out, out / "bundle")
    alone = bool(config.taught_voices)  # other voices than the bundled model's have taught, so others are asked
    sets_dir = out / "sets" if alone else default_sets_dir()
    task = Task(out / "bundle", SETS, out / "evaluation", sets_dir, config.data, alone=alone, heard_alone=True)
    work = evaluate(task)
    results = outcome(work)
    for system in config.ablation.systems:
        alone = len(config.ablation.systems) == 1
        name = config.ablation.row if alone else f"{config.ablation.row}: {system}"
        keep_row(model_dir / ABLATION, name, told(results, system, config, out))
    yield StageProgress("ablation", config.fusion.steps, 1.0, {"sets": float(len(SETS))})


def inherit(section: AblationSection, out: Path) -> None:
    """Link the files of the other run into this one.

    Raises:
        WolofSearchError: ``training.stage_missing`` names what the other run lacks.
    """
    for name in section.inherits:
        theirs, ours = Path(section.from_run) / name, out / name
        if not theirs.exists():
            raise WolofSearchError("training.stage_missing", needed=Path(name).stem, path=section.from_run)
        if not ours.exists():
            ours.symlink_to(theirs.resolve())


def told(results: dict[str, Any], system: str, config: TrainingConfig, out: Path) -> dict[str, Any]:
    """Return what the table tells of a system of a row: steps, minutes, its bundle, each set's figure with bounds."""
    state = load(out / "fusion.pt") or {}
    figures = {}
    for name in TOLD:
        row = find_row(results["sets"][name], system) if name in results["sets"] else None
        if row:
            figures[name] = {**row["metrics"][MEASURE], "above_control": row["above_control"][MEASURE]}
    minutes = round(state.get("worked_s", 0.0) / 60, 1)
    began_from = Path(config.restore.bundle).name
    return {"steps": config.fusion.steps, "minutes": minutes, "began_from": began_from, "sets": figures}


def keep_row(file: Path, name: str, row: dict[str, Any]) -> None:
    """Add a row to the table in a file, in the place of one of the same name."""
    rows = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    write_json(file, {**rows, name: row})


def ablation_table(file: Path) -> str:
    """Return what the table is of, and the table, as Markdown; "" where no row has been measured."""
    if not file.exists():
        return ""
    rows: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    bundles = ", ".join(f"`{name}`" for name in sorted({row["began_from"] for row in rows.values()}))
    caption = (
        "Right passage in the first ten, by voice and without the words, after short runs that differ in one thing. "
        f"They begin from the text model and the ears of {bundles}; what stands behind the ears begins anew:"
    )
    lines = [
        [name, str(row["steps"]), f"{row['minutes']:.0f}", *(_cell(row["sets"].get(task)) for task in TOLD)]
        for name, row in rows.items()
    ]
    return caption + "\n\n" + table(["configuration", "steps", "minutes", *TOLD], lines)


def _cell(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return "–"
    text = f"{figure['value']:.3f} ({figure['low']:.3f}–{figure['high']:.3f})"
    return text if figure["above_control"] else f"{text} {NOT_ABOVE}"
