"""Shall a package be signed? A box to tick where this computer has a publisher's key, else a way to make one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.check_box import CheckBox
from wolofsearch.desktop.language import Translated
from wolofsearch.packages.keys import LONGEST_NAME


class SigningBox(Translated):
    """Its owner knows whether there is a key, and makes it."""

    key_wanted = Signal(str)
    """The name of the publisher whose key shall be made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = CheckBox()
        self.begin = Button("private", "quiet")
        self.publisher = QLineEdit()
        self.publisher.setProperty("kind", "framed")
        self.publisher.setMaxLength(LONGEST_NAME)
        self.make = Button("check")
        body = layouts.column(self, gap=1)
        for part in (self.sign, self.begin, self.publisher, self.make):
            body.addWidget(part)
        for button in (self.begin, self.make):
            body.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self.begin.clicked.connect(self._ask)
        self.publisher.textChanged.connect(lambda text: self.make.setEnabled(bool(text.strip())))
        self.publisher.returnPressed.connect(self.make.click)
        self.make.clicked.connect(lambda: self.key_wanted.emit(self.publisher.text()))
        self.make.setEnabled(False)
        self.show_key(there=False)
        self.retranslate()

    @property
    def wanted(self) -> bool:
        """Whether the package shall be signed."""
        return self.sign.isChecked() and not self.sign.isHidden()

    def show_key(self, *, there: bool) -> None:
        """Offer to sign, or to make the key that is missing."""
        self.sign.setVisible(there)
        self.begin.setVisible(not there)
        self.publisher.hide()
        self.make.hide()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self.sign.setText(self.tr("Signer, pour que l'on sache qu'il vient de vous"))
        self.begin.name(self.tr("Pouvoir signer…"), self.tr("Pouvoir signer : faire une clé de signature"))
        self.publisher.setPlaceholderText(self.tr("Votre nom ou votre institution"))
        self.publisher.setAccessibleName(self.publisher.placeholderText())
        self.make.name(self.tr("Faire la clé de signature"))

    def _ask(self) -> None:
        self.begin.hide()
        self.publisher.show()
        self.make.show()
        self.publisher.setFocus()
