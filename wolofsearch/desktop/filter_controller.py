"""Filters chosen in the window count for every question until they are lifted, or the program ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from wolofsearch.desktop.search_place import SearchPlace
from wolofsearch.library.filtering import Choices

if TYPE_CHECKING:
    from wolofsearch.desktop.library_side import LibrarySide
    from wolofsearch.desktop.records import Overview
    from wolofsearch.desktop.search_controller import SearchController


class FilterController(QObject):
    """Hands the chosen filters to the search, and asks the last question again when they change."""

    def __init__(self, place: SearchPlace, search: SearchController, library: LibrarySide, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._search = search
        self._library = library
        place.results.filters.changed.connect(self._use)
        place.panel.filters.clicked.connect(place.results.filters.clear)

    @Slot(object)
    def show_overview(self, overview: Overview | None) -> None:
        """Offer what the library's documents differ in."""
        self._place.results.filters.show_choices(overview.choices if overview else Choices())
        self.retranslate()

    def retranslate(self) -> None:
        """Tell what limits the search in the language shown now."""
        self._place.panel.show_filters(self._place.results.filters.words)
        self._place.fit()

    @Slot()
    def _use(self) -> None:
        self._library.filters = self._place.results.filters.filters
        self.retranslate()
        if self._place.shows_results:
            self._search.ask_again()
