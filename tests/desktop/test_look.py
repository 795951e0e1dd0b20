"""What everybody needs to read and use the window: contrast, names, both languages, nothing cut."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication

from wolofsearch.desktop import icons, language, theme
from wolofsearch.documents.formats import FORMATS

DESKTOP = Path(theme.__file__).parent


def test_every_colour_comes_from_the_theme() -> None:
    for file in [*DESKTOP.glob("*.py"), *DESKTOP.glob("*.qss")]:
        if file.name != "theme.py":
            assert not re.findall(r"#[0-9A-Fa-f]{6}\b", file.read_text(encoding="utf-8")), file.name


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
