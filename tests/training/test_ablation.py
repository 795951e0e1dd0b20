"""A row of the ablation table: what it inherits, what it makes anew, and what the table says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import tiny
from wolofsearch.errors import WolofSearchError
from wolofsearch.training import ablation
from wolofsearch.training.ablation import ABLATION, TOLD, ablate, ablation_table
from wolofsearch.training.checkpoints import save
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import AblationSection, TrainingConfig

ROWS = sorted(tiny.SMALL.parent.glob("ablation/*.toml"))


def figure(value: float, above: bool) -> dict[str, Any]:
    return {
        "rows": [
            {
                "system": "late fusion",
                "dim": 32,
                "metrics": {"accuracy@10": {"value": value, "low": value - 0.1, "high": value + 0.1, "chance": 0.01}},
                "above_control": {"accuracy@10": above},
            }
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
    tmp_path: Path, *, from_ctc: bool = True, inherits: list[str] | None = None
) -> tuple[list[str], list[StageProgress]]:
    other, out = tmp_path / "other", tmp_path / "row"
    for folder in (other, out):
        folder.mkdir(exist_ok=True)
    for name in ("tokenizer.json", "ctc.pt"):
        (other / name).write_text("made", encoding="utf-8")
    section = AblationSection("a row", str(other), ["tokenizer.json"] if inherits is None else inherits)
    config = tiny.config(tmp_path)
    config = replace(config, ablation=section, fusion=replace(config.fusion, from_ctc=from_ctc))
    ran: list[str] = []

    def stage(name: str) -> Any:
        def work(config: TrainingConfig, folder: Path) -> Iterator[StageProgress]:
            ran.append(name)
            save(folder / f"{name}.pt", worked_s=600.0)
            yield StageProgress(name, 1, 1.0, {})

        return work

    learning = {name: stage(name) for name in ("ctc", "fusion")}
    events = list(ablate(config, out, learning, lambda *_: ran.append("export"), tmp_path))
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
    lines = ablation_table(tmp_path / ABLATION).splitlines()
    assert len(lines) == 3
    assert lines[2].startswith("| a row | 20 | 10 | 0.200 (0.100–0.300) not above control | 0.300 (0.200–0.400) |")
    assert lines[2].endswith("| – |")


def test_what_the_other_run_lacks_is_named(tmp_path: Path) -> None:
    with pytest.raises(WolofSearchError, match="text"):
        run(tmp_path, inherits=["text.pt"])
    with pytest.raises(WolofSearchError, match="ablation"):
        list(ablate(tiny.config(tmp_path), tmp_path, {}, lambda *_: None, tmp_path))


@pytest.mark.parametrize("file", ROWS, ids=lambda file: file.stem)
def test_a_row_differs_from_the_bundle_in_its_one_thing(file: Path) -> None:
    bundled, row = TrainingConfig.load(tiny.SMALL), TrainingConfig.load(file)
    assert row.ablation is not None
    assert (row.model, row.text, row.synthesis) == (bundled.model, bundled.text, bundled.synthesis)
    changed = {
        name
        for section in ("ctc", "fusion")
        for name in type(getattr(row, section)).__dataclass_fields__
        if getattr(getattr(row, section), name) != getattr(getattr(bundled, section), name)
    }
    assert len(changed - {"steps"}) <= 2
    assert (changed == {"steps"}) == (file.stem == "short")


def test_every_comparison_has_a_row() -> None:
    assert len(ROWS) == 8
