"""The frozen program has what the window and its guides read beside the package."""

from __future__ import annotations

import re

from tests.guards.source import ROOT, tracked_files

SPEC = (ROOT / "packaging" / "wolofsearch.spec").read_text(encoding="utf-8")
FOR_THE_README = {"screenshots"}


def test_every_folder_of_assets_is_shipped() -> None:
    assets = {
        file.relative_to(ROOT / "assets").parts[0] for file in tracked_files() if (ROOT / "assets") in file.parents
    }
    line = next(line for line in SPEC.splitlines() if '"assets"' in line)
    assert set(re.findall(r'"(\w+)"', line)) - {"assets"} == assets - FOR_THE_README


def test_the_guides_are_shipped_where_they_are_looked_for() -> None:
    assert '(str(ROOT / "docs"), "docs")' in SPEC
