"""Pictures drawn as SVG in one style, tinted with the theme's colours when they are shown.

The files use ``currentColor``; one drawing serves every colour, and is sharp on every screen.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from wolofsearch import paths
from wolofsearch.desktop import theme

ICONS_DIR = paths.ASSETS_DIR / "icons"
_SHARPNESS = 2


@cache
def drawing(name: str, colour: str) -> QSvgRenderer:
    """Return the drawing ``assets/icons/<name>.svg`` in ``colour``."""
    source = (ICONS_DIR / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    return QSvgRenderer(QByteArray(source))


def paint(painter: QPainter, name: str, colour: str, box: QRectF) -> None:
    """Paint an icon into ``box``."""
    drawing(name, colour).render(painter, box)


def pixmap(name: str, colour: str, size_px: int, gap_px: int = 0) -> QPixmap:
    """Return an icon as a picture of ``size_px`` device-independent pixels, with ``gap_px`` of air on its right."""
    picture = QPixmap(QSize(size_px + gap_px, size_px) * _SHARPNESS)
    picture.setDevicePixelRatio(_SHARPNESS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, colour, QRectF(0, 0, size_px, size_px))
    painter.end()
    return picture


def icon(name: str, colour: str = theme.INK, size_px: int = 24, gap_px: int = 0) -> QIcon:
    """Return an icon for a button, with ``gap_px`` of air on its right."""
    return QIcon(pixmap(name, colour, size_px, gap_px))


KINDS = {
    "sheet": "xlsx xlsb xls ods csv tsv sxc fods spreadsheetml",
    "slides": "pptx ppt odp sxi fodp",
    "mail": "eml",
    "picture": "png jpeg tiff",
    "subtitles": "srt vtt",
    "html": "mhtml",
    "epub": "fb2",
    "docx": "doc rtf wordml",
    "odt": "sxw fodt wps wpd wri pages",
    "md": "markdown",
    "pdf": "pub",
}
"""Formats that share the picture of their kind."""
_KIND_OF = {document_format: kind for kind, formats in KINDS.items() for document_format in formats.split()}


def format_kind(document_format: str) -> str:
    """Return what a document format such as ``"xlsx"`` is pictured as; itself where it has a picture of its own."""
    name = document_format.lower().lstrip(".")
    return _KIND_OF.get(name, name)


def format_name(document_format: str) -> str:
    """Return the icon's name for a document format such as ``"pdf"``."""
    name = f"format-{format_kind(document_format)}"
    return name if (ICONS_DIR / f"{name}.svg").is_file() else "format-other"


class IconLabel(QLabel):
    """A picture beside words; it says nothing by itself to a screen reader.

    Args:
        name: name of the icon.
        colour: ink of the icon.
        size_px: side of the icon.
        ground: colour of the rounded tile under it; None for no tile.
        tile_px: side of the tile.
    """

    def __init__(
        self,
        name: str,
        colour: str = theme.INK,
        size_px: int = 24,
        ground: str | None = None,
        tile_px: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size_px = size_px
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        side_px = tile_px or size_px
        self.setFixedSize(side_px, side_px)
        self._ground = ground
        self.show_icon(name, colour, ground)

    def show_icon(self, name: str, colour: str, ground: str | None = None) -> None:
        """Show another icon at the same size."""
        self.setPixmap(pixmap(name, colour, self._size_px))
        self._ground = ground
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tile, then the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ground:
            radius_px = self.width() * 0.28
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._ground))
            painter.drawRoundedRect(QRectF(self.rect()), radius_px, radius_px)
        side_px = self._size_px
        painter.drawPixmap((self.width() - side_px) // 2, (self.height() - side_px) // 2, self.pixmap())
