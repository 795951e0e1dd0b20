"""Models that somebody brought: taken in when whole, refused with the reason, and the one before them untouched."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from tests import tiny
from wolofsearch import paths, settings
from wolofsearch.encoder import installing, package
from wolofsearch.encoder.bundle import FILES, MANIFEST, SPEECH, installed_models, read_manifest
from wolofsearch.encoder.installing import install_model, installation, remove_model, use_model
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import outcome

Pack = Callable[[Path, Path], Path]


@pytest.fixture(autouse=True)
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiny_bundle: Path) -> Path:
    """One model came with the program."""
    shutil.copytree(tiny_bundle, tmp_path / "bundled" / "shipped")
    tiny.edit_manifest(tmp_path / "bundled" / "shipped", id="shipped")
    monkeypatch.setattr(paths, "BUNDLED_MODELS_DIR", tmp_path / "bundled")
    return tmp_path / "bundled" / "shipped"


@pytest.fixture
def bundle(tiny_bundle: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return shutil.copytree(tiny_bundle, tmp_path / "stick" / "tiny")


def as_folder(bundle: Path, place: Path) -> Path:
    return bundle


def as_zip(bundle: Path, place: Path, top: str = "") -> Path:
    with zipfile.ZipFile(place / "model.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(bundle.iterdir()):
            archive.write(file, f"{top}{file.name}")
    return place / "model.zip"


def as_nested_zip(bundle: Path, place: Path) -> Path:
    return as_zip(bundle, place, "oolel/")


def as_tar(bundle: Path, place: Path, mode: str = "w") -> Path:
    target = place / "model.tar"
    with tarfile.open(target, mode) as archive:  # type: ignore[call-overload]
        archive.add(bundle, "./tiny")
    return target


def as_tar_gz(bundle: Path, place: Path) -> Path:
    return as_tar(bundle, place, "w:gz")


FORMS: list[Pack] = [as_folder, as_zip, as_nested_zip, as_tar, as_tar_gz]


@pytest.fixture(params=FORMS, ids=lambda form: form.__name__)
def pack(request: pytest.FixtureRequest) -> Pack:
    form: Pack = request.param
    return form


def refused(source: Path) -> str:
    """Return why a model is not installed; what was installed before is still all that is there."""
    home = paths.installed_models_dir()
    before = contents(home)
    with pytest.raises(WolofSearchError) as caught:
        install_model(source)
    assert caught.value.told("fr").next_step
    # What is told is in the person's hands, not in a folder that is gone.
    assert not re.search(r"\.install-|\.incoming", caught.value.told("en").sentence)
    assert contents(home) == before
    return caught.value.message_id.removeprefix("encoder.")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_model_in_every_form(bundle: Path, tmp_path: Path, pack: Pack) -> None:
    info = install_model(pack(bundle, tmp_path))
    assert info.folder == paths.installed_models_dir() / "tiny"
    assert contents(info.folder) == contents(bundle)
    assert [one.id for one in installed_models()] == ["shipped", "tiny"]
    assert load_encoder("tiny").dim == 32


def test_the_folder_around_a_model_will_do(bundle: Path) -> None:
    assert install_model(bundle.parent).id == "tiny"


def test_a_newer_model_takes_the_place_of_the_older(bundle: Path) -> None:
    install_model(bundle)
    (bundle / "README.md").write_text("# Newer\n", encoding="utf-8")
    assert install_model(bundle).card == "# Newer\n"
    assert sorted(file.name for file in paths.installed_models_dir().iterdir()) == ["tiny"]


@pytest.mark.parametrize("part", [SPEECH, *FILES])
def test_a_flipped_byte_in_each_file(bundle: Path, tmp_path: Path, part: str, pack: Pack) -> None:
    install_model(bundle)
    file = bundle / read_manifest(bundle).files[part]["name"]
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert refused(pack(bundle, tmp_path)) == "changed_file"
    assert load_encoder("tiny").encode_query("ndox").shape == (32,)


@pytest.mark.parametrize("part", [SPEECH, *FILES])
def test_a_missing_file(bundle: Path, tmp_path: Path, part: str, pack: Pack) -> None:
    install_model(bundle)
    (bundle / read_manifest(bundle).files[part]["name"]).unlink()
    assert refused(pack(bundle, tmp_path)) == "missing_file"


def test_a_wrong_manifest(bundle: Path, tmp_path: Path, pack: Pack) -> None:
    tiny.edit_manifest(bundle, default_dim=7)
    assert refused(pack(bundle, tmp_path)) == "broken_manifest"


@pytest.mark.parametrize("name", ["../out", "/tmp/out", "", ".", ".hidden", "a/b", "a\\b", "x" * 65])
def test_an_id_that_is_no_name_of_a_folder(bundle: Path, name: str) -> None:
    tiny.edit_manifest(bundle, id=name)
    assert refused(bundle) == "broken_manifest"


def test_a_table_that_was_swapped(bundle: Path) -> None:
    manifest = read_manifest(bundle)
    (bundle / manifest.files["embeddings"]["name"]).write_bytes(b"\0\0" * manifest.width)
    tiny.seal(bundle)
    assert refused(bundle) == "unusable"


def test_a_model_that_gives_no_numbers(bundle: Path) -> None:
    table = np.fromfile(bundle / "embeddings.f16", "<f2")
    table[:] = np.nan
    table.tofile(bundle / "embeddings.f16")
    tiny.seal(bundle)
    OnnxEncoder(bundle)
    assert refused(bundle) == "other_vectors"
    tiny.edit_manifest(bundle, known_answers={})
    assert refused(bundle) == "broken_rule"


def test_a_table_of_another_model_of_the_same_size(bundle: Path) -> None:
    install_model(bundle)
    table = np.fromfile(bundle / "embeddings.f16", "<f2").reshape(-1, read_manifest(bundle).width)
    np.roll(table, 1, axis=0).tofile(bundle / "embeddings.f16")
    tiny.seal(bundle)
    assert refused(bundle) == "other_vectors"
    assert load_encoder("tiny").encode_query("ndox").shape == (32,)


def test_graphs_that_do_not_go_together(bundle: Path) -> None:
    shutil.copyfile(bundle / "speech.onnx", bundle / "text.onnx")
    tiny.seal(bundle)
    assert refused(bundle) == "unusable"


def test_the_model_of_the_program_is_neither_replaced_nor_removed(bundle: Path) -> None:
    tiny.edit_manifest(bundle, id="shipped")
    assert refused(bundle) == "bundled_model"
    with pytest.raises(WolofSearchError) as caught:
        remove_model("shipped")
    assert caught.value.message_id == "encoder.bundled_model"


@pytest.mark.parametrize("name", ["../evil", "/evil", "tiny/../../evil", "C:\\evil", "..\\evil"])
def test_a_zip_that_would_write_elsewhere(bundle: Path, tmp_path: Path, name: str) -> None:
    source = as_zip(bundle, tmp_path)
    with zipfile.ZipFile(source, "a") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, "evil")
    assert refused(source) == "unsafe_package"


def linked(kind: bytes, name: str = "text.onnx", to: str = "/etc/hostname") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, to
    return info


@pytest.mark.parametrize(
    "info",
    [
        linked(tarfile.SYMTYPE),
        linked(tarfile.LNKTYPE),
        linked(tarfile.CHRTYPE),
        linked(tarfile.FIFOTYPE),
        tarfile.TarInfo("../evil"),
        tarfile.TarInfo("/evil"),
    ],
    ids=lambda info: f"{info.name} {info.type!r}",
)
def test_a_tar_that_would_reach_elsewhere(bundle: Path, tmp_path: Path, info: tarfile.TarInfo) -> None:
    source = as_tar(bundle, tmp_path)
    with tarfile.open(source, "a") as archive:
        archive.addfile(info, io.BytesIO(b""))
    assert refused(source) == "unsafe_package"


def test_links_in_a_zip_and_in_a_folder(bundle: Path, tmp_path: Path) -> None:
    source = as_zip(bundle, tmp_path)
    with zipfile.ZipFile(source, "a") as archive:
        info = zipfile.ZipInfo("link")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/hostname")
    assert refused(source) == "unsafe_package"
    (bundle / "README.md").unlink()
    (bundle / "README.md").symlink_to("/etc/hostname")
    assert refused(bundle) == "unsafe_package"


def zeros(size_bytes: int) -> Iterator[bytes]:
    for _ in range(size_bytes >> 20):
        yield bytes(1 << 20)


def test_bombs(bundle: Path, tmp_path: Path) -> None:
    size_bytes = 300 << 20
    source = as_zip(bundle, tmp_path)
    with zipfile.ZipFile(source, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("text", "w") as file:
        for block in zeros(size_bytes):
            file.write(block)
    assert source.stat().st_size < size_bytes / 100
    assert refused(source) == "package_too_large"
    # A tar's list is read by unpacking: what a header claims is refused before its content is looked at.
    claimed = tarfile.TarInfo("bomb")
    claimed.size = 1 << 40
    (tmp_path / "bomb.tar").write_bytes(claimed.tobuf() + bytes(1 << 16))
    assert refused(tmp_path / "bomb.tar") == "package_too_large"


def test_a_thousand_names(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_MEMBERS", 3)
    assert refused(as_zip(bundle, tmp_path)) == "package_too_large"


def test_a_manifest_of_megabytes(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "LARGEST_TEXT_BYTES", 100)
    assert refused(as_zip(bundle, tmp_path)) == "package_too_large"


@pytest.mark.parametrize("form", [as_zip, as_tar, as_tar_gz], ids=lambda form: form.__name__)
def test_an_archive_that_was_cut(bundle: Path, tmp_path: Path, form: Pack) -> None:
    source = form(bundle, tmp_path)
    content = source.read_bytes()
    for share in (0.3, 0.9):
        source.write_bytes(content[: int(len(content) * share)])
        assert refused(source) in {"broken_package", "no_model", "missing_file", "changed_file"}
    source.write_bytes(b"no archive")
    assert refused(source) == "broken_package"


def test_an_archive_with_a_flipped_byte(bundle: Path, tmp_path: Path) -> None:
    source = as_zip(bundle, tmp_path)
    content = bytearray(source.read_bytes())
    content[len(content) // 2] ^= 1
    source.write_bytes(content)
    assert refused(source) == "broken_package"


def test_places_without_a_model(tmp_path: Path, bundle: Path) -> None:
    assert refused(tmp_path / "nowhere") == "no_model"
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "empty") == "no_model"
    shutil.copytree(bundle, bundle.parent / "second")
    assert refused(bundle.parent) == "no_model"
    (bundle / MANIFEST).unlink()
    assert refused(as_zip(bundle, tmp_path)) == "no_model"


def test_a_disk_that_is_full(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 20))
    assert refused(bundle) == "no_space"


def test_the_old_model_comes_back_when_the_new_cannot_take_its_place(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_model(bundle)
    before = contents(paths.installed_models_dir())
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError("the drive is gone")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="gone"):
        install_model(bundle)
    assert contents(paths.installed_models_dir()) == before


@pytest.mark.parametrize("part", [*FILES, SPEECH])
@pytest.mark.parametrize("form", [as_folder, as_zip])
def test_what_is_wrong_is_told_of_what_was_given(bundle: Path, tmp_path: Path, part: str, form: Pack) -> None:
    name = read_manifest(bundle).files[part]["name"]
    (bundle / name).write_bytes(b"rubbish")
    source = form(bundle, tmp_path)
    with pytest.raises(WolofSearchError) as caught:
        install_model(source)
    assert caught.value.message_id == "encoder.changed_file"
    assert caught.value.facts["path"] == source / name
    tiny.seal(bundle)
    source = form(bundle, tmp_path)
    with pytest.raises(WolofSearchError) as caught:
        install_model(source)
    assert caught.value.facts["path"] in (source, source / name)
    assert ".install-" not in str(caught.value.told("en"))


def test_two_installations_at_once(bundle: Path) -> None:
    work = installation(bundle)
    next(work)
    for another in (bundle, bundle.parent / "nothing"):
        assert refused(another) == "packages.busy"
    work.close()
    assert install_model(bundle).id == "tiny"
    begun = installation(bundle)
    next(begun)
    # From another thread too, and what was begun goes on.
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(refused, bundle).result() == "packages.busy"
    assert outcome(begun).id == "tiny"


def test_a_model_is_used_and_removed(bundle: Path) -> None:
    install_model(bundle)
    assert use_model("tiny").id == settings.load().model == "tiny"
    assert load_encoder().model_id == "tiny"
    remove_model("tiny")
    assert settings.load().model is None
    assert list(paths.installed_models_dir().iterdir()) == []
    assert load_encoder().model_id == "shipped"
    for change in (use_model, remove_model):
        with pytest.raises(WolofSearchError) as caught:
            change("tiny")
        assert caught.value.message_id == "encoder.unknown_model"


def test_removing_another_model_leaves_the_choice(bundle: Path) -> None:
    install_model(bundle)
    use_model("shipped")
    remove_model("tiny")
    assert json.loads(paths.settings_file().read_text(encoding="utf-8"))["model"] == "shipped"
    assert not os.path.lexists(paths.installed_models_dir() / "tiny")


def test_progress_is_told_and_a_closed_installation_leaves_nothing(bundle: Path) -> None:
    events = list(installation(bundle))
    last = events[-1]
    assert last.bytes_done == last.bytes_total > 0
    assert [event.bytes_done for event in events] == sorted(event.bytes_done for event in events)
    tiny.edit_manifest(bundle, licence="another")
    before = contents(paths.installed_models_dir())
    work = installation(bundle)
    next(work)
    work.close()
    assert contents(paths.installed_models_dir()) == before
