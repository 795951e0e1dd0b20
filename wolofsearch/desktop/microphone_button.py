"""The big round button: what it shows tells, without a word, whether to wait, to speak or to listen.

Pale and turning: getting ready. Earth with a microphone: press and speak. A square with dancing rays and a shrinking
arc: listening, press to end. Indigo with a lens: searching. Grey with a crossed microphone: no microphone; grey with a
warning sign: something is missing, told below.
"""

from __future__ import annotations

import math
from collections import deque
from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRadialGradient,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from wolofsearch.desktop import icons, theme
from wolofsearch.desktop.buttons import ENTER_KEYS

RAYS = 56
FRAME_MS = 33
TURN_DEGREES = 7.0
CORE_SHARE = 0.6
ICON_SHARE = 0.42
TIME_LEFT_INSET_PX = 4
"""From the edge to the middle of the line that shows the time left: more than half of what it is wide."""


class MicrophoneState(Enum):
    """What the button shows."""

    PREPARING = "preparing"
    READY = "ready"
    LISTENING = "listening"
    SEARCHING = "searching"
    UNAVAILABLE = "unavailable"
    NOT_READY = "not_ready"


_LOOKS: dict[MicrophoneState, tuple[str, str, str]] = {
    MicrophoneState.PREPARING: ("microphone", theme.STONE_PALE, theme.STONE),
    MicrophoneState.READY: ("microphone", theme.EARTH, theme.WHITE),
    MicrophoneState.LISTENING: ("stop", theme.EARTH_DARK, theme.WHITE),
    MicrophoneState.SEARCHING: ("search", theme.INDIGO, theme.WHITE),
    MicrophoneState.UNAVAILABLE: ("microphone-off", theme.STONE, theme.WHITE),
    MicrophoneState.NOT_READY: ("alert", theme.STONE, theme.WHITE),
}


class MicrophoneButton(QAbstractButton):
    """The button to speak; :attr:`state`, :meth:`set_level` and :meth:`set_time_left` say what it shows.

    ``clicked`` comes from programs alone, as from a screen reader; a hand comes down and goes up.
    """

    hand_down = Signal(object)
    """A hand comes down: the key that it pressed, None for the mouse or a finger."""
    hand_up = Signal()
    """The mouse button or the finger is lifted; a key is let go where the keyboard is then."""

    def __init__(self, side_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = MicrophoneState.PREPARING
        self._levels: deque[float] = deque([0.0] * (RAYS // 2 + 1), RAYS // 2 + 1)
        self._time_left = 1.0
        self._angle = 0.0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._turn)
        self.set_side(side_px)

    @property
    def state(self) -> MicrophoneState:
        """What the button shows."""
        return self._state

    def set_side(self, side_px: int) -> None:
        """Make the button, rays included, ``side_px`` (at 100 %) wide and high."""
        self._side_px = side_px
        self.dress()

    def dress(self) -> None:
        """Take the size that the scale in use gives, and turn or be still, as chosen."""
        self.setFixedSize(QSize(theme.px(self._side_px), theme.px(self._side_px)))
        self._animate()

    def set_state(self, state: MicrophoneState) -> None:
        """Show another state."""
        if state is MicrophoneState.LISTENING and self._state is not state:
            self._levels.extend([0.0] * len(self._levels))
            self._time_left = 1.0
        self._state = state
        self._animate()
        self.update()

    def set_level(self, level: float) -> None:
        """Show the loudness now, from 0 to 1."""
        self._levels.appendleft(min(1.0, max(0.0, level)))
        self.update()

    def set_time_left(self, share: float) -> None:
        """Show how much of the longest recording is left, from 1 to 0."""
        self._time_left = min(1.0, max(0.0, share))

    def hitButton(self, position: QPoint) -> bool:
        """Take presses on the core and its rays, not in the corners."""
        middle = QPointF(self.rect().center())
        offset = QPointF(position) - middle
        return math.hypot(offset.x(), offset.y()) <= self.width() / 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter; Space is the window's."""
        if event.key() not in ENTER_KEYS:
            event.ignore()
        elif not event.isAutoRepeat():
            self.hand_down.emit(Qt.Key(event.key()))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave to the window who let go which key."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin at once: who holds the button is speaking already."""
        if event.button() is Qt.MouseButton.LeftButton and self.hitButton(event.position().toPoint()):
            self.setDown(True)
            self.hand_down.emit(None)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click for one press: the second must not end what the first began."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go, wherever the hand has slid to meanwhile."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._let_go()

    def showEvent(self, event: QShowEvent) -> None:
        """Move only while seen."""
        super().showEvent(event)
        self._animate()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while hidden."""
        super().hideEvent(event)
        self._frames.stop()
        if self.isDown():
            self._let_go()

    def _let_go(self) -> None:
        self.setDown(False)
        self.hand_up.emit()

    def _animate(self) -> None:
        turning = self._state in (MicrophoneState.PREPARING, MicrophoneState.SEARCHING)
        if turning and self.isVisible() and not theme.still():
            self._frames.start()
        else:
            self._frames.stop()

    def _turn(self) -> None:
        self._angle = (self._angle + TURN_DEGREES) % 360.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, ring, core and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        radius = self.width() * CORE_SHARE / 2
        if self._state is MicrophoneState.LISTENING:
            self._paint_rays(painter, middle, radius)
            self._paint_time_left(painter, middle)
        else:
            self._paint_halo(painter, middle, radius)
        self._paint_core(painter, middle, radius)
        if self._state in (MicrophoneState.PREPARING, MicrophoneState.SEARCHING):
            self._paint_turning_arc(painter, middle, radius)

    def _paint_halo(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        ink = theme.now(_LOOKS[self._state][1])
        hot = self.underMouse() and self._state is MicrophoneState.READY
        for share, alpha in ((1.62, 20 + 10 * hot), (1.32, 34 + 16 * hot)):
            colour = QColor(ink)
            colour.setAlpha(alpha)
            painter.setBrush(colour)
            painter.drawEllipse(middle, radius * share, radius * share)

    def _paint_rays(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        inner = radius * 1.12
        reach = self.width() / 2 * 0.90 - inner
        pen = QPen(QColor(theme.EARTH), max(3.0, radius * 0.045))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for ray in range(RAYS):
            angle = math.tau * ray / RAYS - math.pi / 2
            age = min(ray, RAYS - ray)
            length = reach * (0.06 + 0.94 * math.sqrt(self._levels[age]))
            direction = QPointF(math.cos(angle), math.sin(angle))
            painter.drawLine(middle + direction * inner, middle + direction * (inner + length))

    def _paint_time_left(self, painter: QPainter, middle: QPointF) -> None:
        radius = self.width() / 2 - TIME_LEFT_INSET_PX * theme.scale()
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.LINE), 4 * theme.scale()))
        painter.drawEllipse(box)
        pen = QPen(QColor(theme.INDIGO), 5 * theme.scale())
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, round(self._time_left * 360 * 16))

    def _paint_turning_arc(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        reach = radius * 1.18
        box = QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)
        ink = _LOOKS[self._state][1 if self._state is MicrophoneState.SEARCHING else 2]
        pen = QPen(QColor(theme.now(ink)), 5 * theme.scale())
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(box, round(-self._angle * 16), 80 * 16)

    def _paint_core(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        name, *colours = _LOOKS[self._state]
        ground, ink = map(theme.now, colours)
        shade = QRadialGradient(middle - QPointF(0, radius * 0.5), radius * 1.7)
        shade.setColorAt(0, QColor(ground).lighter(112))
        shade.setColorAt(1, QColor(ground).darker(112 if self.isDown() else 104))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawEllipse(middle, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(QColor(ink), 3 * theme.scale()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius - theme.px(7), radius - theme.px(7))
        side = 2 * radius * ICON_SHARE
        icons.paint(painter, name, ink, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
