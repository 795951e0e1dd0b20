"""The document itself, as its drawn page or as its text, with the passages that answer marked in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from wolofsearch.desktop import theme
from wolofsearch.desktop.document_view import DocumentView
from wolofsearch.desktop.page_view import FITTED, PageView
from wolofsearch.desktop.reading_tools import ReadingTools

if TYPE_CHECKING:
    from wolofsearch.documents.drawn_page import DrawnPage
    from wolofsearch.library.records import StoredDocument

ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in its document; characters from ``start`` to ``end``."""

    start: int
    end: int
    page: int | None


class ReadingPane(QStackedWidget):
    """Shows one of two views of a document, and keeps both at the same passage.

    Args:
        tools: the buttons that drive it.
    """

    page_wanted = Signal(int, int)
    """A page to be drawn, and its width in pixels of the screen."""
    changed = Signal()
    """Another page, or another view, is in front."""

    def __init__(self, tools: ReadingTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._document: StoredDocument | None = None
        self._places: Sequence[Place] = ()
        self._place: Place | None = None
        self._drawable = False
        self._prefers_page = True
        self._zoom = 0
        self._number = 0
        self._total = 0
        self.text = DocumentView()
        self.page = PageView()
        self.addWidget(self.text)
        self.addWidget(self.page)
        self.page.wanted.connect(self.page_wanted)
        self.page.turned.connect(self.turn)
        tools.page_chosen.connect(self.choose)
        tools.turned.connect(self.turn)
        tools.zoomed.connect(self.zoom)
        self._show_zoom()

    @property
    def shows_page(self) -> bool:
        """Whether the page is in front, not the text."""
        return self.currentWidget() is self.page

    @property
    def front(self) -> PageView | DocumentView:
        """The view in front."""
        return self.page if self.shows_page else self.text

    @property
    def settled(self) -> bool:
        """Whether nothing more is to come: the text is in front, or the page is drawn."""
        return not self.shows_page or self.page.page is not None

    @property
    def lacks_box(self) -> bool:
        """Whether the page in front holds the passage, and nobody can tell where: it is a picture."""
        place = self._place
        if place is None or not self.shows_page or self.page.page is None:
            return False
        return bool(self._part(place.start, place.end, self._number)) and not self.page.boxed

    @property
    def total(self) -> int:
        """How many pages the document has, as far as it is known; 0 for none."""
        return self._total

    @property
    def number(self) -> int:
        """The page in front, or that of the marked passage; 0 for none."""
        return self._number

    def show_document(self, document: StoredDocument, places: Sequence[Place], *, drawable: bool) -> None:
        """Show a document in the view that the person used last, if it has pages that can be drawn."""
        self._document, self._places, self._place = document, places, None
        self._total = max((span.number for span in document.pages), default=0)
        self._drawable = drawable and bool(document.pages)
        self.page.forget()
        self.text.show_text(document.text)
        self._show_view()

    def mark(self, place: Place) -> None:
        """Mark a passage in both views, and turn to its page."""
        self._place = place
        self.text.mark(place.start, place.end)
        self._go_to(place.page or self._page_of(place.start))
        self.page.scroll_to_passage()

    def mark_spoken(self, start: int, end: int) -> None:
        """Mark what is being read aloud, none where both are equal; turn the page when the voice does."""
        self.text.mark_spoken(start, end)
        if start < end and self._drawable:
            self._go_to(self._page_of(start))
        self.page.mark_spoken(self._part(start, end, self._number))

    def show_page(self, page: DrawnPage) -> None:
        """Show a page that was drawn."""
        self._total = page.total
        self.page.show_page(page)
        self._tools.show_page(self._number, self._total)
        self.changed.emit()

    def show_text_only(self) -> None:
        """The document has no page to be drawn, now: show its text."""
        self._drawable = False
        self._show_view()

    def show_pages_again(self) -> None:
        """Try once more to draw the page."""
        self._drawable = bool(self._document and self._document.pages)
        self._show_view()
        self.page.ask_again()

    @Slot(bool)
    def choose(self, page: bool) -> None:
        """Show the page, or the text; the next document is shown so too."""
        self._prefers_page = page
        self._show_view()

    @Slot()
    def switch(self) -> None:
        """Show the other view."""
        if self._drawable:
            self.choose(not self.shows_page)

    @Slot(int)
    def turn(self, step: int) -> None:
        """Go some pages on, or back."""
        if self._drawable and 1 <= self._number + step <= self._total:
            self._go_to(self._number + step)

    @Slot(int)
    def zoom(self, step: int) -> None:
        """Show both views larger or smaller; a page that is as large as the letters, fitted to the width."""
        self._zoom = min(max(max(self._zoom, self._smallest) + step, self._smallest), len(ZOOMS) - 1)
        self.page.set_zoom(FITTED if self._zoom < 0 else ZOOMS[self._zoom])
        self.text.set_zoom(ZOOMS[max(self._zoom, 0)])
        self._show_zoom()

    def dress(self) -> None:
        """Offer what is possible with the letters in use."""
        self._show_zoom()

    @property
    def _smallest(self) -> int:
        return -1 if self.shows_page and theme.scale() > 1 else 0

    def _go_to(self, number: int) -> None:
        self._number = number
        self._tools.show_page(number, self._total)
        self.changed.emit()
        if self._drawable and self._place is not None:
            others = [
                part
                for place in self._places
                if place != self._place and (part := self._part(place.start, place.end, number))
            ]
            self.page.go_to(number, self._part(self._place.start, self._place.end, number), others)

    def _part(self, start: int, end: int, number: int) -> str:
        """Return what stands on a page of the characters from ``start`` to ``end``."""
        spans = self._document.pages if self._document else ()
        parts = (
            (max(start, span.start), min(end, span.end))
            for span in spans
            if span.number == number and self._document is not None
        )
        return "".join(self._document.text[first:last] for first, last in parts if self._document and first < last)

    def _page_of(self, start: int) -> int:
        """Return the page on which a character stands; 0 where there are none."""
        spans = self._document.pages if self._document else ()
        return next((span.number for span in spans if start < span.end), self._total)

    def _show_view(self) -> None:
        page = self._drawable and self._prefers_page
        had_focus = self.front.hasFocus()
        self.setCurrentWidget(self.page if page else self.text)
        if had_focus:
            self.front.setFocus()
        self._tools.show_view(drawable=self._drawable, page=page)
        self._show_zoom()
        self.changed.emit()

    def _show_zoom(self) -> None:
        self._tools.show_zoom(smallest=self._zoom <= self._smallest, largest=self._zoom == len(ZOOMS) - 1)
