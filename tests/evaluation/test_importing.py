"""The benchmark of the import, on a few files and without a model."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path

from click.testing import CliRunner

from wolofsearch.cli.main import commands
from wolofsearch.documents.reading import read_document
from wolofsearch.evaluation.import_corpus import write_files
from wolofsearch.evaluation.importing import Stub, importing
from wolofsearch.evaluation.killed import killing
from wolofsearch.evaluation.large_pdf import write_pdf
from wolofsearch.events import outcome
from wolofsearch.library.spending import STAGES, Spent


def test_it_tells_where_time_and_memory_go() -> None:
    figures = outcome(importing(Stub(), 30))
    assert (figures["added"], figures["failed"], figures["problems"]) == (30, 0, 0)
    assert figures["words"] > 30 * 20
    stages = figures["stages"]
    assert set(stages) == {*STAGES, "other"}
    assert abs(sum(stage["seconds"] for stage in stages.values()) - figures["seconds"]) < 0.1
    assert all(stages[name]["seconds"] > 0 for name in ("scan", "hash", "read", "cut", "encode", "database"))
    assert figures["memory_beside_model_bytes"] < 500_000_000
    assert figures["readers_memory_bytes"] > 0
    assert 0 <= figures["cancel_ms"] < 1000


def test_the_command() -> None:
    told = CliRunner().invoke(commands, ["benchmark", "import", "--stub", "--files", "3", "--json"])
    assert told.exit_code == 0
    assert json.loads(told.stdout)["added"] == 3


def test_the_files_are_always_the_same_and_none_says_what_another_says(tmp_path: Path) -> None:
    write_files(tmp_path / "a", 30, seed=1)
    write_files(tmp_path / "b", 30, seed=1)
    one, two = ([file.read_bytes() for file in sorted((tmp_path / name).rglob("*.*"))] for name in "ab")
    assert one == two
    assert len(set(one)) == 30


def test_a_step_that_is_waited_for_costs_nothing() -> None:
    spent = Spent()

    def work() -> Generator[None, None, str]:
        yield
        yield
        return "done"

    steps = spent.steps("encode", work())
    next(steps)
    before = spent.seconds["encode"]
    sum(range(300_000))
    assert spent.seconds["encode"] == before
    assert outcome(steps) == "done"
    assert list(spent.each("scan", [1, 2])) == [1, 2]
    assert spent.seconds["scan"] > 0


def test_nothing_is_lost_or_doubled_by_kills() -> None:
    figures = outcome(killing(40, 2, seed=1))
    assert (figures["documents"], figures["pending"], figures["failures"]) == (40, 0, 0)
    assert (figures["lost"], figures["doubled"], figures["problems"]) == (0, 0, 0)
    assert len(figures["moments"]) == 2


def test_the_large_pdf_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "livre.pdf"
    write_pdf(file, 3, ["Le niébé (ou haricot) nourrit l'été.", *(f"Phrase {number}." for number in range(9))], seed=1)
    assert file.stat().st_size > 3 * 400_000
    document = read_document(file)
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert all(f"Page {page}." in document.text for page in (1, 2, 3))
    assert "niébé (ou haricot) nourrit l'été" in document.text
