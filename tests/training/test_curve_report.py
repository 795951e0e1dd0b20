"""The curves of a run, drawn from what its stages kept."""

from __future__ import annotations

from pathlib import Path

from tests import tiny
from wolofsearch.training.curve_report import report
from wolofsearch.training.curves import Curve


def test_every_stage_with_a_curve_is_drawn(tmp_path: Path) -> None:
    for stage in ("ctc", "fusion"):
        curve = Curve(tmp_path / f"{stage}.curve.jsonl", 0)
        for step in range(20, 120, 20):
            curve.add(step, {"loss": 100 / step} | ({"recall": step / 200} if step % 40 == 0 else {}))
        curve.keep()
    events = list(report(tiny.config(tmp_path), tmp_path))
    assert [(event.stage, event.step, event.figures) for event in events] == [
        (stage, 100, {"loss": 1.0, "recall": 0.4}) for stage in ("ctc", "fusion")
    ]
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert html.count("<svg") == 2
    assert "recall" in (tmp_path / "ctc.svg").read_text(encoding="utf-8")
    assert not (tmp_path / "text.svg").exists()
