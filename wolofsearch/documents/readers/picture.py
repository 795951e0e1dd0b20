"""Pictures of pages: no text in them until it is recognised."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from wolofsearch.documents.content import Content


def read(path: Path) -> Content:
    """Count the pages of a picture: one, or the frames of a TIFF.

    Raises:
        PIL.UnidentifiedImageError: it is broken.
        PIL.Image.DecompressionBombError: it has far more pixels than any scanner makes.
    """
    with Image.open(path) as picture:
        count = int(getattr(picture, "n_frames", 1))
    return Content(pages=[[]] * count, paged=True, scanned=range(1, count + 1))
