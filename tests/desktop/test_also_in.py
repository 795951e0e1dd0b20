"""Documents that say nearly the same stand on one card, and each is opened from there, by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import WordEncoder
from tests.desktop.conftest import WAIT_MS
from wolofsearch.desktop import language
from wolofsearch.desktop.also_in import MOST_SHOWN, telling
from wolofsearch.desktop.buttons import ElidedButton
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.result_card import ResultCard
from wolofsearch.desktop.tips import plain_tip
from wolofsearch.desktop.window import MainWindow
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.messages import DEFAULT_LANGUAGE
from wolofsearch.search.answer import Result

CIRCULAR = (
    "Le préfet invite les maires à vérifier les puits avant l'hivernage du {date}. L'eau des puits ouverts doit être "
    "traitée au chlore une fois par semaine. Les relais tiennent un cahier des traitements."
)
DATES = ("3 mai 2022", "12 juin 2023", "30 avril 2024")
RESULT = Result(
    rank=1,
    score=0.8,
    document_id="0",
    title="Entretien des puits",
    path=Path("puits.docx"),
    format="docx",
    collection=None,
    page=None,
    passage="L'eau des puits doit être traitée.",
    start=0,
    end=34,
    others=(),
    highlights=(),
)


@pytest.fixture(scope="module")
def library_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three circulars that differ in a date, and of one other document."""
    documents, folder = tmp_path_factory.mktemp("documents"), tmp_path_factory.mktemp("library")
    for date in DATES:
        (documents / f"circulaire {date[-4:]}.txt").write_text(CIRCULAR.format(date=date), encoding="utf-8")
    (documents / "mil.txt").write_text("Le mil se sème aux premières pluies de juin, en lignes.", encoding="utf-8")
    with Library.open(folder, create=True) as library:
        list(import_paths(library, [documents], WordEncoder()))
    return folder


@pytest.fixture
def card(qtbot: QtBot, window: MainWindow) -> ResultCard:
    """The card of the circulars."""
    window.search.search_text("traiter au chlore l'eau des puits")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: all(card.isVisible() for card in window.search_place.results.cards), timeout=WAIT_MS)
    first, other = window.search_place.results.cards
    assert other.also_in.isHidden()
    return first


@pytest.fixture
def _french_again() -> Iterator[None]:
    yield
    language.use(DEFAULT_LANGUAGE)


def lone_card(qtbot: QtBot, *copies: Result) -> ResultCard:
    """Return a card of a result that is also in these."""
    made = ResultCard(replace(RESULT, also_in=copies), 3)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def test_a_card_tells_where_else_it_stands(card: ResultCard) -> None:
    titles = {f"circulaire {date[-4:]}" for date in DATES}
    told = [button.text() for button in card.also_in.buttons]
    assert {card.result.title, *told} == titles
    assert card.also_in.isVisible()
    assert [button.accessibleName() for button in card.also_in.buttons] == [
        f"Aussi dans\u00a0: {one}, TXT" for one in told
    ]
    pairs = zip(card.result.also_in, card.also_in.buttons, strict=True)
    assert all(button.toolTip() == plain_tip(f"{one.title}\n{one.path}") for one, button in pairs)


@pytest.mark.parametrize("which", range(len(DATES) - 1))
def test_each_is_opened_at_its_passage(qtbot: QtBot, window: MainWindow, card: ResultCard, which: int) -> None:
    wanted = card.result.also_in[which]
    qtbot.mouseClick(card.also_in.buttons[which], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.place is window.passage_place, timeout=WAIT_MS)
    document = window.passage_place.document
    assert document is not None
    assert document.id == wanted.document_id
    assert window.passages.passage is not None
    assert window.passages.passage.passage == wanted.passage
    qtbot.keyClick(window.passage_place.text, Qt.Key.Key_Escape)
    assert window.place is window.search_place
    assert card.hasFocus()


def test_keys_alone_reach_and_open_them(qtbot: QtBot, window: MainWindow, card: ResultCard) -> None:
    card.setFocus()
    reached: list[QWidget] = [card]
    for _ in range(5):
        qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
        focused = window.focusWidget()
        assert focused is not None
        reached.append(focused)
    actions = card.passage_actions
    assert reached == [card, card.ear, actions.star, actions.similar, *card.also_in.buttons]
    assert card.has_keyboard
    assert window.search_place.results.focused is card
    qtbot.keyClick(reached[-1], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place is window.passage_place, timeout=WAIT_MS)
    assert window.passage_place.document is not None
    assert window.passage_place.document.id == card.result.also_in[-1].document_id


def test_the_simple_window_shows_none(window: MainWindow, card: ResultCard) -> None:
    window.search_place.results.set_simple(True)
    assert not card.also_in.isVisible()
    window.search_place.results.set_simple(False)
    assert card.also_in.isVisible()
    assert window.search_place.results.cards[1].also_in.isHidden()


def test_copies_of_one_title_go_by_the_names_of_their_files(qtbot: QtBot) -> None:
    scan = replace(RESULT, path=Path("scan 12.pdf"), format="pdf")
    made = lone_card(qtbot, scan, replace(RESULT, title="Autre édition"))
    assert [button.text() for button in made.also_in.buttons] == ["scan 12.pdf", "Autre édition"]
    assert made.also_in.buttons[0].accessibleName() == "Aussi dans\u00a0: scan 12.pdf, PDF"


@pytest.mark.parametrize("count", [MOST_SHOWN, MOST_SHOWN + 1, MOST_SHOWN + 2, 20])
def test_many_wait_behind_a_button(qtbot: QtBot, count: int) -> None:
    made = lone_card(qtbot, *(replace(RESULT, title=f"Édition {number}") for number in range(count)))
    also_in = made.also_in
    folded = count > MOST_SHOWN + 1
    assert also_in.more.isVisible() is folded
    assert sum(button.isVisible() for button in also_in.buttons) == (MOST_SHOWN if folded else count)
    if folded:
        assert also_in.more.text() == f"et {count - MOST_SHOWN} autres"
        qtbot.keyClick(also_in.more, Qt.Key.Key_Return)
        assert all(button.isVisible() for button in also_in.buttons)
        assert made.focusWidget() is also_in.buttons[MOST_SHOWN]
        assert not also_in.more.isVisible()


def test_a_long_title_is_cut_and_told_whole_by_its_tip(qtbot: QtBot) -> None:
    title = "Circulaire relative à l'entretien des puits " * 5
    made = lone_card(qtbot, replace(RESULT, title=title))
    [button] = made.also_in.buttons
    assert isinstance(button, ElidedButton)
    assert made.width() == 600
    assert button.mapTo(made, button.rect().topRight()).x() < 600
    assert button.toolTip().startswith(plain_tip(title).removesuffix("</qt>"))
    assert title in button.accessibleName()


@pytest.mark.usefixtures("_french_again")
@pytest.mark.parametrize(("code", "caption"), [("fr", "Aussi dans"), ("en", "Also in"), ("wo", "Nekk na it ci")])
def test_the_caption_follows_the_language(qtbot: QtBot, code: str, caption: str) -> None:
    made = lone_card(qtbot, *[replace(RESULT, title=str(number)) for number in range(9)])
    language.use(code)
    made.retranslate()
    assert all(button.accessibleName().startswith(caption) for button in made.also_in.buttons)
    assert str(9 - MOST_SHOWN) in made.also_in.more.text()


def test_names_that_begin_alike_show_where_they_differ() -> None:
    long = "Plan local de sauvegarde des forêts classées : édition de "
    shown = telling([f"{long}2020, revue et corrigée", f"{long}2021, revue et corrigée", "Puits"], "Plan local")
    assert shown == ["… 2020, revue et corrigée", "… 2021, revue et corrigée", "Puits"]
    assert telling(["copie 1.pdf", "copie 2.pdf"], "Puits") == ["copie 1.pdf", "copie 2.pdf"]
    assert telling(["Puits", "Puits"], "Puits") == ["Puits", "Puits"]
    assert telling([f"{long}2020", f"{long}2020 bis"], f"{long}2021") == ["… 2020", "… bis"]
