"""A row of the ablation table: what it inherits, what it makes anew, and what the table says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import tiny
from wolofsearch import paths
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.systems import CASCADE, DUAL, FUSION
from wolofsearch.training import ablation
from wolofsearch.training.ablation import ABLATION, TOLD, ablate, ablation_table
from wolofsearch.training.checkpoints import save
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import AblationSection, TrainingConfig

BASE = tiny.SMALL.parent / "ablation" / "base.toml"
ROWS = sorted(file for file in BASE.parent.glob("*.toml") if file != BASE)


def figure(value: float, above: bool) -> dict[str, Any]:
    return {
        "rows": [
            {
                "system": system,
                "dim": 32,
                "metrics": {"accuracy@10": {"value": found, "low": found - 0.1, "high": found + 0.1, "chance": 0.01}},
                "above_control": {"accuracy@10": above},
            }
            for system, found in ((FUSION, value), (DUAL, value + 0.1), (CASCADE, value + 0.2))
        ]
    }


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> None:
    """An evaluation that has found something on every set but one."""
    sets = {name: figure(0.2 + place / 10, above=place > 0) for place, name in enumerate(TOLD[:-1])}

    def evaluate(task: object) -> Iterator[None]:
        del task
        yield
        return {"sets": sets}

    monkeypatch.setattr(ablation, "evaluate", evaluate)


def run(
    tmp_path: Path, *, from_ctc: bool = True, inherits: list[str] | None = None, systems: tuple[str, ...] = (FUSION,)
) -> tuple[list[str], list[StageProgress]]:
    other, out = tmp_path / "other", tmp_path / "row"
    for folder in (other, out):
        folder.mkdir(exist_ok=True)
    for name in ("tokenizer.json", "ctc.pt"):
        (other / name).write_text("made", encoding="utf-8")
    section = AblationSection("a row", str(other), ["tokenizer.json"] if inherits is None else inherits, list(systems))
    config = tiny.config(tmp_path)
    began = replace(config.restore, bundle="models/bundled")
    config = replace(config, ablation=section, restore=began, fusion=replace(config.fusion, from_ctc=from_ctc))
    ran: list[str] = []

    def stage(name: str) -> Any:
        def work(config: TrainingConfig, folder: Path) -> Iterator[StageProgress]:
            ran.append(name)
            save(folder / f"{name}.pt", worked_s=600.0)
            yield StageProgress(name, 1, 1.0, {})

        return work

    learning = {name: stage(name) for name in ("ctc", "fusion")}
    rivals = stage("rivals")
    events = list(
        ablate(config, out, learning, lambda *_: ran.append("export"), lambda each, at, _: rivals(each, at), tmp_path)
    )
    assert (out / "tokenizer.json").read_text(encoding="utf-8") == "made"
    return ran, events


@pytest.mark.usefixtures("found")
@pytest.mark.parametrize(
    ("from_ctc", "inherits", "ran"),
    [
        (True, ["tokenizer.json"], ["ctc", "fusion", "export"]),
        (True, ["tokenizer.json", "ctc.pt"], ["fusion", "export"]),
        (False, ["tokenizer.json"], ["fusion", "export"]),
    ],
)
def test_only_what_differs_is_made_anew(from_ctc: bool, inherits: list[str], ran: list[str], tmp_path: Path) -> None:
    assert run(tmp_path, from_ctc=from_ctc, inherits=inherits)[0] == ran


@pytest.mark.usefixtures("found")
def test_the_table_tells_each_row_once(tmp_path: Path) -> None:
    assert ablation_table(tmp_path / ABLATION) == ""
    run(tmp_path)
    run(tmp_path)
    caption, blank, *lines = ablation_table(tmp_path / ABLATION).splitlines()
    assert "the ears of `bundled`" in caption
    assert not blank
    assert len(lines) == 3
    assert lines[2].startswith("| a row | 20 | 10 | 0.200 (0.100–0.300) not above control | 0.300 (0.200–0.400) |")
    assert lines[2].endswith("| – |")


@pytest.mark.usefixtures("found")
def test_the_rivals_stand_on_the_same_ears(tmp_path: Path) -> None:
    assert run(tmp_path, systems=(DUAL, CASCADE))[0] == ["ctc", "fusion", "export", "rivals"]
    _, _, *lines = ablation_table(tmp_path / ABLATION).splitlines()
    assert lines[2].startswith("| a row: dual encoder | 20 | 10 | 0.300 (0.200–0.400) not above control |")
    assert lines[3].startswith("| a row: cascade | 20 | 10 | 0.400 (0.300–0.500) not above control |")


def test_what_the_other_run_lacks_is_named(tmp_path: Path) -> None:
    with pytest.raises(WolofSearchError, match="text"):
        run(tmp_path, inherits=["text.pt"])
    with pytest.raises(WolofSearchError, match="ablation"):
        list(ablate(tiny.config(tmp_path), tmp_path, {}, lambda *_: None, lambda *_: iter(()), tmp_path))


@pytest.mark.parametrize("file", ROWS, ids=lambda file: file.stem)
def test_a_row_differs_from_the_others_in_its_one_thing(file: Path) -> None:
    base, row = TrainingConfig.load(BASE), TrainingConfig.load(file)
    assert row.ablation is not None
    assert (row.model, row.text, row.synthesis, row.adapt) == (base.model, base.text, base.synthesis, base.adapt)
    changed = {
        name
        for section in ("ctc", "fusion")
        for name in type(getattr(row, section)).__dataclass_fields__
        if getattr(getattr(row, section), name) != getattr(getattr(base, section), name)
    }
    assert len(changed) <= 2
    assert (not changed) == (file.stem in {"late-fusion", "rivals"})


def test_the_base_has_the_shape_of_the_bundle() -> None:
    base, small = TrainingConfig.load(BASE).model, TrainingConfig.load(tiny.SMALL).model
    assert replace(base, id=small.id) == small
    assert (paths.BUNDLED_MODELS_DIR / base.id).is_dir()  # its card gets the rows


def test_every_comparison_has_a_row() -> None:
    assert len(ROWS) == 9
