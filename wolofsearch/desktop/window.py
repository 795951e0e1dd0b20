"""The window: its places, the way between them, and everything that has to be said good-bye to when it closes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QMainWindow, QStackedWidget, QWidget

from wolofsearch import paths
from wolofsearch import settings as settings_file
from wolofsearch.desktop import appearance, icons, language, layouts, theme
from wolofsearch.desktop.care import Care
from wolofsearch.desktop.crash import CrashReporter
from wolofsearch.desktop.dropping import Dropping
from wolofsearch.desktop.filter_controller import FilterController
from wolofsearch.desktop.folders_controller import FoldersController
from wolofsearch.desktop.header import Header, PlaceName
from wolofsearch.desktop.holding import Holding
from wolofsearch.desktop.keys import WINDOW, add_keys
from wolofsearch.desktop.library_controller import LibraryController
from wolofsearch.desktop.library_place import LibraryPlace
from wolofsearch.desktop.library_side import LibrarySide
from wolofsearch.desktop.manual_side import ManualSide
from wolofsearch.desktop.microphone_controller import MicrophoneController
from wolofsearch.desktop.model_controller import ModelController
from wolofsearch.desktop.model_place import ModelPlace
from wolofsearch.desktop.model_side import ModelSide
from wolofsearch.desktop.notebook_place import NotebookPlace
from wolofsearch.desktop.notebook_ways import NotebookWays
from wolofsearch.desktop.package_controller import PackageController
from wolofsearch.desktop.package_side import LIBRARY, MODEL
from wolofsearch.desktop.passage_controller import PassageController, Shown
from wolofsearch.desktop.passage_place import PassagePlace
from wolofsearch.desktop.reading_controller import ReadingController
from wolofsearch.desktop.records import ModelFacts
from wolofsearch.desktop.samples import sample_questions
from wolofsearch.desktop.search_controller import SearchController
from wolofsearch.desktop.search_place import SearchPlace
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.settings_place import SettingsPlace
from wolofsearch.desktop.spoken_side import SpokenSide
from wolofsearch.desktop.worker import Lane, Worker
from wolofsearch.errors import WolofSearchError
from wolofsearch.messages import DEFAULT_LANGUAGE
from wolofsearch.settings import Settings

SIZE_PX = (1200, 780)
SMALLEST_PX = (960, 640)
PAGE_KEYS = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class MainWindow(QMainWindow):
    """The one window of the program."""

    def __init__(self, services: Services | None = None) -> None:
        super().__init__()
        self.settings = settings_file.load()
        language.use(self.settings.language or DEFAULT_LANGUAGE)
        appearance.begin(self.settings)
        self.setWindowTitle("WolofSearch")
        self.setWindowIcon(icons.icon("mark", theme.EARTH, 64))
        self.setMinimumSize(*SMALLEST_PX)
        self.resize(*SIZE_PX)

        self.header = Header()
        self.search_place = SearchPlace()
        self.passage_place = PassagePlace()
        self.notebook_place = NotebookPlace()
        self.library_place = LibraryPlace()
        self.settings_place = SettingsPlace()
        self.model_place = ModelPlace()
        self._places = QStackedWidget()
        for place in (
            self.search_place,
            self.passage_place,
            self.notebook_place,
            self.library_place,
            self.settings_place,
            self.model_place,
        ):
            self._places.addWidget(place)
        body = QWidget()
        body.setObjectName("body")
        column = layouts.column(body, gap=0)
        column.addWidget(self.header)
        column.addWidget(self._places, 1)
        self.setCentralWidget(body)

        self.worker = Worker(self)
        services = services or Services()
        self.model = ModelSide(services)
        self.library = LibrarySide(self.model)
        self.crashes = CrashReporter(self)
        self.worker.crashed.connect(self.crashes.show_error)
        self.search = SearchController(self.search_place, self.worker, self.model, self.library, self)
        self.filters = FilterController(self.search_place, self.search, self.library, self)
        self.passages = PassageController(self.passage_place, self.worker, self.library, self)
        self.reading = ReadingController(self.search_place.results, self.passage_place, self.worker, services, self)
        self.reading.allowed = lambda: self.search.at_rest
        column.addWidget(self.reading.bar)
        self.notebook = NotebookWays(self, services)
        self.libraries = LibraryController(self.library_place, self.worker, self.library, self)
        self.models = ModelController(self.model_place.models, self.worker, self.model, self)
        self.folders = FoldersController(self.library_place, self.worker, self.libraries, self)
        self.appearance = appearance.Appearance(self.settings_place.appearance, self.settings, self)
        self.models.busy = lambda: self.libraries.busy
        self.spoken = SpokenSide(self, services, self._save, self._show)
        self.care = Care(self, services, self._show)
        for more in (self.spoken.guide, self.spoken.prompts_place, self.care.doctor_place):
            self._places.addWidget(more)
        self.packages = PackageController(
            {LIBRARY: self.library_place.packages, MODEL: self.model_place.packages},
            self.worker,
            (self.library, self.model),
            (self.libraries, self.models),
            self,
        )
        self.dropping = Dropping(self, self.search, self.libraries, self.packages, self.go)
        self._connect()
        self._add_shortcuts()
        self.go(PlaceName.SEARCH)
        self.search_place.panel.microphone.setFocus()

    def begin(self) -> None:
        """Show the window; everything slow starts afterwards, in the lanes."""
        self.show()
        QTimer.singleShot(0, self._start)

    @property
    def place(self) -> QWidget | None:
        """The place in front."""
        return self._places.currentWidget()

    @Slot(object)
    def go(self, place: PlaceName) -> None:
        """Bring a place to the front."""
        self._show(
            {
                PlaceName.SEARCH: self.search_place,
                PlaceName.NOTEBOOK: self.notebook_place,
                PlaceName.LIBRARY: self.library_place,
                PlaceName.SETTINGS: self.settings_place,
                PlaceName.ABOUT: self.model_place,
            }[place]
        )
        self.header.show_place(place)
        if place is PlaceName.NOTEBOOK:
            self.notebook.controller.refresh()
        if place is PlaceName.ABOUT and self.model.encoder is not None:  # what computes may have changed meanwhile
            self.worker.start(Lane.MODEL, self.model.facts).done.connect(self.model_place.show_model)

    def changeEvent(self, event: QEvent) -> None:
        """Tell the controllers about a change of language; the places hear of it by themselves."""
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "libraries"):
            self.search.retranslate()
            self.passages.retranslate()
            self.filters.retranslate()
            self.libraries.retranslate()
            self.notebook.controller.retranslate()
            self.models.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll the place in front by pages, when nobody else takes the key."""
        area = self.place.findChild(layouts.CalmScrollArea) if self.place else None
        if area is None or event.key() not in PAGE_KEYS:
            super().keyPressEvent(event)
        else:
            area.verticalScrollBar().triggerAction(PAGE_KEYS[Qt.Key(event.key())])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is going on, close the library, wait for the lanes."""
        self.hide()
        self.reading.close()
        self.passages.close()
        self.spoken.close()
        lanes = {Lane.LIBRARY: self.library.close, Lane.MODEL: self._close_sound, **self.notebook.last_work()}
        self.worker.close(lanes)
        event.accept()

    def _close_sound(self) -> None:
        self.spoken.prompts.close()
        self.model.close()

    def _connect(self) -> None:
        self.microphones = MicrophoneController(self)
        self.holding = Holding(self.search_place.panel, self.search, self)
        self.manual = ManualSide(self, self._places, self._show)
        self.header.chosen.connect(self.go)
        self.library_place.overview_shown.connect(self.filters.show_overview)
        self.search_place.results.similar_wanted.connect(self.search.search_like)
        self.passages.similar_wanted.connect(self._search_like)
        self.search_place.results.opened.connect(self.passages.show_result)
        self.passages.failed.connect(self.search.fail)
        self.settings_place.history_chosen.connect(self._keep_history)
        self.passages.shown.connect(self._show_passage)
        self.passages.shown.connect(self.reading.stop_unless_shown)
        self.search.busy_changed.connect(self._hush)
        self.reading.keyboard_left.connect(self._take_keyboard)
        self.passage_place.left.connect(self._leave_passage)
        self.libraries.opening.connect(self.search.preparing)
        self.libraries.opened.connect(self.search.ready)
        self.libraries.failed.connect(self._on_library_failed)
        self.search.library_lost.connect(self._on_library_failed)
        self.libraries.chosen.connect(self._remember_library)
        self.models.used.connect(self._use_model)
        self.appearance.changed.connect(self._use_look)
        self.packages.offered.connect(lambda kind: self.go(PlaceName.LIBRARY if kind == LIBRARY else PlaceName.ABOUT))
        self.settings_place.language_chosen.connect(self._use_language)
        self.settings_place.microphone_chosen.connect(self._use_microphone)
        self.settings_place.keep_chosen.connect(self._keep_recordings)
        self.settings_place.provider_chosen.connect(self._use_provider)

    def _add_shortcuts(self) -> None:
        add_keys(self, {"Escape": self._escape, "Ctrl+Q": self.close, "Ctrl+F": self._type}, WINDOW)
        for place in (self.search_place, self.passage_place):
            add_keys(place, {"Space": self._speak})
        for widget in (self.search_place, self.passage_place, self.reading.bar):
            add_keys(widget, self.reading.keys(self._listen))

    @Slot()
    def _start(self) -> None:
        self._apply()
        self.settings_place.show_settings(self.settings)
        self.spoken.start(first=not paths.settings_file().exists())
        self.search_place.samples.show_questions(sample_questions())
        self.libraries.begin(Path(self.settings.library) if self.settings.library else None)
        self._load_model()
        self.microphones.begin()
        self.worker.start(Lane.MODEL, self.model.providers).done.connect(self._on_providers)
        self.worker.start(Lane.MODEL, self.model.addon).done.connect(self.settings_place.show_addon)

    def _load_model(self) -> None:
        self.search.preparing()
        task = self.worker.start(Lane.MODEL, partial(self.model.load_model, self.settings.model))
        task.done.connect(self._on_model)
        task.failed.connect(self._on_model_failed)

    @Slot(object)
    def _on_model(self, facts: ModelFacts) -> None:
        self.model_place.show_model(facts)
        self.models.refresh()
        self.libraries.open()

    @Slot(object)
    def _use_model(self, facts: ModelFacts) -> None:
        self._save(replace(self.settings, model=facts.model_id))
        self._on_model(facts)

    @Slot(object)
    def _on_model_failed(self, error: WolofSearchError) -> None:
        self.search.not_ready(error, self._load_model)

    @Slot(object)
    def _on_library_failed(self, error: WolofSearchError) -> None:
        sample = self.libraries.choose_sample if self.settings.library else None
        self.search.not_ready(error, self.libraries.open, instead=sample)

    @Slot(object)
    def _on_providers(self, providers: list[tuple[str, str]]) -> None:
        self.settings_place.show_providers(providers, self.settings.provider)

    @Slot()
    def _show_passage(self) -> None:
        self._show(self.passage_place)
        self.header.show_place(PlaceName.NOTEBOOK if self.notebook.reading else PlaceName.SEARCH)
        self.passage_place.take_keyboard()

    @Slot()
    def _leave_passage(self) -> None:
        if self.notebook.reading:
            self.go(PlaceName.NOTEBOOK)
            return
        card = self.search_place.results.chosen
        self.go(PlaceName.SEARCH)
        if card is not None:
            card.setFocus()

    @Slot()
    def _escape(self) -> None:
        if (self.search.at_rest and self.reading.stop()) or self.spoken.escape():
            return
        if self.place is self.passage_place:
            self._leave_passage()
        elif self.place is self.search_place:
            self.search.escape()
        else:
            self.go(PlaceName.SEARCH)

    @Slot()
    def _speak(self) -> None:
        self.go(PlaceName.SEARCH)
        self.holding.press(Qt.Key.Key_Space)

    @Slot(object)
    def _search_like(self, passage: Shown) -> None:
        self.go(PlaceName.SEARCH)
        self.search.search_like(passage)

    @Slot()
    def _listen(self) -> None:
        """Read what is in front: the marked passage, the card with the keyboard, or else the best answer."""
        results = self.search_place.results
        if self.place is self.passage_place:
            self.reading.listen_to_place()
        elif results.focused is not None:
            self.reading.listen_to_card(results.focused)
        elif self.reading.active:
            self.reading.toggle()
        elif self.search_place.shows_results and results.cards:
            self.reading.listen_to_card(results.cards[0])

    @Slot()
    def _take_keyboard(self) -> None:
        if self.place is self.passage_place:
            self.passage_place.take_keyboard()
        elif self.place is self.search_place:
            self.search_place.results.focus_heard()

    @Slot()
    def _hush(self) -> None:
        """What is read aloud must not get into a question."""
        if not self.search.at_rest:
            self.reading.stop()

    @Slot()
    def _type(self) -> None:
        self.go(PlaceName.SEARCH)
        self.search_place.panel.query.setFocus()

    def _show(self, place: QWidget) -> None:
        self.spoken.left(place)
        self._places.setCurrentWidget(place)

    @Slot(str)
    def _use_language(self, code: str) -> None:
        self._save(replace(self.settings, language=code))
        language.use(code)

    @Slot(object)
    def _use_look(self, chosen: dict[str, object]) -> None:
        self._save(replace(self.settings, **chosen))  # type: ignore[arg-type]
        self.appearance.wear(self.settings)

    @Slot(object)
    def _use_microphone(self, name: str | None) -> None:
        self._save(replace(self.settings, microphone=name))

    @Slot(bool)
    def _keep_history(self, keep: bool) -> None:
        self._save(replace(self.settings, keep_history=keep))

    @Slot(bool)
    def _keep_recordings(self, keep: bool) -> None:
        self._save(replace(self.settings, keep_recordings=keep))

    @Slot(object)
    def _use_provider(self, name: str | None) -> None:
        self._save(replace(self.settings, provider=name))
        self._load_model()

    @Slot(object)
    def _remember_library(self, folder: Path | None) -> None:
        self._save(replace(self.settings, library=str(folder) if folder else None))

    def _apply(self) -> None:
        settings = self.settings
        self.search.settings = self.notebook.controller.settings = settings
        self.reading.voice, self.reading.rate = settings.voice, settings.reading_rate
        self.spoken.apply(settings)

    def _save(self, settings: Settings) -> None:
        self.settings = settings
        self._apply()
        try:
            settings_file.save(settings)
        except WolofSearchError as error:
            why = language.told(error).sentence.rstrip(".")
            self.settings_place.tell(WolofSearchError("desktop.settings_not_saved", detail=why))
