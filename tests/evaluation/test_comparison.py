"""Two runs compared query by query: real differences are found, others are not called so."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.comparison import compare, comparison_table
from wolofsearch.evaluation.metrics import METRICS
from wolofsearch.evaluation.results import FORMAT, RESULTS, write_json


def run(folder: Path, values: dict[str, np.ndarray], **sets: str) -> Path:
    """Write the results of a run whose sets have these hashes and the same rows."""
    results = {
        "format": FORMAT,
        "model": {"id": folder.name},
        "sets": {name: {"sha256": sha} for name, sha in sets.items()},
    }
    write_json(folder / RESULTS, results)
    (folder / "sets").mkdir()
    for name in sets:
        np.savez_compressed(folder / "sets" / f"{name}.npz", **values)  # type: ignore[arg-type]
    return folder


def test_better_on_every_query_is_significant_and_noise_is_not(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    before = rng.random((300, len(METRICS))) * 0.8
    noise = rng.permutation(before)
    first = run(tmp_path / "first", {"fusion / speech / 64": before, "text / text / 64": before, "old": before}, a="1")
    second = run(tmp_path / "second", {"fusion / speech / 64": before + 0.1, "text / text / 64": noise}, a="1")
    found = compare(first, second)
    rows = {(row["row"], row["measure"]): row for row in found["rows"]}
    better, same = rows["fusion / speech / 64", "ndcg@10"], rows["text / text / 64", "ndcg@10"]
    assert better["difference"] == pytest.approx(0.1, abs=1e-4)
    assert better["significant"]
    assert better["p"] == 0.0
    assert not same["significant"]
    assert same["low"] <= 0 <= same["high"]
    assert "old" not in {row for row, _ in rows}
    worse = compare(second, first)["rows"][0]
    assert worse["difference"] == pytest.approx(-0.1, abs=1e-4)
    table = comparison_table(found)
    assert "significant" in table
    assert "+0.100" in table


def test_other_sets_are_named_and_not_compared(tmp_path: Path) -> None:
    values = {"row": np.zeros((5, len(METRICS)))}
    first = run(tmp_path / "first", values, a="1", b="1", gone="1")
    second = run(tmp_path / "second", values, a="1", b="2", new="1")
    found = compare(first, second)
    assert {row["set"] for row in found["rows"]} == {"a"}
    assert found["other_sets"] == ["b", "gone", "new"]
    assert "b, gone, new" in comparison_table(found)


@pytest.mark.parametrize("content", [None, "{", '{"format": 99}'])
def test_a_folder_without_results(tmp_path: Path, content: str | None) -> None:
    good = run(tmp_path / "good", {"row": np.zeros((5, len(METRICS)))}, a="1")
    (tmp_path / "bad").mkdir()
    if content is not None:
        (tmp_path / "bad" / RESULTS).write_text(content, encoding="utf-8")
    with pytest.raises(WolofSearchError) as caught:
        compare(good, tmp_path / "bad")
    assert caught.value.message_id == "evaluation.no_results"


def test_values_that_are_missing_or_no_arrays(tmp_path: Path) -> None:
    good = run(tmp_path / "good", {"row": np.zeros((5, len(METRICS)))}, a="1")
    (good / "sets" / "a.npz").write_bytes(b"nothing")
    with pytest.raises(WolofSearchError) as caught:
        compare(good, good)
    assert caught.value.message_id == "evaluation.no_results"
