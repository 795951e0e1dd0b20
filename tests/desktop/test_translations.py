"""Every sentence of the window in every language, with the same facts and a note for whoever translates it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from wolofsearch.desktop import language, prompt_row, settings_place, theme
from wolofsearch.desktop.licences import Licences
from wolofsearch.desktop.prompt_row import PromptRow
from wolofsearch.encoder import licences
from wolofsearch.messages import DEFAULT_LANGUAGE, LANGUAGES, unbroken
from wolofsearch.speech.prompts import BY_ID, PROMPTS

DESKTOP = Path(theme.__file__).parent
TRANSLATED = [code for code in LANGUAGES if code != DEFAULT_LANGUAGE]


def messages(code: str) -> Iterator[tuple[str, ET.Element]]:
    """Yield every message of a language's source file with its context."""
    for context in ET.parse(language.TRANSLATIONS_DIR / f"wolofsearch_{code}.ts").iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def of_code() -> Iterator[tuple[str, str]]:
    """Yield every text in the code that is shown through ``tr``, with the class it stands in: its context."""
    for file in DESKTOP.glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for kind in (node for node in tree.body if isinstance(node, ast.ClassDef)):
            for node in ast.walk(kind):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
                    (text,) = node.args
                    assert isinstance(text, ast.Constant), f"{file.name}:{node.lineno}"
                    yield kind.name, text.value


@pytest.fixture(autouse=True)
def _french_again(qapp: object) -> Iterator[None]:
    yield
    language.use(DEFAULT_LANGUAGE)


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_of_the_code_is_translated_and_no_other(code: str) -> None:
    prompts = {("Prompt", prompt.when) for prompt in PROMPTS}
    if code != "wo":  # there the meaning of a Wolof sentence stays French
        prompts |= {("Prompt", prompt.french) for prompt in PROMPTS}
    told = [(context, message.findtext("source", "")) for context, message in messages(code)]
    assert len(told) == len(set(told))
    assert set(told) == set(of_code()) | prompts


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_translation_tells_the_same_facts(code: str) -> None:
    for _, message in messages(code):
        source, translation = message.findtext("source", ""), message.findtext("translation", "")
        assert translation.strip(), source
        facts = [set(re.findall(r"{[^}]*}", text)) for text in (source, translation)]
        assert facts[0] == facts[1], source
        suffixes = [re.findall(r"\([^)]*\*\.[^)]*\)|;;", text) for text in (source, translation)]
        assert suffixes[0] == suffixes[1], source


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_message_has_a_note_for_its_translator(code: str) -> None:
    for context, message in messages(code):
        source, note = message.findtext("source", ""), message.findtext("extracomment", "")
        assert note.strip(), f"{context}: {source}"
        for _, fact, _, _ in Formatter().parse(source):
            assert fact is None or f"{{{fact}}}" in note or fact in note, f"{context}: {source}"


def test_the_notes_are_the_same_in_every_language() -> None:
    notes = [
        {
            (context, message.findtext("source")): message.findtext("extracomment")
            for context, message in messages(code)
            if context != prompt_row.CONTEXT
        }
        for code in TRANSLATED
    ]
    assert all(one == notes[0] for one in notes)


def test_wolof_awaits_review_in_the_tool_of_a_translator_and_in_the_settings(qtbot: QtBot) -> None:
    states = {message.find("translation").get("type") for _, message in messages("wo")}  # type: ignore[union-attr]
    assert states <= {"unfinished", None}
    if "unfinished" in states:
        assert settings_place.AWAITS_REVIEW == "wo"
        place = settings_place.SettingsPlace()
        qtbot.addWidget(place)
        for code, words in (("fr", "À relire"), ("en", "reviewed")):
            language.use(code)
            place.retranslate()
            described = {one: card.accessibleDescription() for one, card in place.languages.items()}
            assert [one for one, words_shown in described.items() if words in words_shown] == ["wo"]
    finished = {message.find("translation").get("type") for _, message in messages("en")}  # type: ignore[union-attr]
    assert finished == {None}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_line_begins_with_a_mark(code: str) -> None:
    language.use(code)
    texts = [*of_code(), *((prompt_row.CONTEXT, text) for prompt in PROMPTS for text in (prompt.when, prompt.french))]
    shown = [QCoreApplication.translate(context, text) for context, text in texts]
    assert [text for text in shown if re.search("« | [?!:;»]", text)] == []
    assert any(re.search("\u00a0[?:]", text) for text in shown) == (code != "en")


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_compiled_translation_is_that_of_the_source(code: str) -> None:
    language.use(code)
    for context, message in messages(code):
        source = message.findtext("source", "")
        assert QCoreApplication.translate(context, source) == unbroken(message.findtext("translation", "")), source


def test_every_language_can_be_chosen_and_has_its_numbers() -> None:
    assert set(settings_place.LANGUAGES) == set(LANGUAGES)
    for code in LANGUAGES:
        language.use(code)
        assert language.current() == code
        assert QLocale().name().startswith(code)


def test_the_words_of_qt_are_french_in_a_wolof_window() -> None:
    language.use("fr")
    french = QCoreApplication.translate("QPlatformTheme", "Cancel")
    assert french != "Cancel"
    language.use("wo")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == french


def test_the_recording_page_and_the_licences_speak_the_language_of_the_window(qtbot: QtBot) -> None:
    row = PromptRow(BY_ID["silent"])
    qtbot.addWidget(row)
    shown = {}
    for code in LANGUAGES:
        language.use(code)
        row.retranslate()
        texts = [label.text() for label in row.findChildren(QLabel) if label.text()]
        shown[code] = (texts[1], texts[2], Licences().told(licences.NON_COMMERCIAL))
    assert shown["fr"][:2] == ("«\u00a0Je n'ai rien entendu.\u00a0»", "Personne n'a parlé.")
    assert shown["en"] == ("“I heard nothing.”", "Nobody spoke.", licences.NON_COMMERCIAL)
    assert shown["wo"][:2] == ("«\u00a0Je n'ai rien entendu.\u00a0»", "Su kenn waxul.")
    assert len({licence for _, _, licence in shown.values()}) == len(LANGUAGES)
    assert Licences().told("Apache-2.0") == "Apache-2.0"
