"""Records the prompts: from the button of a row to a file that is used at once, or a sentence that says why not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from wolofsearch.desktop.listening import Listening
from wolofsearch.desktop.prompt_row import PromptRow
from wolofsearch.desktop.prompting import Prompting
from wolofsearch.desktop.prompts_place import PromptsPlace
from wolofsearch.desktop.services import TAIL_S, Services, SoundSource
from wolofsearch.desktop.worker import Lane, Task, Worker
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.speech.prompts import Prompt

KEEP_MS = 150
"""Of the silence around what was said."""


class PromptStore:
    """The recordings on the disk and the microphone; every method but :meth:`cancel` runs in the model lane."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._source: SoundSource | None = None

    def states(self, prompts: Sequence[Prompt]) -> list[tuple[bool, WolofSearchError | None]]:
        """Return for each prompt whether there is an own recording, and what is wrong with it."""
        from wolofsearch.speech.prompt_sounds import broken_recording, own_recordings

        return [(bool(own_recordings(prompt.id)), broken_recording(prompt.id)) for prompt in prompts]

    def start(self, device: str | None) -> SoundSource:
        """Begin to record."""
        self.cancel()
        source = self._services.recorder(device)
        source.start()
        self._source = source
        return source

    def finish(self, prompt: Prompt) -> None:
        """End, and keep what was said.

        Raises:
            WolofSearchError: the recording is too quiet, too short or distorted, or the disk is full; what was used
                before is used still.
        """
        from wolofsearch.audio.quality import Verdict, judge
        from wolofsearch.audio.voice import trim_silence
        from wolofsearch.speech.prompt_sounds import save_recording

        source, self._source = self._source, None
        if source is None:
            return
        recorded = source.stop(TAIL_S)
        verdict = judge(recorded)
        if verdict is not Verdict.GOOD:
            raise WolofSearchError(verdict.message_id)
        save_recording(prompt.id, trim_silence(recorded, KEEP_MS))

    def cancel(self) -> None:
        """Forget the recording under way, if any."""
        source, self._source = self._source, None
        if source is not None:
            source.cancel()

    def forget(self, prompt: Prompt) -> None:
        """Go back to the built-in sound."""
        from wolofsearch.speech.prompt_sounds import forget_recordings

        forget_recordings(prompt.id)


class PromptsController(QObject):
    """Drives the recording page: one row records at a time."""

    def __init__(
        self, place: PromptsPlace, worker: Worker, services: Services, prompting: Prompting, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._worker = worker
        self._prompting = prompting
        self._store = PromptStore(services)
        self._recording: PromptRow | None = None
        self._listening = Listening(self)
        self._listening.ended.connect(self._finish)
        self._listening.level.connect(self._on_level)
        for row in place.rows:
            row.hear_wanted.connect(partial(self.hear, row))
            row.record_wanted.connect(partial(self.press, row))
            row.back_wanted.connect(partial(self._back, row))

    def refresh(self) -> None:
        """Look which recordings there are, and show it."""
        task = self._worker.start(Lane.MODEL, lambda: self._store.states([row.prompt for row in self._place.rows]))
        task.done.connect(self._on_states)

    def leave(self) -> None:
        """Forget the recording under way, if any; the page is left."""
        self._prompting.stop()
        row, self._recording = self._recording, None
        self._listening.rest()
        if row is not None:
            row.show_state(own=row.own)
            self._worker.start(Lane.MODEL, self._store.cancel)

    def close(self) -> None:
        """Forget the recording under way; called in the model lane when the window closes."""
        self._store.cancel()

    def hear(self, row: PromptRow) -> None:
        """Say the prompt as it sounds now, in Wolof and even where prompts are off."""
        if self._recording is None:
            self._prompting.say_wolof(row.prompt.id)

    def press(self, row: PromptRow) -> None:
        """Begin to record this prompt, or end it."""
        if self._recording is row:
            self._finish()
        elif self._recording is None:
            self._recording = row
            self._prompting.stop()
            task = self._worker.start(Lane.MODEL, partial(self._store.start, self._prompting.settings.microphone))
            task.done.connect(self._on_started)
            task.failed.connect(partial(self._on_failed, row))

    @Slot(object)
    def _on_started(self, source: SoundSource) -> None:
        if self._recording is not None:
            self._recording.show_state(own=self._recording.own, recording=True)
            self._listening.watch(source)

    @Slot(float)
    def _on_level(self, level: float) -> None:
        if self._recording is not None:
            self._recording.show_level(level)

    @Slot()
    def _finish(self) -> None:
        row = self._recording
        if row is None or not row.recording:
            return
        self._listening.rest()
        row.show_state(own=row.own)
        self._watch(row, self._worker.start(Lane.MODEL, partial(self._store.finish, row.prompt)), own=True, heard=True)

    def _back(self, row: PromptRow) -> None:
        if self._recording is None:
            row.record.setFocus()
            self._watch(row, self._worker.start(Lane.MODEL, partial(self._store.forget, row.prompt)), own=False)

    def _watch(self, row: PromptRow, task: Task, *, own: bool, heard: bool = False) -> None:
        def done(_result: object) -> None:
            self._recording = None
            row.show_state(own=own)
            self._place.show_count()
            if heard:
                self.hear(row)

        task.done.connect(done)
        task.failed.connect(partial(self._on_failed, row))

    def _on_failed(self, row: PromptRow, error: WolofSearchError) -> None:
        self._recording = None
        row.show_state(own=row.own, error=error)

    @Slot(object)
    def _on_states(self, states: list[tuple[bool, WolofSearchError | None]]) -> None:
        for row, (own, error) in zip(self._place.rows, states, strict=True):
            if row is not self._recording:
                row.show_state(own=own, error=error)
        self._place.show_count()
