"""Is this computer ready? Verdicts that appear one by one, with what to do where something is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.finding_row import FindingRow
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.keyboard_keeper import KeyboardKeeper
from wolofsearch.desktop.language import Translated, told
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.progress_card import ProgressCard
from wolofsearch.errors import WolofSearchError
from wolofsearch.examination.finding import OK, PROBLEM, WARNING, Finding

WORST_FIRST = (PROBLEM, WARNING, OK)


class DoctorPlace(Translated):
    """A row for each finding; the work is done elsewhere."""

    again_wanted = Signal()
    save_wanted = Signal()
    cancelled = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FindingRow] = []
        self._working = False
        self._error: WolofSearchError | None = None
        self._saved = ""
        self._title = layouts.label("title", wraps=True)
        self.back = Button("back", "quiet")
        self.again = Button("again", "primary")
        self.save = Button("save")
        self.outcome = layouts.label("outcome", wraps=True)
        self._summary = layouts.label("subtitle", wraps=True)
        self.notice = Notice()
        self.progress = ProgressCard()
        body = layouts.page(self)
        body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._title)
        buttons = Flow(gap=2)
        for button in (self.again, self.save):
            buttons.addWidget(button)
        body.addLayout(buttons)
        for part in (self.notice, self.outcome, self.progress, self._summary):
            body.addWidget(part)
        self._list = layouts.column(gap=1)
        body.addLayout(self._list)
        body.addStretch(1)
        self.notice.hide()
        self.again.clicked.connect(self.again_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.back.clicked.connect(self.left)
        self.progress.cancelled.connect(self.cancelled)
        self._keyboard = KeyboardKeeper(self)
        self.retranslate()

    @property
    def findings(self) -> list[Finding]:
        """What is shown now."""
        return [row.finding for row in self.rows]

    def begin(self) -> None:
        """Forget what was found, and show that the looking has begun."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows, self._error, self._saved = [], None, ""
        self.progress.begin()
        self._set_working(working=True)

    def show_done(self, done: int, total: int) -> None:
        """Show how many subjects have been looked at."""
        self.progress.show_done(done, total)

    def show_finding(self, finding: Finding) -> None:
        """Add a row, below those of the same verdict and above the better ones."""
        row = FindingRow(finding)
        place = sum(WORST_FIRST.index(one.status) <= WORST_FIRST.index(finding.status) for one in self.findings)
        self.rows.insert(place, row)
        self._list.insertWidget(place, row)

    def finish(self) -> None:
        """Show that all has been looked at."""
        self._set_working(working=False)

    def show_saved(self, name: str) -> None:
        """Say that the diagnostics file was written."""
        self._saved, self._error = name, None
        self.retranslate()

    def show_error(self, error: WolofSearchError) -> None:
        """Say what went wrong."""
        self._error = error
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self._title.setText(self.tr("Cet ordinateur est-il prêt ?"))
        self.back.name(self.tr("Retour"))
        self.again.name(self.tr("Examiner de nouveau"))
        self.save.name(self.tr("Fichier de diagnostic…"), self.tr("Enregistrer un fichier de diagnostic"))
        self.progress.now.setText(self.tr("J'examine cet ordinateur…"))
        self.progress.cancel.name(self.tr("Arrêter"), self.tr("Arrêter l'examen"))
        self.progress.bar.setAccessibleName(self.tr("Avancement de l'examen"))
        saved = self.tr("{name} est prêt. Il ne contient ni document, ni son, ni nom.")
        self.outcome.setText(saved.format(name=self._saved))
        self.outcome.setVisible(bool(self._saved))
        wanting = sum(row.finding.status != OK for row in self.rows)
        if wanting > 1:
            self._summary.setText(self.tr("{count} points à regarder.").format(count=wanting))
        else:
            self._summary.setText(self.tr("1 point à regarder.") if wanting else self.tr("Tout est bien."))
        self._summary.setVisible(bool(self.rows) and not self._working)
        self.notice.setVisible(self._error is not None)
        if self._error is not None:
            message = told(self._error)
            self.notice.tell("alert", message.sentence, message.next_step)

    def _set_working(self, *, working: bool) -> None:
        self._working = working
        for button in (self.again, self.save):
            button.setEnabled(not working)
        if not working:
            self.progress.finish()
        self.retranslate()
