"""Tab goes in the order of reading also through what was put into a place later, such as the cards of an answer.

Qt appends a new widget to the end of the way, behind the bar at the foot of the window.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_tabs(root: QWidget) -> None:
    """Have Tab go through everything in ``root`` as it is laid out, after the first control that lies in it."""
    controls = [widget for widget in _laid_out(root) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for one, other in pairwise(controls):
        QWidget.setTabOrder(one, other)


def _laid_out(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    scrolled, layout = widget.widget() if isinstance(widget, QScrollArea) else None, widget.layout()
    if scrolled is not None:
        yield from _laid_out(scrolled)
    elif layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _laid_out(widget)
        elif inner is not None:
            yield from _in_layout(inner)
