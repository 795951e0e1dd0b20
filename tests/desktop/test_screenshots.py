"""The pictures of every screen can be drawn, and no two screens look alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from wolofsearch.desktop.screenshots import Round, take
from wolofsearch.desktop.services import Services


@pytest.mark.usefixtures("samples_dir", "qapp")
def test_every_screen_is_drawn_in_its_size(tmp_path: Path, services: Services) -> None:
    files = take(tmp_path / "shots", services, [Round("en")])
    pictures = [QImage(str(file)) for file in files]
    assert len(files) == 37
    assert all((picture.width(), picture.height()) == (1024, 768) for picture in pictures[:-1])
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])
