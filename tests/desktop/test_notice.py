"""A question can be answered without reading it: every button has a picture, and Enter never deletes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import OpenWindow
from tests.desktop.test_look import shown_icons
from tests.desktop.test_theme import contrast
from wolofsearch.desktop import theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.dressing import redress
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.screenshots import settle
from wolofsearch.desktop.theme import Look, PaletteName
from wolofsearch.desktop.window import MainWindow
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.forgetting import Forgettable, Imported


def remove_a_model(window: MainWindow) -> Notice:
    window.go(PlaceName.ABOUT)
    window.models.ask_to_remove("words")
    return window.model_place.models.notice


def take_out_a_folder(window: MainWindow) -> Notice:
    window.go(PlaceName.LIBRARY)
    window.library_place.folders.show_folders([Imported(Path("/media/aminata"), 12)])
    window.library_place.folders.ask(Forgettable(Path("/media/aminata"), 12, 12))
    return window.library_place.folders.notice


def empty_a_list(window: MainWindow) -> Notice:
    window.go(PlaceName.NOTEBOOK)
    window.notebook_place.show_kept.click()
    window.notebook_place.kept.remove.click()
    return window.notebook_place.kept.notice


def offered(notice: Notice) -> list[Button]:
    return [button for button in notice.findChildren(Button) if button.text() and not button.isHidden()]


@pytest.mark.parametrize("ask", [remove_a_model, take_out_a_folder, empty_a_list])
def test_what_would_delete_is_second_and_has_the_bin(
    open_window: OpenWindow, ask: Callable[[MainWindow], Notice]
) -> None:
    window = open_window()
    keep, delete = offered(ask(window))
    assert keep.text() == "Garder"
    assert keep.property("kind") == "primary"
    assert window.focusWidget() is keep
    assert delete.property("kind") == "plain"
    assert shown_icons(delete) == ["bin"]


def test_the_second_button_has_a_picture_of_its_own(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    for instead, icon in (
        (window.search.search_anyway, "search"),
        (window.search.choose_file, "sound-file"),
        (window.libraries.choose_sample, "seedling"),
    ):
        window.search.tell(WolofSearchError("audio.too_quiet"), window.search.listen, instead)
        assert [shown_icons(button) for button in offered(window.search_place.notice)] == [["microphone"], [icon]]


def test_in_high_contrast_the_edge_of_a_notice_is_no_fainter_than_that_of_a_card(qtbot: QtBot) -> None:
    redress(Look(palette=PaletteName.CONTRAST))
    try:
        notice = Notice()
        qtbot.addWidget(notice)
        notice.tell("alert", "Rien.", "")
        notice.resize(400, 200)
        notice.show()
        settle()
        edge = notice.grab().toImage().pixelColor(0, 100).name()
        assert contrast(edge, theme.PAPER) >= contrast(theme.LINE, theme.PAPER)
    finally:
        redress(Look())
