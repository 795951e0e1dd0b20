"""A box to tick whose words go on in the next line where there is no room for all of them: Qt's own would be cut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from wolofsearch.desktop import theme


class CheckBox(QCheckBox):
    """Wraps its text at its width; its accessible name is the text in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show a text."""
        self._words = text
        self.setAccessibleName(text)
        self.dress()

    def dress(self) -> None:
        """Wrap at the width there is, in the letters in use."""
        super().setText(self._wrapped(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap at the new width."""
        super().resizeEvent(event)
        self.dress()

    def minimumSizeHint(self) -> QSize:
        """Be content with little width."""
        return QSize(min(theme.grid(24), super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text wrapped at ``width`` pixels."""
        lines = self._wrapped(width).count("\n") - self.text().count("\n")
        return super().sizeHint().height() + lines * self.fontMetrics().lineSpacing()

    def _wrapped(self, width: int) -> str:
        metrics = self.fontMetrics()
        around_px = super().sizeHint().width() - metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        lines = [""]
        for word in self._words.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > width - around_px:
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)
