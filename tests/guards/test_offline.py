"""The program needs no network, and asks for none: the whole of it, without one, under a tracer.

Two proofs. In a network namespace without any interface nothing that needs a network could work. And the kernel's own
record of every socket, of the program and of all that it starts, shows none that could leave the computer.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.guards.source import ROOT

TRACER = ("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=%network")
LOCAL = ("AF_UNIX", "AF_NETLINK")
"""Families that end at this computer's kernel: pipes between processes, and lists of devices."""
OPENED = re.compile(r"\bsocket(?:pair)?\((\w+)")
ADDRESSED = re.compile(r"\bsa_family=(\w+)")
LIMIT_S = 180


def works(*command: str) -> bool:
    """Return whether this computer lets us run a command."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run([*command, "true"], capture_output=True, timeout=20, check=False).returncode == 0


def without_interface() -> Sequence[str]:
    """Return what starts a program in a network namespace without any interface; skip where that is not allowed."""
    for how in (("unshare", "-n"), ("unshare", "-rn")):
        if works(*how):
            return how
    pytest.skip("network namespaces are not allowed here")


def visit(folder: Path, *before: str, planted: bool = False) -> subprocess.CompletedProcess[str]:
    """Use the whole program in a process of its own, started by ``before``."""
    (folder / "visit").mkdir()
    (folder / "asound.conf").write_text("pcm.!default { type null }\nctl.!default { type null }\n", encoding="utf-8")
    variables = {
        "QT_QPA_PLATFORM": "offscreen",
        "WOLOFSEARCH_HOME": str(folder / "home"),
        "ALSA_CONFIG_PATH": str(folder / "asound.conf"),
        "PULSE_SERVER": f"unix:{folder / 'no-server'}",
    }
    command = [*before, sys.executable, "-m", "tests.guards.visit", str(folder / "visit"), *["planted"] * planted]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | variables, capture_output=True, text=True, timeout=LIMIT_S, check=False
    )


def seen(done: subprocess.CompletedProcess[str]) -> dict[str, float]:
    """Return what the visit saw, which must have ended well."""
    assert done.returncode == 0, done.stderr[-4000:]
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def foreign(trace: str) -> list[str]:
    """Return the lines of a trace in which a socket could leave this computer."""
    return [
        line
        for line in trace.splitlines()
        if any(family not in (*LOCAL, "AF_UNSPEC") for family in [*OPENED.findall(line), *ADDRESSED.findall(line)])
    ]


def test_the_whole_program_works_without_any_network_interface(tmp_path: Path) -> None:
    told = seen(visit(tmp_path, *without_interface()))
    assert told["answers"] > 0
    assert told["spoken_s"] > 0.2 or not shutil.which("espeak-ng")


def test_the_namespace_has_no_interface() -> None:
    names = "import socket; print([name for _, name in socket.if_nameindex()])"
    done = subprocess.run(
        [*without_interface(), sys.executable, "-c", names], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout.replace("'", '"')) in ([], ["lo"])
    asked = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    refused = subprocess.run(
        [*without_interface(), sys.executable, "-c", asked], capture_output=True, text=True, check=False
    )
    assert "Network is unreachable" in refused.stderr


def traced(folder: Path, *, planted: bool) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Use the program under the tracer; returns how it ended, and the lines that name another computer's socket."""
    if not works(*TRACER, "-o", os.devnull):
        pytest.skip("strace is missing, or may not trace here")
    trace = folder / "trace"
    done = visit(folder, *TRACER, "-o", str(trace), planted=planted)
    lines = trace.read_text(encoding="utf-8", errors="replace")
    assert OPENED.search(lines) or planted, "a window talks at least to this computer's sound system"
    return done, foreign(lines)


def test_the_whole_program_opens_no_socket_that_could_leave_the_computer(tmp_path: Path) -> None:
    done, found = traced(tmp_path, planted=False)
    assert seen(done)["answers"] > 0
    assert found == []


def test_one_planted_request_is_found_by_the_tracer(tmp_path: Path) -> None:
    done, found = traced(tmp_path, planted=True)
    assert done.returncode == 0, done.stderr
    assert any("sendto" in line and "192.0.2.1" in line for line in found)


@pytest.mark.parametrize(
    "line",
    [
        "7 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 3",
        "7 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 3",
        "7 socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)) = -1 EPERM (Operation not permitted)",
        '7 connect(3, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.1")}, 16) = 0',
    ],
)
def test_a_socket_of_the_network_is_seen_in_a_trace(line: str) -> None:
    local = '7 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n7 connect(3, {sa_family=AF_UNIX, sun_path="/run/x"}, 9) = 0\n'
    assert foreign(local + line) == [line]
