"""What others wrote is shown letter for letter: no title, name or card of a stranger makes Qt open a file."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QPixmap, QTextDocument, QTextDocumentFragment
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.guards.source import modules
from wolofsearch.desktop import layouts
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.tips import SealedBrowser, plain_tip

TITLE = '<img src="file:///picture.png"> <b>Mil & sorgho</b> "1"'
DESKTOP = [module for module in modules() if module.name.startswith("wolofsearch/desktop/")]


def shown(tip: str) -> str:
    """Return the letters that a tip shows."""
    return QTextDocumentFragment.fromHtml(tip).toPlainText()


def test_a_tip_shows_every_letter_and_no_picture(qtbot: QtBot) -> None:
    assert shown(plain_tip(TITLE)) == TITLE
    assert "<img" not in plain_tip(TITLE)
    assert shown(plain_tip("une ligne\nl'autre")) == "une ligne\nl'autre"
    assert plain_tip("") == ""
    button = Button("copy", "round")
    qtbot.addWidget(button)
    button.name(TITLE)
    assert button.toolTip() == plain_tip(TITLE)


def test_an_elided_title_is_its_own_tip(qtbot: QtBot) -> None:
    label = layouts.ElidedLabel()
    qtbot.addWidget(label)
    label.setText(TITLE * 5)
    label.resize(60, 20)
    label.show()
    qtbot.waitUntil(lambda: label.toolTip() == plain_tip(TITLE * 5))


def test_a_card_of_a_model_fetches_no_picture(qtbot: QtBot, tmp_path: Path) -> None:
    picture = QPixmap(40, 40)
    picture.fill()
    assert picture.save(str(tmp_path / "picture.png"))
    browser = SealedBrowser()
    qtbot.addWidget(browser)
    address = QUrl.fromLocalFile(str(tmp_path / "picture.png"))
    browser.setMarkdown(f"Avant ![]({address.toString()}) après")
    browser.show()
    assert "après" in browser.toPlainText()
    got = browser.document().resource(QTextDocument.ResourceType.ImageResource.value, address)
    assert got.size() == QSize(1, 1)


def test_every_tip_is_plain() -> None:
    calls = [
        (f"{module.name}:{node.lineno}", node.args[0])
        for module in DESKTOP
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "setToolTip"
    ]
    assert len(calls) > 5
    assert [
        place
        for place, given in calls
        if not (isinstance(given, ast.Call) and isinstance(given.func, ast.Name) and given.func.id == "plain_tip")
    ] == []


@pytest.mark.parametrize("name", ["QLabel", "QMessageBox", "QTextBrowser", "QToolTip"])
def test_what_guesses_its_format_is_told_it(name: str) -> None:
    """A label is of one format in the function that makes it, or in the class that is one."""
    guessing = []
    for module in DESKTOP:
        for scope in ast.walk(module.tree):
            if not isinstance(scope, ast.FunctionDef | ast.ClassDef):
                continue
            bases = [ast.unparse(base) for base in scope.bases] if isinstance(scope, ast.ClassDef) else []
            made = any(
                isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == name
                for node in ast.walk(scope)
                if isinstance(scope, ast.FunctionDef)
            )
            sealed = any(word in ast.unparse(scope) for word in ("setTextFormat", "loadResource", "def paintEvent"))
            if (made or name in bases) and not sealed:
                guessing.append(f"{module.name}:{scope.lineno}")
    assert guessing == []


def test_labels_of_the_window_are_plain(qtbot: QtBot) -> None:
    for label in (layouts.label(), layouts.ElidedLabel()):
        qtbot.addWidget(label)
        label.setText(TITLE)
        assert isinstance(label, QLabel)
        assert label.textFormat().name != "AutoText"
