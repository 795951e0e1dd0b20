"""Starts a frozen program as a person would, and fails on any word that a person should never see.

``python packaging/smoke.py PROGRAM`` (any Python 3.11 or newer, nothing else) asks the program for its self-test, has
it search from a sound file, import documents of every sample format through its reading process, and opens and closes
its window. No library of other languages may lie in its folder of which ``bundled.toml`` does not tell the licence. The
sound card is one that hears nothing; the screen is none; the user's home is an empty folder.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bundled import bundled

FATAL = (
    "Traceback",
    "Fatal Python error",
    "Segmentation fault",
    "could not load the Qt platform plugin",
    "no Qt platform plugin could be initialized",
    "Failed to execute script",
    "Failed to load dynlib",
    "cannot open shared object file",
    "DLL load failed",
    "Library not loaded",
    "ModuleNotFoundError",
    "ImportError",
    "general.unexpected",
    "symbol lookup error",
)
NULL_SOUND_CARD = (
    'pcm.!default { type null }\nctl.!default { type null }\npcm.silence { type null hint.description "silence" }\n'
)
WINDOW_S = 60.0
"""How long the window may take until its sample library is ready, on a slow computer."""
PROBLEMS_ALLOWED = {"microphone", "voice", "ffmpeg", "libreoffice", "calibre", "tesseract", "disk"}
"""What a computer may lack while the program itself is sound."""


class SmokeError(Exception):
    """What is wrong, in one sentence."""


def libraries(program: Path) -> None:
    """Every library of other languages has its licence in the table."""
    inside = program.parent.parent if program.parent.name == "MacOS" else program.parent
    known, strange = bundled(inside)
    if strange or not known:
        raise SmokeError(f"libraries that bundled.toml does not know: {[file.name for file in strange] or 'all'}")


class Computer:
    """An empty home, a null sound card and no screen."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.program = program
        self.home = folder / "home"
        self.home.mkdir()
        (folder / "asound.conf").write_text(NULL_SOUND_CARD, encoding="utf-8")
        kept = ("PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR", "PATHEXT", "COMSPEC", "ProgramFiles", "LANG")
        self.variables = {name: os.environ[name] for name in kept if name in os.environ}
        self.variables |= {
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
            "APPDATA": str(self.home / "roaming"),
            "LOCALAPPDATA": str(self.home / "local"),
            "ALSA_CONFIG_PATH": str(folder / "asound.conf"),
            "QT_QPA_PLATFORM": "offscreen",
            "WOLOFSEARCH_DEBUG": "1",
            "WOLOFSEARCH_HOME": str(self.home / "data"),
        }

    def run(self, *arguments: str, codes: tuple[int, ...] = (0,)) -> str:
        """Run the program, look at all it says, and return its output."""
        done = subprocess.run(
            [str(self.program), *arguments],
            env=self.variables,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=300,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        refuse_fatal(done.stdout + done.stderr)
        if done.returncode not in codes:
            raise SmokeError(f"{arguments} ended with {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout


def refuse_fatal(said: str) -> None:
    """Raise for a word that must never be said."""
    for line in said.splitlines():
        if any(word in line for word in FATAL):
            raise SmokeError(f"it said: {line}\n{said[-3000:]}")


def self_test(computer: Computer) -> None:
    """``doctor`` finds nothing wrong but what belongs to this computer."""
    told = json.loads(computer.run("doctor", "--json"))
    bad = [check for check in told["checks"] if check["status"] != "ok" and check["name"] not in PROBLEMS_ALLOWED]
    names = {check["name"] for check in told["checks"]}
    if bad or not {"self_test", "speed", "model"} <= names:
        raise SmokeError(f"doctor: {bad or names}")
    if sys.platform == "linux" and any("PortAudio" in check["next_step"] for check in told["checks"]):
        raise SmokeError("the sound library is not found")


def question(computer: Computer, sample: Path) -> None:
    """A spoken question of the sample finds its document."""
    rows = (sample / "questions.tsv").read_text(encoding="utf-8").splitlines()
    names = rows[0].split("\t")
    asked = [dict(zip(names, row.split("\t"), strict=True)) for row in rows[1:]]
    found = 0
    for one in asked[:3]:
        told = json.loads(computer.run("search", str(sample / one["audio"]), "--json"))
        if not told["results"] or told["query"]["kind"] != "speech":
            raise SmokeError(f"{one['audio']} got no answer")
        paths = [Path(result["document"]["path"]).as_posix() for result in told["results"]]
        found += any(path.endswith(one["expected"]) for path in paths)
    if not found:
        raise SmokeError("none of three sample questions found its document")


def documents(computer: Computer, sample: Path) -> None:
    """The reading process reads every format of the sample."""
    out = computer.run("import", str(sample / "documents"), "--json")
    finished = json.loads(out.splitlines()[-1])
    if finished["event"] != "finished" or finished["failed"] or finished["added"] < 40:
        raise SmokeError(f"import: {finished}")


def refusals(computer: Computer) -> None:
    """What the program cannot do it says in a sentence: nothing to build models with, no network."""
    computer.variables["WOLOFSEARCH_DEBUG"] = "0"
    computer.run("model", "build", "nowhere", "out", codes=(1,))
    computer.variables["HF_ENDPOINT"] = "http://127.0.0.1:9"
    computer.run("model", "fetch", "--yes", "--out", str(computer.home / "fetched"), codes=(1,))
    computer.variables["WOLOFSEARCH_DEBUG"] = "1"


def window(computer: Computer, program: Path) -> None:
    """The window opens, prepares its sample library, and closes when it is asked to."""
    made = computer.home / "window"
    variables = computer.variables | {"WOLOFSEARCH_HOME": str(made)}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([str(program)], env=variables, stdout=said, stderr=said, stdin=subprocess.DEVNULL)
        try:
            deadline_s = time.monotonic() + WINDOW_S
            while not (made / "sample-library" / "library.db").exists():
                if process.poll() is not None or time.monotonic() > deadline_s:
                    break
                time.sleep(0.5)
            time.sleep(5)
            alive = process.poll() is None
            if alive and os.name == "nt":
                subprocess.run(["taskkill", "/PID", str(process.pid)], check=False, capture_output=True)
            elif alive:
                process.send_signal(signal.SIGINT)
            code = process.wait(30)
        finally:
            process.kill()
        said.seek(0)
        refuse_fatal(said.read().decode("utf-8", "replace"))
    if not alive or not (made / "sample-library" / "library.db").exists():
        raise SmokeError(f"the window did not come up (exit code {code})")
    if os.name != "nt" and code != 0:
        raise SmokeError(f"the window closed with exit code {code}")


def main(program: Path, windowed: Path) -> int:
    """Return the exit code; ``windowed`` is the program that opens the window, on Windows another file."""
    sample = next(program.parent.glob("**/assets/sample"), None) or next(program.parent.parent.glob("**/assets/sample"))
    with tempfile.TemporaryDirectory(prefix="wolofsearch-smoke-", ignore_cleanup_errors=True) as folder:
        computer = Computer(program, Path(folder))
        steps = {
            "licences": lambda: libraries(program),
            "version": lambda: computer.run("--version"),
            "self-test": lambda: self_test(computer),
            "spoken questions": lambda: question(computer, sample),
            "documents": lambda: documents(computer, sample),
            "refusals": lambda: refusals(computer),
            "window": lambda: window(computer, windowed),
        }
        for name, step in steps.items():
            started_s = time.monotonic()
            try:
                step()
            except (SmokeError, subprocess.TimeoutExpired, ValueError, KeyError) as error:
                sys.stderr.write(f"smoke: {name}: {error}\n")
                return 1
            sys.stderr.write(f"smoke: {name}: ok ({time.monotonic() - started_s:.1f} s)\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[-1]).resolve()))
