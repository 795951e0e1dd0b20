"""Installs, checks, removes and changes models, on behalf of the place about the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from wolofsearch.desktop.language import told
from wolofsearch.desktop.models_card import ModelsCard
from wolofsearch.desktop.worker import Lane, Task, Work, Worker
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.desktop.model_side import ModelSide
    from wolofsearch.encoder.bundle import ModelInfo
    from wolofsearch.encoder.installing import ModelCopied

PACKAGES = "*.wolofmodel *.zip *.tar *.tar.gz *.tgz *.tar.xz *.tar.bz2"


class ModelController(QObject):
    """Drives the card of the models. One thing at a time; whatever fails, the model in use stays as it is."""

    used = Signal(object)
    """Another model is loaded and is the one in use: its :class:`ModelFacts`."""

    def __init__(self, card: ModelsCard, worker: Worker, model: ModelSide, parent: QObject) -> None:
        super().__init__(parent)
        self._card = card
        self._worker = worker
        self._model = model
        self._installation: Task | None = None
        self._error: WolofSearchError | None = None
        self._to_remove = ""
        self.busy: Callable[[], bool] = lambda: False
        card.folder_wanted.connect(self.choose_folder)
        card.file_wanted.connect(self.choose_file)
        card.cancelled.connect(self.cancel)
        card.use_wanted.connect(self.use)
        card.check_wanted.connect(self.check)
        card.remove_wanted.connect(self.ask_to_remove)
        card.notice.first_pressed.connect(self._forget_question)
        card.notice.second_pressed.connect(self._remove)

    @Slot()
    def refresh(self) -> None:
        """Show the models that are there now."""
        self._worker.start(Lane.MODEL, self._model.models).done.connect(self._card.show_models)

    @Slot()
    def choose_folder(self) -> None:
        """Let the person choose a model's folder."""
        chosen = QFileDialog.getExistingDirectory(self._card, self.tr("Le dossier du modèle"))
        if chosen:
            self.install(Path(chosen))

    @Slot()
    def choose_file(self) -> None:
        """Let the person choose a packed model."""
        packages = self.tr("Modèles ({suffixes})").format(suffixes=PACKAGES)
        chosen, _ = QFileDialog.getOpenFileName(self._card, self.tr("Le fichier du modèle"), "", packages)
        if chosen:
            self.install(Path(chosen))

    def install(self, source: Path) -> None:
        """Install a model from a folder or a packed file."""
        if self._installation is not None:
            return
        self._clear()
        self._card.begin()
        self._installation = task = self._worker.start(Lane.MODEL, partial(self._model.install, source))
        task.happened.connect(self._on_copied)
        task.done.connect(self._on_installed)
        task.failed.connect(self._tell)
        task.ended.connect(self._on_installation_ended)

    @Slot()
    def cancel(self) -> None:
        """Stop installing; nothing of the new model stays."""
        if self._installation is not None:
            self._installation.cancel()
            self._card.progress.show_stopping()

    @Slot(str)
    def use(self, model_id: str) -> None:
        """Load a model and make it the one in use, unless the library is being written with another."""
        if self.busy():
            self._clear()
            self._tell(WolofSearchError("desktop.library_at_work"))
            return
        self._do(partial(self._model.load_model, model_id), self.used.emit)

    @Slot(str)
    def check(self, model_id: str) -> None:
        """Look whether a model's files are whole, and whether it computes what it should."""
        self._do(partial(self._model.check, model_id), partial(self._on_checked, model_id))

    @Slot(str)
    def ask_to_remove(self, model_id: str) -> None:
        """Ask whether a model shall really go."""
        self._clear()
        self._to_remove = model_id
        self._ask()

    def retranslate(self) -> None:
        """Tell again, in the language shown now, what is being told."""
        self._card.tell_outcome("")
        if self._to_remove:
            self._ask()
        elif self._error is not None and not self._card.notice.isHidden():
            self._tell(self._error)

    def _do(self, work: Work, done: Callable[[object], None]) -> None:
        self._clear()
        self._card.set_busy(True)
        task = self._worker.start(Lane.MODEL, work)
        task.done.connect(done)
        task.failed.connect(self._tell)
        task.ended.connect(self._on_ended)

    @Slot()
    def _on_ended(self) -> None:
        self._card.set_busy(False)
        self.refresh()

    def _clear(self) -> None:
        asked = (row.remove for row in self._card.rows if row.model.info.id == self._to_remove)
        self._card.notice.hand_over(next(asked, self._card.folder))
        self._to_remove, self._error = "", None
        self._card.notice.hide()
        self._card.tell_outcome("")

    def _ask(self) -> None:
        notice = self._card.notice
        notice.tell(
            "alert",
            self.tr("Retirer le modèle {name} de cet ordinateur ?").format(name=self._to_remove),
            self.tr("Ses fichiers seront effacés. Pour le ravoir, il faudra le réinstaller."),
        )
        notice.offer(("check", self.tr("Garder")), ("bin", self.tr("Retirer")))
        notice.show()
        notice.focus_first()

    @Slot()
    def _remove(self) -> None:
        model_id = self._to_remove
        if model_id:
            self._do(partial(self._model.remove, model_id), partial(self._on_removed, model_id))

    @Slot()
    def _forget_question(self) -> None:
        self._clear()

    @Slot(object)
    def _on_copied(self, copied: ModelCopied) -> None:
        self._card.show_copied(copied)

    @Slot(object)
    def _on_installed(self, info: ModelInfo) -> None:
        self._card.tell_outcome(self.tr("Le modèle {name} est installé.").format(name=info.id))

    @Slot()
    def _on_installation_ended(self) -> None:
        if self._installation is not None and self._installation.cancelled:
            self._card.tell_outcome(self.tr("Arrêté."))
        self._installation = None
        self._card.finish()
        self.refresh()

    def _on_checked(self, model_id: str, problems: Sequence[WolofSearchError]) -> None:
        if problems:
            self._tell(problems[0])
        else:
            self._card.tell_outcome(self.tr("Le modèle {name} est en bon état.").format(name=model_id))

    def _on_removed(self, model_id: str, _nothing: object) -> None:
        self._card.tell_outcome(self.tr("Le modèle {name} est retiré.").format(name=model_id))

    @Slot(object)
    def _tell(self, error: WolofSearchError) -> None:
        self._error = error
        message = told(error)
        self._card.notice.tell("alert", message.sentence, message.next_step)
        self._card.notice.show()
