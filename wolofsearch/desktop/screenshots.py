"""Draws every screen of the window in its languages, palettes and sizes, to be looked at and put into the README.

Run by ``make screenshots``. The window is the real one over the sample library; what cannot be had offscreen (a level,
a missing microphone, a running import, files that failed) is shown through the same calls that the controllers use.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QScrollArea

from wolofsearch.desktop.application import application
from wolofsearch.desktop.care_screens import care_screens, model_screens, visit
from wolofsearch.desktop.crash import CrashDialog
from wolofsearch.desktop.guide_place import PICTURES
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.records import Outdated
from wolofsearch.desktop.samples import sample_questions
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.spoken import EarState, Spoken
from wolofsearch.desktop.theme import PaletteName
from wolofsearch.desktop.window import MainWindow
from wolofsearch.documents.sentences import sentence_spans
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Finished, Planned, Progress
from wolofsearch.messages import LANGUAGES
from wolofsearch.search.answer import Answer

if TYPE_CHECKING:
    from wolofsearch.audio.device_watch import DeviceWatch

SMALL_PX = (1024, 768)
LARGER_PX = ((1366, 768), (1920, 1080))
LARGE_PERCENT = 200
PATIENCE_S = 300.0
DEPTH = 20
MICROPHONE = "Microphone interne"
OWN_FOLDER = Path("/media/awa/Bibliothèque")
QUESTIONS = ("Quand semer le mil ?", "Comment obtenir un extrait de naissance ?", "la fièvre de l'enfant")
"""Typed one after the other, for the notebook; the last one finds a document that has pages."""


@dataclass(frozen=True, slots=True)
class Round:
    """One walk through all screens."""

    language: str
    size_px: tuple[int, int] = SMALL_PX
    palette: PaletteName = PaletteName.LIGHT
    scale_percent: int = 100

    @property
    def folder(self) -> str:
        """Where its pictures lie."""
        width, height = self.size_px
        return f"{self.language}-{self.palette.value}-{self.scale_percent}-{width}x{height}"


def rounds(languages: Sequence[str] = LANGUAGES) -> list[Round]:
    """Return every language in every palette, at 100 % and 200 %, and in larger windows."""
    looks = product(languages, PaletteName, (100, LARGE_PERCENT))
    small = [Round(code, palette=palette, scale_percent=percent) for code, palette, percent in looks]
    return small + [Round(code, size_px) for code, size_px in product(languages, LARGER_PX)]


def wait_until(ready: Callable[[], bool]) -> None:
    """Let the window live until ``ready``.

    Raises:
        TimeoutError: it was never ready.
    """
    end_s = time.monotonic() + PATIENCE_S
    while not ready():
        if time.monotonic() > end_s:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.005)
    QApplication.processEvents()


def settle() -> None:
    """Let what changed its height tell its parents, one after the other."""
    for _ in range(DEPTH):
        QApplication.processEvents()


def screens(window: MainWindow, answered: tuple[Answer, str] | None = None) -> Iterator[str]:
    """Bring every screen to the front and yield its name; ``answered`` is what :func:`ask` gave."""
    place, panel, search = window.search_place, window.search_place.panel, window.search
    visit(window, PlaceName.SEARCH)
    search.start_over()
    for state, name in ((MicrophoneState.PREPARING, "1-preparing"), (MicrophoneState.READY, "2-ready")):
        panel.set_state(state)
        yield name
    panel.set_state(MicrophoneState.LISTENING)
    for moment in range(40):
        panel.microphone.set_level(0.15 + 0.7 * abs(math.sin(moment / 3.1) * math.sin(moment / 9 + 1)))
    panel.microphone.set_time_left(0.7)
    yield "3-listening"
    panel.set_state(MicrophoneState.SEARCHING)
    yield "4-searching"
    panel.set_state(MicrophoneState.READY)
    found, asked = answered or ask(window)
    threshold = _threshold(window, found)
    place.show_results(found, threshold, asked)
    place.results.focus_first()
    yield "5-answers"
    yield from _reading_screens(window)
    place.results.cards[0].click()
    wait_until(lambda: window.place is window.passage_place and window.passage_place.pane.settled)
    yield "6-passage"
    yield from _page_screens(window)
    window.go(PlaceName.SEARCH)
    place.show_results(_with_copies(found), threshold, asked)
    place.results.focus_first()
    yield "24-also-in"
    place.show_results(replace(found, confident=False), 1.0, "")
    place.results.focus_first()
    yield "7-unsure"
    search.start_over()
    search.tell(WolofSearchError("audio.too_quiet"), search.listen, search.search_anyway)
    yield "8-too-quiet"
    panel.set_state(MicrophoneState.UNAVAILABLE)
    search.tell(WolofSearchError("audio.no_microphone"), search.listen, search.choose_file)
    yield "9-no-microphone"
    panel.set_state(MicrophoneState.READY)
    search.start_over()
    yield from _notebook_screens(window)
    yield from _quiet_screens(window, (found, asked))


def _threshold(window: MainWindow, found: Answer) -> float:
    return window.model.encoder.confidence_threshold[found.kind] if window.model.encoder else 0.0


def ask(window: MainWindow) -> tuple[Answer, str]:
    """Ask the sample questions until the model answers one rightly and surely, as it does at a person's desk.

    Returns:
        The answer, and the question's words in Wolof.
    """
    place, search = window.search_place, window.search
    answers: list[tuple[Answer, str]] = []
    for question in sample_questions():
        search.start_over()
        search.search_sample(question)
        wait_until(lambda: place.shows_results and search.state is MicrophoneState.READY)
        assert place.results.answer is not None
        found = place.results.answer
        answers.append((found, question.wolof))
        if found.confident and Path(found.results[0].path).as_posix().endswith(question.expected):
            break
    return answers[-1]


def _with_copies(found: Answer) -> Answer:
    """Return an answer of which the best passage stands in more documents than a card shows at once."""
    best, *rest = found.results
    years = [
        f"{best.title} : édition de {year}, revue et corrigée par le comité de lecture" for year in range(2020, 2024)
    ]
    copies = [
        replace(best, title=title, format=kind, path=best.path.with_name(f"numérisation {at}.{kind}"))
        for at, (title, kind) in enumerate(
            zip([best.title, *years], ["pdf", "docx", "odt", "txt", "epub"], strict=True)
        )
    ]
    return replace(found, results=(replace(best, also_in=tuple(copies)), *rest))


def _reading_screens(window: MainWindow) -> Iterator[str]:
    results, bar = window.search_place.results, window.reading.bar
    first = results.cards[0].result
    sentence = list(sentence_spans(first.passage))[-1]
    results.show_spoken(Spoken(first.document_id, first.start, EarState.READING, sentence))
    bar.show_reading(first.title, EarState.READING, 1.0)
    yield "20-reading"
    results.show_spoken(None)
    bar.tell(WolofSearchError("speech.no_voice_linux"))
    yield "21-no-voice"
    bar.hide()


def _page_screens(window: MainWindow) -> Iterator[str]:
    """Show a document that has pages, if one is among the answers to a sample question's words."""
    window.go(PlaceName.SEARCH)
    for words in QUESTIONS:
        window.search.search_text(words)
        wait_until(lambda: window.search.state is MicrophoneState.READY)
    card = next((card for card in window.search_place.results.cards if card.result.page is not None), None)
    if card is None:
        return
    card.click()
    pane = window.passage_place.pane
    wait_until(lambda: window.place is window.passage_place and pane.settled)
    yield "22-page"
    pane.zoom(1)
    pane.choose(False)
    window.passages.tell(WolofSearchError("library.original_away", path="fievre-de-l-enfant.pdf"))
    yield "23-away"
    window.passage_place.notice.first_pressed.emit()
    pane.zoom(-1)
    pane.choose(True)


def _notebook_screens(window: MainWindow) -> Iterator[str]:
    place = window.notebook_place
    for card in window.search_place.results.cards[:2]:
        if not card.passage_actions.kept:
            card.passage_actions.star.click()
    place.show_history.click()
    lists = (place.history.list, place.kept.list)
    before = [one.cards for one in lists]
    visit(window, PlaceName.NOTEBOOK)
    wait_until(lambda: all(one.cards and one.cards is not old for one, old in zip(lists, before, strict=True)))
    yield "22-questions"
    place.show_kept.click()
    yield "23-kept"


def _quiet_screens(window: MainWindow, answered: tuple[Answer, str]) -> Iterator[str]:
    from wolofsearch.library.forgetting import Forgettable, Imported
    from wolofsearch.library.records import Failure

    library = window.library_place
    overview = library.overview
    assert overview is not None
    visit(window, PlaceName.LIBRARY)
    library.show_choice(OWN_FOLDER, own=False)
    library.importing.finish(None, stopped=False)
    yield "10-library"
    library.importing.begin()
    library.set_busy(True)
    library.importing.show_progress(Progress(14, 42, 77, 340.0, postponed=3))
    library.importing.show_file("calendrier des cultures.odt")
    yield "11-import"
    files = (("rapport annuel.pdf", "general.permission_denied"), ("lettre du maire.docx", "general.file_missing"))
    failed = [Failure(Path(name), reason, {"path": name}, "2026-01-01T00:00:00Z") for name, reason in files]
    library.show_overview(replace(overview, failures=failed))
    library.importing.finish(Finished(38, 0, 2, 0, 2, 208), stopped=False)
    library.set_busy(False)
    yield "12-failures"
    library.own.setChecked(True)
    folder = Path("/media/awa/CLE USB/Ministère de la Santé")
    folders = [Imported(folder, 1204), Imported(Path("/media/awa/Courrier"), 38)]
    library.show_overview(
        replace(overview, info=replace(overview.info, documents=1242, passages=12_480), folders=folders)
    )
    library.importing.finish(None, stopped=False)
    library.importing.more.setChecked(True)
    library.plan.show_plan(
        Planned(1240, 0, 38, 0, 12, 0, {"XLS": 3}, {"LibreOffice": 60}, 3_200_000_000, 12_400, 9000.0, 40)
    )
    library.folders.ask(Forgettable(folder, 1210, 1204))
    yield "22-folders"
    library.importing.more.setChecked(False)
    library.plan.show_plan(None)
    library.sample.setChecked(True)
    outdated = Outdated("wolofsearch-small-5", "oolel-embed", answers=True)
    library.importing.finish(None, stopped=False)
    library.show_overview(replace(overview, outdated=outdated))
    yield "16-other-model"
    library.reindexing.begin()
    library.reindexing.show_progress(Progress(13, 51, 71, 240.0))
    yield "17-reindexing"
    library.reindexing.finish()
    library.show_overview(overview)
    yield from _manual_screens(window)
    visit(window, PlaceName.SETTINGS)
    yield "13-settings"
    visit(window, PlaceName.ABOUT)
    yield "14-about"
    yield from care_screens(window)
    yield from _spoken_screens(window, answered)
    visit(window, PlaceName.ABOUT)
    yield from model_screens(window.model_place.models)


def _manual_screens(window: MainWindow) -> Iterator[str]:
    window.manual.open()
    yield "34-manual"
    window.manual.place.view.web_wanted.emit("https://example.org/")
    yield "35-web-link"
    window.manual.place.show_contents()


def _spoken_screens(window: MainWindow, answered: tuple[Answer, str]) -> Iterator[str]:
    spoken, simple = window.spoken, window.header.simple
    spoken.begin_guide()
    for at, name in enumerate(PICTURES):
        yield f"{22 + at}-guide-{name}"
        spoken.guide.go_on()
    window.settings_place.voice_cards.record.click()
    yield "25-recording"
    simple.click()
    yield "26-simple"
    found, asked = answered
    window.search_place.show_results(found, _threshold(window, found), asked)
    window.search_place.results.focus_first()
    yield "27-simple-answers"
    window.search.start_over()
    simple.click()


def bring(window: MainWindow, one: Round) -> None:
    """Show the window in the language, look and size of a round."""
    window.settings_place.languages[one.language].click()
    window.appearance.changed.emit({"palette": one.palette.value, "scale_percent": one.scale_percent})
    window.resize(*one.size_px)
    for area in window.findChildren(QScrollArea):  # where the round before left them
        area.verticalScrollBar().setValue(0)
    settle()


def defect(window: MainWindow) -> CrashDialog:
    """Return the dialog that tells of a defect."""
    return CrashDialog("WolofSearch\nZeroDivisionError: …", window)


def _one_microphone() -> DeviceWatch:
    """Return a watch that sees a microphone, so that a machine without one draws the same screens."""
    from wolofsearch.audio.device_watch import DeviceWatch

    return DeviceWatch(lambda: None, lambda: None, lambda: [MICROPHONE])


def take(
    folder: Path,
    services: Services | None = None,
    wanted: Sequence[Round] | None = None,
) -> list[Path]:
    """Draw every screen of the wanted rounds (None: all) into ``folder/<round>/<screen>.png``, and return the files."""
    application()
    window = MainWindow(services or Services(device_watch=_one_microphone))
    window.begin()
    drawn: list[Path] = []
    try:
        wait_until(lambda: window.search.state is MicrophoneState.READY)
        answered = ask(window)
        for one in rounds() if wanted is None else wanted:
            bring(window, one)
            window.notebook_place.history.forget_all_wanted.emit()  # what the round before asked
            target = folder / one.folder
            target.mkdir(parents=True, exist_ok=True)
            for name in screens(window, answered):
                settle()
                drawn.append(target / f"{name}.png")
                window.grab().save(str(drawn[-1]))
            dialog = defect(window)
            dialog.show()
            settle()
            drawn.append(target / "15-defect.png")
            dialog.grab().save(str(drawn[-1]))
            dialog.deleteLater()
    finally:
        window.close()
        window.deleteLater()
    return drawn


def main() -> int:
    """Draw into the folder named on the command line, with a home of its own so that nobody's library is shown."""
    parser = argparse.ArgumentParser(description="Draw every screen of the window.")
    parser.add_argument("folder", type=Path, help="where the pictures are written")
    folder = parser.parse_args().folder
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="wolofsearch-") as home:
        os.environ["WOLOFSEARCH_HOME"] = home
        take(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
