"""The tools of the reading place: page or text, turn the page, enlarge, copy, print, save, open outside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.tips import plain_tip

SWITCH_KEY = QKeySequence("P")
LARGER_KEY, SMALLER_KEY = QKeySequence("+"), QKeySequence("-")
"""With Ctrl they make the whole window larger or smaller."""
COPY_KEY, PRINT_KEY, SAVE_KEY = QKeySequence("Ctrl+C"), QKeySequence("Ctrl+P"), QKeySequence("Ctrl+S")


class ReadingTools(Translated):
    """A row of buttons; what they do is told by its signals."""

    page_chosen = Signal(bool)
    """The page (True) or the text (False) is wanted."""
    turned = Signal(int)
    zoomed = Signal(int)
    """Larger (1) or smaller (-1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = self._total = 0
        self._open_at: int | None = None
        self._absent = ""
        self.page = Button("page", "quiet")
        self.text = Button("text-lines", "quiet")
        self.back = Button("page-previous", "round")
        self.count = layouts.label("soft")
        self.on = Button("page-next", "round")
        self.smaller = Button("zoom-out", "round")
        self.larger = Button("zoom-in", "round")
        self.copy = Button("copy", "round")
        self.print = Button("print", "round")
        self.save = Button("save", "round")
        self.open = Button("open", "primary")
        row = Flow(gap=1, parent=self)
        for button in (self.page, self.text):
            button.setCheckable(True)
            button.setAutoExclusive(True)
        view: tuple[QWidget, ...] = (self.page, self.text, self.back, self.count, self.on, self.smaller, self.larger)
        for control in (*view, self.copy, self.print, self.save, self.open):
            row.addWidget(control)
        self.page.clicked.connect(lambda: self.page_chosen.emit(True))
        self.text.clicked.connect(lambda: self.page_chosen.emit(False))
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))
        self.smaller.clicked.connect(lambda: self.zoomed.emit(-1))
        self.larger.clicked.connect(lambda: self.zoomed.emit(1))
        self.retranslate()

    def show_view(self, *, drawable: bool, page: bool) -> None:
        """Show which view is chosen; one without pages offers no choice."""
        self.page.setVisible(drawable)
        self.text.setVisible(drawable)
        turning: tuple[QWidget, ...] = (self.back, self.count, self.on)
        for widget in turning:
            widget.setVisible(drawable and page)
        (self.page if page else self.text).setChecked(True)

    def show_page(self, number: int, total: int) -> None:
        """Show which page is in front."""
        self._number, self._total = number, total
        self.back.setEnabled(number > 1)
        self.on.setEnabled(number < total)
        self.retranslate()

    def show_zoom(self, *, smallest: bool, largest: bool) -> None:
        """Show whether it can be larger or smaller."""
        self.smaller.setEnabled(not smallest)
        self.larger.setEnabled(not largest)

    def show_opening(self, page: int | None) -> None:
        """Show at which page the document would be opened outside."""
        self._open_at = page
        self.retranslate()

    def show_absent(self, why: str) -> None:
        """Show that the document cannot be opened outside, and in a tip why; empty: it can."""
        self._absent = why
        self.open.setEnabled(not why)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self.page.name(self.tr("Page"), self.tr("Voir la page du document"))
        self.text.name(self.tr("Texte"), self.tr("Lire le texte du document"))
        for button in (self.page, self.text):
            button.setToolTip(plain_tip(SWITCH_KEY.toString()))
        self.back.name(self.tr("Page précédente"))
        self.on.name(self.tr("Page suivante"))
        self.count.setText(self.tr("page {number} sur {total}").format(number=self._number, total=self._total))
        for button, name, key in (
            (self.smaller, self.tr("Réduire"), SMALLER_KEY),
            (self.larger, self.tr("Agrandir"), LARGER_KEY),
            (self.copy, self.tr("Copier le passage"), COPY_KEY),
            (self.print, self.tr("Imprimer le passage"), PRINT_KEY),
            (self.save, self.tr("Enregistrer le passage"), SAVE_KEY),
        ):
            button.name(name)
            button.setToolTip(plain_tip(f"{name} ({key.toString(QKeySequence.SequenceFormat.NativeText)})"))
        page = self._open_at
        self.open.name(
            self.tr("Ouvrir le document") if page is None else self.tr("Ouvrir à la page {number}").format(number=page)
        )
        if self._absent:
            self.open.setToolTip(plain_tip(self._absent))
