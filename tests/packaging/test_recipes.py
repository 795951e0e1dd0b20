"""The recipes of the packages, as far as they can be checked without the systems that they are for."""

from __future__ import annotations

import ast
import plistlib
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

import wolofsearch
from tests.guards.source import ROOT
from wolofsearch import paths, program
from wolofsearch.cli.main import PLACES

PACKAGING = ROOT / "packaging"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCRIPTS = sorted(PACKAGING.rglob("*.sh"))
RECIPES = [*WORKFLOWS, *(file for file in sorted(PACKAGING.rglob("*")) if file.is_file() and file.suffix != ".png")]
KINDS = {".wolofmodel": "application/x-wolofsearch-model", ".woloflib": "application/x-wolofsearch-library"}
DESKTOP = PACKAGING / "linux" / "wolofsearch.desktop"
MIME = PACKAGING / "linux" / "wolofsearch-mime.xml"
METAINFO = PACKAGING / "linux" / "org.wolofsearch.WolofSearch.metainfo.xml"
MANUAL = PACKAGING / "linux" / "wolofsearch.1"
FLATPAK = PACKAGING / "flatpak" / "org.wolofsearch.WolofSearch.yml"
INNO = PACKAGING / "windows" / "wolofsearch.iss"
SPEC = PACKAGING / "wolofsearch.spec"


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def tool(name: str) -> str:
    """Return a checker's path, or skip the test where it is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def checked(*command: str | Path) -> str:
    """Run a checker that must be content, and return all it says."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def desktop_entry() -> dict[str, str]:
    return dict(line.split("=", 1) for line in read(DESKTOP).splitlines() if "=" in line)


# The same everywhere


def test_every_version_is_the_projects() -> None:
    version = PROJECT["version"]
    assert wolofsearch.__version__ == version
    newest = ET.parse(METAINFO).getroot().find("releases/release")
    assert newest is not None
    assert newest.get("version") == version
    assert f'"WolofSearch {version}"' in read(MANUAL).splitlines()[0]


def named_paths(text: str) -> set[str]:
    """Return the paths of this repository that a recipe names."""
    plain = text.replace("\\", "/")
    return {found.rstrip(".") for found in re.findall(r"(?<![\w/.-])(?:packaging|wolofsearch|assets)/[\w./-]+", plain)}


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda file: file.name)
def test_every_path_that_a_recipe_names_exists(recipe: Path) -> None:
    made = {"wolofsearch/wolofsearch", "wolofsearch/wolofsearch-cli.exe", "wolofsearch/WolofSearch.exe"}
    # Not from the repository, but on the user's computer or in the program's folder.
    named = {path for path in named_paths(read(recipe)) - made if not path.startswith("wolofsearch/sample-library")}
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_a_path_that_does_not_exist_is_seen() -> None:
    assert named_paths("bash packaging/biuld.sh; x/packaging/y") == {"packaging/biuld.sh"}
    assert named_paths("python packaging\\icons.py") == {"packaging/icons.py"}


def test_the_kinds_of_files_are_the_same_on_every_system() -> None:
    declared = {
        glob.get("pattern", "").removeprefix("*"): kind.get("type")
        for kind in ET.parse(MIME).getroot()
        for glob in kind.findall("{*}glob")
    }
    assert declared == KINDS
    assert set(desktop_entry()["MimeType"].rstrip(";").split(";")) == set(KINDS.values())
    assert {found.text for found in ET.parse(METAINFO).getroot().findall("provides/mediatype")} == set(KINDS.values())
    for ending in KINDS:
        assert rf"Software\Classes\{ending}" in read(INNO)
        assert f'"{ending.removeprefix(".")}"' in read(SPEC)


# The frozen program


def constant(name: str) -> list[str]:
    """Return a list of words that the specification assigns to a name."""
    for node in ast.parse(read(SPEC)).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name:
            return list(ast.literal_eval(node.value))
    raise LookupError(name)


def test_nothing_that_the_program_asks_for_is_left_out_of_it() -> None:
    wanted = {Requirement(line).name.lower().replace("-", "_") for line in PROJECT["dependencies"]}
    assert {"numpy", "onnxruntime", "sounddevice"} <= wanted
    assert wanted.isdisjoint({name.lower() for name in constant("ABSENT")})


def test_what_makes_models_is_left_out_of_it() -> None:
    making = {Requirement(line).name for line in PROJECT["optional-dependencies"]["build"]}
    assert making <= set(constant("ABSENT"))


def test_what_it_is_made_of_is_what_the_project_asks_for() -> None:
    printed = checked(sys.executable, PACKAGING / "requirements.py").splitlines()
    asked = [line for line in PROJECT["dependencies"] if not line.startswith("hnswlib")]
    assert printed[: len(asked)] == asked
    assert any(line.startswith("pyinstaller") for line in printed)
    assert not any(line.startswith(("torch", "pytest")) for line in printed)


def test_the_marker_of_a_stick_is_the_one_that_the_program_looks_for() -> None:
    marker = PACKAGING / paths.PORTABLE_MARKER
    assert paths.PORTABLE_DATA in read(marker)
    for recipe in (PACKAGING / "build.sh", ROOT / ".github" / "workflows" / "packages.yml"):
        assert f"cp packaging/{paths.PORTABLE_MARKER}" in read(recipe)


def test_windows_has_a_program_for_consoles() -> None:
    name = program.CONSOLE_TWIN.removesuffix(".exe")
    assert f'program("{name}", True)' in read(SPEC)
    assert program.CONSOLE_TWIN in read(ROOT / ".github" / "workflows" / "packages.yml")


def test_hnswlib_is_compiled_for_every_processor() -> None:
    for recipe in (PACKAGING / "build.sh", *WORKFLOWS):
        text = read(recipe)
        compiled = [line for line in text.splitlines() if "--no-binary hnswlib" in line]
        assert compiled
        assert all("--no-cache-dir" in line for line in compiled)
        assert len(re.findall(r"HNSWLIB_NO_NATIVE", text)) >= len(compiled)


# Scripts, for any shell that reads them


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.name)
def test_a_script_can_be_read(script: Path) -> None:
    checked(tool("bash"), "-n", script)


@pytest.mark.parametrize("file", [*WORKFLOWS, FLATPAK], ids=lambda file: file.name)
def test_a_list_of_steps_can_be_read(file: Path) -> None:
    assert yaml.safe_load(read(file))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_workflow_starts_what_it_keeps(file: Path) -> None:
    for name, job in yaml.safe_load(read(file))["jobs"].items():
        steps = [str(step.get("run", "")) + str(step.get("uses", "")) for step in job["steps"]]
        tried = next(place for place, step in enumerate(steps) if "smoke.py" in step or "make package-test" in step)
        kept = next(place for place, step in enumerate(steps) if "upload-artifact" in step)
        assert tried < kept, name
        assert all("run" in step or "uses" in step for step in job["steps"])


def test_the_make_commands_of_the_workflows_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read(ROOT / "Makefile"), re.MULTILINE))
    wanted = {found for file in WORKFLOWS for found in re.findall(r"make (package[a-z-]*)", read(file))}
    assert wanted == {"package", "package-test"}
    assert wanted <= targets


# Linux


def test_the_desktop_entry_is_valid() -> None:
    assert desktop_entry()["Exec"].split()[0] == "wolofsearch"
    assert checked(tool("desktop-file-validate"), DESKTOP) == ""


def test_the_metadata_are_valid() -> None:
    root = ET.parse(METAINFO).getroot()
    launched = root.findtext("launchable")
    assert launched == DESKTOP.name
    said = checked(tool("appstreamcli"), "validate", "--no-net", METAINFO)
    assert "W:" not in said
    assert "E:" not in said


def test_the_manual_can_be_shown_and_names_every_command() -> None:
    text = read(MANUAL)
    assert [name for name in PLACES if not re.search(rf"\b{name}\b", text)] == []
    said = subprocess.run(
        [tool("man"), "--warnings", "-l", str(MANUAL)], capture_output=True, text=True, timeout=60, check=True
    )
    assert "WOLOFSEARCH(1)" in said.stdout
    assert said.stderr == ""


def test_the_debian_package_is_described() -> None:
    fields = dict(re.findall(r"^([\w-]+): (.*)$", read(PACKAGING / "linux" / "control.in"), re.MULTILINE))
    assert set(re.findall(r"@(\w+)@", str(fields))) == {"version", "architecture", "size"}
    assert {"Package", "Depends", "Recommends", "Maintainer", "Description"} <= set(fields)
    recommended = re.split(r",\s*", fields["Recommends"])
    assert {"espeak-ng", "tesseract-ocr", "ffmpeg"} <= set(recommended)


def test_the_sandbox_of_flatpak_has_no_network() -> None:
    manifest = yaml.safe_load(read(FLATPAK))
    assert manifest["id"] == FLATPAK.stem == METAINFO.name.removesuffix(".metainfo.xml")
    assert "--share=network" not in manifest["finish-args"]
    for source in manifest["modules"][0]["sources"]:
        place = (FLATPAK.parent / source["path"]).resolve()
        assert place.is_relative_to(ROOT / "build") or place.is_dir()


# Windows and macOS


def test_the_installer_for_windows_is_well_formed() -> None:
    section = ""
    for line in read(INNO).splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith(";") and section == "Setup":
            assert re.fullmatch(r"\w+=.+", line), line
        elif line and not line.startswith(";"):
            assert re.fullmatch(r'\w+: ("(?:[^"]|"")*"|[\w ]+)(; \w+: ("(?:[^"]|"")*"|[\w ]+))*', line), line
    assert "Software\\Microsoft\\Windows\\CurrentVersion\\Run" not in read(INNO)


def test_the_rights_of_the_mac_program_let_it_hear() -> None:
    with (PACKAGING / "macos" / "entitlements.plist").open("rb") as file:
        assert plistlib.load(file)["com.apple.security.device.audio-input"] is True
    assert "NSMicrophoneUsageDescription" in read(SPEC)


# What the frozen program is tried with


@pytest.mark.parametrize("said", ["Traceback (most recent call last):", "x: symbol lookup error: y", "ImportError: z"])
def test_the_smoke_test_refuses_what_nobody_should_see(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(PACKAGING)  # as for a program in that folder
    smoke = runpy.run_path(str(PACKAGING / "smoke.py"), run_name="smoke")
    smoke["refuse_fatal"]("all is well")
    with pytest.raises(smoke["SmokeError"]):
        smoke["refuse_fatal"](f"first\n{said}\n")
