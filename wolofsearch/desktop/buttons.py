"""Buttons of the window: pressed by mouse, by Enter, and (cards apart) by Space.

Qt's own push buttons ignore Enter outside dialogs; a person who moves with the arrows expects it to press.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from wolofsearch.desktop import icons, theme
from wolofsearch.desktop.tips import plain_tip

ICON_PX = 20
ICON_GAP_PX = 8
LEAST_ELIDED_PX = 160
"""Width at 100 % to which a button may shrink whose text can be elided."""
FOCUS_PX, FOCUS_GAP_PX = 3.0, 2.0
"""The ring around the card that has the keyboard, and the ground between it and a card that can be chosen."""
ELLIPSIS = "…"
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """A push button with an icon.

    Args:
        icon: name of the icon, or None.
        kind: ``"plain"``, ``"primary"``, ``"quiet"`` or ``"round"`` (icon only).
    """

    elides = Qt.TextElideMode.ElideRight
    """Where the text gives way if there is no room for all of it."""

    def __init__(self, icon: str | None, kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon: str | None = None
        self._words = ""
        self._folded = kind == "round"
        self._ink: str = theme.WHITE if kind == "primary" else theme.INK
        self._icon_px = ICON_PX
        if not self._folded:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # it may shrink
        if icon:
            self.show_icon(icon)

    def show_icon(self, icon: str, ink: str | None = None, size_px: int | None = None) -> None:
        """Show an icon, with some air between it and the text; ink and size (at 100 %) stay as they are where None."""
        self._icon = icon
        self._ink = ink or self._ink
        self._icon_px = size_px or self._icon_px
        self.dress()

    def dress(self) -> None:
        """Draw the icon in the colours and the size in use."""
        if self._icon is None:
            return
        gap_px = 0 if self._folded else ICON_GAP_PX
        picture = icons.icon(self._icon, self._ink, self._icon_px, gap_px)
        if self.property("kind") == "quiet":  # chosen, its words take this colour too
            chosen = icons.pixmap(self._icon, theme.EARTH_DARK, self._icon_px, gap_px)
            picture.addPixmap(chosen, QIcon.Mode.Normal, QIcon.State.On)
        self.setIcon(picture)
        self.setIconSize(QSize(theme.px(self._icon_px + gap_px), theme.px(self._icon_px)))

    def name(self, text: str, spoken: str | None = None) -> None:
        """Write the button's text and its name for screen readers; a round button shows its text as a tip."""
        self._words = text
        self.setText("" if self._folded else text)
        self.setToolTip(plain_tip(text if self._folded else ""))
        self.setAccessibleName(spoken or text)

    def fold(self, *, folded: bool) -> None:
        """Show the icon alone, and the text as a tip; or both."""
        if folded is not self._folded:
            self._folded = folded
            self.setText("" if folded else self._words)
            self.setToolTip(plain_tip(self._words if folded else ""))
            self.setProperty("folded", folded)
            self.style().polish(self)
            self.dress()

    def minimumSizeHint(self) -> QSize:
        """Be content with a part of a window that is narrow for the size of its letters."""
        return theme.part_of_window(self, super().minimumSizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        lacking_px = self.sizeHint().width() - self.width()
        if lacking_px <= 0 or not self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room_px = self.fontMetrics().horizontalAdvance(self.text()) - lacking_px
        option.text = self.shortened(room_px)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def shortened(self, room_px: int) -> str:
        """Return as much of the text as fits into ``room_px`` pixels, with an ellipsis for the rest."""
        return self.fontMetrics().elidedText(self.text(), self.elides, room_px)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter too; once, however long it is held."""
        if event.key() not in ENTER_KEYS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


class ElidedButton(Button):
    """A button whose text may be much longer than there is room for: what a document is called.

    Copies of a document are often called alike but for the end, so that it gives way in the middle; a text of which
    the beginning is left out already, behind a word.
    """

    elides = Qt.TextElideMode.ElideMiddle

    def shortened(self, room_px: int) -> str:
        """Return as much of the text as fits, cut in one place."""
        if not self.text().startswith(ELLIPSIS):
            return super().shortened(room_px)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room_px)
        words = shown.removesuffix(ELLIPSIS).rsplit(" ", 1)[0].rstrip(" ,;:")
        return self.text() if shown == self.text() else f"{words} {ELLIPSIS}" if words.strip(ELLIPSIS) else shown

    def minimumSizeHint(self) -> QSize:
        """Be content with little width."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), theme.px(LEAST_ELIDED_PX)), whole.height())


class CardButton(QAbstractButton):
    """A rounded card that is one big button; what lies on it is put there through a layout.

    Space is left to the window, where it means "speak".
    """

    def __init__(self, parent: QWidget | None = None, radius_px: int = 16) -> None:
        super().__init__(parent)
        self._radius_px = radius_px
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Ask for the room of what lies on the card."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter, once, however long it is held; leave every other key to the window."""
        if event.key() not in ENTER_KEYS:
            event.ignore()
        elif not event.isAutoRepeat():
            self.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card's ground and edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.EARTH_PALE if self.isChecked() else theme.SAND if self.isDown() else theme.CARD
        box, radius_px = QRectF(self.rect()), float(theme.px(self._radius_px))
        hot = self.isChecked() or self.underMouse()
        edge, width_px = (theme.EARTH, 1.5) if hot else (theme.EDGE, 1.0)
        if self.hasFocus() and self.isCheckable():  # where the keyboard is, is another thing than what is chosen
            self._paint_box(painter, box, theme.INDIGO, FOCUS_PX, radius_px)
            gap_px = FOCUS_PX + FOCUS_GAP_PX
            box, radius_px = box.adjusted(gap_px, gap_px, -gap_px, -gap_px), radius_px - gap_px
        elif self.hasFocus():
            edge, width_px = theme.INDIGO, FOCUS_PX
        painter.setBrush(QColor(ground if self.isEnabled() else theme.STONE_PALE))
        self._paint_box(painter, box, edge, width_px, radius_px)

    @staticmethod
    def _paint_box(painter: QPainter, box: QRectF, edge: str, width_px: float, radius_px: float) -> None:
        painter.setPen(QPen(QColor(edge), width_px))
        inset = width_px / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius_px, radius_px)
