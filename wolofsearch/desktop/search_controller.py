"""From a press on the round button (or a typed line, a sample, a file) to answers on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from wolofsearch.desktop.askers import Askers
from wolofsearch.desktop.language import told
from wolofsearch.desktop.listening import Listening
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.search_place import SOUND_SUFFIXES, SearchPlace
from wolofsearch.desktop.worker import Lane, Task, Work, Worker
from wolofsearch.errors import WolofSearchError
from wolofsearch.settings import Settings

if TYPE_CHECKING:
    from wolofsearch.desktop.library_side import LibrarySide
    from wolofsearch.desktop.model_side import ModelSide
    from wolofsearch.desktop.records import Found, Heard, Passage
    from wolofsearch.desktop.samples import SampleQuestion
    from wolofsearch.desktop.services import SoundSource

NO_MICROPHONE = ("audio.no_microphone", "audio.no_sound_system", "audio.microphone_failed")
MUTE = ("audio.microphone_mute", "audio.microphone_mute_windows", "audio.microphone_mute_macos")
LIBRARY_LOST = ("library.unreachable", "library.missing", "library.lost", "library.broken", "library.foreign_parts")
PICTURES = {
    "audio.silent": "silent",
    "audio.too_short": "too-short",
    "audio.too_quiet": "too-quiet",
    "audio.clipped": "clipped",
    "audio.too_noisy": "too-noisy",
} | dict.fromkeys((*NO_MICROPHONE, *MUTE), "microphone-off")
Action = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was answered.

    Attributes:
        words: what was typed, the sample or the file; empty for what was said.
        heard: what was said or opened; None for what was typed.
        found: the answer.
        anew: whether it was asked now, not only its answers limited otherwise.
    """

    words: str
    heard: Heard | None
    found: Found
    anew: bool


class SearchController(QObject):
    """Drives the search place; what it is doing is what the round button shows."""

    busy_changed = Signal()
    library_lost = Signal(object)
    """The library could be searched no more, as its drive is gone: a :class:`WolofSearchError`."""
    answered = Signal(object)
    """A question was answered, and is on the screen: an :class:`Asked`."""
    trouble_told = Signal(object)
    """A :class:`WolofSearchError` is told under the button."""

    def __init__(
        self, place: SearchPlace, worker: Worker, model: ModelSide, library: LibrarySide, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._worker = worker
        self._model = model
        self._library = library
        self.settings = Settings()
        self._askers = Askers(place)
        self._listening = Listening(self)
        self._task: Task | None = None
        self._asked = ""
        self.heard: Heard | None = None
        """What was said or opened last, while it is searched or told about; None for what was typed."""
        self._again: Work | None = None
        self._anew = True
        self._resting = MicrophoneState.READY
        self._told: WolofSearchError | None = None
        self._second_offered = False
        self._first_action: Action = self.listen
        self._second_action: Action = self.listen
        self.action_names: dict[Action, Callable[[], str]] = {}
        """What the first button says for an action that is not to try again."""
        button = place.panel.microphone
        self._listening.level.connect(button.set_level)
        self._listening.time_left.connect(button.set_time_left)
        self._listening.paused.connect(self._hear_so_far)
        self._listening.ended.connect(self.stop)
        place.panel.pressed.connect(self.press)
        place.panel.typed.connect(self.search_text)
        place.panel.file_wanted.connect(self.choose_file)
        place.samples.chosen.connect(self.search_sample)
        place.results.again.connect(self.listen)
        place.results.cleared.connect(self.start_over)
        place.notice.first_pressed.connect(self._act_first)
        place.notice.second_pressed.connect(self._act_second)

    @property
    def state(self) -> MicrophoneState:
        """What is going on."""
        return self._place.panel.microphone.state

    def ready(self) -> None:
        """The model and the library are there: questions may come."""
        self._show_state(self._resting)

    def not_ready(self, error: WolofSearchError, again: Action, *, instead: Action | None = None) -> None:
        """Something needed is missing; tell it, and offer to try again or to do something else."""
        self._show_state(MicrophoneState.NOT_READY)
        self.tell(error, again, instead)

    def preparing(self) -> None:
        """The model or the library is being opened."""
        self._drop_task()
        self._show_state(MicrophoneState.PREPARING)
        self._place.show_samples()

    def no_microphone(self) -> None:
        """There is no microphone, as far as the computer can tell; typing and files remain."""
        self._resting = MicrophoneState.UNAVAILABLE
        if self.state is MicrophoneState.READY:
            self._show_state(self._resting)

    def microphone_found(self) -> None:
        """There is a microphone: what was told about a missing one is no longer so."""
        self._resting = MicrophoneState.READY
        if self._told is not None and self._told.message_id in NO_MICROPHONE and self._place.shows_notice:
            self._place.notice.hand_over(self._place.panel.microphone)
            self._place.show_samples()
        if self.state is MicrophoneState.UNAVAILABLE:
            self._show_state(self._resting)

    @property
    def at_rest(self) -> bool:
        """Whether a question may come: nobody speaks, and nothing is searched."""
        return self.state in (MicrophoneState.READY, MicrophoneState.UNAVAILABLE)

    @Slot()
    def press(self) -> None:
        """Begin to listen, or end listening."""
        if self.at_rest:
            self.listen()
        elif self.state is MicrophoneState.LISTENING:
            self.stop()

    @Slot()
    def listen(self) -> None:
        """Open the microphone, after the signal to speak."""
        if self.at_rest:
            self._open(held=False)

    def listen_held(self) -> None:
        """Open the microphone at once, without a sound: a hand is on the button, and may stay there."""
        if self.at_rest:
            self._open(held=True)

    def tapped(self) -> None:
        """The hand is gone already: silence ends the question, which begins anew where there is a signal to speak."""
        if self._model.signals():
            self._listening.rest()
            self._open(held=False)
        else:
            self._worker.start(Lane.MODEL, self._model.let_silence_end)

    def let_go(self) -> None:
        """The hand that held the button is gone: search, or say that it was gone before anything could be heard."""
        if self.state is MicrophoneState.LISTENING:
            self.stop()
        else:
            self._cancel()
            self.tell(WolofSearchError("audio.too_short"), self.listen)

    @Slot()
    def stop(self) -> None:
        """End listening and search."""
        if self.state is not MicrophoneState.LISTENING:
            return
        self._listening.rest()
        self._show_state(MicrophoneState.SEARCHING)
        self._start(Lane.MODEL, self._model.finish_recording).done.connect(self._on_heard)

    @Slot(str)
    def search_text(self, query: str) -> None:
        """Search with a typed question."""
        if self.at_rest:
            self._asked, self.heard = query, None
            self._search(partial(self._library.search_text, query))

    @Slot(object)
    def search_like(self, passage: Passage) -> None:
        """Search for passages like a passage."""
        if self.at_rest:
            self._asked, self.heard = passage.title, None
            self._search(partial(self._library.search_like, passage.document_id, passage.start))

    def ask_again(self) -> None:
        """Ask the last question again, of which the answers are on the screen."""
        if self.at_rest and self._again is not None:
            self._search(self._again, anew=False)

    @Slot(object)
    def search_file(self, path: Path, name: str | None = None) -> None:
        """Search with a sound file, called ``name`` rather than by its own name where that is given."""
        self._hear(path, path.name if name is None else name)

    @Slot(object)
    def search_sample(self, question: SampleQuestion) -> None:
        """Search with a recorded sample question."""
        self._hear(question.audio, question.wolof)

    @Slot()
    def choose_file(self) -> None:
        """Let the person choose a sound file, unless somebody speaks or something is searched."""
        if not self.at_rest:
            return
        title = self.tr("Ouvrir un enregistrement")
        sounds = self.tr("Enregistrements ({suffixes})").format(suffixes=SOUND_SUFFIXES)
        chosen, _ = QFileDialog.getOpenFileName(self._place, title, "", sounds)
        if chosen:
            self.search_file(Path(chosen))

    def escape(self) -> bool:
        """Stop what is going on, or go back to the first screen; False when there was nothing to leave."""
        if self._task is not None or self.state is MicrophoneState.LISTENING:
            self._cancel()
            return True
        if self._place.shows_results or (self._place.shows_notice and self.at_rest):
            self.start_over()
            return True
        return False

    @Slot()
    def start_over(self) -> None:
        """Show the first screen again."""
        self._again = self.heard = None
        self._place.panel.query.clear()
        self._place.show_samples()
        self._place.panel.microphone.setFocus()

    def retranslate(self) -> None:
        """Tell again, in the language shown now, what is being told."""
        if self._told is not None and self._place.shows_notice:
            self.tell(self._told, self._first_action, self._second_action if self._second_offered else None)

    def _open(self, *, held: bool) -> None:
        self._asked = ""
        self._show_state(MicrophoneState.PREPARING)
        # What has the keyboard may be about to be hidden, and would pass it on to anything.
        self._place.panel.microphone.setFocus()
        if self._place.shows_notice:
            self._place.show_samples()
        work = partial(self._model.start_recording, self.settings.microphone, held=held)
        self._start(Lane.MODEL, work).done.connect(self._on_listening)

    def _cancel(self) -> None:
        self._listening.rest()
        self._drop_task()
        self._worker.start(Lane.MODEL, self._model.cancel_recording)
        self._show_state(self._resting)

    def _start(self, lane: Lane, work: Work) -> Task:
        self._drop_task()
        self._task = task = self._worker.start(lane, work)
        task.failed.connect(self.fail)
        task.ended.connect(self._on_ended)
        return task

    def _drop_task(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _hear(self, path: Path, asked: str) -> None:
        if not self.at_rest:
            return
        self._asked = asked
        self._show_state(MicrophoneState.SEARCHING)
        self._start(Lane.MODEL, partial(self._model.hear_file, path)).done.connect(self._on_heard)

    def _search(self, work: Work, *, anew: bool = True) -> None:
        self._again, self._anew = work, anew
        self._show_state(MicrophoneState.SEARCHING)
        self._start(Lane.LIBRARY, work).done.connect(self._on_found)

    @Slot(object)
    def _on_listening(self, source: SoundSource) -> None:
        self._resting = MicrophoneState.READY
        self._show_state(MicrophoneState.LISTENING)
        self._listening.watch(source)

    @Slot()
    def _hear_so_far(self) -> None:
        # Not the task that the person waits for, and if it fails the question is heard as always.
        self._worker.start(Lane.MODEL, self._model.hear_so_far)

    @Slot(object)
    def _on_heard(self, heard: Heard | None) -> None:
        if heard is None:
            return
        from wolofsearch.audio.quality import Verdict

        self.heard = heard
        if heard.verdict is Verdict.GOOD:
            self._search(partial(self._library.search_speech, heard.waveform))
            return
        anyway = self.search_anyway if heard.verdict.searchable else None
        self.tell(WolofSearchError(heard.verdict.message_id), self.listen, anyway)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self._place.show_results(found.answer, found.threshold, self._asked)
        self._askers.switch(on=True)  # what is off cannot take the keyboard
        self._place.results.focus_first()
        self.answered.emit(Asked(self._asked, self.heard, found, self._anew))

    @Slot(object)
    def fail(self, error: WolofSearchError) -> None:
        """Tell why a question, or a look at an answer, came to nothing."""
        if error.message_id in LIBRARY_LOST:
            self.library_lost.emit(error)
        elif error.message_id in NO_MICROPHONE:
            self._resting = MicrophoneState.UNAVAILABLE
            self.tell(error, self.listen, self.choose_file)
        elif error.message_id in MUTE:  # it is there, so the button stays as it is
            self.tell(error, self.listen, self.choose_file)
        else:
            self.tell(error, self.listen)

    @Slot()
    def _on_ended(self) -> None:
        if self.sender() is self._task:
            self._task = None
            if self.state in (MicrophoneState.SEARCHING, MicrophoneState.PREPARING):
                self._show_state(self._resting)

    def search_anyway(self) -> None:
        """Search with the recording that was told to be faint, distorted or drowned in noise."""
        if self.heard is not None:
            self._search(partial(self._library.search_speech, self.heard.waveform))

    def tell(self, error: WolofSearchError, again: Action, instead: Action | None = None) -> None:
        """Tell what went wrong under the button, and offer to try again or to do something else."""
        message = told(error)
        self._told = error
        self._first_action = again
        self._second_action = instead or again
        self._second_offered = instead is not None
        notice = self._place.notice
        notice.tell(PICTURES.get(error.message_id, "alert"), message.sentence, message.next_step)
        others = {
            self.search_anyway: ("search", self.tr("Chercher quand même")),
            self.choose_file: ("sound-file", self.tr("Ouvrir un enregistrement")),
        }
        second = others.get(instead, ("seedling", self.tr("Utiliser les exemples"))) if instead else None
        name = self.action_names.get(again)
        picture = "file-add" if name else "microphone" if again == self.listen else "again"
        notice.offer((picture, name() if name else self.tr("Réessayer")), second)
        if self.heard is not None and self.heard.verdict.message_id == error.message_id:
            notice.offer_replay(self.tr("Réécouter"))
        self._place.show_notice()
        notice.focus_first()
        self.trouble_told.emit(error)

    @Slot()
    def _act_first(self) -> None:
        self._first_action()

    @Slot()
    def _act_second(self) -> None:
        self._second_action()

    def _show_state(self, state: MicrophoneState) -> None:
        self._place.panel.set_state(state)
        self._askers.switch(on=self.at_rest)
        self.busy_changed.emit()
