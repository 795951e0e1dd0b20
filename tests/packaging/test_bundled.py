"""Every library of other languages in a packaged program has an entry with its licence; one without stops the build."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.guards.source import ROOT

PACKAGING = ROOT / "packaging"
LIBRARIES = {
    "_internal/libportaudio.so.2": "PortAudio",
    "_internal/libcrypto.so.3": "OpenSSL",
    "_internal/libcrypto-3-x64.dll": "OpenSSL",
    "_internal/libcrypto.3.dylib": "OpenSSL",
    "_internal/libpython3.11.so.1.0": "Python",
    "_internal/python311.dll": "Python",
    "_internal/VCRUNTIME140_1.dll": "Microsoft Visual C++ runtime",
    "_internal/numpy.libs/libquadmath-96973f99-934c22de.so.0.0.0": "libquadmath",
    "_internal/numpy.libs/libscipy_openblas64_-c16e4918366c6bc1f1cd71e28ca36fc0.dll": "OpenBLAS",
    "_internal/pillow.libs/libjpeg-6dc8d115.so.62.4.0": "libjpeg-turbo",
    "_internal/PIL/.dylibs/libjpeg.62.4.0.dylib": "libjpeg-turbo",
    "_internal/PySide6/Qt/lib/libQt6Core.so.6": "Qt",
    "_internal/PySide6/Qt/plugins/imageformats/libqjpeg.so": "Qt",
    "_internal/PySide6/plugins/platforms/qwindows.dll": "Qt",
    "_internal/libpyside6.abi3.so.6.11": "PySide6, Shiboken",
    "_internal/_soundfile_data/libsndfile_x86_64.so": "libsndfile",
}
MODULES = ("_internal/lib-dynload/_ssl.so", "_internal/PIL/_imaging.cpython-311-x86_64-linux-gnu.so", "_internal/x.txt")
PROGRAM = ROOT / "build" / "frozen" / "wolofsearch"


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module that looks into a program."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    import bundled

    return bundled


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder with files of these names."""
    for name in (*LIBRARIES, *MODULES):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def test_each_library_is_told_by_its_name_on_every_system(tools: Any, program: Path) -> None:
    known, strange = tools.bundled(program)
    assert strange == []
    told = {file.relative_to(program).as_posix(): library.name for library, files in known.items() for file in files}
    assert told == LIBRARIES


@pytest.mark.parametrize("name", ["libreadline.so.8", "libqrencode.so.4", "avcodec-61.dll", "libpulse.0.dylib"])
def test_a_library_without_an_entry_stops_the_smoke_test(tools: Any, program: Path, name: str) -> None:
    import smoke

    smoke.libraries(program / "wolofsearch")
    (program / "_internal" / name).touch()
    assert tools.main(program) == 1
    with pytest.raises(smoke.SmokeError, match=name):
        smoke.libraries(program / "wolofsearch")


def test_a_folder_without_any_is_no_program(tools: Any, tmp_path: Path) -> None:
    assert tools.main(tmp_path) == 1


def test_no_file_is_of_two_libraries(tools: Any, program: Path) -> None:
    for file in tools.libraries_in(program):
        assert len([one.name for one in tools.table() if one.covers(file)]) == 1, file


def test_the_table_is_in_order(tools: Any) -> None:
    import components

    names = [one.name for one in tools.table()]
    assert len(set(names)) == len(names)
    for one in tools.table():
        assert components.SPDX.fullmatch(one.licence), one
        assert not components.binds(one.licence), one
        assert all(pattern == pattern.lower() for pattern in one.files)
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert [name for name in names if f"    {name}" not in notice] == []


def test_the_bill_of_materials_names_them_with_their_files(program: Path) -> None:
    bill = json.loads(subprocess.check_output([sys.executable, str(PACKAGING / "sbom.py"), str(program)]))
    parts = {part["bom-ref"]: part for part in bill["components"]}
    jpeg = parts["bundled:libjpeg-turbo"]
    assert jpeg["licenses"] == [{"expression": "IJG AND BSD-3-Clause AND Zlib"}]
    assert len(jpeg["components"]) == 2
    assert all(len(file["hashes"][0]["content"]) == 64 for file in jpeg["components"])
    (whole,) = (edge for edge in bill["dependencies"] if edge["ref"].startswith("pkg:generic/wolofsearch"))
    assert {ref for ref in parts if ref.startswith("bundled:")} <= set(whole["dependsOn"])


def test_a_library_without_an_entry_makes_no_bill(program: Path) -> None:
    (program / "libreadline.so.8").touch()
    done = subprocess.run(
        [sys.executable, str(PACKAGING / "sbom.py"), str(program)], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "libreadline.so.8" in done.stderr


@pytest.mark.skipif(not PROGRAM.is_dir(), reason="no program was built here")
def test_the_program_that_was_built_here_has_nothing_strange(tools: Any) -> None:
    known, strange = tools.bundled(PROGRAM)
    assert strange == []
    assert {"Qt", "Python", "OpenSSL"} <= {library.name for library in known}
