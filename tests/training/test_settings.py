"""The configuration file: complete or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import tiny
from wolofsearch.errors import WolofSearchError
from wolofsearch.training.settings import TrainingConfig

TEXT = tiny.SMALL.read_text(encoding="utf-8")


def test_the_shipped_configuration_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WOLOFSEARCH_DATA", raising=False)
    config = TrainingConfig.load(tiny.SMALL)
    assert config.model.dims[0] == config.model.hidden
    assert config.data == Path("../shared/data")


def test_the_data_folder_moves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WOLOFSEARCH_DATA", str(tmp_path))
    assert TrainingConfig.load(tiny.SMALL).data == tmp_path


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[[", "TOML"),
        (TEXT.replace("[ctc]", "[cct]"), "ctc"),
        (TEXT.replace("mask_bins =", "mask_bars ="), "mask_b"),
        (TEXT.replace("threads = 2", 'threads = "two"'), "two"),
        (TEXT.replace("\ndata =", "\ndatum ="), "data"),
        (TEXT.replace("[model.prompts]", "[model.prompt]"), "prompt"),
    ],
    ids=["not TOML", "section", "field", "type", "key", "table"],
)
def test_a_wrong_file_says_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, named: str
) -> None:
    monkeypatch.delenv("WOLOFSEARCH_DATA", raising=False)
    file = tmp_path / "wrong.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WolofSearchError) as caught:
        TrainingConfig.load(file)
    assert caught.value.message_id == "training.config"
    if named != "TOML":
        assert named in str(caught.value)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(WolofSearchError) as caught:
        TrainingConfig.load(tmp_path / "none.toml")
    assert caught.value.message_id == "general.file_missing"
