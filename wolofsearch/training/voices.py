"""Machine voices that can say Wolof phones: formant voices of espeak-ng and diphones of MBROLA.

MBROLA plays diphones cut from real people's speech, each database with its own inventory: a table of substitutes, first
choice first, fits Wolof phones to every one of them. Voices for training and for evaluation are disjoint. MBROLA's
databases are for non-commercial use: they teach, and nothing they say is shipped.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import soundfile
import soxr

from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray
from wolofsearch.errors import WolofSearchError

MBROLA_DIR = Path("/usr/share/mbrola")
TRAINING_VOICES = {
    "espeak": tuple("m1 m2 m3 m4 m6 m7 m8 f1 f2 f3 f5 klatt klatt2 klatt4 Andy Annie Denis Gene Hugo Lee Mario "
                    "Michael anika antonio belinda benjamin boris caleb david ed grandpa iven iven3 john max michel "
                    "miguel norbert pablo paul quincy rob robert shelby steph travis victor".split()),
    "mbrola": tuple("id1 ma1 fr1 es1 tr1 tr2 cz2 pt1 it3 af1 ca1 cr1 cz1 de6 ee1 en1 es2 es4 fr2 fr5 gr2 hb1 ic1 it4 "
                    "lt1 lt2 mx2 nl3 pl1 ro1 us3".split()),
}  # fmt: skip
EVALUATION_VOICES = {"espeak": ("m5", "f4", "adam", "linda", "marcelo", "kaukovalta"), "mbrola": ("fr4", "ir1")}
_ESPEAK = {"J\\": "J", "J": "n^", "@": "@", "q": "q", "x": "x", "S": "S", "w": "w", "N": "N", "h": "h"}
# Two phones with a space between them share the time of one.
_SUBSTITUTES: dict[str, tuple[str, ...]] = {
    "a": ("a", "a:", "V"), "E": ("E", "e", "e:"), "e": ("e", "e:", "E"), "@": ("@", "9", "6", "e"),
    "i": ("i", "I", "i:"), "O": ("O", "o", "o:", "Q"), "o": ("o", "o:", "O", "Q"), "u": ("u", "U", "u:"),
    "c": ("c", "tS", "t'", "t S", "S"), "J\\": ("d'", "dZ", "d Z", "Z", "J"),
    "J": ("nY", "n'", "J", "n j", "n"), "N": ("N", "ng", "n g", "n"), "x": ("x", "X", "h\\", "R", "h"),
    "q": ("q", "k"), "r": ("r", "R", "rr"), "w": ("w", "u"), "j": ("j", "jj", "y"), "h": ("h", "h\\", "x", "_"),
    "z": ("z", "s"), "v": ("v", "f"), "S": ("S", "s"), "p": ("p", "b"),
}  # fmt: skip
_OVERRIDES = {"es1": {"J": "J", "J\\": "jj"}, "ir1": {"c": "c", "J\\": "j"}, "pt1": {"J": "J"},
              "fr1": {"J": "N", "N": "n g"}, "fr4": {"J": "N", "N": "n g"}}  # fmt: skip
_LONG = frozenset("aEe@iOou")


@dataclass(frozen=True, slots=True)
class Voice:
    """One way of speaking: ``engine`` and ``name``, speed (1 is normal), pitch in Hz (MBROLA) or 0-99 (espeak-ng)."""

    engine: str
    name: str
    speed: float
    pitch: float


def draw_voice(rng: random.Random, voices: dict[str, tuple[str, ...]]) -> Voice:
    """Draw a voice with a speed and a pitch of its own."""
    engine = rng.choice(["espeak", "mbrola"])
    speed = rng.uniform(0.65, 1.3)  # people who read aloud take their time
    pitch = rng.uniform(15, 80) if engine == "espeak" else 135 * 2 ** rng.uniform(-0.6, 0.6)
    return Voice(engine, rng.choice(voices[engine]), speed, pitch)


def require_voices(*tables: dict[str, tuple[str, ...]]) -> None:
    """Look whether every voice of the tables can be had.

    Raises:
        WolofSearchError: ``training.no_voices`` names the Debian packages that are missing.
    """
    names = [name for table in tables for name in table["mbrola"]]
    lacking = [f"mbrola-{name}" for name in names if not (MBROLA_DIR / name / name).is_file()]
    missing = [program for program in ("espeak-ng", "mbrola") if shutil.which(program) is None] + lacking
    if missing:
        raise WolofSearchError("training.no_voices", packages=" ".join(missing))


def speak(words: Sequence[Sequence[str]], voice: Voice, rng: random.Random) -> FloatArray:
    """Return the words (lists of phones) spoken: 16 kHz mono float32, peak at most 1.

    Raises:
        subprocess.CalledProcessError: the engine failed or is not installed as Debian installs it.
    """
    with tempfile.TemporaryDirectory(prefix="wolofsearch-voice-") as folder:
        file = Path(folder) / "spoken.wav"
        if voice.engine == "espeak":
            _run_espeak(words, voice, file)
        else:
            _run_mbrola(words, voice, rng, file)
        samples, rate_hz = soundfile.read(file, dtype="float32", always_2d=True)
    mono = soxr.resample(samples.mean(axis=1), rate_hz, SAMPLE_RATE_HZ)
    peak = float(np.abs(mono).max(initial=0.0))
    return np.asarray(mono / peak * 0.7 if peak > 0 else mono, dtype=np.float32)


def _run_espeak(words: Sequence[Sequence[str]], voice: Voice, file: Path) -> None:
    text = " ".join(_espeak_word(word) for word in words)
    subprocess.run(
        ["espeak-ng", "-v", f"fr+{voice.name}", "-s", str(int(150 * voice.speed)), "-p", str(int(voice.pitch)),
         "-w", str(file), f"[[{text}]]"],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip


def _espeak_word(word: Sequence[str]) -> str:
    spelled = [
        _ESPEAK.get(phone.rstrip(":"), phone.rstrip(":")) + (":" if phone.endswith(":") else "") for phone in word
    ]
    first_vowel = next((i for i, phone in enumerate(word) if phone.rstrip(":") in _LONG), None)
    if first_vowel is not None:
        spelled[first_vowel] = "'" + spelled[first_vowel]
    return "".join(spelled)


def _run_mbrola(words: Sequence[Sequence[str]], voice: Voice, rng: random.Random, file: Path) -> None:
    lines = ["_ 120"]
    count = max(1, sum(len(word) for word in words))
    position = 0
    for index, word in enumerate(words):
        for phone in word:
            symbol = phone.rstrip(":")
            vowel = symbol in _LONG
            length_ms = (85 if vowel else 70) * (1.75 if phone.endswith(":") else 1.0)
            length_ms *= rng.uniform(0.8, 1.2) / voice.speed
            fall = 1.1 - 0.25 * position / count
            pitch_hz = voice.pitch * fall * rng.uniform(0.94, 1.1)
            played = _mbrola_phone(voice.name, symbol).split()
            lines += [f"{each} {length_ms / len(played):.0f} 50 {pitch_hz:.0f}" for each in played]
            position += 1
        if index + 1 < len(words) and rng.random() < 0.08:  # a breath now and then
            lines.append(f"_ {rng.uniform(60, 250):.0f}")
    lines.append("_ 150")
    database = MBROLA_DIR / voice.name / voice.name
    subprocess.run(
        ["mbrola", "-e", str(database), "-", str(file)],
        input="\n".join(lines) + "\n", text=True, check=True, capture_output=True, timeout=60,
    )  # fmt: skip


@cache
def _mbrola_phone(database: str, symbol: str) -> str:
    if symbol in _OVERRIDES.get(database, {}):
        return _OVERRIDES[database][symbol]
    inventory = _inventory(database)
    known = (phone for phone in _SUBSTITUTES.get(symbol, (symbol,)) if inventory.issuperset(phone.split()))
    return next(known, "_")


@cache
def _inventory(database: str) -> frozenset[str]:
    """Return the phones of a database: they stand as pairs of strings in the table that opens the file."""
    content = (MBROLA_DIR / database / database).read_bytes()[:60_000]
    table = content[: int.from_bytes(content[11:13], "little") * 16 + 200]
    counts: dict[str, int] = {}
    for match in re.finditer(rb"([\x21-\x7e]{1,4})\0([\x21-\x7e]{1,4})\0", table):
        for name in match.groups():
            counts[name.decode()] = counts.get(name.decode(), 0) + 1
    return frozenset(name for name, count in counts.items() if count >= 8)  # rarer ones are chance bytes
