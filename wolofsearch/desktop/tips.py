"""Words that others wrote, shown as they are: Qt takes for HTML what looks like it, and HTML opens files.

A title ``<img src="file://…">`` in a tip would open that file, on Windows also one of another computer.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtGui import QPixmap, QTextDocument
from PySide6.QtWidgets import QTextBrowser


def plain_tip(text: str) -> str:
    """Return what to give to ``setToolTip`` so that it shows ``text`` letter for letter; ``""`` stays no tip."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""


class SealedBrowser(QTextBrowser):
    """Shows formatted text that others wrote: no link is followed, and no picture or style is fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)

    def loadResource(self, kind: int, _name: QUrl | str) -> object:
        """Give an empty picture, an empty style: given nothing, Qt would look for the file by itself."""
        return QPixmap(1, 1) if kind == QTextDocument.ResourceType.ImageResource.value else ""
