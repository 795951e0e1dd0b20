"""The way from nothing: `packaging/setup.sh` with a pretended computer, so that each thing that may lack is told."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.guards.source import ROOT

TOOLS = (
    "bash",
    "cat",
    "cksum",
    "dirname",
    "env",
    "id",
    "mktemp",
    "mv",
    "rm",
    "sed",
    "tail",
    "uname",
    "mkdir",
    "chmod",
    "cp",
)

PYTHON = """#!/bin/bash
# A pretended Python: old or new, with or without its parts; makes environments that hold itself.
case "$*" in
    *version_info*) exit ${OLD:-0} ;;
    --version) echo Python 3.9.2 ;;
    *ensurepip*) exit ${NO_VENV:-0} ;;
    *Python.h*) exit ${NO_HEADERS:-0} ;;
    "-m venv"*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    "-m pip --version") exit 0 ;;
    "-m pip install"*) echo "$*" >>pip-calls; exit ${PIP_FAILS:-0} ;;
    *tomllib*) echo torch==2.13.0 ;;
esac
"""


class Computer:
    """A folder with the set-up script and a PATH of pretended programs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(str(shutil.which(tool)))
        shutil.copytree(ROOT / "packaging", folder / "packaging")
        shutil.copy(ROOT / "pyproject.toml", folder)
        self.program("python3", PYTHON)
        self.program("g++", "#!/bin/bash\n")
        self.debian(installed="installed", apt_exit=0)

    def program(self, name: str, script: str) -> None:
        """Put a pretended program in the PATH."""
        path = self.bin / name
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)

    def debian(self, *, installed: str, apt_exit: int) -> None:
        """Pretend a Debian whose packages are all ``installed`` or not, and what becomes of an installation."""
        self.program("dpkg-query", f"#!/bin/bash\nprintf '%s' '{installed}'\n")
        self.program("apt-get", f'#!/bin/bash\necho "$*" >>apt-calls\nexit {apt_exit}\n')
        self.program("sudo", '#!/bin/bash\nshift\n"$@"\n')

    def setup(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run the set-up."""
        return subprocess.run(
            [str(self.bin / "bash"), "packaging/setup.sh", *arguments],
            cwd=self.folder,
            env={"PATH": str(self.bin), "TMPDIR": str(self.folder), **variables},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    def calls(self, program: str) -> list[str]:
        """Return what the program was asked so far."""
        log = self.folder / f"{program}-calls"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """A computer on which everything is there."""
    return Computer(tmp_path)


def test_from_nothing_then_nothing_more_to_do(computer: Computer) -> None:
    first = computer.setup()
    assert (first.returncode, first.stdout) == (0, "")
    assert [call.split()[-2:] for call in computer.calls("pip")] == [
        ["--disable-pip-version-check", "torch==2.13.0"],
        ["-e", ".[build,dev,research]"],
    ]
    second = computer.setup()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert len(computer.calls("pip")) == 2
    assert computer.calls("apt") == []


def test_a_changed_project_is_prepared_again(computer: Computer) -> None:
    computer.setup()
    with (computer.folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    computer.setup()
    assert len(computer.calls("pip")) == 4


def test_a_set_up_that_was_killed_starts_from_nothing(computer: Computer) -> None:
    computer.setup()
    leftover = computer.folder / ".venv" / "half-a-package"
    leftover.touch()
    (computer.folder / ".venv" / ".setup-unfinished").touch()
    assert computer.setup().returncode == 0
    assert not leftover.exists()
    assert not (computer.folder / ".venv" / ".setup-unfinished").exists()


@pytest.mark.parametrize(("pip_status", "starts_again"), [("1", False), ("137", True)])
def test_only_a_killed_pip_costs_the_environment(computer: Computer, pip_status: str, starts_again: bool) -> None:
    computer.setup(PIP_FAILS=pip_status)
    kept = computer.folder / ".venv" / "kept"
    kept.touch()
    assert computer.setup().returncode == 0
    assert kept.exists() is not starts_again


def test_an_old_python_is_told(computer: Computer) -> None:
    told = computer.setup(OLD="1")
    assert told.returncode == 1
    assert "Python 3.11 or newer is needed; this computer has Python 3.9.2" in told.stderr
    assert not (computer.folder / ".venv").exists()


@pytest.mark.parametrize(
    ("lacking", "package"), [("NO_VENV", "python3-venv"), ("NO_HEADERS", "python3-dev"), ("g++", "g++")]
)
def test_lacking_build_tools_are_named(computer: Computer, lacking: str, package: str) -> None:
    computer.debian(installed="", apt_exit=100)
    (computer.bin / "g++").unlink(missing_ok=lacking != "g++") if lacking == "g++" else None
    told = computer.setup(**({} if lacking == "g++" else {lacking: "1"}))
    assert told.returncode == 1
    assert f"sudo apt-get install --no-install-recommends {package}" in told.stderr
    assert computer.calls("pip") == []


def test_python_packages_that_cannot_be_fetched_are_told_and_tried_again(computer: Computer) -> None:
    told = computer.setup(PIP_FAILS="1")
    assert told.returncode == 1
    assert "check the network" in told.stderr
    assert computer.setup().returncode == 0


def test_lacking_debian_packages_are_installed(computer: Computer) -> None:
    computer.debian(installed="", apt_exit=0)
    assert computer.setup("test").returncode == 0
    assert len(computer.calls("apt")) == 1
    assert "libxcb-cursor0" in computer.calls("apt")[0]
    assert "xvfb" in computer.calls("apt")[0]
    assert "--no-remove" in computer.calls("apt")[0]


def test_debian_packages_that_cannot_be_installed_do_not_stop_the_rest(computer: Computer) -> None:
    computer.debian(installed="", apt_exit=100)
    told = computer.setup()
    assert told.returncode == 0
    assert "sudo apt-get install --no-install-recommends espeak-ng fonts-dejavu-core" in told.stderr
    assert any("update" in call for call in computer.calls("apt"))
    # Not forgotten: asked for again until it is there.
    assert "sudo apt-get install" in computer.setup().stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="the other half of this is what every unprivileged run tests")
def test_root_needs_no_sudo(computer: Computer) -> None:
    computer.debian(installed="", apt_exit=0)
    (computer.bin / "sudo").unlink()
    assert computer.setup().returncode == 0
    assert computer.calls("apt")
