"""What everybody needs to read and use the window: contrast, names, both languages, nothing cut."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS
from wolofsearch.desktop import icons, language, theme
from wolofsearch.desktop.guide_place import PICTURES
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.spoken import EarState
from wolofsearch.desktop.window import MainWindow
from wolofsearch.documents.formats import FORMATS
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Progress

DESKTOP = Path(theme.__file__).parent


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = QColor(colour).getRgbF()[:3]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("ink", "ground"), theme.TEXT_PAIRS)
def test_text_stands_out(ink: str, ground: str) -> None:
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_colour_comes_from_the_theme() -> None:
    for file in [*DESKTOP.glob("*.py"), *DESKTOP.glob("*.qss")]:
        if file.name != "theme.py":
            assert not re.findall(r"#[0-9A-Fa-f]{6}\b", file.read_text(encoding="utf-8")), file.name


def test_every_format_colour_is_a_tested_pair() -> None:
    assert {*theme.FORMAT_COLOURS.values(), theme.OTHER_FORMAT} <= set(theme.TEXT_PAIRS)


def test_every_icon_is_a_drawing_in_one_style() -> None:
    files = list(icons.ICONS_DIR.glob("*.svg"))
    assert files
    for file in files:
        source = file.read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in source, file.name
        assert 'stroke-width="1.7"' in source, file.name
        assert icons.drawing(file.stem, theme.INK).isValid(), file.name


def test_every_icon_named_in_the_code_exists_and_none_is_left_over() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in [*DESKTOP.glob("*.py"), *DESKTOP.glob("*.qss")])
    for file in icons.ICONS_DIR.glob("*.svg"):
        if not file.stem.startswith("format-"):
            assert f'"{file.stem}"' in code or f"/{file.stem}.svg" in code, file.stem


@pytest.mark.parametrize("name", ["pdf", ".pdf", "DOCX", "odt", "epub", "html", "txt", "md"])
def test_every_format_has_a_picture(name: str) -> None:
    assert icons.format_name(name) != "format-other"


def test_an_unknown_format_has_a_picture_too() -> None:
    assert icons.format_name("xyz") == "format-other"


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_that_is_read_has_a_picture(name: str) -> None:
    assert icons.format_name(name) != "format-other"


def strings_in(path: Path) -> dict[str, str]:
    tree = ET.parse(path)
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in tree.iter("message")
        if message.find("translation") is not None and message.find("translation").get("type") is None  # type: ignore[union-attr]
    }


def test_every_string_of_the_code_is_translated() -> None:
    translated = strings_in(language.TRANSLATIONS_DIR / "wolofsearch_en.ts")
    for file in DESKTOP.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
                (text,) = node.args
                assert isinstance(text, ast.Constant), f"{file.name}:{node.lineno}"
                assert translated.get(text.value), f"{file.name}:{node.lineno}: {text.value}"
                holes = [set(re.findall(r"{[^}]*}", words)) for words in (text.value, translated[text.value])]
                assert holes[0] == holes[1], text.value


def test_the_compiled_translation_is_that_of_the_source(qapp: object) -> None:
    language.use("en")
    try:
        tree = ET.parse(language.TRANSLATIONS_DIR / "wolofsearch_en.ts")
        for context in tree.iter("context"):
            name = context.findtext("name", "")
            for message in context.iter("message"):
                source = message.findtext("source", "")
                assert QCoreApplication.translate(name, source) == message.findtext("translation", ""), source
    finally:
        language.use("fr")


@pytest.fixture(params=["fr", "en"])
def screens(request: pytest.FixtureRequest, qtbot: QtBot, window: MainWindow) -> Iterator[Iterator[str]]:
    """Walk through every screen of the window in one language, at 1024 x 768; yields the name of each."""
    language.use(request.param)
    window.resize(1024, 768)

    def walk() -> Iterator[str]:
        yield "samples"
        for state in MicrophoneState:
            window.search_place.panel.set_state(state)
            yield state.value
        window.search_place.panel.set_state(MicrophoneState.READY)
        window.search.tell(WolofSearchError("audio.clipped"), window.search.listen, window.search.choose_file)
        yield "notice"
        window.search.search_text("poste de santé pour la fièvre de l'enfant, le mil")
        qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
        yield "results"
        window.reading.bar.show_reading("La fièvre de l'enfant", EarState.PAUSED, 0.8)
        yield "reading"
        window.reading.bar.tell(WolofSearchError("speech.no_voice_linux"))
        yield "no voice"
        window.reading.bar.hide()
        window.search.search_text("poisson")
        qtbot.waitUntil(window.search_place.results.far.isVisible, timeout=WAIT_MS)
        yield "far"
        window.search_place.results.cards[0].click()
        qtbot.waitUntil(lambda: window.place is window.passage_place, timeout=WAIT_MS)
        yield "passage"
        window.go(PlaceName.LIBRARY)
        yield "library"
        window.library_place.importing.begin()
        window.library_place.importing.show_progress(Progress(10, 200, 3000, 9000.0))
        yield "import"
        window.library_place.importing.finish(None, stopped=True)
        yield "stopped"
        window.go(PlaceName.SETTINGS)
        yield "settings"
        window.go(PlaceName.ABOUT)
        yield "about"
        for _ in PICTURES:
            window._show(window.spoken.guide)
            yield "guide"
            window.spoken.guide.go_on()
        window._show(window.spoken.prompts_place)
        window.spoken.prompts_place.rows[0].show_state(own=True, recording=True)
        yield "recording"
        window.go(PlaceName.SEARCH)
        window.search.start_over()
        window.search_place.set_simple(True)
        yield "simple"
        window.search_place.set_simple(False)

    yield walk()
    language.use("fr")


def visible(window: MainWindow, *kinds: type[QWidget]) -> list[QWidget]:
    return [widget for kind in kinds for widget in window.findChildren(kind) if widget.isVisible()]


def test_no_text_is_cut_at_1024_by_768(qtbot: QtBot, window: MainWindow, screens: Iterator[str]) -> None:
    for screen in screens:
        qtbot.wait(1)
        for widget in visible(window, QLabel, QPushButton):
            if isinstance(widget, QLabel) and widget.wordWrap():
                room = widget.height() - widget.heightForWidth(widget.width())
            else:
                room = widget.width() - widget.minimumSizeHint().width()
            text = getattr(widget, "text", str)()
            assert room >= 0, f"{screen}: {text!r} lacks {-room} px"


def test_every_control_has_a_name(qtbot: QtBot, window: MainWindow, screens: Iterator[str]) -> None:
    for screen in screens:
        controls = visible(window, QAbstractButton, QLineEdit, QComboBox, QProgressBar, QTextEdit)
        assert controls
        for control in controls:
            assert control.accessibleName().strip(), f"{screen}: {control!r}"


def test_tab_reaches_every_control_of_a_place_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    for place in PlaceName:
        window.go(place)
        window.header.buttons[place].setFocus()
        start = window.focusWidget()
        wanted = {
            widget
            for widget in visible(window, QAbstractButton, QLineEdit, QComboBox)
            if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        }
        reached = set()
        for _ in range(200):
            widget = window.focusWidget()
            assert widget is not None
            reached.add(widget)
            qtbot.keyClick(widget, Qt.Key.Key_Tab)
            if window.focusWidget() is start:
                break
        assert window.focusWidget() is start
        # Of choices that exclude each other Tab reaches the chosen one; the arrows reach the rest.
        missed = {widget for widget in wanted - reached if not getattr(widget, "autoExclusive", bool)()}
        missed -= set(window.header.buttons.values())
        assert not missed, place
