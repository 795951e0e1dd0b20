"""The notebook's place: the questions that were asked, and the passages that are kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.choice_card import ChoiceCard
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.history_view import HistoryView
from wolofsearch.desktop.kept_view import KeptView
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.notice import Notice


class NotebookPlace(Translated):
    """Two views, one at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = layouts.label("title")
        self.notice = Notice()
        self.notice.hide()
        self.show_history = ChoiceCard("notebook")
        self.show_kept = ChoiceCard("star")
        self.history = HistoryView()
        self.kept = KeptView()
        body = layouts.page(self)
        body.addWidget(self._title)
        body.addWidget(self.notice)
        choices = Flow(gap=2, columns=2)
        for choice, view in ((self.show_history, self.history), (self.show_kept, self.kept)):
            choices.addWidget(choice)
            choice.toggled.connect(view.setVisible)
        body.addLayout(choices)
        body.addWidget(self.history)
        body.addWidget(self.kept)
        body.addStretch(1)
        self.kept.hide()
        self.show_history.setChecked(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self._title.setText(self.tr("Carnet"))
        self.show_history.name(self.tr("Questions posées"), self.tr("Les réécouter, les reposer, les oublier."))
        self.show_kept.name(self.tr("Passages gardés"), self.tr("Vos favoris et vos listes de lecture."))
