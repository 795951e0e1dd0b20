"""Pictures drawn as SVG in one style, tinted with the theme's colours when they are shown.

The files use ``currentColor``; one drawing serves every colour and size, and is sharp on every screen. Sizes are those
at 100 %, and colours those of the palette in use, however it was called when the picture was asked for.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from wolofsearch import paths
from wolofsearch.desktop import theme

ICONS_DIR = paths.ASSETS_DIR / "icons"
_SHARPNESS = 2
SMALL_SHARE = 0.6
"""Of its size, what a picture keeps where there is little room."""


def _tinted(name: str, colour: str) -> bytes:
    return (ICONS_DIR / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())


@cache
def drawing(name: str, colour: str) -> QSvgRenderer:
    """Return the drawing ``assets/icons/<name>.svg`` in ``colour``."""
    return QSvgRenderer(QByteArray(_tinted(name, colour)))


@cache
def _tints() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="wolofsearch-icons-")


@cache
def tinted_file(name: str, colour: str) -> str:
    """Return the path of an icon in ``colour``, for the style sheet: it can name a file, and no colour for it.

    The file lies in a temporary folder that goes with the program; where there is no room for it, the untinted one is
    named.
    """
    try:
        file = Path(_tints().name) / f"{name}-{colour.lstrip('#')}.svg"
        file.write_bytes(_tinted(name, colour))
    except OSError:
        file = ICONS_DIR / f"{name}.svg"
    return file.as_posix()


def paint(painter: QPainter, name: str, colour: str, box: QRectF) -> None:
    """Paint an icon into ``box``."""
    drawing(name, theme.now(colour)).render(painter, box)


def pixmap(name: str, colour: str, size_px: int, gap_px: int = 0) -> QPixmap:
    """Return an icon as a picture of ``size_px`` at 100 %, with ``gap_px`` of air on its right."""
    size_px, gap_px = theme.px(size_px), theme.px(gap_px)
    key = f"{name} {theme.now(colour)} {size_px} {gap_px}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    picture = QPixmap(QSize(size_px + gap_px, size_px) * _SHARPNESS)
    picture.setDevicePixelRatio(_SHARPNESS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, colour, QRectF(0, 0, size_px, size_px))
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


def icon(name: str, colour: str = theme.INK, size_px: int = 24, gap_px: int = 0) -> QIcon:
    """Return an icon for a button, with ``gap_px`` of air on its right; in the ink of the text where switched off."""
    made = QIcon(pixmap(name, colour, size_px, gap_px))
    # What Qt makes of the ink is lost on the ground of a button that is switched off.
    made.addPixmap(pixmap(name, theme.STONE, size_px, gap_px), QIcon.Mode.Disabled)
    return made


KINDS = {
    "sheet": "xlsx xlsb xls ods csv tsv sxc fods spreadsheetml",
    "slides": "pptx ppt odp sxi fodp",
    "mail": "eml",
    "picture": "png jpeg tiff",
    "subtitles": "srt vtt",
    "html": "mhtml",
    "epub": "fb2 mobi pdb lit lrf rb",
    "docx": "doc rtf wordml",
    "odt": "sxw fodt wps wpd wri pages",
    "md": "markdown",
    "txt": "palmdoc",
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
        size_px: side of the icon at 100 %.
        ground: colour of the rounded tile under it; None for no tile.
        tile_px: side of the tile at 100 %.
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
        self._tile_px = tile_px or size_px
        self._share = 1.0
        self.dress()
        self.show_icon(name, colour, ground)

    def show_icon(self, name: str, colour: str, ground: str | None = None) -> None:
        """Show another icon at the same size."""
        self._icon, self._colour, self._ground = name, colour, ground
        self.update()

    def set_small(self, *, small: bool) -> None:
        """Be smaller, or as large as always."""
        share = SMALL_SHARE if small else 1.0
        if share != self._share:
            self._share = share
            self.dress()

    def dress(self) -> None:
        """Take the size that the scale in use gives."""
        side_px = theme.px(self._tile_px * self._share)
        self.setFixedSize(side_px, side_px)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tile, then the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ground:
            radius_px = self.width() * 0.28
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.now(self._ground)))
            painter.drawRoundedRect(QRectF(self.rect()), radius_px, radius_px)
        side_px = theme.px(self._size_px * self._share)
        box = QRectF((self.width() - side_px) / 2, (self.height() - side_px) / 2, side_px, side_px)
        paint(painter, self._icon, self._colour, box)
