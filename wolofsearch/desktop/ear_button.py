"""The large round button to listen: an ear, a pause while it is read, a play sign while it is paused."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.spoken import EarState
from wolofsearch.desktop.tips import plain_tip

ICON_PX = 28
KEY = QKeySequence("L")


class EarButton(Button):
    """A round button whose picture tells what is going on.

    Args:
        about: what it reads, for screen readers, where there are several.
    """

    def __init__(self, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(None, "round", parent)
        self._about = about
        self.setProperty("ear", True)
        self.state = EarState.SILENT
        self.show_state(EarState.SILENT)

    def show_state(self, state: EarState) -> None:
        """Show what is going on."""
        self.state = state
        reading = state is EarState.READING
        self.show_icon(state.value, theme.WHITE if reading else theme.EARTH_DARK, ICON_PX)
        if self.property("reading") != reading:
            self.setProperty("reading", reading)
            layouts.restyle(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Write the tip and the name for screen readers in the language shown now."""
        names = {
            EarState.SILENT: self.tr("Écouter"),
            EarState.READING: self.tr("Faire une pause"),
            EarState.PAUSED: self.tr("Continuer la lecture"),
        }
        spoken = self.tr("{action} : {title}").format(action=names[self.state], title=self._about)
        self.name(names[self.state], spoken if self._about else None)
        self.setToolTip(plain_tip(f"{names[self.state]} ({KEY.toString()})"))
