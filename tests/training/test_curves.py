"""The curve keeps step with its checkpoint."""

from __future__ import annotations

from pathlib import Path

from wolofsearch.training.curves import Curve, read_curve


def test_points_behind_the_checkpoint_are_told_again(tmp_path: Path) -> None:
    file = tmp_path / "a.curve.jsonl"
    curve = Curve(file, 0)
    for step in (20, 40):
        curve.add(step, {"loss": step / 10})
    assert read_curve(file) == []
    curve.keep()
    assert [point["step"] for point in read_curve(file)] == [20, 40]
    resumed = Curve(file, 20)
    resumed.add(40, {"loss": 9.0})
    resumed.keep()
    assert read_curve(file) == [{"step": 20, "loss": 2.0}, {"step": 40, "loss": 9.0}]
