"""The colour of a collection on its cards: the same every time, and standing out on every ground."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS
from wolofsearch.desktop import theme
from wolofsearch.desktop.collection_mark import EDGE_GAP_PX, HUES, LEAST_CONTRAST, CollectionMark, colour, contrast, hue
from wolofsearch.desktop.result_card import ResultCard
from wolofsearch.desktop.window import MainWindow

NAMES = ["Santé", "Agriculture", "Élevage", "Papiers", "Météo", "École", "Marché", "健康", "", *map(str, range(100))]


@pytest.mark.parametrize("ground", [theme.CARD, theme.PAPER, "black", "white", "#1E1A16", "#777777", "#FFFF00"])
def test_a_collection_stands_out_on_every_ground(ground: str) -> None:
    assert min(contrast(colour(name, ground), QColor(ground)) for name in NAMES) >= LEAST_CONTRAST


def test_a_collection_keeps_its_colour() -> None:
    assert hue("Santé") == hue("  santé ") == hue("Sante\u0301")
    code = "from wolofsearch.desktop.collection_mark import hue; print(hue('Santé'))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(told.stdout) == hue("Santé")
    assert {hue(name) for name in NAMES} == set(HUES)


def test_a_card_shows_its_collection(qtbot: QtBot, window: MainWindow) -> None:
    window.search.search_text("semer le mil")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    plain = window.search_place.results.cards[0]
    assert not plain.findChildren(CollectionMark)
    card = ResultCard(replace(plain.result, collection="Santé"), 3)
    qtbot.addWidget(card)
    card.resize(600, 240)
    assert [mark.text() for mark in card.findChildren(CollectionMark)] == ["Santé"]
    assert "Santé" in card.accessibleName()
    assert card.grab().toImage().pixelColor(EDGE_GAP_PX + 2, 120).name() == colour("Santé", theme.CARD).name()
