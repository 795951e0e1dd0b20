"""What everybody needs to read and use the window: colours of one theme, drawings in one style."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import OpenWindow
from wolofsearch import paths
from wolofsearch.desktop import icons, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.ear_button import EarButton
from wolofsearch.desktop.spoken import EarState
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


def shown_icons(button: Button) -> list[str]:
    """Return the names of the icons that look exactly as the button's does, in the ink of any button."""
    inks = (theme.INK, theme.WHITE, theme.EARTH_DARK)
    looks = button.icon().pixmap(button.iconSize()).toImage()
    gap_px = button.iconSize().width() - button.iconSize().height()
    return [
        name
        for name in sorted(file.stem for file in icons.ICONS_DIR.glob("*.svg"))
        if any(
            icons.icon(name, ink, button.iconSize().height(), gap_px).pixmap(button.iconSize()).toImage() == looks
            for ink in inks
        )
    ]


def test_an_ear_listens_a_microphone_records_and_a_loudspeaker_silences(open_window: OpenWindow) -> None:
    window = open_window()
    assert EarState.SILENT.value == "ear"
    for ear in (*window.findChildren(EarButton), window.spoken.guide.hear, window.settings_place.voice_cards.listen):
        assert shown_icons(ear) == ["ear"]
    far = window.search_place.results.far
    again = next(button for button in far.findChildren(Button) if button.text() == "Parler à nouveau")
    assert shown_icons(again) == ["microphone"]
    assert shown_icons(window.header.buttons[next(iter(window.header.buttons))]) == ["microphone"]
    assert shown_icons(window.header.prompts) in (["loudspeaker"], ["mute"])


def test_the_guide_shows_the_ear_that_is_to_be_pressed() -> None:
    picture = (paths.ASSETS_DIR / "guide" / "listen.svg").read_text(encoding="utf-8")
    drawn = {
        name: re.findall(r'd="([^"]+)"', (icons.ICONS_DIR / f"{name}.svg").read_text(encoding="utf-8"))
        for name in ("ear", "loudspeaker")
    }
    assert all(line in picture for line in drawn["ear"])
    assert not any(line in picture for line in drawn["loudspeaker"])


def test_the_people_of_the_guide_are_themselves_in_every_palette() -> None:
    for name in ("ask", "listen"):
        picture = (paths.ASSETS_DIR / "guide" / f"{name}.svg").read_text(encoding="utf-8")
        assert "${SKIN}" in picture
        assert "${CHALK}" in picture
    for colour in (theme.SKIN, theme.CLOTH, theme.CHALK):
        assert len(set(colour.shades.values())) == 1


@pytest.mark.parametrize("kind", ["plain", "primary", "quiet"])
def test_the_icon_of_a_button_that_is_switched_off_has_the_ink_of_its_text(qtbot: QtBot, kind: str) -> None:
    button = Button("check", kind)
    qtbot.addWidget(button)
    off = button.icon().pixmap(button.iconSize(), QIcon.Mode.Disabled).toImage()
    inks = {
        off.pixelColor(x, y).name().upper()
        for x in range(off.width())
        for y in range(off.height())
        if off.pixelColor(x, y).alpha() == 255
    }
    assert inks == {theme.STONE}


def test_no_two_icons_are_drawn_alike() -> None:
    drawings = {file.read_bytes() for file in icons.ICONS_DIR.glob("*.svg")}
    assert len(drawings) == len(list(icons.ICONS_DIR.glob("*.svg")))
