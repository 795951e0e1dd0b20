"""What makes the GPU add-on reads the program that it is for, and takes what that program can load."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.guards.source import ROOT
from wolofsearch.encoder.addon.folder import damaged, here, read

TAGS = {
    "cp311-linux-x86_64": "cp311-cp311-manylinux_2_28_x86_64",
    "cp312-win32-amd64": "cp312-cp312-win_amd64",
    "cp313-linux-aarch64": "cp313-cp313-manylinux_2_27_aarch64",
}


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module that makes an add-on."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import gpu_addon

    return gpu_addon


def packaged(folder: Path, tag: str, version: str = "1.32.0") -> Path:
    """Make a folder that looks like a packaged program to the maker."""
    told = folder / "_internal" / f"onnxruntime-{version}.dist-info" / "WHEEL"
    told.parent.mkdir(parents=True)
    told.write_text(f"Wheel-Version: 1.0\nTag: {tag}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("made_for", "tag"), TAGS.items())
def test_a_program_says_what_it_is_made_for(maker: Any, tmp_path: Path, made_for: str, tag: str) -> None:
    program = maker.look_at(packaged(tmp_path, tag))
    assert (program.version, program.made_for) == ("1.32.0", made_for)
    assert program.platform in program.platforms


def test_this_computer_is_called_alike_on_both_sides(maker: Any) -> None:
    python, system, machine = here().split("-")
    assert system == "linux"
    assert maker.Program("1.32.0", python, f"manylinux_2_28_{machine}").made_for == here()


def test_wheels_for_a_newer_system_are_not_asked_for(maker: Any, tmp_path: Path) -> None:
    platforms = maker.look_at(packaged(tmp_path, "cp311-cp311-manylinux_2_27_x86_64")).platforms
    assert "manylinux_2_28_x86_64" not in platforms
    assert {"manylinux_2_17_x86_64", "manylinux2014_x86_64"} <= set(platforms)


@pytest.mark.parametrize("tag", [None, "cp311-cp311-macosx_13_0_universal2"])
def test_what_has_no_addon_is_told(
    maker: Any, tmp_path: Path, tag: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path if tag is None else packaged(tmp_path, tag)
    assert maker.main(["cuda", str(folder)]) == 1
    assert "gpu-addon: " in capsys.readouterr().err


def test_without_a_kind_the_kinds_are_told(maker: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert maker.main([]) == 2
    assert "cuda, directml, openvino" in capsys.readouterr().err


def test_what_is_fetched_is_unpacked_and_named(maker: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[list[str]] = []

    def pip(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        wheels = Path(command[command.index("--dest") + 1])
        for wheel in ("onnxruntime_gpu-1.31.1-cp311-x.whl", "nvidia_cublas-13-py3-x.whl", "numpy-2.4.6-cp311-x.whl"):
            with zipfile.ZipFile(wheels / wheel, "w") as file:
                file.writestr(f"{wheel.split('-')[0]}/__init__.py", "")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(maker.subprocess, "run", pip)
    target = tmp_path / "gpu"
    target.mkdir()
    (target / "of an older one").touch()
    maker.make("cuda", packaged(tmp_path / "program", TAGS["cp311-linux-x86_64"]), target)
    assert asked[0][-1] == "onnxruntime-gpu[cuda,cudnn]>=1.24,<=1.32.0"
    addon = read(target)
    assert (addon.package, addon.version, addon.made_for) == ("onnxruntime-gpu", "1.31.1", "cp311-linux-x86_64")
    assert set(addon.files) == {"onnxruntime_gpu/__init__.py", "nvidia_cublas/__init__.py"}  # NumPy is the program's
    assert damaged(addon) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gpu", "program"]


def test_what_cannot_be_fetched_is_told(maker: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(maker.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1))
    with pytest.raises(maker.AddonError, match="could not be fetched"):
        maker.make("directml", packaged(tmp_path / "program", TAGS["cp312-win32-amd64"]), tmp_path / "gpu")
