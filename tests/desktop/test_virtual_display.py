"""The real window on a virtual display, with a virtual microphone: press, speak, see, listen, read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from PySide6.QtGui import QImage

from tests.audio.conftest import syllables
from tests.audio.virtual_microphone import SINK, VirtualMicrophone, virtual_microphone  # noqa: F401 - a fixture
from tests.guards.source import ROOT
from wolofsearch import settings

CLIP_S = 2.0
LISTEN_S = 20.0
PAUSE_S = 2.0
PIECE_SAMPLES = 4_000
LOUD = 0.02 * 2**15
RATE_HZ = 16_000


@pytest.fixture
def display() -> Iterator[dict[str, str]]:
    """The environment of a screen of its own: a virtual one, or none at all where Xvfb is not installed."""
    if shutil.which("Xvfb") is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait(timeout=10)


class Visit:
    """The window's process, and what it tells."""

    def __init__(self, environment: dict[str, str], shot: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.desktop.live_window", str(shot)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def hear(self, *wanted: str) -> dict[str, Any]:
        """Wait for the next thing told, which must be one of these."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            assert self.process.stderr is not None
            detail = self.process.stderr.read()
            if "could not connect to display" in detail or "Could not load the Qt platform plugin" in detail:
                pytest.skip("Qt cannot show a window here")
            pytest.fail(detail)
        told: dict[str, Any] = json.loads(line)
        assert told["what"] in wanted, told
        return told

    def go_on(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()


def something_is_heard(environment: dict[str, str]) -> bool:
    """Return whether a sound comes out of the loudspeaker within :data:`LISTEN_S`."""
    command = ["parec", f"--device={SINK}.monitor", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1", "--raw"]
    recorder = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
    assert recorder.stdout is not None
    try:
        for _ in range(int(LISTEN_S * RATE_HZ / PIECE_SAMPLES)):
            piece = np.frombuffer(recorder.stdout.read(2 * PIECE_SAMPLES), np.int16)
            if np.abs(piece.astype(np.float32)).max() > LOUD:
                return True
        return False
    finally:
        recorder.kill()
        recorder.communicate()


def test_a_visit_to_the_real_window(
    display: dict[str, str],
    virtual_microphone: VirtualMicrophone,  # noqa: F811 - the fixture
    library_dir: Path,
    tmp_path: Path,
) -> None:
    clip, shot = tmp_path / "question.wav", tmp_path / "window.png"
    soundfile.write(clip, syllables(CLIP_S), RATE_HZ)
    settings.save(settings.Settings(library=str(library_dir)))
    environment = {**os.environ, **virtual_microphone.environment, **display}
    visit = Visit(environment, shot)
    try:
        assert visit.hear("ready")["platform"] == display["QT_QPA_PLATFORM"]
        visit.hear("listening")
        virtual_microphone.play(clip)
        results = visit.hear("results")
        assert results["title"] == "La fièvre de l'enfant"
        assert results["heard_s"] > 0.8 * CLIP_S
        assert results["focus"]
        if display["QT_QPA_PLATFORM"] == "xcb":
            picture = QImage(str(shot))
            colours = {picture.pixel(x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9)}
            assert len(colours) > 10
        if visit.hear("reading", "no voice")["what"] == "reading" and shutil.which("parec"):
            assert something_is_heard(environment)
        visit.go_on()
        assert "allez au poste de santé" in visit.hear("passage")["text"]
        visit.hear("held")
        virtual_microphone.play(clip).wait(timeout=30)
        time.sleep(PAUSE_S)  # longer than the silence that ends a question otherwise
        visit.go_on()
        held = visit.hear("results")
        assert held["still"]
        assert held["heard_s"] > 0.8 * CLIP_S
        assert not visit.hear("closed")["defect"]
        assert visit.process.wait(timeout=30) == 0
    finally:
        visit.process.kill()
        visit.process.communicate()
