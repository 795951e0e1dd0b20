"""The screens about what keeps the program well, for :mod:`wolofsearch.desktop.screenshots`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from wolofsearch.desktop.backup_card import MENDING
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.language import current
from wolofsearch.encoder.installing import ModelCopied
from wolofsearch.events import Progress
from wolofsearch.examination.finding import bad, better, good
from wolofsearch.library.backups import Backup
from wolofsearch.messages import message

if TYPE_CHECKING:
    from wolofsearch.desktop.models_card import ModelsCard
    from wolofsearch.desktop.window import MainWindow


def visit(window: MainWindow, place: PlaceName) -> None:
    """Bring a place to the front as a person does: the keyboard stays on the button that leads there."""
    window.header.buttons[place].setFocus()
    window.go(place)


def care_screens(window: MainWindow) -> Iterator[str]:
    """Bring each to the front and yield its name."""
    care, place = window.care, window.care.doctor_place
    place.begin()
    place.show_finding(good("speed", "speed", query_ms=240.0, passages_per_minute=1500.0))
    place.show_done(8, 21)
    care.show_doctor()  # with something to show it does not begin by itself
    yield "30-examining"
    place.show_finding(better("tesseract", "examination.no_tesseract"))
    detail = str(message("library.check_passages", current(), count=3))
    place.show_finding(bad("library_check", "examination.library_damaged_once", count=1, detail=detail))
    place.finish()
    yield "31-examined"
    place.begin()
    place.finish()
    visit(window, PlaceName.LIBRARY)
    card = window.library_place.backups
    shown = not card.isHidden()
    card.show()
    made_at = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
    card.show_backups(
        [
            Backup(Path("library.db"), 12, made_at, "daily", 2 << 20, 48),
            Backup(Path("older.db"), 9, made_at - timedelta(days=3), "repair", 2 << 20),
        ]
    )
    card.bring_back.click()
    yield "32-bring-back"
    card.begin(MENDING)
    card.show_progress(Progress(3, 8, 120, None))
    yield "33-repairing"
    card.finish()
    card.show_backups(())
    card.setVisible(shown)


def model_screens(card: ModelsCard) -> Iterator[str]:
    """Bring a model that is being installed, then removed, to the front, and yield the names."""
    models = [row.model for row in card.rows]
    brought = replace(models[0].info, id="oolel-embed", size_bytes=895 << 20, descriptions={}, card="")
    card.begin()
    card.show_copied(ModelCopied(410 << 20, 895 << 20))
    yield "18-installing"
    card.finish()
    card.show_models([*models, replace(models[0], info=brought, in_use=False, removable=True)])
    card.remove_wanted.emit(brought.id)
    yield "19-removing"
    card.notice.first_pressed.emit()
    card.show_models(models)
