"""A build that was stopped goes on with what was whole, and with nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.encoder.checkpoint import made
from wolofsearch.encoder import export, reducing
from wolofsearch.encoder.build_events import BuildStage
from wolofsearch.encoder.bundle import verify_bundle
from wolofsearch.encoder.checkpoint.building import build
from wolofsearch.encoder.workplace import Workplace, bring_back
from wolofsearch.errors import WolofSearchError


@pytest.fixture
def checkpoint(tmp_path: Path, tokenizer_file: Path) -> Path:
    """The text model alone, which is the quickest to build."""
    return made.make(tmp_path / "stick", tokenizer_file, strategy="text")


def stop_at(stage: str, checkpoint: Path, out: Path) -> None:
    events = build(checkpoint, out)
    for event in events:
        if isinstance(event, BuildStage) and event.stage == stage:
            break
    events.close()


def resumed(checkpoint: Path, out: Path) -> dict[str, bool]:
    return {event.stage: event.resumed for event in build(checkpoint, out) if isinstance(event, BuildStage)}


def test_from_stop_to_stop(checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "models" / "mine"
    stop_at("graphs", checkpoint, out)
    stop_at("int8", checkpoint, out)
    assert [one.name for one in out.parent.iterdir()] == ["mine.unfinished"]
    with monkeypatch.context() as patched:
        patched.setattr(export, "export_graphs", lambda *_: pytest.fail("written already"))
        stop_at("finishing", checkpoint, out)
        patched.setattr(reducing, "quantise", lambda *_: pytest.fail("reduced already"))
        assert resumed(checkpoint, out) == {"reading": False, "graphs": True, "int8": True, "finishing": False}
    assert [one.name for one in out.parent.iterdir()] == ["mine"]
    assert verify_bundle(out) == []


def test_what_is_not_whole_or_not_of_this_checkpoint_is_made_anew(
    checkpoint: Path, tmp_path: Path, tokenizer_file: Path
) -> None:
    out = tmp_path / "mine"
    stop_at("int8", checkpoint, out)
    graph = tmp_path / "mine.unfinished" / "graphs" / "text.onnx"
    graph.write_bytes(graph.read_bytes()[:-100])
    assert not resumed(checkpoint, out)["graphs"]
    stop_at("int8", checkpoint, out)
    card = checkpoint / "oolel_mrl" / "README.md"
    card.write_text("# Another\n", encoding="utf-8")
    assert not resumed(checkpoint, out)["graphs"]
    assert verify_bundle(out) == []


def test_a_disk_that_is_too_small(checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 20))
    monkeypatch.setattr(export, "export_graphs", lambda *_: pytest.fail("there was no room for it"))
    with pytest.raises(WolofSearchError) as caught:
        list(build(checkpoint, tmp_path / "out"))
    assert caught.value.message_id == "encoder.no_space"
    assert caught.value.facts["free"] == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["stick"]


def test_a_stage_is_whole_or_not_there(tmp_path: Path) -> None:
    place = Workplace(tmp_path / "work", "one")

    def broken() -> None:
        with place.making("8-bit, twice") as folder:
            (folder / "half").write_bytes(b"half")
            raise OSError("the drive is gone")

    with pytest.raises(OSError, match="gone"):
        broken()
    assert place.finished("8-bit, twice") is None
    with place.making("8-bit, twice") as folder:
        (folder / "whole").write_bytes(b"whole")
    again = Workplace(tmp_path / "work", "one").finished("8-bit, twice")
    assert again is not None
    assert [file.name for file in again.iterdir() if file.suffix != ".json"] == ["whole"]
    (again / "whole").write_bytes(b"other")
    assert place.finished("8-bit, twice") is None
    assert Workplace(tmp_path / "work", "two").finished("8-bit, twice") is None


def test_what_was_there_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, place = tmp_path / "out", Workplace(tmp_path / "work", "one")
    for folder in (out, tmp_path / "work" / "bundle"):
        folder.mkdir()
    (out / "old").write_bytes(b"old")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "bundle":
            raise OSError("the drive is gone")
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", failing)
        with pytest.raises(OSError, match="gone"):
            place.deliver(tmp_path / "work" / "bundle", out)
    assert (out / "old").read_bytes() == b"old"
    # Killed between the two: the next build finds it before it deletes anything.
    out.rename(tmp_path / "work" / "old")
    bring_back(tmp_path / "work", out)
    assert (out / "old").read_bytes() == b"old"
