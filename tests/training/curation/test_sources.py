"""The declared sources: every one complete, known, and never one that is kept for evaluation."""

from __future__ import annotations

from pathlib import Path

import pytest

from wolofsearch.training.curation.reading import LAYOUTS
from wolofsearch.training.curation.sources import TRUSTS, Source, load_sources

DECLARED = load_sources()


def test_the_most_trusted_come_first() -> None:
    trusts = [TRUSTS.index(source.trust) for source in DECLARED]
    assert trusts == sorted(trusts)
    assert len({source.name for source in DECLARED}) == len(DECLARED) > 40


@pytest.mark.parametrize("source", DECLARED, ids=lambda source: source.name)
def test_a_declaration_is_whole(source: Source) -> None:
    assert source.layout in LAYOUTS
    assert source.about.endswith(".")
    assert source.licence
    assert source.family
    assert source.language in {"wo", "fr", "mdw", "other"}


@pytest.mark.parametrize("source", DECLARED, ids=lambda source: source.name)
def test_nothing_that_is_measured_with_is_declared(source: Source) -> None:
    kept = ("_test", "flores", "ngaretou", "jogolinga/", "mboshi/dev", "piaf", "senegal_servicepublic")
    assert not any(name in file for file in source.files for name in kept)


def test_an_unknown_field_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text('about = "Text."\nlicense = "MIT"\n', encoding="utf-8")
    with pytest.raises(TypeError, match="license"):
        load_sources(tmp_path)
