"""A microphone without hardware: a private PulseAudio whose null sink is also the default recording device."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PROGRAMS = ("pulseaudio", "pactl", "paplay")
SINK = "virtual_microphone"


@dataclass
class VirtualMicrophone:
    """What is played into it is heard by every program that records from the default device."""

    environment: dict[str, str]
    playing: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def play(self, path: Path) -> subprocess.Popen[bytes]:
        """Start to play a sound file and return at once; ``.wait()`` on the result waits for its end."""
        player = subprocess.Popen(["paplay", f"--device={SINK}", str(path)], env=self.environment)
        self.playing.append(player)
        return player


@pytest.fixture
def virtual_microphone(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualMicrophone]:
    """Yield a :class:`VirtualMicrophone`; skips where PulseAudio or PortAudio is not installed."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    folder = Path(tempfile.mkdtemp(prefix="mic-"))  # short: a socket's path has at most 107 bytes
    folder.chmod(0o700)
    asound = folder / "asoundrc"
    asound.write_text("pcm.!default { type pulse }\nctl.!default { type pulse }\n", encoding="utf-8")
    variables = {
        "XDG_RUNTIME_DIR": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "PULSE_SERVER": f"unix:{folder}/pulse/native",
        "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{asound}",
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    daemon = subprocess.Popen(
        [
            "pulseaudio",
            *("-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-target=stderr"),
            "--load=module-native-protocol-unix",
            f"--load=module-null-sink sink_name={SINK} rate=48000 channels=1",
        ],
        env=dict(os.environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    microphone = VirtualMicrophone(dict(os.environ))
    try:
        _wait_until_ready(daemon)
        subprocess.run(["pactl", "set-default-sink", SINK], check=True)
        subprocess.run(["pactl", "set-default-source", f"{SINK}.monitor"], check=True)
        _restart_sound_system()
        yield microphone
    finally:
        for process in [*microphone.playing, daemon]:
            _end(process)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_until_ready(daemon: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        if daemon.poll() is not None:
            pytest.skip("PulseAudio does not run here")
        if subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.05)
    pytest.skip("PulseAudio does not answer here")


def _restart_sound_system() -> None:
    """PortAudio looks at the environment once, when it starts."""
    try:
        import sounddevice
    except (ImportError, OSError):
        pytest.skip("PortAudio is not installed")
    sounddevice._terminate()
    sounddevice._initialize()


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=3)
    except subprocess.TimeoutExpired:
        process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=3)
