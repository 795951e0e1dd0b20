"""The whole program in one process, as a person uses it; ``python -m tests.guards.visit FOLDER [planted]``.

A model is installed, documents are imported, questions asked by text and by recording, the window is opened, asked and
closed, and a voice reads where the computer has one. Everything is real but the screen and the sound card, of which
there are none. With ``planted``, one short command and one request to the network instead.
:mod:`tests.guards.test_offline` watches from outside.
"""

from __future__ import annotations

import json
import shutil
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from wolofsearch import paths, program, settings
from wolofsearch.cli.main import commands
from wolofsearch.errors import WolofSearchError

PATIENCE_S = 60.0
QUESTION = "Comment éviter le paludisme ?"
ELSEWHERE = ("192.0.2.1", 9)
"""An address that is nobody's, for the planted request (RFC 5737)."""


def run(*arguments: object) -> None:
    """Call the command line, which must be content."""
    try:
        commands.main([str(argument) for argument in arguments], standalone_mode=False)
    except SystemExit as end:
        if end.code:
            raise


def wait_until(ready: Callable[[], bool]) -> None:
    """Let the window live until ``ready``."""
    from PySide6.QtWidgets import QApplication

    end_s = time.monotonic() + PATIENCE_S
    while not ready():
        if time.monotonic() > end_s:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.005)


def brought_model(folder: Path) -> Path:
    """Return the bundled model as somebody might bring it, under another name."""
    brought = folder / "brought"
    shutil.copytree(next(paths.BUNDLED_MODELS_DIR.glob("wolofsearch-*")), brought)
    manifest = brought / "model.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(told | {"id": "brought"}), encoding="utf-8")
    return brought


def look_into_the_window() -> int:
    """Ask a question in the window, and return the number of answers."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from wolofsearch.desktop.application import application
    from wolofsearch.desktop.garbage import GarbageCollector
    from wolofsearch.desktop.microphone_button import MicrophoneState
    from wolofsearch.desktop.services import Services
    from wolofsearch.desktop.window import MainWindow

    application()
    garbage = GarbageCollector()
    window = MainWindow(Services())
    window.begin()
    wait_until(lambda: window.search.state is MicrophoneState.READY)
    window.search_place.panel.query.setText(QUESTION)
    QTest.keyClick(window.search_place.panel.query, Qt.Key.Key_Return)
    wait_until(lambda: window.search_place.shows_results and window.search.state is MicrophoneState.READY)
    answers = len(window.search_place.results.cards)
    window.close()
    garbage.restore()
    return answers


def read_aloud() -> float:
    """Return the length in seconds of a spoken word; 0 where the computer has no French voice."""
    from wolofsearch.speech.choosing import find_voice

    try:
        voice = find_voice(None)
    except WolofSearchError:
        return 0.0
    sound = voice.synthesise("Bonjour.", 1.0, threading.Event())
    return len(sound.samples) / sound.rate_hz


def ask_the_network() -> None:
    """The planted request: one datagram, whose failure the program would swallow."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as planted:
        try:
            planted.sendto(b"who is there?", ELSEWHERE)
        except OSError as error:
            sys.stderr.write(f"planted: {error}\n")


def main(folder: Path, *planted: str) -> None:
    """Use the program; what was seen is printed as the last line."""
    program.settle()
    program.stay_offline()
    if planted:
        run("model", "list")
        ask_the_network()
        return
    documents = folder / "documents"
    documents.mkdir()
    for name in ("prevention-du-paludisme.docx", "tension-arterielle.pdf"):
        shutil.copy(paths.SAMPLE_DIR / "documents" / "sante" / name, documents)
    library = folder / "library"
    run("model", "install", brought_model(folder))
    run("import", documents, "--library", library, "--json")
    run("search", "--text", QUESTION, "--library", library, "--json")
    run("search", next((paths.SAMPLE_DIR / "questions").iterdir()), "--library", library, "--json")
    settings.save(settings.Settings(library=str(library)))
    answers, spoken_s = look_into_the_window(), read_aloud()
    sys.stdout.write("\n" + json.dumps({"answers": answers, "spoken_s": spoken_s}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
