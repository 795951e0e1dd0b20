"""Planned, downloaded in a process of its own, stopped and gone on with; nothing reaches the disk that does not fit."""

from __future__ import annotations

import shutil
import subprocess
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest

from tests.encoder.fetching.made_hub import COMMIT, REPOSITORY, Hub
from wolofsearch import paths
from wolofsearch.encoder.disk_space import SPARE_BYTES
from wolofsearch.encoder.fetching import process
from wolofsearch.encoder.fetching.arrivals import arrived_bytes
from wolofsearch.encoder.fetching.exchange import DownloadProgress, FileFetched, Request, request_line
from wolofsearch.encoder.fetching.planning import Fetched, fetch, model_id, plan
from wolofsearch.errors import WolofSearchError
from wolofsearch.program import FETCH_MODEL, HELPERS, helper_command

WEIGHTS = "oolel_mrl/model.safetensors"
ARRIVES = 131_072
"""Bytes before a download stands still: a whole number of the pieces in which it is written."""


def test_stopped_and_gone_on_with(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def noted(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(real(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(process.subprocess, "Popen", noted)
    out = tmp_path / "stick" / "Oolel-Embed"
    first = plan(REPOSITORY, out)
    assert not out.exists()
    assert (first.revision, first.licence, first.folder) == (COMMIT, "apache-2.0", out)
    assert first.bytes_left == first.bytes_total == sum(len(hub.content(name)) for name in first.files)
    assert "oolel_embed.py" not in first.files

    hub.stall_after[WEIGHTS] = ARRIVES
    downloading = fetch(first)
    for event in downloading:
        if isinstance(event, DownloadProgress) and arrived_bytes(out, WEIGHTS, first.files[WEIGHTS]) == ARRIVES:
            break
    downloading.close()
    assert all(one.poll() is not None for one in started)

    hub.stall_after.clear()
    hub.asked.clear()
    second = plan(REPOSITORY, out)
    assert 0 < second.bytes_left < first.bytes_left
    *told, last = fetch(second)
    assert last == Fetched(out, first.bytes_total)
    assert {event.file for event in told if isinstance(event, FileFetched)} == set(first.files)
    assert [one.first_byte for one in hub.downloads(WEIGHTS)] == [ARRIVES]
    there = sorted(file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file())
    assert there == sorted(first.files)
    assert all((out / name).read_bytes() == hub.content(name) for name in there)


def test_the_process_ends_with_the_program(hub: Hub, tmp_path: Path) -> None:
    wanted = plan(REPOSITORY, tmp_path / "out").files
    hub.stall_after[WEIGHTS] = ARRIVES
    request = Request(hub.url, REPOSITORY, COMMIT, str(tmp_path / "out"), {WEIGHTS: wanted[WEIGHTS]})
    with subprocess.Popen(
        helper_command(FETCH_MODEL), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=paths.PROJECT_DIR
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(request_line(request))
        child.stdin.flush()
        assert b"download_progress" in child.stdout.readline()
        child.stdin.close()
        assert child.wait(timeout=20) == 1


@pytest.mark.parametrize("module", ["no_such_module", "platform"])
def test_a_process_that_dies_or_talks_nonsense(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    monkeypatch.setitem(HELPERS, FETCH_MODEL, module)
    with pytest.raises(WolofSearchError) as caught:
        plan(REPOSITORY)
    assert caught.value.message_id == "encoder.fetching_died"


def test_too_little_space_is_told_before_anything_is_downloaded(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = plan(REPOSITORY, tmp_path / "new" / "folder")
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda place: usage(1 << 40, 1 << 40, SPARE_BYTES))
    hub.asked.clear()
    with pytest.raises(WolofSearchError) as caught:
        list(fetch(planned))
    assert (caught.value.message_id, caught.value.facts["path"]) == ("encoder.no_space", tmp_path)
    assert hub.asked == []
    assert not (tmp_path / "new").exists()


def test_a_file_in_the_place_of_the_folder(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WolofSearchError) as caught:
        plan(REPOSITORY, tmp_path / "file")
    assert caught.value.message_id == "encoder.occupied"
    assert hub.asked == []


@pytest.mark.parametrize(
    ("repository", "expected"),
    [(REPOSITORY, "Oolel-Embed"), ("gpt", "gpt"), ("a/_x y", "x-y"), ("a/" + 80 * "b", 64 * "b"), ("a/é", "model")],
)
def test_ids(repository: str, expected: str) -> None:
    assert model_id(repository) == expected
