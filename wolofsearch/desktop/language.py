"""The window's language, switched while it runs.

Sentences in the code are French; English and Wolof come from ``assets/translations``. Qt's own words (file dialogs)
come from the translations shipped with Qt, which have no Wolof: they are French then.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QWidget

from wolofsearch import paths
from wolofsearch.errors import WolofSearchError
from wolofsearch.messages import DEFAULT_LANGUAGE, Message, unbroken

TRANSLATIONS_DIR = paths.ASSETS_DIR / "translations"
_translators: list[QTranslator] = []
_current = DEFAULT_LANGUAGE
_QT_WORDS = {"wo": "fr"}
_LOCALES = {"en": "en_GB"}
"""Where numbers and dates are not those of the language alone: the English here is British."""


class _Unbroken(QTranslator):
    """The window's texts, or those in the code where a language has no file, as :func:`unbroken` keeps them."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return unbroken(super().translate(context, source, disambiguation, n) or source)

    def isEmpty(self) -> bool:
        """Say no, without a file as well: widgets are told of a change of language only by what is not empty."""
        return False


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
    QLocale.setDefault(QLocale(_LOCALES.get(language, language)))
    # Qt asks the last one first: what is none of its own words comes to ours, which knows an answer to everything.
    for translator, name, folder in (
        (_Unbroken(), f"wolofsearch_{language}", str(TRANSLATIONS_DIR)),
        (
            QTranslator(),
            f"qtbase_{_QT_WORDS.get(language, language)}",
            QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
        ),
    ):
        translator.load(name, folder)
        _translators.append(translator)
        QCoreApplication.installTranslator(translator)


def told(error: WolofSearchError) -> Message:
    """Return an error's sentence and next step in the language shown now."""
    return error.told(_current)


def data_size(size_bytes: int, decimals: int = 0) -> str:
    """Return a number of bytes with its unit, a power of 1000, as disks and sticks are sold: ``895 Mo``."""
    return QLocale().formattedDataSize(size_bytes, decimals, QLocale.DataSizeFormat.DataSizeSIFormat)


class Translated(QWidget):
    """A widget that writes all its texts in :meth:`retranslate`, now and whenever the language changes."""

    def retranslate(self) -> None:
        """Write every text in the language shown now; a widget without texts has none to write."""

    def changeEvent(self, event: QEvent) -> None:
        """Write the texts anew after a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
