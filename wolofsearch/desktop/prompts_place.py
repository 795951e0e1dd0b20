"""The page on which somebody who speaks Wolof gives the application a voice, one sentence after the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.prompt_row import PromptRow
from wolofsearch.speech.prompts import PROMPTS

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PromptsPlace(Translated):
    """A row a prompt; up and down go from one to the next."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = layouts.label("title")
        self._words = layouts.label(wraps=True)
        self._count = layouts.label("soft")
        self.back = Button("back")
        self.back.clicked.connect(self.left)
        self.rows = [PromptRow(prompt) for prompt in PROMPTS]
        body = layouts.page(self)
        head = layouts.row()
        head.addWidget(self._title, 1)
        head.addWidget(self.back)
        body.addLayout(head)
        body.addWidget(self._words)
        body.addWidget(self._count)
        rows = layouts.column(gap=1.5)
        for row in self.rows:
            rows.addWidget(row)
        body.addLayout(rows)
        body.addSpacing(theme.grid(2))
        body.addStretch(1)
        self.retranslate()

    def show_count(self) -> None:
        """Count what was recorded."""
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self._title.setText(self.tr("La voix de l'application"))
        self.back.name(self.tr("Retour aux réglages"))
        self._words.setText(
            self.tr(
                "L'application parle wolof avec une voix de synthèse. Si le wolof est votre langue, "
                "prêtez-lui la vôtre : dites chaque phrase comme vous la diriez à quelqu'un, ou corrigez-la. "
                "Chaque enregistrement est utilisé aussitôt et reste sur cet ordinateur."
            )
        )
        own = sum(row.own for row in self.rows)
        self._count.setText(self.tr("{done} sur {total} enregistrées").format(done=own, total=len(self.rows)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down with the arrows, on the same button."""
        step = STEPS.get(Qt.Key(event.key()))
        for at, row in enumerate(self.rows):
            for name in ("hear", "record", "back"):
                if step is not None and getattr(row, name).hasFocus():
                    target = self.rows[min(max(at + step, 0), len(self.rows) - 1)]
                    button = getattr(target, name)
                    (target.record if button.isHidden() else button).setFocus(Qt.FocusReason.OtherFocusReason)
                    return
        super().keyPressEvent(event)
