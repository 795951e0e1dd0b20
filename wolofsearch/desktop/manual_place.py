"""The guides in the window: the contents, one guide, and a word before a link leaves this computer."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QSizePolicy, QWidget

from wolofsearch.desktop import language, layouts, manual, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.manual_view import ManualView
from wolofsearch.desktop.notice import Notice

LEAST_VIEW_STEPS = 16


class ManualPlace(Translated):
    """A guide and the way back; guides are read from the disk when they are shown."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("place")
        # Behind other places it asks for no room: what stands under them would lack it.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._address = ""
        self.close_button = Button("close")
        self.contents = Button("books", "quiet")
        self.notice = Notice()
        self.view = ManualView()
        page, whole = QWidget(), QWidget()
        scroll = layouts.CalmScrollArea()  # for a question asked in large letters, which is never cut
        scroll.setWidget(page)
        layouts.column(self, gap=0).addWidget(scroll)
        sides = layouts.row(page, gap=0, margins=2)
        whole.setMaximumWidth(theme.px(layouts.PAGE_WIDTH_PX))
        sides.addStretch()
        sides.addWidget(whole, 1)
        sides.addStretch()
        self.view.setMinimumHeight(theme.grid(LEAST_VIEW_STEPS))
        body = layouts.column(whole, gap=1.5)
        buttons = Flow(gap=1)
        buttons.addWidget(self.contents)
        buttons.addWidget(self.close_button)
        body.addLayout(buttons)
        body.addWidget(self.notice)
        body.addWidget(self.view, 1)
        self.notice.hide()
        self.close_button.clicked.connect(self.left)
        self.contents.clicked.connect(self.show_contents)
        self.view.web_wanted.connect(self._tell_of_web)
        self.notice.first_pressed.connect(self._stay)
        self.notice.second_pressed.connect(self._browse)
        self.retranslate()

    @Slot()
    def show_contents(self) -> None:
        """Show the list of guides, and give it the keyboard."""
        self.view.show_guide(manual.guide(manual.CONTENTS, language.current()))
        self._stay()

    def retranslate(self) -> None:
        """Write every text in the language shown now, the guide too."""
        self.close_button.name(self.tr("Fermer"), self.tr("Fermer le mode d'emploi"))
        self.contents.name(self.tr("Sommaire"))
        self.view.setAccessibleName(self.tr("Mode d'emploi"))
        if self.view.file is not None:
            file = manual.guide(self.view.file.name, language.current())
            if file != self.view.file:
                self.view.show_guide(file)
        self.notice.tell(
            "open",
            self.tr("Ce lien mène hors de cet ordinateur : {address}").format(address=self._address),
            self.tr("WolofSearch n'ouvre aucune connexion. Le navigateur de cet ordinateur peut le faire."),
        )
        self.notice.offer(("back", self.tr("Rester ici")), ("open", self.tr("Ouvrir dans le navigateur")))

    @Slot(str)
    def _tell_of_web(self, address: str) -> None:
        self._address = address
        self.retranslate()
        self.notice.show()
        self.notice.focus_first()

    @Slot()
    def _browse(self) -> None:
        self._stay()
        QDesktopServices.openUrl(QUrl(self._address))

    @Slot()
    def _stay(self) -> None:
        self.notice.hide()
        self.view.setFocus()
