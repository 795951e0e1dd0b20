"""The page on which somebody who speaks Wolof gives the application a voice, one sentence after the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.in_sight import InSight
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
        head = Flow(gap=2, leads=280)
        head.addWidget(self._title)
        head.addWidget(self.back)
        body.addLayout(head)
        body.addWidget(self._words)
        body.addWidget(self._count)
        rows = layouts.column(gap=1.5)
        for row in self.rows:
            rows.addWidget(row)
            for button in (row.hear, row.record):
                button.installEventFilter(self)
        body.addLayout(rows)
        body.addSpacing(theme.grid(2))
        self._sight = InSight(self.rows[0])
        body.addStretch(1)
        self.retranslate()

    def _scroll(self) -> layouts.CalmScrollArea:
        return self.findChildren(layouts.CalmScrollArea)[0]

    def take_keyboard(self) -> None:
        """Put the keyboard on the button that records the first prompt, and bring it into sight."""
        self.rows[0].record.setFocus()
        self._sight.reveal()

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
                "prêtez-lui la vôtre : dites chaque phrase comme vous la diriez à quelqu'un. "
                "Chaque enregistrement est utilisé aussitôt et reste sur cet ordinateur."
            )
        )
        own = sum(row.own for row in self.rows)
        if own > 1:
            count = self.tr("{done} phrases enregistrées sur {total}")
        else:
            count = self.tr("{done} phrase enregistrée sur {total}")
        self._count.setText(count.format(done=own, total=len(self.rows)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go up and down with the arrows, from row to row on the same button."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()))
            columns = [[row.hear for row in self.rows], [row.record for row in self.rows]]
            for column in columns:
                if step is not None and watched in column:
                    target = column[min(max(column.index(watched) + step, 0), len(column) - 1)]
                    target.setFocus(Qt.FocusReason.OtherFocusReason)
                    self._scroll().ensureWidgetVisible(target.parentWidget() or target, 0, theme.grid(4))
                    return True
        return super().eventFilter(watched, event)
