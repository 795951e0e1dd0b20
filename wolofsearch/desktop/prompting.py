"""The window's own voice: says prompts and titles, plays questions, gives signals; silent where a person wants it so.

What makes the sounds has a thread of its own and is made in a lane; what is said before it is there, is said then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from wolofsearch.desktop.services import Services
from wolofsearch.desktop.worker import Lane, Worker
from wolofsearch.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from wolofsearch.audio.waveform import Waveform
    from wolofsearch.speech.announcer import Announcement, Announcer, Utterance

LOOK_MS = 30
SIGNAL_PATIENCE_S = 4.0
"""The microphone waits no longer than this for a sound to end: a lost loudspeaker must not hold up a question."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    prompts: Sequence[str]
    title: str
    always: bool
    then: Callable[[], None] | None
    recording: Path | Waveform | None = None


class Prompting(QObject):
    """Says things, one request at a time: the last one counts."""

    def __init__(self, worker: Worker, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self.settings = Settings()
        self._worker = worker
        self._services = services
        self._announcer: Announcer | None = None
        self._asked_for = False
        self._waiting: _Wanted | None = None
        self._next: _Wanted | None = None
        """What is said when the recording that is being heard is over."""
        self._said: tuple[Announcement, _Wanted] | None = None
        self._invited = False
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._see)

    @property
    def plays(self) -> bool:
        """Whether a recording is being heard."""
        return self._said is not None and self._said[1].recording is not None and not self._said[0].over.is_set()

    def say(
        self,
        *prompts: str,
        title: str = "",
        always: bool = False,
        waits: bool = False,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Say prompts and then a French title, instead of what is being said; nothing where prompts are off.

        Args:
            prompts: ids of :data:`wolofsearch.speech.prompts.PROMPTS`.
            title: said by the voice that reads aloud.
            always: say it even where prompts are off, because a person asked to hear just this.
            waits: let a recording that is being heard come to its end first.
            then: called when all of it was heard, at once where prompts are off; not where something else was said,
                somebody spoke, or nothing can be heard.
        """
        if not (self.settings.prompts or always):
            self._said = self._next = None
            if then is not None:
                QTimer.singleShot(0, self, then)
            return
        wanted = _Wanted(prompts, title, always, then)
        if waits and self.plays:
            self._next = wanted
        else:
            self._ask_for(wanted)

    def play(self, recording: Path | Waveform, *, always: bool = False) -> None:
        """Play a recording instead of what is being said; ``always`` as of :meth:`say`."""
        if self.settings.prompts or always:
            self._ask_for(_Wanted((), "", always, None, recording))

    def _ask_for(self, wanted: _Wanted) -> None:
        self._said = self._next = None
        if self._announcer is not None:
            self._begin(self._announcer, wanted)
            return
        self._waiting = wanted
        if not self._asked_for:  # what it imports would hold up the thread that paints
            self._asked_for = True
            self._worker.start(Lane.MODEL, self._services.announcer).done.connect(self._on_announcer)

    def say_wolof(self, prompt: str) -> None:
        """Say a prompt in Wolof, whatever the settings: a person asked to hear just this."""
        self.say(prompt, always=True)

    def let_speak(self) -> None:
        """Have nothing follow what is being said: somebody is about to speak, and would be recorded with it."""
        self._said = self._next = None

    def stop(self) -> None:
        """Say no more."""
        self._said = self._waiting = self._next = None
        if self._announcer is not None:
            self._announcer.stop()

    def close(self) -> None:
        """Say no more, and wait for the thread."""
        self.stop()
        self._look.stop()
        if self._announcer is not None:
            self._announcer.close()

    def signals(self) -> bool:
        """Return whether :meth:`signal_start` makes a sound."""
        return self._announcer is not None and self.settings.prompts

    def signal_start(self) -> None:
        """Give the signal to speak, once in a session with words before it; returns when it was heard. In a lane."""
        announcer = self._announcer
        if announcer is None:
            return
        if not self.settings.prompts:
            announcer.stop()
            return
        from wolofsearch.speech import utterances

        invited = [] if self._invited and not self.settings.simple else [self._utterance("speak_now")]
        self._invited = True
        announcer.say(*invited, utterances.start_signal).over.wait(SIGNAL_PATIENCE_S)
        announcer.stop()

    def signal_stop(self) -> None:
        """Give the signal that the microphone has closed; from any thread."""
        announcer = self._announcer
        if announcer is not None and self.settings.prompts:
            from wolofsearch.speech import utterances

            announcer.say(utterances.stop_signal)

    @Slot(object)
    def _on_announcer(self, announcer: Announcer) -> None:
        self._announcer = announcer
        if self._waiting is not None:
            self._begin(announcer, self._waiting)
            self._waiting = None

    def _begin(self, announcer: Announcer, wanted: _Wanted) -> None:
        from wolofsearch.speech import utterances

        # What is asked for on the recording page is the Wolof sound, whatever language the window speaks.
        utterance = utterances.wolof if wanted.always else self._utterance
        said = [utterance(prompt) for prompt in wanted.prompts]
        if wanted.title:
            said.append(self._french(wanted.title))
        if wanted.recording is not None:
            said.append(utterances.recorded(wanted.recording))
        announcement = announcer.say(*said)
        if wanted.then is not None or wanted.recording is not None:
            self._said = (announcement, wanted)
            self._look.start()

    def _utterance(self, prompt: str) -> Utterance:
        from wolofsearch.speech import prompts, utterances

        if self.settings.prompt_language == "fr":
            return self._french(prompts.BY_ID[prompt].french)
        return utterances.wolof(prompt)

    def _french(self, text: str) -> Utterance:
        from wolofsearch.speech import utterances

        wanted = self.settings.voice
        return utterances.french(text, self.settings.reading_rate, lambda: self._services.find_voice(wanted))

    @Slot()
    def _see(self) -> None:
        if self._said is None:
            self._look.stop()
            return
        announcement, wanted = self._said
        if not announcement.over.is_set():
            return
        self._look.stop()
        following = self._next
        self._said = self._next = None
        if not announcement.complete:
            return
        if wanted.then is not None:
            wanted.then()
        if following is not None:
            self._ask_for(following)
