"""What everybody needs to read and use the window: colours of one theme, drawings in one style."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wolofsearch.desktop import icons, theme
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
