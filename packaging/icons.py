"""Draws the program's icon in every size and file format that the packages want: ``python packaging/icons.py OUT``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SOURCE = Path(__file__).parent / "linux" / "wolofsearch.svg"
SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)


def main(out: Path) -> None:
    """Write ``wolofsearch-SIZE.png``, ``wolofsearch.ico`` (Windows) and ``wolofsearch.icns`` (macOS) into ``out``."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PIL import Image
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    out.mkdir(parents=True, exist_ok=True)
    drawing = QSvgRenderer(str(SOURCE))
    if not drawing.isValid():
        raise SystemExit(f"{SOURCE} cannot be drawn")
    for size_px in SIZES_PX:
        image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        image.save(str(out / f"wolofsearch-{size_px}.png"))
    largest = Image.open(out / f"wolofsearch-{SIZES_PX[-1]}.png")
    largest.save(out / "wolofsearch.ico", sizes=[(size_px, size_px) for size_px in SIZES_PX if size_px <= 256])
    largest.save(out / "wolofsearch.icns")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
