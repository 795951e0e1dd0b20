"""Brings packages in and takes them away, on behalf of the librarian's place and the place about the program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from wolofsearch.desktop import package_side
from wolofsearch.desktop.library_controller import LibraryController
from wolofsearch.desktop.library_side import LibrarySide
from wolofsearch.desktop.model_controller import ModelController
from wolofsearch.desktop.model_side import ModelSide
from wolofsearch.desktop.package_card import PackageCard
from wolofsearch.desktop.package_side import LIBRARY, MODEL, SUFFIXES, Offer
from wolofsearch.desktop.worker import Lane, Task, Work, Worker
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.library.receiving import Received
    from wolofsearch.packages.head import Manifest


class PackageController(QObject):
    """Drives the two cards. One package at a time; whatever fails, the library and the model stay as they are."""

    offered = Signal(str)
    """A package is being offered in the card of this kind, which should be seen."""

    def __init__(
        self,
        cards: dict[str, PackageCard],
        worker: Worker,
        sides: tuple[LibrarySide, ModelSide],
        controllers: tuple[LibraryController, ModelController],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._cards = cards
        self._worker = worker
        self._library, self._model = sides
        self._libraries, self._models = controllers
        self._task: Task | None = None
        for kind, card in cards.items():
            card.bring_wanted.connect(partial(self.choose_package, kind))
            card.take_wanted.connect(partial(self.choose_target, kind))
            card.accepted.connect(self.bring)
            card.cancelled.connect(self.cancel)
            card.signing.key_wanted.connect(partial(self.make_key, kind))
            card.signing.show_key(there=package_side.can_sign(), locked=package_side.is_locked())

    def choose_package(self, kind: str) -> None:
        """Let the person choose a package on a stick."""
        names = self.tr("Paquets ({suffixes})").format(suffixes=f"*{SUFFIXES[kind]}")
        chosen, _ = QFileDialog.getOpenFileName(self._cards[kind], self.tr("Copier depuis une clé"), "", names)
        if chosen:
            self.offer(Path(chosen))

    def choose_target(self, kind: str) -> None:
        """Let the person choose where the package shall lie."""
        folder, model = self._library.folder, self._model.encoder
        if self._task is not None or folder is None or model is None:
            return
        if self._libraries.busy and kind == LIBRARY:
            self._cards[kind].show_error(WolofSearchError("desktop.library_at_work"))
            return
        name = (folder.name if kind == LIBRARY else model.model_id) + SUFFIXES[kind]
        chosen, _ = QFileDialog.getSaveFileName(self._cards[kind], self.tr("Copier vers une clé"), name)
        if chosen:
            self.take(kind, Path(chosen.removesuffix(SUFFIXES[kind]) + SUFFIXES[kind]))

    @Slot(object)
    def offer(self, path: Path) -> None:
        """Say what a package holds, and ask whether it shall be taken in."""
        task = self._worker.start(Lane.LIBRARY, partial(package_side.look, path))
        task.done.connect(self._on_looked)
        kind = MODEL if path.suffix.lower() == SUFFIXES[MODEL] else LIBRARY
        task.failed.connect(partial(self._on_not_looked, kind))

    @Slot(object, bool)
    def bring(self, offer: Offer, elsewhere: bool) -> None:
        """Take in what a person has accepted, a library perhaps into a folder that the person chooses."""
        if offer.manifest.kind == MODEL:
            self._models.install(offer.path)
        elif self._libraries.busy:
            self._cards[LIBRARY].show_error(WolofSearchError("desktop.library_at_work"))
        else:
            into = self._chosen_folder(offer) if elsewhere else None
            if elsewhere and into is None:
                self._cards[LIBRARY].show_offer(offer)
                return
            work = partial(package_side.bring_library, offer.path, self._library, into)
            self._begin(LIBRARY, Lane.LIBRARY, work).done.connect(self._on_brought)

    def take(self, kind: str, target: Path) -> None:
        """Make a package of the library, or the model, in use."""
        signing = self._cards[kind].signing
        sign, passphrase = signing.wanted, signing.taken_passphrase()
        if kind == LIBRARY:
            originals = self._cards[kind].originals.isChecked()
            work = partial(package_side.take_library, target, self._library, originals=originals)
            lane = Lane.LIBRARY
        else:
            assert self._model.encoder is not None
            model = self._model.encoder.model_id
            work, lane = partial(package_side.take_model, target, model), Lane.MODEL
        task = self._begin(kind, lane, partial(work, sign=sign, passphrase=passphrase))
        task.done.connect(partial(self._on_taken, kind, target))

    def make_key(self, kind: str, publisher: str, passphrase: str) -> None:
        """Make the key with which this computer signs from now on, perhaps behind a passphrase."""
        task = self._worker.start(Lane.LIBRARY, partial(package_side.make_key, publisher, passphrase))
        task.done.connect(partial(self._on_key, kind, bool(passphrase)))
        task.failed.connect(self._cards[kind].show_error)

    @Slot()
    def cancel(self) -> None:
        """Stop; what is copied already helps the next time."""
        if self._task is not None:
            self._task.cancel()
            for card in self._cards.values():
                card.progress.show_stopping()

    def _chosen_folder(self, offer: Offer) -> Path | None:
        """Return the library's folder: one of its name in the folder that the person chooses, or that itself."""
        chosen = QFileDialog.getExistingDirectory(self._cards[LIBRARY], self.tr("Où mettre la bibliothèque"))
        if not chosen:
            return None
        folder, name = Path(chosen), offer.manifest.name
        return folder if folder.name == name else folder / name

    def _on_key(self, kind: str, locked: bool, key_id: str) -> None:
        for card in self._cards.values():
            card.signing.show_key(there=True, locked=locked)
        self._cards[kind].signing.sign.setChecked(True)
        text = self.tr(
            "La clé de signature est faite : {key}. « wolofsearch publisher show » montre ce qu'il faut "
            "donner à qui doit vous faire confiance."
        )
        self._cards[kind].show_outcome(text.format(key=key_id))

    def _begin(self, kind: str, lane: Lane, work: Work) -> Task:
        card = self._cards[kind]
        card.begin()
        for each in self._cards.values():
            each.set_busy(True)
        self._task = task = self._worker.start(lane, work)
        task.happened.connect(card.show_progress)
        task.failed.connect(card.show_error)
        task.ended.connect(partial(self._on_ended, kind))
        return task

    @Slot(object)
    def _on_looked(self, offer: Offer) -> None:
        self.offered.emit(offer.manifest.kind)
        self._cards[offer.manifest.kind].show_offer(offer)

    def _on_not_looked(self, kind: str, error: WolofSearchError) -> None:
        self.offered.emit(kind)
        self._cards[kind].show_error(error)

    @Slot(object)
    def _on_brought(self, received: Received) -> None:
        texts = {
            "added": self.tr("La bibliothèque {name} est là. C'est elle qui répond maintenant."),
            "updated": self.tr("La bibliothèque {name} est mise à jour. C'est elle qui répond maintenant."),
            "unchanged": self.tr("La bibliothèque {name} était déjà là. C'est elle qui répond maintenant."),
        }
        self._cards[LIBRARY].show_outcome(texts[received.change].format(name=received.manifest.name))
        self._libraries.use(received.folder)

    def _on_taken(self, kind: str, target: Path, manifest: Manifest) -> None:
        text = self.tr("{file} est prêt.").format(file=target.name)
        missing = manifest.about.get("missing_originals", 0)
        if missing:
            text += " " + self.tr("Documents dont seul le texte a pu être pris : {count}.").format(count=missing)
        self._cards[kind].show_outcome(text)

    def _on_ended(self, kind: str) -> None:
        stopped = self._task is not None and self._task.cancelled
        self._task = None
        for card in self._cards.values():
            card.set_busy(False)
        self._cards[kind].finish()
        if stopped:
            self._cards[kind].show_outcome(self.tr("Arrêté. Ce qui est copié servira la prochaine fois."))
        if kind == LIBRARY and self._library.folder is None:
            self._libraries.open()
