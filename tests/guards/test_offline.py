"""The whole program in a world without a network, and under the eyes of the kernel: nothing even tries.

The hook in ``offline/sitecustomize.py`` sees what Python does; ``strace`` also sees native code.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.guards.source import ROOT

PROGRAM = ["bash", str(Path(__file__).parent / "offline" / "whole_program.sh"), sys.executable]
LOCAL = re.compile(r"AF_UNIX|AF_LOCAL|AF_NETLINK|PF_UNIX")
REACHES_OUT = re.compile(r"\b(socket|connect|sendto|sendmsg|bind)\(.*AF_[A-Z0-9]+")
PLANTED = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"


def without_network(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a command where there is no interface at all."""
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rn", "true"], check=False).returncode:
        pytest.skip("needs the right to make a network namespace")
    return subprocess.run(
        ["unshare", "-rn", *command], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )


def reached_out(command: Sequence[str], notes: Path) -> list[str]:
    """Run a command under a tracer; return its calls that name a family of addresses outside this computer."""
    tracer = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(notes)]
    if shutil.which("strace") is None or subprocess.run([*tracer, "true"], check=False).returncode:
        pytest.skip("needs strace, and the right to trace")
    told = subprocess.run([*tracer, *command], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert told.returncode == 0, told.stderr
    lines = notes.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines if REACHES_OUT.search(line) and not LOCAL.search(line)]


def test_a_planted_request_fails_without_a_network() -> None:
    assert "unreachable" in without_network([sys.executable, "-c", PLANTED]).stderr


def test_a_planted_request_is_seen_by_the_tracer(tmp_path: Path) -> None:
    assert any("192.0.2.1" in line for line in reached_out([sys.executable, "-c", PLANTED], tmp_path / "notes"))


def test_the_whole_program_without_a_network_reaches_for_none(tmp_path: Path) -> None:
    """Both at once, because the program is to be run through only once."""
    if shutil.which("unshare") and not subprocess.run(["unshare", "-rn", "true"], check=False).returncode:
        command = ["unshare", "-rn", *PROGRAM]
    else:
        command = PROGRAM
    assert reached_out(command, tmp_path / "notes") == []


def test_the_libraries_of_the_hub_are_told_to_stay_offline() -> None:
    code = "import wolofsearch; from huggingface_hub import constants; print(constants.HF_HUB_OFFLINE)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"
