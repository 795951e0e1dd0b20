"""The bar at the top keeps every place and every switch in sight at every size that is offered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wolofsearch import settings
from wolofsearch.desktop import appearance, theme
from wolofsearch.desktop.dressing import redress
from wolofsearch.desktop.header import Header, PlaceName
from wolofsearch.desktop.screenshots import settle
from wolofsearch.desktop.theme import Look


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
