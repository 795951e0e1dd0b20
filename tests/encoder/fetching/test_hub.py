"""What the fetching process does, done in this one: lists, downloads, goes on after cuts, verifies everything."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from huggingface_hub._local_folder import get_local_download_paths

from tests.encoder.fetching.made_hub import COMMIT, REPOSITORY, Hub
from wolofsearch.encoder.fetching.arrivals import arrived_bytes, partial_files
from wolofsearch.encoder.fetching.exchange import DownloadProgress, FileFetched, Files, Listed, Request
from wolofsearch.encoder.fetching.hub import ATTEMPTS, CHUNK_BYTES, serve
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event

WEIGHTS = "oolel_mrl/model.safetensors"
SMALL = "oolel_mrl/tokenizer.json"


def listed(hub: Hub, repository: str = REPOSITORY) -> Listed:
    events: list[Event] = []
    serve(Request(hub.url, repository), events.append)
    (found,) = events
    assert isinstance(found, Listed)
    return found


def download(hub: Hub, folder: Path, *names: str) -> list[Event]:
    announced = listed(hub).files
    wanted = {name: announced[name] for name in names}
    events: list[Event] = []
    serve(Request(hub.url, REPOSITORY, COMMIT, str(folder), wanted, pause_s=0.001), events.append)
    return events


def refusal(hub: Hub, folder: Path, *names: str) -> WolofSearchError:
    with pytest.raises(WolofSearchError) as caught:
        download(hub, folder, *names)
    return caught.value


def files(hub: Hub) -> Files:
    return listed(hub).files


def test_the_list_announces_sizes_hashes_and_licence(hub: Hub) -> None:
    found = listed(hub)
    assert (found.revision, found.licence) == (COMMIT, "apache-2.0")
    assert sorted(found.files) == hub.names()
    content = hub.content(WEIGHTS)
    assert found.files[WEIGHTS].size_bytes == len(content)
    assert found.files[WEIGHTS].sha256 == hashlib.sha256(content).hexdigest()
    assert found.files[SMALL].sha256 is None
    assert [one.method for one in hub.asked] == ["GET"]


@pytest.mark.parametrize(("licence", "told"), [(None, ""), (["mit", "other"], "mit, other")])
def test_other_licences(hub: Hub, licence: object, told: str) -> None:
    hub.card = {"license": licence}
    assert listed(hub).licence == told


@pytest.mark.parametrize(
    ("status", "code", "message_id"),
    [
        (401, "RepoNotFound", "encoder.unknown_repository"),
        (401, "", "encoder.unknown_repository"),
        (404, "RepoNotFound", "encoder.unknown_repository"),
        (403, "GatedRepo", "encoder.gated_repository"),
        (403, "", "encoder.gated_repository"),
        (500, "", "encoder.hub_refused"),
        (429, "", "encoder.hub_refused"),
    ],
)
def test_a_list_that_is_refused(hub: Hub, status: int, code: str, message_id: str) -> None:
    hub.statuses["/api/"] = status, code
    with pytest.raises(WolofSearchError) as caught:
        listed(hub)
    assert caught.value.message_id == message_id


def test_no_hub_at_all(hub: Hub) -> None:
    hub.page = b"<html>Welcome to the hotel's network</html>"
    with pytest.raises(WolofSearchError) as caught:
        listed(hub)
    assert caught.value.message_id == "encoder.no_hub"
    with pytest.raises(WolofSearchError) as caught:
        serve(Request("http://127.0.0.1:9", REPOSITORY), lambda _: None)
    assert caught.value.message_id == "encoder.no_hub"
    assert caught.value.facts["host"] == "127.0.0.1:9"


@pytest.mark.parametrize("name", ["a/b/c", "a b/c", "../x", "-/"])
def test_what_is_no_name_of_a_repository_is_asked_nowhere(hub: Hub, name: str) -> None:
    with pytest.raises(WolofSearchError) as caught:
        listed(hub, name)
    assert caught.value.message_id == "encoder.wrong_repository"
    assert hub.asked == []


def test_an_entry_without_a_size_is_no_hub_s(hub: Hub) -> None:
    hub.lies[WEIGHTS] = {"size": None}
    with pytest.raises(WolofSearchError) as caught:
        listed(hub)
    assert caught.value.message_id == "encoder.no_hub"


def test_the_token_is_that_of_the_variable_and_no_other(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    listed(hub)
    monkeypatch.setenv("HF_TOKEN", "hf_mine")
    listed(hub)
    assert [one.headers.get("authorization") for one in hub.asked] == [None, "Bearer hf_mine"]


def test_files_arrive_whole_and_once(hub: Hub, tmp_path: Path) -> None:
    told = download(hub, tmp_path, WEIGHTS, SMALL)
    fetched = [event for event in told if not isinstance(event, DownloadProgress)]
    assert fetched == [FileFetched(name, len(hub.content(name))) for name in (WEIGHTS, SMALL)]
    for name in (WEIGHTS, SMALL):
        assert (tmp_path / name).read_bytes() == hub.content(name)
    hub.asked.clear()
    assert download(hub, tmp_path, WEIGHTS, SMALL) == fetched
    assert hub.downloads(WEIGHTS) == hub.downloads(SMALL) == []


def test_a_cut_download_goes_on_from_where_it_was(hub: Hub, tmp_path: Path) -> None:
    hub.cuts[WEIGHTS] = [CHUNK_BYTES + 99, 2 * CHUNK_BYTES]
    download(hub, tmp_path, WEIGHTS)
    assert [one.first_byte for one in hub.downloads(WEIGHTS)] == [None, CHUNK_BYTES, 3 * CHUNK_BYTES]
    assert (tmp_path / WEIGHTS).read_bytes() == hub.content(WEIGHTS)


def test_a_connection_that_brings_nothing_more_is_given_up_and_what_came_is_kept(hub: Hub, tmp_path: Path) -> None:
    hub.cuts[WEIGHTS] = [2 * CHUNK_BYTES] + [0] * ATTEMPTS
    error = refusal(hub, tmp_path, WEIGHTS)
    assert (error.message_id, error.facts["file"]) == ("encoder.download_cut", WEIGHTS)
    assert len(hub.downloads(WEIGHTS)) == 1 + ATTEMPTS
    assert not (tmp_path / WEIGHTS).exists()
    assert arrived_bytes(tmp_path, WEIGHTS, files(hub)[WEIGHTS]) == 2 * CHUNK_BYTES
    hub.asked.clear()
    download(hub, tmp_path, WEIGHTS)
    assert [one.first_byte for one in hub.downloads(WEIGHTS)] == [2 * CHUNK_BYTES]
    assert (tmp_path / WEIGHTS).read_bytes() == hub.content(WEIGHTS)


@pytest.mark.parametrize("name", [WEIGHTS, SMALL])
def test_changed_bytes_are_thrown_away(hub: Hub, tmp_path: Path, name: str) -> None:
    content = hub.content(name)
    hub.swapped[name] = content[:-1] + bytes([content[-1] ^ 1])
    error = refusal(hub, tmp_path, name)
    assert (error.message_id, error.facts["file"]) == ("encoder.changed_download", name)
    assert not (tmp_path / name).exists()
    hub.swapped.clear()
    download(hub, tmp_path, name)
    assert (tmp_path / name).read_bytes() == content


@pytest.mark.parametrize("extra", [-1000, 1000])
def test_another_size_than_announced_is_thrown_away(hub: Hub, tmp_path: Path, extra: int) -> None:
    content = hub.content(WEIGHTS)
    hub.swapped[WEIGHTS] = (content + bytes(1000))[: len(content) + extra]
    assert refusal(hub, tmp_path, WEIGHTS).message_id == "encoder.changed_download"
    assert partial_files(tmp_path, files(hub)[WEIGHTS]) == []
    hub.swapped.clear()
    download(hub, tmp_path, WEIGHTS)
    assert (tmp_path / WEIGHTS).read_bytes() == content


def test_a_list_that_lies_about_a_size_is_found_out(hub: Hub, tmp_path: Path) -> None:
    hub.lies[SMALL] = {"size": len(hub.content(SMALL)) + 1}
    assert refusal(hub, tmp_path, SMALL).message_id == "encoder.changed_download"
    assert not (tmp_path / SMALL).exists()


def test_a_file_of_somebody_s_own_is_not_touched(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    error = refusal(hub, tmp_path, "README.md")
    assert (error.message_id, error.facts["path"]) == ("encoder.other_file", tmp_path / "README.md")
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("status", "code", "message_id"),
    [
        (401, "GatedRepo", "encoder.gated_repository"),
        (403, "", "encoder.gated_repository"),
        (404, "EntryNotFound", "encoder.hub_refused"),
    ],
)
def test_a_file_that_is_refused(hub: Hub, tmp_path: Path, status: int, code: str, message_id: str) -> None:
    hub.statuses[f"/{REPOSITORY}/resolve"] = status, code
    assert refusal(hub, tmp_path, WEIGHTS).message_id == message_id
    assert len([one for one in hub.asked if one.method == "HEAD"]) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk(hub: Hub, tmp_path: Path) -> None:
    part = get_local_download_paths(tmp_path, WEIGHTS).incomplete_path(files(hub)[WEIGHTS].etag)
    part.symlink_to("/dev/full")
    error = refusal(hub, tmp_path, WEIGHTS)
    assert error.message_id == "general.disk_full"
    assert len(hub.downloads(WEIGHTS)) == 1
