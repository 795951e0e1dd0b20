"""The voices: real ones where they are installed, programs made of paper elsewhere."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from tests.speech.conftest import PaperVoice
from wolofsearch import paths
from wolofsearch.errors import Cancelled, WolofSearchError
from wolofsearch.speech import engines, voice
from wolofsearch.speech.choosing import VOICES, available_voices, find_voice
from wolofsearch.speech.engines import Espeak, Pico, Piper, Sapi, Say
from wolofsearch.speech.voice import Voice, run

SENTENCE = "Quand un enfant a de la fièvre, donnez-lui à boire."
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the paper programs are shell scripts")


def never() -> threading.Event:
    return threading.Event()


@pytest.fixture(params=[Pico(), Espeak()], ids=lambda one: one.name)
def real(request: pytest.FixtureRequest) -> Voice:
    one: Voice = request.param
    if not one.available():
        pytest.skip(f"{one.title} is not installed")
    return one


def test_a_real_voice_speaks_and_speaks_slower(real: Voice) -> None:
    normal = real.synthesise(SENTENCE, 1.0, never())
    slow = real.synthesise(SENTENCE, 0.65, never())
    assert 1.5 < normal.seconds < 8
    assert np.abs(normal.samples).max() > 0.1
    assert slow.seconds > 1.2 * normal.seconds


@pytest.mark.parametrize("text", ["-w /tmp/x <b> a & b </speed> [[fin", "Ñaata 😀 漢字", "3,5 % | 12 kg", "«»x"])
def test_a_real_voice_says_odd_text_too(real: Voice, text: str) -> None:
    assert real.synthesise(text, 1.0, never()).seconds > 0.1


def test_a_cancelled_voice_is_not_even_started(real: Voice) -> None:
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(Cancelled):
        real.synthesise(SENTENCE, 1.0, cancelled)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH, with what paper programs need from the system."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in ("cat", "cp", "sleep", "sh"):
        (folder / tool).symlink_to(str(shutil.which(tool)))
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


@pytest.fixture
def wav(tmp_path: Path) -> Path:
    import soundfile

    file = tmp_path / "voice.wav"
    soundfile.write(file, np.full(2205, 0.25, np.float32), 22_050)
    return file


@POSIX
def test_the_text_goes_through_the_standard_input_only(programs: Path, wav: Path, tmp_path: Path) -> None:
    program(programs, "espeak-ng", f'echo "$@" >{tmp_path}/arguments; cat >{tmp_path}/text; cat {wav}')
    sound = Espeak().synthesise(SENTENCE + " [[x]]", 0.8, never())
    assert (sound.rate_hz, len(sound.samples)) == (22_050, 2205)
    assert (tmp_path / "text").read_text(encoding="utf-8") == SENTENCE + " [x]"
    arguments = (tmp_path / "arguments").read_text(encoding="utf-8")
    assert "fièvre" not in arguments
    assert "-v fr -s 124" in arguments


@POSIX
def test_a_piper_voice_in_the_data_folder_is_used(programs: Path, wav: Path, tmp_path: Path) -> None:
    program(programs, "piper", f'echo "$@" >{tmp_path}/arguments; cat >{tmp_path}/text; cp {wav} "$6"')
    assert not Piper().available()
    paths.voices_dir().mkdir(parents=True)
    (paths.voices_dir() / "en_US-lessac.onnx").touch()
    assert not Piper().available()
    (paths.voices_dir() / "fr_FR-siwis.onnx").touch()
    assert Piper().available()
    assert Piper().synthesise(SENTENCE, 0.8, never()).rate_hz == 22_050
    arguments = (tmp_path / "arguments").read_text(encoding="utf-8")
    assert "--length_scale 1.25" in arguments
    assert "fr_FR-siwis.onnx" in arguments
    assert find_voice(None).name == "piper"


@POSIX
def test_the_french_voice_of_macos_is_found_in_its_list(
    programs: Path, wav: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not Say().available()
    monkeypatch.setattr(engines.sys, "platform", "darwin")
    program(
        programs,
        "say",
        f"""if [ "$2" = "?" ]; then
echo "Alex                en_US    # Most people recognize me by my voice."
echo "Amélie (Enhanced)   fr_CA    # Bonjour !"
echo "Aude (Enhanced)     fr_FR    # Bonjour ! Je m'appelle Aude."
exit; fi
echo "$@" >{tmp_path}/arguments; cp {wav} "$8" """,
    )
    say = Say()
    assert say.available()
    say.synthesise(SENTENCE, 1.0, never())
    assert (tmp_path / "arguments").read_text(encoding="utf-8").startswith("-v Aude (Enhanced) -r 175")


@POSIX
def test_macos_without_a_french_voice_has_none(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines.sys, "platform", "darwin")
    program(programs, "say", 'echo "Alex                en_US    # Hello."')
    assert not Say().available()


@POSIX
def test_the_voice_of_windows_is_asked_without_the_text_in_its_script(
    programs: Path, wav: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(
        programs,
        "powershell",
        f'echo "$@" >{tmp_path}/arguments; cat >{tmp_path}/text; echo $WOLOFSEARCH_VOICE_RATE >{tmp_path}/rate; '
        f'if [ "$WOLOFSEARCH_VOICE_FILE" ]; then cp {wav} "$WOLOFSEARCH_VOICE_FILE"; fi',
    )
    assert not Sapi().available()
    monkeypatch.setattr(engines.sys, "platform", "win32")
    assert Sapi().available()
    Sapi().synthesise(SENTENCE, 0.65, never())
    assert (tmp_path / "text").read_text(encoding="utf-8") == SENTENCE
    assert (tmp_path / "rate").read_text(encoding="utf-8").strip() == "-4"
    assert "fièvre" not in (tmp_path / "arguments").read_text(encoding="utf-8")


@POSIX
@pytest.mark.parametrize("script", ["exit 1", "echo no sound", "true"])
def test_a_voice_that_fails_is_told(programs: Path, script: str) -> None:
    program(programs, "espeak-ng", f"cat >/dev/null; {script}")
    with pytest.raises(WolofSearchError) as error:
        Espeak().synthesise(SENTENCE, 1.0, never())
    assert error.value.message_id == "speech.voice_failed"


@POSIX
def test_a_voice_that_hangs_is_killed_in_time(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(programs, "espeak-ng", "exec sleep 30")
    monkeypatch.setattr(voice, "TIME_LIMIT_S", 0.1)
    started_s = time.monotonic()
    with pytest.raises(WolofSearchError) as error:
        Espeak().synthesise(SENTENCE, 1.0, never())
    assert error.value.message_id == "speech.voice_failed"
    assert time.monotonic() - started_s < 5


@POSIX
def test_cancelling_kills_the_program(programs: Path, tmp_path: Path) -> None:
    program(programs, "hangs", f"echo $$ >{tmp_path}/pid; exec sleep 30")
    cancelled = threading.Event()
    threading.Timer(0.2, cancelled.set).start()
    with pytest.raises(Cancelled):
        run("x", ["hangs"], "", cancelled)
    pid = int((tmp_path / "pid").read_text(encoding="utf-8"))
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(WolofSearchError) as error:
        run("x", ["wolofsearch-no-such-program"], "", never())
    assert error.value.message_id == "speech.voice_failed"


def test_the_wanted_voice_reads_where_it_is_there_and_the_first_one_otherwise() -> None:
    first, second = PaperVoice("first"), PaperVoice("second")
    assert find_voice(None, [first, second]) is first
    assert find_voice("second", [first, second]) is second
    assert find_voice("gone", [first, second]) is first
    second.there = False
    assert find_voice("second", [first, second]) is first
    assert list(available_voices([first, second])) == [first]


@pytest.mark.parametrize(("platform", "words"), [("linux", "espeak-ng"), ("darwin", "Réglages"), ("win32", "Voix")])
def test_without_a_voice_the_next_step_fits_the_system(
    platform: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(WolofSearchError) as error:
        find_voice(None, [PaperVoice(there=False)])
    assert words in error.value.told().next_step


def test_every_voice_has_a_name_of_its_own() -> None:
    assert len({one.name for one in VOICES}) == len(VOICES)
