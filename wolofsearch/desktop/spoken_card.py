"""A card with a passage: its title, its words with what matched in them, and the ear that reads them aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.buttons import CardButton
from wolofsearch.desktop.ear_button import EarButton
from wolofsearch.desktop.excerpt import Span, excerpt, marked_html, moved, spoken_excerpt, without_title
from wolofsearch.desktop.spoken import EarState, Spoken
from wolofsearch.desktop.spoken_line import spoken_box


class SpokenCard(CardButton):
    """One big button with a title, words and an ear; those that inherit lay them out.

    Args:
        document_id: the document.
        start: offset of the passage in the document's text.
        title: the document's; the words leave it out where the passage begins with it.
        passage: what is read aloud.
        highlights: what matched in it.
    """

    def __init__(
        self,
        document_id: str,
        start: int,
        title: str,
        passage: str,
        highlights: Sequence[Span] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = (document_id, start)
        self._shown, self._left_out = without_title(passage, title)
        self._highlights = moved(highlights, self._left_out)
        self._spoken: Spoken | None = None
        self._title = layouts.label("subtitle", wraps=True)
        self._title.setText(title)
        self._words = QLabel()
        self._words.setProperty("kind", "passage")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self.ear = EarButton(title)

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is on the card or on its ear."""
        return self.hasFocus() or self.ear.hasFocus()

    def is_at(self, spoken: Spoken) -> bool:
        """Return whether it is this card's passage that is being read aloud."""
        return spoken.is_at(*self._place)

    def show_spoken(self, spoken: Spoken | None) -> None:
        """Mark what is being read aloud, if it is this card's passage."""
        here = spoken if spoken and self.is_at(spoken) else None
        if here == self._spoken:
            return
        self._spoken = here
        self.ear.show_state(here.state if here else EarState.SILENT)
        in_title = here is not None and here.in_title
        if self._title.property("spoken") != in_title:
            self._title.setProperty("spoken", in_title)
            layouts.restyle(self._title)
        self.dress()

    def spoken_place(self) -> tuple[QLabel, QRect]:
        """Return the label in which something is read aloud, and the box of it there; the title before anything is."""
        if self._spoken and self._spoken.span:
            return self._words, spoken_box(self._words)
        return self._title, self._title.rect()

    def dress(self) -> None:
        """Mark the words in the colours in use."""
        heard = moved([self._spoken.span], self._left_out) if self._spoken and self._spoken.span else []
        if heard:
            self._words.setText(marked_html(*spoken_excerpt(self._shown, self._highlights, heard[0])))
        else:
            self._words.setText(marked_html(*excerpt(self._shown, self._highlights)))
