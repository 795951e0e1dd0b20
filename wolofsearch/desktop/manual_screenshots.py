"""Draws the pictures of the guides in ``docs``: a few screens of each language, in few colours so that they stay light.

``QT_QPA_PLATFORM=offscreen python -m wolofsearch.desktop.manual_screenshots docs/pictures``
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PIL import Image

from wolofsearch.desktop.manual import LANGUAGES
from wolofsearch.desktop.screenshots import Round, take
from wolofsearch.desktop.services import Services

PICTURES = {
    "5-answers": "answers",
    "10-library": "library",
    "22-page": "page",
    "22-questions": "notebook",
    "25-recording": "recording",
    "27-simple-answers": "simple",
}
"""Screens of :mod:`wolofsearch.desktop.screenshots`, and what the guides call them."""
COLOURS = 64


def draw(folder: Path, services: Services | None = None) -> list[Path]:
    """Write ``folder/<language>-<picture>.png`` for every language of the guides, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="wolofsearch-") as whole:
        for screen in take(Path(whole), services, [Round(code) for code in LANGUAGES]):
            if name := PICTURES.get(screen.stem):
                language = screen.parent.name.split("-")[0]
                drawn.append(folder / f"{language}-{name}.png")
                with Image.open(screen) as picture:
                    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
                few.save(drawn[-1], optimize=True)
    return drawn


def main() -> int:
    """Draw into the folder named on the command line, with a home of its own so that nobody's library is shown."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="wolofsearch-") as home:
        os.environ["WOLOFSEARCH_HOME"] = home
        draw(Path(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
