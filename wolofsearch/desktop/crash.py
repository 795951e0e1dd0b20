"""What happens to a defect: a calm window with a Copy button, and the program goes on."""

from __future__ import annotations

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from wolofsearch import __version__
from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow

WIDTH_STEPS, HEIGHT_STEPS = 72, 52
LEAST_DETAILS_STEPS = 5


class CrashDialog(QDialog):
    """Says that something went wrong, that nothing is lost, and lets the person copy the details."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("WolofSearch")
        self.details = details
        title = layouts.label("subtitle", wraps=True)
        title.setText(self.tr("Quelque chose s'est mal passé dans WolofSearch."))
        words = layouts.label(wraps=True)
        words.setText(
            self.tr(
                "Vos documents sont intacts et vous pouvez continuer. "
                "Copiez ces détails pour la personne qui vous aide."
            )
        )
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setFont(theme.font(12))
        text.setAccessibleName(self.tr("Détails"))
        self.copy = Button("copy", "primary")
        self.copy.name(self.tr("Copier"), self.tr("Copier les détails"))
        self.copy.clicked.connect(self._copy)
        close = Button("next")
        close.name(self.tr("Continuer"))
        close.clicked.connect(self.accept)
        told = QWidget()
        head = layouts.row(told, gap=2)
        head.addWidget(icons.IconLabel("alert", theme.MILLET_DARK, 32, theme.MILLET, 56), 0, Qt.AlignmentFlag.AlignTop)
        sentences = layouts.column(gap=1)
        sentences.addWidget(title)
        sentences.addWidget(words)
        head.addLayout(sentences, 1)
        sheet = layouts.card()
        layouts.column(sheet, gap=0, margins=1).addWidget(text)
        buttons = Flow()
        buttons.addWidget(self.copy)
        buttons.addWidget(close)
        # Words and details give way where there is little height; the buttons never do.
        text.setMinimumHeight(theme.grid(LEAST_DETAILS_STEPS))
        body = layouts.column(self, gap=2, margins=3)
        body.addWidget(layouts.FoldingScrollArea(told))
        body.addWidget(sheet, 1)
        body.addLayout(buttons)
        room = self.screen().availableSize() - QSize(theme.grid(4), theme.grid(8))
        self.resize(QSize(theme.grid(WIDTH_STEPS), theme.grid(HEIGHT_STEPS)).boundedTo(room))
        self.copy.setFocus()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)


class CrashReporter(QObject):
    """Shows a :class:`CrashDialog` for every exception that nobody caught, in whichever thread."""

    _caught = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: CrashDialog | None = None
        self._caught.connect(self.show_error)

    def install(self) -> None:
        """Take over from Python's own handlers."""
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread

    @Slot(object)
    def show_error(self, error: BaseException) -> None:
        """Show what happened, unless another such window is still open."""
        details = f"WolofSearch {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n"
        details += "".join(traceback.format_exception(error))
        sys.stderr.write(details)
        if self.dialog is None:
            self.dialog = CrashDialog(details, self._window)
            self.dialog.finished.connect(self._forget)
            self.dialog.open()

    @Slot()
    def _forget(self) -> None:
        self.dialog = None

    def _take(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
        else:
            self._caught.emit(error)

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught.emit(args.exc_value)
