"""A calm row over the answers that limits them: by collection, format, language and date.

It offers only what the library's documents differ in, and is not there where they differ in nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QLocale, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.tips import plain_tip
from wolofsearch.library.filtering import EVERYTHING, Choices, Filters

SMALLEST_WIDTH_PX = 104
_ICON_PX = 20
_PICTURE = Qt.ItemDataRole.UserRole + 1
"""Under which an item keeps the name of its picture."""


class FilterRow(Translated):
    """Four boxes, and a button that lifts all filters; :attr:`filters` is what is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = True
        self.collection, self.format, self.language, self.date = self.boxes = tuple(_box() for _ in range(4))
        self.clear_button = Button("close", "round")
        body = layouts.row(self, gap=1)
        for box in self.boxes:
            body.addWidget(box, 1)
            box.activated.connect(self._on_activated)
        body.addWidget(self.clear_button)
        self.clear_button.clicked.connect(self.clear)
        self.show_choices(Choices())

    @property
    def filters(self) -> Filters:
        """What is chosen."""
        since, until = self.date.currentData() or (None, None)
        return Filters(
            self.collection.currentData(), self.format.currentData() or (), self.language.currentData(), since, until
        )

    @property
    def words(self) -> str:
        """What is chosen, in words; empty for nothing."""
        return " · ".join(box.currentText() for box in self.boxes if box.currentIndex() > 0)

    def show_choices(self, choices: Choices) -> None:
        """Offer these; what was chosen and is there no longer is given up."""
        before = self.filters
        kinds: dict[str, list[str]] = {}
        for name, _ in choices.formats:
            kinds.setdefault(icons.format_kind(name), []).append(name)
        _fill(self.collection, [(name, name) for name, _ in choices.collections])
        _fill(self.format, [(", ".join(names).upper(), tuple(names)) for names in kinds.values()])
        for place, kind in enumerate(kinds, start=1):
            self.format.setItemData(place, icons.format_name(kind), _PICTURE)
        _fill(self.language, [(language_name(code), code) for code, _ in choices.languages])
        years = [year for year, _ in choices.years]
        _fill(self.date, [("", (year, None)) for year in years] + [("", (None, year)) for year in years])
        for box, fewest in zip(self.boxes, (1, 2, 2, 1), strict=True):
            box.setVisible(box.count() > fewest)
        self._show()
        self.dress()
        self.retranslate()
        if self.filters != before:
            self.changed.emit()

    def offer(self, *, offered: bool) -> None:
        """Be there where there is something to choose; or only where something is chosen."""
        self._offered = offered
        self._show()

    def _show(self) -> None:
        wanted = self._offered or self.filters != EVERYTHING
        self.setVisible(wanted and any(not box.isHidden() for box in self.boxes))

    def dress(self) -> None:
        """Draw the pictures of the formats in the colours and the size in use."""
        for box in self.boxes:
            box.setIconSize(QSize(theme.px(_ICON_PX), theme.px(_ICON_PX)))
        for place in range(1, self.format.count()):
            self.format.setItemIcon(place, icons.icon(self.format.itemData(place, _PICTURE), theme.INK, _ICON_PX))

    @Slot()
    def clear(self) -> None:
        """Lift all filters."""
        for box in self.boxes:
            box.setCurrentIndex(0)
        self._on_activated()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        names = (self.tr("Collection"), self.tr("Format"), self.tr("Langue"), self.tr("Date"))
        spoken = (
            self.tr("Chercher dans une collection"),
            self.tr("Chercher dans un format"),
            self.tr("Chercher dans une langue"),
            self.tr("Chercher dans une période"),
        )
        for box, name, full in zip(self.boxes, names, spoken, strict=True):
            box.setItemText(0, name)
            box.setAccessibleName(full)
            box.setToolTip(plain_tip(full))
        for place in range(1, self.date.count()):
            since, until = self.date.itemData(place)
            words = self.tr("Depuis {year}") if since else self.tr("Jusqu'en {year}")
            self.date.setItemText(place, words.format(year=since or until))
        self.clear_button.name(self.tr("Enlever les filtres"))
        self.clear_button.setVisible(self.filters != EVERYTHING)

    @Slot()
    def _on_activated(self) -> None:
        self.retranslate()
        self.changed.emit()


def language_name(code: str) -> str:
    """Return a language's own name for itself, its code where nobody knows it."""
    locale = QLocale(code)
    known = locale.language() is not QLocale.Language.C
    name = locale.nativeLanguageName() if known else ""
    return name[:1].upper() + name[1:] if name else code.upper()


def _box() -> QComboBox:
    box = QComboBox()
    box.addItem("", None)
    box.setMinimumWidth(theme.px(SMALLEST_WIDTH_PX))
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return box


def _fill(box: QComboBox, items: Sequence[tuple[str, Any]]) -> None:
    chosen = box.currentData()
    while box.count() > 1:
        box.removeItem(box.count() - 1)
    for text, data in items:
        box.addItem(text, data)
    offered = [None, *(data for _, data in items)]
    box.setCurrentIndex(offered.index(chosen) if chosen in offered else 0)
