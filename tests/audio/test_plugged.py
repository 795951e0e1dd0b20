"""What each system tells, without a card, on whatever system the tests run."""

from __future__ import annotations

import ctypes
import os
import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from wolofsearch.audio import plugged as module
from wolofsearch.audio.plugged import plugged


@pytest.fixture
def linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Where a Linux without a card would list its cards and their device files."""
    cards, nodes = tmp_path / "pcm", tmp_path / "snd"
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(module, "_CARDS", cards)
    monkeypatch.setattr(module, "_NODES", nodes)
    return cards, nodes


def test_linux_tells_of_cards_and_of_who_may_open_them(
    linux: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    cards, nodes = linux
    monkeypatch.setattr(os, "access", lambda path, _mode: bool(Path(path).stat().st_mode & 0o400))
    traces = [plugged()]
    cards.write_text("00-00: USB Audio : USB Audio : playback 1 : capture 1\n", encoding="utf-8")
    traces.append(plugged())
    nodes.mkdir()
    (nodes / "controlC0").touch(mode=0o000)
    traces.append(plugged())
    (nodes / "controlC0").chmod(0o600)
    traces.append(plugged())
    assert None not in traces
    assert len(set(traces)) == len(traces)
    assert plugged() == traces[-1]
    (nodes / "controlC0").unlink()
    nodes.rmdir()
    cards.unlink()
    assert plugged() == traces[0]


# ruff: noqa: N802 - the names of those systems


class Registry(types.ModuleType):
    """``winreg`` with the branch of sound devices alone."""

    HKEY_LOCAL_MACHINE = "HKLM"

    def __init__(self, flows: dict[str, dict[str, int]]) -> None:
        super().__init__("winreg")
        self.flows = flows

    @contextmanager
    def OpenKey(self, above: Any, name: str) -> Iterator[Any]:
        if above == self.HKEY_LOCAL_MACHINE:
            flow = name.rsplit("\\", 1)[1]
            if flow not in self.flows:
                raise FileNotFoundError(name)
            yield self.flows[flow]
        else:
            yield above[name]

    def QueryInfoKey(self, key: dict[str, int]) -> tuple[int, int, int]:
        return len(key), 0, 0

    def EnumKey(self, key: dict[str, int], place: int) -> str:
        return list(key)[place]

    def QueryValueEx(self, key: int, name: str) -> tuple[int, int]:
        assert name == "DeviceState"
        return key, 4


def test_windows_tells_the_state_of_each_device(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry({"Capture": {"{a}": 1}, "Render": {"{b}": 1}})
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", registry)
    before = plugged()
    assert before is not None
    registry.flows["Capture"]["{a}"] = 8
    pulled_out = plugged()
    assert pulled_out != before
    registry.flows["Capture"]["{a}"] = 1
    assert plugged() == before
    registry.flows["Render"]["{c}"] = 1
    assert plugged() not in (before, pulled_out)
    del registry.flows["Render"]
    assert plugged() is None


class CoreAudio:
    """Core Audio's two functions, over a list of device numbers."""

    def __init__(self, devices: list[int]) -> None:
        self.devices = devices
        self.status = 0

    def AudioObjectGetPropertyDataSize(self, thing: int, address: Any, _size: int, _with: None, length: Any) -> int:
        assert thing == 1
        assert bytes(address) == b"".join(code[::-1] for code in (b"dev#", b"glob", bytes(4)))
        length._obj.value = 4 * len(self.devices)
        return self.status

    def AudioObjectGetPropertyData(
        self, _thing: int, _address: Any, _size: int, _with: None, length: Any, data: Any
    ) -> int:
        assert length._obj.value == ctypes.sizeof(data)
        data[:] = self.devices
        return self.status


@pytest.mark.skipif(sys.byteorder != "little", reason="the address is compared byte by byte")
def test_macos_tells_the_numbers_of_its_devices(monkeypatch: pytest.MonkeyPatch) -> None:
    core = CoreAudio([41, 42])
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", lambda _path: core)
    before = plugged()
    assert before == (41, 42)
    core.devices.append(77)
    assert plugged() == (41, 42, 77)
    core.status = -1
    assert plugged() is None


def test_a_system_that_cannot_be_asked_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_path: str) -> None:
        raise OSError

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert plugged() is None
