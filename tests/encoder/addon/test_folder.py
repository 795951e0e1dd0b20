"""An add-on that is not whole, or not for this program, is refused before anything of it is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.encoder.addon.conftest import sealed
from wolofsearch.encoder.addon.folder import MANIFEST, Addon, damaged, find, here
from wolofsearch.errors import WolofSearchError


@pytest.fixture
def folder(own_folder: Path) -> Path:
    """A small add-on; its content is never loaded here."""
    (own_folder / "onnxruntime").mkdir()
    (own_folder / "onnxruntime" / "__init__.py").write_text("__version__ = '1'\n", encoding="utf-8")
    return sealed(own_folder)


def found() -> Addon:
    addon = find()
    assert addon is not None
    return addon


def refusal() -> WolofSearchError:
    with pytest.raises(WolofSearchError) as raised:
        find()
    return raised.value


def test_without_a_folder_there_is_none(home: Path) -> None:
    assert find() is None


def test_a_folder_without_a_manifest_is_none(own_folder: Path) -> None:
    (own_folder / "photo.jpg").touch()
    assert find() is None


def test_a_whole_one_is_found(folder: Path) -> None:
    addon = found()
    assert (addon.folder, addon.package, addon.made_for) == (folder, "onnxruntime-gpu", here())
    assert set(addon.files) == {"onnxruntime/__init__.py"}
    assert damaged(addon) is None


@pytest.mark.parametrize(
    "changes", [{"made_for": "cp39-win32-amd64"}, {"version": "1.20.1"}, {"version": "2.0"}, {"version": "new"}]
)
def test_one_for_another_program_is_refused(folder: Path, changes: dict[str, str]) -> None:
    sealed(folder, **changes)
    error = refusal()
    assert error.message_id == "encoder.addon_foreign"
    assert str(folder) in error.told("en").sentence


def test_one_that_was_copied_in_part_is_refused(folder: Path) -> None:
    (folder / "onnxruntime" / "__init__.py").write_text("", encoding="utf-8")
    assert refusal().facts["detail"] == "onnxruntime/__init__.py"
    (folder / "onnxruntime" / "__init__.py").unlink()
    assert refusal().message_id == "encoder.addon_broken"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": []}', '{"files": {"a": {"bytes": "x"}}}', "[" * 100_000])
def test_a_manifest_that_is_none_is_refused(folder: Path, text: str) -> None:
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    assert refusal().message_id == "encoder.addon_broken"


def test_changed_bytes_of_the_same_length_are_noticed_by_their_checksum(folder: Path) -> None:
    file = folder / "onnxruntime" / "__init__.py"
    file.write_text("__version__ = '2'\n", encoding="utf-8")
    assert damaged(found()) == "onnxruntime/__init__.py"
