"""The window's language, switched while it runs.

Sentences in the code are French; English and Wolof come from ``assets/translations``. Qt's own words (file dialogs)
come from the translations shipped with Qt, which have no Wolof: they are French then.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QWidget

from wolofsearch import paths
from wolofsearch.errors import WolofSearchError
from wolofsearch.messages import DEFAULT_LANGUAGE, Message

TRANSLATIONS_DIR = paths.ASSETS_DIR / "translations"
_translators: list[QTranslator] = []
_current = DEFAULT_LANGUAGE
_QT_WORDS = {"wo": "fr"}


def current() -> str:
    """Return the language shown now, one of :data:`wolofsearch.messages.LANGUAGES`."""
    return _current


def use(language: str) -> None:
    """Show the window in ``language``; open widgets are told and write their texts anew."""
    global _current
    _current = language
    for old in _translators:
        QCoreApplication.removeTranslator(old)
    _translators.clear()
    QLocale.setDefault(QLocale(language))
    for name, folder in (
        (f"qtbase_{_QT_WORDS.get(language, language)}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"wolofsearch_{language}", str(TRANSLATIONS_DIR)),
    ):
        translator = QTranslator()
        if translator.load(name, folder):
            _translators.append(translator)
            QCoreApplication.installTranslator(translator)


def told(error: WolofSearchError) -> Message:
    """Return an error's sentence and next step in the language shown now."""
    return error.told(_current)


def unbroken(text: str) -> str:
    """Return French or Wolof words with their marks, such as ``?`` and ``»``, kept on the line of the word before."""
    for mark in "?!:;»":
        text = text.replace(f" {mark}", f"\u00a0{mark}")
    return text.replace("« ", "«\u00a0")


class Translated(QWidget):
    """A widget that writes all its texts in :meth:`retranslate`, now and whenever the language changes."""

    def retranslate(self) -> None:
        """Write every text in the language shown now; a widget without texts has none to write."""

    def changeEvent(self, event: QEvent) -> None:
        """Write the texts anew after a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
