"""Gives another look to windows that are open: colours, letters and every distance, without making them anew.

What the style sheet and the palette say reaches every widget by Qt itself. Distances in layouts and sizes that were
fixed are multiplied here by the change of scale; all of them are multiples of 4 pixels at 100 %, so that at every scale
offered they come back to what they were. What a widget draws or computes itself it does in ``dress()``.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QFormLayout, QGridLayout, QLayout, QPushButton, QWidget

from wolofsearch.desktop import theme
from wolofsearch.desktop.layouts import bring_into_sight

UNBOUNDED_PX = 16_777_215
"""Qt's largest size: no bound."""


def redress(look: theme.Look) -> None:
    """Use a look from now on, and give it to everything that is open."""
    before = theme.look()
    if look == before:
        return
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    factor = look.scale_percent / before.scale_percent
    theme.choose(look)
    if factor != 1:
        for window in app.topLevelWidgets():
            _rescale(window, factor)
    theme.apply(app)
    for widget in app.allWidgets():
        if hasattr(widget, "dress"):
            widget.dress()
        widget.update()
    focused = app.focusWidget()
    if focused is not None and factor != 1:
        bring_into_sight(focused, theme.grid(2))


def _rescale(window: QWidget, factor: float) -> None:
    for layout in window.findChildren(QLayout):
        _rescale_layout(layout, factor)
    for widget in window.findChildren(QWidget):
        # The style sheet says how large buttons are.
        if not isinstance(widget, QPushButton) and not widget.isWindow():
            _rescale_bounds(widget, factor)


def _rescale_layout(layout: QLayout, factor: float) -> None:
    margins = layout.contentsMargins()
    sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
    layout.setContentsMargins(*(round(side * factor) for side in sides))
    if isinstance(layout, QGridLayout | QFormLayout):
        layout.setHorizontalSpacing(round(layout.horizontalSpacing() * factor))
        layout.setVerticalSpacing(round(layout.verticalSpacing() * factor))
    else:
        layout.setSpacing(round(layout.spacing() * factor))
    for at in range(layout.count()):
        item = layout.itemAt(at)
        space = item.spacerItem() if item is not None else None
        if space is not None:
            hint, policy = space.sizeHint(), space.sizePolicy()
            size = (round(hint.width() * factor), round(hint.height() * factor))
            space.changeSize(*size, policy.horizontalPolicy(), policy.verticalPolicy())
    layout.invalidate()


def _rescale_bounds(widget: QWidget, factor: float) -> None:
    least, most = widget.minimumSize(), widget.maximumSize()
    widget.setMinimumSize(round(least.width() * factor), round(least.height() * factor))
    bounds = (min(UNBOUNDED_PX, round(side * factor)) for side in (most.width(), most.height()))
    widget.setMaximumSize(*bounds)
