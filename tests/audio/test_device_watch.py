"""What is plugged in or out is noticed, and never at the cost of what records or plays."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from tests.audio.conftest import syllables
from tests.audio.test_playback import PaperSoundSystem, paper, player, ramp, wait_until  # noqa: F401 - fixtures
from tests.audio.virtual_microphone import VirtualMicrophone
from wolofsearch.audio.capture import Recorder
from wolofsearch.audio.device_watch import LIST_AFTER_LOOKS, DeviceWatch
from wolofsearch.audio.playback import Player
from wolofsearch.audio.sound import Sound
from wolofsearch.errors import WolofSearchError

# ruff: noqa: F811 - the fixtures

SETTLED, SETTLED_FOR_OTHERS = LIST_AFTER_LOOKS


class Socket:
    """What is plugged in, as the system tells and as the sound system lists."""

    def __init__(self) -> None:
        self.plugged: list[str] | None = ["Micro"]
        self.listed = ["Micro"]
        self.listings = 0

    def watch(self) -> DeviceWatch:
        return DeviceWatch(
            lambda: None if self.plugged is None else tuple(self.plugged), self.look_again, lambda: self.listed
        )

    def look_again(self) -> None:
        self.listings += 1
        self.listed = list(self.plugged or [])


def changing(paper: PaperSoundSystem) -> tuple[DeviceWatch, Callable[[], None]]:
    """A watch over a sound system made of paper, and what plugs something in."""
    plugs = [0]
    watch = DeviceWatch(lambda: plugs[0])
    assert watch.look() == ["Micro"]

    def plug() -> None:
        plugs[0] += 1

    return watch, plug


def test_the_first_look_names_the_microphones_as_they_were_listed() -> None:
    socket = Socket()
    watch = socket.watch()
    assert watch.look() == ["Micro"]
    assert [watch.look() for _ in range(20)] == [None] * 20
    assert socket.listings == 0


def test_what_was_plugged_in_is_named_when_it_has_settled_and_once_more_when_others_let_go_of_it() -> None:
    socket = Socket()
    watch = socket.watch()
    watch.look()
    socket.plugged = ["Micro", "Casque"]
    named = [watch.look() for _ in range(20)]
    assert [at for at, names in enumerate(named) if names is not None] == [SETTLED, SETTLED_FOR_OTHERS]
    assert named[SETTLED] == ["Micro", "Casque"]
    assert socket.listings == 2


def test_what_comes_in_steps_is_waited_for() -> None:
    socket = Socket()
    watch = socket.watch()
    watch.look()
    for step in range(5):
        socket.plugged = ["Micro", *("Casque" for _ in range(step + 1))]
        assert watch.look() is None
    assert watch.look() == socket.plugged
    assert socket.listings == 1


def test_what_was_pulled_out_is_no_longer_named() -> None:
    socket = Socket()
    watch = socket.watch()
    watch.look()
    socket.plugged = []
    assert [watch.look(), watch.look()] == [None, []]


def test_where_the_system_tells_nothing_devices_are_not_listed_again() -> None:
    socket = Socket()
    socket.plugged = None
    watch = socket.watch()
    assert watch.look() == ["Micro"]
    assert [watch.look() for _ in range(20)] == [None] * 20
    assert socket.listings == 0


def test_a_sound_system_that_fails_is_told_once(paper: PaperSoundSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    watch, plug = changing(paper)

    def broken() -> None:
        raise paper.PortAudioError

    monkeypatch.setattr(paper, "_initialize", broken)
    plug()
    assert watch.look() is None
    with pytest.raises(WolofSearchError) as told:
        watch.look()
    assert told.value.message_id == "audio.no_sound_system"
    assert watch.look() is None


def test_plugging_does_not_cut_off_what_is_being_played(paper: PaperSoundSystem, player: Player) -> None:
    watch, plug = changing(paper)
    player.play(ramp())
    plug()
    assert [watch.look() for _ in range(5)] == [None] * 5
    player.pause()
    assert watch.look() is None
    assert paper.streams[0].open
    assert paper.restarts == 0
    player.close()
    assert watch.look() == ["Micro"]
    assert paper.restarts == 1


def test_plugging_does_not_cut_off_the_player_that_took_over(paper: PaperSoundSystem, player: Player) -> None:
    watch, plug = changing(paper)
    other = Player()
    player.play(ramp())
    other.play(ramp())
    player.close()
    plug()
    assert [watch.look() for _ in range(3)] == [None] * 3
    other.close()
    assert watch.look() == ["Micro"]


def test_plugging_does_not_cut_off_a_recording(paper: PaperSoundSystem) -> None:
    watch, plug = changing(paper)
    recorder = Recorder()
    recorder.start()
    plug()
    assert [watch.look() for _ in range(5)] == [None] * 5
    assert paper.recordings[0].open
    assert paper.restarts == 0
    recorder.cancel()
    assert watch.look() == ["Micro"]
    assert paper.restarts == 1


def test_a_loudspeaker_that_could_not_be_opened_does_not_keep_the_floor(
    paper: PaperSoundSystem, player: Player
) -> None:
    watch, plug = changing(paper)
    paper.output = None
    with pytest.raises(WolofSearchError):
        player.play(ramp())
    restarts = paper.restarts
    plug()
    watch.look()
    assert watch.look() == ["Micro"]
    assert paper.restarts == restarts + 1


def test_who_looks_for_a_lost_device_cuts_nobody_off(
    paper: PaperSoundSystem, player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A player and a recorder make the sound system anew themselves, after the floor is theirs."""
    player.play(ramp())
    paper.refuses = {1, 2}
    paper.comes_later = True
    other = Player()
    other.play(ramp())
    assert paper.restarts == 1
    monkeypatch.setattr(paper, "InputStream", broken_once(paper))
    recorder = Recorder()
    recorder.start()
    assert paper.restarts == 2
    recorder.cancel()


def broken_once(paper: PaperSoundSystem) -> Callable[..., object]:
    """A microphone that opens after the sound system was made anew once more."""
    restarts = paper.restarts

    def open_it(**options: object) -> object:
        if paper.restarts == restarts:
            raise paper.PortAudioError("unplugged")
        return paper.input_stream(**options)

    return open_it


def test_who_wants_to_speak_waits_while_devices_are_listed(paper: PaperSoundSystem) -> None:
    recorder, opened_meanwhile = Recorder(), []
    speaking = threading.Thread(target=recorder.start)
    plugs = [0]

    def list_slowly() -> None:
        speaking.start()
        speaking.join(0.1)
        opened_meanwhile.extend(paper.recordings)

    watch = DeviceWatch(lambda: plugs[0], list_slowly)
    watch.look()
    plugs[0] += 1
    watch.look()
    assert watch.look() == ["Micro"]
    speaking.join(5)
    assert opened_meanwhile == []
    assert paper.recordings[0].open
    recorder.cancel()


def test_a_real_loudspeaker_plays_on_and_devices_are_listed_afterwards(
    virtual_microphone: VirtualMicrophone, player: Player
) -> None:
    plugs = [0]
    watch = DeviceWatch(lambda: plugs[0])
    names = watch.look()
    assert names
    player.play(Sound(syllables(6.0), 16_000))
    plugs[0] += 1
    assert [watch.look() for _ in range(3)] == [None] * 3
    before = player.position
    wait_until(lambda: player.position > before)
    player.close()
    assert watch.look() == names
    recorder = Recorder()
    recorder.start()
    wait_until(lambda: recorder.seconds > 0.2)
    recorder.cancel()
