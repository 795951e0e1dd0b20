"""Whatever asks beside the round button: switched off while somebody speaks or something is searched.

What is pressed then would be ignored without a word. The keyboard is on the round button meanwhile, which ends what is
going on, and goes back to what had it where no answer takes it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop.keyboard_keeper import usable
from wolofsearch.desktop.search_place import SearchPlace


class Askers(QObject):
    """The field to type, the button for a file, the samples, the filters, and what asks among the answers."""

    def __init__(self, place: SearchPlace) -> None:
        super().__init__(place)
        self._place = place
        self._on = True
        self._owner: QWidget | None = None
        """What had the keyboard when it was switched off."""

    def switch(self, *, on: bool) -> None:
        """Let questions come, or no more."""
        if on is self._on:
            return
        self._on = on
        panel, results = self._place.panel, self._place.results
        similar = (card.passage_actions.similar for card in results.cards)
        parts = (
            panel.query, panel.file_button, panel.filters, self._place.samples, results.filters, results.far, *similar
        )  # fmt: skip
        has_it = self._place.window().focusWidget()
        if not on and any(part is has_it or part.isAncestorOf(has_it) for part in parts):
            self._owner = has_it
            panel.microphone.setFocus()
        for part in parts:
            part.setEnabled(on)
        if on:
            owner, self._owner = self._owner, None
            if owner is not None and has_it is panel.microphone and usable(owner):
                owner.setFocus()
