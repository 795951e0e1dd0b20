"""Makes the GPU add-on for a packaged program: the folder ``gpu``, for computers that have no network.

``python packaging/gpu_addon.py cuda PROGRAM`` (any Python 3.11 or newer with pip, where there is a network) looks in
the folder of the packaged program for what its ONNX Runtime is made for, fetches the newest fitting package for GPUs
with what it needs, and unpacks all into ``build/gpu``. PROGRAM may be a program for another system than this one;
without it, ``build/frozen/wolofsearch`` is taken. How a computer gets the folder: docs/en/model.md.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FROZEN = ROOT / "build" / "frozen" / "wolofsearch"
MADE = ROOT / "build" / "gpu"
FOLDER = ROOT / "wolofsearch" / "encoder" / "addon" / "folder.py"

PACKAGES = {
    "cuda": "onnxruntime-gpu[cuda,cudnn]",
    "directml": "onnxruntime-directml",
    "openvino": "onnxruntime-openvino",
    "cpu": "onnxruntime",
}
"""Word on the command line → package in the index. ``cpu`` tries the way itself: it computes as the program does."""

WANTED = re.compile(r"(?:onnxruntime|nvidia)[-_]", re.IGNORECASE)
"""Files of packages that go into the add-on; the others (NumPy…) are in the program already."""
LINUX_LEVELS = (28, 27, 26, 24, 17)
"""Versions of glibc that wheels for Linux name; a program made for one of them runs with wheels for older ones."""


class AddonError(Exception):
    """What is wrong, in one sentence."""


@dataclass(frozen=True)
class Program:
    """What a packaged program's ONNX Runtime is: its version, and the tags of its wheel."""

    version: str
    python: str
    platform: str

    @property
    def made_for(self) -> str:
        """The same word as ``here()`` in wolofsearch/encoder/addon/folder.py gives on the program's computer."""
        if found := re.fullmatch(r"manylinux_\d+_\d+_(\w+)", self.platform):
            return f"{self.python}-linux-{found[1]}"
        return f"{self.python}-{self.platform.replace('win_', 'win32-')}"

    @property
    def platforms(self) -> list[str]:
        """Platforms of wheels that the program can load."""
        if found := re.fullmatch(r"manylinux_\d+_(\d+)_(\w+)", self.platform):
            levels = [level for level in LINUX_LEVELS if level <= int(found[1])]
            return [*(f"manylinux_2_{level}_{found[2]}" for level in levels), f"manylinux2014_{found[2]}"]
        return [self.platform]


def look_at(folder: Path) -> Program:
    """Return what the program in this folder has.

    Raises:
        AddonError: there is no program in it, or none that an add-on exists for.
    """
    told = next(folder.glob("_internal/onnxruntime-*.dist-info/WHEEL"), None)
    if told is None:
        raise AddonError(f"{folder} is no packaged program: make one (make package), or name its folder")
    tag = re.search(r"^Tag: (cp\d+)-cp\d+-(manylinux_\w+|win_\w+)$", told.read_text(encoding="utf-8"), re.MULTILINE)
    if tag is None:
        raise AddonError(f"{told} names no system for which there is an add-on")
    platform = re.split(r"\.", tag[2])[0]
    version = told.parent.name.removeprefix("onnxruntime-").removesuffix(".dist-info")
    return Program(version, tag[1], platform)


def oldest() -> str:
    """Return the oldest version that the program accepts, which it says itself."""
    found = re.search(r'^OLDEST = "([\d.]+)"', FOLDER.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]


def fetch(package: str, program: Program, target: Path) -> None:
    """Have pip fetch the wheels.

    Raises:
        AddonError: it could not.
    """
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--dest", str(target)]
    command += ["--only-binary=:all:", "--implementation", "cp", "--python-version", program.python.removeprefix("cp")]
    for platform in program.platforms:
        command += ["--platform", platform]
    wanted = f"{package}>={oldest()},<={program.version}"
    if subprocess.run([*command, wanted], check=False).returncode != 0:
        raise AddonError(f"{wanted} could not be fetched for {program.made_for}")


def unpack(wheels: Path, target: Path) -> tuple[str, str]:
    """Unpack what belongs into the add-on; return name and version of its ONNX Runtime."""
    runtime = ("", "")
    for wheel in sorted(wheels.glob("*.whl")):
        if not WANTED.match(wheel.name):
            continue
        with zipfile.ZipFile(wheel) as file:
            file.extractall(target)
        name, version = wheel.name.split("-")[:2]
        if name.startswith("onnxruntime"):
            runtime = name.replace("_", "-"), version
    return runtime


def manifest(folder: Path, runtime: tuple[str, str], made_for: str) -> dict[str, object]:
    """Return what the program reads of the folder before it loads anything from it."""
    files = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        files[path.relative_to(folder).as_posix()] = {"bytes": path.stat().st_size, "sha256": sha256}
    return {"package": runtime[0], "version": runtime[1], "made_for": made_for, "files": files}


def make(kind: str, program_dir: Path, target: Path) -> None:
    """Make the add-on in ``target``, where nothing of an older one stays.

    Raises:
        AddonError: why it could not be made.
    """
    program = look_at(program_dir)
    wheels = target.with_name("gpu-wheels")
    for folder in (wheels, target):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    fetch(PACKAGES[kind], program, wheels)
    told = manifest(target, unpack(wheels, target), program.made_for)
    shutil.rmtree(wheels)
    (target / "addon.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    megabytes = sum(file.stat().st_size for file in target.rglob("*") if file.is_file()) / 1e6
    sys.stderr.write(f"gpu-addon: {told['package']} {told['version']}, {megabytes:.0f} MB, in {target}\n")


def main(arguments: list[str]) -> int:
    """Return the exit code."""
    if not arguments or arguments[0] not in PACKAGES or len(arguments) > 2:
        sys.stderr.write(f"gpu-addon: say which: {', '.join(PACKAGES)}; then, if you like, the program's folder\n")
        return 2
    try:
        make(arguments[0], Path(arguments[1]) if len(arguments) > 1 else FROZEN, MADE)
    except (AddonError, OSError) as error:
        sys.stderr.write(f"gpu-addon: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
