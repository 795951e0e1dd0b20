"""What is wanted of a folder before it is added: which names, and whether pictures are searched for text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.check_box import CheckBox
from wolofsearch.desktop.import_side import Wishes
from wolofsearch.desktop.language import Translated


class ImportChoices(Translated):
    """Two lines of patterns and a box to tick; empty, everything that can be read is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.include, self.exclude = QLineEdit(), QLineEdit()
        self.ocr = CheckBox()
        self._names = layouts.label(), layouts.label()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(theme.grid(1))
        form.setHorizontalSpacing(theme.grid(1))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for name, line in zip(self._names, (self.include, self.exclude), strict=True):
            line.setProperty("kind", "framed")
            name.setMinimumHeight(line.sizeHint().height())
            name.setBuddy(line)
            form.addRow(name, line)
        form.addRow(self.ocr)
        self.retranslate()

    @property
    def wishes(self) -> Wishes:
        """What is written and ticked now."""
        return Wishes(_patterns(self.include), _patterns(self.exclude), self.ocr.isChecked())

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        only, never = self._names
        only.setText(self.tr("Seulement :"))
        never.setText(self.tr("Jamais :"))
        self.include.setPlaceholderText(self.tr("tout ce qui se lit, ou par exemple : *.pdf, lettres"))
        self.exclude.setPlaceholderText(self.tr("par exemple : brouillons, *.csv"))
        self.include.setAccessibleName(self.tr("Ajouter seulement les fichiers et dossiers de ces noms"))
        self.exclude.setAccessibleName(self.tr("Ne jamais ajouter les fichiers et dossiers de ces noms"))
        self.ocr.setText(self.tr("Lire aussi le texte des pages scannées, après tout le reste"))


def _patterns(line: QLineEdit) -> tuple[str, ...]:
    """Return what stands between commas."""
    return tuple(pattern for part in line.text().split(",") if (pattern := part.strip()))
