"""The captions: in French and English, with the same facts, none missing and none left over."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from wolofsearch.cli.output import size
from wolofsearch.messages import FULL_LANGUAGES

ROOM = Path(__file__).resolve().parents[2] / "wolofsearch" / "cli"
LABELS = tomllib.loads((ROOM / "labels.toml").read_text(encoding="utf-8"))


def test_every_caption_is_told_in_every_language_with_the_same_facts() -> None:
    for name, entry in LABELS.items():
        assert set(entry) == set(FULL_LANGUAGES), name
        facts = {frozenset(fact for _, fact, _, _ in Formatter().parse(text) if fact) for text in entry.values()}
        assert len(facts) == 1, name


def test_none_is_missing_and_none_is_left_over() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    named = set(re.findall(r"label\([\"'](\w+)[\"']", source))
    for beginning in re.findall(r"label\(f[\"'](\w+_)\{", source):
        named |= {name for name in LABELS if name.startswith(beginning)}
    in_a_loop = re.search(r"for name in \(([^)]*)\):\n\s+if told", source)
    assert in_a_loop is not None
    assert named | set(re.findall(r'"(\w+)"', in_a_loop.group(1))) == set(LABELS)


@pytest.mark.parametrize(
    ("size_bytes", "french", "english"),
    [
        (0, "0 o", "0 B"),
        (999, "999 o", "999 B"),
        (1500, "1,5 ko", "1.5 kB"),
        (38_200_000, "38 Mo", "38 MB"),
        (2e12, "2,0 To", "2.0 TB"),
        (3e15, "3000 To", "3000 TB"),
    ],
)
def test_sizes(size_bytes: int, french: str, english: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert size(size_bytes) == french
    monkeypatch.setenv("LC_ALL", "en_GB")
    assert size(size_bytes) == english
