"""Everything of the window for people who do not read: what it says, the simple mode, the guide, the recording page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop.guide_place import GuidePlace
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.narrator import Narrator
from wolofsearch.desktop.prompting import Prompting
from wolofsearch.desktop.prompts_controller import PromptsController
from wolofsearch.desktop.prompts_place import PromptsPlace
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.worker import Lane
from wolofsearch.settings import Settings

if TYPE_CHECKING:
    from wolofsearch.desktop.window import MainWindow


class SpokenSide(QObject):
    """Owns the parts, and joins them to the window.

    Args:
        window: the window, whose places and controllers are there.
        services: the outer world.
        save: keeps new settings, and applies them.
        show: brings a place to the front.
    """

    def __init__(
        self, window: MainWindow, services: Services, save: Callable[[Settings], None], show: Callable[[QWidget], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._save = save
        self._show = show
        self.prompting = Prompting(window.worker, services, self)
        self.narrator = Narrator(self.prompting, window.search, window.search_place.results, window.reading)
        self.guide = GuidePlace()
        self.prompts_place = PromptsPlace()
        self.prompts = PromptsController(self.prompts_place, window.worker, services, self.prompting, self)
        window.model.signals = self.prompting.signals
        window.model.before_recording = self.prompting.signal_start
        window.model.after_recording = self.prompting.signal_stop
        cards = window.settings_place.voice_cards
        for signal, slot in (
            (window.header.chosen, self.narrator.tell_place),
            (window.header.prompts_chosen, self._use_prompts),
            (window.header.simple_chosen, self._use_simple),
            (window.reading.rate_changed, self._keep_rate),
            (window.model_place.guide_wanted, self.begin_guide),
            (window.search_place.samples.chosen, self.narrator.play_sample),
            (window.search_place.notice.replay_wanted, self.narrator.replay),
            (self.guide.said, self.prompting.say),
            (self.guide.left, self.end_guide),
            (self.prompts_place.left, self._leave_recording),
            (cards.changed, self._use_choices),
            (cards.record_wanted, self._record),
            (cards.try_wanted, self._try_voice),
        ):
            signal.connect(slot)

    def apply(self, settings: Settings) -> None:
        """Do as the settings say."""
        self.prompting.settings = settings
        self._window.header.show_switches(prompts=settings.prompts, simple=settings.simple)
        self._window.search_place.set_simple(settings.simple)
        self._window.settings_place.voice_cards.show_settings(settings)

    def start(self, *, first: bool) -> None:
        """Look which voices there are; at the first start, show the guide."""
        self._window.worker.start(Lane.MODEL, self._services.voices).done.connect(self._on_voices)
        if first:
            self.narrator.greets = False
            self.begin_guide()

    @Slot()
    def begin_guide(self) -> None:
        """Show the three pictures."""
        self._show(self.guide)
        self._window.header.show_place(None)
        self.guide.begin()

    @Slot()
    def end_guide(self) -> None:
        """Go to the first screen; the guide does not come by itself again."""
        self.prompting.stop()
        self._save(self._window.settings)
        self._window.go(PlaceName.SEARCH)
        self._window.search_place.panel.microphone.setFocus()

    def escape(self) -> bool:
        """Leave the guide or the recording page; False where neither is in front."""
        if self._window.place is self.guide:
            self.end_guide()
        elif self._window.place is self.prompts_place:
            self._leave_recording()
        else:
            return False
        return True

    def left(self, place: object) -> None:
        """Another place comes to the front: what was being recorded for a prompt is forgotten."""
        if place is not self.prompts_place and self._window.place is self.prompts_place:
            self.prompts.leave()

    def close(self) -> None:
        """Say no more."""
        self.prompting.close()

    @Slot(bool)
    def _use_prompts(self, speaks: bool) -> None:
        self.prompting.stop()
        self._save(replace(self._window.settings, prompts=speaks))

    @Slot(bool)
    def _use_simple(self, simple: bool) -> None:
        self._save(replace(self._window.settings, simple=simple))
        self._window.go(PlaceName.SEARCH)
        self._window.search_place.panel.microphone.setFocus()
        self.prompting.say("simple_on" if simple else "simple_off")

    @Slot(float)
    def _keep_rate(self, rate: float) -> None:
        self._save(replace(self._window.settings, reading_rate=rate))

    @Slot(object)
    def _use_choices(self, make: Callable[[Settings], Settings]) -> None:
        before = self._window.settings
        if not make(before).prompts:
            self.prompting.stop()
        self._save(make(before))
        if make(before).simple != before.simple:
            self._use_simple(not before.simple)

    @Slot()
    def _record(self) -> None:
        self._show(self.prompts_place)
        self._window.header.show_place(PlaceName.SETTINGS)
        self.prompts.refresh()
        self.prompts_place.take_keyboard()

    @Slot()
    def _leave_recording(self) -> None:
        self._window.go(PlaceName.SETTINGS)
        self._window.settings_place.voice_cards.record.setFocus()

    @Slot()
    def _try_voice(self) -> None:
        self.prompting.say(title=self.tr("Bonjour. Je lis les réponses à voix haute."), always=True)

    @Slot(object)
    def _on_voices(self, voices: list[tuple[str, str]]) -> None:
        self._window.settings_place.voice_cards.show_voices(voices, self._window.settings.voice)
