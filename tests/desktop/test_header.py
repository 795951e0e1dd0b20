"""The bar at the top keeps every place and every switch in sight at every size that is offered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.test_theme import ENOUGH, contrast
from wolofsearch import settings
from wolofsearch.desktop import appearance, theme
from wolofsearch.desktop.dressing import redress
from wolofsearch.desktop.header import Header, PlaceName
from wolofsearch.desktop.icons import IconLabel
from wolofsearch.desktop.screenshots import settle
from wolofsearch.desktop.theme import Look, PaletteName


@pytest.fixture
def header(qtbot: QtBot, qapp: QApplication) -> Iterator[Header]:
    """The bar alone, with the longest name in front."""
    appearance.begin(settings.Settings())
    shown = Header()
    qtbot.addWidget(shown)
    shown.show()
    shown.show_place(PlaceName.LIBRARY)
    yield shown
    appearance.begin(settings.Settings())


def test_every_place_and_switch_is_whole_at_every_size(header: Header) -> None:
    for percent in theme.SCALES_PERCENT:
        redress(Look(scale_percent=percent))
        for width_px in (1920, 1366, 1024, 960):
            header.resize(width_px, header.sizeHint().height())
            settle()
            header.resize(width_px, header.heightForWidth(width_px))
            settle()
            for button in (*header.buttons.values(), header.private, header.prompts, header.simple):
                box = QRect(button.mapTo(header, QPoint()), button.size())
                assert header.rect().contains(box), (percent, width_px, button.accessibleName())
                assert button.width() >= button.sizeHint().width()


def test_words_give_way_one_after_the_other(header: Header) -> None:
    shown = []
    for width_px in (1400, 800, 400):
        header.resize(width_px, header.heightForWidth(width_px))
        settle()
        worded = [place for place, button in header.buttons.items() if button.text()]
        shown.append((len(worded), header.buttons[PlaceName.LIBRARY].text() != ""))
    assert shown == [(3, True), (1, True), (0, False)]


def test_the_mark_stays_where_there_is_room_for_it(header: Header) -> None:
    redress(Look(scale_percent=200))
    header.resize(1024, header.heightForWidth(1024))
    settle()
    marks = [mark for mark in header.findChildren(IconLabel) if mark.isVisible()]
    assert len(marks) == 1


def test_the_picture_of_the_chosen_place_takes_its_colour(header: Header) -> None:
    button = header.buttons[PlaceName.LIBRARY]
    colours = {}
    for chosen in (False, True):
        state = QIcon.State.On if chosen else QIcon.State.Off
        picture = button.icon().pixmap(button.iconSize(), QIcon.Mode.Normal, state).toImage()
        pixels = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
        colours[chosen] = {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}
    assert theme.INK in colours[False] - colours[True]
    assert theme.EARTH_DARK in colours[True] - colours[False]


def test_in_high_contrast_the_chosen_place_has_an_edge(header: Header) -> None:
    redress(Look(palette=PaletteName.CONTRAST))
    settle()
    button = header.buttons[PlaceName.LIBRARY]
    edge = button.grab().toImage().pixelColor(1, button.height() // 2).name().upper()
    assert contrast(edge, theme.CARD) >= ENOUGH[PaletteName.CONTRAST][1]
