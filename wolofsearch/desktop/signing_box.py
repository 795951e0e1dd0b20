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

    key_wanted = Signal(str, str)
    """The name of the publisher whose key shall be made, and its passphrase, empty for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = CheckBox()
        self.begin = Button("private", "quiet")
        self.publisher = QLineEdit()
        self.publisher.setProperty("kind", "framed")
        self.publisher.setMaxLength(LONGEST_NAME)
        self.passphrase = QLineEdit()
        self.passphrase.setProperty("kind", "framed")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._hint = layouts.label("small", wraps=True)
        self.make = Button("check")
        self._locked = False
        body = layouts.column(self, gap=1)
        for part in (self.sign, self.begin, self.publisher, self.passphrase, self._hint, self.make):
            body.addWidget(part)
        for button in (self.begin, self.make):
            body.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self.begin.clicked.connect(self._ask)
        self.publisher.textChanged.connect(lambda text: self.make.setEnabled(bool(text.strip())))
        for field in (self.publisher, self.passphrase):
            field.returnPressed.connect(self.make.click)
        self.make.clicked.connect(lambda: self.key_wanted.emit(self.publisher.text(), self.taken_passphrase()))
        self.sign.toggled.connect(self._show_passphrase)
        self.make.setEnabled(False)
        self.show_key(there=False, locked=False)
        self.retranslate()

    @property
    def wanted(self) -> bool:
        """Whether the package shall be signed."""
        return self.sign.isChecked() and not self.sign.isHidden()

    def taken_passphrase(self) -> str:
        """Return the passphrase that was typed, and forget it."""
        typed = self.passphrase.text()
        self.passphrase.clear()
        return typed

    def show_key(self, *, there: bool, locked: bool) -> None:
        """Offer to sign, with a passphrase where the key has one, or to make the key that is missing."""
        self._locked = locked
        self.sign.setVisible(there)
        self.begin.setVisible(not there)
        for part in (self.publisher, self._hint, self.make):
            part.hide()
        self._show_passphrase()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self.sign.setText(self.tr("Signer, pour que l'on sache qu'il vient de vous"))
        self.begin.name(self.tr("Préparer ma signature…"), self.tr("Préparer ma signature : faire une clé"))
        self.publisher.setPlaceholderText(self.tr("Votre nom ou votre institution"))
        self.publisher.setAccessibleName(self.publisher.placeholderText())
        self.make.name(self.tr("Faire la clé de signature"))
        self._name_passphrase()

    def _ask(self) -> None:
        self.begin.hide()
        for part in (self.publisher, self.passphrase, self._hint, self.make):
            part.show()
        self.publisher.setFocus()

    def _show_passphrase(self) -> None:
        self.passphrase.setVisible(self._locked and self.wanted)
        self._name_passphrase()

    def _name_passphrase(self) -> None:
        optional = self.tr("Mot de passe, si vous en voulez un")
        self._hint.setText(self.tr("Il sera demandé pour signer."))
        self.passphrase.setPlaceholderText(self.tr("Mot de passe de la clé") if self._locked else optional)
        self.passphrase.setAccessibleName(self.passphrase.placeholderText())
        self.passphrase.setAccessibleDescription("" if self._locked else self._hint.text())
