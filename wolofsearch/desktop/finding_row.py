"""One verdict about this computer: its picture and word, what was found, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.language import Translated, current
from wolofsearch.examination.finding import OK, PROBLEM, WARNING, Finding

PICTURES = {
    OK: ("check", theme.LEAF, theme.LEAF_PALE),
    WARNING: ("alert", theme.MILLET_DARK, theme.MILLET_PALE),
    PROBLEM: ("close", theme.EARTH_DARK, theme.EARTH_PALE),
}


class FindingRow(Translated):
    """A card for one :class:`Finding`; the verdict is told by picture and word, never by colour alone."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self._verdict = layouts.label("small")
        self._sentence = layouts.label(wraps=True, selectable=True)
        self._next_step = layouts.label("soft", wraps=True, selectable=True)
        picture, ink, ground = PICTURES[finding.status]
        card = layouts.card()
        sides = layouts.row(card, gap=2, margins=2)
        sides.addWidget(icons.IconLabel(picture, ink, 24, ground, 44), 0, Qt.AlignmentFlag.AlignTop)
        words = layouts.column(gap=0.5)
        for part in (self._verdict, self._sentence, self._next_step):
            words.addWidget(part)
        sides.addLayout(words, 1)
        layouts.column(self, gap=0).addWidget(card)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        verdict = {OK: self.tr("Bien"), WARNING: self.tr("À améliorer"), PROBLEM: self.tr("À réparer")}
        told = self.finding.told(current())
        self._verdict.setText(verdict[self.finding.status])
        self._sentence.setText(told.sentence)
        self._next_step.setText(told.next_step)
        self._next_step.setVisible(self.finding.status != OK)
        self.setAccessibleName(f"{self._verdict.text()}. {told.sentence} {told.next_step}".strip())
