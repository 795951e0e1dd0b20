"""The look that a person chose, or that the computer has: worn by the window, changed in the settings and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from wolofsearch.desktop import theme
from wolofsearch.desktop.dressing import redress

if TYPE_CHECKING:
    from wolofsearch.desktop.appearance_card import AppearanceCard
    from wolofsearch.settings import Settings

LARGER_KEYS = ("Ctrl++", "Ctrl+=")
SMALLER_KEYS = ("Ctrl+-",)
NORMAL_KEYS = ("Ctrl+0",)


def system_palette() -> theme.PaletteName:
    """Return the palette that the computer asks for, as far as Qt can tell; it tells nothing of motion."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return theme.PaletteName.CONTRAST
    return theme.PaletteName.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else theme.PaletteName.LIGHT


def look_of(settings: Settings) -> theme.Look:
    """Return the look that settings ask for; what is unknown in them is as if nothing had been chosen."""
    names = {name.value: name for name in theme.PaletteName}
    palette = names.get(settings.palette or "") or system_palette()
    percent = settings.scale_percent if settings.scale_percent in theme.SCALES_PERCENT else 100
    return theme.Look(palette, percent, settings.still)


def begin(settings: Settings) -> None:
    """Give the look of the settings to the application before a window is made, where it has not got it yet."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before, chosen = theme.look(), look_of(settings)
    theme.choose(chosen)
    if chosen != before or app.styleSheet() != theme.stylesheet():  # a sheet given twice styles every widget anew
        theme.apply(app)


class Appearance(QObject):
    """Keeps the window's look as the settings say.

    Args:
        card: where the look is chosen.
        settings: the settings in use.
        window: the window; Ctrl with plus, minus and 0 change its size.
    """

    changed = Signal(object)
    """Names and values of the :class:`Settings` that were chosen."""

    def __init__(self, card: AppearanceCard, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._card = card
        self._settings = settings
        card.show_settings(settings)
        card.changed.connect(self.changed)
        for keys, slot in ((LARGER_KEYS, self.larger), (SMALLER_KEYS, self.smaller), (NORMAL_KEYS, self.normal)):
            for key in keys:
                QShortcut(QKeySequence(key), window, slot)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    def wear(self, settings: Settings) -> None:
        """Show the look that settings ask for, at once and everywhere."""
        self._settings = settings
        self._card.show_settings(settings)
        redress(look_of(settings))

    @Slot()
    def larger(self) -> None:
        """Show everything one step larger."""
        self._step(1)

    @Slot()
    def smaller(self) -> None:
        """Show everything one step smaller."""
        self._step(-1)

    @Slot()
    def normal(self) -> None:
        """Show everything as large as at first."""
        self._choose(100)

    def _step(self, steps: int) -> None:
        offered = theme.SCALES_PERCENT
        at = offered.index(theme.look().scale_percent) + steps
        self._choose(offered[min(max(at, 0), len(offered) - 1)])

    def _choose(self, percent: int) -> None:
        if percent != theme.look().scale_percent:
            self.changed.emit({"scale_percent": percent})

    @Slot()
    def _follow_system(self) -> None:
        redress(look_of(self._settings))
