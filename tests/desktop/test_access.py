"""Everybody can use every screen: nothing is cut at any size, everything can be read, has a name and is reached by Tab.

The screens are those of :mod:`wolofsearch.desktop.screenshots`, and every widget that is visible on one is looked at: a
new place or control is held to this without a word here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop.test_theme import ENOUGH, luminance
from wolofsearch.desktop import language, theme
from wolofsearch.desktop.buttons import Button, ElidedButton
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.icons import IconLabel
from wolofsearch.desktop.layouts import CalmScrollArea, ElidedLabel
from wolofsearch.desktop.screenshots import SMALL_PX, Round, bring, defect, screens, settle
from wolofsearch.desktop.theme import PaletteName
from wolofsearch.desktop.window import MainWindow
from wolofsearch.messages import LANGUAGES

PALETTES = (PaletteName.DARK, PaletteName.CONTRAST, PaletteName.LIGHT)
ROUNDS = [
    Round("fr"),
    Round("wo"),
    *(Round(code, palette=PALETTES[at % 3], scale_percent=200) for at, code in enumerate(LANGUAGES)),
    *(Round(code, scale_percent=250) for code in LANGUAGES),
]
"""Light at 100 %, French and Wolof, and every language at 200 and 250 %, all in the smallest window that must do."""
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QProgressBar, QTextEdit)
SHRINK_AT_LARGEST = (ElidedLabel, ElidedButton, Button, QComboBox, QLineEdit)
"""What may end in an ellipsis at the largest letters in the smallest window; elsewhere only names that are not ours."""
LINEAR = np.array([luminance(f"#{level:02x}{level:02x}{level:02x}") for level in range(256)])
"""The luminance of each level of grey, which is that of each channel before it is weighted."""
NO_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window, QAccessible.Role.Pane)


@pytest.fixture(params=ROUNDS, ids=lambda one: one.folder)
def shown(request: pytest.FixtureRequest, window: MainWindow) -> Iterator[Iterator[tuple[str, QWidget]]]:
    """Walk through every screen in one language, look and size; yields the name and the window of each."""

    def walk() -> Iterator[tuple[str, QWidget]]:
        bring(window, request.param)
        assert (window.width(), window.height()) == SMALL_PX
        for name in screens(window):
            settle()
            yield name, window
        dialog = defect(window)
        dialog.show()
        settle()
        assert dialog.width() <= SMALL_PX[0]
        assert dialog.height() <= SMALL_PX[1]
        yield "defect", dialog
        dialog.close()

    yield walk()
    language.use("fr")


def visible(root: QWidget) -> list[QWidget]:
    """The widgets that can be seen, perhaps after scrolling."""
    return [widget for widget in root.findChildren(QWidget) if widget.isVisible()]


def told(widget: QWidget) -> str:
    """How a failure names a widget."""
    return f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()!r}"


def cut(widget: QWidget) -> str:
    """What of a widget's text has no room; empty where all of it has."""
    shrinks = SHRINK_AT_LARGEST if theme.scale() > 2 else (ElidedLabel, ElidedButton)
    wanted = widget.minimumSizeHint() if isinstance(widget, shrinks) else widget.sizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        wanted = widget.minimumSizeHint()
        wanted.setHeight(widget.heightForWidth(widget.width()))
    lacking = (wanted.width() - widget.width(), wanted.height() - widget.height())
    return f"lacks {lacking} px" if max(lacking) > 0 else ""


def hidden_part(widget: QWidget) -> str:
    """How far a widget sticks out of what it lies in, and cannot be scrolled into sight; empty where it does not."""
    box, parent = widget.rect(), widget
    while not parent.isWindow():
        box.translate(parent.pos())
        parent = parent.parentWidget()
        scrolls = (
            isinstance(parent.parentWidget(), QAbstractScrollArea) and parent.objectName() == "qt_scrollarea_viewport"
        )
        out = [-box.left(), box.right() + 1 - parent.width()]
        if not scrolls:
            out += [-box.top(), box.bottom() + 1 - parent.height()]
        if max(out) > 0:
            return f"sticks out of {told(parent)} by {max(out)} px"
        if scrolls:
            box.moveTop(0)
            box.setHeight(1)
    return ""


def contrast_seen(image: QImage, box: QRect) -> float:
    """The contrast between the most frequent colour in a part of a picture and what stands out most from it."""
    part = image.copy(box).convertToFormat(QImage.Format.Format_RGB32)
    colours, counts = np.unique(np.frombuffer(part.constBits(), np.uint32), return_counts=True)
    ground = luminance(f"#{colours[counts.argmax()] & 0xFFFFFF:06x}")
    lights = sum(share * LINEAR[colours >> shift & 0xFF] for share, shift in ((0.2126, 16), (0.7152, 8), (0.0722, 0)))
    lightest, darkest = max(np.max(lights), ground), min(np.min(lights), ground)
    return float(max((lightest + 0.05) / (ground + 0.05), (ground + 0.05) / (darkest + 0.05)))


def faint(widget: QWidget, image: QImage) -> str:
    """How far a widget's text or picture is from standing out; empty where it does, is switched off or out of sight."""
    box = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    if (
        not widget.isEnabled()
        or not image.rect().contains(box)
        or widget.visibleRegion().boundingRect() != widget.rect()
    ):
        return ""
    text, picture = ENOUGH[theme.look().palette]
    words = getattr(widget, "text", str)()
    if isinstance(widget, QLabel) and not words and not isinstance(widget, IconLabel):
        return ""
    enough = text if words and not isinstance(widget, IconLabel) else picture
    seen = contrast_seen(image, box)
    return f"stands out by {seen:.1f}, not {enough}" if seen < enough else ""


def unnamed(control: QWidget) -> str:
    """What a screen reader lacks of a control."""
    known = QAccessible.queryAccessibleInterface(control)
    if not known.text(QAccessible.Text.Name).strip():
        return "has no name"
    return f"has no role but {known.role()}" if known.role() in NO_ROLES else ""


def test_every_screen_can_be_read_at_every_size(shown: Iterator[tuple[str, QWidget]]) -> None:
    faults = []
    for screen, root in shown:
        image = root.grab().toImage().scaled(root.size())
        for widget in visible(root):
            wrong = []
            if isinstance(widget, (QLabel, QPushButton, QCheckBox, QLineEdit, QComboBox)) and not isinstance(
                widget, IconLabel
            ):
                wrong.append(cut(widget))
            if isinstance(widget, (QLabel, *CONTROLS)):
                wrong.append(hidden_part(widget))
            if isinstance(widget, (QLabel, QAbstractButton)):
                wrong.append(faint(widget, image))
            if isinstance(widget, CONTROLS) or (
                widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(widget, (MainWindow, QAbstractSlider))
            ):
                wrong.append(unnamed(widget))
            faults += [f"{screen}: {told(widget)} {fault}" for fault in wrong if fault]
    assert sorted(set(faults)) == []


def focus_order(root: QWidget, qtbot: QtBot, start: QWidget) -> list[QWidget]:
    """Press Tab from a control on until it comes round, and return the controls in that order."""
    start.setFocus()
    reached: list[QWidget] = []
    while len(reached) < 300:
        widget = root.focusWidget()
        assert widget is not None
        if widget in reached:
            return reached
        reached.append(widget)
        qtbot.keyClick(
            widget,
            Qt.Key.Key_Tab,
            Qt.KeyboardModifier.ControlModifier if keeps_tab(widget) else Qt.KeyboardModifier.NoModifier,
        )
    raise AssertionError("Tab never comes round")


def keeps_tab(widget: QWidget) -> bool:
    """Whether Tab would write into a widget."""
    return isinstance(widget, QTextEdit) and not widget.isReadOnly()


def place_of(root: QWidget, widget: QWidget, other: QWidget) -> QRect:
    """Where a widget lies in a window in which nothing is scrolled; all of what scrolls without the other, as one."""
    place = QRect(widget.mapTo(root, QPoint()), widget.size())
    parent = widget.parentWidget()
    while parent is not root:
        if isinstance(parent, QAbstractScrollArea) and not parent.isAncestorOf(other):
            place = QRect(parent.mapTo(root, QPoint()), parent.size())
        elif isinstance(parent, QAbstractScrollArea):
            place.translate(0, parent.verticalScrollBar().value())
        parent = parent.parentWidget()
    return place


def goes_back(root: QWidget, one: QWidget, other: QWidget) -> bool:
    """Whether the way from one control to another leads against the way one reads: up, or to the left in a line."""
    first, second = place_of(root, one, other), place_of(root, other, one)
    if first.contains(second):
        return False
    right = second.left() >= first.right() - 8
    below = second.top() >= first.bottom() - 8
    return not (right or below or (second.top() >= first.top() and second.left() >= first.left()))


def picture(widget: QWidget) -> QImage:
    """A control as it is drawn; the field of a line of text shows the focus for it."""
    return (widget.parentWidget() if isinstance(widget, QLineEdit) else widget).grab().toImage()


def test_tab_goes_through_every_control_in_the_order_of_reading_and_is_seen(qtbot: QtBot, window: MainWindow) -> None:
    bring(window, Round("fr"))
    window.activateWindow()
    faults = []
    for screen in screens(window):
        settle()
        # None of the places is there in the simple window; else Tab reaches the one that was chosen last.
        places = (place for place in window.header.buttons.values() if place.focusPolicy() & Qt.FocusPolicy.TabFocus)
        start = next((place for place in places if place.isVisible()), window.header.prompts)
        order = focus_order(window, qtbot, start)
        wanted = [
            widget
            for widget in visible(window)
            if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert len(order) > 2
        # Of choices that exclude each other Tab reaches the chosen one; the arrows reach the rest.
        missed = [
            widget
            for widget in wanted
            if widget not in order
            and not getattr(widget, "autoExclusive", bool)()
            and widget not in window.header.buttons.values()
        ]
        faults += [f"{screen}: Tab does not reach {told(widget)}" for widget in missed]
        steps = [(one, other) for one, other in pairwise(order) if other is not start]
        faults += [
            f"{screen}: Tab goes back from {told(one)} to {told(other)}"
            for one, other in steps
            if goes_back(window, one, other)
        ]
        for widget in order:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            focused = picture(widget)
            widget.clearFocus()
            if focused == picture(widget):
                faults.append(f"{screen}: the focus of {told(widget)} is not seen")
    assert sorted(set(faults)) == []


def test_the_window_and_its_dialog_fit_a_small_screen(window: MainWindow) -> None:
    dialog = defect(window)
    for shown in (window, dialog):
        assert shown.minimumSize().width() <= SMALL_PX[0]
        assert shown.minimumSize().height() <= SMALL_PX[1]
    assert (dialog.width(), dialog.height()) <= SMALL_PX


def test_keys_alone_scroll_a_place_that_is_longer_than_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.go(PlaceName.SETTINGS)
    settle()
    bar = window.settings_place.findChild(CalmScrollArea).verticalScrollBar()
    button = window.header.buttons[PlaceName.SETTINGS]
    button.setFocus()
    assert bar.value() == 0 < bar.maximum()
    qtbot.keyClick(button, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(button, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_the_dialog_is_left_and_copied_from_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    dialog = defect(window)
    dialog.open()
    order = focus_order(dialog, qtbot, dialog.copy)
    buttons = [widget for widget in visible(dialog) if isinstance(widget, QAbstractButton)]
    assert set(buttons) <= set(order)
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog.copy, Qt.Key.Key_Escape)
