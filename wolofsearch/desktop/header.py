"""The bar at the top: the name, the places, and three switches; it makes the best of whatever width there is."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated


class PlaceName(Enum):
    """The places of the window, with their icon."""

    SEARCH = "microphone"
    NOTEBOOK = "notebook"
    LIBRARY = "books"
    SETTINGS = "sliders"
    ABOUT = "about"


PICTURES_ONLY = (PlaceName.SETTINGS, PlaceName.ABOUT)
"""Their names are tips: not everything has room in words."""


class Header(Translated):
    """Buttons that lead to the places."""

    chosen = Signal(object)
    private_chosen = Signal(bool)
    """Whether nothing shall be written down from now on."""
    prompts_chosen = Signal(bool)
    simple_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        bar = QFrame()
        bar.setObjectName("header")
        layouts.column(self, gap=0).addWidget(bar)
        self._edges = layouts.row(bar)
        self._row = body = Flow(gap=1, leads=1)
        self._edges.addLayout(body)
        self._mark = icons.IconLabel("mark", theme.WHITE, 26, theme.EARTH, 44)
        self._brand = layouts.label("brand")
        self._brand.setText("WolofSearch")
        self._name = QWidget()
        beside = layouts.row(self._name, gap=1.5)
        beside.addWidget(self._mark)
        beside.addWidget(self._brand)
        beside.addStretch(1)
        body.addWidget(self._name)
        self._group = QButtonGroup(self)
        self.buttons: dict[PlaceName, Button] = {}
        for place in PlaceName:
            button = Button(place.value, "quiet")
            button.setCheckable(True)
            button.clicked.connect(self._choose)
            self._group.addButton(button)
            body.addWidget(button)
            self.buttons[place] = button
        self.private = Button("private", "quiet")
        self.private.setCheckable(True)
        self.private.toggled.connect(self._choose_private)
        body.addWidget(self.private)
        self.prompts = Button("loudspeaker", "round")
        self.simple = Button("simple", "round")
        for switch, chosen in ((self.prompts, self.prompts_chosen), (self.simple, self.simple_chosen)):
            switch.setCheckable(True)
            switch.clicked.connect(chosen)
            body.addWidget(switch)
        self.retranslate()

    def show_switches(self, *, prompts: bool, simple: bool) -> None:
        """Show whether the window speaks, and whether it is simple; a simple one shows no places."""
        self.prompts.setChecked(prompts)
        self.prompts.show_icon("loudspeaker" if prompts else "mute")
        self.simple.setChecked(simple)
        self.simple.show_icon("back" if simple else "simple")
        for button in (*self.buttons.values(), self.private):
            button.setVisible(not simple)
        self.retranslate()

    @property
    def place(self) -> PlaceName | None:
        """The place that is shown to be in front."""
        return next((place for place, button in self.buttons.items() if button.isChecked()), None)

    def show_place(self, place: PlaceName | None) -> None:
        """Show which place is in front; None: one that is not among them."""
        self._group.setExclusive(False)  # else one is always chosen
        for name, button in self.buttons.items():
            button.setChecked(name is place)
        self._group.setExclusive(True)
        self._fit()

    def dress(self) -> None:
        """Make the best of the width at the size in use."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # the height follows from what fits
            self._fit()

    def _fit(self) -> None:
        """Leave out, where not everything fits, the name, then words, then air; what still has no room goes below."""
        for left_out in range(6):
            self._brand.setVisible(left_out < 1)
            self._mark.setVisible(left_out < 5)
            self._name.updateGeometry()  # or it asks, until the next turn, for the room of what was shown before
            for place, button in self.buttons.items():
                without_words = left_out >= 4 or (left_out >= 2 and not button.isChecked())
                button.fold(folded=place in PICTURES_ONLY or without_words)
            self.private.fold(folded=left_out >= 4 or not self.private.isChecked())
            sides, gap = (1.0, 0.5) if left_out >= 3 else (3.0, 1.0)
            self._edges.setContentsMargins(*(theme.grid(steps) for steps in (sides, 1.5, sides, 1.5)))
            self._row.setSpacing(theme.grid(gap))
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width() - 2 * theme.grid(sides):
                break

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        names = {
            PlaceName.SEARCH: self.tr("Demander"),
            PlaceName.NOTEBOOK: self.tr("Carnet"),
            PlaceName.LIBRARY: self.tr("Bibliothèque"),
            PlaceName.SETTINGS: self.tr("Réglages"),
            PlaceName.ABOUT: self.tr("À propos"),
        }
        for place, name in names.items():
            self.buttons[place].name(name)
        if self.private.isChecked():
            self.private.name(self.tr("Privé"), self.tr("Mode privé : rien n'est noté. Appuyez pour en sortir."))
        else:
            self.private.name(self.tr("Mode privé : ne rien noter"))
        speaking = self.prompts.isChecked()
        self.prompts.name(self.tr("Faire taire la fenêtre") if speaking else self.tr("Faire parler la fenêtre"))
        self.simple.name(
            self.tr("Tout montrer") if self.simple.isChecked() else self.tr("Mode simple : le bouton et l'oreille")
        )
        self._fit()

    @Slot(bool)
    def _choose_private(self, private: bool) -> None:
        self.retranslate()
        self.private_chosen.emit(private)

    @Slot()
    def _choose(self) -> None:
        for place, button in self.buttons.items():
            if button is self.sender():
                self.chosen.emit(place)
