"""When the window says what: the states of a question, the answers, what went wrong, the places."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.prompting import Prompting
from wolofsearch.desktop.reading_controller import ReadingController
from wolofsearch.desktop.result_card import ResultCard
from wolofsearch.desktop.results_view import ResultsView
from wolofsearch.desktop.samples import SampleQuestion
from wolofsearch.desktop.search_controller import MUTE, Asked, SearchController
from wolofsearch.errors import WolofSearchError

SLOW_MS = 1000
"""A search that takes longer is told."""
AGAIN = {"audio.silent": "silent", "audio.too_short": "too_short", "audio.too_quiet": "too_quiet",
         "audio.clipped": "clipped", "audio.too_noisy": "too_noisy"}  # fmt: skip
"""What is said about a recording, before the question whether to say it again."""
MICROPHONE = {
    "audio.no_microphone": "no_microphone",
    "audio.no_sound_system": "no_microphone",
    "audio.microphone_failed": "microphone_failed",
    **dict.fromkeys(MUTE, "microphone_failed"),
}
PLACES = {
    PlaceName.SEARCH: "place_search",
    PlaceName.NOTEBOOK: "place_notebook",
    PlaceName.LIBRARY: "place_library",
    PlaceName.SETTINGS: "place_settings",
    PlaceName.ABOUT: "place_about",
}


class Narrator(QObject):
    """Listens to the controllers and has :class:`Prompting` say what happens.

    Attributes:
        greets: whether the window says how to begin once it is ready; not where the guide does.
    """

    def __init__(
        self, prompting: Prompting, search: SearchController, results: ResultsView, reading: ReadingController
    ) -> None:
        super().__init__(search)
        self.greets = True
        self._prompting = prompting
        self._search = search
        self._results = results
        self._reading = reading
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._tell_slow)
        search.busy_changed.connect(self._on_state)
        search.answered.connect(self._on_answer)
        search.trouble_told.connect(self._on_trouble)
        results.walked.connect(self._on_walked)
        results.opened.connect(self._hush)
        results.listen_wanted.connect(self._hush)

    @Slot(object)
    def tell_place(self, place: PlaceName) -> None:
        """Say which place a person went to, unless something is being read."""
        if not self._reading.active:
            self._prompting.say(PLACES[place])

    @Slot(object)
    def play_sample(self, question: SampleQuestion) -> None:
        """Let a person hear the sample question that they chose, while it is searched."""
        self._prompting.play(question.audio)

    @Slot()
    def replay(self) -> None:
        """Play the recording that is being told to be faint, short or noisy, as a person asked for it."""
        if self._search.heard is not None and self._search.at_rest:
            self._prompting.play(self._search.heard.whole, always=True)

    @Slot()
    def _on_state(self) -> None:
        state = self._search.state
        if state is MicrophoneState.READY and self.greets:
            self.greets = False
            self._prompting.say("ready")
        if state in (MicrophoneState.PREPARING, MicrophoneState.LISTENING):
            self._prompting.let_speak()
        if state is MicrophoneState.SEARCHING:
            self._slow.start()
        else:
            self._slow.stop()

    @Slot()
    def _tell_slow(self) -> None:
        if not self._prompting.plays:
            self._prompting.say("searching")

    @Slot(object)
    def _on_answer(self, asked: Asked) -> None:
        from wolofsearch.speech.prompts import answers_prompt

        answer = asked.found.answer
        if not answer.confident or not answer.results:
            self._prompting.say("nothing_close", "again", waits=True)
            return
        count = answers_prompt(len(answer.results))
        # With one key one cannot choose: the best answer is read at once.
        self._prompting.say(count, waits=True, then=self._read_best if self._results.listens else None)

    @Slot(object)
    def _on_trouble(self, error: WolofSearchError) -> None:
        if error.message_id in AGAIN:
            self._prompting.say(AGAIN[error.message_id], "again")
        else:
            self._prompting.say(MICROPHONE.get(error.message_id, "trouble"))

    @Slot(object)
    def _on_walked(self, card: ResultCard) -> None:
        if self._results.listens:
            self._reading.stop()
            self._prompting.say(title=card.result.title, always=True)

    def _read_best(self) -> None:
        if self._results.cards and self._search.at_rest and not self._reading.active:
            self._reading.listen_to_card(self._results.cards[0])

    @Slot()
    def _hush(self) -> None:
        self._prompting.stop()
