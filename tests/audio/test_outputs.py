"""The loudspeakers, with a stand-in for the sound system."""

from __future__ import annotations

from typing import Any

import pytest

from wolofsearch.audio import outputs
from wolofsearch.audio.outputs import output_devices
from wolofsearch.errors import WolofSearchError


class SoundSystem:
    """Two sound systems that list the same loudspeaker, as on Windows, and a microphone."""

    PortAudioError = OSError

    def __init__(self, default: int | None, *, broken: bool = False) -> None:
        self.default, self.broken = default, broken
        rows = (("micro", 0, 0), ("enceinte", 2, 0), ("casque", 2, 0), ("enceinte", 2, 1))
        self.devices = [{"name": name, "max_output_channels": out, "hostapi": api} for name, out, api in rows]

    def query_devices(self, kind: str | None = None) -> Any:
        if self.broken:
            raise OSError
        if kind is None:
            return self.devices
        if self.default is None:
            raise ValueError
        return self.devices[self.default]


@pytest.mark.parametrize(
    ("default", "expected"), [(2, ["casque", "enceinte"]), (1, ["enceinte", "casque"]), (None, ["enceinte", "casque"])]
)
def test_the_default_loudspeaker_is_first(
    monkeypatch: pytest.MonkeyPatch, default: int | None, expected: list[str]
) -> None:
    monkeypatch.setattr(outputs, "sound_system", lambda: SoundSystem(default))
    assert output_devices() == expected


def test_a_broken_sound_system_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputs, "sound_system", lambda: SoundSystem(None, broken=True))
    with pytest.raises(WolofSearchError) as told:
        output_devices()
    assert told.value.message_id == "audio.no_sound_system"
