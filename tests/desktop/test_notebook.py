"""The notebook in the window: what is asked is noted, asked again and forgotten; what is starred is kept."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.conftest import WordEncoder
from tests.desktop.conftest import WAIT_MS, FakeMicrophone, OpenWindow
from tests.desktop.test_asking import speak, titles, wait_for_results
from tests.desktop.test_filters import ask, choose
from tests.desktop.test_reading import marked, title_marked
from tests.speech.conftest import PaperOutput, PaperVoice
from wolofsearch import settings
from wolofsearch.desktop import paged_list
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.kept_card import KeptCard
from wolofsearch.desktop.question_card import QuestionCard
from wolofsearch.desktop.recordings import recordings_dir
from wolofsearch.desktop.spoken import EarState
from wolofsearch.desktop.window import MainWindow
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.notebook.notebook import Notebook
from wolofsearch.notebook.records import Question

FEVER = "La fièvre de l'enfant"


def go(qtbot: QtBot, window: MainWindow, questions: int) -> list[QuestionCard]:
    """Open the notebook and return the questions in it, when there are so many."""
    window.go(PlaceName.NOTEBOOK)
    shown = window.notebook_place.history.list
    qtbot.waitUntil(lambda: len(shown.cards) == questions, timeout=WAIT_MS)
    return shown.cards


def kept(qtbot: QtBot, window: MainWindow, count: int) -> list[KeptCard]:
    window.go(PlaceName.NOTEBOOK)
    window.notebook_place.show_kept.click()
    view = window.notebook_place.kept
    qtbot.waitUntil(lambda: len(view.list.cards) == count and view.lists.count() > 0, timeout=WAIT_MS)
    return view.list.cards


def star(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.search_place.results.cards[0].passage_actions.star, Qt.MouseButton.LeftButton)


def test_a_typed_question_is_noted_and_asked_again(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "semer le mil")
    choose(window.search_place.results.filters.format, "HTML")  # the same question, not another one
    qtbot.waitUntil(lambda: titles(window) == [FEVER], timeout=WAIT_MS)
    window.search_place.results.filters.clear()
    wait_for_results(qtbot, window)
    [card] = go(qtbot, window, 1)
    assert card.question.words == "semer le mil"
    assert card.question.titles[0] == "Semer le mil"
    assert not card.play.isVisible()
    window.search_place.show_samples()
    qtbot.mouseClick(card.again, Qt.MouseButton.LeftButton)
    assert window.place is window.search_place
    wait_for_results(qtbot, window)
    assert titles(window)[0] == "Semer le mil"
    go(qtbot, window, 2)


def test_a_kept_recording_is_heard_and_asked_again_and_goes_with_its_question(
    qtbot: QtBot, open_window: OpenWindow, microphone: FakeMicrophone, library_dir: Path, output: PaperOutput
) -> None:
    settings.save(settings.Settings(library=str(library_dir), keep_recordings=True))
    window = open_window(own=False)
    speak(qtbot, window, microphone)
    wait_for_results(qtbot, window)
    [card] = go(qtbot, window, 1)
    [file] = recordings_dir().glob("*.wav")
    qtbot.mouseClick(card.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(output.played) == 1, timeout=WAIT_MS)
    output.hear()
    qtbot.waitUntil(lambda: not output.open, timeout=WAIT_MS)
    qtbot.mouseClick(card.again, Qt.MouseButton.LeftButton)
    wait_for_results(qtbot, window)
    assert titles(window)[0] == FEVER
    cards = go(qtbot, window, 2)
    assert [one.question.recording for one in cards] == [str(file)] * 2
    qtbot.mouseClick(window.notebook_place.history.forget_all, Qt.MouseButton.LeftButton)
    go(qtbot, window, 0)
    assert not file.exists()


def test_without_a_recording_there_is_nothing_to_hear(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone
) -> None:
    speak(qtbot, window, microphone)
    wait_for_results(qtbot, window)
    [card] = go(qtbot, window, 1)
    assert card.question.seconds == pytest.approx(2.0, abs=0.5)
    assert not card.play.isVisible()
    assert not card.again.isVisible()
    qtbot.mouseClick(card.forget, Qt.MouseButton.LeftButton)
    go(qtbot, window, 0)
    assert window.notebook_place.history.empty.isVisible()


def test_a_sample_is_heard_again_and_never_deleted(qtbot: QtBot, window: MainWindow) -> None:
    sample = window.search_place.samples.cards[0]
    sample.click()
    wait_for_results(qtbot, window)
    [card] = go(qtbot, window, 1)
    assert card.question.words == sample.question.wolof
    assert card.play.isVisible()
    qtbot.mouseClick(card.forget, Qt.MouseButton.LeftButton)
    go(qtbot, window, 0)
    assert sample.question.audio.is_file()


def test_the_private_mode_keeps_nothing(
    qtbot: QtBot, open_window: OpenWindow, microphone: FakeMicrophone, library_dir: Path
) -> None:
    settings.save(settings.Settings(library=str(library_dir), keep_recordings=True))
    window = open_window(own=False)
    qtbot.mouseClick(window.header.private, Qt.MouseButton.LeftButton)
    assert window.header.private.text() == "Privé"
    speak(qtbot, window, microphone)
    wait_for_results(qtbot, window)
    ask(qtbot, window, "semer le mil")
    qtbot.mouseClick(window.header.private, Qt.MouseButton.LeftButton)
    assert window.header.private.text() == ""
    ask(qtbot, window, "chèvres")
    [card] = go(qtbot, window, 1)
    assert card.question.words == "chèvres"
    assert not recordings_dir().exists()


def test_the_settings_end_the_history(qtbot: QtBot, window: MainWindow) -> None:
    window.settings_place.history.click()
    assert not settings.load().keep_history
    ask(qtbot, window, "semer le mil")
    window.go(PlaceName.NOTEBOOK)
    qtbot.waitUntil(lambda: not window.notebook_place.history.writes, timeout=WAIT_MS)
    assert not Notebook().questions()


def test_a_long_history_is_shown_in_portions(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paged_list, "PAGE", 2)
    notebook = Notebook()
    for number in range(5):
        notebook.add_question(Question("text", str(number), None, None, "", True, (), "2026-01-01T00:00:00+00:00"))
    go(qtbot, window, 2)
    shown = window.notebook_place.history.list
    qtbot.mouseClick(shown.more, Qt.MouseButton.LeftButton)
    assert [card.question.words for card in shown.cards] == ["4", "3", "2", "1"]
    qtbot.mouseClick(shown.more, Qt.MouseButton.LeftButton)
    assert not shown.more.isVisible()


def test_a_star_keeps_a_passage_until_it_is_pressed_again(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "semer le mil")
    star(qtbot, window)
    [card] = kept(qtbot, window, 1)
    assert card.kept.place.text == window.search_place.results.cards[0].result.passage
    ask(qtbot, window, "semer le mil")
    first = window.search_place.results.cards[0]
    qtbot.waitUntil(lambda: first.passage_actions.kept, timeout=WAIT_MS)
    first.click()
    place = window.passage_place
    qtbot.waitUntil(lambda: window.place is place and place.passage_actions.kept, timeout=WAIT_MS)
    qtbot.mouseClick(place.passage_actions.star, Qt.MouseButton.LeftButton)
    assert not first.passage_actions.kept
    kept(qtbot, window, 0)
    assert window.notebook_place.kept.empty.isVisible()


def test_from_the_notebook_to_the_passage_and_back(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "semer le mil")
    star(qtbot, window)
    [card] = kept(qtbot, window, 1)
    card.click()
    qtbot.waitUntil(lambda: window.place is window.passage_place, timeout=WAIT_MS)
    assert window.passage_place.text.textCursor().document() is not None
    assert "Le mil se sème" in window.passage_place.text.toPlainText()
    qtbot.keyClick(window.passage_place.text, Qt.Key.Key_Escape)
    assert window.place is window.notebook_place


def test_a_kept_passage_is_read_aloud_by_its_ear_and_by_its_key(
    qtbot: QtBot, window: MainWindow, voice: PaperVoice, output: PaperOutput
) -> None:
    ask(qtbot, window, "semer le mil")
    star(qtbot, window)
    [card] = kept(qtbot, window, 1)
    assert card.ear.accessibleName() == f"Écouter\u00a0: {card.kept.place.title}"
    qtbot.waitUntil(card.isVisible, timeout=WAIT_MS)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Tab)
    assert card.ear.hasFocus()
    qtbot.mouseClick(card.ear, Qt.MouseButton.LeftButton)
    assert card.ear.state is EarState.READING
    qtbot.waitUntil(lambda: title_marked(card), timeout=WAIT_MS)
    assert voice.said[0][0] == card.kept.place.title
    output.hear()
    qtbot.waitUntil(lambda: marked(card), timeout=WAIT_MS)
    assert voice.said[1][0] != card.kept.place.title
    qtbot.keyClick(card, Qt.Key.Key_L)
    assert card.ear.state is EarState.PAUSED
    window.notebook_place.kept.show_gone([card.kept.id])
    [again] = window.notebook_place.kept.list.cards
    assert again.ear.state is EarState.PAUSED
    window.reading.bar.stop_button.setFocus()
    qtbot.mouseClick(window.reading.bar.stop_button, Qt.MouseButton.LeftButton)
    assert again.ear.state is EarState.SILENT
    assert not marked(again)


def test_lists_are_made_filled_and_removed(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "semer le mil")
    star(qtbot, window)
    kept(qtbot, window, 1)
    view = window.notebook_place.kept
    qtbot.keyClicks(view.name_field, "Pour Awa")
    qtbot.keyClick(view.name_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.lists.currentText() == "Pour Awa (0)", timeout=WAIT_MS)
    choose(view.lists, "Pour Awa (0)")
    view.lists.setCurrentIndex(0)
    view.lists.activated.emit(0)
    qtbot.waitUntil(lambda: len(view.list.cards) == 1, timeout=WAIT_MS)
    choose(view.list.cards[0].lists, "Pour Awa")
    qtbot.waitUntil(lambda: view.lists.itemText(1) == "Pour Awa (1)", timeout=WAIT_MS)
    choose(view.lists, "Pour Awa (1)")
    qtbot.waitUntil(lambda: len(view.list.cards) == 1, timeout=WAIT_MS)
    view.remove.click()
    assert view.notice.isVisible()
    assert len(view.kept) == 1
    view.notice.first_pressed.emit()
    assert not view.notice.isVisible()
    assert window.focusWidget() is view.remove
    view.remove.click()
    view.notice.second_pressed.emit()
    qtbot.waitUntil(lambda: view.lists.count() == 1 and not view.list.cards, timeout=WAIT_MS)


def test_a_list_leaves_as_a_page_and_as_a_table(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(qtbot, window, "semer le mil")
    star(qtbot, window)
    kept(qtbot, window, 1)
    view = window.notebook_place.kept
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "liste"), ""))
    view.page.click()
    view.table.click()
    page, table = tmp_path / "liste.html", tmp_path / "liste.csv"
    qtbot.waitUntil(lambda: page.exists() and table.exists(), timeout=WAIT_MS)
    assert "Le mil se sème" in page.read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.open(encoding="utf-8-sig", newline="")))
    assert rows[0]["Titre"] == "Semer le mil"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "absent" / "liste.csv"), ""))
    view.table.click()
    qtbot.waitUntil(window.notebook_place.notice.isVisible, timeout=WAIT_MS)


def test_a_document_that_is_gone_is_noted_and_its_words_stay(
    qtbot: QtBot, open_window: OpenWindow, documents: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    file = tmp_path / "mil.txt"
    file.write_text("Le mil se sème en juin.", encoding="utf-8")
    with Library.open(folder, create=True) as library:
        list(import_paths(library, [tmp_path / "mil.txt", documents / "chevres.txt"], WordEncoder()))
    settings.save(settings.Settings(library=str(folder)))
    window = open_window(own=False)
    ask(qtbot, window, "semer le mil")
    star(qtbot, window)
    kept(qtbot, window, 1)
    file.unlink()
    window.libraries.add([file.parent / "mil.txt"])
    with Library.open(folder) as library:
        from wolofsearch.library import writing

        writing.forget(library.store, [str(file)])
    window.go(PlaceName.SEARCH)
    view = window.notebook_place.kept
    window.go(PlaceName.NOTEBOOK)
    qtbot.waitUntil(lambda: any(card._gone for card in view.list.cards), timeout=WAIT_MS)
    [card] = view.list.cards
    assert card.kept.place.text == "Le mil se sème en juin."
    card.click()
    qtbot.waitUntil(window.notebook_place.notice.isVisible, timeout=WAIT_MS)
    assert "n'est plus" in window.notebook_place.notice.sentence


def test_a_notebook_that_cannot_be_written_stops_no_question(qtbot: QtBot, window: MainWindow, home: Path) -> None:
    assert not (home / "notebook.db").exists()  # nothing was asked yet
    (home / "notebook.db").mkdir()
    ask(qtbot, window, "semer le mil")
    assert titles(window)[0] == "Semer le mil"
    star(qtbot, window)
    qtbot.waitUntil(window.notebook_place.notice.isVisible, timeout=WAIT_MS)
