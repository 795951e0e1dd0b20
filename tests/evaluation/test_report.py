"""A report says what was measured, what failed its control, and needs no network to be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.made_results import made_results
from wolofsearch.evaluation.report import NOT_ABOVE, report, write_report
from wolofsearch.evaluation.report_html import page
from wolofsearch.evaluation.summary import summary, verdict
from wolofsearch.evaluation.systems import FUSION


def test_all_is_told(tmp_path: Path) -> None:
    results = made_results()
    write_report(results, tmp_path)
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    shown = ("wolofsearch evaluate --all", "`afriqa`", "late fusion", "letter TF-IDF", "length only", "shuffled",
             "chance", "espeak-ng m5", "numpy", "million parameters", "label name", "0.731 ± 0.020",
             "| wolof text | 88 | 31 | 43 | 0.440 |")  # fmt: skip
    assert all(word in text for word in shown)
    assert "## Not measured here" not in text
    for block in text.split("\n\n"):
        if block.startswith("|"):  # every row of a table is as wide as its head
            assert len({line.count("|") for line in block.splitlines()}) == 1


def test_a_figure_below_its_control_is_called_so() -> None:
    below, _ = report(made_results(above=False))
    assert f"0.420 ({NOT_ABOVE})" in below
    above, _ = report(made_results(above=True))
    assert f"({NOT_ABOVE})" not in above


def test_what_is_missing_is_told() -> None:
    results = made_results()
    results["missing"] = [{"set": "flores-speech", "why": "espeak-ng manque"}]
    text, _ = report(results)
    assert "- `flores-speech`: espeak-ng manque" in text


@pytest.mark.parametrize("kept", ["afriqa", "intents"])
def test_a_run_on_one_set(kept: str) -> None:
    results = made_results()
    results["sets"] = {kept: results["sets"][kept]}
    results["costs"] = {}
    text, figures = report(results)
    assert all(f"({name})" in text for name in figures)


def test_the_page_stands_alone(tmp_path: Path) -> None:
    write_report(made_results(), tmp_path)
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert html.count("<svg") == len(list(tmp_path.glob("*.svg"))) == 3
    assert "<img" not in html
    assert not re.search(r'(src|href)="https?:', html.split("<svg")[0])
    assert not re.search(r"@import|url\(https?:", html)
    assert "addEventListener" in html
    assert "late fusion</text>" in html or "late fusion" in re.sub(r"<[^>]+>", "", html)


def test_words_from_elsewhere_are_shown_and_not_obeyed() -> None:
    html = page("<b>t</b>", "<script>alert(1)</script>\n\n| a |\n| --- |\n| <img src=x> |", {})
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "&lt;b&gt;t" in html


def test_the_summary_is_made_of_the_results() -> None:
    told = summary(made_results(above=True))
    assert "**11 of 22**" in told
    assert "0.420 (0.400–0.440)" in told
    assert NOT_ABOVE not in told
    assert NOT_ABOVE in summary(made_results(above=False))
    assert (
        "Intents (2 of them, chance 0.50): by voice 0.60 by the label's name and 0.73 from 4 examples a label (0.80"
        in told
    )
    assert "further questions of our own, first and among the first three: 31 and 43 of 88 typed in Wolof." in told


@pytest.mark.parametrize(
    ("all_voices", "one_voice", "words"),
    [
        (True, True, "still often misunderstood"),
        (True, False, "within the one voice"),
        (False, False, "not better than the control"),
    ],
)
def test_the_verdict_on_real_voices(all_voices: bool, one_voice: bool, words: str) -> None:
    results: dict[str, Any] = made_results()
    voice = {
        name: made_results(above=above)["sets"]["afriqa"]
        for name, above in (("verses-real", all_voices), ("verses-real-nn", one_voice))
    }
    results["sets"] = voice
    assert words in verdict(results)
    assert FUSION not in verdict(results)
