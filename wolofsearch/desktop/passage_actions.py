"""What can be done with a passage beside reading it: keep it, and see others like it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.language import Translated


class PassageActions(Translated):
    """A star and a button for more like this.

    Args:
        passage: what the signals tell.
        about: its title, for screen readers, where there are several.
        stacked: one above the other, with some air around.
    """

    keep_wanted = Signal(object, bool)
    """The passage, and whether it shall be kept."""
    similar_wanted = Signal(object)
    """The passage."""

    def __init__(self, passage: object = None, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passage = passage
        self._about = about
        self.kept = False
        self.star = Button("star", "round")
        self.similar = Button("similar", "round")
        body = layouts.row(self, gap=1)
        body.addWidget(self.star)
        body.addWidget(self.similar)
        self.star.clicked.connect(self._want_star)
        self.similar.clicked.connect(self._want_similar)
        self.retranslate()

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is on one of the buttons."""
        return self.star.hasFocus() or self.similar.hasFocus()

    def show_kept(self, kept: bool) -> None:
        """Show whether the passage is kept."""
        self.kept = kept
        self.star.show_icon("star-full" if kept else "star", theme.EARTH if kept else theme.INK)
        self.retranslate()

    def retranslate(self) -> None:
        """Write the tips and names in the language shown now."""
        star = self.tr("Ne plus garder") if self.kept else self.tr("Garder ce passage")
        similar = self.tr("Passages proches")
        for button, name in ((self.star, star), (self.similar, similar)):
            spoken = self.tr("{action} : {title}").format(action=name, title=self._about)
            button.name(name, spoken if self._about else None)

    @Slot()
    def _want_star(self) -> None:
        self.keep_wanted.emit(self.passage, not self.kept)

    @Slot()
    def _want_similar(self) -> None:
        self.similar_wanted.emit(self.passage)
