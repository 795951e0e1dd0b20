"""``search`` limited to some documents, and from a passage to others like it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def found(run: Run, library: Path, *options: str) -> list[str]:
    """Return the names of the documents that a search finds."""
    asked = run("search", "--text", "mil naissance paludisme", "--library", library, "--json", *options)
    assert asked.exit_code == 0, asked.output
    return sorted(Path(result["document"]["path"]).name for result in json.loads(asked.stdout)["results"])


def test_only_some_formats(run: Run, library: Path) -> None:
    assert found(run, library) == ["etat-civil.html", "mil.md", "paludisme.txt"]
    assert found(run, library, "--format", "html", "--format", "TXT") == ["etat-civil.html", "paludisme.txt"]


def test_only_a_language_or_a_time(run: Run, library: Path, folder: Path) -> None:
    (folder / "date.html").write_text(
        '<html lang="wo"><head><title>Dugub</title><meta name="date" content="2020-05-03"></head><p>mil</p></html>',
        encoding="utf-8",
    )
    assert run("import", folder, "--library", library).exit_code == 0
    assert found(run, library, "--since", "2020-05", "--until", "2020") == ["date.html"]
    assert found(run, library, "--until", "2019-12-31") == []
    assert found(run, library, "--language", "WO") == ["date.html"]


@pytest.mark.parametrize("date", ["hier", "2020-13", "2020-02-30", "20", "2020-1"])
def test_a_date_that_is_none_is_wrong_usage(run: Run, library: Path, date: str) -> None:
    assert run("search", "--text", "mil", "--library", library, "--since", date).exit_code == 2


def test_from_a_result_to_others_like_it(run: Run, library: Path) -> None:
    first = json.loads(run("search", "--text", "mil", "--library", library, "--json").stdout)["results"][0]
    like = f"{first['document']['id']}:{first['start']}"
    answer = json.loads(run("search", "--like", like, "--library", library, "--json").stdout)
    assert answer["query"] == {"kind": "passage", "seconds": None}
    assert len(answer["results"]) == 2
    assert first["document"]["id"] not in {result["document"]["id"] for result in answer["results"]}
    assert run("search", "--like", "nonsense", "--library", library).exit_code == 2
    assert run("search", "--like", f"{like}9999", "--library", library).exit_code == 1
